//! A folder that several devices share: what is written into it and when, what joins from it, and what is said when
//! it fails.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{
    FileEvent, FolderAsk, FolderEvent, FolderTold, Inside, Keep, LockEvent, LockTold, LookedAt,
    OpenBy, Opening, PadEvent, World,
};
use curbside::app::model::{Access, FolderPlace, FolderStage, KeptKey, Notes, Startup};
use curbside::app::view::devices::{ChosenView, DevicesView, FolderView, Ways, devices, due};
use curbside::app::view::notices::notices;
use curbside::app::{Desk, Effect, Event, Route, Stamp};
use curbside::domain::call::UtcOffset;
use curbside::domain::{Notebook, NotebookId, Timestamp};
use curbside::wire::folder::{FolderFault, Joins, Seen, Unread};
use curbside::wire::lock::RecoveryCode;
use curbside::wire::sealed::{Passphrase, SealFault};
use curbside::wire::{Scope, StoreError, export};
use support::{Play, TEN};
use uuid::Uuid;

const WORDS: &str = "correct horse battery staple";
const THEIRS: &str = "curbside-0badcafe.jwe";

fn passphrase() -> Option<Passphrase> {
    Passphrase::given(WORDS).ok()
}

fn told(play: &mut Play, told: FolderTold) -> Option<FolderAsk> {
    ask(play.send(Event::World(World::Folder(told))))
}

fn does(play: &mut Play, event: FolderEvent) -> Option<FolderAsk> {
    ask(play.send(Event::Folder(event)))
}

fn ask(effects: Vec<Effect>) -> Option<FolderAsk> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::Folder(ask) => Some(ask),
        _ => None,
    })
}

fn place(access: Access, key: KeptKey) -> FolderTold {
    FolderTold::Here(FolderPlace::Chosen {
        name: "Notes".to_owned(),
        access,
        key,
    })
}

fn seen(name: &str, modified: i64) -> Seen {
    Seen {
        name: name.to_owned(),
        size: 1_000,
        modified,
    }
}

fn file(name: &str, inside: Inside) -> LookedAt {
    LookedAt {
        file: seen(name, 1),
        inside,
    }
}

fn opened(name: &str, text: &str) -> LookedAt {
    file(name, Inside::Opened(Ok(text.to_owned())))
}

fn looked(play: &mut Play, asked: Option<FolderAsk>, files: Vec<LookedAt>) -> Vec<Effect> {
    let id = match asked {
        Some(FolderAsk::Look { id, .. }) => id,
        other => panic!("nobody looks into the folder: {other:?}"),
    };
    let key = KeptKey::Here;
    let result = Ok(files);
    play.send(Event::World(World::Folder(FolderTold::Looked {
        id,
        result,
        key,
    })))
}

fn written(
    play: &mut Play,
    asked: Option<FolderAsk>,
    result: Result<(), FolderFault>,
) -> (String, String) {
    let Some(FolderAsk::Write { id, file, text, .. }) = asked else {
        panic!("nobody writes: {asked:?}")
    };
    let result = result.map(|()| seen(&file, 7));
    let key = KeptKey::Here;
    told(play, FolderTold::Written { id, result, key });
    (file, text)
}

fn view(play: &Play) -> ChosenView {
    let DevicesView { folder, .. } = devices(&play.model);
    match folder {
        FolderView::Chosen(view) => view,
        other => panic!("{other:?}"),
    }
}

fn commits(effects: &[Effect]) -> bool {
    let mut effects = effects.iter();
    effects.any(|effect| matches!(effect, Effect::Commit { .. }))
}

/// A notebook that opens with a folder, into which it has looked in vain.
fn with_folder() -> Play {
    let mut play = Play::new();
    let asked = told(&mut play, place(Access::Granted, KeptKey::Here));
    looked(&mut play, asked, vec![]);
    play.disk(&Ok(()));
    play
}

/// What another device has written, with a call of this rep.
fn theirs(rep: &str) -> (String, Notebook) {
    let number = rep.bytes().map(u128::from).sum();
    let mut play = Play::on_phone(number);
    play.whole_call(rep, "Halvorsen Foods");
    let notebook = play.model.notebook;
    let text = export(&notebook, Scope::Everything, Timestamp::nearest(TEN));
    (text.unwrap(), notebook)
}

