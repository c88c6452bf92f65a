//! A file on its way out: by the share sheet where it takes files, else as a download.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DomException, File, FilePropertyBag, HtmlAnchorElement, Navigator,
    ShareData, Url, Window,
};

use super::words;

/// A file to be handed over: its pieces, and what it is called and is on either way.
pub(crate) struct Outgoing {
    /// Texts, or what [`aside`](super::aside) has kept.
    pub(crate) pieces: Array,
    pub(crate) sheet: Named,
    pub(crate) download: Named,
}

/// The whole name of a file and its MIME type.
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) mime: &'static str,
}

/// How a file went.
pub(crate) enum Sent {
    Shared,
    Downloaded,
    CalledOff,
}

/// A share that has begun. It must begin in the tap itself, or the browser refuses the sheet.
pub(crate) enum Begun {
    Sheet(Promise),
    Download,
}

/// Begins to hand a file over.
///
/// # Errors
/// In the browser's words, if it can do neither.
pub(crate) fn begin(file: &Outgoing) -> Result<Begun, String> {
    match share_sheet(file) {
        Ok(Some(sheet)) => Ok(Begun::Sheet(sheet)),
        Ok(None) => download(file)
            .map(|()| Begun::Download)
            .map_err(|error| words(&error)),
        Err(error) => Err(words(&error)),
    }
}

/// Waits for what became of it. A sheet says only when it opens that it doesn't take a kind of file
/// (Chrome on Android takes no calendar entry): then it is a download.
///
/// # Errors
/// In the browser's words, if it could do neither.
pub(crate) async fn end(begun: Begun, file: &Outgoing) -> Result<Sent, String> {
    let Begun::Sheet(sheet) = begun else {
        return Ok(Sent::Downloaded);
    };
    match JsFuture::from(sheet).await {
        Ok(_) => Ok(Sent::Shared),
        Err(error) => match error.dyn_ref::<DomException>() {
            Some(exception) if exception.name() == "AbortError" => Ok(Sent::CalledOff),
            _ => download(file)
                .map(|()| Sent::Downloaded)
                .map_err(|error| words(&error)),
        },
    }
}

fn share_sheet(file: &Outgoing) -> Result<Option<Promise>, JsValue> {
    let navigator = window()?.navigator();
    if !has(&navigator, "share") || !has(&navigator, "canShare") {
        return Ok(None);
    }
    let kind = FilePropertyBag::new();
    kind.set_type(file.sheet.mime);
    let file = File::new_with_blob_sequence_and_options(&file.pieces, &file.sheet.name, &kind)?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    let can = navigator.can_share_with_data(&data);
    Ok(can.then(|| navigator.share_with_data(&data)))
}

fn window() -> Result<Window, JsValue> {
    web_sys::window().ok_or_else(|| "there is no window".into())
}

fn has(navigator: &Navigator, name: &str) -> bool {
    Reflect::get(navigator, &name.into()).is_ok_and(|value| value.is_function())
}

fn download(file: &Outgoing) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(file.download.mime);
    let blob = Blob::new_with_blob_sequence_and_options(&file.pieces, &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = window()?.document().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(&file.download.name);
    link.click();
    // The browser needs the address until it has taken the file, and says nothing when it has.
    gloo_timers::callback::Timeout::new(60_000, move || {
        if let Err(error) = Url::revoke_object_url(&url) {
            web_sys::console::warn_1(&error);
        }
    })
    .forget();
    Ok(())
}
