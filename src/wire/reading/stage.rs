//! The steps of [`Reading`]: the parts of a file in the order in which Curbside writes them, and then what can
//! only be looked at when all is read.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::Reading;
use super::cursor::{Cursor, Entry, Unusual};
use crate::domain::{CallId, Key, Lineage, Notebook};
use crate::wire::envelope::{FORMAT, OLDEST, VERSION};
use crate::wire::history;

/// How far a file is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stage {
    #[default]
    Head,
    /// Behind a part; none is behind before the first one.
    Behind(Option<Part>),
    /// So many of a part are behind.
    In(Part, usize),
    /// What was deleted and what isn't shown is to be looked at.
    History,
    /// So many calls are looked at for what they speak of.
    Calls(usize),
    /// The notebook is looked at up to the moments of this call.
    Beside(Option<CallId>),
    /// All is read, and fits.
    Fits,
}

/// A part of a file, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Behaviours,
    Reps,
    Calls,
    Moments,
    Edits,
    Others,
    Gone,
}

impl Part {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "behaviours" => Self::Behaviours,
            "reps" => Self::Reps,
            "calls" => Self::Calls,
            "moments" => Self::Moments,
            "edits" => Self::Edits,
            "others" => Self::Others,
            "gone" => Self::Gone,
            _ => return None,
        })
    }

    /// Whether another may come behind it: those up to the edits are always there.
    fn may_follow(self, before: Option<Self>) -> bool {
        match before {
            None => self == Self::Behaviours,
            Some(before) if before < Self::Edits => self as u8 == before as u8 + 1,
            Some(before) => self > before,
        }
    }

    fn marks(self) -> [u8; 2] {
        match self {
            Self::Edits => [b'{', b'}'],
            _ => [b'[', b']'],
        }
    }
}

impl Reading {
    /// Goes on by up to so many records, and answers by how many.
    pub(super) fn step(&mut self, notebook: &Notebook, most: usize) -> Result<usize, Unusual> {
        match self.stage {
            Stage::Head => self.read_head(),
            Stage::Behind(part) => self.go_to_the_next(part),
            Stage::In(part, behind) => return self.read_some(notebook, part, behind, most),
            Stage::History => self.look_at_the_history(notebook),
            Stage::Calls(behind) => return self.look_at_calls(behind, most),
            Stage::Beside(behind) => return self.look_beside(notebook, behind, most),
            Stage::Fits => Ok(()),
        }?;
        Ok(0)
    }

    fn read_head(&mut self) -> Result<(), Unusual> {
        let mut cursor = Cursor::new(&self.text, self.at);
        // What some editors put before a text.
        if self.text.starts_with('\u{feff}') {
            cursor.at = '\u{feff}'.len_utf8();
        }
        cursor.mark(b'{')?;
        let format: &str = cursor.named("format")?;
        cursor.mark(b',')?;
        let version: u32 = cursor.named("version")?;
        for name in ["exported_at", "app"] {
            cursor.mark(b',')?;
            let _: String = cursor.named(name)?;
        }
        if format != FORMAT || !(OLDEST..=VERSION).contains(&version) {
            return Err(Unusual);
        }
        self.at = cursor.at;
        self.stage = Stage::Behind(None);
        Ok(())
    }

    fn go_to_the_next(&mut self, before: Option<Part>) -> Result<(), Unusual> {
        let mut cursor = Cursor::new(&self.text, self.at);
        if before.is_some_and(|part| part >= Part::Moments) && cursor.takes(b'}') {
            self.stage = Stage::History;
            self.at = self.text.len();
            return if cursor.is_at_the_end() {
                Ok(())
            } else {
                Err(Unusual)
            };
        }
        cursor.mark(b',')?;
        let mut name = cursor.name()?;
        if before.is_none() && !self.read.for_rep && name == "for_rep" {
            self.read.for_rep = cursor.value()?;
            cursor.mark(b',')?;
            name = cursor.name()?;
        }
        let part = Part::named(name).filter(|part| part.may_follow(before));
        let part = part.ok_or(Unusual)?;
        cursor.mark(part.marks()[0])?;
        self.at = cursor.at;
        self.stage = Stage::In(part, 0);
        Ok(())
    }

