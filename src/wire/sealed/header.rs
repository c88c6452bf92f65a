//! The header of a sealed file: how it is sealed, in the words of RFC 7518. Everybody can read it, so it
//! says nothing of what is inside but its kind.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::fault::SealError;
use crate::wire::reason::reason;

/// How the key of the content is wrapped: PBKDF2 with HMAC-SHA-512, then AES key wrap (RFC 7518, 4.8).
const ALG: &str = "PBES2-HS512+A256KW";
/// How the content is sealed: AES-GCM (RFC 7518, 5.3).
const ENC: &str = "A256GCM";

/// Rounds of PBKDF2 in a file that is sealed here. OWASP asks for 210,000 of SHA-512; with its 600,000 of
/// SHA-256 no list of either falls short. Other tools stop at a million, against files that keep them
/// busy.
pub const ROUNDS: u32 = 600_000;
/// A file with fewer is refused: who can write such a file may hope that the passphrase is tried on it,
/// and that it is sent on as if it were safe.
pub const FEWEST_ROUNDS: u32 = 210_000;
/// A file with more is refused: a phone would be busy with it for half a minute or for days.
pub const MOST_ROUNDS: u32 = 3_000_000;

/// Bytes of the salt that is made here.
pub const SALT: usize = 16;
/// A salt of others has so many bytes at least (RFC 7518, 4.8.1.1) and at most.
const SALTS: core::ops::RangeInclusive<usize> = 8..=64;

/// How a file is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    salt: Vec<u8>,
    rounds: u32,
    content: Content,
}

/// What a file holds, by its media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Notes.
    Json,
    Text,
    Markdown,
    Calendar,
    Csv,
    Ndjson,
}

impl Content {
    const ALL: [Self; 6] = [
        Self::Json,
        Self::Text,
        Self::Markdown,
        Self::Calendar,
        Self::Csv,
        Self::Ndjson,
    ];

    /// As the header says it (RFC 7516, 4.1.12: `application/` is left out).
    fn media_type(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Text => "text/plain",
            Self::Markdown => "text/markdown",
            Self::Calendar => "text/calendar",
            Self::Csv => "text/csv",
            Self::Ndjson => "x-ndjson",
        }
    }

    /// What is of no kind that is known is looked at as notes, and refused as such.
    fn of(media_type: Option<&str>) -> Self {
        let known = |one: &Self| Some(one.media_type()) == media_type;
        Self::ALL.into_iter().find(known).unwrap_or(Self::Json)
    }
}

/// The header as JSON.
#[derive(Serialize)]
struct Written<'a> {
    alg: &'a str,
    enc: &'a str,
    p2s: String,
    p2c: u32,
    cty: &'a str,
}

/// Of a header only what counts; the RFC has the rest ignored, unless it is critical.
#[derive(Deserialize)]
struct Read {
    alg: Option<String>,
    enc: Option<String>,
    p2s: Option<String>,
    p2c: Option<u64>,
    cty: Option<String>,
    zip: Option<IgnoredAny>,
    crit: Option<IgnoredAny>,
}

impl Header {
    /// The header of a file that is sealed here.
    #[must_use]
    pub fn new(salt: [u8; SALT], content: Content) -> Self {
        Self {
            salt: salt.to_vec(),
            rounds: ROUNDS,
            content,
        }
    }

    /// Reads the JSON of a header.
    ///
    /// # Errors
    /// If the file is sealed in another way, or with rounds or a salt out of bounds.
    pub fn read(json: &[u8]) -> Result<Self, SealError> {
        let read = serde_json::from_slice(json);
        let read: Read = read.map_err(|error| SealError::Header {
            why: reason(&error),
        })?;
        if read.alg.as_deref() != Some(ALG) || read.enc.as_deref() != Some(ENC) {
            return Err(SealError::AnotherWay);
        }
        if read.crit.is_some() || read.zip.is_some() {
            return Err(SealError::Beyond);
        }
        let missing = |what: &str| SealError::Header {
            why: format!("it gives no {what}"),
        };
        let rounds = read.p2c.ok_or_else(|| missing("p2c"))?;
        let salt = read.p2s.ok_or_else(|| missing("p2s"))?;
        let salt = URL_SAFE_NO_PAD.decode(salt).unwrap_or_default();
        if !SALTS.contains(&salt.len()) {
            return Err(missing("salt of 8 to 64 bytes"));
        }
        Ok(Self {
            salt,
            rounds: within_bounds(rounds)?,
            content: Content::of(read.cty.as_deref()),
        })
    }

    /// The header of another file that the same key opens. The passphrase gives that key once for all of them;
    /// each still has a key of its own, and a nonce.
    #[must_use]
    pub fn for_another(&self, content: Content) -> Self {
        Self {
            content,
            ..self.clone()
        }
    }

    /// Whether a passphrase gives the same key to both.
    #[must_use]
    pub fn shares_key_with(&self, other: &Self) -> bool {
        (&self.salt, self.rounds) == (&other.salt, other.rounds)
    }

    /// The header as it stands in the file, in base64url.
    ///
    /// # Errors
    /// None that is known: it is made of words and numbers.
    pub fn encoded(&self) -> Result<String, SealError> {
        Ok(URL_SAFE_NO_PAD.encode(self.json()?))
    }

    /// The header as JSON.
    ///
    /// # Errors
    /// None that is known: it is made of words and numbers.
    pub fn json(&self) -> Result<String, SealError> {
        let written = Written {
            alg: ALG,
            enc: ENC,
            p2s: URL_SAFE_NO_PAD.encode(&self.salt),
            p2c: self.rounds,
            cty: self.content.media_type(),
        };
        serde_json::to_string(&written).map_err(|error| SealError::Header {
            why: reason(&error),
        })
    }

    /// What PBKDF2 takes as its salt.
    #[must_use]
    pub fn salt(&self) -> Vec<u8> {
        salted(ALG, &self.salt)
    }

    #[must_use]
    pub fn rounds(&self) -> u32 {
        self.rounds
    }

    #[must_use]
    pub fn content(&self) -> Content {
        self.content
    }
}

fn within_bounds(rounds: u64) -> Result<u32, SealError> {
    match u32::try_from(rounds) {
        Ok(few) if few < FEWEST_ROUNDS => Err(SealError::TooWeak),
        Ok(rounds) if rounds <= MOST_ROUNDS => Ok(rounds),
        _ => Err(SealError::TooSlow),
    }
}

/// The salt of PBKDF2 of an algorithm: its name, a zero, and the salt of the header (RFC 7518, 4.8.1.1).
#[must_use]
pub fn salted(alg: &str, salt: &[u8]) -> Vec<u8> {
    [alg.as_bytes(), &[0], salt].concat()
}
