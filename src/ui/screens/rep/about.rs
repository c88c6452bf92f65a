//! Stage, focus and name, which change now and then; and at the end the way into the trash.

use leptos::prelude::*;

use super::Page;
use crate::app::event::{RepEvent, TrashEvent};
use crate::app::{Event, Route};
use crate::domain::{BehaviourKey, Stage};
use crate::ui::block::Block;
use crate::ui::reading::{drawn, nothing, now, part};
use crate::ui::widgets::blocks::details;
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::{asides, button, link};
use crate::ui::widgets::fields::{line_field, select_field};

/// What changes now and then.
pub(super) fn fields(page: Page) -> Block {
    let send = move |event| page.app.send(Event::Rep(page.id, event));
    let stage = part(page.view, |view| place(&Stage::ALL, &view.stage));
    let focus = part(page.view, |view| {
        let focus = view.focus.as_ref();
        focus.map_or_else(String::new, |key| key.as_str().to_owned())
    });
    let focuses = now(page.view, |view| view.focuses.clone());
    let focuses = focuses.into_iter().map(|(key, label)| (key.into(), label));
    let name = now(page.view, |view| view.name.clone());
    let fields = vec![
        choices("Stage", &Stage::ALL, Stage::label, stage, move |stage| {
            send(RepEvent::StageChosen(stage));
        }),
        select_field("Focus".into(), "None", focuses, focus.into(), move |key| {
            send(RepEvent::FocusChosen(BehaviourKey::try_from(key).ok()));
        }),
        line_field("Name", name, None, move |typed| {
            send(RepEvent::Renamed(typed));
        }),
    ];
    details("Stage, focus, name", fields)
}

/// At the end, where no thumb comes by in a hurry.
pub(super) fn throw(page: Page) -> Block {
    let can_be_thrown = part(page.view, |view| view.can_be_thrown);
    let throw = move || {
        page.app.send(Event::Trash(TrashEvent::RepThrown(page.id)));
    };
    drawn(move || {
        if can_be_thrown.get() {
            asides(vec![
                button("aside", "Move to the trash", throw),
                link("aside", Route::Forget(page.id), "Forget this rep"),
            ])
        } else {
            nothing()
        }
    })
}
