//! The lock: put on, changed, taken off. What is typed goes out with one event and is kept nowhere.

use leptos::prelude::*;

use crate::app::Event;
use crate::app::event::{LockEvent, NewKey};
use crate::app::view::lock::{self, LockStep, LockView, PasskeyOffer};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, nothing, part, piece};
use crate::ui::widgets::blocks::{details, div, h2, live, p};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::frame;
use crate::ui::widgets::passphrase::{LENGTH, known_passphrase, new_passphrase};
use crate::ui::widgets::progress::progress;
use crate::wire::lock::{Idle, Opener};
use crate::wire::sealed::Passphrase;

const WHAT: &str = "With a passphrase every note on this phone is sealed. Curbside asks for it at each \
                    start, and when nobody has touched it for a while. It never locks in the middle of \
                    a call.";
const FORGOTTEN: &str = "You get a recovery code too, for paper. Who has neither the passphrase nor the \
                         code can't read the notes, and nobody else can.";
const TRACES: &str = "What was written before the lock may remain on the phone's disk, unsealed, until \
                      the browser tidies up; Curbside can't wipe it. The clean way: share everything as \
                      a sealed file, clear this site's data in the browser, open Curbside again, lock \
                      the empty notebook, and add the file.";
const CODE: &str = "This is your recovery code. It opens the notes if the passphrase is forgotten. It is \
                    shown once: write it down or print it, and keep it apart from the phone.";

pub(crate) fn screen(app: App) -> Block {
    let view = Piece::of_model(app, |model| Some(lock::lock(model)));
    let problem = part(view, |view| view.problem.clone().unwrap_or_default());
    let told = part(view, |view| view.told.unwrap_or_default().to_owned());
    let step = piece(view, |view| Some((view.step_kind(), view.is_on)));
    let middle = vec![
        live("told", "alert", problem),
        live("told", "status", told),
        drawn_from(step, move |(kind, is_on)| match kind {
            LockStep::Works => live("", "status", "Making the keys. This takes a few seconds."),
            LockStep::Turns { .. } => turning(view),
            LockStep::Code { code, then } => shown_code(app, code.clone(), *then),
            LockStep::Asks if *is_on => on(app, view),
            LockStep::Asks => off(app),
        }),
    ];
    frame::screen_under_settings("Lock", middle)
}

fn off(app: App) -> Block {
    let chosen = move |passphrase| app.send(Event::Lock(LockEvent::PassphraseChosen(passphrase)));
    let blocks = vec![
        p("", WHAT),
        p("hint", LENGTH),
        p("", FORGOTTEN),
        new_passphrase("Make the lock", chosen),
        details("What was written before", vec![p("", TRACES)]),
    ];
    div("", blocks)
}

fn shown_code(app: App, code: String, then: bool) -> Block {
    let kept = move || app.send(Event::Lock(LockEvent::CodeKept));
    let label = match then {
        true => "I have it on paper: put the lock on",
        false => "I have it on paper",
    };
    let print = move || app.send(Event::Lock(LockEvent::PrintWanted));
    let ways = vec![
        button("go", label, kept),
        button("plain", "Print it", print),
    ];
    let code = tag("p").class("recovery-code").words(code).draw();
    div("", vec![p("", CODE), code, div("stack", ways)])
}

fn turning(view: Piece<LockView>) -> Block {
    let words = part(view, |view| match view.step {
        LockStep::Turns { done, of } => format!("{done} of {of} records"),
        _ => String::new(),
    });
    let done = part(view, |view| match view.step {
        LockStep::Turns { done, .. } => done.to_string(),
        _ => String::new(),
    });
    let of = part(view, |view| match view.step {
        LockStep::Turns { of, .. } => of.max(1).to_string(),
        _ => String::new(),
    });
    let blocks = vec![
        live(
            "",
            "status",
            "Your notes go over, record by record. You can go on meanwhile.",
        ),
        progress("Records", done, of, words),
    ];
    div("", blocks)
}

