//! The pad: dark, still and silent. A tap changes a count and the tape, and moves no key. What is
//! laid over it is in `sheet`.

mod eyes_free;
mod keys;
mod moment;
mod rows;
mod sheet;
mod tape;

use crate::app::Event;
use crate::app::event::{PadEvent, Sheet, Tap};
use crate::app::view::pad::{self, PadView};
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{part, when_here};
use crate::ui::widgets::blocks::{div, span};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::frame::heading;

/// A pad on the screen: what it reads from, and where its taps go.
#[derive(Clone, Copy)]
struct Pad {
    app: App,
    id: CallId,
    view: Piece<PadView>,
}

pub(crate) fn screen(app: App, id: CallId) -> Block {
    let pad = Pad {
        app,
        id,
        view: Piece::of_model(app, move |model| pad::pad(model, id)),
    };
    when_here(pad.view, move || {
        let rows = vec![
            pad.top(),
            pad.tape(),
            pad.speaking_bar(),
            pad.tools(),
            pad.keys(),
            pad.net_row(),
        ];
        // A press that lasts is the pad's own: the browser's menu would tremble and cover it.
        let keys = tag("div")
            .class("pad")
            .on("contextmenu", |event| event.prevent_default())
            .children(rows);
        tag("main").children([keys.draw(), pad.sheet()]).draw()
    })
}

impl Pad {
    fn send(self, event: PadEvent) {
        self.app.send(Event::Pad(self.id, event));
    }

    fn tap(self, tap: Tap) {
        self.send(PadEvent::Tapped(tap));
    }

    fn open(self, sheet: Sheet) {
        self.send(PadEvent::SheetOpened(sheet));
    }

    /// The call's clock, which is the way to the screen that shows nothing else.
    fn top(self) -> Block {
        let time = tag("span").set("role", "timer");
        let time = time.words(part(self.view, |view| view.clock.clone()));
        let clock = vec![span("unseen", "Clock only"), time.draw()];
        let parts = vec![
            heading("Pad", "unseen"),
            button("clock", clock, move || self.open(Sheet::Clock)),
            button("end", "End", move || self.send(PadEvent::Ended)),
            span("who", part(self.view, |view| view.who.clone())),
        ];
        div("pad-top", parts)
    }
}
