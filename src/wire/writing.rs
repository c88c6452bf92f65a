//! How a file is written: record by record, so that a large one is made beside the thumb, a small one at once, and
//! both by the same hand. Start with [`Writing`]; [`export`] is one that is run to its end.
//!
//! The file is in a fixed order, so the same notebook always gives the same bytes, whatever the steps in which it is
//! written. The edits stand in the order of their names.

mod edits;

use serde::Serialize;
use serde::ser::Error;
use serde_json::Serializer;

use self::edits::Edits;
use super::choice::Choice;
use super::envelope::{FORMAT, VERSION, gone, other, rfc_3339};
use super::part::part_for;
use super::receiver::Receiver;
use super::scope::{Scope, in_file};
use super::stand_in::Lost;
use crate::domain::{Behaviour, Key, Notebook, Timestamp, Version};

/// A file that is being written of a notebook. It reads the same notebook to its end: if that one changes, the file
/// is begun anew. What a damaged disk has lost has a stand-in where something speaks of it, so that the file is read.
#[derive(Clone, Debug)]
pub struct Writing {
    for_rep: bool,
    is_of_a_part: bool,
    now: Timestamp,
    /// The notebook that is read, if it isn't the one that others change: with stand-ins, or a part of its own.
    own: Option<Notebook>,
    lost: Lost,
    choice: Choice,
    edits: Edits,
    /// Of which the other versions are to be written, the last one first.
    others: Vec<Key>,
    stage: Stage,
    /// What comes next in a stage.
    at: usize,
    is_first: bool,
    text: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// What is lost is looked for.
    Looking,
    Calls,
    Moments,
    Edits,
    Others,
    Gone,
    Done,
}

/// How a file begins.
#[derive(Serialize)]
struct Head {
    format: &'static str,
    version: u32,
    exported_at: String,
    app: &'static str,
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    for_rep: bool,
}

impl Writing {
    /// A file with all of a notebook.
    #[must_use]
    pub fn new(notebook: &Notebook, now: Timestamp) -> Self {
        Self {
            for_rep: false,
            is_of_a_part: false,
            now,
            own: None,
            lost: Lost::default(),
            choice: Choice {
                calls: notebook.all_calls().map(|call| call.id).collect(),
                ..Choice::default()
            },
            edits: Edits::default(),
            others: Vec::new(),
            stage: Stage::Looking,
            at: 0,
            is_first: true,
            text: Vec::new(),
        }
    }

    /// A file with all of a notebook that [was made for somebody](super::part_for). One for the rep says so: it is
    /// there to be read and answered.
    #[must_use]
    pub fn of_part(part: Notebook, receiver: Receiver, now: Timestamp) -> Self {
        let mut writing = Self::new(&part, now);
        writing.for_rep = receiver == Receiver::TheRep;
        writing.is_of_a_part = true;
        writing.own = Some(part);
        writing
    }

    /// Whether it has a notebook of its own, which was made before.
    #[must_use]
    pub fn is_of_a_part(&self) -> bool {
        self.is_of_a_part
    }

    /// Writes some more, about so many records, and answers whether there are more.
    ///
    /// # Errors
    /// None that is known; passed on so that half a file is never taken for a whole one.
    pub fn go_on(&mut self, notebook: &Notebook, records: usize) -> serde_json::Result<bool> {
        let own = self.own.take();
        let read = own.as_ref().unwrap_or(notebook);
        let mut written = 0;
        while written < records && self.stage == Stage::Looking && self.at < self.choice.calls.len()
        {
            written += self.look(read);
        }
        if self.stage == Stage::Looking && self.at == self.choice.calls.len() {
            let own = self.made_whole(own, notebook);
            self.begin(own.as_ref().unwrap_or(notebook))?;
            self.own = own;
            return Ok(true);
        }
        while written < records && !matches!(self.stage, Stage::Looking | Stage::Done) {
            written += self.step(read)?;
        }
        self.own = own;
        Ok(self.stage != Stage::Done)
    }

    /// Takes out what is written and wasn't taken out before.
    ///
    /// # Errors
    /// As [`Self::go_on`].
    pub fn take_text(&mut self) -> serde_json::Result<String> {
        String::from_utf8(core::mem::take(&mut self.text)).map_err(Error::custom)
    }

