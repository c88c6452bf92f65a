//! The folder that several devices share: what the core asks of it is done here, and told. Keys are in the browser's
//! memory as long as the page is open, and in the core never.

use std::rc::Rc;

use uuid::Uuid;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::console;

use super::App;
use crate::app::Event;
use crate::app::event::{FolderAsk, FolderTold, Inside, Keep, LookedAt, OpenBy, World};
use crate::app::model::{Access, FolderPlace, KeptKey};
use crate::platform::aside::Pieces;
use crate::platform::folder::{self, Folder, Kept, Keys, Permission};
use crate::platform::{lifecycle, words};
use crate::storage::settings;
use crate::wire::folder::{FolderFault, Seen};
use crate::wire::sealed::Passphrase;

impl App {
    fn tell_of_folder(self, told: FolderTold) {
        self.send(Event::World(World::Folder(told)));
    }

    /// Tells what was exchanged through a folder, and when the page is seen again.
    pub(super) fn listen_for_folder(self) {
        let read = move || self.tell_of_folder(FolderTold::Kept(settings::exchange()));
        read();
        settings::on_change_elsewhere(read);
        lifecycle::on_seen(move || self.tell_of_folder(FolderTold::Seen));
    }

    /// Tells what there is of a folder.
    pub(super) async fn look_for_folder(self) {
        let place = find().await;
        self.tell_of_folder(FolderTold::Here(place));
    }

    pub(super) fn with_folder(self, ask: FolderAsk) {
        match ask {
            FolderAsk::Pick => self.pick_folder(),
            FolderAsk::Allow => spawn_local(async move {
                let access = match kept_folder().await {
                    Ok(folder) => access(&folder.ask().await),
                    Err(_) => Access::Gone,
                };
                self.tell_of_folder(FolderTold::Allowed(access));
            }),
            FolderAsk::Join { id, passphrase } => spawn_local(async move {
                let result = self.join_folder(passphrase).await;
                self.tell_of_folder(FolderTold::Joined { id, result });
            }),
            FolderAsk::Look { id, known, by } => spawn_local(look(self, id, known, by)),
            FolderAsk::BeginToWrite { id, by } => spawn_local(self.begin_to_write(id, by)),
            FolderAsk::Write { id, file } => spawn_local(async move {
                let result = self.try_to_write(id, &file).await;
                self.tell_of_write(id, result).await;
            }),
            FolderAsk::LetGo(id) => self.let_go_of_copy(id),
            FolderAsk::DropKey => spawn_local(async move {
                let result = drop_key().await;
                self.tell_of_folder(FolderTold::KeyDropped(result));
            }),
            FolderAsk::Leave => spawn_local(async move {
                let result = Kept::forget().await;
                self.tell_of_folder(FolderTold::Left(result));
            }),
        }
    }

    fn pick_folder(self) {
        let begun = folder::begin_to_pick();
        spawn_local(async move {
            let picked = match begun {
                Ok(begun) => folder::picked(begun).await,
                Err(fault) => Err(fault),
            };
            let result = picked.map(|picked| {
                let name = picked.as_ref().map(Folder::name);
                self.home().picked_folder.replace(picked.map(Rc::new));
                name
            });
            self.tell_of_folder(FolderTold::Picked(result));
        });
    }

    /// It stays picked for another passphrase, if this one doesn't fit.
    async fn join_folder(self, passphrase: Option<Passphrase>) -> Result<KeptKey, FolderFault> {
        let picked = self.home().picked_folder.borrow().clone();
        let folder = picked.ok_or(FolderFault::Gone)?;
        let keys = match passphrase {
            Some(passphrase) => Keys::of(&folder, &passphrase).await?,
            None => Keys::default(),
        };
        Kept::keep(&folder, &keys).await?;
        Ok(key(&keys))
    }

    async fn begin_to_write(self, id: Uuid, by: OpenBy) {
        match kept_to_write(by).await {
            Ok(kept) => {
                self.home().writes_to.replace(Some((id, kept)));
                self.tell_of_folder(FolderTold::WriteBegun { id });
            }
            Err(fault) => self.tell_of_write(id, Err(fault)).await,
        }
    }

    fn let_go_of_copy(self, id: Uuid) {
        let home = self.home();
        home.aside.borrow_mut().let_go(id);
        home.writes_to
            .borrow_mut()
            .take_if(|(known, _)| *known == id);
    }

    async fn tell_of_write(self, id: Uuid, result: Result<Seen, FolderFault>) {
        let key = now_kept().await;
        self.tell_of_folder(FolderTold::Written { id, result, key });
    }

