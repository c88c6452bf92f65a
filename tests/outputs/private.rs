//! What is private leaves with no output.

use curbside::app::event::{Form, LotEvent, MomentEvent, PadEvent, Parcel, Tap};
use curbside::app::view::{call, summary};
use curbside::app::{Effect, Event};
use curbside::domain::{CallId, Sharing};
use curbside::wire::{Scope, export};

use crate::support::Play;
use crate::{debrief, missed, note_call, note_moment, out, whole};

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
