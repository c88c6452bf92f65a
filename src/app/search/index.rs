//! Which words stand in which calls.

use core::ops::Bound;
use std::collections::{BTreeMap, BTreeSet};

use super::said::{each_label, each_written};
use super::words::{Query, each_word};
use crate::domain::{Call, CallId, Notebook};

/// The words of the calls, folded and in order, each with the places of the calls that have it.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Where in `having` the places of a word are.
    terms: BTreeMap<Box<str>, usize>,
    having: Vec<Vec<u32>>,
    /// The words of what moments are called, which is the same few texts again and again.
    labels: BTreeMap<Box<str>, Box<[usize]>>,
    /// The call at each place; `None` if it has another place by now, or none.
    calls: Vec<Option<CallId>>,
    places: BTreeMap<CallId, u32>,
}

impl Index {
    /// The index of a notebook as it is.
    #[must_use]
    pub fn of(notebook: &Notebook) -> Self {
        let mut index = Self::default();
        for call in notebook.all_calls() {
            index.put(notebook, call);
        }
        index
    }

    /// How many calls are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Reads a call anew, or for the first time.
    pub fn put(&mut self, notebook: &Notebook, call: &Call) {
        self.take(call.id);
        let Ok(place) = u32::try_from(self.calls.len()) else {
            return;
        };
        let mut room = String::new();
        each_written(notebook, call, &mut |_, text| {
            each_word(text, &mut room, &mut |word, _| {
                let term = self.term(word);
                add(&mut self.having, term, place);
            });
        });
        each_label(notebook, call, &mut |label| self.place_label(label, place));
        self.calls.push(Some(call.id));
        self.places.insert(call.id, place);
    }

    fn place_label(&mut self, label: &str, place: u32) {
        if !self.labels.contains_key(label) {
            let mut terms = Vec::new();
            each_word(label, &mut String::new(), &mut |word, _| {
                terms.push(self.term(word));
            });
            self.labels.insert(label.into(), terms.into());
        }
        let terms = self.labels.get(label).into_iter().flatten();
        for term in terms {
            add(&mut self.having, *term, place);
        }
    }

    /// A word's place in `having`.
    fn term(&mut self, word: &str) -> usize {
        if let Some(term) = self.terms.get(word) {
            return *term;
        }
        let term = self.having.len();
        self.having.push(Vec::new());
        self.terms.insert(word.into(), term);
        term
    }

    /// Takes a call out. Its place stays empty: [`Self::is_worn`] tells when to begin anew.
    pub fn take(&mut self, call: CallId) {
        if let Some(place) = self.places.remove(&call)
            && let Some(there) = usize::try_from(place)
                .ok()
                .and_then(|place| self.calls.get_mut(place))
        {
            *there = None;
        }
    }

    /// More places are empty than are not: a new index is smaller.
    #[must_use]
    pub fn is_worn(&self) -> bool {
        self.calls.len() > 64 + 2 * self.places.len()
    }

    /// The calls that have a word for each that is looked for; of a blank query all.
    #[must_use]
    pub fn find(&self, query: &Query) -> BTreeSet<CallId> {
        let mut has = vec![true; self.calls.len()];
        for beginning in query.beginnings() {
            let also = self.begins(beginning);
            for (has, also) in has.iter_mut().zip(also) {
                *has &= also;
            }
        }
        let found = self.calls.iter().zip(has).filter(|(_, has)| *has);
        found.filter_map(|(call, _)| *call).collect()
    }

    fn begins(&self, beginning: &str) -> Vec<bool> {
        let mut has = vec![false; self.calls.len()];
        let from = (Bound::Included(beginning), Bound::Unbounded);
        let terms = self.terms.range::<str, _>(from);
        let begins = terms.take_while(|(term, _)| term.starts_with(beginning));
        for places in begins.filter_map(|(_, term)| self.having.get(*term)) {
            for place in places
                .iter()
                .filter_map(|place| usize::try_from(*place).ok())
            {
                if let Some(has) = has.get_mut(place) {
                    *has = true;
                }
            }
        }
        has
    }
}

/// A call has a term once, however often: its place is the last one until the next call is read.
fn add(having: &mut [Vec<u32>], term: usize, place: u32) {
    if let Some(places) = having.get_mut(term)
        && places.last() != Some(&place)
    {
        places.push(place);
    }
}
