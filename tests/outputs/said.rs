//! What the summary says of a call that went another way, or was changed.

use curbside::app::Event;
use curbside::app::event::{DebriefEvent, Form, LotEvent};
use curbside::app::view::{call, summary};
use curbside::domain::Outcome;

use crate::support::{Play, call_rows};
use crate::{out, whole};

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
