//! The summary: one screen that a rep reads in three minutes.

use leptos::prelude::*;

use crate::app::Route;
use crate::app::view::Tone;
use crate::app::view::call::{self, SummaryView, Turning};
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, part, when_here};
use crate::ui::widgets::controls::{asides, link};
use crate::ui::widgets::files::share_file;
use crate::ui::widgets::frame::Screen;
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
            link("aside", "#/", "Today"),
        ];
        view! {
            <Screen title="Summary" beside=who>
                {drawn_from(view, sections)}
                {share_file(app, "Share as JSON", Scope::Call(id), told)}
                {asides(ways)}
            </Screen>
        }
        .into_any()
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
    view! {
        <p class="quiet">{head.line.clone()}</p>
        <p class="large"><b>{outcome}</b></p>
    }
    .into_any()
}

/// What the rep said before anybody else did.
fn rep_first(view: &SummaryView) -> AnyView {
    let first = view.head.rep.split_whitespace().next().unwrap_or("The rep");
    let title = if view.rep_first {
        format!("{first} went first")
    } else {
        format!("{first}'s view was skipped")
    };
    view! {
        <h2>{title}</h2>
        {bar("", "How it felt", view.felt.as_ref())}
        {bar("", "What went well", view.went_well.as_ref())}
    }
    .into_any()
}

fn where_it_turned(turning: &Turning) -> AnyView {
    view! {
        <h2>"Where it turned"</h2>
        <p class="quiet marked">{mark(turning.tone)}<span>{format!("at {}", turning.time)}</span></p>
        <p class="question">{turning.words.clone()}</p>
        {bar("said", "What was said", turning.said.as_ref())}
        {bar("would-say", "To say now", turning.would_say.as_ref())}
    }
    .into_any()
}

fn bar(kind: &'static str, label: &'static str, text: Option<&String>) -> AnyView {
    let Some(text) = text else { return nothing() };
    view! {
        <p class=format!("bar {kind}")>
            <span class="quiet">{label}</span>
            <span class="written">{text.clone()}</span>
        </p>
    }
    .into_any()
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
        let line = view! { <div><dt>{label}</dt><dd class="written">{text}</dd></div> };
        Some(line.into_any())
    };
    let lines: Vec<AnyView> = lines.into_iter().filter_map(line).collect();
    if lines.is_empty() {
        return nothing();
    }
    view! { <dl class="taken-along">{lines}</dl> }.into_any()
}

fn tally(counts: &[(String, Tone, usize)]) -> AnyView {
    let one = |(words, tone, count): &(String, Tone, usize)| {
        let times = if *count > 1 {
            format!(" ×{count}")
        } else {
            String::new()
        };
        let words = words.clone();
        view! { <li>{mark(*tone)}<span>{words}<span class="count">{times}</span></span></li> }
            .into_any()
    };
    let counts: Vec<AnyView> = counts.iter().map(one).collect();
    if counts.is_empty() {
        return nothing();
    }
    view! { <h2>"What happened"</h2><ul class="tally">{counts}</ul> }.into_any()
}
