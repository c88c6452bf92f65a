//! Writing that looks like markup leaves as text: what other programs read in the files is what was written, and
//! nothing of it has become a link, a heading, a property or a second file ending.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/calendar.rs"]
mod calendar;
#[path = "support/scripts.rs"]
mod scripts;
mod support;
#[path = "support/tricky.rs"]
mod tricky;

use std::io::Cursor;

use curbside::app::Stamp;
use curbside::app::event::Form;
use curbside::app::outputs;
use curbside::app::view::lines::Tone;
use curbside::app::view::summary::{ActionStep, Entry, Part, Summary, Voice, summary};
use curbside::domain::call::UtcOffset;
use curbside::domain::{Name, Notebook, Rep, Stage, Text, Timestamp};
use curbside::wire::{Scope, file_name};
use ical::parser::ical::IcalParser;
use ical::parser::ical::component::IcalEvent;
use proptest::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use support::{Play, TEN};
use uuid::Uuid;

const LINE: &str = "23 Nov 2025, 10:00. 16:28. Observe. Ordinary";

/// A summary with this in all its places.
fn of(name: &str, text: &str) -> Summary {
    let mut play = Play::new();
    let id = play.whole_call("Dana Ortiz", "");
    let mut summary = summary(&play.model, id).expect("a summary");
    summary.head.rep = name.to_owned();
    summary.head.account = Some(name.to_owned());
    summary.head.line = LINE.to_owned();
    let (words, tone) = (text.to_owned(), Tone::Plain);
    let written = |label| Entry::Written {
        label,
        words: words.clone(),
        voice: Voice::Note,
    };
    let entries = vec![
        written("Note"),
        written(""),
        Entry::Moment {
            time: String::new(),
            words: words.clone(),
            tone,
        },
        Entry::Answers {
            question: "Was it needed?",
            rep: format!("{name}: No"),
            manager: "Manager: Yes".to_owned(),
        },
        Entry::Count {
            words: name.to_owned(),
            tone,
            count: 2,
        },
    ];
    summary.parts = vec![Part {
        title: format!("{name} spoke first"),
        entries,
    }];
    summary.step = Some(ActionStep {
        words: text.to_owned(),
        behaviour: Some(name.to_owned()),
        by: None,
    });
    summary
}

fn file(summary: &Summary, form: Form) -> String {
    let stamp = Stamp {
        now: Timestamp::nearest(TEN),
        zone: UtcOffset::nearest(60),
        id: Uuid::nil(),
    };
    outputs::file(summary, form, stamp).expect("a file").1
}

/// What breaks a line somewhere, if not everywhere.
fn breaks(c: char) -> bool {
    (c.is_control() && c != '\t') || matches!(c, '\u{2028}' | '\u{2029}')
}

/// The lines of a text that have something in them, without the space around them.
fn lines(text: &str) -> Vec<&str> {
    let lines = text.split(breaks).map(str::trim);
    lines.filter(|line| !line.is_empty()).collect()
}

fn in_one_line(text: &str) -> String {
    text.replace(breaks, " ")
}

/// The headings and entries of a Markdown file, line by line, as a reader shows them; anything else than these and
/// bold labels is a fault.
fn shown(markdown: &str, options: Options) -> (Vec<(HeadingLevel, String)>, Vec<String>) {
    let (mut headings, mut entries) = (Vec::new(), Vec::new());
    let (mut text, mut level) = (String::new(), HeadingLevel::H1);
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(words) => text.push_str(&words),
            Event::HardBreak => text.push('\n'),
            Event::Start(Tag::Heading {
                level: begun,
                id,
                classes,
                attrs,
            }) => {
                assert!(id.is_none() && classes.is_empty() && attrs.is_empty());
                level = begun;
                text.clear();
            }
            Event::End(TagEnd::Heading(_)) => headings.push((level, text.clone())),
            Event::Start(Tag::Item) => text.clear(),
            Event::End(TagEnd::Item) => entries.push(text.clone()),
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Strong)
            | Event::End(TagEnd::Paragraph | TagEnd::List(false) | TagEnd::Strong) => {}
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    (headings, entries)
}