    fn read_some(
        &mut self,
        notebook: &Notebook,
        part: Part,
        behind: usize,
        most: usize,
    ) -> Result<usize, Unusual> {
        let mut cursor = Cursor::new(&self.text, self.at);
        let (codebook, known) = (notebook.codebook(), &mut self.known);
        let read = &mut self.read;
        let mut some = Entries {
            cursor: &mut cursor,
            behind,
            most,
            close: part.marks()[1],
        };
        let (taken, is_over) = match part {
            Part::Behaviours => {
                some.read_into(&mut read.behaviours, |one| known.has_behaviour_come(one))
            }
            Part::Reps => some.read_into(&mut read.reps, |one| known.has_rep_come(one, codebook)),
            Part::Calls => {
                some.read_into(&mut read.calls, |one| known.has_call_come(one, codebook))
            }
            Part::Moments => {
                if behind == 0 {
                    read.moments
                        .reserve_exact(self.text.len() / BYTES_OF_A_MOMENT);
                }
                some.read_into(&mut read.moments, |one| {
                    known.has_moment_come(one, codebook)
                })
            }
            Part::Edits => {
                let mut last: Option<(&str, Lineage)> = None;
                some.each(|cursor| {
                    let name = cursor.name()?;
                    let text: &str = cursor.value()?;
                    // Most have the same ones.
                    let edits = match &last {
                        Some((same, edits)) if *same == text => edits.clone(),
                        _ => text.parse().map_err(|_| Unusual)?,
                    };
                    read.edits.set(name, edits.clone());
                    last = Some((text, edits));
                    Ok(())
                })
            }
            Part::Others => some.each(|cursor| {
                let raw: &RawValue = cursor.value()?;
                let other = history::others(&[raw]).map_err(|_| Unusual)?;
                read.others.extend(other);
                Ok(())
            }),
            Part::Gone => some.each(|cursor| {
                let raw: &RawValue = cursor.value()?;
                let gone = history::gone(&[raw]).map_err(|_| Unusual)?;
                read.gone.extend(gone);
                Ok(())
            }),
        }?;
        self.at = cursor.at;
        self.stage = match is_over {
            true => Stage::Behind(Some(part)),
            false => Stage::In(part, behind + taken),
        };
        Ok(taken)
    }

    fn look_at_the_history(&mut self, notebook: &Notebook) -> Result<(), Unusual> {
        let read = &self.read;
        let codebook = notebook.codebook();
        let behaviours = read.check_behaviours_of_others(&self.known, codebook);
        let checked = behaviours
            .and_then(|()| read.check_gone(&mut self.known))
            .and_then(|()| read.check_others(&self.known));
        checked.map_err(|_| Unusual)?;
        self.stage = Stage::Calls(0);
        Ok(())
    }

    fn look_at_calls(&mut self, behind: usize, most: usize) -> Result<usize, Unusual> {
        let calls = self.read.calls.iter().skip(behind).take(most);
        let count = calls.len();
        for call in calls {
            if !self.known.may_stand(call) {
                return Err(Unusual);
            }
        }
        self.stage = match behind + count == self.read.calls.len() {
            true => Stage::Beside(None),
            false => Stage::Calls(behind + count),
        };
        Ok(count)
    }

    /// As [`fits`](super::Imported::fits): no moment of the file stands in another call of the notebook.
    fn look_beside(
        &mut self,
        notebook: &Notebook,
        behind: Option<CallId>,
        most: usize,
    ) -> Result<usize, Unusual> {
        let known = &self.known;
        let mut looked = 0;
        let mut last = None;
        for (call, moments) in notebook.moments_behind(behind) {
            if looked >= most {
                break;
            }
            if moments.iter().any(|one| known.is_elsewhere(one.id, call)) {
                return Err(Unusual);
            }
            looked += moments.len().max(1);
            last = Some(call);
        }
        let mut gone = notebook.ledger().all_gone();
        let is_elsewhere = |key: &Key| match key {
            Key::Moment(call, id) => known.is_elsewhere(*id, *call),
            _ => false,
        };
        self.stage = match last {
            Some(call) => Stage::Beside(Some(call)),
            None if gone.any(|(key, _)| is_elsewhere(key)) => return Err(Unusual),
            None => Stage::Fits,
        };
        Ok(looked)
    }
}

/// About so many bytes of a file are a moment and its edits: room for all moments is made at once, since a list of
/// hundreds of thousands that doubles would for a while be there three times.
const BYTES_OF_A_MOMENT: usize = 240;

/// Some entries of a part.
struct Entries<'a, 'b> {
    cursor: &'a mut Cursor<'b>,
    behind: usize,
    most: usize,
    close: u8,
}

impl<'b> Entries<'_, 'b> {
    /// Reads them one after another, and answers how many they were and whether the part is over.
    fn each(
        &mut self,
        mut read: impl FnMut(&mut Cursor<'b>) -> Result<(), Unusual>,
    ) -> Result<(usize, bool), Unusual> {
        for taken in 0..self.most {
            match self.cursor.entry(self.behind + taken == 0, self.close)? {
                Entry::There => read(self.cursor)?,
                Entry::NoMore => return Ok((taken, true)),
            }
        }
        Ok((self.most, false))
    }

    /// Reads them into a list, if each fits.
    fn read_into<T: Deserialize<'b>>(
        &mut self,
        list: &mut Vec<T>,
        mut fits: impl FnMut(&T) -> bool,
    ) -> Result<(usize, bool), Unusual> {
        self.each(|cursor| {
            let one = cursor.value()?;
            let fits = fits(&one);
            list.push(one);
            if fits { Ok(()) } else { Err(Unusual) }
        })
    }
}
