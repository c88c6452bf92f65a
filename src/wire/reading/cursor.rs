//! A place in a JSON text, from which serde reads value after value: a file is read so bit by bit. It is
//! known by heart in which order Curbside writes a file, so anything else is [`Unusual`] and read as a
//! whole, which says what is wrong with it.

use serde::Deserialize;
use serde_json::Deserializer;

/// The text doesn't go on as Curbside writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unusual;

/// Whether there is more in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    There,
    /// The list is closed behind its last one.
    NoMore,
}

/// A place in a text, in bytes from its beginning.
pub(super) struct Cursor<'a> {
    text: &'a str,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&mut self) -> Option<u8> {
        let rest = self.rest().as_bytes();
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        self.at += rest.iter().take_while(|byte| is_space(byte)).count();
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes behind a mark, if it is the next one.
    pub(super) fn takes(&mut self, mark: u8) -> bool {
        let is_next = self.next() == Some(mark);
        self.at += usize::from(is_next);
        is_next
    }

    pub(super) fn mark(&mut self, mark: u8) -> Result<(), Unusual> {
        if self.takes(mark) {
            Ok(())
        } else {
            Err(Unusual)
        }
    }

    pub(super) fn is_at_the_end(&mut self) -> bool {
        self.next().is_none()
    }

    pub(super) fn value<T: Deserialize<'a>>(&mut self) -> Result<T, Unusual> {
        let mut values = Deserializer::from_str(self.rest()).into_iter::<T>();
        let value = values.next().and_then(Result::ok).ok_or(Unusual)?;
        self.at += values.byte_offset();
        Ok(value)
    }

    /// The name of a value, up to where that begins.
    pub(super) fn name(&mut self) -> Result<&'a str, Unusual> {
        let name = self.value()?;
        self.mark(b':')?;
        Ok(name)
    }

    /// The value of this name, first in an object or behind a comma.
    pub(super) fn named<T: Deserialize<'a>>(&mut self, name: &str) -> Result<T, Unusual> {
        match self.name()? == name {
            true => self.value(),
            false => Err(Unusual),
        }
    }

    /// Goes to the next entry of a list, or behind it.
    pub(super) fn entry(&mut self, is_first: bool, close: u8) -> Result<Entry, Unusual> {
        if self.takes(close) {
            return Ok(Entry::NoMore);
        }
        if !is_first {
            self.mark(b',')?;
        }
        Ok(Entry::There)
    }
}