fn stays_text_in_markdown(name: &str, text: &str) {
    let markdown = file(&of(name, text), Form::Markdown);
    let plain = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    for options in [Options::empty(), plain] {
        let (headings, entries) = shown(&markdown, options);
        let name = in_one_line(name);
        let heading = |level, words: String| (level, words);
        assert_eq!(
            headings,
            [
                heading(HeadingLevel::H1, format!("{name} at {name}")),
                heading(HeadingLevel::H2, format!("{name} spoke first")),
            ]
        );
        let said = lines(text);
        let read = |entry: &str| lines(entry).join("\n");
        let told = said.join("\n");
        assert_eq!(entries.len(), 5, "{markdown}");
        assert_eq!(read(&entries[0]), format!("Note: {told}").trim());
        assert_eq!(read(&entries[1]), told);
        assert_eq!(read(&entries[2]), told);
    }
    // Readers that make links of bare addresses take none of these for one.
    let bare = markdown.to_ascii_lowercase();
    assert!(!bare.contains("www."), "{bare}");
    for (mark, escaped) in [("://", "\\://"), ("@", "\\@")] {
        assert_eq!(bare.matches(mark).count(), bare.matches(escaped).count());
    }
}

/// The one entry of a calendar, as another program reads it.
fn entry(calendar: &str) -> IcalEvent {
    let mut all = IcalParser::new(Cursor::new(calendar)).map(|read| read.expect("a calendar"));
    let mut only = all.next().expect("a calendar");
    assert!(all.next().is_none() && only.events.len() == 1);
    assert!(only.alarms.is_empty() && only.todos.is_empty() && only.journals.is_empty());
    assert_eq!(only.properties.len(), 2, "{:?}", only.properties);
    only.events.pop().unwrap()
}

fn stays_text_in_a_calendar(name: &str, text: &str) {
    let calendar = file(&of(name, text), Form::Calendar);
    for line in calendar.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(breaks), "{line:?}");
    }
    let event = entry(&calendar);
    let names: Vec<&str> = event.properties.iter().map(|one| &*one.name).collect();
    let expected = [
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "TRANSP",
    ];
    assert_eq!(names, expected);
    assert!(event.alarms.is_empty());
    let value = |name: &str| {
        let mut properties = event.properties.iter();
        let found = properties.find(|one| one.name == name).unwrap();
        calendar::unescaped(found.value.as_deref().unwrap())
    };
    // This reader drops a space where a line was folded, and a colon at the start of a value.
    let close = |text: &str| {
        let text = text.replace(|c: char| breaks(c) || c.is_whitespace(), "");
        text.trim_start_matches(':').to_owned()
    };
    let about = format!("Agreed after the call of {name} at {name}. For: {name} {LINE}");
    assert_eq!(close(&value("SUMMARY")), close(&format!("{name}: {text}")));
    assert_eq!(close(&value("DESCRIPTION")), close(&about));
}

/// What stands at the edge of plain text is the app's own, so that no note forges a line of it.
fn stays_below_its_line_in_text(name: &str, text: &str) {
    let file = file(&of(name, text), Form::Text);
    let at_the_edge = file.split(breaks).filter(|line| !line.starts_with("  "));
    let at_the_edge: Vec<&str> = at_the_edge.collect();
    let name = in_one_line(name);
    assert_eq!(at_the_edge.len(), 3 + 1 + 5 + 1, "{file}");
    assert_eq!(at_the_edge[0], format!("{name} at {name}"));
    assert_eq!(at_the_edge[3], format!("{name} spoke first"));
    assert!(at_the_edge[4..9].iter().all(|line| line.starts_with("- ")));
}

fn stays_text(name: &str, text: &str) {
    stays_text_in_markdown(name, text);
    stays_text_in_a_calendar(name, text);
    stays_below_its_line_in_text(name, text);
}

