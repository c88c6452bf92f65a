//! A file on its way out: by the share sheet where it takes files, else as a download.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DomException, File, FilePropertyBag, HtmlAnchorElement, Navigator,
    ShareData, Url, Window,
};

use super::words;

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

/// Begins to hand a JSON text over as a file of the given name, without its ending.
///
/// # Errors
/// In the browser's words, if it can do neither.
pub(crate) fn begin(name: &str, text: &str) -> Result<Begun, String> {
    let window = web_sys::window().ok_or("there is no window")?;
    match share_sheet(&window.navigator(), name, text) {
        Ok(Some(sheet)) => Ok(Begun::Sheet(sheet)),
        Ok(None) => download(&window, name, text)
            .map(|()| Begun::Download)
            .map_err(|error| words(&error)),
        Err(error) => Err(words(&error)),
    }
}

/// Waits for what became of it.
///
/// # Errors
/// In the browser's words, if the sheet failed.
pub(crate) async fn end(begun: Begun) -> Result<Sent, String> {
    let Begun::Sheet(sheet) = begun else {
        return Ok(Sent::Downloaded);
    };
    match JsFuture::from(sheet).await {
        Ok(_) => Ok(Sent::Shared),
        Err(error) => match error.dyn_ref::<DomException>() {
            Some(exception) if exception.name() == "AbortError" => Ok(Sent::CalledOff),
            _ => Err(words(&error)),
        },
    }
}

/// Chrome on Android shares no `.json`, but text; and what is shared is text.
fn share_sheet(navigator: &Navigator, name: &str, text: &str) -> Result<Option<Promise>, JsValue> {
    if !has(navigator, "share") || !has(navigator, "canShare") {
        return Ok(None);
    }
    let kind = FilePropertyBag::new();
    kind.set_type("text/plain");
    let parts = Array::of1(&text.into());
    let name = format!("{name}.curbside.json.txt");
    let file = File::new_with_str_sequence_and_options(&parts, &name, &kind)?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    let can = navigator.can_share_with_data(&data);
    Ok(can.then(|| navigator.share_with_data(&data)))
}

fn has(navigator: &Navigator, name: &str) -> bool {
    Reflect::get(navigator, &name.into()).is_ok_and(|value| value.is_function())
}

fn download(window: &Window, name: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(&format!("{name}.curbside.json"));
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
