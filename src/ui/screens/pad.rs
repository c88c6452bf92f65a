//! The pad: dark, still and silent. A tap changes a count and the tape, and moves no key.

mod keys;

use leptos::prelude::*;

use crate::app::Event;
use crate::app::event::{PadEvent, Tap};
use crate::app::view::pad::{self, PadView};
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{part, piece, when_here};
use crate::ui::widgets::blocks::{live, span};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::frame::heading;
use crate::ui::widgets::moments::{lines_of, no_tail};

/// A pad on the screen: what it reads from, and where its taps go.
#[derive(Clone, Copy)]
struct Pad {
    app: App,
    id: CallId,
    view: Piece<PadView>,
}

pub(crate) fn screen(app: App, id: CallId) -> AnyView {
    let pad = Pad {
        app,
        id,
        view: Piece::of_model(app, move |model| pad::pad(model, id)),
    };
    when_here(pad.view, move || {
        let parts = [pad.top(), pad.tape(), pad.star(), pad.keys(), pad.net_row()];
        tag("main").class("pad").children(parts).draw()
    })
}

impl Pad {
    fn send(self, event: PadEvent) {
        self.app.send(Event::Pad(self.id, event));
    }

    fn tap(self, tap: Tap) {
        self.send(PadEvent::Tapped(tap));
    }

    fn top(self) -> AnyView {
        let clock = tag("span").set("role", "timer");
        let parts = [
            heading("Pad", "unseen"),
            clock
                .words(part(self.view, |view| view.clock.clone()))
                .draw(),
            span("who", part(self.view, |view| view.who.clone())),
            button("end", "End", move || self.send(PadEvent::Ended)),
        ];
        tag("div").class("pad-top").children(parts).draw()
    }

    /// The newest moments, with Undo beside the newest.
    fn tape(self) -> AnyView {
        let lines = piece(self.view, |view| Some(view.tape.clone()));
        let trouble = part(self.view, |view| view.trouble.clone().unwrap_or_default());
        let nothing_to_undo = part(self.view, |view| !view.can_undo);
        let taken_back = RwSignal::new(String::new());
        let undo = move || {
            let newest = lines.with_untracked(|lines| lines?.last().cloned());
            if let Some(line) = newest {
                taken_back.set(format!(
                    "Moment taken back: {} at {}",
                    line.words, line.time
                ));
            }
            self.send(PadEvent::Undone);
        };
        let moments = lines_of(self.app, self.id, "", lines, no_tail);
        let moments = tag("ol").set("aria-label", "Moments").child(moments);
        let undo = tag("div")
            .class("undo")
            .live_if("hidden", nothing_to_undo)
            .child(button("", "Undo", undo));
        let parts = [
            live("trouble", "status", trouble),
            moments.draw(),
            undo.draw(),
            live("unseen", "status", taken_back),
        ];
        tag("div").class("tape").children(parts).draw()
    }

    fn star(self) -> AnyView {
        let star = move |_| self.tap(Tap::Star);
        let aside = tag("span").set("aria-hidden", "true");
        tag("button")
            .set("type", "button")
            .class("star")
            .set("aria-description", "To be named after the call")
            .on("click", star)
            .words("Star")
            .child(aside.words("to name afterwards").draw())
            .draw()
    }
}
