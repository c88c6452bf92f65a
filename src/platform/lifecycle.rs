//! Coming back to the front after the phone was locked or another app was used.

use gloo_events::EventListener;
use web_sys::VisibilityState;

/// Calls back each time the page is seen again.
pub(crate) fn on_seen(callback: impl Fn() + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let page = document.clone();
    EventListener::new(&document, "visibilitychange", move |_| {
        if page.visibility_state() == VisibilityState::Visible {
            callback();
        }
    })
    .forget();
}
