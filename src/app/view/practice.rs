//! Practice calls: the scenes, one that runs, and where a group differs. Start with [`practice`].

use super::import::unread;
use super::pad::{KeyFace, face};
use super::phrase;
use crate::app::model::{Model, Practice, Problem, Running};
use crate::domain::order::by_number;
use crate::domain::practice::compare::{Agreement, FEWEST, MOST, Spot, compare};
use crate::domain::practice::{Coded, Line, Scene};
use crate::domain::{Behaviour, BehaviourKey, Codebook, Elapsed};

/// What the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PracticeView {
    Before(Before),
    Runs(RunsView),
}

/// The scenes, what was coded, and what the others saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    pub scenes: Vec<SceneRow>,
    /// What was coded here, in a sentence.
    pub coded: Option<String>,
    pub problem: Option<String>,
    /// Whose files are there.
    pub group: Option<String>,
    pub compared: Option<ComparedView>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneRow {
    pub scene: Scene,
    pub title: &'static str,
    pub length: String,
}

/// A scene while it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunsView {
    pub title: &'static str,
    pub clock: String,
    /// The last lines, the newest last.
    pub said: Vec<(&'static str, &'static str)>,
    pub keys: Vec<KeyFace>,
    /// The last tap, in words.
    pub tapped: String,
}

/// Where the group differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedView {
    pub rows: Vec<BehaviourRow>,
    pub spots: Vec<SpotView>,
}

/// A behaviour, the one on which they differ most first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BehaviourRow {
    pub label: String,
    /// What is seen or heard, as the codebook here has it.
    pub definition: String,
    pub spots: usize,
    /// Spots that everybody saw.
    pub by_all: usize,
    pub agreement: String,
}

/// A place of the scene that not everybody saw in the same way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpotView {
    pub clock: String,
    pub label: String,
    /// What was said last.
    pub said: Option<String>,
    pub seen: String,
}

const LAST_LINES: usize = 2;

/// What the positive agreement says, and what it doesn't.
pub const MEANING: &str = "Agreement: of all taps by any two of you, the part that both made within six seconds. It says how \
                           alike the words of the codebook are read, not who is right. What stands first is worth talking \
                           about first.";

/// Reads the screen off the model.
#[must_use]
pub fn practice(model: &Model) -> PracticeView {
    let codebook = model.notebook.codebook();
    match &model.practice.running {
        Some(running) => PracticeView::Runs(runs(running, codebook, running.since(model.now))),
        None => PracticeView::Before(before(&model.practice, codebook)),
    }
}

fn runs(running: &Running, codebook: &Codebook, since: Elapsed) -> RunsView {
    let said = running.scene.said(since);
    let last = &said[said.len().saturating_sub(LAST_LINES)..];
    let tapped = running.taps.last().map(|tap| {
        let label = label(codebook, &tap.behaviour);
        format!("{} {label}", tap.at.clock())
    });
    RunsView {
        title: running.scene.title(),
        clock: since.clock(),
        said: last
            .iter()
            .map(|line| (line.who.label(), line.words))
            .collect(),
        keys: keys(codebook).iter().map(face).collect(),
        tapped: tapped.unwrap_or_default(),
    }
}

/// Those that everybody has: what the app brings, in the words of the codebook here.
fn keys(codebook: &Codebook) -> Vec<Behaviour> {
    let brought = Codebook::starter();
    let brought = brought.behaviours().iter();
    brought
        .map(|one| codebook.find(&one.key).unwrap_or(one).clone())
        .collect()
}

fn before(practice: &Practice, codebook: &Codebook) -> Before {
    let scenes = Scene::ALL.map(|scene| SceneRow {
        scene,
        title: scene.title(),
        length: scene.length().clock(),
    });
    let coded = practice.own.as_ref().map(|own| {
        let taps = phrase::count(own.taps.len(), "tap");
        format!("{}: {taps}.", own.scene.title())
    });
    let group = group(practice);
    Before {
        scenes: scenes.into(),
        coded,
        problem: practice.problem.as_ref().map(problem),
        group: told(practice),
        compared: (group.len() >= FEWEST).then(|| compared(&group, codebook)),
    }
}

/// Everybody: oneself first, under the typed name or as "You".
fn group(practice: &Practice) -> Vec<Coded> {
    let unnamed = || {
        let own = practice.own.as_ref()?;
        Some(Coded {
            scene: own.scene,
            by: "You".to_owned().try_into().ok()?,
            taps: own.taps.clone(),
        })
    };
    let own = practice.coded().or_else(unnamed);
    own.into_iter()
        .chain(practice.others.iter().cloned())
        .collect()
}

fn told(practice: &Practice) -> Option<String> {
    let others = practice.others.iter().map(|other| other.by.as_str());
    let others: Vec<&str> = others.collect();
    (!others.is_empty()).then(|| format!("Beside yours: {}.", others.join(", ")))
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::NoName => {
            "Say who you are: the others see the name beside what you saw.".to_owned()
        }
        Problem::Unread(error) => unread(error),
        Problem::Refused(error) => error.to_string(),
        Problem::AnotherScene(scene) => {
            format!("That file is of another scene: {}.", scene.title())
        }
        Problem::Twice => "That file is here already.".to_owned(),
        Problem::TooMany => format!("More than {MOST} can't be compared at once."),
    }
}

fn compared(group: &[Coded], codebook: &Codebook) -> ComparedView {
    let agreements = compare(group);
    let row = |one: &Agreement| BehaviourRow {
        label: label(codebook, &one.behaviour),
        definition: definition(codebook, &one.behaviour),
        spots: one.spots.len(),
        by_all: one
            .spots
            .iter()
            .filter(|spot| spot.seen_by.len() == group.len())
            .count(),
        agreement: one
            .share
            .percent()
            .map_or_else(String::new, |share| format!("{share} %")),
    };
    let mut spots: Vec<(Elapsed, SpotView)> = Vec::new();
    for one in &agreements {
        let differ = one
            .spots
            .iter()
            .filter(|spot| spot.seen_by.len() < group.len());
        spots.extend(differ.map(|spot| (spot.at, spot_of(group, codebook, one, spot))));
    }
    let spots = by_number(spots, |(at, _)| (i64::from(at.0), 0));
    ComparedView {
        rows: agreements.iter().map(row).collect(),
        spots: spots.into_iter().map(|(_, spot)| spot).collect(),
    }
}

fn spot_of(group: &[Coded], codebook: &Codebook, one: &Agreement, spot: &Spot) -> SpotView {
    let scene = group.first().map(|coded| coded.scene);
    let line = scene.and_then(|scene| scene.said(spot.at).last());
    let said = |line: &Line| format!("{}: {}", line.who.label(), line.words);
    let names: Vec<&str> = spot
        .seen_by
        .iter()
        .map(|place| group[*place].by.as_str())
        .collect();
    SpotView {
        clock: spot.at.clock(),
        label: label(codebook, &one.behaviour),
        said: line.map(said),
        seen: format!("{} of {}: {}", names.len(), group.len(), names.join(", ")),
    }
}

fn label(codebook: &Codebook, key: &BehaviourKey) -> String {
    let label = codebook.find(key).map(|one| one.label.to_string());
    label.unwrap_or_else(|| key.as_str().to_owned())
}

fn definition(codebook: &Codebook, key: &BehaviourKey) -> String {
    let definition = codebook.find(key).map(|one| one.seen.as_str().to_owned());
    definition.unwrap_or_default()
}
