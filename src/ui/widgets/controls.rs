//! Buttons and links. `go` is the one thing to do on a screen, `plain` is one of several, and
//! `aside` is a way out that doesn't ask for attention.

use leptos::prelude::*;

/// A button that does something.
pub(crate) fn button(
    class: &'static str,
    label: impl IntoView + 'static,
    press: impl Fn() + 'static,
) -> AnyView {
    boxed(class, label.into_any(), Box::new(press))
}

fn boxed(class: &'static str, label: AnyView, press: Box<dyn Fn()>) -> AnyView {
    view! { <button type="button" class=class on:click=move |_| press()>{label}</button> }
        .into_any()
}

/// A link to another screen.
pub(crate) fn link(class: &'static str, to: impl ToString, label: &'static str) -> AnyView {
    view! { <a class=class href=to.to_string()>{label}</a> }.into_any()
}

/// The quiet ways out below the one thing to do.
pub(crate) fn asides(ways: Vec<AnyView>) -> AnyView {
    view! { <div class="asides">{ways}</div> }.into_any()
}
