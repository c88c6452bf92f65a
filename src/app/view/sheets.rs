//! What is laid over the pad: a moment to be changed, the choice of keys, the net contract, a clock,
//! the zones that are hit without a look.

use super::lines::{self, Tone};
use super::pad::{KeyFace, face};
use super::phrase;
use crate::app::event::Tap;
use crate::app::model::Model;
use crate::domain::{
    BehaviourKey, CallId, Moment, MomentId, NetContract, Sharing, Stance, TripWire, What,
};

/// A moment of the tape, to be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MomentSheet {
    pub words: String,
    pub time: String,
    pub tone: Tone,
    /// The behaviour that it is now, if it is one.
    pub key: Option<BehaviourKey>,
    /// What it can be instead: key and label. Nothing, for who was talking and the end of a state.
    pub names: Vec<(BehaviourKey, String)>,
    pub note: String,
    pub sharing: Sharing,
    /// Those that were tapped before and after.
    pub before: Option<MomentId>,
    pub after: Option<MomentId>,
}

/// Reads a moment of a running call off the model.
#[must_use]
pub fn moment(model: &Model, call: CallId, id: MomentId) -> Option<MomentSheet> {
    let moments = model.notebook.moments(call);
    let place = moments.iter().position(|moment| moment.id == id)?;
    let moment = &moments[place];
    let codebook = model.notebook.codebook();
    let when = model.notebook.call(call)?.when();
    let key = match &moment.what {
        What::Behaviour(key) => Some(key.clone()),
        _ => None,
    };
    // What is in the archive stays on offer where it is chosen already.
    let on_offer = codebook
        .behaviours()
        .iter()
        .filter(|one| one.is_in_use() || Some(&one.key) == key.as_ref())
        .filter(|_| !matches!(moment.what, What::Speaking(_) | What::Over(_)));
    let id_of = |moment: &Moment| moment.id;
    Some(MomentSheet {
        words: lines::words(codebook, when, &moment.what).into_owned(),
        time: lines::time(moment),
        tone: lines::tone(codebook, when, &moment.what),
        names: on_offer
            .map(|one| (one.key.clone(), one.label.to_string()))
            .collect(),
        key,
        note: moment.note.as_str().to_owned(),
        sharing: moment.sharing,
        before: place.checked_sub(1).map(|before| moments[before].id),
        after: moments.get(place + 1).map(id_of),
    })
}

/// The behaviours of a pad, to be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeysSheet {
    pub on_pad: Vec<KeyFace>,
    /// The others that can be put there.
    pub others: Vec<KeyFace>,
}

/// Reads the choice of keys off the model.
#[must_use]
pub fn keys(model: &Model, id: CallId) -> Option<KeysSheet> {
    let codebook = model.notebook.codebook();
    let on_pad = model.notebook.keys(model.notebook.call(id)?);
    let others = codebook.in_use().filter(|one| !on_pad.contains(&one.key));
    Some(KeysSheet {
        others: others.map(face).collect(),
        on_pad: on_pad
            .iter()
            .filter_map(|key| codebook.find(key))
            .map(face)
            .collect(),
    })
}

/// What was agreed on before the door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractSheet {
    pub stance: String,
    /// The words that give the call back, if they were agreed.
    pub hand_back: Option<String>,
    pub trip_wires: Vec<TripWire>,
}

/// Reads the net contract off the model.
#[must_use]
pub fn contract(model: &Model, id: CallId) -> Option<ContractSheet> {
    let NetContract {
        stance,
        trip_wires,
        hand_back,
    } = &model.notebook.call(id)?.contract;
    Some(ContractSheet {
        stance: stance.map_or("No stance agreed", Stance::label).to_owned(),
        hand_back: (!hand_back.is_blank()).then(|| format!("“{}”", hand_back.as_str())),
        trip_wires: trip_wires.clone(),
    })
}

/// The time on the wall: it says nothing of a call.
#[must_use]
pub fn clock(model: &Model) -> String {
    phrase::time_of_day(model.now, model.zone)
}

/// A zone of the eyes-free pad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneKey {
    pub label: &'static str,
    pub count: usize,
}

/// Reads the zones of the eyes-free pad off the model, in the order of [`Tap::ZONES`].
#[must_use]
pub fn zones(model: &Model, id: CallId) -> [ZoneKey; 4] {
    let moments = model.notebook.moments(id);
    Tap::ZONES.map(|tap| {
        let is_one = |moment: &&Moment| match (&tap, &moment.what) {
            (Tap::Zone(zone), What::Zone(other)) => zone == other,
            (Tap::Net(step), What::Net(other)) => step == other,
            (Tap::Star, What::Star) => true,
            _ => false,
        };
        ZoneKey {
            label: match &tap {
                Tap::Zone(zone) => zone.label(),
                Tap::Net(step) => step.label(),
                _ => "Star",
            },
            count: moments.iter().filter(is_one).count(),
        }
    })
}
