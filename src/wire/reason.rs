//! The parser's words as a person reads them: they quote what stands in a file, and that may be of
//! any length and hold anything.

/// So many characters tell what is wrong.
const LONGEST: usize = 160;

/// The parser's words without its own " at line 1 column 7".
pub(super) fn reason(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let reason = words.rsplit_once(" at line ");
    plain(reason.map_or(words.as_str(), |(reason, _)| reason))
}

/// One line of plain writing, cut where it grows too long.
fn plain(words: &str) -> String {
    let mut shown = words.chars().filter(|c| !is_unseen(*c));
    let mut plain: String = shown.by_ref().take(LONGEST).collect();
    if shown.next().is_some() {
        plain.push('…');
    }
    plain
}

/// What isn't seen itself, ends a line, or may turn the direction of what follows: an ending could be read backwards.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_says_is_quoted_in_part_and_in_one_line() {
        let long = "x".repeat(1_000);
        assert_eq!(plain(&long).chars().count(), LONGEST + 1);
        assert_eq!(plain("unknown `\u{202e}a\n\u{0}b`"), "unknown `ab`");
    }

    #[test]
    fn the_parsers_own_place_is_left_out() {
        let error = serde_json::from_str::<u8>("256").map_err(|error| reason(&error));
        assert_eq!(
            error,
            Err("invalid value: integer `256`, expected u8".to_owned())
        );
    }
}
