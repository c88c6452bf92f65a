//! What is asked before anything of the manager's moments is shown: what was supposed to happen, and
//! how the rep saw it.

use super::Fact;
use crate::domain::{Call, Debrief, NetVerdict, RepView, RepWords, TripWire};

/// What was supposed to happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupposedView {
    /// What was meant to be reached; empty if nothing was written down.
    pub objective: String,
    /// What was agreed before the door.
    pub agreed: Vec<Fact>,
    pub supposed: String,
}

/// The rep's own view, and nothing of anybody else's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepFirstView {
    pub felt: String,
    pub went_well: String,
    /// The guess at the own share of talking, in percent.
    pub guess: Option<u8>,
    pub net: NetVerdict,
    pub word: FirstWord,
}

/// Whether the rep has had the first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstWord {
    /// It is the rep's turn.
    Open,
    /// It was said, and can be added to.
    Said,
    /// The rep was passed over; that stays on record.
    PassedOver,
}

pub(super) fn supposed(call: &Call, debrief: &Debrief) -> SupposedView {
    let contract = &call.contract;
    let wires: Vec<&str> = contract.trip_wires.iter().map(TripWire::label).collect();
    let stance = contract.stance.map_or("", |stance| stance.label());
    let facts = [
        ("Role", call.role.label().to_owned()),
        ("My part", call.contribution.as_str().to_owned()),
        ("Stakes", call.stakes.label().to_owned()),
        ("Net contract", stance.to_owned()),
        ("Trip-wires", wires.join(", ")),
        ("Hand-back line", contract.hand_back.as_str().to_owned()),
    ];
    let is_written = |fact: &Fact| !fact.1.trim().is_empty();
    SupposedView {
        objective: call.objective.as_str().to_owned(),
        agreed: facts.into_iter().filter(is_written).collect(),
        supposed: debrief.supposed.as_str().to_owned(),
    }
}

pub(super) fn rep_first(debrief: &Debrief) -> RepFirstView {
    let word = match debrief.rep_view {
        RepView::Speaking(_) => FirstWord::Open,
        RepView::Said(_) => FirstWord::Said,
        RepView::Skipped => FirstWord::PassedOver,
    };
    let words: Option<&RepWords> = debrief.rep_view.words();
    RepFirstView {
        felt: words.map_or("", |words| words.felt.as_str()).to_owned(),
        went_well: words
            .map_or("", |words| words.went_well.as_str())
            .to_owned(),
        guess: words.and_then(|words| words.talk_guess).map(u8::from),
        net: words.map(|words| words.net).unwrap_or_default(),
        word,
    }
}
