//! A moment as a line of text: when, what, and how it stands with the disk.

use std::borrow::Cow;

use super::super::model::Model;
use super::super::saving::SaveState;
use super::phrase;
use crate::domain::{
    BehaviourKey, Call, CallId, Codebook, Debrief, Moment, MomentId, NetMove, Notebook, Sharing,
    Text, Timestamp, Timing, Valence, What, Zone,
};
use crate::wire::Key;

/// The five meanings of colour, and none. A word or a shape always goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Well,
    Missed,
    Signal,
    Held,
    Net,
    Plain,
}

impl Tone {
    /// In the order in which they are drawn, the later over the earlier.
    pub const ALL: [Self; 6] = [
        Self::Plain,
        Self::Signal,
        Self::Well,
        Self::Held,
        Self::Net,
        Self::Missed,
    ];
}

/// A moment on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub moment: MomentId,
    /// `18:36`, with `about` before it where the time is approximate.
    pub time: String,
    pub words: String,
    pub tone: Tone,
    pub save: SaveState,
    /// A star that waits for its name.
    pub to_name: bool,
    pub note: Option<Note>,
}

/// What was written down about a moment or a call, and whether it is for the manager alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub words: String,
    pub private: bool,
}

impl Note {
    /// A note that was written; `None` if nothing was.
    #[must_use]
    pub fn of(text: &Text, sharing: Sharing) -> Option<Self> {
        Some(Self {
            words: phrase::written(text)?,
            private: sharing == Sharing::Private,
        })
    }
}

impl Line {
    /// The line of one moment.
    #[must_use]
    pub fn of(model: &Model, moment: &Moment) -> Self {
        let call = model.notebook.call(moment.call);
        let when = call.map_or(model.now, Call::when);
        Self {
            moment: moment.id,
            time: time(moment),
            words: words(model.notebook.codebook(), when, &moment.what).into_owned(),
            tone: tone(model.notebook.codebook(), when, &moment.what),
            save: model.saving.state(&Key::Moment(moment.call, moment.id)),
            to_name: moment.what.is_unnamed(),
            note: Note::of(&moment.note, moment.sharing),
        }
    }

    /// The lines of a call, in the order in which it happened; who was talking is no line.
    #[must_use]
    pub fn timeline(model: &Model, call: CallId) -> Vec<Self> {
        model
            .notebook
            .timeline(call)
            .into_iter()
            .filter(|moment| !moment.what.is_speaking())
            .map(|moment| Self::of(model, moment))
            .collect()
    }
}

/// When a moment was, on the call's clock.
#[must_use]
pub fn time(moment: &Moment) -> String {
    match moment.timing {
        Timing::Tapped => moment.at.clock(),
        Timing::Approximate => format!("about {}", moment.at.clock()),
    }
}

/// Stands for a moment that was taken out on another phone and is still spoken of.
pub const TAKEN_OUT: &str = "A moment that was taken out";

/// The moments with a replay line that aren't there any more.
pub fn taken_out<'a>(
    notebook: &'a Notebook,
    call: CallId,
    debrief: &'a Debrief,
) -> impl Iterator<Item = MomentId> + 'a {
    let moments = debrief.replay.iter().map(|line| line.moment);
    moments.filter(move |moment| notebook.moment(call, *moment).is_none())
}

/// `18:36 Buying sign, missed`, of a moment that a debrief speaks of.
#[must_use]
pub fn of_moment(model: &Model, call: &Call, id: MomentId) -> String {
    let moment = model.notebook.moment(call.id, id);
    moment.map_or_else(
        || TAKEN_OUT.to_owned(),
        |moment| {
            let what = words(model.notebook.codebook(), call.when(), &moment.what);
            format!("{} {what}", time(moment))
        },
    )
}

/// What a moment says, in the words that the codebook had at the time of its call.
#[must_use]
pub fn words<'a>(codebook: &'a Codebook, when: Timestamp, what: &'a What) -> Cow<'a, str> {
    match what {
        What::Behaviour(key) => behaviour_words(codebook, when, key),
        What::Over(key) => format!("{}: over", behaviour_words(codebook, when, key)).into(),
        What::Zone(zone) => zone.label().into(),
        What::Speaking(speaker) => format!("Talking: {}", speaker.label()).into(),
        What::TripWire(wire) => format!("Trip-wire: {}", wire.label()).into(),
        What::Net(step) => step.label().into(),
        What::Star => "Star".into(),
        What::Words(text) => text.as_str().into(),
    }
}

/// What a behaviour is called, in the words that the codebook had at a time.
#[must_use]
pub fn behaviour_label(codebook: &Codebook, when: Timestamp, key: &BehaviourKey) -> String {
    behaviour_words(codebook, when, key).into_owned()
}

fn behaviour_words<'a>(
    codebook: &'a Codebook,
    when: Timestamp,
    key: &BehaviourKey,
) -> Cow<'a, str> {
    match codebook.find(key) {
        Some(behaviour) => behaviour.at(when).0.as_str().into(),
        None => key.as_str().replace('-', " ").into(),
    }
}

/// What a moment means for the call.
#[must_use]
pub fn tone(codebook: &Codebook, when: Timestamp, what: &What) -> Tone {
    match what {
        What::Behaviour(key) => codebook
            .find(key)
            .map_or(Tone::Plain, |behaviour| behaviour.at(when).1.into()),
        What::Zone(Zone::WentWell) => Tone::Well,
        What::Zone(Zone::Missed) => Tone::Missed,
        What::TripWire(_) => Tone::Net,
        What::Net(NetMove::Held | NetMove::HandedBack) => Tone::Held,
        What::Net(_) => Tone::Net,
        What::Over(_) | What::Star | What::Speaking(_) | What::Words(_) => Tone::Plain,
    }
}

impl From<Valence> for Tone {
    fn from(valence: Valence) -> Self {
        match valence {
            Valence::Well => Self::Well,
            Valence::Missed => Self::Missed,
            Valence::Signal => Self::Signal,
            Valence::Net => Self::Net,
        }
    }
}
