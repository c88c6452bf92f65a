//! What moments are called, as terms. There are hundreds of thousands of moments in many calls, and a few words
//! stand behind most of them: those are read once, and a moment is known to be called so at a glance.

use core::ops::Range;

use crate::domain::{Codebook, Timestamp, TripWire, What};

/// The labels of moments that were met, in the words of one time: a codebook has had others before.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    time: Option<Range<Timestamp>>,
    /// Of each label what it is known by at a glance, if anything.
    glances: Vec<Option<u64>>,
    all: Vec<Label>,
}

#[derive(Clone, Debug)]
struct Label {
    /// It keeps the text of its key, so that no other text comes to lie at the same place.
    what: What,
    terms: Box<[usize]>,
    /// Where it was read last: a call has it once, however often it was tapped.
    place: u32,
}

/// What a label has to say of a moment.
pub(super) enum Told<'a> {
    /// The call has it already.
    Already,
    Terms(&'a [usize]),
    /// It is met for the first time, or is in somebody's own words.
    Unknown,
}

impl Labels {
    /// From here on the words of this time hold.
    pub(super) fn are_of(&mut self, codebook: &Codebook, when: Timestamp) {
        if !self.time.as_ref().is_some_and(|time| time.contains(&when)) {
            self.glances.clear();
            self.all.clear();
            self.time = Some(time_around(codebook, when));
        }
    }

    /// What a moment of the call at a place is called, which has it from now on.
    pub(super) fn tell(&mut self, what: &What, place: u32) -> Told<'_> {
        let glance = glance(what);
        let by_glance = |other: &Option<u64>| *other == glance && glance.is_some();
        let by_value = |label: &Label| label.what == *what;
        let known = self.glances.iter().position(by_glance);
        let known = known.or_else(|| self.all.iter().position(by_value));
        let Some(label) = known.and_then(|known| self.all.get_mut(known)) else {
            return Told::Unknown;
        };
        if label.place == place {
            return Told::Already;
        }
        label.place = place;
        Told::Terms(&label.terms)
    }

    /// Keeps the terms of what was unknown. A person's own words are as many as there are moments with them.
    pub(super) fn keep(&mut self, what: &What, place: u32, terms: Vec<usize>) {
        if !matches!(what, What::Words(_) | What::TripWire(TripWire::Own(_))) {
            self.glances.push(glance(what));
            self.all.push(Label {
                what: what.clone(),
                terms: terms.into(),
                place,
            });
        }
    }
}

/// A number that only what is called the same has. The moments of a behaviour share the text of its key; others may
/// be called the same and have none, or another.
fn glance(what: &What) -> Option<u64> {
    let (kind, which) = match what {
        What::Behaviour(key) => (0, key.as_str().as_ptr().addr() as u64),
        What::Over(key) => (1, key.as_str().as_ptr().addr() as u64),
        What::Net(step) => (2, *step as u64),
        What::Zone(zone) => (3, *zone as u64),
        What::Speaking(speaker) => (4, *speaker as u64),
        What::Star => (5, 0),
        What::TripWire(_) | What::Words(_) => return None,
    };
    Some(which << 3 | kind)
}

/// The time around another in which no behaviour was called otherwise.
fn time_around(codebook: &Codebook, when: Timestamp) -> Range<Timestamp> {
    let past = codebook.behaviours().iter().flat_map(|one| &one.past);
    let changes = past.map(|wording| wording.until);
    let begun = changes.clone().filter(|change| *change <= when).max();
    let ended = changes.filter(|change| *change > when).min();
    begun.unwrap_or(Timestamp::EARLIEST)..ended.unwrap_or(Timestamp::LATEST)
}
