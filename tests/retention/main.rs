//! What goes for good: the words of old calls, and a rep who is forgotten. A canary that stood in every
//! field is found nowhere afterwards, neither in the app nor on the disk, and comes back by no file.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[allow(dead_code)] // it takes what it needs
#[path = "../support/any/mod.rs"]
mod any;
mod forgetting;
mod forgetting_and_files;
mod reducing;
mod reducing_and_files;
#[path = "../support/mod.rs"]
mod support;

use curbside::app::event::{
    FileEvent, MomentEvent, RepEvent, StartEvent, TrashEvent, UpkeepEvent, World,
};
use curbside::app::{Effect, Event, Route};
use curbside::domain::*;
use curbside::storage::Store;
use curbside::storage::memory::MemoryStore;
use curbside::wire::import::read;
use curbside::wire::upkeep::Reduce;
use curbside::wire::{Scope, export};
use support::Play;

const CANARY: &str = "Zqxcanary Wvfugle";
const DAY: i64 = 86_400;

fn has_canary(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains("zqxcanary") || text.contains("wvfugle")
}

/// Every field of every record says the canary.
fn with_canaries(notebook: &Notebook, of: impl Fn(&Record) -> bool) -> Notebook {
    let mut sung = notebook.clone();
    for mut strand in notebook.strands() {
        let Content::Here(record) = &mut strand.shown.content else {
            continue;
        };
        if !of(record) {
            continue;
        }
        record.each_written(&mut |written| match written {
            Written::Rep(name) | Written::Label(name) => *name = Name::new(CANARY).unwrap(),
            Written::Account(name) => *name = Some(Name::new(CANARY).unwrap()),
            Written::Text(text) => *text = Text::typed(CANARY),
            Written::Typed(typed) => *typed = CANARY.to_owned(),
        });
        sung.put_strand(strand);
    }
    sung
}

/// A phone with calls of two reps, one in the trash; steps, drafts, and a call in two versions.
fn full() -> (Play, CallId) {
    let mut play = Play::new();
    let call = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let moment = play.model.notebook.moments(call)[0].id;
    let note = MomentEvent::NoteTyped(moment, "On Dana".to_owned());
    play.send(Event::Moment(call, note));
    let thrown = play.whole_call("Dana Ortiz", "North Bank");
    let dana = play.model.notebook.call(call).unwrap().rep;
    let before = play.model.notebook.call(thrown).unwrap().clone();
    play.model.notebook.forget(&Key::Rep(before.rep));
    play.model.notebook.put_call(Call {
        rep: dana,
        ..before
    });
    play.send(Event::Trash(TrashEvent::CallThrown(thrown)));
    play.whole_call("Marcus Lee", "Acme");
    let word = curbside::app::event::DraftEvent::ClosingTyped(call, "It sits".to_owned());
    play.send(Event::Draft(word));
    let mut strand = play.model.notebook.strand(&Key::Call(call)).unwrap();
    let mut other = strand.shown.clone();
    if let Content::Here(Record::Call(call)) = &mut other.content {
        call.note = Text::typed(CANARY);
    }
    other.edits = Lineage::default().then(Editor::of(uuid::Uuid::from_u128(77)));
    strand.others = vec![other];
    play.model.notebook.put_strand(strand);
    play.disk(&Ok(()));
    (play, call)
}

fn rep_of(play: &Play, call: CallId) -> RepId {
    play.model.notebook.call(call).unwrap().rep
}

/// What a disk holds after these commits, beside what it held of a notebook.
fn disk_after(before: &Notebook, commits: &[Effect]) -> String {
    let disk = MemoryStore::default();
    let all: Vec<_> = before.strands().map(curbside::wire::Change::put).collect();
    pollster::block_on(disk.commit(&all)).unwrap();
    for effect in commits {
        if let Effect::Commit { changes, .. } = effect {
            pollster::block_on(disk.commit(changes)).unwrap();
        }
    }
    format!("{:?}", pollster::block_on(disk.load()).unwrap().strands)
}

fn everything(play: &Play) -> String {
    export(&play.model.notebook, Scope::Everything, play.model.now).unwrap()
}

/// Quiet time passes until nothing more is done.
fn quiet(play: &mut Play) -> Vec<Effect> {
    let mut commits = Vec::new();
    for _ in 0..20 {
        play.send(Event::World(World::Tick));
        commits.extend(
            play.effects
                .iter()
                .filter(|one| matches!(one, Effect::Commit { .. }))
                .cloned(),
        );
        play.disk(&Ok(()));
    }
    commits
}

fn reduce_after(play: &mut Play, reduce: Reduce) {
    play.send(Event::Upkeep(UpkeepEvent::ReduceChosen(reduce)));
    play.send(Event::Upkeep(UpkeepEvent::ReduceConfirmed));
}

/// A word is written now and then, so that the clock is known to have gone on.
fn months_pass(play: &mut Play, months: i64) {
    play.wait(months * 31 * DAY);
    let marcus = play
        .model
        .notebook
        .reps()
        .find(|rep| rep.name.as_str() == "Marcus Lee");
    let marcus = marcus.unwrap().id;
    play.send(Event::Start(StartEvent::RepPlanned(marcus)));
    play.send(Event::Go(Route::Today));
    play.disk(&Ok(()));
}

fn pick(play: &mut Play, file: &str) {
    let name = "old.json".to_owned();
    let text = Ok(file.to_owned());
    play.send(Event::File(FileEvent::CameIn { name, text }));
}

fn read_here(file: &str) -> Result<curbside::wire::Imported, curbside::wire::ImportError> {
    read(file, &Codebook::starter())
}

fn forgotten(play: &mut Play, id: RepId) -> Vec<Effect> {
    play.send(Event::Go(Route::Forget(id)));
    play.send(Event::Rep(id, RepEvent::ForgetAsked));
    play.send(Event::Rep(id, RepEvent::Forgotten))
}
