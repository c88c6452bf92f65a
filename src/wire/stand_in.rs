//! A damaged disk may lose a record of which others still speak, and no file is read that speaks of what isn't in
//! it. So something stands there for what was lost when the rest leaves. It was edited by nobody, and gives
//! way to the true record wherever it meets it.

use std::collections::BTreeSet;

use super::needs::{named_by_call, named_by_moment, named_by_rep, spoken_of_by};
use crate::domain::{
    Behaviour, BehaviourKey, Call, Content, Elapsed, Key, Lineage, Moment, MomentId, Name,
    Notebook, Record, Rep, RepId, Shape, Sharing, Standing, Text, Timestamp, Timing, Valence,
    Version, What,
};

const REP: &str = "Unreadable rep";
const BEHAVIOUR: &str = "Unreadable";

/// What of a notebook is lost. It is found call by call, since there are many.
#[derive(Clone, Debug, Default)]
pub(super) struct Lost {
    reps: BTreeSet<RepId>,
    moments: Vec<Moment>,
    behaviours: BTreeSet<BehaviourKey>,
}

impl Lost {
    pub(super) fn is_nothing(&self) -> bool {
        self.reps.is_empty() && self.moments.is_empty() && self.behaviours.is_empty()
    }

    /// Looks at what the reps speak of.
    pub(super) fn look_at_reps(&mut self, notebook: &Notebook) {
        for rep in notebook.all_reps() {
            self.look_at_behaviours(notebook, named_by_rep(rep));
        }
    }

    /// Looks at what a call and its moments speak of.
    pub(super) fn look_at(&mut self, notebook: &Notebook, call: &Call) {
        if notebook.rep(call.rep).is_none() {
            self.reps.insert(call.rep);
        }
        let spoken_of: BTreeSet<MomentId> = spoken_of_by(call).collect();
        let lost = spoken_of.into_iter();
        let lost = lost.filter(|id| !is_known(notebook, call, *id));
        self.moments.extend(lost.map(|id| moment(call, id)));
        self.look_at_behaviours(notebook, named_by_call(call));
        for moment in notebook.moments(call.id) {
            self.look_at_behaviours(notebook, named_by_moment(moment));
        }
    }

    fn look_at_behaviours<'a>(
        &mut self,
        notebook: &Notebook,
        named: impl IntoIterator<Item = &'a BehaviourKey>,
    ) {
        let codebook = notebook.codebook();
        let unknown = named.into_iter().filter(|key| codebook.find(key).is_none());
        self.behaviours.extend(unknown.cloned());
    }

    /// Puts something into the notebook for each record that is lost.
    pub(super) fn stand_in(self, notebook: &mut Notebook) {
        let name = || Name::new(REP).ok();
        let reps = self.reps.into_iter();
        let reps = reps.filter_map(|id| Some(Rep::new(id, name()?, Timestamp::EARLIEST)));
        let behaviours = self.behaviours.iter().filter_map(behaviour);
        let records = reps
            .map(Record::Rep)
            .chain(self.moments.into_iter().map(Record::Moment));
        for record in records.chain(behaviours.map(Record::Behaviour)) {
            let edits = Lineage::default();
            let content = Content::Here(record);
            notebook.put_strand(Version { content, edits }.into());
        }
    }
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
