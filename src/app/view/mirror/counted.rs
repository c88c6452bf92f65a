//! What a figure of the mirror counts, by name: looked up when the figure is opened.

use super::calls;
use crate::app::model::Model;
use crate::domain::figures::Tally;
use crate::domain::figures::mirror::silence::{SPOKEN, moves};
use crate::domain::figures::mirror::{
    Ask, Part, Sat, car, net, of_part, of_stakes, talk, tallies, weeks,
};
use crate::domain::{Day, NetMove, Stakes};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// The moves in the calls in which the manager was to keep silent.
    Held,
    Spoke,
    Redirected,
    TookOver,
    /// The same calls, by their stakes.
    OfStakes(Stakes),
    TookOverOf(Stakes),
    NeededOf(Stakes),
    Used,
    Needed,
    OfPart(Part),
    HeldOf(Part),
    SpokeOf(Part),
    /// The calls of the week from this Monday on.
    OfWeek(Day),
    HeldIn(Day),
    SpokeIn(Day),
    RepSpokeFirst,
    WithinTheHour,
    Waited,
    LetRun,
    Coaching,
    /// The calls in which the speaking bar was used.
    Talked,
}

/// Looks up what is counted, one by one.
#[must_use]
pub fn counts(model: &Model, counted: Counted) -> Vec<Tally> {
    let calls = calls(model);
    let quiet = || calls.iter().filter(|sat| sat.is_quiet());
    match counted {
        Counted::Held => moves(quiet(), &[NetMove::Held]),
        Counted::Spoke => moves(quiet(), &SPOKEN),
        Counted::Redirected => moves(quiet(), &[NetMove::Redirected]),
        Counted::TookOver => moves(quiet(), &[NetMove::TookOver]),
        Counted::OfStakes(stakes) => each(&of_stakes(&calls, stakes)),
        Counted::TookOverOf(stakes) => moves(&of_stakes(&calls, stakes), &[NetMove::TookOver]),
        Counted::NeededOf(stakes) => tallies(&of_stakes(&calls, stakes), net::needed),
        Counted::OfPart(part) => each(&of_part(&calls, part)),
        Counted::HeldOf(part) => moves(&of_part(&calls, part), &[NetMove::Held]),
        Counted::SpokeOf(part) => moves(&of_part(&calls, part), &SPOKEN),
        Counted::OfWeek(week) => each(&weeks::of_week(&calls, week)),
        Counted::HeldIn(week) => moves(&weeks::of_week(&calls, week), &[NetMove::Held]),
        Counted::SpokeIn(week) => moves(&weeks::of_week(&calls, week), &SPOKEN),
        Counted::Used => asked(&calls, net::used),
        Counted::Needed => asked(&calls, net::needed),
        Counted::RepSpokeFirst => asked(&calls, car::rep_spoke_first),
        Counted::WithinTheHour => asked(&calls, car::within_the_hour),
        Counted::Waited => asked(&calls, |sat| car::wait(sat).map(|_| true)),
        Counted::LetRun => asked(&calls, car::let_run),
        Counted::Coaching => asked(&calls, car::coaching),
        Counted::Talked => asked(&calls, talk::has_bar),
    }
}

fn each(calls: &[Sat<'_>]) -> Vec<Tally> {
    calls.iter().map(|sat| Tally::Call(sat.call.id)).collect()
}

fn asked(calls: &[Sat<'_>], ask: Ask) -> Vec<Tally> {
    tallies(calls, ask)
}