fn has_rep(play: &Play, name: &str) -> bool {
    let mut reps = play.model.notebook.reps();
    reps.any(|rep| rep.name.to_string() == name)
}

fn is_written_down(play: &Play) -> bool {
    format!("{:?}", play.model).contains("horse")
}

#[test]
fn a_browser_that_keeps_no_folder_says_so_and_asks_for_nothing() {
    let mut play = Play::new();
    assert_eq!(devices(&play.model).folder, FolderView::Unknown);
    told(&mut play, FolderTold::Here(FolderPlace::NotHere));
    assert_eq!(devices(&play.model).folder, FolderView::NotHere);
    assert_eq!(does(&mut play, FolderEvent::PickWanted), None);
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    play.disk(&Ok(()));
    assert_eq!(play.model.folder.stage, FolderStage::Resting);
}

#[test]
fn a_chosen_folder_is_read_first_and_then_gets_a_copy() {
    let mut play = Play::new();
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    play.disk(&Ok(()));
    told(&mut play, FolderTold::Here(FolderPlace::None));
    assert_eq!(
        does(&mut play, FolderEvent::PickWanted),
        Some(FolderAsk::Pick)
    );
    told(&mut play, FolderTold::Picked(Ok(None)));
    assert_eq!(
        devices(&play.model).folder,
        FolderView::None,
        "it was closed"
    );
    does(&mut play, FolderEvent::PickWanted);
    told(&mut play, FolderTold::Picked(Ok(Some("Notes".to_owned()))));
    let joins = does(&mut play, FolderEvent::Joined(passphrase()));
    let Some(FolderAsk::Join {
        id,
        passphrase: Some(_),
    }) = joins
    else {
        panic!("{joins:?}")
    };
    assert!(!is_written_down(&play));
    let result = Ok(KeptKey::Here);
    let look = told(&mut play, FolderTold::Joined { id, result });
    let effects = looked(&mut play, look, vec![]);
    let (name, text) = written(&mut play, ask(effects), Ok(()));
    assert!(
        name.starts_with("curbside-") && name.ends_with(".jwe"),
        "{name}"
    );
    assert!(text.contains("Halvorsen Foods"));
    assert!(view(&play).last.starts_with("Last written "));
    assert_eq!(view(&play).waits, None);
    assert!(play.model.care.upkeep().shared.is_some(), "it is a backup");
    assert!(!is_written_down(&play));
}

#[test]
fn a_passphrase_that_doesnt_open_what_is_there_is_asked_for_again() {
    let mut play = Play::new();
    told(&mut play, FolderTold::Here(FolderPlace::None));
    does(&mut play, FolderEvent::PickWanted);
    told(&mut play, FolderTold::Picked(Ok(Some("Notes".to_owned()))));
    for _ in 0..2 {
        let Some(FolderAsk::Join { id, .. }) = does(&mut play, FolderEvent::Joined(passphrase()))
        else {
            panic!("it isn't tried")
        };
        let file = THEIRS.to_owned();
        let result = Err(FolderFault::OtherPassphrase { file });
        told(&mut play, FolderTold::Joined { id, result });
        let FolderView::Picked {
            problem: Some(problem),
            ..
        } = devices(&play.model).folder
        else {
            panic!("it isn't asked for again")
        };
        assert!(problem.contains(THEIRS), "{problem}");
    }
    does(&mut play, FolderEvent::PickLeft);
    assert_eq!(devices(&play.model).folder, FolderView::None);
}

#[test]
fn a_debrief_is_in_the_folder_once_it_is_on_the_disk() {
    let mut play = with_folder();
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    assert_eq!(
        play.model.folder.stage,
        FolderStage::Resting,
        "it isn't saved yet"
    );
    play.disk(&Ok(()));
    let asked = ask(core::mem::take(&mut play.effects));
    let (first, text) = written(&mut play, asked, Ok(()));
    assert!(text.contains("Ask before the brochure"));
    play.whole_call("Ben Ruiz", "Norrvik");
    play.disk(&Ok(()));
    let asked = ask(core::mem::take(&mut play.effects));
    let (second, text) = written(&mut play, asked, Ok(()));
    assert!(text.contains("Norrvik"));
    assert_eq!(first, second, "a device has one file");
}

