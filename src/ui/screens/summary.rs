//! The summary: one screen that a rep reads in three minutes, and the ways out of it. On paper
//! (style/print.css) it is the same page without them.

use leptos::prelude::*;

use crate::app::event::{Form, Parcel, ShareEvent};
use crate::app::view::call::Head;
use crate::app::view::phrase;
use crate::app::view::summary::{self, Entry, Part, Summary, SummaryView, Voice};
use crate::app::{Event, Route};
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, nothing, part, when_here};
use crate::ui::widgets::blocks::{div, h2, list, live, p, section, span};
use crate::ui::widgets::controls::{asides, button, link};
use crate::ui::widgets::frame;
use crate::ui::widgets::knot::mark;
use crate::ui::widgets::notes::KEPT;
use crate::ui::widgets::rope::rope_figure;
use crate::wire::{Receiver, Scope};

pub(crate) fn screen(app: App, id: CallId) -> Block {
    let view = Piece::of_model(app, move |model| summary::screen(model, id));
    when_here(view, move || {
        let who = part(view, |view| phrase::who_at(&view.summary.head));
        let told = part(view, |view| view.share.clone().unwrap_or_default());
        let foot = vec![
            live("told", "status", told),
            button("go", "Share as text", leaves(app, id, Form::Text)),
            asides(vec![
                link("aside", Route::Call(id), "The call"),
                link("aside", Route::Today, "Today"),
            ]),
        ];
        let middle = vec![drawn_from(view, whole), ways_out(app, id, view)];
        frame::screen("Summary", who, foot, middle)
    })
}

fn leaves(app: App, id: CallId, form: Form) -> impl Fn() + 'static {
    move || app.send(Event::Share(ShareEvent::Wanted(Parcel::Summary(id, form))))
}

/// The other ways out. A calendar takes nothing but an action step.
fn ways_out(app: App, id: CallId, view: Piece<SummaryView>) -> Block {
    let has_step = part(view, |view| view.summary.step.is_some());
    let notes = Parcel::Notes(Scope::Call(id));
    let json = move || app.send(Event::Share(ShareEvent::Wanted(notes)));
    let to_answer = move || {
        app.send(Event::Share(ShareEvent::Wanted(notes)));
        app.send(Event::Share(ShareEvent::ReceiverChosen(Receiver::TheRep)));
    };
    let calendar = move || {
        if has_step.get() {
            let ask = leaves(app, id, Form::Calendar);
            button("plain", "Step to the calendar", ask)
        } else {
            nothing()
        }
    };
    let ways = vec![
        button("plain", "Print", leaves(app, id, Form::Print)),
        drawn(calendar),
        button(
            "plain",
            "Share as Markdown",
            leaves(app, id, Form::Markdown),
        ),
        button("plain", "Share as JSON", json),
    ];
    let answered = div("stack", vec![for_the_rep(has_step, to_answer)]);
    let blocks = vec![
        h2("Take it along"),
        div("pair", ways),
        answered,
        p("quiet", KEPT),
    ];
    section("ways-out", blocks)
}

/// A step is answered in the rep's own Curbside.
fn for_the_rep(has_step: Memo<bool>, share: impl Fn() + Clone + Send + 'static) -> Block {
    drawn(move || match has_step.get() {
        true => button("plain", "For the rep to answer", share.clone()),
        false => nothing(),
    })
}

fn whole(view: &SummaryView) -> Block {
    page(&view.summary)
}

/// The summary as it is read, on the screen and on paper.
pub(super) fn page(summary: &Summary) -> Block {
    let mut blocks = vec![dated(&summary.head), rope_figure(&summary.rope, None)];
    blocks.extend(summary.parts.iter().map(one_part));
    div("summary", blocks)
}

/// When, how long and in what part, and whether it was changed since.
pub(crate) fn dated(head: &Head) -> Block {
    let changed = head.changed.clone().unwrap_or_default();
    div(
        "",
        vec![p("quiet", head.line.clone()), p("changed", changed)],
    )
}

fn one_part(part: &Part) -> Block {
    let entries: Vec<Block> = part.entries.iter().map(entry).collect();
    let entries = match part.entries.first() {
        Some(Entry::Count { .. }) => list("tally", entries),
        Some(_) => div("entries", entries),
        None => nothing(),
    };
    section("", vec![h2(part.title.clone()), entries])
}

fn entry(entry: &Entry) -> Block {
    match entry {
        Entry::Outcome(outcome) => p("large outcome", *outcome),
        Entry::Written {
            label,
            words,
            voice,
        } => labelled(voice_class(*voice), label, words.clone()),
        Entry::Moment { time, words, tone } => {
            let what = div("marked", vec![mark(*tone), span("turn", words.clone())]);
            div("timed", vec![what, span("quiet count", time.clone())])
        }
        Entry::Answers {
            question,
            rep,
            manager,
        } => {
            let answers = vec![span("", rep.clone()), span("", manager.clone())];
            div("fact", vec![span("quiet", *question), div("both", answers)])
        }
        Entry::Count { words, tone, count } => {
            let times = (*count > 1).then(|| format!("×{count}"));
            let times = span("count", times.unwrap_or_default());
            div("marked", vec![mark(*tone), span("", words.clone()), times])
        }
    }
}

fn voice_class(voice: Voice) -> &'static str {
    match voice {
        Voice::Plain => "fact",
        Voice::Rep | Voice::Note => "bar",
        Voice::Said => "bar said",
        Voice::WouldSay => "bar would-say",
    }
}

/// Words with what they are, on the line above.
pub(crate) fn labelled(class: &'static str, label: &'static str, words: String) -> Block {
    div(class, vec![span("quiet", label), span("written", words)])
}
