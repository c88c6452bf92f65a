//! A file is sealed with a passphrase: what is in it, the passphrase, and the tap by which it leaves.

use leptos::prelude::*;

use crate::app::event::SealEvent;
use crate::app::view::seal::{self, SealForm, SealStep};
use crate::app::{Event, Route};
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, part, piece};
use crate::ui::widgets::blocks::{div, live, p};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::{button, link};
use crate::ui::widgets::files::being_made;
use crate::ui::widgets::frame;
use crate::ui::widgets::passphrase::{advice, new_passphrase};

pub(crate) fn screen(app: App) -> Block {
    let view = Piece::of_model(app, |model| Some(seal::seal(model)));
    let what = part(view, |view| {
        let what = view.as_ref().map(|view| view.what.clone());
        what.unwrap_or_else(|| "Nothing waits to be sealed. Settings leads to it.".to_owned())
    });
    let told = part(view, |view| {
        view.as_ref()
            .and_then(|view| view.told.clone())
            .unwrap_or_default()
    });
    let forms = piece(view, |view| {
        view.as_ref().map(|view| (view.call, view.forms))
    });
    let step = piece(view, |view| view.as_ref().map(|view| view.stage.clone()));
    let from = piece(view, |view| {
        Some(view.as_ref().map_or(Route::Settings, |view| view.from))
    });
    let form = part(view, |view| {
        view.as_ref().and_then(|view| place(view.forms, &view.form))
    });
    let middle = vec![
        p("large", what),
        drawn_from(forms, move |(call, forms)| match call {
            Some(call) => forms_of(app, *call, forms, form),
            None => nothing(),
        }),
        drawn_from(step, move |step| now(app, step)),
        live("told", "status", told),
    ];
    let back = drawn_from(from, |from| link("aside", *from, "Back"));
    frame::screen("Seal a file", "", vec![back], middle)
}

fn forms_of(
    app: App,
    call: CallId,
    forms: &'static [SealForm],
    form: Memo<Option<usize>>,
) -> Block {
    let choose = move |form: SealForm| app.send(Event::Seal(SealEvent::Wanted(form.of(call))));
    choices("As", forms, SealForm::label, form, choose)
}

fn now(app: App, step: &SealStep) -> Block {
    match step {
        SealStep::Passphrase(problem) => {
            let problem = problem
                .clone()
                .map_or_else(nothing, |problem| live("notice urgent", "alert", problem));
            let chosen = move |passphrase| {
                app.send(Event::Seal(SealEvent::PassphraseChosen(passphrase)));
            };
            div(
                "",
                vec![advice(), problem, new_passphrase("Seal it", chosen)],
            )
        }
        SealStep::Making => {
            let words = "Making the file. Its passphrase is next.";
            div("", vec![live("", "status", words), being_made(app)])
        }
        SealStep::Sealing => live(
            "",
            "status",
            "Making the key of your passphrase. This takes a few seconds.",
        ),
        SealStep::Sealed => {
            let share = move || app.send(Event::Seal(SealEvent::ShareWanted));
            let words = "Sealed. Share it from here: it is not kept.";
            let ways = div("stack", vec![button("go", "Share the sealed file", share)]);
            div("", vec![live("", "status", words), ways])
        }
    }
}
