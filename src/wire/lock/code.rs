//! The recovery code: what opens a locked notebook when the passphrase is forgotten. It is random and
//! long, shown once, and written on paper: so its letters are those of Crockford's base 32, without
//! those that are mistaken for others.

use core::fmt;

/// Bytes of a code: 120 bits, which nobody guesses, in 24 letters.
pub const CODE: usize = 15;
const LETTERS: usize = CODE * 8 / 5;
/// Letters between two dashes.
const GROUP: usize = 4;
/// <https://www.crockford.com/base32.html>
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A recovery code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RecoveryCode([u8; LETTERS]);

/// Blank: whatever is written down of an event or a model says nothing of it.
impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode")
    }
}

/// Why a text is no recovery code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadCode {
    /// So many letters and digits, in the place of 24.
    Length(usize),
    /// It has a sign that no code has.
    Sign,
}

impl BadCode {
    /// What to do about it.
    #[must_use]
    pub fn advice(self) -> String {
        match self {
            Self::Length(count) => {
                format!("A recovery code has {LETTERS} letters and digits; this has {count}.")
            }
            Self::Sign => "A recovery code has only letters and digits.".to_owned(),
        }
    }
}

impl RecoveryCode {
    /// The code of random bytes.
    #[must_use]
    pub fn new(random: [u8; CODE]) -> Self {
        let mut bits = random
            .iter()
            .fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let mut letters = [0; LETTERS];
        for letter in letters.iter_mut().rev() {
            *letter = ALPHABET[(bits & 31) as usize];
            bits >>= 5;
        }
        Self(letters)
    }

    /// Reads a code as it was typed: small letters, dashes and spaces don't count, nor do letters that
    /// look like another (`O` for 0, `I` and `L` for 1).
    ///
    /// # Errors
    /// If it is none.
    pub fn read(typed: &str) -> Result<Self, BadCode> {
        let typed = typed.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let letters: Option<Vec<u8>> = typed.map(letter).collect();
        let letters = letters.ok_or(BadCode::Sign)?;
        let count = letters.len();
        let letters = letters.try_into().map_err(|_| BadCode::Length(count))?;
        Ok(Self(letters))
    }

    /// Its letters alone, of which the browser makes a key.
    #[must_use]
    pub fn letters(&self) -> String {
        self.0.iter().copied().map(char::from).collect()
    }
}

/// As it is shown: in groups, with dashes between them.
impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, letter) in self.0.iter().enumerate() {
            if place > 0 && place.is_multiple_of(GROUP) {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*letter))?;
        }
        Ok(())
    }
}

fn letter(typed: char) -> Option<u8> {
    let meant = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET
        .iter()
        .copied()
        .find(|one| char::from(*one) == meant)
}
