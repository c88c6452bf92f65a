//! The summary as Markdown (CommonMark, with the tables and the struck text of GitHub in mind). What
//! people typed is text there too: nothing of it turns into markup.

use crate::app::view::phrase;
use crate::app::view::summary::Summary;

/// Writes it.
#[must_use]
pub fn write(summary: &Summary) -> String {
    let head = &summary.head;
    let mut text = format!(
        "# {}\n\n{}\n",
        escaped(&phrase::who_at(head)),
        escaped(&head.line)
    );
    if let Some(changed) = &head.changed {
        text.push_str(&format!("\n{}\n", escaped(changed)));
    }
    for part in &summary.parts {
        text.push_str(&format!("\n## {}\n\n", escaped(&part.title)));
        for entry in &part.entries {
            let (label, words) = entry.read();
            let label = match label {
                "" => String::new(),
                label => format!("**{}:** ", escaped(label)),
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
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.map(escaped_line).collect();
    lines.join("\\\n  ")
}

fn escaped_line(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    // `1.` and `1)` begin a list as well, but only at the start of a line.
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (place, c) in line.char_indices() {
        let is_markup = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => true,
            '-' | '+' | '=' => place == 0,
            '.' | ')' => place == digits && digits > 0,
            _ => false,
        };
        if is_markup {
            text.push('\\');
        }
        text.push(c);
    }
    text
}
