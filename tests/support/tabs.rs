//! Several tabs on one store, and a driver that plays the shell of each: commits one after another,
//! in its queue; their ends later, the word to the other tabs later still; all in an
//! order that a seed chooses.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use curbside::app::event::{
    About, CodebookEvent, DebriefEvent, FileEvent, LotEvent, MomentEvent, Opening, PadEvent,
    RepEvent, StartEvent, Tap, TrashEvent, World,
};
use curbside::app::queue::{Batch, Queue};
use curbside::app::{Effect, Event, Model, Route};
use curbside::domain::{CallId, Key, Moment, NetMove, Notebook, Outcome, RepId, Stage, Strand};
use curbside::storage::Store;
use curbside::storage::memory::MemoryStore;
use curbside::wire::{Change, Scope, StoreError, export};

use crate::support::{Play, key};

const KEYS: [&str; 3] = ["open-question", "buying-sign-missed", "asked-next-step"];

struct Tab {
    play: Play,
    /// Commits that wait for one under way.
    waiting: Queue,
    /// The commit that the disk has ended, of which the tab doesn't know yet.
    ended: Option<Ended>,
    /// What each tab has told, in its order.
    told: Vec<VecDeque<Vec<Change>>>,
}

struct Ended {
    tickets: Vec<u64>,
    changes: Vec<Change>,
    result: Result<(), StoreError>,
}

/// What is tried.
#[derive(Clone, Copy)]
pub(crate) struct How {
    pub(crate) tabs: usize,
    /// Whether the tabs are told of each other.
    pub(crate) hears: bool,
    /// Whether the trash is emptied.
    pub(crate) empties: bool,
}

pub(crate) struct Tabs {
    pub(crate) seed: u64,
    chance: u64,
    how: How,
    disk: MemoryStore,
    tabs: Vec<Tab>,
    /// The words that were written, each with its record.
    written: BTreeMap<String, Key>,
    /// Those that went by an edit of a tab that had them before its eyes.
    taken_out: BTreeSet<String>,
    file: String,
}

impl Tabs {
    /// All have a running call with a few moments before them, and a call that is over.
    pub(crate) fn new(how: How, seed: u64) -> Self {
        let count = how.tabs;
        let tab = |number: usize| Tab {
            play: Play::on_phone(number as u128 + 1),
            waiting: Queue::default(),
            ended: None,
            told: (0..count).map(|_| VecDeque::new()).collect(),
        };
        let mut tabs = Self {
            seed,
            chance: seed,
            how: How { hears: true, ..how },
            disk: MemoryStore::default(),
            tabs: (0..count).map(tab).collect(),
            written: BTreeMap::new(),
            taken_out: BTreeSet::new(),
            file: file_from_elsewhere(),
        };
        for tab in &mut tabs.tabs {
            tab.play.effects.clear();
        }
        tabs.begin();
        tabs.rest();
        tabs.how = how;
        tabs
    }

    fn begin(&mut self) {
        for ends in [true, false] {
            self.edit(
                0,
                Event::Start(StartEvent::AccountTyped("Halvorsen".to_owned())),
            );
            self.edit(0, Event::Start(StartEvent::NewRepTyped("Dana".to_owned())));
            self.edit(0, Event::Start(StartEvent::NewRepStarted));
            let Route::Pad(call) = self.tabs[0].play.model.route else {
                panic!("no call runs")
            };
            for behaviour in KEYS {
                self.edit(0, tapped(call, behaviour));
            }
            if ends {
                self.edit(0, Event::Pad(call, PadEvent::Ended));
            }
        }
    }

    pub(crate) fn models(&self) -> impl Iterator<Item = &Model> {
        self.tabs.iter().map(|tab| &tab.play.model)
    }

    pub(crate) fn edits(&self) -> usize {
        self.written.len()
    }

    pub(crate) fn on_disk(&self) -> Notebook {
        let mut notebook = Notebook::default();
        let loaded = pollster::block_on(self.disk.load()).unwrap();
        assert_eq!(loaded.damaged, [""; 0]);
        for strand in loaded.strands {
            notebook.put_strand(strand);
        }
        notebook
    }

    /// What was written and is in no version any more, though nobody who saw it took it out.
    pub(crate) fn lost(&self) -> Vec<(&String, &Key)> {
        let disk = self.on_disk();
        let is_there = |word: &String, key: &Key| {
            let strand = disk.strand(key);
            strand.is_some_and(|strand| words(&strand).contains(word))
        };
        let written = self.written.iter();
        written
            .filter(|(word, key)| !self.taken_out.contains(*word) && !is_there(word, key))
            .collect()
    }

