//! Which words stand in which calls.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::said::{each_label, each_written};
use super::terms::Terms;
use super::words::{Query, each_part, each_plain_word, each_word};
use crate::domain::{Call, CallId, Notebook};

/// The words of the calls, folded and in order, each with the places of the calls that have it.
#[derive(Clone, Debug, Default)]
pub struct Index {
    terms: Terms,
    /// By the number of a word: the places of the calls that have it.
    having: Vec<Vec<u32>>,
    /// The same few texts again and again, and the terms of each: what moments are called, and words with
    /// letters for which tables are needed.
    known: Terms,
    terms_of_known: Vec<Box<[usize]>>,
    /// The call at each place; `None` if it has another place by now, or none.
    calls: Vec<Option<CallId>>,
    places: IndexMap<CallId, u32, FxBuildHasher>,
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
        let Ok(place) = u32::try_from(self.calls.len()) else {
            return self.take(call.id);
        };
        let moments = notebook.moments(call.id);
        let mut room = String::new();
        each_written(notebook, call, moments, &mut |_, text| {
            each_part(text, &mut |part, _| self.place_part(part, place, &mut room));
        });
        each_label(notebook, call, moments, &mut |label| {
            self.place_known(label, place);
        });
        self.calls.push(Some(call.id));
        let before = self.places.insert(call.id, place);
        self.empty(before);
    }

    fn place_part(&mut self, part: &str, place: u32, room: &mut String) {
        if !part.is_ascii() {
            return self.place_known(part, place);
        }
        each_plain_word(part, 0, room, &mut |word, _| {
            let term = self.terms.number(word);
            add(&mut self.having, term, place);
        });
    }

    /// Reads a text if it isn't known from before.
    fn place_known(&mut self, text: &str, place: u32) {
        let number = self.known.number(text);
        if number == self.terms_of_known.len() {
            let mut terms = Vec::new();
            each_word(text, &mut String::new(), &mut |word, _| {
                terms.push(self.terms.number(word));
            });
            self.terms_of_known.push(terms.into());
        }
        for term in self.terms_of_known.get(number).into_iter().flatten() {
            add(&mut self.having, *term, place);
        }
    }

    /// Takes a call out. Its place stays empty: [`Self::is_worn`] tells when to begin anew.
    pub fn take(&mut self, call: CallId) {
        let place = self.places.swap_remove(&call);
        self.empty(place);
    }

    fn empty(&mut self, place: Option<u32>) {
        if let Some(place) = place
            && let Some(call) = self.calls.get_mut(place as usize)
        {
            *call = None;
        }
    }

    /// More places are empty than are not: a new index is smaller.
    #[must_use]
    pub fn is_worn(&self) -> bool {
        self.calls.len() > 64 + 2 * self.places.len()
    }

    /// The calls that have a word for each that is looked for; of a blank query all.
    #[must_use]
    pub fn find(&self, query: &Query) -> Found<'_> {
        let mut has = vec![true; self.calls.len()];
        for beginning in query.beginnings() {
            let also = self.begins(beginning);
            for (has, also) in has.iter_mut().zip(also) {
                *has &= also;
            }
        }
        Found { index: self, has }
    }

    fn begins(&self, beginning: &str) -> Vec<bool> {
        let mut has = vec![false; self.calls.len()];
        let terms = self.terms.beginning(beginning);
        for places in terms.filter_map(|term| self.having.get(term)) {
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

/// What was found: each call is asked for by itself, since those of a long list are in their order already.
#[derive(Debug)]
pub struct Found<'a> {
    index: &'a Index,
    /// For each place, whether the call there has what is looked for.
    has: Vec<bool>,
}

impl Found<'_> {
    #[must_use]
    pub fn has(&self, call: CallId) -> bool {
        let place = self.index.places.get(&call);
        place.is_some_and(|place| self.has.get(*place as usize) == Some(&true))
    }

    /// All of them, in the order of their ids.
    #[must_use]
    pub fn calls(&self) -> BTreeSet<CallId> {
        let calls = self.index.places.keys().copied();
        calls.filter(|call| self.has(*call)).collect()
    }
}

/// A call has a term once, however often: its place is the last one until the next call is read.
fn add(having: &mut Vec<Vec<u32>>, term: usize, place: u32) {
    if having.len() <= term {
        having.resize_with(term + 1, Vec::new);
    }
    let places = &mut having[term];
    if places.last() != Some(&place) {
        places.push(place);
    }
}
