//! The page of a call: what was planned, and when there is a summary.

use curbside::app::Event;
use curbside::app::event::{Form, Parcel, PlanEvent, TrashEvent};
use curbside::app::view::call;
use curbside::domain::{Role, Stance, Text, TripWire};

use crate::support::Play;
use crate::{out, whole};

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