#[test]
fn a_copy_that_fails_is_never_called_written_and_is_tried_again() {
    for fault in [
        FolderFault::NotAllowed,
        FolderFault::Gone,
        FolderFault::Full,
        FolderFault::Held,
        FolderFault::NoKey,
        FolderFault::Seal(SealFault::Unavailable),
        FolderFault::Failed {
            why: "no".to_owned(),
        },
    ] {
        let mut play = with_folder();
        play.whole_call("Dana Ortiz", "Halvorsen Foods");
        play.disk(&Ok(()));
        let asked = ask(core::mem::take(&mut play.effects));
        written(&mut play, asked, Err(fault.clone()));
        assert_eq!(play.model.folder.exchange().written, None, "{fault}");
        assert!(play.model.folder.exchange().is_due, "{fault}");
        assert_eq!(play.model.care.upkeep().shared, None, "{fault}");
        let said = notices(&play.model);
        let said = said
            .iter()
            .find(|one| one.what.contains(&fault.to_string()));
        assert!(said.unwrap().advice.contains("are safe"), "{fault}");
        play.send(Event::Go(Route::Devices));
        let problem = devices(&play.model).problem.unwrap();
        assert!(problem.contains(&fault.to_string()), "{problem}");
        assert!(notices(&play.model).is_empty(), "it is said on the screen");
        // The next start.
        let look = told(&mut play, place(Access::Granted, KeptKey::Here));
        let effects = looked(&mut play, look, vec![]);
        written(&mut play, ask(effects), Ok(()));
        assert!(!play.model.folder.exchange().is_due);
        assert_eq!(devices(&play.model).problem, None);
    }
}

#[test]
fn what_another_device_wrote_joins_when_the_app_opens_and_is_taken_back_by_one_tap() {
    let (text, _) = theirs("Dana Ortiz");
    let mut play = Play::new();
    play.whole_call("Ben Ruiz", "Norrvik");
    play.disk(&Ok(()));
    let before = play.model.notebook.clone();
    let asked = told(&mut play, place(Access::Granted, KeptKey::Here));
    let effects = looked(&mut play, asked, vec![opened(THEIRS, &text)]);
    assert!(commits(&effects));
    assert!(!has_rep(&play, "Dana Ortiz"), "it isn't on the disk yet");
    play.effects = effects;
    play.disk(&Ok(()));
    assert!(has_rep(&play, "Dana Ortiz") && has_rep(&play, "Ben Ruiz"));
    let found = view(&play).found.unwrap();
    assert!(
        found.starts_with("Read: 1 file. Added: 1 rep, 1 call"),
        "{found}"
    );
    let asked = does(&mut play, FolderEvent::LookWanted(None));
    let Some(FolderAsk::Look { known, .. }) = &asked else {
        panic!("{asked:?}")
    };
    assert_eq!(*known, [seen(THEIRS, 1)]);
    looked(&mut play, asked, vec![file(THEIRS, Inside::Known)]);
    play.send(Event::UndoWanted);
    play.disk(&Ok(()));
    assert_eq!(play.model.notebook, before);
    let asked = does(&mut play, FolderEvent::LookWanted(None));
    let Some(FolderAsk::Look { known, .. }) = asked else {
        panic!("{asked:?}")
    };
    assert_eq!(
        known,
        [seen(THEIRS, 1)],
        "it stays away until it is written anew"
    );
}

