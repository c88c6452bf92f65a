//! One row of the list of calls. A letter that is typed draws only its words anew, and in a hurry a new
//! row has no rope yet: each row that comes while a person types or scrolls is to cost little.

use leptos::prelude::*;

use crate::app::search::marked;
use crate::app::view::calls::{self, CallRow, Hit, HitFooting};
use crate::app::window::Pace;
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, nothing};
use crate::ui::widgets::blocks::{Words, span};
use crate::ui::widgets::rope::{small_line, small_paper};
use crate::ui::widgets::rows::{call_row, words};

/// What the rows of the list rest on.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    app: App,
    revision: Piece<u64>,
    hits: Piece<HitFooting>,
    pace: Piece<Pace>,
}

impl Rows {
    pub(super) fn of(app: App) -> Self {
        Self {
            app,
            revision: Piece::of_model(app, |model| Some(model.revision)),
            hits: Piece::of_model(app, |model| Some(calls::hit_footing(model))),
            pace: Piece::of_model(app, |model| Some(model.calls.pace)),
        }
    }

    pub(super) fn row(self, call: CallId) -> Block {
        let read = move |model: &_| calls::row_of(model, call);
        let row = Piece::resting_on(self.revision, self.app, read);
        let read = move |model: &_| calls::hit_of(model, call);
        let hit = Piece::resting_on(self.hits, self.app, read);
        let link = move |row: &CallRow| {
            let names = row.clone();
            let words = drawn(move || hit.with(|hit| in_words(&names, hit)));
            call_row(row, words, small_paper(self.rope(call)))
        };
        tag("li").child(drawn_from(row, link)).draw()
    }

    /// Once a rope is drawn it stays, however fast the list goes by later.
    fn rope(self, call: CallId) -> Block {
        let read = move |model: &_| calls::rope_of(model, call);
        let rope = Piece::resting_on(self.revision, self.app, read);
        let is_drawn = StoredValue::new(false);
        drawn(move || {
            let waits = || self.pace.with(|pace| pace == Some(&Pace::Hurried));
            if !is_drawn.get_value() && waits() {
                return nothing();
            }
            is_drawn.set_value(true);
            rope.with(|rope| rope.map_or_else(nothing, small_line))
        })
    }
}

/// The names and the quiet line, and what was looked for in its context.
fn in_words(row: &CallRow, hit: Option<&Hit>) -> Block {
    let rep = hit.and_then(|hit| hit.rep.as_deref());
    let at = hit.and_then(|hit| hit.account.as_deref());
    let account = row.account.as_deref();
    let names = words(
        or_marked(&row.rep, rep),
        account.map(|account| or_marked(account, at)),
        row.line.clone(),
    );
    let grow = tag("span").class("grow").children(names).draw();
    [grow]
        .into_iter()
        .chain(hit.map(found))
        .collect::<Vec<_>>()
        .block()
}

fn found(hit: &Hit) -> Block {
    let more = match hit.more {
        0 => None,
        more => Some(span("more", format!(" (and {more} more)"))),
    };
    let found = tag("span").class("found").children(pieces(&hit.pieces));
    found.children(more).draw()
}

/// A name, with what was looked for marked.
fn or_marked(name: &str, marked: Option<&[marked::Piece]>) -> Block {
    match marked {
        Some(marked) => pieces(marked).collect::<Vec<_>>().block(),
        None => Words::from(name.to_owned()).draw(),
    }
}

fn pieces(pieces: &[marked::Piece]) -> impl Iterator<Item = Block> {
    pieces.iter().map(|piece| match piece.is_hit {
        true => tag("mark").words(piece.text.clone()).draw(),
        false => Words::from(piece.text.clone()).draw(),
    })
}
