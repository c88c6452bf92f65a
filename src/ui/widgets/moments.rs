//! Moments as lines: time, mark, words. A line keeps its place on the page while its words change.

use std::sync::Arc;

use leptos::prelude::*;

use super::controls::button;
use super::knot::mark;
use crate::app::Event;
use crate::app::event::LotEvent;
use crate::app::saving::SaveState;
use crate::app::view::Line;
use crate::domain::{CallId, MomentId};
use crate::shell::App;
use crate::ui::reading::{drawn, memo, nothing};

/// Draws something for each moment, and keeps it while the moment is there.
pub(crate) fn for_each(
    moments: Memo<Vec<MomentId>>,
    draw: impl Fn(MomentId) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    boxed_for_each(moments, Arc::new(draw))
}

fn boxed_for_each(
    moments: Memo<Vec<MomentId>>,
    draw: Arc<dyn Fn(MomentId) -> AnyView + Send + Sync>,
) -> AnyView {
    let draw = move |moment| draw(moment);
    view! { <For each=move || moments.get() key=|moment| *moment children=draw /> }.into_any()
}

/// What is done at the end of a line.
pub(crate) type Tail = fn(App, CallId, &Line) -> AnyView;

/// The moments of a call as lines of a list.
pub(crate) fn lines_of(
    app: App,
    call: CallId,
    class: &'static str,
    lines: Memo<Vec<Line>>,
    tail: Tail,
) -> AnyView {
    let moments =
        memo(move || lines.with(|lines| lines.iter().map(|line| line.moment).collect::<Vec<_>>()));
    for_each(moments, move |moment| {
        let line = memo(move || {
            lines.with(|lines| lines.iter().find(|line| line.moment == moment).cloned())
        });
        let saved = memo(move || {
            let is_saved = |line: &Line| line.save == SaveState::Saved;
            line.with(|line| line.as_ref().is_some_and(is_saved)).to_string()
        });
        let words = drawn(move || {
            line.with(|line| {
                line.as_ref().map_or_else(nothing, |line| {
                    vec![words(line), tail(app, call, line)].into_any()
                })
            })
        });
        view! { <li class=class data-saved=saved>{words}</li> }.into_any()
    })
}

/// What is still being saved shows nothing; what could not be saved says so.
fn words(line: &Line) -> AnyView {
    let not_saved = matches!(line.save, SaveState::NotSaved(_)).then_some("not saved");
    view! {
        <time>{line.time.clone()}</time>
        {mark(line.tone)}
        <span class="grow">{line.words.clone()}</span>
        <span class="unsaved">{not_saved}</span>
    }
    .into_any()
}

/// A line that nothing is done with.
pub(crate) fn no_tail(_: App, _: CallId, _: &Line) -> AnyView {
    nothing()
}

/// Takes the moment out that was added or tapped by mistake.
pub(crate) fn take_out(app: App, call: CallId, line: &Line) -> AnyView {
    let moment = line.moment;
    let which = format!(" {} at {}", line.words, line.time);
    let label = view! { "Take out"<span class="unseen">{which}</span> };
    button("aside", label, move || app.send(Event::Lot(call, LotEvent::TakenOut(moment))))
}

/// All moments of a call.
pub(crate) fn moment_list(app: App, call: CallId, lines: Memo<Vec<Line>>, tail: Tail) -> AnyView {
    view! {
        <h2>"Moments"</h2>
        <ol class="moments" aria-label="Moments">{lines_of(app, call, "row", lines, tail)}</ol>
    }
    .into_any()
}