#[test]
fn a_half_synced_file_is_named_and_looked_at_again_and_the_others_join() {
    let (text, _) = theirs("Dana Ortiz");
    let mut play = Play::new();
    let asked = told(&mut play, place(Access::Granted, KeptKey::Here));
    let half = "curbside-00000001.jwe";
    let left = |name, unread| file(name, Inside::Opened(Err(unread)));
    let files = vec![
        left(half, Unread::NotWhole),
        opened("curbside-0badcafe (1).jwe", "{\"format\":"),
        left("a.jwe", Unread::AnotherPassphrase),
        left("b.jwe", Unread::NotOurs),
        opened(THEIRS, &text),
    ];
    play.effects = looked(&mut play, asked, files);
    play.disk(&Ok(()));
    assert!(has_rep(&play, "Dana Ortiz"));
    let left = view(&play).left;
    let half_told = format!("{half}: not whole yet; looked at again next time");
    assert!(left.contains(&half_told), "{left:?}");
    assert_eq!(left.len(), 4, "{left:?}");
    assert_eq!(view(&play).ways, Ways::ByKey { is_one_shut: true });
    let asked = does(&mut play, FolderEvent::LookWanted(None));
    let Some(FolderAsk::Look { known, .. }) = asked else {
        panic!("{asked:?}")
    };
    let known: Vec<&str> = known.iter().map(|one| one.name.as_str()).collect();
    assert!(
        !known.contains(&half) && !known.contains(&"a.jwe"),
        "{known:?}"
    );
    assert!(
        known.contains(&THEIRS) && known.contains(&"b.jwe"),
        "{known:?}"
    );
}

#[test]
fn conflicting_copies_come_to_the_same_in_any_order() {
    let mut other = Play::on_phone(9);
    other.whole_call("Dana Ortiz", "Halvorsen Foods");
    let now = Timestamp::nearest(TEN);
    let first = export(&other.model.notebook, Scope::Everything, now).unwrap();
    other.whole_call("Ben Ruiz", "Norrvik");
    let second = export(&other.model.notebook, Scope::Everything, now).unwrap();
    let (third, _) = theirs("Kim Lind");
    let names = [THEIRS, "curbside-0badcafe (1).jwe", "curbside-00000001.jwe"];
    let texts = [&first, &second, &third];
    let ends = [[0, 1, 2], [2, 1, 0], [1, 2, 0]].map(|order| {
        let mut play = Play::new();
        let asked = told(&mut play, place(Access::Granted, KeptKey::Here));
        let files = order.map(|n| opened(names[n], texts[n])).to_vec();
        play.effects = looked(&mut play, asked, files);
        play.disk(&Ok(()));
        play.model.notebook
    });
    assert_eq!(ends[0], ends[1]);
    assert_eq!(ends[0], ends[2]);
    assert_eq!(ends[0].reps().count(), 3);
}

#[test]
fn nothing_joins_and_nothing_is_written_while_a_call_runs() {
    let (text, _) = theirs("Dana Ortiz");
    let mut play = Play::new();
    let asked = told(&mut play, place(Access::Granted, KeptKey::Here));
    let call = play.start("Ben Ruiz", "Norrvik");
    let effects = looked(&mut play, asked, vec![opened(THEIRS, &text)]);
    assert!(!commits(&effects), "it began meanwhile");
    assert_eq!(play.model.folder.stage, FolderStage::Resting);
    assert_eq!(does(&mut play, FolderEvent::LookWanted(None)), None);
    assert_eq!(does(&mut play, FolderEvent::WriteWanted(None)), None);
    let Ways::Waits { why } = view(&play).ways else {
        panic!("{:?}", view(&play).ways)
    };
    assert!(why.starts_with("A call runs."), "{why}");
    play.disk(&Ok(()));
    assert_eq!(ask(core::mem::take(&mut play.effects)), None);
    let asked = ask(play.send(Event::Pad(call, PadEvent::Ended)));
    let effects = looked(&mut play, asked, vec![opened(THEIRS, &text)]);
    assert!(commits(&effects), "it is over");
}

#[test]
fn nothing_joins_before_all_of_the_notebook_is_read() {
    let mut play = Play::unopened();
    play.send(Event::World(World::FrontRead(vec![])));
    assert_eq!(told(&mut play, place(Access::Granted, KeptKey::Here)), None);
    assert_eq!(does(&mut play, FolderEvent::LookWanted(None)), None);
    let opening = Opening {
        strands: vec![],
        damaged: vec![],
        mark: Some(Uuid::nil().into()),
        canary: Some(Uuid::nil().into()),
    };
    let opened = World::Opened(Box::new(Ok(opening)));
    let asked = ask(play.send(Event::World(opened)));
    assert!(matches!(asked, Some(FolderAsk::Look { .. })));
}

