//! The net by the stakes of the calls, and the moves by the manager's part in them.

use super::{Counted, FigureRow, Number, TableRow};
use crate::domain::Stakes;
use crate::domain::figures::Share;
use crate::domain::figures::mirror::silence::{all, silence};
use crate::domain::figures::mirror::{Ask, Part, Sat, net as both, of_part, of_stakes, share};

/// The calls in which the manager was to keep silent, by what hung on them.
pub(super) fn by_stakes(calls: &[Sat<'_>]) -> Vec<TableRow> {
    let row = |stakes: Stakes| {
        let calls = of_stakes(calls, stakes);
        let needed = share(&calls, both::needed).part;
        let name = |what: &str| format!(" {what}, {}", stakes.label());
        TableRow {
            head: stakes.label().to_owned(),
            numbers: vec![
                Number::new(calls.len(), name("calls"), Counted::OfStakes(stakes)),
                Number::new(
                    all(&calls).took_over,
                    name("took over"),
                    Counted::TookOverOf(stakes),
                ),
                Number::new(needed, name("needed, both say"), Counted::NeededOf(stakes)),
            ],
        }
    };
    Stakes::ALL.map(row).into()
}

/// The calls by the manager's part in them; a part that the manager never had is left out.
pub(super) fn by_part(calls: &[Sat<'_>]) -> Vec<TableRow> {
    let row = |part: Part| {
        let calls = of_part(calls, part);
        let moves = all(&calls);
        let name = |what: &str| format!(" {what}, {}", part.label());
        (!calls.is_empty()).then(|| TableRow {
            head: part.label().to_owned(),
            numbers: vec![
                Number::new(calls.len(), name("calls"), Counted::OfPart(part)),
                Number::new(moves.held, name("held"), Counted::HeldOf(part)),
                Number::new(moves.spoke(), name("spoke up"), Counted::SpokeOf(part)),
            ],
        })
    };
    Part::ALL.into_iter().filter_map(row).collect()
}

/// How the silence was broken, and the net as both saw it.
pub(super) fn net(calls: &[Sat<'_>]) -> Vec<FigureRow> {
    let moves = silence(calls);
    let count = |label, count: usize, counts| FigureRow {
        label,
        value: count.to_string(),
        counts: (count > 0).then_some(counts),
    };
    vec![
        count(
            "Redirected, one question",
            moves.redirected,
            Counted::Redirected,
        ),
        count("Took over", moves.took_over, Counted::TookOver),
        asked("Net used, both say", calls, both::used, Counted::Used),
        asked("Net needed, both say", calls, both::needed, Counted::Needed),
    ]
}

/// A figure of calls: `20 of 23`, and nothing yet where none could be counted.
pub(super) fn asked(
    label: &'static str,
    calls: &[Sat<'_>],
    ask: Ask,
    counts: Counted,
) -> FigureRow {
    let share = share(calls, ask);
    FigureRow {
        label,
        value: so_many_of(share),
        counts: (share.part > 0).then_some(counts),
    }
}

fn so_many_of(share: Share) -> String {
    match share {
        Share { of: 0, .. } => "nothing yet".to_owned(),
        Share { part, of } => format!("{part} of {of}"),
    }
}
