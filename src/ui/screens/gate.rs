//! The gate: what is shown instead of a locked notebook.

use leptos::prelude::*;

use crate::app::Event;
use crate::app::event::LockEvent;
use crate::app::view::lock::{self, GateStep};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, nothing, part, piece};
use crate::ui::widgets::blocks::{details, div, live, p};
use crate::ui::widgets::controls::{button, rescue};
use crate::ui::widgets::frame::{focus_field_later, screen};
use crate::ui::widgets::passphrase::{known_passphrase, recovery_code};
use crate::wire::lock::Opener;

const FORGOTTEN: &str = "Without the passphrase and without the code nobody can read the notes: \
                         there is no other key. You can keep the sealed notes as a file, in \
                         case one of them turns up, and begin a new notebook.";

pub(crate) fn gate(app: App) -> Block {
    let view = Piece::of_model(app, lock::gate);
    let step = piece(view, |view| Some(view.step));
    let problem = part(view, |view| view.problem.clone().unwrap_or_default());
    let has_passkey = part(view, |view| view.has_passkey);
    let by_code = RwSignal::new(false);
    let middle = vec![
        p("large", "Your notes are locked."),
        live("told", "alert", problem),
        drawn_from(step, move |step| match step {
            GateStep::Works => live("", "status", "Trying the key. This takes a moment."),
            GateStep::Waits => nothing(),
            GateStep::Asks | GateStep::HasCopy => {
                if problem.with_untracked(|problem| !problem.is_empty()) {
                    focus_field_later();
                }
                drawn(move || asked(app, by_code, has_passkey.get()))
            }
        }),
        details("I have neither", vec![forgotten(app)]),
    ];
    screen("Locked", "", vec![rescue("If something is broken")], middle)
}

fn asked(app: App, by_code: RwSignal<bool>, has_passkey: bool) -> Block {
    let by_face = match has_passkey {
        true => button("go", "Unlock by face or finger", move || {
            app.send(Event::Lock(LockEvent::PasskeyTried));
        }),
        false => nothing(),
    };
    let tried = move |opener| app.send(Event::Lock(LockEvent::Tried(opener)));
    let (field, other) = match by_code.get() {
        false => (
            known_passphrase("Unlock", move |passphrase| {
                tried(Opener::Passphrase(passphrase));
            }),
            "Use the recovery code",
        ),
        true => (
            recovery_code("Unlock", move |code| tried(Opener::Code(code))),
            "Use the passphrase",
        ),
    };
    let swap = button("plain", other, move || {
        by_code.update(|by_code| *by_code = !*by_code);
    });
    div("", vec![by_face, field, div("stack", vec![swap])])
}

fn forgotten(app: App) -> Block {
    let view = Piece::of_model(app, lock::gate);
    let ways = piece(view, |view| Some((view.step, view.has_copy)));
    let told = part(view, |view| view.told.clone().unwrap_or_default());
    let send = move |event| app.send(Event::Lock(event));
    let ways = drawn_from(ways, move |(step, has_copy)| {
        let copy = match step {
            GateStep::HasCopy => button("go", "Share the sealed notes", move || {
                send(LockEvent::CopyShared);
            }),
            _ => button("plain", "Keep the sealed notes as a file", move || {
                send(LockEvent::CopyWanted);
            }),
        };
        let anew = match has_copy {
            true => button(
                "plain",
                "Give these up and begin a new notebook",
                move || {
                    send(LockEvent::GivenUp);
                },
            ),
            false => nothing(),
        };
        div("stack", vec![copy, anew])
    });
    div(
        "",
        vec![p("", FORGOTTEN), ways, live("told", "status", told)],
    )
}
