//! The summary as Markdown (CommonMark, with the tables and the struck text of GitHub in mind). What
//! people typed is text there too: nothing of it turns into markup.

use super::lines::{in_one_line, lines};
use crate::app::view::phrase;
use crate::app::view::summary::Summary;

/// Writes it.
#[must_use]
pub fn write(summary: &Summary) -> String {
    let head = &summary.head;
    let mut text = format!(
        "# {}\n\n{}\n",
        heading(&phrase::who_at(head)),
        escaped(&head.line)
    );
    if let Some(changed) = &head.changed {
        text.push_str(&format!("\n{}\n", escaped(changed)));
    }
    for part in &summary.parts {
        text.push_str(&format!("\n## {}\n\n", heading(&part.title)));
        for entry in &part.entries {
            let (label, words) = entry.read();
            let label = match label {
                "" => String::new(),
                label => format!("**{}:** ", heading(label)),
            };
            text.push_str(&format!("- {label}{}\n", escaped(&words)));
        }
    }
    text
}

/// Typed text for a line of a list. Its own lines are kept by hard breaks; blank ones and spaces at
/// an edge go, since they would begin a paragraph or a block of code.
#[must_use]
pub fn escaped(typed: &str) -> String {
    let lines = lines(typed).map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.map(escaped_line).collect();
    lines.join("\\\n  ")
}

/// Typed text for a heading, which is a line.
fn heading(typed: &str) -> String {
    escaped_line(in_one_line(typed).trim())
}

fn escaped_line(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for (place, c) in line.char_indices() {
        if is_markup(line, place, c) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// Whether a reader could take a character for more than itself, in CommonMark or in what GitHub and others add to
/// it: formulas, notes, templates, and links of bare addresses.
fn is_markup(line: &str, place: usize, c: char) -> bool {
    let (before, after) = (&line[..place], &line[place + c.len_utf8()..]);
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '^'
        | '{' | '}' | '@' => true,
        '-' | '+' | '=' => before.is_empty(),
        // `1.` and `1)` begin a list as well, but only at the start of a line.
        '.' if ends_in_www(before) => true,
        '.' | ')' => !before.is_empty() && before.bytes().all(|digit| digit.is_ascii_digit()),
        ':' => before.is_empty() || after.starts_with('/'),
        _ => false,
    }
}

fn ends_in_www(text: &str) -> bool {
    let mut last = text.bytes().rev();
    (0..3).all(|_| {
        last.next()
            .is_some_and(|byte| byte.eq_ignore_ascii_case(&b'w'))
    })
}
