//! The action step as an entry of a calendar: RFC 5545, one event of a whole day.

use super::lines::breaks;
use crate::app::event::Stamp;
use crate::app::view::phrase;
use crate::app::view::summary::Summary;
use crate::domain::Day;
use crate::wire::envelope::rfc_3339;

/// The most octets of a line, its end left out.
const LONGEST: usize = 75;
/// A step without a date is looked at again after so many days.
const DAYS: i32 = 7;

/// Writes it; `None` if no step was agreed on. The same call is the same entry, so that a calendar
/// takes a second file as a change of the first.
#[must_use]
pub fn write(summary: &Summary, stamp: Stamp) -> Option<String> {
    let step = summary.step.as_ref()?;
    let in_a_week = || Day::of(stamp.now, stamp.zone.minutes()).plus(DAYS);
    let day = step.by.unwrap_or_else(in_a_week);
    let who = phrase::who_at(&summary.head);
    let mut about = vec![format!("Agreed after the call of {who}.")];
    about.extend(step.behaviour.as_ref().map(|label| format!("For: {label}")));
    about.push(summary.head.line.clone());
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        concat!(
            "PRODID:-//Curbside//Curbside ",
            env!("CARGO_PKG_VERSION"),
            "//EN"
        )
        .to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", summary.call),
        format!("DTSTAMP:{}", utc(stamp)),
        format!("DTSTART;VALUE=DATE:{}", phrase::compact_date(day)),
        format!("DTEND;VALUE=DATE:{}", phrase::compact_date(day.plus(1))),
        format!(
            "SUMMARY:{}",
            escaped(&format!("{}: {}", summary.head.rep, step.words))
        ),
        format!("DESCRIPTION:{}", escaped(&about.join("\n"))),
        // A step is tried in calls; it takes no time of the day.
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    let mut file = String::new();
    for line in &lines {
        fold(line, &mut file);
    }
    Some(file)
}

/// `20251123T090000Z`.
fn utc(stamp: Stamp) -> String {
    let mut time = rfc_3339(stamp.now).replace(['-', ':'], "");
    time.truncate("20251123T090000".len());
    time.push('Z');
    time
}

/// Typed text as a value: what has a meaning there has none any more, and nothing ends the line.
#[must_use]
pub fn escaped(typed: &str) -> String {
    let mut text = String::with_capacity(typed.len());
    for c in typed.chars() {
        match c {
            '\\' | ';' | ',' => text.extend(['\\', c]),
            c if breaks(c) => text.push_str("\\n"),
            c => text.push(c),
        }
    }
    text
}

/// Adds a line, in pieces that go on with a space; no character is cut.
fn fold(line: &str, file: &mut String) {
    let mut room = LONGEST;
    for c in line.chars() {
        if c.len_utf8() > room {
            file.push_str("\r\n ");
            room = LONGEST - 1;
        }
        room -= c.len_utf8();
        file.push(c);
    }
    file.push_str("\r\n");
}
