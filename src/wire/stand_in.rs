//! A damaged disk may lose a record of which others still speak, and no file is read that speaks of what isn't in
//! it. So something stands there for what was lost when the rest leaves. It was edited by nobody, and gives
//! way to the true record wherever it meets it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::needs::{named_by_call, named_by_moment, named_by_rep, spoken_of_by};
use crate::domain::{
    Behaviour, BehaviourKey, Call, Content, Elapsed, Key, Lineage, Moment, MomentId, Name,
    Notebook, Record, Rep, Shape, Sharing, Standing, Text, Timestamp, Timing, Valence, Version,
    What,
};

const REP: &str = "Unreadable rep";
const BEHAVIOUR: &str = "Unreadable";

/// The notebook with something for all that its records speak of; itself if nothing is lost.
pub(super) fn made_whole(notebook: &Notebook) -> Cow<'_, Notebook> {
    let records = lost(notebook);
    if records.is_empty() {
        return Cow::Borrowed(notebook);
    }
    let mut whole = notebook.clone();
    for record in records {
        let edits = Lineage::default();
        let content = Content::Here(record);
        whole.put_strand(Version { content, edits }.into());
    }
    Cow::Owned(whole)
}

/// What stands for each record that is lost.
fn lost(notebook: &Notebook) -> Vec<Record> {
    let calls = || notebook.all_calls();
    let reps: BTreeSet<_> = calls().map(|call| call.rep).collect();
    let reps = reps.into_iter().filter(|id| notebook.rep(*id).is_none());
    let reps = reps.filter_map(|id| Some(Rep::new(id, Name::new(REP).ok()?, Timestamp::EARLIEST)));
    let moments = calls().flat_map(|call| {
        let spoken_of: BTreeSet<MomentId> = spoken_of_by(call).collect();
        let lost = spoken_of.into_iter();
        let lost = lost.filter(|id| !is_known(notebook, call, *id));
        lost.map(|id| Record::Moment(moment(call, id)))
    });
    let named = notebook.all_reps().flat_map(named_by_rep);
    let named = named.chain(calls().flat_map(named_by_call));
    let named = named.chain(notebook.all_moments().flat_map(named_by_moment));
    let unknown = named.filter(|key| notebook.codebook().find(key).is_none());
    let unknown: BTreeSet<&BehaviourKey> = unknown.collect();
    let behaviours = unknown.into_iter().filter_map(behaviour);
    let behaviours = behaviours.map(Record::Behaviour);
    reps.map(Record::Rep)
        .chain(moments)
        .chain(behaviours)
        .collect()
}

/// A moment that was deleted is known to be gone, and leaves as such.
fn is_known(notebook: &Notebook, call: &Call, id: MomentId) -> bool {
    let key = Key::Moment(call.id, id);
    notebook.moment(call.id, id).is_some() || notebook.ledger().gone(&key).is_some()
}

fn moment(call: &Call, id: MomentId) -> Moment {
    Moment {
        id,
        call: call.id,
        seq: 0,
        at: Elapsed::default(),
        timing: Timing::Approximate,
        what: What::Star,
        note: Text::default(),
        sharing: Sharing::default(),
        edited: Timestamp::EARLIEST,
    }
}

fn behaviour(key: &BehaviourKey) -> Option<Behaviour> {
    let name = Name::new(BEHAVIOUR).ok()?;
    Some(Behaviour {
        key: key.clone(),
        short: name.clone(),
        label: name.clone(),
        seen: Text::default(),
        skill: name,
        valence: Valence::Well,
        shape: Shape::Point,
        lead: Elapsed::default(),
        place: 0,
        standing: Standing::Archived,
        past: Vec::new(),
        edited: Timestamp::EARLIEST,
    })
}
