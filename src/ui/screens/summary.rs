//! The summary: one screen that a rep reads in three minutes.

use leptos::prelude::*;

use crate::app::Route;
use crate::app::view::Tone;
use crate::app::view::call::{self, SummaryView, Turning};
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, part, when_here};
use crate::ui::widgets::blocks::{div, h2, list, p, section, span};
use crate::ui::widgets::controls::{asides, link};
use crate::ui::widgets::files::share_file;
use crate::ui::widgets::frame;
use crate::ui::widgets::knot::mark;
use crate::ui::widgets::rope::rope_figure;
use crate::wire::Scope;

pub(crate) fn screen(app: App, id: CallId) -> AnyView {
    let view = Piece::of_model(app, move |model| call::summary(model, id));
    when_here(view, move || {
        let who = part(view, |view| match &view.head.account {
            Some(account) => format!("{}, {account}", view.head.rep),
            None => view.head.rep.clone(),
        });
        let told = part(view, |view| view.share.clone().unwrap_or_default());
        let ways = vec![
            link("aside", Route::Call(id), "The call"),
            link("aside", Route::Today, "Today"),
        ];
        let middle = vec![
            drawn_from(view, sections),
            share_file(app, "Share as JSON", Scope::Call(id), told),
            asides(ways),
        ];
        frame::screen("Summary", who, Vec::new(), middle)
    })
}

fn sections(view: &SummaryView) -> AnyView {
    vec![
        head(&view.head),
        rope_figure(&view.rope, None),
        rep_first(view),
        view.turning.as_ref().map_or_else(nothing, where_it_turned),
        taken_along(view),
        tally(&view.counts),
    ]
    .into_any()
}

/// When, how long and what came of it.
pub(crate) fn head(head: &call::Head) -> AnyView {
    let outcome = head.outcome.map_or("", |outcome| outcome.label());
    let blocks = vec![p("quiet", head.line.clone()), p("large outcome", outcome)];
    div("", blocks)
}

/// What the rep said before anybody else did.
fn rep_first(view: &SummaryView) -> AnyView {
    let first = view.head.rep.split_whitespace().next().unwrap_or("The rep");
    let title = if view.rep_first {
        format!("{first} went first")
    } else {
        format!("{first}'s view was skipped")
    };
    let blocks = vec![
        h2(title),
        bar("bar", "How it felt", view.felt.as_ref()),
        bar("bar", "What went well", view.went_well.as_ref()),
    ];
    section("", blocks)
}

fn where_it_turned(turning: &Turning) -> AnyView {
    let time = span("quiet", format!("at {}", turning.time));
    let blocks = vec![
        h2("Where it turned"),
        div("marked", vec![mark(turning.tone), time]),
        p("question", turning.words.clone()),
        bar("bar said", "What was said", turning.said.as_ref()),
        bar("bar would-say", "To say now", turning.would_say.as_ref()),
    ];
    section("", blocks)
}

fn bar(class: &'static str, label: &'static str, text: Option<&String>) -> AnyView {
    let Some(text) = text else { return nothing() };
    div(
        class,
        vec![span("quiet", label), span("written", text.clone())],
    )
}

fn taken_along(view: &SummaryView) -> AnyView {
    let learning = view.learning.map(|mode| mode.label().to_owned());
    let lines = [
        ("Keep", view.keep.as_ref()),
        ("Work on", view.work_on.as_ref()),
        ("To try", view.action_step.as_ref()),
        ("Taught by", learning.as_ref()),
    ];
    let line = |(label, text): (&'static str, Option<&String>)| {
        let text = text?.clone();
        let words = tag("dd").class("written").words(text).draw();
        Some(div("", vec![tag("dt").words(label).draw(), words]))
    };
    let lines: Vec<AnyView> = lines.into_iter().filter_map(line).collect();
    if lines.is_empty() {
        return nothing();
    }
    tag("dl").class("taken-along").children(lines).draw()
}

fn tally(counts: &[(String, Tone, usize)]) -> AnyView {
    if counts.is_empty() {
        return nothing();
    }
    let one = |(words, tone, count): &(String, Tone, usize)| {
        let times = if *count > 1 {
            format!("×{count}")
        } else {
            String::new()
        };
        div(
            "marked",
            vec![mark(*tone), span("", words.clone()), span("count", times)],
        )
    };
    let counts = list("tally", counts.iter().map(one).collect());
    section("", vec![h2("What happened"), counts])
}
