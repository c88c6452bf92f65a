//! Moments as lines: time, mark, words. A line keeps its place on the page while its words change.

use leptos::prelude::*;

use super::knot::mark;
use crate::app::saving::SaveState;
use crate::app::view::Line;
use crate::domain::MomentId;

/// One line among others, by its moment.
pub(crate) fn line_of(lines: Memo<Vec<Line>>, moment: MomentId) -> Memo<Option<Line>> {
    Memo::new(move |_| lines.with(|lines| lines.iter().find(|line| line.moment == moment).cloned()))
}

/// The moments of some lines, in their order.
pub(crate) fn moments_of(lines: Memo<Vec<Line>>) -> Vec<MomentId> {
    lines.with(|lines| lines.iter().map(|line| line.moment).collect())
}

/// Whether a line is on the disk, as an attribute says it.
pub(crate) fn saved(line: Memo<Option<Line>>) -> &'static str {
    let saved = |line: &Line| line.save == SaveState::Saved;
    if line.with(|line| line.as_ref().is_some_and(saved)) {
        "true"
    } else {
        "false"
    }
}

/// What stands on a line. What is still being saved shows nothing; what could not be saved says so.
pub(crate) fn line_words(line: Memo<Option<Line>>) -> impl IntoView {
    let tone = Memo::new(move |_| line.with(|line| line.as_ref().map(|line| line.tone)));
    let failed = |line: &Line| matches!(line.save, SaveState::NotSaved(_));
    let not_saved = move || {
        line.with(|line| line.as_ref().is_some_and(failed))
            .then(|| view! { <span class="unsaved">"not saved"</span> })
    };
    view! {
        <time>{move || line.with(|line| line.as_ref().map(|line| line.time.clone()))}</time>
        {move || tone.get().map(mark)}
        <span class="grow">
            {move || line.with(|line| line.as_ref().map(|line| line.words.clone()))}
        </span>
        {not_saved}
    }
}

/// All moments of a call.
#[component]
pub(crate) fn MomentList(
    lines: Memo<Vec<Line>>,
    /// Takes a moment out, where that can be done.
    #[prop(optional)]
    take_out: Option<Callback<MomentId>>,
) -> impl IntoView {
    let row = move |moment: MomentId| {
        let line = line_of(lines, moment);
        view! {
            <li class="row" data-saved=move || saved(line)>
                {line_words(line)}
                {take_out.map(|take_out| take_out_button(line, moment, take_out))}
            </li>
        }
    };
    view! {
        <ol class="moments" aria-label="Moments">
            <For each=move || moments_of(lines) key=|moment| *moment children=row />
        </ol>
    }
}

fn take_out_button(
    line: Memo<Option<Line>>,
    moment: MomentId,
    take_out: Callback<MomentId>,
) -> impl IntoView {
    let which = move || {
        line.with(|line| {
            line.as_ref()
                .map(|line| format!(" {} at {}", line.words, line.time))
        })
    };
    view! {
        <button type="button" class="plain" on:click=move |_| take_out.run(moment)>
            "Take out"<span class="unseen">{which}</span>
        </button>
    }
}
