//! A sealed file: any file that leaves the app, closed with a passphrase. It is a JWE (RFC 7516) in its
//! compact form, `PBES2-HS512+A256KW` with `A256GCM` (RFC 7518), so that other tools open it too;
//! `docs/sealed.md` describes it.
//!
//! This is the part without secrets: the [`Header`], the five parts of the file, and what is refused
//! before a passphrase is even asked for. The browser does the rest (`platform/crypto.rs`). Start with
//! [`Sealed::read`] and [`write`].

mod fault;
mod header;
mod passphrase;

use core::fmt;
use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

pub use fault::{Part, SealError, SealFault};
pub use header::{Content, FEWEST_ROUNDS, Header, MOST_ROUNDS, ROUNDS, SALT, salted};
pub use passphrase::{Passphrase, Unfit};

/// Bytes of a wrapped key of 256 bits (RFC 3394).
pub const WRAPPED: usize = 40;
/// Bytes of the nonce of AES-GCM (RFC 7518, 5.3).
pub const NONCE: usize = 12;
/// Bytes of the mark by which AES-GCM tells that nothing was altered.
pub const TAG: usize = 16;

/// So many bytes are read of a sealed file: what the largest plain one comes to, since four letters stand
/// for three bytes, and the header.
pub const LARGEST: u64 = super::import::LARGEST.div_ceil(3) * 4 + 8_192;

/// More letters than this no header has.
const LONGEST_HEADER: usize = 4_096;

/// How every header begins: `{"` in base64url.
pub(super) const BEGINNING: &str = "eyJ";

/// A sealed file, taken apart.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    pub header: Header,
    /// The header as it stands in the file: AES-GCM vouches for these letters.
    pub protected: String,
    /// The key of the content, wrapped by the one that the passphrase gives.
    pub key: [u8; WRAPPED],
    pub nonce: [u8; NONCE],
    /// The content under that key, with its tag at the end.
    pub content: Vec<u8>,
}

/// The header alone: the rest is long and says nothing.
impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.header.fmt(f)
    }
}

/// Whether a file says that it is sealed. No JSON begins so.
#[must_use]
pub fn is_sealed(text: &str) -> bool {
    bare(text).starts_with(BEGINNING)
}

/// Whether a text has too little of itself to say so, and may go on to be sealed.
#[must_use]
pub fn may_begin(text: &str) -> bool {
    BEGINNING.starts_with(bare(text))
}

/// What mail and editors add at the ends is no part of the file.
fn bare(text: &str) -> &str {
    text.trim_start_matches('\u{feff}').trim()
}

/// In one line: mail breaks long ones.
fn in_one_line(text: &str) -> Cow<'_, str> {
    match text.contains(char::is_whitespace) {
        false => Cow::Borrowed(text),
        true => Cow::Owned(text.split_whitespace().collect()),
    }
}

impl Sealed {
    /// Takes a sealed file apart.
    ///
    /// # Errors
    /// If it is sealed in another way, asks for too much or too little work, or isn't whole as far as
    /// that shows without the passphrase.
    pub fn read(text: &str) -> Result<Self, SealError> {
        if text.len() as u64 > LARGEST {
            return Err(SealError::TooLarge);
        }
        let text = in_one_line(bare(text));
        let mut parts = text.split('.');
        let mut part = || parts.next().ok_or(SealError::CutOff);
        let protected = part()?;
        let header = Header::read(&decoded_header(protected)?)?;
        let key = exact(Part::Key, part()?)?;
        let nonce = exact(Part::Nonce, part()?)?;
        let mut content = decoded(Part::Content, part()?)?;
        let tag: [u8; TAG] = exact(Part::Tag, part()?)?;
        if parts.next().is_some() {
            return Err(SealError::Damaged(Part::Tag));
        }
        content.extend(tag);
        Ok(Self {
            header,
            protected: protected.to_owned(),
            key,
            nonce,
            content,
        })
    }
}

/// Puts a sealed file together: the header in its letters, the wrapped key, the nonce, and the content with
/// its tag at the end.
#[must_use]
pub fn write(protected: &str, key: &[u8], nonce: &[u8; NONCE], content: &[u8]) -> String {
    let (content, tag) = content.split_at(content.len().saturating_sub(TAG));
    let mut file = String::with_capacity(protected.len() + content.len() / 3 * 4 + 256);
    push_beginning(&mut file, protected, key, nonce);
    URL_SAFE_NO_PAD.encode_string(content, &mut file);
    push_end(&mut file, tag);
    file
}

/// Bytes of the content of a large file of which the letters are written at once: such pieces, one behind the other, are
/// the letters of the whole, since three bytes make four letters.
pub const AT_ONCE: usize = 3 << 18;

/// A large sealed file, piece by piece: how it begins, its content, [`AT_ONCE`] bytes at a time, and how it ends.
#[derive(Clone, Copy, Debug)]
pub enum Piece<'a> {
    Beginning {
        protected: &'a str,
        key: &'a [u8],
        nonce: &'a [u8; NONCE],
    },
    Content(&'a [u8]),
    Tag(&'a [u8]),
}

impl Piece<'_> {
    /// The piece as it stands in the file.
    #[must_use]
    pub fn letters(self) -> String {
        let mut letters = String::new();
        match self {
            Self::Beginning {
                protected,
                key,
                nonce,
            } => push_beginning(&mut letters, protected, key, nonce),
            Self::Content(content) => URL_SAFE_NO_PAD.encode_string(content, &mut letters),
            Self::Tag(tag) => push_end(&mut letters, tag),
        }
        letters
    }
}

fn push_beginning(file: &mut String, protected: &str, key: &[u8], nonce: &[u8; NONCE]) {
    file.push_str(protected);
    for part in [key, nonce] {
        file.push('.');
        URL_SAFE_NO_PAD.encode_string(part, file);
    }
    file.push('.');
}

fn push_end(file: &mut String, tag: &[u8]) {
    file.push('.');
    URL_SAFE_NO_PAD.encode_string(tag, file);
}

fn decoded_header(part: &str) -> Result<Vec<u8>, SealError> {
    if part.len() > LONGEST_HEADER {
        return Err(SealError::Damaged(Part::Header));
    }
    decoded(Part::Header, part)
}

fn decoded(part: Part, letters: &str) -> Result<Vec<u8>, SealError> {
    let bytes = URL_SAFE_NO_PAD.decode(letters);
    bytes.map_err(|_| SealError::Damaged(part))
}

fn exact<const LENGTH: usize>(part: Part, letters: &str) -> Result<[u8; LENGTH], SealError> {
    // One of a wrong length is not read: it may be as long as the file.
    if letters.len() != (LENGTH * 4).div_ceil(3) {
        return Err(SealError::Damaged(part));
    }
    let bytes = decoded(part, letters)?.try_into();
    bytes.map_err(|_| SealError::Damaged(part))
}
