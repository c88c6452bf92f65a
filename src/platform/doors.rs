//! The doors by which files come in besides the picker: dropped on the page, pasted, opened with the app on a
//! computer. What is shared to it on a phone comes by the worker ([`super::service_worker`]).

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, Document, DragEvent, Element, Event, File, FileList};

/// On the page while a file is dragged over it.
const DRAGGED_OVER: &str = "data-dragged-over";

/// Fields take what is pasted into them, but one that is marked as a door.
const FIELDS: &str = "input, textarea:not([data-door])";

/// Calls with the files that are dropped anywhere. Without that, a browser would leave the app and show the file.
pub(crate) fn on_drop(dropped: impl Fn(Vec<File>) + 'static) {
    let Some(document) = document() else { return };
    let page = document.clone();
    let mark = move |is_over: bool| {
        let root = page.document_element();
        // A mark that can't be set is one that isn't seen.
        root.map(|root| root.toggle_attribute_with_force(DRAGGED_OVER, is_over))
    };
    let over = mark.clone();
    listen(&document, "dragover", move |event| {
        if carries_files(event) {
            event.prevent_default();
            over(true);
        }
    });
    let away = mark.clone();
    listen(&document, "dragleave", move |event| {
        // From one thing to another on the page isn't away.
        let event: &DragEvent = event.unchecked_ref();
        if event.related_target().is_none() {
            away(false);
        }
    });
    listen(&document, "drop", move |event| {
        mark(false);
        if carries_files(event) {
            event.prevent_default();
            let event: &DragEvent = event.unchecked_ref();
            let files = event.data_transfer().and_then(|data| data.files());
            dropped(listed(files));
        }
    });
}

fn carries_files(event: &Event) -> bool {
    let event: &DragEvent = event.unchecked_ref();
    let data = event.data_transfer();
    data.is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// What was pasted where no field takes it.
pub(crate) enum Pasted {
    Files(Vec<File>),
    Text(String),
}

/// Calls with what is pasted; the answer is whether it was taken.
pub(crate) fn on_paste(pasted: impl Fn(Pasted) -> bool + 'static) {
    let Some(document) = document() else { return };
    listen(&document, "paste", move |event| {
        let is_for_a_field = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|target| matches!(target.closest(FIELDS), Ok(Some(_))));
        let event: &ClipboardEvent = event.unchecked_ref();
        let Some(data) = event.clipboard_data().filter(|_| !is_for_a_field) else {
            return;
        };
        let files = listed(data.files());
        let what = match files.is_empty() {
            true => data.get_data("text/plain").map(Pasted::Text),
            false => Ok(Pasted::Files(files)),
        };
        if what.is_ok_and(&pasted) {
            event.prevent_default();
        }
    });
}

/// What the app is opened with from the files of a computer, where it is installed.
pub(crate) struct Launch(JsValue);

/// Calls whenever the app is opened so.
///
/// # Errors
/// If the browser refuses to tell.
pub(crate) fn on_launch(launched: impl Fn(Launch) + 'static) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let queue = Reflect::get(&window, &"launchQueue".into())?;
    if queue.is_undefined() {
        return Ok(());
    }
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch| launched(Launch(launch)));
    let set: Function = Reflect::get(&queue, &"setConsumer".into())?.dyn_into()?;
    set.call1(&queue, &consumer.into_js_value()).map(drop)
}

impl Launch {
    /// Its files.
    ///
    /// # Errors
    /// In the browser's words, if one of them can't be opened.
    pub(crate) async fn files(self) -> Result<Vec<File>, JsValue> {
        let mut files = Vec::new();
        for handle in Array::from(&Reflect::get(&self.0, &"files".into())?) {
            let get: Function = Reflect::get(&handle, &"getFile".into())?.dyn_into()?;
            let file = JsFuture::from(get.call0(&handle)?.dyn_into::<Promise>()?).await?;
            files.push(file.dyn_into()?);
        }
        Ok(files)
    }
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else {
        return Vec::new();
    };
    (0..files.length())
        .filter_map(|place| files.get(place))
        .collect()
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Hears for as long as the page stands, and may keep the browser from its own way with it.
fn listen(document: &Document, event: &'static str, hears: impl Fn(&Event) + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(document, event, options, move |event| hears(event)).forget();
}
