//! Whatever was done, "undo" brings back what was before.

use curbside::app::Event;
use curbside::app::event::{MomentEvent, PadEvent, TrashEvent};
use curbside::domain::{CallId, Moment, Notebook, RepId, Timestamp};
use curbside::wire::Record;
use proptest::prelude::*;

use crate::hands::about;
use crate::support::Play;
use crate::whole::see_every_screen;
use crate::{any, hands};

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_takes_back_each_step_on_a_pad(
        taps in prop::collection::vec(hands::tap(), 1..12),
        changes in prop::collection::vec((any::<prop::sample::Index>(), hands::moment()), 0..12),
    ) {
        let mut play = Play::new();
        let call = play.start("Dana", "");
        for tap in taps {
            play.wait(1);
            undone_is_as_before(&mut play, call, Event::Pad(call, PadEvent::Tapped(tap)))?;
        }
        for (which, event) in changes {
            let moments = play.model.notebook.moments(call);
            let one = (!moments.is_empty()).then(|| which.get(moments).id);
            let Some(id) = one else { break };
            undone_is_as_before(&mut play, call, Event::Moment(call, about(event, id)))?;
        }
    }

    #[test]
    fn undo_brings_back_what_was_thrown_away(
        notebook in any::notebook(),
        which in any::<prop::sample::Index>(),
        what in 0..4,
    ) {
        let mut play = Play::new();
        play.model.notebook = notebook;
        let before = unedited(&play.model.notebook);
        let calls: Vec<CallId> = play.model.notebook.calls().map(|call| call.id).collect();
        let reps: Vec<RepId> = play.model.notebook.reps().map(|rep| rep.id).collect();
        let call = (!calls.is_empty()).then(|| *which.get(&calls));
        match (what, call) {
            (0, Some(call)) => drop(play.send(Event::Trash(TrashEvent::CallThrown(call)))),
            (1, Some(call)) => {
                play.send(Event::Trash(TrashEvent::CallThrown(call)));
                play.send(Event::Trash(TrashEvent::Emptied));
                play.send(Event::UndoWanted);
                play.send(Event::Trash(TrashEvent::CallBroughtBack(call)));
            }
            (2, Some(call)) if play.model.notebook.call(call).unwrap().is_over() => {
                if let Some(first) = play.model.notebook.moments(call).first() {
                    let gone = MomentEvent::TakenOut(first.id);
                    play.send(Event::Moment(call, gone));
                }
            }
            _ => drop(play.send(Event::Trash(TrashEvent::RepThrown(*which.get(&reps))))),
        }
        see_every_screen(&play.model);
        play.send(Event::UndoWanted);
        prop_assert_eq!(unedited(&play.model.notebook), before);
    }
}

/// All records, as if they were never edited.
fn unedited(notebook: &Notebook) -> Vec<Record> {
    let bare = |record: Record| record.edited_at(Timestamp::EARLIEST);
    notebook.records().map(bare).collect()
}

/// What changed is there again after "undo", but for the times at which it was edited.
fn undone_is_as_before(play: &mut Play, call: CallId, event: Event) -> Result<(), TestCaseError> {
    let bare = |play: &Play| -> Vec<Moment> {
        let unedited = |moment: &Moment| Moment {
            edited: Timestamp::EARLIEST,
            ..moment.clone()
        };
        play.model
            .notebook
            .moments(call)
            .iter()
            .map(unedited)
            .collect()
    };
    let (before, moments) = (bare(play), play.model.notebook.steps(call).cloned());
    play.send(event.clone());
    if play.model.notebook.steps(call).cloned() == moments {
        // A tap that did nothing is no step, and a note goes on in the step that began it.
        return Ok(());
    }
    let after = bare(play);
    play.send(Event::Pad(call, PadEvent::Undone));
    prop_assert_eq!(bare(play), before);
    // The step once more, and on with the next one.
    play.wait(1);
    play.send(event);
    prop_assert_eq!(bare(play).len(), after.len());
    Ok(())
}
