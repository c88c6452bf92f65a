//! The summary as plain text: what a message or a mail takes without loss.

use super::lines::{in_one_line, lines};
use crate::app::view::phrase;
use crate::app::view::summary::Summary;

/// Writes it. Each line stands at the edge, and what else somebody wrote on more lines stands below
/// it, set in: no note looks like a heading.
#[must_use]
pub fn write(summary: &Summary) -> String {
    let head = &summary.head;
    let who = in_one_line(&phrase::who_at(head));
    let mut text = format!("{who}\n{}\n", head.line);
    if let Some(changed) = &head.changed {
        text.push_str(&format!("{changed}\n"));
    }
    for part in &summary.parts {
        text.push_str(&format!("\n{}\n", in_one_line(&part.title)));
        for entry in &part.entries {
            let (label, words) = entry.read();
            let gap = if label.is_empty() { "" } else { ": " };
            let words: Vec<&str> = lines(words.trim()).collect();
            let words = words.join("\n  ");
            text.push_str(&format!("- {label}{gap}{words}\n"));
        }
    }
    text
}
