//! Words as they are compared: without case and accents, by the rules of Unicode.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

/// A word without case, accents and what is no letter or digit. It is taken apart into letters and
/// marks (NFKD), the marks are dropped, and the capitals are made small again, so that the sharp s is
/// a double one and both of the Turkish letters i are one.
#[must_use]
pub fn folded(word: &str) -> String {
    // Most words need no tables.
    if word.is_ascii() {
        let kept = word.chars().filter(char::is_ascii_alphanumeric);
        return kept.map(|c| c.to_ascii_lowercase()).collect();
    }
    let apart = DecomposingNormalizerBorrowed::new_nfkd();
    let small = apart
        .normalize_iter(word.chars())
        .filter(|c| !is_mark(*c))
        // The capital sharp s is a double one only by way of the small one.
        .flat_map(char::to_lowercase)
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase);
    // A capital can bring a mark of its own.
    let letters = apart.normalize_iter(small).filter(|c| !is_mark(*c));
    letters.filter(|c| c.is_alphanumeric()).collect()
}

/// Whether it stands on, under or in the letter before it.
#[must_use]
pub(super) fn is_mark(c: char) -> bool {
    !c.is_ascii() && CanonicalCombiningClassMapBorrowed::new().get_u8(c) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_make_no_difference() {
        for one in ["Müller", "MULLER", "müller", "Mu\u{308}ller"] {
            assert_eq!(folded(one), "muller");
        }
        for one in ["straße", "STRASSE", "STRA\u{1E9E}E"] {
            assert_eq!(folded(one), "strasse");
        }
        assert_eq!(folded("ΟΔΟΣ"), folded("οδός"));
    }

    #[test]
    fn the_dotted_and_the_dotless_i_meet() {
        for one in ["İstanbul", "Istanbul", "ıstanbul", "istanbul"] {
            assert_eq!(folded(one), "istanbul");
        }
    }

    #[test]
    fn folding_twice_is_folding_once_for_every_character() {
        for c in '\0'..=char::MAX {
            let once = folded(c.encode_utf8(&mut [0; 4]));
            assert_eq!(folded(&once), once, "U+{:04X}", u32::from(c));
        }
    }
}
