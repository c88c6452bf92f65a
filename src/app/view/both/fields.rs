//! What the versions of a record are compared by, in the words of the screens where it is written.

use super::of_call::of_call;
use super::{Fact, trashed};
use crate::app::model::Model;
use crate::app::view::lines::{self, Note};
use crate::domain::{Behaviour, BehaviourKey, Moment, Rep, Sharing, Text, Timestamp};
use crate::wire::Record;

/// All that a record says, each thing with its title, empty where nothing was said.
pub(super) fn of(model: &Model, record: &Record) -> Vec<Fact> {
    match record {
        Record::Rep(rep) => of_rep(model, rep),
        Record::Call(call) => of_call(model, call),
        Record::Moment(moment) => of_moment(model, moment),
        Record::Behaviour(behaviour) => of_behaviour(behaviour),
        Record::Steps(_) | Record::Draft(_) => vec![],
    }
}

fn of_rep(model: &Model, rep: &Rep) -> Vec<Fact> {
    let focus = rep.focus.as_ref();
    let focus = focus.map(|focus| label(model, model.now, focus));
    vec![
        ("Name", rep.name.to_string()),
        ("Stage", rep.stage.label().to_owned()),
        ("Focus", focus.unwrap_or_default()),
        ("In the trash", trashed(model, rep.trashed)),
    ]
}

fn of_moment(model: &Model, moment: &Moment) -> Vec<Fact> {
    let call = model.notebook.call(moment.call);
    let when = call.map_or(model.now, |call| call.when());
    let what = lines::words(model.notebook.codebook(), when, &moment.what);
    vec![
        ("What", what.into_owned()),
        ("When", lines::time(moment)),
        ("Note", note(&moment.note, moment.sharing)),
    ]
}

fn of_behaviour(behaviour: &Behaviour) -> Vec<Fact> {
    let lead = behaviour.lead.0 / 1000;
    let is_archived = if behaviour.is_in_use() { "No" } else { "Yes" };
    vec![
        ("Label", behaviour.label.to_string()),
        ("Short label", behaviour.short.to_string()),
        ("What is seen", behaviour.seen.as_str().to_owned()),
        ("Skill", behaviour.skill.to_string()),
        ("Meaning", behaviour.valence.label().to_owned()),
        ("Kind", behaviour.shape.label().to_owned()),
        ("Lead time", format!("{lead} s")),
        ("In the archive", is_archived.to_owned()),
        ("Place in the order", (behaviour.place + 1).to_string()),
    ]
}

/// A note with a word on who may read it.
pub(super) fn note(text: &Text, sharing: Sharing) -> String {
    let Some(note) = Note::of(text, sharing) else {
        return String::new();
    };
    let who = if note.private {
        "Private"
    } else {
        "For the rep too"
    };
    format!("{who}: {}", note.words)
}

pub(super) fn label(model: &Model, when: Timestamp, key: &BehaviourKey) -> String {
    lines::behaviour_label(model.notebook.codebook(), when, key)
}
