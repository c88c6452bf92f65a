//! The keys of a folder. All its files are sealed under one salt as a rule, so that the passphrase has to give its
//! key once: that key is kept, and never the passphrase. A file of another salt, as one that was shared by hand, or
//! of a device that couldn't see the others' files yet, needs the passphrase once more.

use wasm_bindgen::JsValue;
use web_sys::Blob;

use super::{Folder, Listed};
use crate::platform::crypto::FileKey;
use crate::platform::words;
use crate::wire::folder::{FolderFault, Unread, is_of_a_device, sealed_in};
use crate::wire::sealed::{Content, Passphrase, ROUNDS, SealFault, Sealed};

/// To try a passphrase takes a second or more: so many salts of a folder are tried.
const MOST_TRIED: usize = 8;

/// The keys, of which the first seals.
#[derive(Default)]
pub(crate) struct Keys(pub(super) Vec<FileKey>);

impl Keys {
    pub(crate) fn are_there(&self) -> bool {
        !self.0.is_empty()
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The keys that a passphrase gives to what is in a folder, and one to seal with.
    ///
    /// # Errors
    /// If another device has written there with another passphrase, or the browser fails.
    pub(crate) async fn of(folder: &Folder, passphrase: &Passphrase) -> Result<Self, FolderFault> {
        let mut keys = Self::default();
        let mut other = None;
        let mut tried: Vec<Sealed> = Vec::new();
        for listed in folder.list().await? {
            let Some(sealed) = sealed(&listed).await else {
                continue;
            };
            let is_of_it = |one: &Sealed| one.header.shares_key_with(&sealed.header);
            if tried.len() == MOST_TRIED || tried.iter().any(is_of_it) {
                continue;
            }
            let key = FileKey::of(&sealed.header, passphrase)
                .await
                .map_err(FolderFault::Seal)?;
            match key.fits(&sealed).await.map_err(FolderFault::Seal)? {
                true => keys.0.push(key),
                false if is_of_a_device(&listed.seen.name) => {
                    other.get_or_insert(listed.seen.name);
                }
                false => {}
            }
            tried.push(sealed);
        }
        match other.filter(|_| !keys.are_there()) {
            Some(file) => Err(FolderFault::OtherPassphrase { file }),
            None => keys.with_one_to_seal(passphrase).await,
        }
    }

    /// What is sealed with a key asks for as much work as any file that is sealed here.
    async fn with_one_to_seal(mut self, passphrase: &Passphrase) -> Result<Self, FolderFault> {
        let seals = |key: &FileKey| key.header().rounds() >= ROUNDS;
        match self.0.iter().position(seals) {
            Some(place) => self.0.swap(0, place),
            None => {
                let own = FileKey::new(passphrase).await.map_err(FolderFault::Seal)?;
                self.0.insert(0, own);
            }
        }
        Ok(self)
    }

    /// Seals a text that the browser keeps, and hands each piece of the file to `keep`.
    ///
    /// # Errors
    /// If there is no key, the browser fails, or a piece can't be kept.
    pub(crate) async fn seal(
        &self,
        text: &Blob,
        keep: &mut dyn FnMut(String) -> Result<(), JsValue>,
    ) -> Result<(), FolderFault> {
        let first = self.0.first().ok_or(FolderFault::NoKey)?;
        let mut keep =
            |piece: String| keep(piece).map_err(|error| SealFault::Failed { why: words(&error) });
        let sealed = first.seal_aside(text, Content::Json, &mut keep).await;
        sealed.map_err(FolderFault::Seal)
    }

    /// Opens a file with the key of its salt, or with the passphrase, whose key is among these then.
    pub(crate) async fn open(
        &mut self,
        file: &Listed,
        passphrase: Option<&Passphrase>,
    ) -> Result<String, Unread> {
        let sealed = sealed_in(&file.text().await?)?;
        // Words for people, as a summary has them, are no notes.
        if sealed.header.content() != Content::Json {
            return Err(Unread::NotOurs);
        }
        let mut is_of_its_salt = false;
        for key in &self.0 {
            if key.header().shares_key_with(&sealed.header) {
                is_of_its_salt = true;
                match key.open(&sealed).await {
                    Err(SealFault::WrongPassphrase) => {}
                    opened => return opened.map_err(Unread::from),
                }
            }
        }
        let Some(passphrase) = passphrase else {
            return Err(Unread::AnotherPassphrase);
        };
        let key = FileKey::of(&sealed.header, passphrase).await?;
        let opened = key.open(&sealed).await?;
        // A damaged file may wear a salt that is known.
        if !is_of_its_salt {
            self.0.push(key);
        }
        Ok(opened)
    }
}

async fn sealed(listed: &Listed) -> Option<Sealed> {
    sealed_in(&listed.text().await.ok()?).ok()
}
