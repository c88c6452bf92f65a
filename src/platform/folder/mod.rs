//! A folder of the person's, into which the browser lets the app (File System Access). `web-sys` knows its picker
//! and its permissions only behind a flag, so all of it is called by name.
//!
//! Here is the folder itself; [`kept`] is how the browser remembers it, and [`keys`] what its files are sealed with.

mod kept;
mod keys;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DomException, File};

pub(crate) use kept::Kept;
pub(crate) use keys::Keys;

use super::file_pick;
use super::words;
use crate::wire::folder::{FolderFault, Seen, Unread, is_looked_at};
use crate::wire::sealed::LARGEST;

/// A folder of the person's.
#[derive(Clone)]
pub(crate) struct Folder(JsValue);

/// A file of the folder as it is now.
pub(crate) struct Listed {
    pub(crate) seen: Seen,
    file: File,
}

/// Whether the browser lets the app in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Permission {
    Granted,
    /// It asks the person first, in a tap.
    Ask,
}

/// Whether the browser has a picker for folders.
pub(crate) fn is_offered() -> bool {
    web_sys::window().is_some_and(|window| has(&window, "showDirectoryPicker"))
}

/// Begins to let the person choose a folder. It must begin in the tap itself.
///
/// # Errors
/// If the browser refuses.
pub(crate) fn begin_to_pick() -> Result<Promise, FolderFault> {
    let window = web_sys::window().ok_or_else(|| failed(&JsValue::NULL))?;
    let options = object([("mode", "readwrite".into()), ("id", "curbside".into())]);
    called(&window, "showDirectoryPicker", &[options]).map_err(|error| fault(&error))
}

/// Waits for the folder; none if the person closed the picker.
///
/// # Errors
/// If the browser refuses.
pub(crate) async fn picked(begun: Promise) -> Result<Option<Folder>, FolderFault> {
    match JsFuture::from(begun).await {
        Ok(folder) => Ok(Some(Folder(folder))),
        Err(error) if name_of(&error) == "AbortError" => Ok(None),
        Err(error) => Err(fault(&error)),
    }
}

impl Folder {
    pub(crate) fn name(&self) -> String {
        let name = get(&self.0, "name").ok().and_then(|name| name.as_string());
        name.unwrap_or_default()
    }

    /// Whether the app may read and write it now.
    ///
    /// # Errors
    /// If the browser refuses to tell.
    pub(crate) async fn permission(&self) -> Result<Permission, FolderFault> {
        self.answered("queryPermission").await
    }

    /// Asks the person; in a tap alone.
    ///
    /// # Errors
    /// If the browser refuses to ask.
    pub(crate) async fn ask(&self) -> Result<Permission, FolderFault> {
        self.answered("requestPermission").await
    }

    /// Where a browser has no such question, its folders need none.
    async fn answered(&self, question: &str) -> Result<Permission, FolderFault> {
        if !has(&self.0, question) {
            return Ok(Permission::Granted);
        }
        let how = object([("mode", "readwrite".into())]);
        let answer = done(&self.0, question, &[how]).await?;
        Ok(match answer.as_string().as_deref() {
            Some("granted") => Permission::Granted,
            _ => Permission::Ask,
        })
    }

    /// The sealed files in it, by their names. One that vanishes meanwhile is none.
    ///
    /// # Errors
    /// If the folder can't be read.
    pub(crate) async fn list(&self) -> Result<Vec<Listed>, FolderFault> {
        let entries = call(&self.0, "values", &[]).map_err(|error| fault(&error))?;
        let mut files = Vec::new();
        loop {
            let next = done(&entries, "next", &[]).await?;
            if get(&next, "done").is_ok_and(|is_done| is_done.is_truthy()) {
                break;
            }
            let entry = get(&next, "value").map_err(|error| fault(&error))?;
            let is_file = get(&entry, "kind").is_ok_and(|kind| kind == "file");
            let name = get(&entry, "name").ok().and_then(|name| name.as_string());
            if is_file
                && name.is_some_and(|name| is_looked_at(&name))
                && let Ok(file) = done(&entry, "getFile", &[]).await
            {
                files.push(Listed::of(file.unchecked_into()));
            }
        }
        files.sort_by(|one, other| one.seen.name.cmp(&other.seen.name));
        Ok(files)
    }

    /// Puts something in the place of a file, whole or not at all.
    ///
    /// # Errors
    /// If it isn't there then; what was there before still is.
    pub(crate) async fn write(&self, name: &str, what: &Blob) -> Result<Seen, FolderFault> {
        let create = object([("create", JsValue::TRUE)]);
        let handle = done(&self.0, "getFileHandle", &[name.into(), create]).await?;
        let stream = done(&handle, "createWritable", &[]).await?;
        if let Err(fault) = done(&stream, "write", &[what.into()]).await {
            // What was begun beside the file goes; if not, the browser clears it up by itself.
            let _is_given_up = done(&stream, "abort", &[]).await.is_ok();
            return Err(fault);
        }
        done(&stream, "close", &[]).await?;
        let file = done(&handle, "getFile", &[]).await?;
        Ok(Listed::of(file.unchecked_into()).seen)
    }
}

impl Listed {
    fn of(file: File) -> Self {
        let seen = Seen {
            name: file.name(),
            size: file.size() as u64,
            modified: file.last_modified() as i64,
        };
        Self { seen, file }
    }

    /// Its text. What a sync program changes meanwhile can't be read.
    ///
    /// # Errors
    /// If it isn't whole, or is no text.
    pub(crate) async fn text(&self) -> Result<String, Unread> {
        let read = file_pick::read(&self.file, |_| LARGEST).await;
        read.map_err(|unread| match unread {
            file_pick::Unread::TooLarge { .. } | file_pick::Unread::NotText => Unread::NotOurs,
            file_pick::Unread::Refused { why } => Unread::Failed { why },
        })
    }
}

fn get(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(object, &name.into())
}

fn has(object: &JsValue, name: &str) -> bool {
    get(object, name).is_ok_and(|value| value.is_function())
}

fn object<const COUNT: usize>(parts: [(&str, JsValue); COUNT]) -> JsValue {
    let object = Object::new();
    for (name, value) in parts {
        // A plain object takes anything.
        let _is_set = Reflect::set(&object, &name.into(), &value).is_ok();
    }
    object.into()
}

fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(object, name)?.dyn_into()?;
    method.apply(object, &arguments.iter().collect::<Array>())
}

fn called(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<Promise, JsValue> {
    call(object, name, arguments)?.dyn_into()
}

async fn done(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, FolderFault> {
    let begun = called(object, name, arguments).map_err(|error| fault(&error))?;
    JsFuture::from(begun).await.map_err(|error| fault(&error))
}

fn name_of(error: &JsValue) -> String {
    let exception = error.dyn_ref::<DomException>();
    exception.map(DomException::name).unwrap_or_default()
}

/// What the browser's exceptions mean for the folder. Unknown ones keep its own words.
fn fault(error: &JsValue) -> FolderFault {
    match name_of(error).as_str() {
        "NotAllowedError" | "SecurityError" => FolderFault::NotAllowed,
        "NotFoundError" => FolderFault::Gone,
        "QuotaExceededError" => FolderFault::Full,
        "NoModificationAllowedError" => FolderFault::Held,
        _ => failed(error),
    }
}

fn failed(error: &JsValue) -> FolderFault {
    FolderFault::Failed { why: words(error) }
}