    /// Below a bound, by the seed (splitmix64).
    fn any(&mut self, bound: usize) -> usize {
        self.chance = self.chance.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.chance;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound as u64).unwrap()
    }

    /// One thing happens in one of the tabs.
    pub(crate) fn step(&mut self) {
        let tab = self.any(self.tabs.len());
        match self.any(8) {
            0..4 => {
                if let Some(event) = self.event(tab) {
                    self.edit(tab, event);
                }
            }
            4 => self.write(tab),
            5 => self.end(tab),
            _ => {
                let from = self.any(self.tabs.len());
                self.hear(tab, from);
            }
        }
    }

    /// Everything is written, told and heard.
    pub(crate) fn rest(&mut self) {
        for _ in 0..1_000 {
            for tab in 0..self.tabs.len() {
                self.write(tab);
                self.end(tab);
                for from in 0..self.tabs.len() {
                    self.hear(tab, from);
                }
            }
            let rests = |tab: &Tab| {
                let all_heard = tab.told.iter().all(VecDeque::is_empty);
                tab.waiting.is_empty() && tab.ended.is_none() && all_heard
            };
            if self.tabs.iter().all(rests) {
                return;
            }
        }
        panic!("seed {}: the tabs never come to rest", self.seed);
    }

    /// Each tab is closed and opened again.
    pub(crate) fn reopen(&mut self) {
        let strands = pollster::block_on(self.disk.load()).unwrap().strands;
        for tab in &mut self.tabs {
            let opening = Opening {
                strands: strands.clone(),
                damaged: vec![],
                mark: Some(uuid::Uuid::nil().into()),
                canary: Some(uuid::Uuid::nil().into()),
            };
            let mut play = Play::unopened();
            play.go_on_from(&tab.play);
            play.send(Event::World(World::Opened(Box::new(Ok(opening)))));
            tab.play = play;
        }
    }

    /// A person does something in a tab; what it writes and what it takes out is remembered.
    fn edit(&mut self, tab: usize, event: Event) {
        let before = self.tabs[tab].play.model.notebook.clone();
        self.tabs[tab].play.send(event);
        let tab = &mut self.tabs[tab];
        let effects = core::mem::take(&mut tab.play.effects);
        let commits = effects.into_iter().filter_map(|effect| match effect {
            Effect::Commit { ticket, changes } => Some((ticket, changes)),
            _ => None,
        });
        for (ticket, changes) in commits {
            let keys = changes.iter().map(|change| &change.key);
            // What can be undone on a pad is no note: the last tab to write it has the word.
            for key in keys.filter(|key| key.kind().travels()) {
                let words = |notebook: &Notebook| {
                    let strand = notebook.strand(key);
                    strand.map(|strand| words(&strand)).unwrap_or_default()
                };
                let (before, after) = (words(&before), words(&tab.play.model.notebook));
                self.taken_out.extend(before.difference(&after).cloned());
                for word in after.difference(&before) {
                    self.taken_out.remove(word);
                    self.written.insert(word.clone(), key.clone());
                }
            }
            tab.waiting.push(ticket, changes);
        }
    }

    /// The disk takes the commits that wait, as the queue has them.
    fn write(&mut self, tab: usize) {
        let tab = &mut self.tabs[tab];
        if tab.ended.is_some() {
            return;
        }
        let Some(Batch { tickets, changes }) = tab.waiting.take_next() else {
            return;
        };
        let result = pollster::block_on(self.disk.commit(&changes));
        tab.ended = Some(Ended {
            tickets,
            changes: changes.to_vec(),
            result,
        });
    }

    /// The tab hears of the end of its commit, and tells the others.
    fn end(&mut self, tab: usize) {
        let Some(ended) = self.tabs[tab].ended.take() else {
            return;
        };
        if ended.result.is_ok() && self.how.hears {
            for other in (0..self.tabs.len()).filter(|other| *other != tab) {
                self.tabs[other].told[tab].push_back(ended.changes.clone());
            }
        }
        for ticket in ended.tickets {
            let result = ended.result.clone();
            self.happens(tab, World::Committed { ticket, result });
        }
    }

    fn hear(&mut self, tab: usize, from: usize) {
        if let Some(changes) = self.tabs[tab].told[from].pop_front() {
            self.happens(tab, World::Heard(changes));
        }
    }

    /// Nobody does anything: nothing may go.
    fn happens(&mut self, tab: usize, event: World) {
        let tab = &mut self.tabs[tab];
        tab.play.send(Event::World(event));
        for effect in core::mem::take(&mut tab.play.effects) {
            if let Effect::Commit { ticket, changes } = effect {
                tab.waiting.push(ticket, changes);
            }
        }
    }

    fn event(&mut self, tab: usize) -> Option<Event> {
        let word = format!("w{}.", self.any(usize::MAX));
        let notebook = &self.tabs[tab].play.model.notebook;
        let calls: Vec<CallId> = notebook.all_calls().map(|call| call.id).collect();
        let reps: Vec<RepId> = notebook.all_reps().map(|rep| rep.id).collect();
        let (which_call, which_rep) = (self.any(calls.len().max(1)), self.any(reps.len().max(1)));
        let (call, rep) = (*calls.get(which_call)?, *reps.get(which_rep)?);
        let moments = self.tabs[tab].play.model.notebook.moments(call).to_vec();
        let which = self.any(moments.len().max(1));
        let moment = moments.get(which).map(|moment: &Moment| moment.id);
        let behaviour = KEYS[self.any(KEYS.len())];
        Some(match self.any(30) {
            0..5 => tapped(call, behaviour),
            5 => Event::Pad(call, PadEvent::Tapped(Tap::Net(NetMove::TookOver))),
            6 => Event::Pad(call, PadEvent::Undone),
            7..11 => Event::Moment(call, MomentEvent::NoteTyped(moment?, word)),
            11 => Event::Moment(call, MomentEvent::TakenOut(moment?)),
            12 if self.any(3) == 0 => Event::Pad(call, PadEvent::Ended),
            12..14 => Event::Lot(call, LotEvent::NoteTyped(word)),
            14 => Event::Lot(call, LotEvent::NextStepTyped(word)),
            15 => Event::Lot(call, LotEvent::OutcomeMarked(Outcome::Advance)),
            16 => Event::Lot(call, LotEvent::Added(key(behaviour), About::Late)),
            17 => Event::Debrief(call, DebriefEvent::FeltTyped(word)),
            18 => Event::Debrief(call, DebriefEvent::RepSpoke),
            19 => Event::Debrief(call, DebriefEvent::WouldSayTyped(moment?, word)),
            20 => Event::Debrief(call, DebriefEvent::ActionStepTyped(word)),
            21 => Event::Debrief(call, DebriefEvent::Finished),
            22 => Event::Rep(rep, RepEvent::Renamed(word)),
            23 => Event::Rep(
                rep,
                RepEvent::StageChosen(Stage::ALL[which % Stage::ALL.len()]),
            ),
            24 => Event::Trash(TrashEvent::CallThrown(call)),
            25 => Event::Trash(match self.any(4) {
                0 if self.how.empties => TrashEvent::Emptied,
                1 => TrashEvent::RepThrown(rep),
                2 => TrashEvent::RepBroughtBack(rep),
                _ => TrashEvent::CallBroughtBack(call),
            }),
            26 => Event::UndoWanted,
            27 => Event::Codebook(match self.any(2) {
                0 => CodebookEvent::Archived(key(behaviour)),
                _ => CodebookEvent::BroughtBack(key(behaviour)),
            }),
            28 => Event::File(FileEvent::CameIn {
                name: "notes.json".to_owned(),
                text: Ok(self.file.clone()),
            }),
            _ => Event::File(FileEvent::AddWanted),
        })
    }
}

fn tapped(call: CallId, behaviour: &str) -> Event {
    Event::Pad(call, PadEvent::Tapped(Tap::Behaviour(key(behaviour))))
}

/// The unique words in a record, and that it is here at all.
fn words(strand: &Strand) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for record in strand.versions().filter_map(|version| version.record()) {
        found.insert(format!("{:?}", record.key()));
        let text = record.encode().unwrap();
        for part in text.split('w').skip(1) {
            let digits = part.split('.').next().unwrap_or_default();
            if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
                found.insert(format!("w{digits}."));
            }
        }
    }
    found
}

/// A backup of another phone.
fn file_from_elsewhere() -> String {
    let mut play = Play::on_phone(9);
    play.whole_call("Marcus", "Pine Street");
    let now = play.model.now;
    export(&play.model.notebook, Scope::Everything, now).unwrap()
}
