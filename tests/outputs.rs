//! The summary in all its forms: what stands in it, word for word, and what never leaves with it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::effect::{FileKind, OutFile};
use curbside::app::event::{
    DebriefEvent, Form, LotEvent, MomentEvent, PadEvent, Parcel, PlanEvent, Tap, TrashEvent,
};
use curbside::app::outputs::markdown;
use curbside::app::view::{call, summary};
use curbside::app::{Effect, Event};
use curbside::domain::{
    Answer, CallId, CallKind, Day, LearningMode, MomentId, NetMove, NetQuestion, Outcome, Percent,
    Role, Sharing, Speaker, Stance, Text, Timestamp, TripWire,
};
use curbside::wire::{Scope, export};
use support::{Play, TEN, call_rows, key};

/// A call in which everything was said that can be.
fn whole(play: &mut Play) -> CallId {
    let id = play.start("Dana Ortiz", "Halvorsen Foods");
    play.send(Event::Pad(
        id,
        PadEvent::Tapped(Tap::Speaking(Speaker::Rep)),
    ));
    play.wait(60);
    play.tap(id, "open-question");
    play.send(Event::Pad(
        id,
        PadEvent::Tapped(Tap::Speaking(Speaker::Customer)),
    ));
    play.wait(300);
    play.tap(id, "buying-sign-missed");
    play.wait(20);
    play.tap(id, "buying-sign-missed");
    play.net(id, NetMove::Held);
    play.wait(600);
    play.end(id);
    play.send(Event::Lot(id, LotEvent::OutcomeMarked(Outcome::Advance)));
    play.send(Event::Lot(
        id,
        LotEvent::NextStepTyped("Tasting on the 5th".to_owned()),
    ));
    note_call(play, id, "They buy for two shops", Sharing::WithRep);
    let turned = missed(play, id);
    note_moment(play, id, turned, "She asked for dates", Sharing::WithRep);
    debrief(play, id, turned);
    id
}

fn debrief(play: &mut Play, id: CallId, turned: MomentId) {
    let used = NetQuestion::Needed;
    for event in [
        DebriefEvent::SupposedTyped("A date for a tasting".to_owned()),
        DebriefEvent::FeltTyped("Rushed.\nToo many slides.".to_owned()),
        DebriefEvent::WentWellTyped("The opening".to_owned()),
        DebriefEvent::TalkGuessed(Some(Percent::nearest(40))),
        DebriefEvent::RepAnswered(used, Answer::No),
        DebriefEvent::RepSpoke,
        DebriefEvent::Turned(turned),
        DebriefEvent::SaidTyped(turned, "Let me show you the platform".to_owned()),
        DebriefEvent::WouldSayTyped(turned, "As early as the 5th".to_owned()),
        DebriefEvent::ManagerAnswered(used, Answer::Yes),
        DebriefEvent::ManagerAnswered(NetQuestion::WouldRecover, Answer::NotSure),
        DebriefEvent::KeepTyped("Asking about their week".to_owned()),
        DebriefEvent::WorkOnTyped("Hearing the buying sign".to_owned()),
        DebriefEvent::ActionStepTyped("Stop, and ask when".to_owned()),
        DebriefEvent::StepBehaviourChosen(Some(key("open-question"))),
        DebriefEvent::StepByChosen(Some(first_of_december())),
        DebriefEvent::LearningChosen(LearningMode::Failure),
        DebriefEvent::AloneToggled(CallKind::FollowUp),
        DebriefEvent::AloneToggled(CallKind::Demo),
        DebriefEvent::Finished,
    ] {
        play.debrief(id, event);
    }
}

/// The first buying sign that was missed.
fn missed(play: &Play, id: CallId) -> MomentId {
    play.model.notebook.timeline(id)[3].id
}

fn first_of_december() -> Day {
    Day::of(Timestamp::nearest(TEN), 60).plus(8)
}

fn note_call(play: &mut Play, id: CallId, words: &str, sharing: Sharing) {
    play.send(Event::Lot(id, LotEvent::NoteTyped(words.to_owned())));
    play.send(Event::Lot(id, LotEvent::NoteShared(sharing)));
}

fn note_moment(play: &mut Play, id: CallId, moment: MomentId, words: &str, sharing: Sharing) {
    let typed = MomentEvent::NoteTyped(moment, words.to_owned());
    play.send(Event::Moment(id, typed));
    play.send(Event::Moment(id, MomentEvent::NoteShared(moment, sharing)));
}

