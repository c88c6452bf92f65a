//! How far two observers agree, behaviour by behaviour: counts of windows, and Cohen's kappa where there is enough.

use super::{Laid, seconds};
use crate::app::view::lines;
use crate::domain::observer::kappa::{FEWEST_WINDOWS, FEWEST_YES, Kappa, Table, Watched};
use crate::domain::observer::{Seen, WINDOWS};
use crate::domain::{BehaviourKey, Elapsed, order};

/// The behaviours that either saw while both were on the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Into how many windows of which length the call was cut.
    pub windows: String,
    pub rows: Vec<Row>,
    /// What stands in the place of a kappa, if it stands anywhere.
    pub none: Vec<String>,
    pub curve: Curve,
}

/// One behaviour, in windows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub label: String,
    pub both: u32,
    pub mine: u32,
    pub theirs: u32,
    /// Windows in which both say the same, in percent, rounded down: 100 is all.
    pub same: String,
    pub kappa: String,
}

/// The kappa of one behaviour, window by window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
    /// The behaviour that was chosen, or else the one that was seen most.
    pub key: BehaviourKey,
    pub label: String,
    /// What can be shown, each with its key.
    pub behaviours: Vec<(String, String)>,
    pub points: Vec<Point>,
    /// The place of the window that is set.
    pub here: usize,
    /// The lowest that is drawn, in hundredths: 0, or -100 if a point lies below.
    pub lowest: i32,
    /// The same in words, for those who don't see it.
    pub text: String,
}

/// A window, and its kappa in hundredths if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub window: String,
    pub kappa: Option<i32>,
}

/// What a kappa says and what it doesn't.
pub const MEANING: &str = "Kappa says how far the two of you agree beyond chance, on this one call: 1 is always, 0 is as \
                           often as by chance, below 0 is less often. A low one may come from a behaviour that is rare, \
                           from a definition that each reads in another way, or from clocks that are apart. It grades \
                           neither of you.";

const TOO_FEW: &str = "too few";
const UNDEFINED: &str = "undefined";

/// When each of the two saw a behaviour, on one clock.
struct Times {
    key: BehaviourKey,
    label: String,
    mine: Vec<i64>,
    theirs: Vec<i64>,
}

/// `None` if neither saw a behaviour while both were on the call.
pub(super) fn agreement(laid: &Laid<'_>, chosen: Option<&BehaviourKey>) -> Option<Agreement> {
    let (mine, theirs) = laid.held;
    let watched = Watched::by_both(mine.length, theirs.length, laid.offset);
    let behaviours = behaviours(laid, watched);
    let table = |one: &Times, window| Table::of(&one.mine, &one.theirs, watched, window);
    let tables: Vec<Table> = behaviours
        .iter()
        .map(|one| table(one, laid.window))
        .collect();
    let most = |place: &usize| behaviours[*place].mine.len() + behaviours[*place].theirs.len();
    let chosen = behaviours.iter().position(|one| Some(&one.key) == chosen);
    let shown = chosen.or_else(|| (0..behaviours.len()).rev().max_by_key(most))?;
    let shown = &behaviours[shown];
    let points = WINDOWS.map(|window| Point {
        window: seconds(window),
        kappa: known(table(shown, window)).map(Kappa::hundredths),
    });
    let rows = behaviours.iter().zip(&tables);
    Some(Agreement {
        windows: windows(watched, laid.window),
        rows: rows.map(|(one, table)| row(one, *table)).collect(),
        none: none(&tables),
        curve: curve(shown, points.to_vec(), &behaviours, laid.window),
    })
}

/// By their words.
fn behaviours(laid: &Laid<'_>, watched: Watched) -> Vec<Times> {
    let mut all: Vec<Times> = Vec::new();
    let mut note = |seen: &Seen, offset: i64, is_mine: bool| {
        let at = seen.at + offset;
        let Some(key) = seen.behaviour().filter(|_| watched.has(at)) else {
            return;
        };
        let place = all.iter().position(|one| one.key == *key);
        let place = place.unwrap_or_else(|| {
            let codebook = laid.words.codebook(Some(key));
            all.push(Times {
                key: key.clone(),
                label: lines::behaviour_label(codebook, laid.words.call.when(), key),
                mine: Vec::new(),
                theirs: Vec::new(),
            });
            all.len() - 1
        });
        let one = &mut all[place];
        match is_mine {
            true => one.mine.push(at),
            false => one.theirs.push(at),
        }
    };
    laid.mine.iter().for_each(|seen| note(seen, 0, true));
    let theirs = laid.theirs.iter();
    theirs.for_each(|seen| note(seen, laid.offset, false));
    order::by_text(all, |one| &one.label)
}

/// A kappa that means something.
fn known(table: Table) -> Option<Kappa> {
    table.kappa().filter(|_| table.is_enough())
}

fn row(times: &Times, table: Table) -> Row {
    let same = u64::from(table.alike()) * 100;
    let same = same.checked_div(u64::from(table.windows()));
    let kappa = match table.kappa() {
        _ if !table.is_enough() => TOO_FEW.to_owned(),
        None => UNDEFINED.to_owned(),
        Some(kappa) => hundredths(kappa.hundredths()),
    };
    Row {
        label: times.label.clone(),
        both: table.both,
        mine: table.only_mine,
        theirs: table.only_theirs,
        same: format!("{} %", same.unwrap_or_default()),
        kappa,
    }
}

/// What the words say that stand where there is no kappa.
fn none(tables: &[Table]) -> Vec<String> {
    let is_few = tables.iter().any(|table| !table.is_enough());
    let is_undefined = |table: &Table| table.is_enough() && table.kappa().is_none();
    let few = is_few.then(|| {
        format!(
            "{TOO_FEW}: a kappa takes at least {FEWEST_WINDOWS} windows, and the behaviour in at least \
             {FEWEST_YES} of them."
        )
    });
    let undefined = tables.iter().any(is_undefined).then(|| {
        format!(
            "{UNDEFINED}: both saw it in every window, and there is no chance to be better than."
        )
    });
    few.into_iter().chain(undefined).collect()
}

fn windows(watched: Watched, window: Elapsed) -> String {
    let (count, length) = (watched.windows(window), seconds(window));
    match count {
        1 => format!("1 window of {length}, while both of you were on the call."),
        count => format!("{count} windows of {length}, while both of you were on the call."),
    }
}

fn curve(shown: &Times, points: Vec<Point>, all: &[Times], window: Elapsed) -> Curve {
    let told = points.iter().map(|point| {
        let kappa = point.kappa.map_or_else(|| "none".to_owned(), hundredths);
        format!("{} at {}", kappa, point.window)
    });
    let told: Vec<String> = told.collect();
    let is_below = points
        .iter()
        .any(|point| point.kappa.is_some_and(|kappa| kappa < 0));
    let behaviours = all.iter();
    let behaviours = behaviours.map(|one| (one.key.as_str().to_owned(), one.label.clone()));
    Curve {
        key: shown.key.clone(),
        label: shown.label.clone(),
        behaviours: behaviours.collect(),
        here: WINDOWS
            .iter()
            .position(|one| *one == window)
            .unwrap_or_default(),
        lowest: if is_below { -100 } else { 0 },
        text: format!("Kappa of {}, by window: {}", shown.label, told.join(", ")),
        points,
    }
}

/// `0.74`, `−0.11`.
fn hundredths(kappa: i32) -> String {
    let sign = if kappa < 0 { "\u{2212}" } else { "" };
    let size = kappa.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}
