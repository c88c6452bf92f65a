//! Files that are sealed on their way out, and opened on their way in.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::effect::{FileKind, OutFile, ToSeal};
use curbside::app::event::{
    FileEvent, Form, Handover, LotEvent, Parcel, SealEvent, Unsealed, World,
};
use curbside::app::model::Share;
use curbside::app::view::brings::Brings;
use curbside::app::view::import::{ImportView, import};
use curbside::app::view::seal::{SealForm, SealStep, SealView, seal};
use curbside::app::{Desk, Effect, Event, Route};
use curbside::domain::{CallId, Text};
use curbside::wire::Scope;
use curbside::wire::sealed::{
    Content, Header, NONCE, Passphrase, SALT, SealFault, TAG, WRAPPED, write,
};
use support::Play;
use uuid::Uuid;

const WORDS: &str = "correct horse battery staple";

/// The notes of a phone, and the same in a file that another tool sealed with these words.
const NOTES: &str = include_str!("fixtures/file_v3.json");
const SEALED: &str = include_str!("fixtures/sealed_by_jwcrypto.jwe");

fn passphrase() -> Passphrase {
    Passphrase::given(WORDS).unwrap()
}

fn with_a_call() -> (Play, CallId) {
    let mut play = Play::new();
    let call = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    play.disk(&Ok(()));
    play.send(Event::Go(Route::Settings));
    play.effects.clear();
    (play, call)
}

fn wanted(play: &mut Play, what: Parcel) {
    play.send(Event::Seal(SealEvent::Wanted(what)));
}

/// What the browser is asked to seal, once the passphrase is there.
fn chosen(play: &mut Play) -> ToSeal {
    let effects = play.send(Event::Seal(SealEvent::PassphraseChosen(passphrase())));
    let asked = effects.into_iter().find_map(|effect| match effect {
        Effect::Seal(asked) => Some(asked),
        _ => None,
    });
    asked.expect("the browser is asked")
}

fn sealed(play: &mut Play, id: Uuid, result: Result<String, SealFault>) -> SealStep {
    play.send(Event::World(World::Sealed { id, result }));
    view(play).stage
}

fn view(play: &Play) -> SealView {
    seal(&play.model).expect("something is being sealed")
}

/// The file that is handed over, if one is.
fn shared(play: &mut Play) -> Option<OutFile> {
    let effects = play.send(Event::Seal(SealEvent::ShareWanted));
    effects.into_iter().find_map(|effect| match effect {
        Effect::HandOver(file) => Some(file),
        _ => None,
    })
}

fn is_written_down(play: &Play) -> bool {
    format!("{:?}", play.model).contains("horse")
}

#[test]
fn a_file_is_sealed_first_and_leaves_by_a_tap_of_its_own() {
    let (mut play, _) = with_a_call();
    wanted(&mut play, Parcel::Notes(Scope::Everything));
    assert_eq!(play.model.route, Route::Seal);
    assert_eq!(view(&play).stage, SealStep::Passphrase(None));
    assert_eq!(shared(&mut play), None, "it is not sealed yet");
    let asked = chosen(&mut play);
    assert_eq!(view(&play).stage, SealStep::Sealing);
    assert_eq!(shared(&mut play), None, "it is being sealed");
    let text = SEALED.to_owned();
    let step = sealed(&mut play, asked.id, Ok(text.clone()));
    assert_eq!(step, SealStep::Sealed);
    let file = shared(&mut play).expect("it leaves");
    assert_eq!((file.kind, &file.text), (FileKind::Sealed, &text));
    // The sheet may be closed, and opened once more.
    assert_eq!(shared(&mut play), Some(file));
}

#[test]
fn the_name_of_a_sealed_file_says_nothing_of_what_is_in_it() {
    let (mut play, call) = with_a_call();
    wanted(&mut play, Parcel::Notes(Scope::Call(call)));
    let asked = chosen(&mut play);
    sealed(&mut play, asked.id, Ok("eyJ".to_owned()));
    let file = shared(&mut play).unwrap();
    assert_eq!(file.name, "curbside-sealed-2025-11-23");
}

#[test]
fn a_passphrase_is_in_nothing_that_stays() {
    let (mut play, _) = with_a_call();
    wanted(&mut play, Parcel::Notes(Scope::Everything));
    let asked = chosen(&mut play);
    assert!(!format!("{:?}", asked.passphrase).contains("horse"));
    assert!(!is_written_down(&play));
    sealed(&mut play, asked.id, Ok(SEALED.to_owned()));
    shared(&mut play);
    assert!(!is_written_down(&play));
    pick(&mut play, SEALED.to_owned());
    given(&mut play);
    assert!(!is_written_down(&play));
}

#[test]
fn what_the_browser_sealed_for_an_earlier_passphrase_is_dropped() {
    let (mut play, _) = with_a_call();
    wanted(&mut play, Parcel::Notes(Scope::Everything));
    let first = chosen(&mut play);
    play.send(Event::Go(Route::Settings));
    assert_eq!(seal(&play.model), None, "it was left");
    wanted(&mut play, Parcel::Notes(Scope::Codebook));
    let second = chosen(&mut play);
    let step = sealed(&mut play, first.id, Ok("eyJ-first".to_owned()));
    assert_eq!(step, SealStep::Sealing);
    sealed(&mut play, second.id, Ok("eyJ-second".to_owned()));
    assert_eq!(shared(&mut play).unwrap().text, "eyJ-second");
}