    /// How many bytes are written and not taken out.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.text.len()
    }

    /// How far it has come, in hundredths.
    #[must_use]
    pub fn hundredths(&self) -> usize {
        let part = |share: usize, done: usize, of: usize| share * done / of.max(1);
        let calls = self.choice.calls.len();
        match self.stage {
            Stage::Looking => part(10, self.at, calls),
            Stage::Calls => 10 + part(15, self.at, calls),
            Stage::Moments => 25 + part(45, self.at, calls),
            Stage::Edits => 70 + part(30, self.at, self.at + self.edits.left()),
            Stage::Others | Stage::Gone | Stage::Done => 100,
        }
    }

    fn look(&mut self, notebook: &Notebook) -> usize {
        let call = self.choice.calls.get(self.at).copied();
        self.at += 1;
        let Some(call) = call.and_then(|id| notebook.call(id)) else {
            return 1;
        };
        self.lost.look_at(notebook, call);
        1 + notebook.moments(call.id).len()
    }

    /// The notebook with something for all that its records speak of. A copy is made of one that is damaged.
    fn made_whole(&mut self, own: Option<Notebook>, notebook: &Notebook) -> Option<Notebook> {
        let mut lost = core::mem::take(&mut self.lost);
        lost.look_at_reps(own.as_ref().unwrap_or(notebook));
        if lost.is_nothing() {
            return own;
        }
        let mut whole = own.unwrap_or_else(|| notebook.clone());
        lost.stand_in(&mut whole);
        Some(whole)
    }

    /// Writes how the file begins, and what there is few of.
    fn begin(&mut self, notebook: &Notebook) -> serde_json::Result<()> {
        self.choice = Choice::of(notebook, Scope::Everything, Receiver::Myself);
        let is_here = |version: &Version| version.record().is_some();
        let others = |key: &Key| notebook.ledger().others(key).iter();
        self.choice.others.retain(|key| others(key).any(is_here));
        self.edits = Edits::of(&self.choice);
        self.value(&Head {
            format: FORMAT,
            version: VERSION,
            exported_at: rfc_3339(self.now),
            app: concat!("Curbside ", env!("CARGO_PKG_VERSION")),
            for_rep: self.for_rep,
        })?;
        // It isn't over yet.
        self.text.pop();
        self.raw(",\"behaviours\":[");
        let chosen = core::mem::take(&mut self.choice.behaviours);
        let is_in = |one: &&Behaviour| chosen.contains(&one.key);
        for behaviour in notebook.own_behaviours().filter(is_in) {
            self.item(behaviour)?;
        }
        self.next("],\"reps\":[", Stage::Calls);
        for rep in core::mem::take(&mut self.choice.reps) {
            if let Some(rep) = notebook.rep(rep) {
                self.item(rep)?;
            }
        }
        self.next("],\"calls\":[", Stage::Calls);
        Ok(())
    }

    fn step(&mut self, notebook: &Notebook) -> serde_json::Result<usize> {
        match self.stage {
            Stage::Looking | Stage::Done => Ok(1),
            Stage::Calls => self.next_call(notebook),
            Stage::Moments => self.next_moments(notebook),
            Stage::Edits => self.next_edits(notebook),
            Stage::Others => self.next_others(notebook),
            Stage::Gone => self.next_gone(notebook),
        }
    }

    fn next_call(&mut self, notebook: &Notebook) -> serde_json::Result<usize> {
        let Some(id) = self.choice.calls.get(self.at) else {
            self.next("],\"moments\":[", Stage::Moments);
            return Ok(1);
        };
        self.at += 1;
        if let Some(call) = notebook.call(*id) {
            self.item(call)?;
        }
        Ok(1)
    }

    /// The moments of a call.
    fn next_moments(&mut self, notebook: &Notebook) -> serde_json::Result<usize> {
        let Some(id) = self.choice.calls.get(self.at).copied() else {
            self.next("],\"edits\":{", Stage::Edits);
            return Ok(1);
        };
        self.at += 1;
        let moments = notebook.moments(id);
        for moment in moments {
            self.item(moment)?;
            self.edits.add(moment.call, moment.id);
        }
        Ok(1 + moments.len())
    }

    fn next_edits(&mut self, notebook: &Notebook) -> serde_json::Result<usize> {
        let Some(key) = self.edits.next() else {
            let others = core::mem::take(&mut self.choice.others);
            self.others = others.into_iter().rev().collect();
            match self.others.is_empty() {
                true => self.end_of_others("}"),
                false => self.next("},\"others\":[", Stage::Others),
            }
            return Ok(1);
        };
        self.at += 1;
        if let Some(edits) = notebook.ledger().edits(&key) {
            self.item(&in_file(&key))?;
            self.raw(":");
            self.value(edits)?;
        }
        Ok(1)
    }

    /// The versions of a record that aren't shown.
    fn next_others(&mut self, notebook: &Notebook) -> serde_json::Result<usize> {
        let Some(key) = self.others.pop() else {
            self.end_of_others("]");
            return Ok(1);
        };
        for other in notebook.ledger().others(&key).iter().filter_map(other) {
            self.item(&other?)?;
        }
        Ok(1)
    }

    fn end_of_others(&mut self, end: &str) {
        self.raw(end);
        match self.choice.gone.is_empty() {
            true => self.next("}", Stage::Done),
            false => self.next(",\"gone\":[", Stage::Gone),
        }
    }

    fn next_gone(&mut self, notebook: &Notebook) -> serde_json::Result<usize> {
        let Some(key) = self.choice.gone.get(self.at) else {
            self.next("]}", Stage::Done);
            return Ok(1);
        };
        self.at += 1;
        if let Some(when) = notebook.ledger().gone(key) {
            let gone = gone(key, when);
            self.item(&gone)?;
        }
        Ok(1)
    }

    /// What stands between two lists; then the next one begins.
    fn next(&mut self, between: &str, stage: Stage) {
        self.raw(between);
        (self.stage, self.at, self.is_first) = (stage, 0, true);
    }

    fn raw(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
    }

    /// One more in a list.
    fn item<T: Serialize>(&mut self, value: &T) -> serde_json::Result<()> {
        if !core::mem::take(&mut self.is_first) {
            self.raw(",");
        }
        self.value(value)
    }

    fn value<T: Serialize>(&mut self, value: &T) -> serde_json::Result<()> {
        value.serialize(&mut Serializer::new(&mut self.text))
    }
}

/// The text of a file with the chosen part of a notebook, for whom such a part is as a rule. [`Scope`] and its receiver
/// say what is left out.
///
/// # Errors
/// None that is known; passed on so that half a file is never taken for a whole one.
pub fn export(notebook: &Notebook, scope: Scope, now: Timestamp) -> serde_json::Result<String> {
    let mut writing = match scope {
        Scope::Everything => Writing::new(notebook, now),
        part => {
            let receiver = part.usual_receiver();
            Writing::of_part(part_for(notebook, part, receiver), receiver, now)
        }
    };
    while writing.go_on(notebook, usize::MAX)? {}
    writing.take_text()
}
