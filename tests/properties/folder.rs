//! Phones that share a folder, in which files come late, half, twice and in any order.

use curbside::app::event::{FolderAsk, FolderEvent, FolderTold, Inside, LookedAt, PadEvent, World};
use curbside::app::model::{Access, FolderPlace, KeptKey};
use curbside::app::{Effect, Event};
use curbside::domain::{CallId, Notebook};
use curbside::wire::folder::{Seen, Unread};
use curbside::wire::gather;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::apart::{PHONES, Phone, agreed, phones, written};
use crate::folders;
use crate::hands::{self, Hand};
use crate::whole::holds_together;
use crate::{everything, histories, play_hand};

/// What happens on the phones.
#[derive(Clone, Debug)]
enum Turn {
    Hands(Index, Vec<Hand>),
    /// One opens with the folder: it reads, in this order, and writes. The drive may keep what was there as a copy,
    /// and some files are half there.
    Opens(Index, Index, bool, u8),
}

fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        3 => (any::<Index>(), hands::hands()).prop_map(|(who, hands)| Turn::Hands(who, hands)),
        3 => (any::<Index>(), any::<Index>(), any::<bool>(), any::<u8>())
            .prop_map(|(who, order, copy, half)| Turn::Opens(who, order, copy, half)),
    ]
}

/// What a cloud drive has.
#[derive(Default)]
struct Drive {
    files: Vec<(Seen, String)>,
    clock: i64,
}

impl Drive {
    fn put(&mut self, name: &str, text: String, keeps_a_copy: bool) -> Seen {
        self.clock += 1;
        let seen = Seen {
            name: name.to_owned(),
            size: text.len() as u64,
            modified: self.clock,
        };
        for (before, _) in self.files.iter_mut().filter(|(one, _)| one.name == name) {
            before.name = format!("{name} ({}).jwe", self.clock);
        }
        if !keeps_a_copy {
            let copy = format!("{name} ({}).jwe", self.clock);
            self.files.retain(|(one, _)| one.name != copy);
        }
        self.files.push((seen.clone(), text));
        seen
    }
}

fn ask(effects: Vec<Effect>) -> Option<FolderAsk> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::Folder(ask) => Some(ask),
        _ => None,
    })
}

/// The app opens with the folder, reads and writes.
fn opens(phone: &mut Phone, drive: &mut Drive, order: usize, keeps_a_copy: bool, half: u8) {
    phone.settle();
    let told = |told| Event::World(World::Folder(told));
    let place = FolderPlace::Chosen {
        name: "Notes".to_owned(),
        access: Access::Granted,
        key: KeptKey::Here,
    };
    if let Some(FolderAsk::Look { id, known, .. }) =
        ask(phone.play.send(told(FolderTold::Here(place))))
    {
        let mut files: Vec<LookedAt> = Vec::new();
        for (place, (file, text)) in drive.files.iter().enumerate() {
            let inside = match known.contains(file) {
                true => Inside::Known,
                false if half & (1 << (place % 8)) != 0 => Inside::Opened(Err(Unread::NotWhole)),
                false => Inside::Opened(Ok(text.clone())),
            };
            let file = file.clone();
            files.push(LookedAt { file, inside });
        }
        if !files.is_empty() {
            let first = order % files.len();
            files.rotate_left(first);
        }
        phone.play.send(told(FolderTold::Looked {
            id,
            result: Ok(files),
            key: KeptKey::Here,
        }));
        phone.settle();
    }
    let wanted = Event::Folder(FolderEvent::WriteWanted(None));
    if let Some(asked @ FolderAsk::BeginToWrite { .. }) = ask(phone.play.send(wanted)) {
        let (id, file, text) = folders::made(&mut phone.play, Some(asked));
        let seen = drive.put(&file, text, keeps_a_copy);
        phone.play.send(told(FolderTold::Written {
            id,
            result: Ok(seen),
            key: KeptKey::Here,
        }));
    }
    // What is done until it opens again has no folder.
    phone.play.send(told(FolderTold::Here(FolderPlace::None)));
    phone.settle();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn phones_that_share_a_folder_end_with_the_same_notebook(
        turns in prop::collection::vec(turn(), 1..12),
        order in any::<Index>(),
    ) {
        let (mut phones, mut drive) = (phones(), Drive::default());
        for turn in turns {
            match turn {
                Turn::Hands(who, hands) => {
                    let phone = &mut phones[who.index(PHONES)];
                    for hand in hands {
                        play_hand(&mut phone.play, &phone.disk, hand);
                    }
                }
                Turn::Opens(who, order, copy, half) => {
                    let phone = &mut phones[who.index(PHONES)];
                    opens(phone, &mut drive, order.index(64), copy, half);
                }
            }
        }
        for phone in &mut phones {
            let running = phone.play.model.notebook.all_calls().filter(|call| call.is_running());
            let running: Vec<CallId> = running.map(|call| call.id).collect();
            for call in running {
                phone.play.send(Event::Pad(call, PadEvent::Ended));
            }
            phone.settle();
        }
        for round in 0..4 {
            for phone in &mut phones {
                opens(phone, &mut drive, order.index(64) + round, round % 2 == 0, 0);
            }
        }
        let all: Vec<Notebook> = phones.iter_mut().map(agreed).collect();
        for (phone, notebook) in phones.iter().zip(&all) {
            holds_together(&phone.play.model);
            prop_assert_eq!(written(notebook), written(&all[0]));
            prop_assert_eq!(everything(notebook), everything(&all[0]));
            // All that the drive has, older copies too.
            let files: Vec<String> = drive.files.iter().map(|(_, text)| text.clone()).collect();
            let more = gather(&phone.play.model.notebook, &files).merge.changes;
            prop_assert!(more.is_empty(), "once more changes nothing: {:?}", more);
        }
    }

    #[test]
    fn files_that_join_at_once_come_to_the_same_as_one_after_another(
        notebook in histories::notebook(),
        files in prop::collection::vec(histories::notebook(), 1..4),
        again in any::<Index>(),
    ) {
        let mut files: Vec<String> = files.iter().map(everything).collect();
        files.push(again.get(&files).clone());
        let mut one_by_one = notebook.clone();
        let mut outcomes = Vec::new();
        for file in &files {
            let gathered = gather(&one_by_one, std::slice::from_ref(file));
            outcomes.extend(gathered.outcomes);
            for change in gathered.merge.changes {
                put(&mut one_by_one, change);
            }
        }
        let gathered = gather(&notebook, &files);
        prop_assert_eq!(gathered.outcomes, outcomes);
        let mut at_once = notebook;
        for change in gathered.merge.changes {
            put(&mut at_once, change);
        }
        prop_assert_eq!(&at_once, &one_by_one);
    }
}

fn put(notebook: &mut Notebook, change: curbside::wire::Change) {
    match change.to {
        Some(strand) => notebook.put_strand(strand),
        None => notebook.forget(&change.key),
    }
}