#[test]
fn a_browser_that_fails_says_so_and_may_be_asked_again() {
    let (mut play, _) = with_a_call();
    wanted(&mut play, Parcel::Notes(Scope::Everything));
    let asked = chosen(&mut play);
    let step = sealed(&mut play, asked.id, Err(SealFault::Unavailable));
    let SealStep::Passphrase(Some(problem)) = step else {
        panic!("{step:?}")
    };
    assert!(problem.contains("no cryptography"), "{problem}");
    chosen(&mut play);
}

#[test]
fn a_sealed_backup_counts_as_one_when_it_has_left() {
    let (mut play, _) = with_a_call();
    wanted(&mut play, Parcel::Notes(Scope::Everything));
    let asked = chosen(&mut play);
    sealed(&mut play, asked.id, Ok("eyJ".to_owned()));
    assert_eq!(play.model.care.upkeep().shared, None);
    shared(&mut play);
    play.send(Event::File(FileEvent::Shared(Ok(Handover::CalledOff))));
    assert_eq!(
        play.model.care.upkeep().shared,
        None,
        "the sheet was closed"
    );
    shared(&mut play);
    play.send(Event::File(FileEvent::Shared(Ok(Handover::Shared))));
    assert!(play.model.care.upkeep().shared.is_some());
    assert_eq!(play.model.care.upkeep().unshared, None);
}

#[test]
fn a_change_after_the_sealing_is_in_no_backup() {
    let (mut play, call) = with_a_call();
    wanted(&mut play, Parcel::Notes(Scope::Everything));
    let asked = chosen(&mut play);
    sealed(&mut play, asked.id, Ok("eyJ".to_owned()));
    let note = LotEvent::NoteTyped("Later".to_owned());
    play.send(Event::Lot(call, note));
    shared(&mut play);
    play.send(Event::File(FileEvent::Shared(Ok(Handover::Shared))));
    assert!(play.model.care.upkeep().unshared.is_some());
}

#[test]
fn a_summary_is_sealed_in_every_form_that_is_a_file() {
    let (mut play, call) = with_a_call();
    play.send(Event::Go(Route::Summary(call)));
    wanted(&mut play, Parcel::Summary(call, Form::Text));
    let forms = view(&play).forms;
    assert!(forms.contains(&SealForm::Notes));
    for form in forms {
        wanted(&mut play, form.of(call));
        assert_eq!(view(&play).form, *form);
    }
    wanted(&mut play, SealForm::Markdown.of(call));
    let asked = chosen(&mut play);
    assert_eq!(asked.content, Content::Markdown);
    assert!(asked.text.starts_with("# "), "{}", asked.text);
    assert_eq!(view(&play).forms, &[], "it is under way");
}

#[test]
fn a_private_note_is_in_the_sealed_backup_alone() {
    let (mut play, call) = with_a_call();
    let note = LotEvent::NoteTyped("Frank words".to_owned());
    play.send(Event::Lot(call, note));
    let rep = play.model.notebook.call(call).unwrap().rep;
    for (what, is_there) in [
        (Parcel::Notes(Scope::Everything), true),
        (Parcel::Notes(Scope::Rep(rep)), false),
        (Parcel::Notes(Scope::Call(call)), false),
        (Parcel::Summary(call, Form::Text), false),
    ] {
        play.send(Event::Go(Route::Settings));
        wanted(&mut play, what);
        let text = chosen(&mut play).text;
        assert_eq!(text.contains("Frank words"), is_there, "{what:?}");
    }
    assert_ne!(
        play.model.notebook.call(call).unwrap().note,
        Text::default()
    );
}

#[test]
fn made_up_calls_are_not_sealed() {
    let (play, _) = with_a_call();
    let mut desk = Desk::new(play.model);
    let stamp = |id| curbside::app::Stamp {
        now: curbside::domain::Timestamp::nearest(support::TEN),
        zone: curbside::domain::call::UtcOffset::nearest(60),
        id: Uuid::from_u128(id),
    };
    desk.update(stamp(900), Event::SampleWanted);
    let effects = desk.update(
        stamp(901),
        Event::Seal(SealEvent::Wanted(Parcel::Notes(Scope::Everything))),
    );
    assert_eq!(effects, vec![]);
    assert_eq!(desk.shown().share, Share::MadeUp);
    assert_eq!(desk.own().seal, None);
}

fn pick(play: &mut Play, text: String) -> ImportView {
    let name = "notes.jwe".to_owned();
    let text = Ok(text);
    play.send(Event::File(FileEvent::CameIn { name, text }));
    import(&play.model)
}

/// A passphrase is given: the id under which the browser is asked to open the file.
fn given(play: &mut Play) -> Uuid {
    let effects = play.send(Event::File(FileEvent::PassphraseGiven(passphrase())));
    let asked = effects.into_iter().find_map(|effect| match effect {
        Effect::Unseal { id, .. } => Some(id),
        _ => None,
    });
    asked.expect("the browser is asked")
}