    /// Seals the pieces of a copy, and writes them.
    async fn try_to_write(self, id: Uuid, file: &str) -> Result<Seen, FolderFault> {
        let home = self.home();
        let kept = home.writes_to.take().filter(|(known, _)| *known == id);
        let (_, kept) = kept.ok_or(FolderFault::NoKey)?;
        let text = home.aside.borrow().whole(id);
        let text = text.map_err(|error| failed(&error))?;
        let mut sealed = Pieces::default();
        kept.keys
            .seal(&text, &mut |piece: String| sealed.keep(id, &piece))
            .await?;
        drop(text);
        let sealed = sealed.whole(id).map_err(|error| failed(&error))?;
        kept.folder.write(file, &sealed).await
    }
}

fn failed(error: &JsValue) -> FolderFault {
    let why = words(error);
    FolderFault::Failed { why }
}

/// What there is at the start. A folder that can't be found again has to be chosen again.
async fn find() -> FolderPlace {
    if !folder::is_offered() {
        return FolderPlace::NotHere;
    }
    match Kept::load().await {
        Ok(None) => FolderPlace::None,
        Ok(Some(kept)) => FolderPlace::Chosen {
            name: kept.folder.name(),
            access: access(&kept.folder.permission().await),
            key: key(&kept.keys),
        },
        Err(fault) => {
            console::warn_1(&fault.to_string().into());
            FolderPlace::None
        }
    }
}

fn access(permission: &Result<Permission, FolderFault>) -> Access {
    match permission {
        Ok(Permission::Granted) => Access::Granted,
        Err(FolderFault::Gone) => Access::Gone,
        Ok(Permission::Ask) | Err(_) => Access::Ask,
    }
}

fn key(keys: &Keys) -> KeptKey {
    match keys.are_there() {
        true => KeptKey::Here,
        false => KeptKey::Typed,
    }
}

async fn kept() -> Result<Kept, FolderFault> {
    Kept::load().await?.ok_or(FolderFault::Gone)
}

async fn kept_folder() -> Result<Folder, FolderFault> {
    Ok(kept().await?.folder)
}

async fn drop_key() -> Result<(), FolderFault> {
    let folder = kept_folder().await?;
    Kept::keep(&folder, &Keys::default()).await
}

async fn look(app: App, id: Uuid, known: Vec<Seen>, by: OpenBy) {
    let looked = look_inside(&known, by).await;
    let (result, key) = match looked {
        Ok((files, key)) => (Ok(files), key),
        Err(fault) => (Err(fault), now_kept().await),
    };
    app.tell_of_folder(FolderTold::Looked { id, result, key });
}

async fn look_inside(known: &[Seen], by: OpenBy) -> Result<(Vec<LookedAt>, KeptKey), FolderFault> {
    let mut kept = kept().await?;
    if let OpenBy::Passphrase(passphrase, Keep::Key) = &by
        && !kept.keys.are_there()
    {
        kept.keys = Keys::of(&kept.folder, passphrase).await?;
        Kept::keep(&kept.folder, &kept.keys).await?;
    }
    let mut files = Vec::new();
    let before = kept.keys.count();
    for listed in kept.folder.list().await? {
        let inside = match &by {
            _ if known.contains(&listed.seen) => Inside::Known,
            OpenBy::Nothing => Inside::News,
            OpenBy::Key => Inside::Opened(kept.keys.open(&listed, None).await),
            OpenBy::Passphrase(passphrase, _) => {
                Inside::Opened(kept.keys.open(&listed, Some(passphrase)).await)
            }
        };
        let file = listed.seen;
        files.push(LookedAt { file, inside });
    }
    if kept.keys.count() == before {
        return Ok((files, key(&kept.keys)));
    }
    match by {
        OpenBy::Passphrase(_, Keep::Key) => {
            Kept::keep(&kept.folder, &kept.keys).await?;
            Ok((files, key(&kept.keys)))
        }
        // Under the lock no key stays.
        _ => Ok((files, now_kept().await)),
    }
}

/// The folder, and the key with which a copy is sealed.
async fn kept_to_write(by: OpenBy) -> Result<Kept, FolderFault> {
    let mut kept = kept().await?;
    match by {
        OpenBy::Nothing => return Err(FolderFault::NoKey),
        OpenBy::Key => {}
        OpenBy::Passphrase(passphrase, keep) => {
            kept.keys = Keys::of(&kept.folder, &passphrase).await?;
            if keep == Keep::Key {
                Kept::keep(&kept.folder, &kept.keys).await?;
            }
        }
    }
    Ok(kept)
}

async fn now_kept() -> KeptKey {
    match Kept::load().await {
        Ok(Some(kept)) => key(&kept.keys),
        Ok(None) | Err(_) => KeptKey::Typed,
    }
}