#[test]
fn nothing_joins_under_made_up_calls() {
    let (text, _) = theirs("Dana Ortiz");
    let mut play = with_folder();
    let asked = does(&mut play, FolderEvent::LookWanted(None));
    let Some(FolderAsk::Look { id, .. }) = asked else {
        panic!("{asked:?}")
    };
    let mut desk = Desk::new(play.model);
    let mut now = TEN + 3_600_000;
    let mut send = |desk: &mut Desk, event| {
        now += 1000;
        let stamp = Stamp {
            now: Timestamp::nearest(now),
            zone: UtcOffset::nearest(60),
            id: Uuid::from_u128(u128::try_from(now).unwrap()),
        };
        desk.update(stamp, event)
    };
    send(&mut desk, Event::SampleWanted);
    assert_eq!(desk.shown().notes, Notes::MadeUp);
    let looked = FolderTold::Looked {
        id,
        result: Ok(vec![opened(THEIRS, &text)]),
        key: KeptKey::Here,
    };
    let effects = send(&mut desk, Event::World(World::Folder(looked)));
    assert!(!commits(&effects), "nobody would see it");
    let wanted = Event::Folder(FolderEvent::WriteWanted(None));
    assert_eq!(
        ask(send(&mut desk, wanted)),
        None,
        "made-up calls don't leave"
    );
    send(&mut desk, Event::SampleLeft);
    let asked = ask(send(&mut desk, Event::World(World::Arrived(Route::Today))));
    assert!(matches!(asked, Some(FolderAsk::Look { .. })));
}

#[test]
fn by_hand_the_files_wait_for_a_tap_and_stay_shut_until_then() {
    let (text, _) = theirs("Dana Ortiz");
    let mut play = with_folder();
    does(&mut play, FolderEvent::JoinsChosen(Joins::ByHand));
    let asked = told(&mut play, place(Access::Granted, KeptKey::Here));
    let Some(FolderAsk::Look {
        by: OpenBy::Nothing,
        ..
    }) = &asked
    else {
        panic!("{asked:?}")
    };
    let effects = looked(
        &mut play,
        asked,
        vec![file(THEIRS, Inside::News), file("b.jwe", Inside::News)],
    );
    assert!(!commits(&effects));
    let row = due(&play.model).unwrap();
    assert_eq!(row.line, "2 files are newer.");
    let asked = ask(play.send(row.tap));
    let Some(FolderAsk::Look {
        by: OpenBy::Key, ..
    }) = &asked
    else {
        panic!("{asked:?}")
    };
    play.effects = looked(&mut play, asked, vec![opened(THEIRS, &text)]);
    play.disk(&Ok(()));
    assert!(has_rep(&play, "Dana Ortiz"));
    assert_eq!(due(&play.model), None);
}

#[test]
fn a_file_that_stays_half_is_no_news_each_time() {
    let mut play = with_folder();
    does(&mut play, FolderEvent::JoinsChosen(Joins::ByHand));
    let asked = does(&mut play, FolderEvent::LookWanted(None));
    let half = Inside::Opened(Err(Unread::NotWhole));
    looked(&mut play, asked, vec![file(THEIRS, half)]);
    let asked = told(&mut play, place(Access::Granted, KeptKey::Here));
    looked(&mut play, asked, vec![file(THEIRS, Inside::News)]);
    assert_eq!(due(&play.model), None);
    let asked = told(&mut play, place(Access::Granted, KeptKey::Here));
    let file = seen(THEIRS, 2);
    let inside = Inside::News;
    looked(&mut play, asked, vec![LookedAt { file, inside }]);
    assert!(due(&play.model).is_some(), "it goes on");
}

