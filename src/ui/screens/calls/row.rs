//! One row of the list of calls. A letter that is typed draws only its words anew, and in a hurry a new
//! row has no rope yet: each row that comes while a person types or scrolls is to cost little.

use leptos::prelude::*;

use crate::app::Model;
use crate::app::search::marked;
use crate::app::view::calls::{self, CallRow, Hit, HitFooting};
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, nothing, part};
use crate::ui::widgets::blocks::{Words, span};
use crate::ui::widgets::rope::{small_line, small_paper};
use crate::ui::widgets::rows::{waiting, words};

/// What the rows of the list rest on.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    app: App,
    revision: Piece<u64>,
    hits: Piece<HitFooting>,
    words_alone: Piece<bool>,
}

impl Rows {
    pub(super) fn of(app: App) -> Self {
        Self {
            app,
            revision: Piece::of_model(app, |model| Some(model.revision)),
            hits: Piece::of_model(app, |model| Some(calls::hit_footing(model))),
            words_alone: Piece::of_model(app, |model| Some(model.calls.pace.is_of_words_alone())),
        }
    }

    /// The row of a call, and of another one when it is handed on: then only what differs is drawn anew.
    pub(super) fn row(self, call: Piece<CallId>) -> Block {
        let row = self.read(self.revision, call, calls::row_of);
        let hit = self.read(self.hits, call, calls::hit_of);
        let words = drawn_from(row, move |row: &CallRow| hit.with(|hit| in_words(row, hit)));
        let rope = small_paper(self.rope(call));
        let to = part(row, |row| row.to.to_string());
        let link = tag("a").class("row").live("href", to);
        tag("li").child(link.children([words, rope]).draw()).draw()
    }

    /// Something of the call, read again when it is another one, or what that rests on is.
    fn read<F, T>(
        self,
        footing: Piece<F>,
        call: Piece<CallId>,
        read: fn(&Model, CallId) -> Option<T>,
    ) -> Piece<T>
    where
        F: PartialEq + Send + Sync + 'static,
        T: PartialEq + Send + Sync + 'static,
    {
        Piece::resting_on(footing, self.app, move |model| {
            read(model, call.with(|call| call.copied())?)
        })
    }

    /// Once the rope of a call is drawn it stays, however fast the list goes by later.
    fn rope(self, call: Piece<CallId>) -> Block {
        let rope = self.read(self.revision, call, calls::rope_of);
        let drawn_of = StoredValue::new(None);
        drawn(move || {
            let call = call.with(|call| call.copied());
            let waits = || self.words_alone.with(|alone| alone == Some(&true));
            if drawn_of.get_value() != call && waits() {
                return nothing();
            }
            drawn_of.set_value(call);
            rope.with(|rope| rope.map_or_else(nothing, small_line))
        })
    }
}

/// The names and the quiet line, what waits to be done, and what was looked for in its context.
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
    let waits = row.waits.map(waiting);
    let words = [grow].into_iter().chain(waits).chain(hit.map(found));
    words.collect::<Vec<_>>().block()
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
