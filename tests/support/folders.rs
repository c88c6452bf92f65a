//! A folder for two devices, played: what the shell tells of it, and what is asked of the shell.
#![allow(dead_code)] // each test file takes what it needs
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

use super::support::{Play, TEN};
use curbside::app::event::{FolderAsk, FolderEvent, FolderTold, Inside, LookedAt, World};
use curbside::app::model::{Access, FolderPlace, KeptKey};
use curbside::app::view::devices::{ChosenView, DevicesView, FolderView, devices};
use curbside::app::{Effect, Event};
use curbside::domain::{Notebook, Timestamp};
use curbside::wire::folder::{FolderFault, Seen};
use curbside::wire::sealed::Passphrase;
use curbside::wire::{Scope, export};
use uuid::Uuid;

pub(crate) const WORDS: &str = "correct horse battery staple";
pub(crate) const THEIRS: &str = "curbside-0badcafe.jwe";

pub(crate) fn passphrase() -> Option<Passphrase> {
    Passphrase::given(WORDS).ok()
}

pub(crate) fn told(play: &mut Play, told: FolderTold) -> Option<FolderAsk> {
    ask(play.send(Event::World(World::Folder(told))))
}

pub(crate) fn does(play: &mut Play, event: FolderEvent) -> Option<FolderAsk> {
    ask(play.send(Event::Folder(event)))
}

/// What is asked for; that of letting go of a copy goes along with others.
pub(crate) fn ask(effects: Vec<Effect>) -> Option<FolderAsk> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::Folder(FolderAsk::LetGo(_)) => None,
        Effect::Folder(ask) => Some(ask),
        _ => None,
    })
}

pub(crate) fn place(access: Access, key: KeptKey) -> FolderTold {
    FolderTold::Here(FolderPlace::Chosen {
        name: "Notes".to_owned(),
        access,
        key,
    })
}

pub(crate) fn seen(name: &str, modified: i64) -> Seen {
    Seen {
        name: name.to_owned(),
        size: 1_000,
        modified,
    }
}

pub(crate) fn file(name: &str, inside: Inside) -> LookedAt {
    LookedAt {
        file: seen(name, 1),
        inside,
    }
}

pub(crate) fn opened(name: &str, text: &str) -> LookedAt {
    file(name, Inside::Opened(Ok(text.to_owned())))
}

pub(crate) fn looked(
    play: &mut Play,
    asked: Option<FolderAsk>,
    files: Vec<LookedAt>,
) -> Vec<Effect> {
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

/// The key for a copy is there, and it is made to its end: its id, the name of its file, and what is in it.
pub(crate) fn made(play: &mut Play, asked: Option<FolderAsk>) -> (Uuid, String, String) {
    let id = match asked {
        Some(FolderAsk::BeginToWrite { id, .. }) => id,
        other => panic!("nobody writes: {other:?}"),
    };
    let before = play.effects.len();
    told(play, FolderTold::WriteBegun { id });
    // A small one has one piece.
    let mut text = None;
    let mut name = None;
    for effect in &play.effects[before..] {
        match effect {
            Effect::SetAside(of, piece) if *of == id => text = Some(piece.clone()),
            Effect::Folder(FolderAsk::Write { id: of, file }) if *of == id => {
                name = Some(file.clone());
            }
            _ => {}
        }
    }
    let (name, text) = name.zip(text).expect("the copy is made");
    (id, name, text)
}

pub(crate) fn written(
    play: &mut Play,
    asked: Option<FolderAsk>,
    result: Result<(), FolderFault>,
) -> (String, String) {
    let (id, file, text) = made(play, asked);
    let result = result.map(|()| seen(&file, 7));
    let key = KeptKey::Here;
    told(play, FolderTold::Written { id, result, key });
    (file, text)
}

pub(crate) fn view(play: &Play) -> ChosenView {
    let DevicesView { folder, .. } = devices(&play.model);
    match folder {
        FolderView::Chosen(view) => view,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn commits(effects: &[Effect]) -> bool {
    let mut effects = effects.iter();
    effects.any(|effect| matches!(effect, Effect::Commit { .. }))
}

/// A notebook that opens with a folder, into which it has looked in vain.
pub(crate) fn with_folder() -> Play {
    let mut play = Play::new();
    let asked = told(&mut play, place(Access::Granted, KeptKey::Here));
    looked(&mut play, asked, vec![]);
    play.disk(&Ok(()));
    play
}

/// What another device has written, with a call of this rep.
pub(crate) fn theirs(rep: &str) -> (String, Notebook) {
    let number = rep.bytes().map(u128::from).sum();
    let mut play = Play::on_phone(number);
    play.whole_call(rep, "Halvorsen Foods");
    let notebook = play.model.notebook;
    let text = export(&notebook, Scope::Everything, Timestamp::nearest(TEN));
    (text.unwrap(), notebook)
}

pub(crate) fn has_rep(play: &Play, name: &str) -> bool {
    let mut reps = play.model.notebook.reps();
    reps.any(|rep| rep.name.to_string() == name)
}

pub(crate) fn is_written_down(play: &Play) -> bool {
    format!("{:?}", play.model).contains("horse")
}
