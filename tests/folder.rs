//! A folder that several devices share: what is written into it and when, what joins from it, and what is said when
//! it fails.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/folders.rs"]
mod folders;
mod support;

use curbside::app::event::{FolderAsk, FolderEvent, FolderTold, Inside, LookedAt, OpenBy};
use curbside::app::model::{Access, FolderPlace, FolderStage, KeptKey};
use curbside::app::view::devices::{FolderView, Ways, devices, due};
use curbside::app::view::notices::notices;
use curbside::app::{Event, Route};
use curbside::domain::Timestamp;
use curbside::wire::folder::{FolderFault, Joins, Unread};
use curbside::wire::sealed::SealFault;
use curbside::wire::{Scope, export};
use folders::*;
use support::{Play, TEN};

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
        assert!(play.model.folder.exchange().copy.is_behind(), "{fault}");
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
        assert!(!play.model.folder.exchange().copy.is_behind());
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

/// Under a typed passphrase nothing is written by itself.
#[test]
fn a_debrief_that_ends_while_a_copy_is_written_is_not_in_it_yet() {
    let mut play = Play::new();
    let key = KeptKey::Typed;
    let asked = told(&mut play, place(Access::Granted, key));
    let Some(FolderAsk::Look { id, .. }) = asked else {
        panic!("{asked:?}")
    };
    let result = Ok(vec![]);
    told(&mut play, FolderTold::Looked { id, result, key });
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    play.disk(&Ok(()));
    let newest = Some("Your newest notes aren't in it yet.");
    assert_eq!(view(&play).waits.as_deref(), newest);
    for is_first in [true, false] {
        let asked = does(&mut play, FolderEvent::WriteWanted(passphrase()));
        let (id, file, _) = made(&mut play, asked);
        if is_first {
            play.whole_call("Ben Ruiz", "Norrvik");
            play.disk(&Ok(()));
        }
        let result = Ok(seen(&file, 7));
        told(&mut play, FolderTold::Written { id, result, key });
        let waits = view(&play).waits;
        assert_eq!(waits.as_deref(), newest.filter(|_| is_first));
    }
}

#[test]
fn a_page_that_is_seen_again_while_a_copy_is_written_needs_no_second_copy() {
    let mut play = with_folder();
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    play.disk(&Ok(()));
    let asked = ask(core::mem::take(&mut play.effects));
    told(&mut play, FolderTold::Seen);
    written(&mut play, asked, Ok(()));
    assert!(!play.model.folder.exchange().copy.is_behind());
}