fn on(app: App, view: Piece<LockView>) -> Block {
    let send = move |event| app.send(Event::Lock(event));
    let in_a_call = part(view, |view| match view.is_in_a_call {
        true => "A call runs: it locks when the call is over.".to_owned(),
        false => String::new(),
    });
    let idle = choices(
        "Lock when nobody has touched it for",
        &Idle::ALL,
        Idle::label,
        part(view, |view| place(&Idle::ALL, &view.idle)),
        move |idle| send(LockEvent::IdleChosen(idle)),
    );
    let lock = button("go", "Lock now", move || send(LockEvent::LockWanted));
    let blocks = vec![
        div("stack", vec![lock]),
        live("quiet", "status", in_a_call),
        idle,
        h2("Change it"),
        details("Another passphrase", vec![another_passphrase(app)]),
        details("Another recovery code", vec![another_code(app)]),
        drawn_from(piece(view, |view| Some(view.passkey)), move |offer| {
            by_face(app, *offer)
        }),
        details("No lock", vec![take_off(app)]),
        details("What was written before", vec![p("", TRACES)]),
    ];
    div("", blocks)
}

/// The one that is known comes first, and stays with this screen until the new one is typed.
fn another_passphrase(app: App) -> Block {
    let known: RwSignal<Option<Passphrase>> = RwSignal::new(None);
    drawn(move || {
        if known.with(Option::is_none) {
            let words = "The passphrase that you have now.";
            let field = known_passphrase("Go on", move |passphrase| known.set(Some(passphrase)));
            return div("", vec![p("hint", words), field]);
        }
        let chosen = move |new| {
            if let Some(known) = known.write().take() {
                let event =
                    LockEvent::KeyWanted(Opener::Passphrase(known), NewKey::Passphrase(new));
                app.send(Event::Lock(event));
            }
        };
        let field = new_passphrase("Change the passphrase", chosen);
        div("", vec![p("hint", LENGTH), field])
    })
}

/// What needs the passphrase that is known: what it comes to, and the event that it makes.
fn with_passphrase(
    app: App,
    words: &'static str,
    label: &'static str,
    event: fn(Opener) -> LockEvent,
) -> Block {
    let given = move |known| app.send(Event::Lock(event(Opener::Passphrase(known))));
    div("", vec![p("hint", words), known_passphrase(label, given)])
}

fn another_code(app: App) -> Block {
    let words = "The code that you have opens nothing any more then.";
    with_passphrase(app, words, "Make another code", |known| {
        LockEvent::KeyWanted(known, NewKey::Code)
    })
}

/// Beside the passphrase, never in its place.
fn by_face(app: App, offer: PasskeyOffer) -> Block {
    match offer {
        PasskeyOffer::None => nothing(),
        PasskeyOffer::MayAdd => {
            let words = "Whoever can unlock the phone by face or finger opens the notes too. The \
                         passphrase and the code still do.";
            let field = with_passphrase(app, words, "Add face or finger", |known| {
                LockEvent::KeyWanted(known, NewKey::Passkey)
            });
            details("Face or finger", vec![field])
        }
        PasskeyOffer::IsThere => {
            let drop = move || app.send(Event::Lock(LockEvent::PasskeyDropped));
            let button = button("plain", "No face or finger any more", drop);
            details("Face or finger", vec![div("stack", vec![button])])
        }
    }
}

fn take_off(app: App) -> Block {
    let words = "The notes lie in the open on this phone then.";
    with_passphrase(app, words, "Take the lock off", LockEvent::OffWanted)
}

impl LockView {
    /// The step without how far it came, so that the screen isn't drawn anew at each record.
    fn step_kind(&self) -> LockStep {
        match &self.step {
            LockStep::Turns { .. } => LockStep::Turns { done: 0, of: 0 },
            other => other.clone(),
        }
    }
}
