//! The action step as a calendar entry, which is held to RFC 5545.

use curbside::app::effect::FileKind;
use curbside::app::event::{DebriefEvent, Form, Parcel};

use crate::read::unescaped;
use crate::support::Play;
use crate::{out, whole};

const CALENDAR: [&str; 14] = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    concat!(
        "PRODID:-//Curbside//Curbside ",
        env!("CARGO_PKG_VERSION"),
        "//EN"
    ),
    "BEGIN:VEVENT",
    "UID:00000000-0000-0000-0000-000000000004",
    "DTSTAMP:20251123T091703Z",
    "DTSTART;VALUE=DATE:20251201",
    "DTEND;VALUE=DATE:20251202",
    "SUMMARY:Dana Ortiz: Stop\\, and ask when",
    "DESCRIPTION:Agreed after the call of Dana Ortiz at Halvorsen Foods.\\nFor: A",
    " sked an open question\\n23 Nov 2025\\, 10:00. 16:28. Observe. Ordinary",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
];

#[test]
fn the_action_step_as_a_calendar_entry_word_for_word() {
    let mut play = Play::new();
    let id = whole(&mut play);
    let file = out(&mut play, id, Form::Calendar);
    assert_eq!(file.kind, FileKind::Calendar);
    assert_eq!(
        file.text,
        CALENDAR.map(|line| format!("{line}\r\n")).concat()
    );
}

#[test]
fn a_step_without_a_date_is_looked_at_in_a_week_and_no_step_is_no_entry() {
    let mut play = Play::new();
    let id = whole(&mut play);
    play.debrief(id, DebriefEvent::StepByChosen(None));
    let file = out(&mut play, id, Form::Calendar);
    assert!(file.text.contains("DTSTART;VALUE=DATE:20251130\r\n"));
    play.debrief(id, DebriefEvent::ActionStepTyped("  ".to_owned()));
    let asked = Parcel::Summary(id, Form::Calendar);
    assert!(play.leave(asked).is_empty());
}

#[test]
fn a_calendar_takes_any_step_in_lines_of_75_octets_and_cuts_no_character() {
    for typed in [
        "Ask; listen, and wait\\ \nthen ask again".to_owned(),
        "Höflich nach dem nächsten Schritt fragen, „wann“ 🚚 ".repeat(40),
        "END:VEVENT\nBEGIN:VEVENT\r\nUID:another".to_owned(),
        "日本語".repeat(300),
        "a".repeat(4_000),
    ] {
        let mut play = Play::new();
        let id = whole(&mut play);
        play.debrief(id, DebriefEvent::ActionStepTyped(typed.clone()));
        let text = out(&mut play, id, Form::Calendar).text;
        let lines = strict_lines(&text);
        let value = |name: &str| lines.iter().filter(|line| line.starts_with(name)).count();
        assert_eq!((value("BEGIN:VEVENT"), value("UID:")), (1, 1), "{typed}");
        let step = lines
            .iter()
            .find_map(|line| line.strip_prefix("SUMMARY:"))
            .unwrap();
        let typed: String = typed.chars().filter(|c| *c != '\r').collect();
        assert_eq!(unescaped(step), format!("Dana Ortiz: {typed}"));
    }
}

/// The unfolded lines of a calendar, each held to RFC 5545.
fn strict_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.strip_suffix("\r\n").expect("an end").split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']) && !line.is_empty());
        match line.strip_prefix(' ') {
            Some(more) => lines.last_mut().expect("a line before").push_str(more),
            None => lines.push(line.to_owned()),
        }
    }
    for line in &lines {
        let name = line.split([':', ';']).next().unwrap();
        let is_name = |c: char| c.is_ascii_uppercase() || c == '-';
        assert!(!name.is_empty() && name.chars().all(is_name), "{line}");
    }
    let end = lines.len();
    assert_eq!(&lines[..2], ["BEGIN:VCALENDAR", "VERSION:2.0"]);
    assert_eq!(&lines[end - 2..], ["END:VEVENT", "END:VCALENDAR"]);
    lines
}
