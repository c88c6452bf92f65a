//! The browser, as it names itself.

/// Its own words for itself; empty if it says nothing.
pub(crate) fn name() -> String {
    web_sys::window()
        .and_then(|window| window.navigator().user_agent().ok())
        .unwrap_or_default()
}