/// What leaves when a form is asked for.
fn out(play: &mut Play, id: CallId, form: Form) -> OutFile {
    match play.leave(Parcel::Summary(id, form)).as_slice() {
        [Effect::HandOver(file)] => file.clone(),
        other => panic!("{form:?} gives {other:?}"),
    }
}

const TEXT: &str = "\
Dana Ortiz at Halvorsen Foods
23 Nov 2025, 10:00. 16:28. Observe. Ordinary

Outcome
- Advance
- Next step: Tasting on the 5th
- Objective: A date for a tasting
- Note: They buy for two shops

Dana spoke first
- How it felt: Rushed.
  Too many slides.
- What went well: The opening

Where it turned
- 6:00 Buying sign, missed
- Note: She asked for dates
- What was said: Let me show you the platform
- To say now: As early as the 5th

The net, as both saw it
- Was it needed? Dana: No. Manager: Yes.
- Would the rep have recovered? Dana: no answer. Manager: Not sure.

Dana's share of talking
- As guessed: 40%
- As tapped: 6%

What next
- Keep: Asking about their week
- Work on: Hearing the buying sign
- To try: Stop, and ask when
- For: Asked an open question
- By: Mon 1 Dec 2025
- Taught by: Failure
- Alone next time: Follow-up, Demo

What happened
- Buying sign, missed ×2
- Asked an open question
- Urge, held
";

#[test]
fn the_summary_as_text_word_for_word() {
    let mut play = Play::new();
    let id = whole(&mut play);
    let file = out(&mut play, id, Form::Text);
    assert_eq!(file.kind, FileKind::Text);
    assert_eq!(file.name, "curbside-dana-ortiz-2025-11-23");
    assert_eq!(file.text, TEXT);
}

const MARKDOWN: &str = "\
# Dana Ortiz at Halvorsen Foods

23 Nov 2025, 10:00. 16:28. Observe. Ordinary

## Outcome

- Advance
- **Next step:** Tasting on the 5th
- **Objective:** A date for a tasting
- **Note:** They buy for two shops

## Dana spoke first

- **How it felt:** Rushed.\\
  Too many slides.
- **What went well:** The opening

## Where it turned

- 6:00 Buying sign, missed
- **Note:** She asked for dates
- **What was said:** Let me show you the platform
- **To say now:** As early as the 5th

## The net, as both saw it

- Was it needed? Dana: No. Manager: Yes.
- Would the rep have recovered? Dana: no answer. Manager: Not sure.

## Dana's share of talking

- **As guessed:** 40%
- **As tapped:** 6%

## What next

- **Keep:** Asking about their week
- **Work on:** Hearing the buying sign
- **To try:** Stop, and ask when
- **For:** Asked an open question
- **By:** Mon 1 Dec 2025
- **Taught by:** Failure
- **Alone next time:** Follow-up, Demo

## What happened

- Buying sign, missed ×2
- Asked an open question
- Urge, held
";

#[test]
fn the_summary_as_markdown_word_for_word() {
    let mut play = Play::new();
    let id = whole(&mut play);
    let file = out(&mut play, id, Form::Markdown);
    assert_eq!(file.kind, FileKind::Markdown);
    assert_eq!(file.text, MARKDOWN);
}

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

/// What a calendar reads in a value; a mark that should have been escaped is a fault.
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next() {
                Some('n') => text.push('\n'),
                Some(c @ ('\\' | ';' | ',')) => text.push(c),
                other => panic!("\\{other:?} means nothing"),
            },
            ';' | ',' => panic!("{c} stands bare in {value}"),
            c => text.push(c),
        }
    }
    text
}

#[test]
fn typed_text_makes_no_markup() {
    for (typed, escaped) in [
        ("# Not a heading", "\\# Not a heading"),
        (
            "- not a list\n+ nor\n* this",
            "\\- not a list\\\n  \\+ nor\\\n  \\* this",
        ),
        ("1. first\n12) twelfth", "1\\. first\\\n  12\\) twelfth"),
        ("3.5 of 10", "3\\.5 of 10"),
        ("> quoted", "\\> quoted"),
        ("title\n===\n---", "title\\\n  \\===\\\n  \\---"),
        (
            "*bold* _low_ `code` ~~gone~~",
            "\\*bold\\* \\_low\\_ \\`code\\` \\~\\~gone\\~\\~",
        ),
        ("<b>&lt;</b>", "\\<b\\>\\&lt;\\</b\\>"),
        ("[a](b) ![c](d)", "\\[a\\](b) !\\[c\\](d)"),
        ("a | b", "a \\| b"),
        ("a\\", "a\\\\"),
        ("    code\n\n\tcode", "code\\\n  code"),
        ("well-known, 5 - 3 = 2", "well-known, 5 - 3 = 2"),
    ] {
        assert_eq!(markdown::escaped(typed), escaped);
    }
}

