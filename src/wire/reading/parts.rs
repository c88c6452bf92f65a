//! The parts of a file, read entry by entry. Each is looked at as it comes: what it speaks of comes before it.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::Reading;
use super::cursor::{Cursor, Entry, Unusual};
use super::stage::{Part, Stage};
use crate::domain::{Lineage, Notebook};
use crate::wire::envelope::{FORMAT, OLDEST, VERSION};
use crate::wire::history;

impl Reading {
    pub(super) fn read_head(&mut self) -> Result<(), Unusual> {
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

    pub(super) fn go_to_the_next(&mut self, before: Option<Part>) -> Result<(), Unusual> {
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

    pub(super) fn read_some(
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
            end: self.at.saturating_add(most),
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
        let bytes = cursor.at - self.at;
        self.at = cursor.at;
        self.stage = match is_over {
            true => Stage::Behind(Some(part)),
            false => Stage::In(part, behind + taken),
        };
        Ok(bytes)
    }
}

/// About so many bytes of a file are a moment and its edits: room for all moments is made at once, since a list of
/// hundreds of thousands that doubles would for a while be there three times.
const BYTES_OF_A_MOMENT: usize = 240;

/// Some entries of a part.
struct Entries<'a, 'b> {
    cursor: &'a mut Cursor<'b>,
    behind: usize,
    /// The one that goes over this place is the last one.
    end: usize,
    close: u8,
}

impl<'b> Entries<'_, 'b> {
    /// Reads them one after another, and answers how many they were and whether the part is over.
    fn each(
        &mut self,
        mut read: impl FnMut(&mut Cursor<'b>) -> Result<(), Unusual>,
    ) -> Result<(usize, bool), Unusual> {
        let mut taken = 0;
        while self.cursor.at < self.end {
            match self.cursor.entry(self.behind + taken == 0, self.close)? {
                Entry::There => read(self.cursor)?,
                Entry::NoMore => return Ok((taken, true)),
            }
            taken += 1;
        }
        Ok((taken, false))
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
