//! What no choice takes away, and what is none to make.

use curbside::app::event::{LotEvent, MomentEvent, PlanEvent, StartEvent};
use curbside::app::{Event, Route};
use curbside::domain::Phase;

use crate::{exchange, keep, moment, rep_of, says, take_in, thing, things, titles, two_phones};

#[test]
fn a_private_note_stays_when_a_version_without_it_is_kept() {
    let (mut here, mut there, call) = two_phones();
    here.send(Event::Lot(
        call,
        LotEvent::NoteTyped("Her hands shook".to_owned()),
    ));
    there.send(Event::Lot(
        call,
        LotEvent::NextStepTyped("Call on Monday".to_owned()),
    ));
    exchange(&mut here, &mut there);
    assert_eq!(titles(&thing(&there).versions[0]), ["Next step"]);
    keep(&mut there, "Next step", "Call on Monday");
    exchange(&mut here, &mut there);
    for phone in [&here, &there] {
        let call = phone.notebook().call(call).unwrap();
        assert_eq!(call.note.as_str(), "Her hands shook");
        assert_eq!(call.next_step.as_str(), "Call on Monday");
        assert!(things(phone).is_empty());
    }
}

#[test]
fn a_call_that_has_begun_elsewhere_and_has_moments_is_not_taken_back_to_its_plan() {
    let (mut here, mut there, _) = two_phones();
    let rep = rep_of(&here);
    here.send(Event::Start(StartEvent::RepPlanned(rep)));
    let Route::Prepare(call) = here.model().route else {
        panic!("a call is prepared");
    };
    take_in(&mut there, here.file());
    there.send(Event::Plan(
        call,
        PlanEvent::AccountTyped("Pine".to_owned()),
    ));
    here.send(Event::Plan(call, PlanEvent::Begun));
    exchange(&mut here, &mut there);
    let far: Vec<String> = thing(&here)
        .versions
        .iter()
        .map(|one| says(one, "How far it has come"))
        .collect();
    assert!(
        far[0].starts_with("Running") && far[1].starts_with("Planned"),
        "{far:?}"
    );
    let planned = thing(&here).versions[1].keep.clone();
    here.play.tap(call, "open-question");
    here.settle();
    assert!(things(&here).is_empty(), "the plan can't be kept any more");
    assert!(here.send(planned).is_empty());
    let kept = here.notebook().call(call).unwrap();
    assert!(matches!(kept.phase, Phase::Running { .. }));
}

#[test]
fn two_moments_of_a_call_that_were_changed_apart_are_no_conflict() {
    let (mut here, mut there, call) = two_phones();
    for (phone, place) in [(&mut here, 0), (&mut there, 1)] {
        let which = moment(phone, call, place);
        let note = MomentEvent::NoteTyped(which, "Right after the coffee".to_owned());
        phone.send(Event::Moment(call, note));
    }
    exchange(&mut here, &mut there);
    for phone in [&here, &there] {
        assert!(things(phone).is_empty(), "{:?}", things(phone));
        let noted = phone
            .notebook()
            .moments(call)
            .iter()
            .filter(|one| !one.note.is_blank());
        assert_eq!(noted.count(), 2);
    }
}
