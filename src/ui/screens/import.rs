//! Import: what a file brings, before anything is added.

use leptos::prelude::*;

use crate::app::Event;
use crate::app::event::FileEvent;
use crate::app::view::import::{self, CountRow, ImportView};
use crate::shell::App;
use crate::ui::widgets::files::PickFile;
use crate::ui::widgets::frame::Screen;

#[component]
pub(crate) fn ImportFile(app: App) -> impl IntoView {
    let view = app.view(import::import);
    let foot = view! { <p class="asides"><a class="aside" href="#/settings">"Settings"</a></p> };
    let drawn = move || match view.get() {
        ImportView::Nothing => nothing(app).into_any(),
        ImportView::Refused { problem } => refused(app, problem).into_any(),
        ImportView::Preview {
            file,
            rows,
            nothing_new,
        } => preview(app, file, rows, nothing_new).into_any(),
        ImportView::Adding => view! { <p role="status">"Adding to the notebook."</p> }.into_any(),
        ImportView::Added { rows } => added(&rows).into_any(),
    };
    view! { <Screen title="Import" foot=foot.into_any()>{drawn}</Screen> }
}

fn nothing(app: App) -> impl IntoView {
    view! {
        <p>"Choose a file that was shared from Curbside. You see what it brings before it is added."</p>
        <div class="stack"><PickFile app /></div>
    }
}

fn refused(app: App, problem: String) -> impl IntoView {
    view! {
        <p class="notice urgent" role="alert">{problem}</p>
        <div class="stack"><PickFile app /></div>
    }
}

fn preview(app: App, file: String, rows: Vec<CountRow>, nothing_new: bool) -> impl IntoView {
    let leave = move |_| app.send(Event::File(FileEvent::LeaveWanted));
    let add = (!nothing_new).then(|| {
        let add = move |_| app.send(Event::File(FileEvent::AddWanted));
        view! { <button type="button" class="go" on:click=add>"Add to the notebook"</button> }
    });
    let words = if nothing_new {
        "All of it is in your notebook already."
    } else {
        "This is what it brings."
    };
    view! {
        <p class="large">{file}</p>
        <p class="quiet">{words}</p>
        {table(rows)}
        <div class="stack">
            {add}
            <button type="button" class="plain" on:click=leave>"Leave it"</button>
        </div>
    }
}

fn table(rows: Vec<CountRow>) -> impl IntoView {
    let row = |row: CountRow| {
        let counts = [row.new, row.same, row.changed, row.kept];
        let cells = counts.map(|count| view! { <td>{count}</td> });
        view! { <tr><th scope="row">{row.kind}</th>{cells}</tr> }
    };
    let heads = ["New", "The same", "Changed", "Yours kept"];
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> });
    view! {
        <table class="counts">
            <thead><tr><td></td>{heads}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

fn added(rows: &[CountRow]) -> impl IntoView + use<> {
    let sentence = format!("Added to your notebook: {}.", import::added(rows));
    view! {
        <p class="large" role="status">{sentence}</p>
        <p class="stack"><a class="plain" href="#/">"Today"</a></p>
    }
}
