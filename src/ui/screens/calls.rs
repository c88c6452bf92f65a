//! The calls, the newest first, and what is looked for in them.

mod row;
mod rows;
mod sight;

use leptos::prelude::*;

use crate::app::Event;
use crate::app::event::CallsEvent;
use crate::app::view::calls::filters::FilterOption;
use crate::app::view::calls::{self, CallsList, Footing};
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, memo, nothing, part};
use crate::ui::widgets::blocks::{div, live, p};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::fields::{filter_field, search_field};
use crate::ui::widgets::frame::{self, HEADING, Tab, focus_later, tabs};
use crate::ui::widgets::opened::opened;
use crate::ui::widgets::sample::look_around;

pub(crate) fn screen(app: App) -> Block {
    // The list is worked out again only when the notes or what is looked for are others.
    let footing = Piece::of_model(app, |model| Some(calls::footing(model)));
    let list = Piece::resting_on(footing, app, |model| Some(calls::list(model)));
    let told = live("quiet", "status", part(list, |list| list.told.clone()));
    let middle = vec![
        narrow(app, footing, list),
        told,
        all_again(app, list),
        in_its_place(app, list),
        rows::rows(app, list),
    ];
    frame::screen("Calls", "", vec![tabs(Tab::Calls)], middle)
}

/// Nothing is looked for where there is nothing.
fn narrow(app: App, footing: Piece<Footing>, list: Piece<CallsList>) -> Block {
    let is_new = part(list, |list| list.is_new);
    drawn(move || {
        if is_new.get() {
            return nothing();
        }
        let typed = Piece::of_model(app, |model| Some(model.calls.typed.clone()));
        let typed = part(typed, Clone::clone);
        let field = search_field("Search calls", typed, move |typed| {
            app.send(Event::Calls(CallsEvent::Typed(typed)));
        });
        let chosen = part(list, |list| list.chosen.clone());
        let heading = memo(move || match chosen.get() {
            none if none.is_empty() => "Filter".to_owned(),
            chosen => format!("Filter: {chosen}"),
        });
        let all = opened(heading, move || filters(app, footing));
        div("look-for", vec![field, all])
    })
}

/// What each choice has is counted only while they are open.
fn filters(app: App, footing: Piece<Footing>) -> Block {
    let all = Piece::resting_on(footing, app, |model| Some(calls::filters(model)));
    let labels = all.with_untracked(|all| {
        let labels = all.map(|all| all.iter().map(|filter| filter.label));
        labels.map_or_else(Vec::new, Iterator::collect)
    });
    let fields = labels.into_iter().enumerate().map(|(place, label)| {
        let options = Piece::of(move || {
            all.with(|all| {
                let filter = all?.get(place)?;
                let labels = filter.options.iter().map(FilterOption::label);
                Some((labels.collect::<Vec<_>>(), filter.set))
            })
        });
        filter_field(label, options, move |option| {
            let choice = all.with_untracked(|all| {
                let options = &all?.get(place)?.options;
                Some(options.get(option)?.choice.clone())
            });
            if let Some(choice) = choice {
                app.send(Event::Calls(CallsEvent::Chosen(choice)));
            }
        })
    });
    div("filters", fields.collect())
}

/// One tap leads back from whatever was typed and chosen.
fn all_again(app: App, list: Piece<CallsList>) -> Block {
    let is_narrowed = part(list, CallsList::is_narrowed);
    let clear = move || {
        app.send(Event::Calls(CallsEvent::Cleared));
        focus_later(HEADING.to_owned());
    };
    drawn(move || match is_narrowed.get() {
        true => div("stack", vec![button("plain", "Show all calls", clear)]),
        false => nothing(),
    })
}

/// What stands where no call does.
fn in_its_place(app: App, list: Piece<CallsList>) -> Block {
    let words = part(list, |list| match (list.is_new, list.calls.is_empty()) {
        (true, _) => "Your calls will be here, the newest first.",
        (false, true) if list.is_looking => "None so far.",
        (false, true) if list.has_words => "No call has all of these words.",
        (false, true) => "No call is like this.",
        (false, false) => "",
    });
    let is_new = part(list, |list| list.is_new);
    drawn(move || match (words.get(), is_new.get()) {
        ("", _) => nothing(),
        (words, true) => vec![p("large", words), look_around(app)].block(),
        (words, false) => p("large no-call", words),
    })
}