#[test]
fn a_name_in_markup_is_only_a_name() {
    let mut play = Play::new();
    let id = play.whole_call("_Dana_ #1", "<Halvorsen>|*");
    let text = out(&mut play, id, Form::Markdown).text;
    assert!(text.starts_with("# \\_Dana\\_ \\#1 at \\<Halvorsen\\>\\|\\*\n"));
}

const CANARY: &str = "canary-7f3a91";

/// All that leaves of a call to others, each with what it is.
fn outputs(play: &mut Play, id: CallId) -> Vec<(&'static str, String)> {
    let rep = play.model.notebook.call(id).unwrap().rep;
    let json = |play: &Play, scope| export(&play.model.notebook, scope, play.model.now).unwrap();
    let page = summary::screen(&play.model, id).unwrap();
    let print = Parcel::Summary(id, Form::Print);
    assert_eq!(play.leave(print), [Effect::Print]);
    vec![
        ("text", out(play, id, Form::Text).text),
        ("Markdown", out(play, id, Form::Markdown).text),
        ("calendar", out(play, id, Form::Calendar).text),
        ("the page, printed or shown", format!("{page:?}")),
        ("JSON of a call", json(play, Scope::Call(id))),
        ("JSON of a rep", json(play, Scope::Rep(rep))),
        ("JSON of the codebook", json(play, Scope::Codebook)),
    ]
}

#[test]
fn a_private_note_leaves_with_no_output() {
    let mut play = Play::new();
    let id = play.start("Dana Ortiz", "");
    play.tap(id, "data-dump");
    // On the running pad a note is a step to be undone as well.
    let tapped = play.model.notebook.moments(id)[0].id;
    note_moment(&mut play, id, tapped, CANARY, Sharing::Private);
    play.send(Event::Pad(id, PadEvent::Tapped(Tap::Star)));
    play.end(id);
    let star = play.model.notebook.moments(id)[1].id;
    note_moment(&mut play, id, star, CANARY, Sharing::Private);
    note_call(&mut play, id, CANARY, Sharing::Private);
    debrief(&mut play, id, tapped);
    for (what, text) in outputs(&mut play, id) {
        assert!(!text.contains(CANARY), "{what}: {text}");
    }
    let backup = export(&play.model.notebook, Scope::Everything, play.model.now).unwrap();
    assert_eq!(backup.matches(CANARY).count(), 3, "the backup keeps all");
    let page = call::call(&play.model, id).unwrap();
    let marked = |note: &curbside::app::view::lines::Note| note.private && note.words == CANARY;
    assert!(page.note.as_ref().is_some_and(marked));
    let notes = page.moments.iter().filter_map(|line| line.note.as_ref());
    assert_eq!(notes.filter(|note| marked(note)).count(), 2);
}

#[test]
fn a_note_is_private_unless_a_person_shares_it_and_again_when_taken_back() {
    let mut play = Play::new();
    let id = whole(&mut play);
    let moment = missed(&play, id);
    play.send(Event::Lot(id, LotEvent::NoteTyped(CANARY.to_owned())));
    note_moment(&mut play, id, moment, CANARY, Sharing::WithRep);
    assert_eq!(
        out(&mut play, id, Form::Text).text.matches(CANARY).count(),
        2
    );
    play.send(Event::Lot(id, LotEvent::NoteShared(Sharing::Private)));
    play.send(Event::Moment(
        id,
        MomentEvent::NoteShared(moment, Sharing::Private),
    ));
    for (what, text) in outputs(&mut play, id) {
        assert!(!text.contains(CANARY), "{what}: {text}");
    }
}

#[test]
fn an_advance_without_a_concrete_step_is_a_continuation_everywhere() {
    let mut play = Play::new();
    let id = whole(&mut play);
    play.send(Event::Lot(id, LotEvent::NextStepTyped(" ".to_owned())));
    for form in [Form::Text, Form::Markdown] {
        let text = out(&mut play, id, form).text;
        assert!(text.contains("- Continuation\n") && !text.contains("Advance"));
    }
    let page = format!("{:?}", summary::screen(&play.model, id).unwrap());
    assert!(page.contains("Continuation") && !page.contains("Advance"));
    let head = call::call(&play.model, id).unwrap().head;
    assert_eq!(head.outcome, Some(Outcome::Continuation));
    let row = &call_rows(&play.model)[0];
    assert!(row.line.contains("Continuation"));
}

