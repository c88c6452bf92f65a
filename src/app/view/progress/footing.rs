//! What a rep's figures, steps and calls rest on. It asks each call and moment of the rep when it was
//! changed, which costs little beside what the figures do, and is done only when its own [`Ground`] has
//! changed: not each second.

use super::place;
use crate::app::model::{Model, RepPlace};
use crate::domain::{BehaviourKey, Day, RepId, Timestamp};

/// Another one as soon as a call of the rep, a moment of one, the codebook, or what is asked for is
/// another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepFooting {
    calls: usize,
    in_period: usize,
    moments: usize,
    edited: i64,
    focus: Option<BehaviourKey>,
    place: RepPlace,
}

/// What the footing itself rests on: it is read at every event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    revision: u64,
    /// A period ends today, and leaves more calls out tomorrow.
    today: Day,
}

/// Reads what the footing rests on.
#[must_use]
pub fn ground(model: &Model) -> Ground {
    Ground {
        revision: model.revision,
        today: Day::of(model.now, model.zone.minutes()),
    }
}

/// Reads what a rep's figures rest on; `None` if there is no such rep.
#[must_use]
pub fn footing(model: &Model, id: RepId) -> Option<RepFooting> {
    let rep = model.notebook.rep(id)?;
    let place = place(model, id);
    let period = place.look_back.period(model.now);
    let mut footing = RepFooting {
        calls: 0,
        in_period: 0,
        moments: 0,
        edited: 0,
        focus: rep.focus.clone(),
        place,
    };
    for behaviour in model.notebook.codebook().behaviours() {
        footing.add(behaviour.edited);
    }
    let of_rep = model.notebook.all_calls().filter(|call| call.rep == id);
    for call in of_rep.filter(|call| !model.notebook.is_thrown(call)) {
        footing.calls += 1;
        footing.in_period += usize::from(period.has_call(call));
        footing.add(call.edited);
        let moments = model.notebook.moments(call.id);
        footing.moments += moments.len();
        moments.iter().for_each(|moment| footing.add(moment.edited));
    }
    Some(footing)
}

impl RepFooting {
    /// Where the page stands.
    #[must_use]
    pub fn place(&self) -> &RepPlace {
        &self.place
    }

    fn add(&mut self, edited: Timestamp) {
        self.edited = self.edited.wrapping_add(edited.millis());
    }
}