#[test]
fn where_the_browser_asks_first_today_has_a_row_for_the_tap() {
    let mut play = Play::new();
    assert_eq!(told(&mut play, place(Access::Ask, KeptKey::Here)), None);
    assert_eq!(view(&play).ways, Ways::Allow);
    let row = due(&play.model).unwrap();
    assert_eq!(ask(play.send(row.tap)), Some(FolderAsk::Allow));
    assert_eq!(due(&play.model), None, "it is being asked");
    told(&mut play, FolderTold::Allowed(Access::Ask));
    assert!(due(&play.model).is_some(), "the person said no");
    does(&mut play, FolderEvent::AllowWanted);
    let asked = told(&mut play, FolderTold::Allowed(Access::Granted));
    assert!(matches!(asked, Some(FolderAsk::Look { .. })));
}

#[test]
fn leave_that_the_browser_takes_back_is_asked_for_on_today_and_is_no_alarm() {
    let mut play = with_folder();
    let asked = does(&mut play, FolderEvent::LookWanted(None));
    let Some(FolderAsk::Look { id, .. }) = asked else {
        panic!("{asked:?}")
    };
    let result = Err(FolderFault::NotAllowed);
    let key = KeptKey::Here;
    told(&mut play, FolderTold::Looked { id, result, key });
    assert!(notices(&play.model).is_empty());
    assert_eq!(view(&play).ways, Ways::Allow);
    assert!(due(&play.model).unwrap().line.contains("asks first"));
}

#[test]
fn a_notebook_that_cannot_be_read_whole_takes_the_place_of_no_copy() {
    let mut play = with_folder();
    play.model.damaged = vec!["a call".to_owned()];
    assert_eq!(does(&mut play, FolderEvent::WriteWanted(None)), None);
    let problem = devices(&play.model).problem.unwrap();
    assert!(problem.contains("stays as it is"), "{problem}");
}

#[test]
fn under_the_lock_no_key_is_kept_and_the_passphrase_is_typed_each_time() {
    let mut play = with_folder();
    let made = play.send(Event::Lock(LockEvent::PassphraseChosen(
        passphrase().unwrap(),
    )));
    let id = made.iter().find_map(|effect| match effect {
        Effect::MakeLock { id, .. } => Some(*id),
        _ => None,
    });
    let result = Ok(RecoveryCode::new([7; 15]));
    let made = LockTold::Made {
        id: id.unwrap(),
        result,
    };
    play.send(Event::World(World::Lock(made)));
    play.send(Event::Lock(LockEvent::CodeKept));
    let turned = play.send(Event::World(World::Lock(LockTold::Turned(Ok(true)))));
    assert_eq!(ask(turned), Some(FolderAsk::DropKey));
    assert_eq!(told(&mut play, FolderTold::KeyDropped(Ok(()))), None);
    let Ways::ByPassphrase { why } = view(&play).ways else {
        panic!("{:?}", view(&play).ways)
    };
    assert!(why.contains("is locked"), "{why}");
    let asked = does(&mut play, FolderEvent::WriteWanted(passphrase()));
    let Some(FolderAsk::Write {
        id,
        by: OpenBy::Passphrase(_, Keep::Nothing),
        ..
    }) = asked
    else {
        panic!("{asked:?}")
    };
    assert!(!is_written_down(&play));
    let result = Ok(seen("curbside-00000001.jwe", 3));
    let key = KeptKey::Typed;
    told(&mut play, FolderTold::Written { id, result, key });
    let asked = does(&mut play, FolderEvent::LookWanted(passphrase()));
    let Some(FolderAsk::Look {
        by: OpenBy::Passphrase(_, Keep::Nothing),
        ..
    }) = asked
    else {
        panic!("{asked:?}")
    };
    assert!(!is_written_down(&play));
}

