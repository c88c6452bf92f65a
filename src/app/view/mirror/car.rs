//! In the car, who talked, and who hasn't been ridden with for long.

use super::tables::asked;
use super::{Counted, FigureRow};
use crate::app::model::Model;
use crate::app::route::Route;
use crate::app::view::phrase;
use crate::domain::figures::mirror::car::{
    coaching, let_run, median, rep_spoke_first, waits, within_the_hour,
};
use crate::domain::figures::mirror::rides::last_rides;
use crate::domain::figures::mirror::{Sat, share, talk as talked};
use crate::domain::talk::REFERENCE;
use crate::domain::{Elapsed, Rep};

/// What happened after the calls, and which calls they were.
pub(super) fn in_the_car(calls: &[Sat<'_>]) -> Vec<FigureRow> {
    let mut rows = vec![
        asked(
            "Rep spoke first",
            calls,
            rep_spoke_first,
            Counted::RepSpokeFirst,
        ),
        asked(
            "Debrief within the hour",
            calls,
            within_the_hour,
            Counted::WithinTheHour,
        ),
    ];
    rows.extend(median(&waits(calls)).map(|wait| FigureRow {
        label: "From call to debrief, median",
        value: span(wait),
        counts: Some(Counted::Waited),
    }));
    rows.push(asked(
        "Lost causes let run",
        calls,
        let_run,
        Counted::LetRun,
    ));
    rows.push(coached(calls));
    rows
}

fn coached(calls: &[Sat<'_>]) -> FigureRow {
    let share = share(calls, coaching);
    let value = match share.of {
        0 => "nothing yet".to_owned(),
        of => format!("{} to {}", share.part, of - share.part),
    };
    FigureRow {
        label: "Coaching calls to demonstrations",
        value,
        counts: (share.part > 0).then_some(Counted::Coaching),
    }
}

/// Who talked; nothing where the speaking bar was never used.
pub(super) fn talk(calls: &[Sat<'_>]) -> Vec<FigureRow> {
    let talking = talked::talking(calls);
    let row = |label, percent: u8| FigureRow {
        label,
        value: format!("{percent}%"),
        counts: Some(Counted::Talked),
    };
    let yours = talking.managers().map(|percent| row("You", percent));
    let reps = talking.reps().map(|percent| row("Your reps", percent));
    yours.into_iter().chain(reps).collect()
}

/// What others have found about talking.
pub(super) fn reference() -> String {
    format!(
        "For reference: in the best calls the rep talked {REFERENCE}% of the time (Gong Labs, 25,537 \
         recorded calls, not visits)."
    )
}

/// A rep, and how long it is since the last ride.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RideRow {
    pub name: String,
    /// What the rep is called in the car.
    pub first: String,
    /// `41 days`, `No ride yet`.
    pub since: String,
    pub to: Route,
}

/// The reps by the days since their last ride, the longest first, those without one at the end. It is of
/// now, whatever the mirror looks back to.
#[must_use]
pub fn rides(model: &Model) -> Vec<RideRow> {
    let rides = last_rides(&model.notebook).into_iter();
    let row = |rep: &Rep, days: Option<u32>| RideRow {
        name: rep.name.to_string(),
        first: rep.name.first().to_owned(),
        since: days.map_or_else(
            || "No ride yet".to_owned(),
            |days| phrase::count(days as usize, "day"),
        ),
        to: Route::Rep(rep.id),
    };
    rides
        .filter_map(|ride| {
            Some(row(
                model.notebook.rep(ride.rep)?,
                ride.days(model.now, model.zone),
            ))
        })
        .collect()
}

/// `45 min`, `3 h`, `2 days`: rounded down, in one unit.
fn span(span: Elapsed) -> String {
    match (span.days(), span.minutes()) {
        (0, minutes @ 0..60) => format!("{minutes} min"),
        (0, minutes) => format!("{} h", minutes / 60),
        (days, _) => phrase::count(days as usize, "day"),
    }
}
