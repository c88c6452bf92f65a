//! The text of a file that came by mail, by a chat or by a field for writing: they put marks of quotation before
//! its lines, break the lines, bend its quotation marks and put words around it. What was done to it is undone
//! where that leaves no doubt. Start with [`read`]: a text that can be read as it is stays so.

use core::fmt;

use serde::de::IgnoredAny;

use super::envelope::FORMAT;

/// What was done to a text, and can't be undone without guessing at words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mangling {
    /// Quotation marks were bent, those in the words too.
    Quotes,
    /// Lines were broken, and not between words.
    Lines,
}

impl fmt::Display for Mangling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self {
            Self::Quotes => "its quotation marks were bent",
            Self::Lines => "its lines were broken",
        };
        write!(
            f,
            "The text was changed on its way: {what}. Ask for it once more as a file, or sealed: a sealed text \
             bears that."
        )
    }
}

/// Mail breaks lines between words up to this many characters (RFC 3676, 4.2: at 78 at the latest; some programs
/// at 80); lines that are broken later are broken anywhere.
const WRAPPED_AT: usize = 100;

/// Reads a text as it is; and if it is no file, as what it was before it was changed on its way.
///
/// # Errors
/// As [`mend`] has them.
pub fn read<T>(
    text: &str,
    read: impl Fn(&str) -> T,
    is_no_file: impl FnOnce(&T) -> bool,
) -> Result<T, Mangling> {
    let as_it_is = read(text);
    if !is_no_file(&as_it_is) {
        return Ok(as_it_is);
    }
    let mended = mend(text)?;
    Ok(mended.map_or(as_it_is, |mended| read(&mended)))
}

/// What a text was before it was changed on its way; `None` if nothing in it looks like a file of Curbside.
///
/// # Errors
/// If it was one, and what was done to it can't be undone for sure.
pub fn mend(text: &str) -> Result<Option<String>, Mangling> {
    let text = unquoted(text);
    if let Some(sealed) = sealed_block(&text) {
        return Ok(Some(sealed));
    }
    let Some(object) = object(&text) else {
        return Ok(None);
    };
    let (straight, are_bent) = straightened(object);
    let (text, was_broken) = joined(&straight);
    let is_wrapped = || {
        object
            .lines()
            .all(|line| line.chars().count() <= WRAPPED_AT)
    };
    match is_json(&text) {
        true if was_broken && !is_wrapped() => Err(Mangling::Lines),
        true => Ok(Some(text)),
        false if are_bent => Err(Mangling::Quotes),
        false if was_broken => Err(Mangling::Lines),
        false => Ok(None),
    }
}

/// Whether a text has the marks of a file of Curbside, changed on its way or not.
#[must_use]
pub fn is_like_a_file(text: &str) -> bool {
    object(text).is_some_and(|object| object.contains(FORMAT)) || sealed_block(text).is_some()
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// Without the marks that mail puts before the lines of a message that is answered or passed on.
fn unquoted(text: &str) -> String {
    let line = |line: &str| {
        let bare = line.trim_start_matches('>');
        let is_quoted = bare.len() < line.len();
        let bare = if is_quoted {
            bare.strip_prefix(' ').unwrap_or(bare)
        } else {
            bare
        };
        format!("{bare}\n")
    };
    text.lines().map(line).collect()
}

/// Letters of the last part of a sealed file: 16 bytes in base64url.
const TAG_LETTERS: usize = 22;

/// A sealed file that stands among other words, or whose lines were broken: five parts of base64url, the last of
/// them of a known length.
fn sealed_block(text: &str) -> Option<String> {
    let begin = text.find(super::sealed::BEGINNING)?;
    let mut block = String::new();
    let (mut dots, mut last) = (0, 0);
    for letter in text[begin..]
        .chars()
        .filter(|letter| !letter.is_whitespace())
    {
        match letter {
            '.' => (dots, last) = (dots + 1, 0),
            'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '_' => last += 1,
            _ => return None,
        }
        block.push(letter);
        if dots == 4 && last == TAG_LETTERS {
            return Some(block);
        }
    }
    None
}

/// From the first brace to the last: a greeting and a name around it are no part of the file.
fn object(text: &str) -> Option<&str> {
    let (begin, end) = (text.find('{')?, text.rfind('}')?);
    text.get(begin..=end)
}

const BENT: [char; 5] = ['“', '”', '„', '‟', '″'];

/// With straight quotation marks where the first name in it stands between bent ones, and whether it did.
fn straightened(object: &str) -> (String, bool) {
    let mut inner = object.chars().skip(1).filter(|c| !is_space(*c));
    let are_bent = inner.next().is_some_and(|first| BENT.contains(&first));
    match are_bent {
        true => (object.replace(BENT, "\""), true),
        false => (object.to_owned(), false),
    }
}

/// What stands for a space where a text was copied from a page or a chat.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// With the strings in one line each, and whether one went over the end of a line: no string of Curbside's has a
/// line break in it. One that stands for a space becomes a space again, unless the space was left before it
/// (RFC 3676).
fn joined(text: &str) -> (String, bool) {
    let mut whole = String::with_capacity(text.len());
    let (mut in_string, mut is_escaped, mut was_broken) = (false, false, false);
    for c in text.chars() {
        match c {
            '\n' if in_string => {
                was_broken = true;
                if !whole.ends_with(' ') {
                    whole.push(' ');
                }
                continue;
            }
            c if !in_string && is_space(c) => {
                whole.push(' ');
                continue;
            }
            '"' if !is_escaped => in_string = !in_string,
            _ => {}
        }
        is_escaped = c == '\\' && !is_escaped;
        whole.push(c);
    }
    (whole, was_broken)
}
