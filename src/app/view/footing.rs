//! What is dear to work out rests on something that is cheap to read at every event: the lines and the rope
//! of a very full call on [`Footing`], and what is read of all notes on [`Ground`].

use crate::app::model::Model;
use crate::domain::{CallId, Elapsed, MomentId};

/// Another one when the notes may be others, and every ten seconds: times are told in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    revision: u64,
    ten_seconds: i64,
}

/// Reads what a screen over all notes rests on.
#[must_use]
pub fn ground(model: &Model) -> Ground {
    Ground {
        revision: model.revision,
        ten_seconds: model.now.millis().div_euclid(10_000),
    }
}

/// Another one as soon as a moment of the call, how it stands with the disk, or the turning point
/// is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footing {
    moments: usize,
    edited: i64,
    unsaved: Vec<(MomentId, bool)>,
    turning: Option<MomentId>,
    length: Elapsed,
}

/// Reads what a call's lines and rope rest on; `None` if it isn't there.
#[must_use]
pub fn footing(model: &Model, id: CallId) -> Option<Footing> {
    let call = model.notebook.call(id)?;
    let moments = model.notebook.moments(id);
    let sum = |sum: i64, at: i64| sum.wrapping_add(at);
    Some(Footing {
        moments: moments.len(),
        edited: moments.iter().map(|one| one.edited.millis()).fold(0, sum),
        unsaved: model.saving.moments_of(id),
        turning: call.debrief().and_then(|debrief| debrief.turning_point),
        length: model.notebook.length(call, model.now),
    })
}
