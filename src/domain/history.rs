//! A notebook's records with their history: what is written to the disk and what comes from there.

use super::{
    Behaviour, CallId, Content, Edition, Editor, Key, Kind, Lineage, Notebook, Record, Strand,
    Timestamp, Version,
};

impl Notebook {
    /// All versions of a record; `None` if it was never here. A behaviour that is as the app brings it is
    /// no record.
    #[must_use]
    pub fn strand(&self, key: &Key) -> Option<Strand> {
        if key.kind() == Kind::Behaviour {
            self.ledger().edits(key)?;
        }
        let gone = || {
            let when = self.ledger().gone(key)?;
            Some(Content::Gone(key.clone(), when))
        };
        let content = Record::of(self, key).map(Content::Here).or_else(gone)?;
        let edits = self.ledger().edits(key).cloned().unwrap_or_default();
        Some(Strand {
            shown: Version { content, edits },
            others: self.ledger().others(key).to_vec(),
        })
    }

    /// Whether nothing is known of a call: neither it nor a moment of it is here, or ever was.
    #[must_use]
    pub fn knows_nothing_of(&self, call: CallId) -> bool {
        let ledger = self.ledger();
        self.call(call).is_none() && self.moments(call).is_empty() && !ledger.knows_call(call)
    }

    /// All records that are here.
    pub fn records(&self) -> impl Iterator<Item = Record> {
        let reps = self.all_reps().cloned().map(Record::Rep);
        let calls = self.all_calls().cloned().map(Record::from);
        let moments = self.all_moments().cloned().map(Record::Moment);
        let behaviours = self.own_behaviours().cloned().map(Record::Behaviour);
        let steps = self.all_steps().cloned().map(Record::Steps);
        let drafts = self.drafts().cloned().map(Record::Draft);
        let first = behaviours.chain(reps).chain(calls);
        first.chain(moments).chain(steps).chain(drafts)
    }

    /// The behaviours that aren't as the app brings them, and those that were changed and are so again.
    pub fn own_behaviours(&self) -> impl Iterator<Item = &Behaviour> {
        let own: Vec<&Behaviour> = self.codebook().own().collect();
        let has_edits = |one: &Behaviour| {
            let key = Key::Behaviour(one.key.clone());
            self.ledger().edits(&key).is_some()
        };
        let all = self.codebook().behaviours().iter();
        all.filter(move |one| own.contains(one) || has_edits(one))
    }

    /// All versions of all records, and what was deleted: what the disk holds.
    pub fn strands(&self) -> impl Iterator<Item = Strand> {
        let here = self.records().map(|record| record.key());
        let gone = self.ledger().all_gone().map(|(key, _)| key.clone());
        here.chain(gone).filter_map(|key| self.strand(&key))
    }

    /// Takes all versions of a record in, in the place of those that were there.
    pub fn put_strand(&mut self, strand: Strand) {
        let key = strand.key();
        let Version { content, edits } = strand.shown;
        let gone = match content {
            Content::Here(record) => {
                record.put_into(self);
                None
            }
            Content::Gone(_, when) => {
                Record::take_from(self, &key);
                Some(when)
            }
        };
        if key.kind().travels() {
            self.ledger_mut().set(&key, edits, gone, strand.others);
        }
    }

    /// Another one after each change of what leaves in files; drafts and the steps of a pad never do.
    #[must_use]
    pub fn edition(&self) -> Edition {
        self.edition
    }

    /// Notes that a person has changed a record, or has deleted it.
    pub fn edited(&mut self, key: &Key, editor: Editor, now: Timestamp) {
        if key.kind().travels() {
            let gone = Record::of(self, key).is_none().then_some(now);
            self.ledger_mut().edited(key, editor, gone);
        }
    }

    /// Whether an editor has changed a version of a record that isn't shown, and not the shown one.
    #[must_use]
    pub fn went_another_way(&self, key: &Key, editor: Editor) -> bool {
        let shown = self.ledger().edits(key).cloned().unwrap_or_default();
        let mut others = self.ledger().others(key).iter();
        others.any(|other| !shown.has_all_of(editor, &other.edits))
    }

    /// Takes a record out as if it had never been there.
    pub fn forget(&mut self, key: &Key) {
        Record::take_from(self, key);
        self.ledger_mut().forget(key);
    }

    /// What the next edit of a record is built on, besides what is known of it already.
    pub fn build_on(&mut self, key: &Key, edits: &Lineage) {
        if !key.kind().travels() {
            return;
        }
        let others = self.ledger().others(key).to_vec();
        let gone = self.ledger().gone(key);
        let known = self.ledger().edits(key).cloned().unwrap_or_default();
        self.ledger_mut().set(key, known.and(edits), gone, others);
    }
}