#[test]
fn a_folder_that_is_chosen_under_the_lock_gets_no_key() {
    let mut play = Play::new();
    play.model.lock.is_on = true;
    told(&mut play, FolderTold::Here(FolderPlace::None));
    does(&mut play, FolderEvent::PickWanted);
    told(&mut play, FolderTold::Picked(Ok(Some("Notes".to_owned()))));
    let FolderView::Picked {
        is_under_lock: true,
        ..
    } = devices(&play.model).folder
    else {
        panic!("{:?}", devices(&play.model).folder)
    };
    let asked = does(&mut play, FolderEvent::Joined(passphrase()));
    let Some(FolderAsk::Join {
        id,
        passphrase: None,
    }) = asked
    else {
        panic!("{asked:?}")
    };
    let result = Ok(KeptKey::Typed);
    let asked = told(&mut play, FolderTold::Joined { id, result });
    let Some(FolderAsk::Look {
        by: OpenBy::Nothing,
        ..
    }) = &asked
    else {
        panic!("{asked:?}")
    };
    looked_without_key(&mut play, asked);
    assert_eq!(
        play.model.folder.stage,
        FolderStage::Resting,
        "a copy waits for its passphrase"
    );
    assert!(matches!(view(&play).ways, Ways::ByPassphrase { .. }));
    let row = due(&play.model).unwrap();
    assert_eq!(row.line, "Your newest notes aren't in it yet.");
    assert_eq!(row.tap, Event::Go(Route::Devices));
}

fn looked_without_key(play: &mut Play, asked: Option<FolderAsk>) {
    let id = match asked {
        Some(FolderAsk::Look { id, .. }) => id,
        other => panic!("{other:?}"),
    };
    let result = Ok(vec![]);
    let key = KeptKey::Typed;
    told(play, FolderTold::Looked { id, result, key });
}

#[test]
fn a_key_that_a_kill_has_left_beside_locked_notes_is_dropped_at_the_gate() {
    let mut play = Play::unopened();
    assert_eq!(told(&mut play, place(Access::Granted, KeptKey::Here)), None);
    let opened = World::Opened(Box::new(Err(StoreError::Locked)));
    assert_eq!(
        ask(play.send(Event::World(opened))),
        Some(FolderAsk::DropKey)
    );
    assert_eq!(ask(play.send(Event::World(World::Tick))), None, "once");
}

#[test]
fn the_file_of_a_lost_notebook_is_never_written_over() {
    let mut play = with_folder();
    let asked = does(&mut play, FolderEvent::WriteWanted(None));
    let (lost, _) = written(&mut play, asked, Ok(()));
    let exchange = play.model.folder.exchange().clone();
    let mut play = Play::unopened();
    told(&mut play, FolderTold::Kept(exchange));
    told(&mut play, place(Access::Granted, KeptKey::Here));
    let opening = Opening {
        strands: vec![],
        damaged: vec![],
        mark: None,
        canary: Some(NotebookId::from(Uuid::from_u128(1))),
    };
    play.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    assert_eq!(play.model.startup, Startup::Lost);
    let asked = ask(play.send(Event::NewNotebookWanted));
    let Some(FolderAsk::Look { known, .. }) = &asked else {
        panic!("{asked:?}")
    };
    assert!(known.is_empty(), "it is read like another device's");
    looked(&mut play, asked, vec![]);
    let asked = does(&mut play, FolderEvent::WriteWanted(None));
    let (next, _) = written(&mut play, asked, Ok(()));
    assert_ne!(next, lost);
}

#[test]
fn what_cannot_be_added_is_told_and_looked_at_again() {
    let (text, _) = theirs("Dana Ortiz");
    let mut play = Play::new();
    let asked = told(&mut play, place(Access::Granted, KeptKey::Here));
    play.effects = looked(&mut play, asked, vec![opened(THEIRS, &text)]);
    play.disk(&Err(StoreError::Full));
    play.read_again(Ok(vec![]));
    assert!(!has_rep(&play, "Dana Ortiz"));
    let problem = devices(&play.model).problem.unwrap();
    assert!(
        problem.contains("Nothing of the files was added"),
        "{problem}"
    );
    assert!(play.model.folder.exchange().read.is_empty());
}

#[test]
fn a_file_that_is_being_looked_at_by_hand_comes_first() {
    let (text, _) = theirs("Dana Ortiz");
    let mut play = Play::new();
    play.send(Event::File(FileEvent::CameIn {
        name: "notes.json".to_owned(),
        text: Ok(text),
    }));
    assert_eq!(told(&mut play, place(Access::Granted, KeptKey::Here)), None);
    let effects = play.send(Event::File(FileEvent::LeaveWanted));
    play.effects.extend(effects);
    assert!(matches!(play.model.folder.stage, FolderStage::Looking(_)));
}
