//! Phones that work apart on the same notebook, and exchange files in any order.

use curbside::app::Event;
use curbside::app::event::{FileEvent, RepEvent};
use curbside::domain::{Content, Notebook, Record};
use curbside::storage::Store;
use curbside::storage::memory::MemoryStore;
use curbside::wire::Change;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::hands::{self, Hand};
use crate::histories;
use crate::support::Play;
use crate::whole::{fits_together, holds_together};
use crate::{everything, on, play_hand, settle, without_steps};

pub(crate) const PHONES: usize = 3;

/// What happens on the phones.
#[derive(Clone, Debug)]
enum Turn {
    /// Somebody does something on one of them.
    Hands(Index, Vec<Hand>),
    /// One sends its backup to another.
    Sends(Index, Index),
}

fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        3 => (any::<Index>(), hands::hands()).prop_map(|(who, hands)| Turn::Hands(who, hands)),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Turn::Sends(from, to)),
    ]
}

pub(crate) struct Phone {
    pub(crate) play: Play,
    pub(crate) disk: MemoryStore,
}

pub(crate) fn phones() -> Vec<Phone> {
    let phone = |number| Phone {
        play: Play::on_phone(number),
        disk: MemoryStore::default(),
    };
    (1..=PHONES as u128).map(phone).collect()
}

impl Phone {
    pub(crate) fn settle(&mut self) {
        self.play.send(hands::retry());
        settle(&mut self.play, &self.disk, &Ok(()));
    }

    /// A phone with these notes on it, on the disk too.
    fn with(notebook: &Notebook) -> Self {
        let mut phone = Self {
            play: Play::on_phone(1),
            disk: MemoryStore::default(),
        };
        phone.settle();
        let all: Vec<Change> = notebook.strands().map(Change::put).collect();
        pollster::block_on(phone.disk.commit(&all)).unwrap();
        phone.play.model.notebook = notebook.clone();
        phone
    }

    /// Takes a file in; answers whether it brought anything.
    fn add(&mut self, file: &str) -> bool {
        self.settle();
        let before = self.play.model.notebook.clone();
        self.play.send(Event::File(FileEvent::CameIn {
            name: "notes.json".to_owned(),
            text: Ok(file.to_owned()),
        }));
        self.play.send(Event::File(FileEvent::AddWanted));
        self.settle();
        self.play.model.notebook != before
    }
}

/// Everything that the notebook says, on the disk too.
pub(crate) fn agreed(phone: &mut Phone) -> Notebook {
    phone.settle();
    let notebook = on(&phone.disk);
    assert_eq!(notebook, phone.play.model.notebook, "the disk is in step");
    without_steps(&notebook)
}

/// All that is written in any version of any record.
pub(crate) fn written(notebook: &Notebook) -> Vec<Record> {
    let versions = notebook.strands().flat_map(|strand| strand.into_versions());
    let records = versions.filter_map(|version| match version.content {
        Content::Here(record) => Some(record),
        Content::Gone(..) => None,
    });
    records.collect()
}

/// Equal, or the record that differs is named.
fn same(one: &Notebook, other: &Notebook) -> Result<(), TestCaseError> {
    for strand in one.strands().chain(other.strands()) {
        let key = strand.key();
        prop_assert_eq!(one.strand(&key), other.strand(&key), "{:?}", key);
    }
    prop_assert!(one == other);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_is_taken_back_as_if_it_had_never_come(
        notebook in histories::notebook().boxed(),
        file in histories::notebook().boxed(),
        later in prop::option::of("[a-z]{1,9}"),
    ) {
        let mut phone = Phone::with(&notebook);
        phone.add(&everything(&file));
        let edited = later.is_some();
        if let Some(name) = later {
            let rep = phone.play.model.notebook.all_reps().next().unwrap().id;
            phone.play.send(Event::Rep(rep, RepEvent::Renamed(name)));
        }
        phone.play.send(Event::UndoWanted);
        phone.settle();
        same(&on(&phone.disk), &phone.play.model.notebook)?;
        if edited {
            // What was changed since stays, with what it belongs to.
            fits_together(&phone.play.model.notebook);
        } else {
            same(&phone.play.model.notebook, &notebook)?;
        }
    }

    #[test]
    fn phones_that_worked_apart_end_with_the_same_notebook(
        turns in prop::collection::vec(turn(), 1..14),
        order in any::<prop::sample::Index>(),
    ) {
        let mut phones = phones();
        for turn in turns {
            match turn {
                Turn::Hands(who, hands) => {
                    let phone = &mut phones[who.index(PHONES)];
                    for hand in hands {
                        play_hand(&mut phone.play, &phone.disk, hand);
                    }
                }
                Turn::Sends(from, to) => {
                    let (from, to) = (from.index(PHONES), to.index(PHONES));
                    phones[from].settle();
                    let file = everything(&phones[from].play.model.notebook);
                    phones[to].add(&file);
                    prop_assert!(!phones[to].add(&file), "once more changes nothing");
                }
            }
        }
        // Each sends to each, beginning anywhere, until nobody learns anything more.
        let first = order.index(PHONES * PHONES);
        for round in 0..3 {
            for pair in 0..PHONES * PHONES {
                let pair = (first + pair * (round + 1)) % (PHONES * PHONES);
                let (from, to) = (pair / PHONES, pair % PHONES);
                if from != to {
                    phones[from].settle();
                    let file = everything(&phones[from].play.model.notebook);
                    phones[to].add(&file);
                }
            }
        }
        let all: Vec<Notebook> = phones.iter_mut().map(agreed).collect();
        for (phone, notebook) in phones.iter().zip(&all) {
            holds_together(&phone.play.model);
            prop_assert_eq!(written(notebook), written(&all[0]));
            prop_assert_eq!(everything(notebook), everything(&all[0]));
        }
    }
}
