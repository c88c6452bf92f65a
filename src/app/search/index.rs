//! Which words stand in which calls.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::labels::{Labels, Told};
use super::said::{each_of_call, each_of_debrief, each_of_moment};
use super::terms::Terms;
use super::words::{Part, PlainWords, Query, each_part, each_word};
use crate::app::view::lines::words;
use crate::domain::{Call, CallId, Notebook, What};

/// The words of the calls, folded and in order, each with the places of the calls that have it.
#[derive(Clone, Debug, Default)]
pub struct Index {
    terms: Terms,
    /// By the number of a word: the places of the calls that have it.
    having: Vec<Vec<u32>>,
    labels: Labels,
    /// Words with letters for which tables are needed, and the terms of each: they are the same few again and again.
    by_tables: IndexMap<Box<str>, Box<[usize]>, FxBuildHasher>,
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
        each_of_call(notebook, call, &mut |_, text| self.place_text(text, place));
        each_of_debrief(call, &mut |_, text| self.place_text(text, place));
        self.labels.are_of(notebook.codebook(), call.when());
        for moment in notebook.moments(call.id) {
            each_of_moment(moment, &mut |_, text| self.place_text(text, place));
            match &moment.what {
                What::Words(text) => self.place_text(text.as_str(), place),
                what => self.place_label(notebook, call, what, place),
            }
        }
        self.calls.push(Some(call.id));
        let before = self.places.insert(call.id, place);
        self.empty(before);
    }

    fn place_text(&mut self, text: &str, place: u32) {
        each_part(text, &mut |part, _| match part {
            Part::Plain(part) => self.place_plain(part, place),
            Part::Any(part) => self.place_by_tables(part, place),
        });
    }

    fn place_plain(&mut self, part: &str, place: u32) {
        for word in PlainWords::of(part) {
            let term = self.terms.number_of(&word);
            add(&mut self.having, term, place);
        }
    }

    fn place_by_tables(&mut self, part: &str, place: u32) {
        if !self.by_tables.contains_key(part) {
            let terms = self.terms_of(part);
            self.by_tables.insert(part.into(), terms.into());
        }
        for term in self.by_tables.get(part).into_iter().flatten() {
            add(&mut self.having, *term, place);
        }
    }

    fn place_label(&mut self, notebook: &Notebook, call: &Call, what: &What, place: u32) {
        match self.labels.tell(what, place) {
            Told::Already => {}
            Told::Terms(terms) => {
                for term in terms {
                    add(&mut self.having, *term, place);
                }
            }
            Told::Unknown => {
                let label = words(notebook.codebook(), call.when(), what);
                let terms = self.terms_of(&label);
                for term in &terms {
                    add(&mut self.having, *term, place);
                }
                self.labels.keep(what, place, terms);
            }
        }
    }

    fn terms_of(&mut self, text: &str) -> Vec<usize> {
        let mut terms = Vec::new();
        each_word(text, &mut |word, _| terms.push(self.terms.number(word)));
        terms
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
#[inline(always)]
fn add(having: &mut Vec<Vec<u32>>, term: usize, place: u32) {
    match having.get_mut(term) {
        Some(places) if places.last() == Some(&place) => {}
        Some(places) => places.push(place),
        None => add_new(having, term, place),
    }
}

#[cold]
fn add_new(having: &mut Vec<Vec<u32>>, term: usize, place: u32) {
    having.resize_with(term + 1, Vec::new);
    having[term].push(place);
}
