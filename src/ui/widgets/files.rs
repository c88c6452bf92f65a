//! Files out and in: the button that shares, and the one that opens a file.

use leptos::prelude::*;
use web_sys::{Event, File, HtmlInputElement};

use super::blocks::{div, live, p, span};
use super::controls::button;
use super::fields::labelled;
use super::progress::progress;
use crate::app::Event as AppEvent;
use crate::app::event::{Parcel, SealEvent, ShareEvent};
use crate::app::view::ahead::{self, Far};
use crate::app::view::sample;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, part, piece};
use crate::wire::Scope;

/// Leads to where notes leave, and says why they don't if they can't.
pub(crate) fn share_file(app: App, label: &'static str, scope: Scope, told: Memo<String>) -> Block {
    let notes = Parcel::Notes(scope);
    let share = move || app.send(AppEvent::Share(ShareEvent::Wanted(notes)));
    div(
        "stack",
        vec![button("plain", label, share), live("told", "status", told)],
    )
}

/// Leads to where a file is sealed before it leaves.
pub(crate) fn seal_file(app: App, what: Parcel) -> Block {
    let seal = move || app.send(AppEvent::Seal(SealEvent::Wanted(what)));
    button("aside", "Seal with a passphrase", seal)
}

/// How far a large file has come that is being made; nothing if none is.
pub(crate) fn being_made(app: App) -> Block {
    let far = Piece::of_model(app, ahead::far);
    let is_made = piece(far, |_| Some(()));
    let done = part(far, |far| far.hundredths.to_string());
    let (of, words) = (part(far, |_| "100".to_owned()), part(far, Far::words));
    drawn_from(is_made, move |()| progress("The file", done, of, words))
}

/// Opens a file with notes; the shell reads it and leads to its preview.
pub(crate) fn pick_file(app: App) -> Block {
    if app.look(sample::is_shown) {
        return p("hint", sample::NO_FILES);
    }
    file_button("Import a file", move |file| app.pick(file))
}

/// Opens a file.
pub(crate) fn file_button(label: &'static str, take: impl Fn(File) + 'static) -> Block {
    let pick = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        let file = input.files().and_then(|files| files.get(0));
        // Cleared, so that the same file can be picked again.
        input.set_value("");
        if let Some(file) = file {
            take(file);
        }
    };
    let input = tag("input")
        .set("autocomplete", "off")
        .set("type", "file")
        .set(
            "accept",
            ".json,.jwe,.txt,application/json,application/jose,text/plain",
        )
        .on("change", pick);
    tag("label")
        .class("plain pick")
        .children([span("", label), input.draw()])
        .draw()
}

/// A field for the text of a file. What is pasted into it goes on its way at once, without standing in it: it may
/// be long.
pub(crate) fn text_door(label: &'static str, words: RwSignal<String>) -> Block {
    let area = tag("textarea")
        .set("data-door", "")
        .set("autocomplete", "off")
        .set("autocapitalize", "none")
        .set("spellcheck", "false")
        .set("rows", "4");
    let area = area.on("input", move |event| words.set(event_target_value(&event)));
    labelled(label, area)
}