/// What would be markup in one of the forms, and nowhere else.
const OF_THE_FORMS: [&str; 24] = [
    "https://example.invalid/a_b_c www.example.invalid WWW.example.invalid",
    "somebody@example.invalid mailto:somebody@example.invalid @somebody #12",
    "<https://example.invalid> [a]: https://example.invalid \"b\"",
    "[a][b] [[a]] [^1] ![a](b) [ ] [x]",
    "a\n===\nb\n---\n***\n___",
    "    code\n\tcode\n```\ncode\n~~~\ncode",
    "a | b\n--|--\nc | d",
    "1. a\n2) b\n- c\n+ d\n* e",
    "> a\n> [!NOTE]\n> b",
    ": a\n:::note\nb\n:::",
    "$a$ $$b$$ \\(c\\) ^d^ ~e~ ==f== H~2~O",
    "# a {#b .c d=e}\n## f ##",
    "{% include x %} {{ y }}",
    "---\na: b\n---\n+++\nc\n+++",
    "&copy; &#35; &amp;lt;",
    "a  \nb\\\nc\\",
    "**a** __b__ *c* _d_ ***e***",
    "END:VEVENT\nBEGIN:VALARM\nACTION:EMAIL\nEND:VALARM",
    "\nATTENDEE:mailto:somebody@example.invalid",
    "a\u{2028}ATTACH:https://example.invalid\u{2029}URL:b",
    "a;b,c:d\\n\\N\\;\\,\\\\",
    "Outcome\n- Order\n\nWhat next\n- Keep: all of it",
    "Outcome\u{2028}- Order\u{2029}What next",
    "=1+1",
];

#[test]
fn the_list_of_scripts_stays_text_in_every_form() {
    let listed = scripts::scripts();
    assert!(listed.len() > 50);
    let tricky = tricky::TAKEN.iter().map(|text| (*text).to_owned());
    let own = OF_THE_FORMS.iter().map(|text| (*text).to_owned());
    for text in listed.into_iter().chain(tricky).chain(own) {
        let text = Text::typed(&text).as_str().to_owned();
        let name = Name::new(&in_one_line(&text)).map_or_else(|_| "Dana".to_owned(), String::from);
        stays_text(&name, &text);
    }
}

#[test]
fn a_name_that_breaks_a_line_in_some_program_is_one_line_in_every_form() {
    let name = Name::new("Dana\u{2028}# Outcome\u{2029}- Order").unwrap();
    stays_text(name.as_str(), "a note");
}

/// What a file is called, with this for the rep's name.
fn called(name: Name) -> String {
    let mut notebook = Notebook::default();
    let id = Uuid::from_u128(1).into();
    notebook.put_rep(Rep {
        id,
        name,
        stage: Stage::New,
        focus: None,
        trashed: None,
        edited: Timestamp::EARLIEST,
    });
    file_name(&notebook, Scope::Rep(id), "2025-11-23")
}

#[test]
fn a_name_neither_leads_elsewhere_nor_turns_the_ending_of_a_file_around() {
    for (name, expected) in [
        ("../../etc/passwd", "curbside-etc-passwd-2025-11-23"),
        ("C:\\CON\\NUL.exe", "curbside-c-con-nul-exe-2025-11-23"),
        ("Dana\u{202e}fdp.exe", "curbside-dana-fdp-exe-2025-11-23"),
        ("\u{2066}Dana\u{2069}", "curbside-dana-2025-11-23"),
        ("Da\u{200b}na\u{feff}", "curbside-da-na-2025-11-23"),
        (
            "<img src=x onerror=a>",
            "curbside-img-src-x-onerror-a-2025-11-23",
        ),
        ("Märta Ek", "curbside-märta-ek-2025-11-23"),
        ("田中 さん", "curbside-田中-さん-2025-11-23"),
    ] {
        assert_eq!(called(Name::new(name).unwrap()), expected);
    }
}

/// Letters among what means something to one of the readers.
fn markup() -> impl Strategy<Value = String> {
    "[\\\\`*_\\[\\]<>#|~&$^{}:;,=+.()!@/\"'%?\\- \n\t0-9aw\u{2028}\u{202e}é🚗-]{0,60}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_writing_stays_text_in_every_form(
        name in markup(),
        text in prop_oneof![markup(), any::<String>()],
    ) {
        let text = Text::typed(&text);
        let name = Name::new(&in_one_line(&name)).map_or_else(|_| "Dana".to_owned(), String::from);
        stays_text(&name, text.as_str());
    }
}
