//! A moment of the tape is changed: its time, its name, its note; or it is taken out. Nothing asks
//! for typing: the note opens when it is wanted.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, console};

use super::Pad;
use crate::app::Event;
use crate::app::event::{MomentEvent, Sheet};
use crate::app::view::sheets::{self, MomentSheet};
use crate::domain::{MomentId, Sharing};
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, nothing, now, part, piece};
use crate::ui::widgets::blocks::{div, span};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::fields::{note_field, select_field};
use crate::ui::widgets::knot::mark;

/// A moment is moved by so many seconds at a time.
const STEP_S: i32 = 5;

impl Pad {
    pub(super) fn moment(self, moment: MomentId) -> Block {
        let (app, id) = (self.app, self.id);
        let view = Piece::of_model(app, move |model| sheets::moment(model, id, moment));
        let take_out = move || {
            self.moment_is(MomentEvent::TakenOut(moment));
            self.open(Sheet::None);
        };
        let middle = vec![
            self.time(view, moment),
            self.name(view, moment),
            self.note(view, moment),
            self.neighbours(view),
            button("plain delete", "Delete this moment", take_out),
        ];
        self.framed(part(view, |view| view.words.clone()), middle)
    }

    fn moment_is(self, event: MomentEvent) {
        self.app.send(Event::Moment(self.id, event));
    }

    fn time(self, view: Piece<MomentSheet>, moment: MomentId) -> Block {
        let by = move |label, seconds| {
            button("plain", label, move || {
                self.moment_is(MomentEvent::Retimed(moment, seconds));
            })
        };
        let tone = drawn_from(piece(view, |view| Some(view.tone)), |tone| mark(*tone));
        let time = part(view, |view| format!("at {}", view.time));
        let at = tag("p").class("at-time").set("role", "status");
        let at = at.children([tone, span("", time)]);
        let blocks = vec![
            by("5 s earlier", -STEP_S),
            at.draw(),
            by("5 s later", STEP_S),
        ];
        div("retime", blocks)
    }

    fn name(self, view: Piece<MomentSheet>, moment: MomentId) -> Block {
        if now(view, |view| view.names.is_empty()) {
            return nothing();
        }
        let (names, none) = now(view, |view| {
            let none = if view.key.is_none() { "Choose" } else { "" };
            (view.names.clone(), none)
        });
        let options = names
            .iter()
            .map(|(key, label)| (key.as_str().to_owned(), label.clone()));
        let options: Vec<(String, String)> = options.collect();
        let value = part(view, |view| {
            let key = view.key.as_ref();
            key.map_or_else(String::new, |key| key.as_str().to_owned())
        });
        let choose = move |value: String| {
            if let Some((key, _)) = names.iter().find(|(key, _)| key.as_str() == value) {
                self.moment_is(MomentEvent::Named(moment, key.clone()));
            }
        };
        select_field("What it was".into(), none, options, value.into(), choose)
    }

    fn note(self, view: Piece<MomentSheet>, moment: MomentId) -> Block {
        let note = now(view, |view| view.note.clone());
        let is_open = RwSignal::new(!note.is_empty());
        let open = move || {
            is_open.set(true);
            request_animation_frame(to_the_note);
        };
        let sharing = part(view, |view| place(&Sharing::ALL, &view.sharing));
        drawn(move || {
            if !is_open.get() {
                return button("plain", "Add a note", open);
            }
            let typed = move |typed| self.moment_is(MomentEvent::NoteTyped(moment, typed));
            let share = move |sharing| self.moment_is(MomentEvent::NoteShared(moment, sharing));
            let fields = vec![
                note_field("Note", note.clone(), typed),
                choices(
                    "Who may read it",
                    &Sharing::ALL,
                    Sharing::label,
                    sharing,
                    share,
                ),
            ];
            div("", fields)
        })
    }

    /// To the moments that were tapped before and after.
    fn neighbours(self, view: Piece<MomentSheet>) -> Block {
        let way = move |label, to: fn(&MomentSheet) -> Option<MomentId>| {
            drawn_from(piece(view, to), move |to| {
                let to = *to;
                button("plain", label, move || self.open(Sheet::Moment(to)))
            })
        };
        let ways = vec![
            way("Moment before", |view| view.before),
            way("Moment after", |view| view.after),
        ];
        div("pair", ways)
    }
}

/// Who asks for a note wants to type.
fn to_the_note() {
    let note = document().query_selector(".sheet textarea").ok().flatten();
    let note = note.and_then(|note| note.dyn_into::<HtmlElement>().ok());
    if let Some(Err(error)) = note.map(|note| note.focus()) {
        console::warn_1(&error);
    }
}
