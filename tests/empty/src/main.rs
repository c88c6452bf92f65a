//! An app that shows one button and does nothing: what the framework itself takes to start.

use leptos::mount::mount_to_body;
use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <button>"Start a call"</button> });
}
