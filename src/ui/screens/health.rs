//! The health of the notebook: a check of all records, how everything around it stands, and a report
//! for whoever helps.

use crate::app::Event;
use crate::app::event::UpkeepEvent;
use crate::app::view::health::{self, HealthView};
use crate::app::view::sample;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, part, piece};
use crate::ui::widgets::blocks::{details, div, facts, h2, list, live, p, span};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::frame;

pub(crate) fn screen(app: App) -> Block {
    if app.look(sample::is_shown) {
        return frame::screen_under_settings("Health", vec![p("", health::OF_MADE_UP)]);
    }
    let view = Piece::of_model(app, health::health);
    let ask = move |event| move || app.send(Event::Upkeep(event));
    let faults = piece(view, |view| Some(view.faults.clone()));
    let stands = piece(view, |view| Some(view.facts.clone()));
    let report = part(view, |view: &HealthView| view.report.clone());
    let middle = vec![
        live("large", "status", part(view, |view| view.found.clone())),
        p("quiet", part(view, |view| view.about.clone())),
        drawn_from(faults, |faults| fault_list(faults)),
        div(
            "stack",
            vec![button(
                "plain",
                "Check the notebook",
                ask(UpkeepEvent::CheckWanted),
            )],
        ),
        h2("How it stands"),
        drawn_from(stands, |all: &Vec<(&'static str, String)>| {
            facts("agreed stands", all)
        }),
        h2("Report"),
        p(
            "quiet",
            "For whoever helps you. It has no notes and no names in it.",
        ),
        details("What it says", vec![p("written", report)]),
        div(
            "stack",
            vec![
                button("plain", "Share the report", ask(UpkeepEvent::ReportWanted)),
                live("told", "status", part(view, |view| view.told.clone())),
            ],
        ),
    ];
    frame::screen_under_settings("Health", middle)
}

fn fault_list(faults: &[String]) -> Block {
    if faults.is_empty() {
        return nothing();
    }
    let fault = |fault: &String| span("", fault.clone());
    list("faults", faults.iter().map(fault).collect())
}
