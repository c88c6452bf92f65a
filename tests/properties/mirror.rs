//! What holds for the mirror, whatever the notebook.

use std::collections::BTreeMap;

use curbside::app::view::mirror as view;
use curbside::app::{LookBack, Model, Route};
use curbside::domain::call::UtcOffset;
use curbside::domain::figures::mirror::silence::{SPOKEN, agreed, all, moves, silence};
use curbside::domain::figures::mirror::talk::{Talking, has_bar, talking};
use curbside::domain::figures::mirror::weeks::by_week;
use curbside::domain::figures::mirror::{
    Ask, Moves, Part, Sat, Verdict, car, net, of_part, of_stakes, sat_in, share, tallies,
};
use curbside::domain::figures::{Period, Share, Tally};
use curbside::domain::{CallId, Elapsed, NetMove, Notebook, Stakes, Timestamp};
use proptest::prelude::*;

use crate::{any, histories};

/// Every figure of calls.
const ASKED: [Ask; 7] = [
    net::used,
    net::needed,
    car::rep_spoke_first,
    car::within_the_hour,
    car::let_run,
    car::coaching,
    has_bar,
];

/// All that the mirror comes to.
#[derive(Debug, PartialEq)]
struct Figures {
    moves: Vec<Moves>,
    shares: Vec<Share>,
    counted: Vec<Vec<Tally>>,
    waits: Vec<(CallId, Elapsed)>,
    weeks: BTreeMap<i32, (usize, Moves)>,
    talking: Talking,
}

fn figures(calls: &[Sat<'_>]) -> Figures {
    let by_stakes = Stakes::ALL.map(|stakes| of_stakes(calls, stakes));
    let by_part = Part::ALL.map(|part| of_part(calls, part));
    let groups: Vec<&Vec<Sat<'_>>> = by_stakes.iter().chain(&by_part).collect();
    let of_groups = groups.iter().map(|group| all(group.iter()));
    let asked = |group: &[Sat<'_>]| ASKED.map(|ask| share(group, ask));
    let counted = ASKED.map(|ask| tallies(calls, ask));
    let spoken = [&SPOKEN[..], &[NetMove::Held]].map(|kinds| moves(calls, kinds));
    let sorted = |mut tallies: Vec<Tally>| {
        tallies.sort_unstable();
        tallies
    };
    let mut waits = car::waits(calls);
    waits.sort_unstable();
    let weeks = by_week(calls).into_iter();
    Figures {
        moves: [silence(calls), agreed(calls)]
            .into_iter()
            .chain(of_groups)
            .collect(),
        shares: groups.iter().flat_map(|group| asked(group)).collect(),
        counted: counted.into_iter().chain(spoken).map(sorted).collect(),
        waits,
        weeks: weeks
            .map(|week| (week.monday.number(), (week.calls, week.moves)))
            .collect(),
        talking: talking(calls),
    }
}

/// The same, of two periods one after the other.
fn together(mut a: Figures, b: Figures) -> Figures {
    fn pairs<T, U>(a: Vec<T>, b: Vec<T>, and: fn(T, T) -> U) -> Vec<U> {
        a.into_iter().zip(b).map(|(a, b)| and(a, b)).collect()
    }
    for (monday, (calls, moves)) in b.weeks {
        let week = a.weeks.entry(monday).or_default();
        *week = (week.0 + calls, week.1.and(moves));
    }
    a.waits.extend(b.waits);
    a.waits.sort_unstable();
    let joined = |mut a: Vec<Tally>, b: Vec<Tally>| {
        a.extend(b);
        a.sort_unstable();
        a
    };
    Figures {
        moves: pairs(a.moves, b.moves, Moves::and),
        shares: pairs(a.shares, b.shares, Share::and),
        counted: pairs(a.counted, b.counted, joined),
        waits: a.waits,
        weeks: a.weeks,
        talking: a.talking.and(b.talking),
    }
}

fn of(notebook: &Notebook, period: Period) -> Figures {
    figures(&sat_in(notebook, period))
}

fn model(notebook: Notebook, now: Timestamp, look_back: LookBack) -> Model {
    let mut model = Model::new(now, UtcOffset::default(), Route::Mirror);
    (model.notebook, model.look_back) = (notebook, look_back);
    model
}

proptest! {
    #[test]
    fn two_halves_of_a_period_add_up_to_the_whole(
        notebook in histories::notebook(), from in any::time(), cut in any::time(),
    ) {
        for period in [Period::EVER, Period { from, until: None }] {
            let [before, after] = period.split(cut);
            let halves = together(of(&notebook, before), of(&notebook, after));
            prop_assert_eq!(halves, of(&notebook, period));
        }
    }

    #[test]
    fn the_order_of_calls_does_not_matter(notebook in any::notebook()) {
        let mut calls = sat_in(&notebook, Period::EVER);
        let forwards = figures(&calls);
        calls.reverse();
        prop_assert_eq!(figures(&calls), forwards);
    }

    #[test]
    fn a_figure_counts_as_many_as_it_shows(notebook in histories::notebook()) {
        let calls = sat_in(&notebook, Period::EVER);
        for ask in ASKED {
            let share = share(&calls, ask);
            prop_assert_eq!(tallies(&calls, ask).len(), share.part);
            prop_assert!(share.part <= share.of);
        }
        let both = silence(&calls).and(agreed(&calls));
        prop_assert_eq!(both, all(&calls));
        prop_assert_eq!(moves(&calls, &SPOKEN).len(), both.spoke());
    }

    #[test]
    fn every_number_on_the_screen_opens_onto_as_many(
        notebook in histories::notebook(), now in any::time(),
    ) {
        let model = model(notebook, now, LookBack::All);
        let mirror = view::mirror(&model);
        if let Some(figures) = mirror.figures {
            let weeks = figures.weeks.iter().flat_map(|weeks| &weeks.rows);
            let rows = figures.stakes.iter().chain(&figures.parts).chain(weeks);
            for number in rows.flat_map(|row| &row.numbers) {
                let counted = number.counts.map_or(0, |one| view::counts(&model, one).len());
                prop_assert_eq!(number.words.clone(), counted.to_string());
            }
            for row in figures.net.iter().chain(&figures.car).chain(&figures.talk) {
                let counted = row.counts.map_or(0, |one| view::counts(&model, one).len());
                prop_assert_eq!(counted > 0, row.counts.is_some());
            }
        }
    }
}

#[test]
fn of_nothing_there_is_no_share_no_median_and_no_week() {
    let empty = of(&Notebook::default(), Period::EVER);
    assert!(empty.shares.iter().all(|share| share.percent().is_none()));
    assert_eq!(car::median(&empty.waits), None);
    assert!(empty.weeks.is_empty());
    let held = silence(&[]).held_of_all();
    assert_eq!(Verdict::of(held), Verdict::NothingYet);
    let now = Timestamp::EARLIEST;
    for look_back in LookBack::ALL {
        let mirror = view::mirror(&model(Notebook::default(), now, look_back));
        assert!(mirror.answer.starts_with("Nothing yet."));
        assert!(mirror.scale.is_none() && mirror.figures.is_none());
    }
}
