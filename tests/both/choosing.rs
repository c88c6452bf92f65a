//! The version that is kept is taken over by every phone, and a choice can be undone.

use curbside::app::event::RepEvent;
use curbside::app::view::both::Thing;
use curbside::app::view::notices;
use curbside::app::{Effect, Event};
use curbside::domain::Stage;

use crate::{exchange, keep, name, rep_of, says, take_in, thing, things, two_names};

#[test]
fn either_version_that_is_kept_is_taken_over_by_the_other_phone() {
    for chosen in ["Dana Reyes", "Dana Ortiz-Reyes"] {
        for on_the_first in [true, false] {
            let (mut here, mut there) = two_names();
            let phone = if on_the_first { &mut here } else { &mut there };
            let effects = keep(phone, "Name", chosen);
            assert!(matches!(effects[..], [Effect::Commit { .. }]));
            assert!(things(phone).is_empty());
            exchange(&mut here, &mut there);
            for phone in [&here, &there] {
                assert_eq!(name(phone), chosen);
                assert!(things(phone).is_empty());
                let ledger = phone.notebook().ledger();
                assert_eq!(ledger.in_conflict().count(), 0);
            }
        }
    }
}

#[test]
fn the_same_choice_on_two_phones_is_one_and_two_choices_are_to_choose_from_again() {
    let (mut here, mut there) = two_names();
    keep(&mut here, "Name", "Dana Reyes");
    there.play.wait(100);
    keep(&mut there, "Name", "Dana Reyes");
    exchange(&mut here, &mut there);
    assert!(things(&here).is_empty() && things(&there).is_empty());
    assert_eq!([name(&here), name(&there)], ["Dana Reyes", "Dana Reyes"]);

    let (mut here, mut there) = two_names();
    keep(&mut here, "Name", "Dana Reyes");
    keep(&mut there, "Name", "Dana Ortiz-Reyes");
    exchange(&mut here, &mut there);
    for phone in [&here, &there] {
        assert_eq!(thing(phone).versions.len(), 2);
    }
    keep(&mut there, "Name", "Dana Reyes");
    exchange(&mut here, &mut there);
    assert_eq!([name(&here), name(&there)], ["Dana Reyes", "Dana Reyes"]);
    assert!(things(&here).is_empty());
}

#[test]
fn a_choice_that_is_undone_leaves_both_to_choose_from_on_both_phones() {
    for chosen in ["Dana Reyes", "Dana Ortiz-Reyes"] {
        for sent_before in [true, false] {
            let (mut here, mut there) = two_names();
            let before = thing(&here);
            keep(&mut here, "Name", chosen);
            assert!(notices::undo(here.model()).unwrap().can_undo);
            if sent_before {
                take_in(&mut there, here.file());
                assert_eq!(name(&there), chosen);
            }
            here.send(Event::UndoWanted);
            let after = thing(&here);
            let said = |thing: &Thing| {
                let words = thing
                    .versions
                    .iter()
                    .map(|one| (one.is_shown, one.differs.clone()));
                words.collect::<Vec<_>>()
            };
            assert_eq!(said(&after), said(&before), "as it was");
            exchange(&mut here, &mut there);
            assert_eq!(said(&thing(&there)), said(&before));
            keep(&mut there, "Name", "Dana Reyes");
            exchange(&mut here, &mut there);
            assert_eq!(name(&here), "Dana Reyes");
            assert!(things(&here).is_empty());
        }
    }
}

#[test]
fn a_change_after_the_choice_stays_when_the_choice_is_undone() {
    let (mut here, _) = two_names();
    keep(&mut here, "Name", "Dana Reyes");
    let rep = rep_of(&here);
    here.send(Event::Rep(rep, RepEvent::StageChosen(Stage::Senior)));
    here.send(Event::UndoWanted);
    let versions = thing(&here).versions;
    let said: Vec<_> = versions.iter().map(|one| says(one, "Stage")).collect();
    assert_eq!(versions.len(), 2);
    assert!(said.contains(&"Senior".to_owned()), "{said:?}");
}
