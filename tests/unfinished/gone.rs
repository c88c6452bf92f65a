//! What was unfinished and belongs to something that is gone.

use curbside::app::Event;
use curbside::app::event::{DebriefEvent, MomentEvent, PadEvent, Tap, TrashEvent};
use curbside::app::view::debrief;

use crate::support::Play;
use crate::{go_on, in_a_debrief, killed, killed_with, offered};

#[test]
fn what_belongs_to_something_that_is_gone_goes_with_it_unless_something_cant_be_read() {
    let mut play = Play::new();
    let id = in_a_debrief(&mut play);
    let mut play = killed(&play);
    play.send(Event::Trash(TrashEvent::CallThrown(id)));
    assert_eq!(offered(&play), [], "nothing leads into the trash");
    assert_eq!(offered(&killed(&play)), []);
    play.send(Event::UndoWanted);
    assert_eq!(offered(&play).len(), 1);
    play.send(Event::Trash(TrashEvent::CallThrown(id)));
    play.send(Event::Trash(TrashEvent::Emptied));
    let kept = killed_with(&play, vec!["call x: it can't be read".to_owned()]);
    assert_eq!(kept.model.notebook.drafts().count(), 1);
    assert_eq!(killed(&play).model.notebook.drafts().count(), 0);
}

#[test]
fn a_moment_that_was_taken_out_meanwhile_is_no_stumbling_block() {
    let mut play = Play::new();
    let id = in_a_debrief(&mut play);
    play.debrief(id, DebriefEvent::RepSpoke);
    let second = play.model.notebook.timeline(id)[1].id;
    play.debrief(id, DebriefEvent::MomentShown(second));
    play.send(Event::Moment(id, MomentEvent::TakenOut(second)));
    let mut play = killed(&play);
    go_on(&mut play);
    assert!(debrief::debrief(&play.model, id).is_some());
    let tap = PadEvent::Tapped(Tap::Star);
    assert_eq!(play.send(Event::Pad(id, tap)), []);
}
