//! Where in a text the words were found: the text in pieces, and some of it before and after.

use super::words::{Query, words};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// Whether it was looked for.
    pub is_hit: bool,
}

/// So many bytes of a text are shown before the first hit, at the most.
const BEFORE: usize = 40;
/// So many bytes of a text are shown from the first hit on, at the most.
const AFTER: usize = 120;

/// The text around the first hit, in pieces; `None` if nothing in it was looked for.
#[must_use]
pub fn marked(text: &str, query: &Query) -> Option<Vec<Piece>> {
    let words = words(text);
    let first = words.iter().find(|word| query.has(word))?.at.clone();
    let near = |word: &&super::Word| word.at.start + BEFORE >= first.start;
    let start = words.iter().find(near).map_or(0, |word| word.at.start);
    let start = if first.start <= BEFORE { 0 } else { start };
    let within = |end: &usize| *end <= first.start + AFTER;
    let mut ends = words.iter().map(|word| word.at.end);
    let end = ends.rfind(within).unwrap_or(0).max(first.end);
    let end = if text.len() <= first.start + AFTER {
        text.len()
    } else {
        end
    };

    let mut pieces = Pieces::default();
    pieces.plain(if start > 0 { "\u{2026}" } else { "" });
    let mut done = start;
    let shown = words
        .iter()
        .filter(|word| word.at.start >= start && word.at.end <= end);
    for word in shown.filter(|word| query.has(word)) {
        pieces.plain(&text[done..word.at.start]);
        pieces.push(&text[word.at.clone()], true);
        done = word.at.end;
    }
    pieces.plain(&text[done..end]);
    pieces.plain(if end < text.len() { "\u{2026}" } else { "" });
    Some(pieces.0)
}

/// The beginning of a text, as much of it as is shown around a hit.
#[must_use]
pub fn unmarked(text: &str) -> Piece {
    let short = text.get(..text.floor_char_boundary(AFTER));
    let text = match short {
        Some(short) if short.len() < text.len() => format!("{short}\u{2026}"),
        _ => text.to_owned(),
    };
    Piece {
        text,
        is_hit: false,
    }
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn plain(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(last) if !last.is_hit => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => self.push(text, false),
        }
    }

    fn push(&mut self, text: &str, is_hit: bool) {
        let text = text.to_owned();
        self.0.push(Piece { text, is_hit });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, typed: &str) -> Option<String> {
        let pieces = marked(text, &Query::typed(typed))?;
        let show = |piece: Piece| match piece.is_hit {
            true => format!("[{}]", piece.text),
            false => piece.text,
        };
        Some(pieces.into_iter().map(show).collect())
    }

    #[test]
    fn each_word_that_was_looked_for_is_marked_as_it_is_written() {
        let text = "Frau Mu\u{308}ller asked for a price.";
        assert_eq!(
            shown(text, "PRI mull"),
            Some("Frau [Mu\u{308}ller] asked for a [price].".to_owned())
        );
        assert_eq!(shown(text, "rate"), None);
    }

    #[test]
    fn of_a_long_text_the_surroundings_are_shown() {
        let text = format!("{}needle {}", "before ".repeat(50), "after ".repeat(50));
        let shown = shown(&text, "needle").unwrap_or_default();
        assert!(shown.starts_with("\u{2026}before"), "{shown}");
        assert!(shown.ends_with("after\u{2026}"), "{shown}");
        assert!(shown.contains("[needle]") && shown.len() < 200, "{shown}");
    }
}