#[test]
fn a_rep_who_was_passed_over_is_not_said_to_have_spoken_first() {
    let mut play = Play::new();
    let id = play.start("Dana Ortiz", "");
    play.end(id);
    play.debrief(id, DebriefEvent::RepSkipped);
    play.debrief(id, DebriefEvent::Finished);
    let text = out(&mut play, id, Form::Text).text;
    assert!(text.contains("\nThe manager spoke first\n") && !text.contains("Dana spoke"));
}

#[test]
fn what_was_said_at_other_moments_is_there_too() {
    let mut play = Play::new();
    let id = whole(&mut play);
    let other = play.model.notebook.timeline(id)[4].id;
    play.debrief(id, DebriefEvent::WouldSayTyped(other, "When?".to_owned()));
    let text = out(&mut play, id, Form::Text).text;
    let there = "\nOther moments\n- 6:21 Buying sign, missed\n- To say now: When?\n";
    assert!(text.contains(there), "{text}");
}

#[test]
fn a_finished_call_shows_that_it_was_changed_and_when() {
    let mut play = Play::new();
    let id = whole(&mut play);
    let changed = |play: &Play| call::call(&play.model, id).unwrap().head.changed;
    assert_eq!(changed(&play), None);
    play.wait(86_400);
    play.send(Event::Lot(id, LotEvent::OutcomeMarked(Outcome::Order)));
    let words = "Changed later, 24 Nov";
    assert_eq!(changed(&play).as_deref(), Some(words));
    assert!(call_rows(&play.model)[0].line.ends_with(words));
    for form in [Form::Text, Form::Markdown] {
        assert!(out(&mut play, id, form).text.contains(words));
    }
    let page = summary::screen(&play.model, id).unwrap();
    assert_eq!(page.summary.head.changed.as_deref(), Some(words));
}

#[test]
fn a_call_in_the_trash_has_no_summary_until_it_is_back() {
    let mut play = Play::new();
    let id = whole(&mut play);
    assert!(call::call(&play.model, id).unwrap().can_be_thrown);
    play.send(Event::Trash(TrashEvent::CallThrown(id)));
    for form in [Form::Text, Form::Print] {
        assert!(play.leave(Parcel::Summary(id, form)).is_empty());
    }
    play.send(Event::Trash(TrashEvent::CallBroughtBack(id)));
    assert!(out(&mut play, id, Form::Text).text.contains("Advance"));
}

#[test]
fn a_running_call_is_neither_summed_up_nor_thrown_away() {
    let mut play = Play::new();
    let id = play.start("Dana Ortiz", "");
    let page = call::call(&play.model, id).unwrap();
    assert_eq!((page.can_be_thrown, page.has_summary), (false, false));
    for form in [Form::Text, Form::Markdown, Form::Calendar, Form::Print] {
        assert!(play.leave(Parcel::Summary(id, form)).is_empty());
    }
}

#[test]
fn the_page_of_a_call_shows_what_was_planned_and_nothing_that_was_not() {
    let mut play = Play::new();
    let id = play.whole_call("Dana Ortiz", "");
    assert_eq!(call::call(&play.model, id).unwrap().plan, []);
    for event in [
        PlanEvent::ObjectiveTyped("A date".to_owned()),
        PlanEvent::RoleChosen(Role::JointCall),
        PlanEvent::ContributionTyped("The price list".to_owned()),
        PlanEvent::StanceChosen(Stance::RedirectOnly),
        PlanEvent::TripWireToggled(TripWire::RepFrozen),
        PlanEvent::TripWireToggled(TripWire::Own(Text::typed("The boss comes in"))),
        PlanEvent::HandBackTyped("Over to you".to_owned()),
    ] {
        play.send(Event::Plan(id, event));
    }
    let plan = call::call(&play.model, id).unwrap().plan;
    let plan: Vec<(&str, &str)> = plan.iter().map(|(what, words)| (*what, &**words)).collect();
    let expected = [
        ("Objective", "A date"),
        ("My part", "The price list"),
        ("The net", "Redirect only"),
        ("Trip-wires", "Rep frozen, The boss comes in"),
        ("To hand back", "Over to you"),
    ];
    assert_eq!(plan, expected);
}
