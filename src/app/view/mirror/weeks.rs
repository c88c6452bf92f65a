//! Held against spoken, by week: as bars, and as a table.

use super::{Counted, Number, TableRow};
use crate::app::view::phrase;
use crate::domain::Day;
use crate::domain::figures::mirror::weeks::{Week, by_week};
use crate::domain::figures::mirror::{Moves, Sat};

/// The weeks of the chart and of its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weeks {
    /// One for each week from the first with a call to the last, those without one too.
    pub bars: Vec<Bar>,
    /// The first and the last of them, as they stand below the chart.
    pub ends: [String; 2],
    /// The chart in words.
    pub text: String,
    /// The weeks with a call, the newest first.
    pub rows: Vec<TableRow>,
}

/// What happened in a week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    pub held: usize,
    pub spoke: usize,
}

/// So many weeks are drawn at most, the last ones: more would be too thin to tell apart on a phone.
const MOST_BARS: i32 = 53;

/// Reads the weeks; `None` if there was no call in which the manager was to keep silent.
pub(super) fn weeks(calls: &[Sat<'_>]) -> Option<Weeks> {
    let weeks = by_week(calls);
    let last = weeks.last()?.monday;
    let earliest = last.number() - 7 * (MOST_BARS - 1);
    let drawn = weeks.iter().filter(|week| week.monday.number() >= earliest);
    let drawn: Vec<&Week> = drawn.collect();
    let first = drawn.first()?.monday;
    let bars = bars(&drawn, first, last);
    let moves = drawn.iter().map(|week| week.moves);
    let moves = moves.fold(Moves::default(), Moves::and);
    let ends = [first, last].map(|monday| format!("week of {}", short(monday)));
    let text = format!(
        "Held against spoken, from the {} to the {}: held {}, spoke up {}. The numbers of each week \
         are below.",
        ends[0],
        ends[1],
        moves.held,
        moves.spoke()
    );
    Some(Weeks {
        bars,
        ends,
        text,
        rows: weeks.iter().rev().map(row).collect(),
    })
}

fn bars(drawn: &[&Week], first: Day, last: Day) -> Vec<Bar> {
    let place = |monday: Day| usize::try_from((monday.number() - first.number()) / 7).unwrap_or(0);
    let mut bars = vec![Bar::default(); place(last) + 1];
    for week in drawn {
        if let Some(bar) = bars.get_mut(place(week.monday)) {
            bar.held += week.moves.held;
            bar.spoke += week.moves.spoke();
        }
    }
    bars
}

fn row(week: &Week) -> TableRow {
    let monday = week.monday;
    let name = |what: &str| format!(" {what}, week of {}", short(monday));
    TableRow {
        head: phrase::date(monday),
        numbers: vec![
            Number::new(week.calls, name("calls"), Counted::OfWeek(monday)),
            Number::new(week.moves.held, name("held"), Counted::HeldIn(monday)),
            Number::new(
                week.moves.spoke(),
                name("spoke up"),
                Counted::SpokeIn(monday),
            ),
        ],
    }
}

/// `23 Nov 2026`, without the day of the week: it is a Monday.
fn short(monday: Day) -> String {
    let date = phrase::date(monday);
    date.split_once(' ')
        .map_or_else(String::new, |(_, date)| date.to_owned())
}
