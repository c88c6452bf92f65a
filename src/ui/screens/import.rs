//! Import: what a file brings, before anything is added.

use leptos::prelude::*;

use crate::app::Event;
use crate::app::event::FileEvent;
use crate::app::view::import::{self, CountRow, ImportView};
use crate::shell::App;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing};
use crate::ui::widgets::controls::{asides, button, link};
use crate::ui::widgets::files::pick_file;
use crate::ui::widgets::frame::Screen;

pub(crate) fn screen(app: App) -> AnyView {
    let view = Piece::of_model(app, |model| Some(import::import(model)));
    let foot = vec![asides(vec![link("aside", "#/settings", "Settings")])];
    let draw = move |view: &ImportView| match view {
        ImportView::Nothing => before(app),
        ImportView::Refused { problem } => refused(app, problem.clone()),
        ImportView::Preview {
            file,
            rows,
            nothing_new,
        } => preview(app, file.clone(), rows, *nothing_new),
        ImportView::Adding => view! { <p role="status">"Adding to the notebook."</p> }.into_any(),
        ImportView::Added { rows } => added(rows),
    };
    view! { <Screen title="Import" foot>{drawn_from(view, draw)}</Screen> }.into_any()
}

fn before(app: App) -> AnyView {
    view! {
        <p>"Choose a file that was shared from Curbside. You see what it brings before it is added."</p>
        <div class="stack">{pick_file(app)}</div>
    }
    .into_any()
}

fn refused(app: App, problem: String) -> AnyView {
    view! {
        <p class="notice urgent" role="alert">{problem}</p>
        <div class="stack">{pick_file(app)}</div>
    }
    .into_any()
}

fn preview(app: App, file: String, rows: &[CountRow], nothing_new: bool) -> AnyView {
    let (words, add) = if nothing_new {
        ("All of it is in your notebook already.", nothing())
    } else {
        let add = move || app.send(Event::File(FileEvent::AddWanted));
        (
            "This is what it brings.",
            button("go", "Add to the notebook", add),
        )
    };
    let leave = move || app.send(Event::File(FileEvent::LeaveWanted));
    view! {
        <p class="large">{file}</p>
        <p class="quiet">{words}</p>
        {table(rows)}
        <div class="stack">{add}{button("plain", "Leave it", leave)}</div>
    }
    .into_any()
}

fn table(rows: &[CountRow]) -> AnyView {
    let row = |row: &CountRow| {
        let cell = |count: usize| view! { <td>{count.to_string()}</td> }.into_any();
        let cells: Vec<AnyView> = [row.new, row.same, row.changed, row.kept].map(cell).into();
        view! { <tr><th scope="row">{row.kind}</th>{cells}</tr> }.into_any()
    };
    let rows: Vec<AnyView> = rows.iter().map(row).collect();
    let head = |head| view! { <th scope="col">{head}</th> }.into_any();
    let heads: Vec<AnyView> = ["New", "The same", "Changed", "Yours kept"]
        .map(head)
        .into();
    view! {
        <table class="counts">
            <thead><tr><td></td>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn added(rows: &[CountRow]) -> AnyView {
    let sentence = format!("Added to your notebook: {}.", import::added(rows));
    view! {
        <p class="large" role="status">{sentence}</p>
        <div class="stack">{link("plain", "#/", "Today")}</div>
    }
    .into_any()
}
