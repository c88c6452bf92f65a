//! A rep's action steps: the open one is marked for each call since, judged after three tries, and
//! closed with a word.

use leptos::prelude::*;

use super::Page;
use crate::app::Event;
use crate::app::event::{DraftEvent, FollowEvent};
use crate::app::view::follow::{self, CallToMark, EarlierStep, FollowView, OpenStep};
use crate::app::view::offers;
use crate::domain::{CallId, Verdict};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, memo, nothing, now, part, piece};
use crate::ui::screens::prepare::{answer_words, step_words};
use crate::ui::widgets::blocks::{b, div, h2, list, p, section, span};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::fields::draft_field;
use crate::ui::widgets::keyed::{Key, for_each_name};
use crate::ui::widgets::more::{AT_ONCE, with_more};
use crate::ui::widgets::opened::opened;
use crate::ui::widgets::toggles::toggles;

/// So many calls can be marked before more are asked for: a step is judged after three tries, and what many calls come to
/// is not to be far below.
const TO_MARK_AT_FIRST: usize = 5;

/// The section of the page.
pub(super) fn action_step(page: Page) -> Block {
    let (app, id) = (page.app, page.id);
    let view = Piece::resting_on(page.footing, app, move |model| {
        Some(follow::follow(model, id))
    });
    let open = piece(view, |view: &FollowView| view.open.clone());
    let head = piece(open, |open| Some(open.head.clone()));
    let earlier = piece(view, |view| Some(view.earlier.clone()));
    let none = part(view, |view| match view.open {
        Some(_) => String::new(),
        None => "No step is open. A debrief agrees on one.".to_owned(),
    });
    let can_be_judged = part(open, |open| open.can_be_judged);
    let closing = drawn(move || {
        if can_be_judged.get() {
            closing(app, now(open, |open| Some(open.head.agreed)))
        } else {
            nothing()
        }
    });
    let has_earlier = part(earlier, |steps: &Vec<EarlierStep>| !steps.is_empty());
    let earlier = drawn(move || {
        if has_earlier.get() {
            earlier_steps(app, earlier)
        } else {
            nothing()
        }
    });
    let blocks = vec![
        h2("Action step"),
        drawn_from(head, step_words),
        p("quiet", none),
        calls(app, open),
        closing,
        earlier,
    ];
    section("", blocks)
}

/// How it went, call by call.
fn calls(app: App, open: Piece<OpenStep>) -> Block {
    let calls = piece(open, |open| Some(open.calls.clone()));
    let most = RwSignal::new(TO_MARK_AT_FIRST);
    let names = Piece::of(move || {
        let name = |one: &CallToMark| Key::Name(one.name.clone());
        calls
            .with(|calls: Option<&Vec<_>>| Some(calls?.iter().take(most.get()).map(name).collect()))
    });
    let left = part(calls, Vec::len);
    let left = memo(move || left.get().saturating_sub(most.get()));
    let marks = for_each_name(names, move |name| {
        let name = name.to_owned();
        let call = Piece::of(move || {
            calls.with(|calls| calls?.iter().find(|one| one.name == name).cloned())
        });
        let marks = piece(call, |call| Some(call.marks.clone()));
        toggles(
            app,
            part(call, |call: &CallToMark| call.label.clone()),
            marks,
        )
    });
    with_more(marks, most, left)
}

/// A step that was tried often enough ends with a word.
fn closing(app: App, agreed: Option<CallId>) -> Block {
    let kept = agreed.map(|agreed| app.look(|model| offers::closing(model, agreed)));
    let word = RwSignal::new(kept.unwrap_or_default());
    let close = move |verdict: Verdict| {
        let label = match verdict {
            Verdict::Kept => "Close it as kept",
            Verdict::LetGo => "Let it go",
        };
        button("plain", label, move || {
            if let Some(agreed) = agreed {
                let closed = FollowEvent::Closed(verdict, word.get_untracked());
                app.send(Event::Follow(agreed, closed));
            }
        })
    };
    let typed = move |typed| {
        if let Some(agreed) = agreed {
            app.send(Event::Draft(DraftEvent::ClosingTyped(agreed, typed)));
        }
    };
    let field = draft_field("What came of it, in a word", word, typed);
    let ways = Verdict::ALL.map(close).into();
    div("stack", vec![field, div("pair", ways)])
}

fn earlier_steps(app: App, steps: Piece<Vec<EarlierStep>>) -> Block {
    opened("Earlier steps", move || {
        let most = RwSignal::new(AT_ONCE);
        let left = part(steps, Vec::len);
        let left = memo(move || left.get().saturating_sub(most.get()));
        let rows = drawn_from(steps, move |steps| {
            let steps = steps.iter().take(most.get());
            list("", steps.map(|step| earlier_step(app, step)).collect())
        });
        with_more(rows, most, left)
    })
}

fn earlier_step(app: App, step: &EarlierStep) -> Block {
    let agreed = step.agreed;
    let word = step.word.as_ref().map(|word| format!("\"{word}\""));
    let words = vec![
        b("", step.words.clone()),
        span("line", step.line.clone()),
        span("line", word.unwrap_or_default()),
        step.answer.as_ref().map_or_else(nothing, answer_words),
    ];
    let reopen = if step.can_reopen {
        let reopen = move || app.send(Event::Follow(agreed, FollowEvent::Reopened));
        button("aside", "Open again", reopen)
    } else {
        nothing()
    };
    div("row", vec![div("grow", words), reopen])
}
