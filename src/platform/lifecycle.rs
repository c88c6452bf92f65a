//! Going out of sight when the phone is locked or another app is used, and coming back.

use gloo_events::EventListener;
use web_sys::VisibilityState;

/// Calls back each time the page is seen again.
pub(crate) fn on_seen(callback: impl Fn() + 'static) {
    on_turning(VisibilityState::Visible, callback);
}

/// Calls back each time the page goes out of sight. A page that is killed in front never does.
pub(crate) fn on_hidden(callback: impl Fn() + 'static) {
    on_turning(VisibilityState::Hidden, callback);
}

fn on_turning(state: VisibilityState, callback: impl Fn() + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let page = document.clone();
    EventListener::new(&document, "visibilitychange", move |_| {
        if page.visibility_state() == state {
            callback();
        }
    })
    .forget();
}
