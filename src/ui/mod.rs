//! The screens: view models in, events out.
//!
//! Start with [`root`], which draws the screen that the model's route asks for. Each file of
//! [`screens`] is one screen; what several share is in [`widgets`]. How a screen reads its view
//! model piece by piece, so that a tick redraws a clock and not a pad, is in [`reading`] and
//! [`piece`].

#![allow(unreachable_pub, reason = "what #[component] writes is always `pub`")]

mod element;
mod no_server;
mod piece;
mod reading;
mod root;
mod screens;
mod widgets;

use leptos::prelude::*;
use web_sys::console;

use crate::shell;

/// Puts the app on the page and tells the page that it has started.
pub fn mount() {
    std::panic::set_hook(Box::new(|panic| {
        console::error_1(&panic.to_string().into())
    }));
    mount_to_body(|| {
        let app = shell::start();
        provide_context(app);
        root::whole_page(app)
    });
    tell_started();
}

/// The page shows "could not start" until it is told.
fn tell_started() {
    let Some(page) = document().document_element() else {
        return;
    };
    if let Err(error) = page.set_attribute("data-started", "1") {
        console::error_1(&error);
    }
}
