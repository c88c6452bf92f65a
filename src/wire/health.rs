//! The check of a notebook: is each record whole, does it fit to the others, and is what stands on
//! the disk what is in memory? Each fault is a sentence that names a record by its kind and id, and
//! quotes nothing of it.

use std::collections::BTreeSet;

use super::needs::{named_by_call, named_by_moment, named_by_rep, spoken_of_by};
use super::record::{Key, Record};
use super::sound;
use crate::domain::{BehaviourKey, Call, CallId, Codebook, Notebook};

/// What a check has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checkup {
    /// So many records were looked at.
    pub records: usize,
    pub faults: Vec<String>,
}

/// Looks at what was read from a disk: the records, what was deleted, and what could not be read.
#[must_use]
pub fn check(records: &[Record], gone: &BTreeSet<Key>, damaged: &[String]) -> Checkup {
    let shelf = Shelf::of(records, gone);
    let unread = damaged
        .iter()
        .map(|one| format!("On the disk: {}.", unquoted(one)));
    let mut faults: Vec<String> = unread.collect();
    faults.extend(shelf.twice());
    for record in records {
        let wrong = shelf.wrong_with(record);
        faults.extend(wrong.map(|wrong| sentence(&record.key(), wrong)));
    }
    Checkup {
        records: records.len() + damaged.len(),
        faults,
    }
}

/// Compares what was read from the disk with the notebook in memory.
#[must_use]
pub fn compare(
    records: &[Record],
    notebook: &Notebook,
    is_saved: impl Fn(&Key) -> bool,
) -> Vec<String> {
    let gone = BTreeSet::new();
    let shelf = Shelf::of(records, &gone);
    let mut is_known = vec![false; records.len()];
    let mut faults = Vec::new();
    for record in notebook.records() {
        let key = record.key();
        let place = shelf.place(&name(&key));
        if let Some(place) = place {
            is_known[place] = true;
        }
        let wrong = match place.map(|place| records[place] == record) {
            Some(true) => continue,
            _ if !is_saved(&key) => "is not saved yet",
            Some(false) => "is not the same on the disk",
            None => "is not on the disk",
        };
        faults.push(sentence(&key, wrong));
    }
    for (record, _) in records.iter().zip(is_known).filter(|(_, known)| !known) {
        let key = record.key();
        if is_saved(&key) {
            faults.push(sentence(&key, "is on the disk and not in the notebook"));
        }
    }
    faults
}

/// An error's words without what they quote: a parser quotes what it has read, which may be a note.
#[must_use]
pub fn unquoted(words: &str) -> String {
    let is_quote = |c| matches!(c, '"' | '`');
    match (words.find(is_quote), words.rfind(is_quote)) {
        (Some(first), Some(last)) if first < last => {
            format!("{}…{}", &words[..first], &words[last + 1..])
        }
        (Some(first), _) => format!("{}…", &words[..first]),
        (None, _) => words.to_owned(),
    }
}

fn name(key: &Key) -> String {
    format!("{} {}", key.kind(), key.id())
}

fn sentence(key: &Key, wrong: &str) -> String {
    format!("The {} {wrong}.", name(key))
}

/// The records in the order of their names, so that each is found at once.
struct Shelf<'a> {
    records: &'a [Record],
    names: Vec<(String, usize)>,
    codebook: Codebook,
    gone: &'a BTreeSet<Key>,
}

impl<'a> Shelf<'a> {
    fn of(records: &'a [Record], gone: &'a BTreeSet<Key>) -> Self {
        let mut names: Vec<(String, usize)> = Vec::with_capacity(records.len());
        let mut codebook = Codebook::starter();
        for (place, record) in records.iter().enumerate() {
            names.push((name(&record.key()), place));
            if let Record::Behaviour(behaviour) = record {
                codebook.put(behaviour.clone());
            }
        }
        names.sort_unstable();
        Self {
            records,
            names,
            codebook,
            gone,
        }
    }

    fn place(&self, name: &str) -> Option<usize> {
        let found = self
            .names
            .binary_search_by(|(one, _)| one.as_str().cmp(name));
        found.ok().map(|at| self.names[at].1)
    }

    fn has(&self, key: &Key) -> bool {
        self.place(&name(key)).is_some()
    }

    fn twice(&self) -> impl Iterator<Item = String> {
        let pairs = self.names.windows(2);
        let same = pairs.filter(|pair| pair[0].0 == pair[1].0);
        same.map(|pair| format!("The {} is there twice.", pair[0].0))
    }

    fn wrong_with(&self, record: &Record) -> Option<&'static str> {
        match record {
            Record::Rep(rep) => self.unknown(&named_by_rep(rep)),
            Record::Call(call) => self.wrong_with_call(call),
            Record::Moment(moment) => self
                .no_call(moment.call)
                .or_else(|| self.unknown(named_by_moment(moment).as_slice())),
            Record::Behaviour(_) | Record::Draft(_) => None,
            Record::Steps(steps) => self.no_call(steps.call),
        }
    }

    fn wrong_with_call(&self, call: &Call) -> Option<&'static str> {
        if !self.has(&Key::Rep(call.rep)) {
            return Some("is with a rep that isn't there");
        }
        let is_missing = |id| {
            let key = Key::Moment(call.id, id);
            // A moment that was taken out on another phone meanwhile is still spoken of.
            let place = self.place(&name(&key));
            !self.gone.contains(&key) && place.map(|place| self.records[place].key()) != Some(key)
        };
        if spoken_of_by(call).any(is_missing) {
            return Some("speaks of a moment that it hasn't");
        }
        self.unknown(&named_by_call(call))
            .or_else(|| sound::fault(call).map(|_| "has too much of something, or something twice"))
    }

    fn no_call(&self, call: CallId) -> Option<&'static str> {
        (!self.has(&Key::Call(call))).then_some("belongs to a call that isn't there")
    }

    fn unknown(&self, keys: &[&BehaviourKey]) -> Option<&'static str> {
        let is_unknown = |key: &&BehaviourKey| self.codebook.find(key).is_none();
        keys.iter()
            .any(is_unknown)
            .then_some("names a behaviour that the codebook hasn't")
    }
}
