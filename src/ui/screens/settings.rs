//! Settings: how it looks, where the notes are, files out and in.

use leptos::prelude::*;

use crate::app::event::UpkeepEvent;
use crate::app::model::Theme;
use crate::app::view::sample;
use crate::app::view::settings::{self, SettingsView};
use crate::app::{Event, Route};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, nothing, part, piece};
use crate::ui::widgets::blocks::{div, h2, live, p};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::{button, rescue};
use crate::ui::widgets::files::{pick_file, share_file};
use crate::ui::widgets::frame::{self, Tab, tabs};
use crate::ui::widgets::rows::{Row, rows};
use crate::ui::widgets::sample::look_around;
use crate::wire::Scope;
use crate::wire::upkeep::{Reduce, Remind};

pub(crate) fn screen(app: App) -> Block {
    let view = Piece::of_all_notes(app, |model| Some(settings::settings(model)));
    let theme = part(view, |view| place(&Theme::ALL, &view.theme));
    let told = part(view, |view| view.share.clone().unwrap_or_default());
    let can_ask = part(view, |view| view.can_ask);
    let ask = move || {
        if can_ask.get() {
            let ask = move || app.send(Event::PersistWanted);
            button("plain", "Ask the browser to keep them", ask)
        } else {
            nothing()
        }
    };
    let theme = choices(
        "Appearance",
        &Theme::ALL,
        Theme::label,
        theme,
        move |theme| {
            app.send(Event::ThemeChosen(theme));
        },
    );
    let remind = choices(
        "Speak of it on Today after",
        &Remind::ALL,
        Remind::label,
        part(view, |view| place(&Remind::ALL, &view.remind)),
        move |remind| app.send(Event::Upkeep(UpkeepEvent::RemindChosen(remind))),
    );
    if app.look(sample::is_shown) {
        let middle = vec![
            p("", part(view, |view| view.contents.clone())),
            drawn_from(view, ways),
            pick_file(app),
        ];
        return frame::screen("Settings", "", vec![tabs(Tab::None)], middle);
    }
    let middle = vec![
        theme,
        h2("Your notes"),
        p("", part(view, |view| view.contents.clone())),
        drawn_from(view, both),
        live("quiet", "status", part(view, |view| view.keeping.clone())),
        p("quiet", part(view, |view| format!("{}.", view.room))),
        div("stack", vec![drawn(ask)]),
        h2("Lock"),
        drawn_from(view, lock),
        h2("Codebook and trash"),
        drawn_from(view, ways),
        h2("Backup"),
        p("", part(view, |view| view.backup.clone())),
        share_file(app, "Share everything", Scope::Everything, told),
        remind,
        h2("How long words are kept"),
        reduce(app, view),
        h2("Files"),
        div("stack", vec![pick_file(app)]),
        drawn_from(view, devices),
        h2("Curbside"),
        drawn_from(view, health),
        look_around(app),
        div("apart", vec![rescue("If something is broken")]),
    ];
    frame::screen("Settings", "", vec![tabs(Tab::None)], middle)
}

/// After what time calls are reduced. What takes words away needs a second tap.
fn reduce(app: App, view: Piece<SettingsView>) -> Block {
    let chosen = choices(
        "Reduce calls to their figures after",
        &Reduce::ALL,
        Reduce::label,
        part(view, |view| place(&Reduce::ALL, &view.reduce)),
        move |reduce| app.send(Event::Upkeep(UpkeepEvent::ReduceChosen(reduce))),
    );
    let confirm = move || app.send(Event::Upkeep(UpkeepEvent::ReduceConfirmed));
    let asked = piece(view, |view| view.to_reduce.clone());
    let asked = drawn_from(asked, move |words| {
        let ways = div("stack", vec![button("plain", "Reduce them", confirm)]);
        div("", vec![live("hint", "status", words.clone()), ways])
    });
    div("", vec![chosen, asked])
}

fn health(view: &SettingsView) -> Block {
    rows([Row {
        who: "Health".to_owned(),
        line: format!("Version {}. {}", view.version, view.health),
        to: Route::Health,
        ..Row::default()
    }])
}

fn lock(view: &SettingsView) -> Block {
    rows([Row {
        who: "Lock with a passphrase".to_owned(),
        line: view.lock.clone(),
        to: Route::Lock,
        ..Row::default()
    }])
}

fn devices(view: &SettingsView) -> Block {
    rows([Row {
        who: "Keep two devices in step".to_owned(),
        line: view.devices.clone(),
        to: Route::Devices,
        ..Row::default()
    }])
}

fn both(view: &SettingsView) -> Block {
    rows(view.both.iter().map(|line| Row {
        who: "Changed in two places".to_owned(),
        line: line.clone(),
        to: Route::Both,
        ..Row::default()
    }))
}

fn ways(view: &SettingsView) -> Block {
    let ways = [
        ("Codebook", &view.codebook, Route::Codebook),
        ("Trash", &view.trash, Route::Trash),
    ];
    rows(ways.map(|(who, line, to)| Row {
        who: who.to_owned(),
        line: line.clone(),
        to,
        ..Row::default()
    }))
}