fn unsealed(
    play: &mut Play,
    id: Uuid,
    result: Result<impl Into<Unsealed>, SealFault>,
) -> ImportView {
    let result = result.map(Into::into);
    play.send(Event::World(World::Unsealed { id, result }));
    import(&play.model)
}

fn refused(fault: SealFault) -> Result<String, SealFault> {
    Err(fault)
}

#[test]
fn a_sealed_file_is_asked_for_its_passphrase_and_then_previewed() {
    let mut play = Play::new();
    let before = play.model.notebook.clone();
    let shown = pick(&mut play, SEALED.to_owned());
    assert!(
        matches!(shown, ImportView::Sealed { problem: None, .. }),
        "{shown:?}"
    );
    let id = given(&mut play);
    assert_eq!(import(&play.model), ImportView::Opening);
    let shown = unsealed(&mut play, id, Ok(NOTES.to_owned()));
    assert!(
        matches!(
            shown,
            ImportView::Preview {
                brings: Brings::News,
                ..
            }
        ),
        "{shown:?}"
    );
    assert!(
        play.model.notebook == before,
        "nothing is added before it is asked for"
    );
}

#[test]
fn a_wrong_passphrase_is_said_and_another_may_be_tried() {
    let mut play = Play::new();
    pick(&mut play, SEALED.to_owned());
    let id = given(&mut play);
    let shown = unsealed(&mut play, id, refused(SealFault::WrongPassphrase));
    let ImportView::Sealed {
        problem: Some(problem),
        ..
    } = shown
    else {
        panic!("{shown:?}")
    };
    assert!(problem.starts_with("This passphrase doesn't open the file."));
    let id = given(&mut play);
    let shown = unsealed(&mut play, id, Ok(NOTES.to_owned()));
    assert!(matches!(shown, ImportView::Preview { .. }), "{shown:?}");
}

#[test]
fn what_could_not_be_read_of_a_locked_notebook_is_said_and_the_rest_is_taken() {
    let mut play = Play::new();
    pick(&mut play, SEALED.to_owned());
    let id = given(&mut play);
    let text = NOTES.to_owned();
    let shown = unsealed(&mut play, id, Ok(Unsealed { text, unread: 2 }));
    let ImportView::Preview { unread, rows, .. } = shown else {
        panic!("{shown:?}")
    };
    let told = "Left out, since it can't be read: 2 records of the file. Keep the file.";
    assert_eq!(unread.as_deref(), Some(told));
    assert!(rows.iter().any(|row| row.count.new > 0));
}

#[test]
fn a_damaged_file_is_refused_and_nothing_is_changed() {
    let mut play = Play::new();
    let before = play.model.notebook.clone();
    let whole = SEALED.to_owned();
    pick(&mut play, whole.clone());
    let id = given(&mut play);
    for shown in [
        unsealed(&mut play, id, refused(SealFault::Altered)),
        pick(&mut play, whole[..whole.len() / 2].to_owned()),
        pick(&mut play, whole.replace('.', "..")),
    ] {
        let ImportView::Refused { problem } = shown else {
            panic!("{shown:?}")
        };
        assert!(problem.ends_with("Nothing was added, and your notebook is as before."));
    }
    assert!(play.model.notebook == before);
}

#[test]
fn what_was_opened_of_a_file_that_was_left_is_dropped() {
    let mut play = Play::new();
    let file = SEALED.to_owned();
    pick(&mut play, file.clone());
    let first = given(&mut play);
    pick(&mut play, file);
    let shown = unsealed(&mut play, first, refused(SealFault::Altered));
    assert!(matches!(shown, ImportView::Sealed { .. }), "{shown:?}");
    play.send(Event::File(FileEvent::LeaveWanted));
    let shown = unsealed(&mut play, first, Ok("{}".to_owned()));
    assert_eq!(shown, ImportView::Nothing);
}

/// Whose header says that it is text.
fn sealed_words() -> String {
    let header = Header::new([1; SALT], Content::Text).encoded().unwrap();
    write(&header, &[0; WRAPPED], &[0; NONCE], &[0; TAG])
}

#[test]
fn a_sealed_summary_is_read_and_not_added() {
    let mut play = Play::new();
    pick(&mut play, sealed_words());
    let id = given(&mut play);
    let words = "Dana Ortiz at Halvorsen Foods".to_owned();
    let ImportView::Words { text, .. } = unsealed(&mut play, id, Ok(words.clone())) else {
        panic!("{:?}", import(&play.model))
    };
    assert_eq!(text, words);
    let effects = play.send(Event::File(FileEvent::AddWanted));
    assert_eq!(effects, vec![]);
}

#[test]
fn a_sealed_file_in_which_are_no_notes_is_refused() {
    let mut play = Play::new();
    pick(&mut play, SEALED.to_owned());
    let id = given(&mut play);
    let shown = unsealed(&mut play, id, Ok("[1, 2, 3]".to_owned()));
    assert!(matches!(shown, ImportView::Refused { .. }), "{shown:?}");
}
