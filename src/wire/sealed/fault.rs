//! Why a file is not sealed or not opened, in plain words. None quotes the file or the passphrase.

use core::fmt;

use super::LARGEST;

/// Why a sealed file is refused, before a passphrase is tried on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealError {
    /// More than [`LARGEST`] bytes.
    TooLarge,
    /// It has fewer than five parts.
    CutOff,
    /// A part of it is not what it should be.
    Damaged(Part),
    /// Its header can't be read.
    Header { why: String },
    /// Sealed by another algorithm, as for a key in the place of a passphrase.
    AnotherWay,
    /// Its header asks for what Curbside doesn't do: it is compressed, or has an extension that counts.
    Beyond,
    /// Fewer rounds than [`FEWEST_ROUNDS`](super::FEWEST_ROUNDS).
    TooWeak,
    /// More rounds than [`MOST_ROUNDS`](super::MOST_ROUNDS).
    TooSlow,
}

/// The parts of a sealed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Header,
    Key,
    Nonce,
    Content,
    Tag,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Key => "key",
            Self::Nonce => "nonce",
            Self::Content => "content",
            Self::Tag => "end",
        }
    }
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => {
                let most = LARGEST / 1_000_000;
                write!(
                    f,
                    "The sealed file has more than {most} MB, and Curbside reads no more."
                )
            }
            Self::CutOff => f.write_str("The sealed file is cut off: its end is missing."),
            Self::Damaged(part) => {
                write!(
                    f,
                    "The sealed file is damaged: its {} can't be read.",
                    part.name()
                )
            }
            Self::Header { why } => {
                write!(f, "The header of the sealed file can't be read: {why}.")
            }
            Self::AnotherWay => {
                f.write_str("The file is sealed in a way that Curbside can't open.")
            }
            Self::Beyond => f.write_str(
                "The sealed file asks for more than Curbside does: it is compressed, or has an \
                 extension.",
            ),
            Self::TooWeak => f.write_str(
                "The file is sealed too weakly: its passphrase could be found by trying.",
            ),
            Self::TooSlow => f.write_str(
                "The sealed file asks for so much work that this phone would be busy too long.",
            ),
        }
    }
}

impl std::error::Error for SealError {}

/// Why sealing or opening failed, although the file and the passphrase could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealFault {
    /// The browser offers no cryptography here.
    Unavailable,
    /// The passphrase gives a key that doesn't fit.
    WrongPassphrase,
    /// The key fits, and the content isn't what was sealed.
    Altered,
    /// What was sealed is no text.
    NotText,
    /// The browser failed, in its own words.
    Failed { why: String },
}

impl fmt::Display for SealFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable => f.write_str(
                "This browser offers no cryptography here. Open Curbside by an address that begins \
                 with https.",
            ),
            Self::WrongPassphrase => f.write_str(
                "This passphrase doesn't open the file. Try again; if you are sure of it, the file \
                 may be damaged.",
            ),
            Self::Altered => {
                f.write_str("The sealed file is damaged: it is not as it was when it was sealed.")
            }
            Self::NotText => {
                f.write_str("What is in the sealed file is no text, so it is no Curbside file.")
            }
            Self::Failed { why } => write!(f, "The browser could not do it ({why})."),
        }
    }
}

impl std::error::Error for SealFault {}
