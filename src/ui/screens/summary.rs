//! The summary: one screen that a rep reads in three minutes.

use leptos::prelude::*;

use crate::app::Route;
use crate::app::view::Tone;
use crate::app::view::call::{self, SummaryView, Turning};
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::reading::{part, when_here};
use crate::ui::widgets::files::ShareFile;
use crate::ui::widgets::frame::Screen;
use crate::ui::widgets::knot::{mark, tone_class};
use crate::ui::widgets::rope::RopeFigure;
use crate::wire::Scope;

type View = Memo<Option<SummaryView>>;

#[component]
pub(crate) fn Summary(app: App, id: CallId) -> impl IntoView {
    let view: View = app.view(move |model| call::summary(model, id));
    when_here(view, move || {
        let who = part(view, |view| match &view.head.account {
            Some(account) => format!("{}, {account}", view.head.rep),
            None => view.head.rep.clone(),
        });
        let line = part(view, |view| view.head.line.clone());
        let outcome = part(view, |view| {
            view.head.outcome.map(|outcome| outcome.label())
        });
        let told = part(view, |view| view.share.clone());
        let rope = part(view, |view| Some(view.rope.clone()));
        view! {
            <Screen title="Summary" beside=who>
                <p class="quiet">{move || line.get()}</p>
                {move || outcome.get().map(|outcome| view! { <p class="large"><b>{outcome}</b></p> })}
                <RopeFigure rope />
                {rep_first(view)}
                {where_it_turned(view)}
                {taken_along(view)}
                {tally(view)}
                <div class="stack">
                    <ShareFile app label="Share as JSON" scope=Scope::Call(id) told />
                    <p class="asides">
                        <a class="aside" href=Route::Call(id).to_string()>"The call"</a>
                        <a class="aside" href="#/">"Today"</a>
                    </p>
                </div>
            </Screen>
        }
        .into_any()
    })
}

/// What the rep said before anybody else did.
fn rep_first(view: View) -> impl IntoView {
    let title = part(view, |view| {
        let first = view
            .head
            .rep
            .split_whitespace()
            .next()
            .unwrap_or("The rep")
            .to_owned();
        if view.rep_first {
            format!("{first} went first")
        } else {
            format!("{first}'s view was skipped")
        }
    });
    let felt = part(view, |view| view.felt.clone());
    let went_well = part(view, |view| view.went_well.clone());
    view! {
        <h2>{move || title.get()}</h2>
        {move || felt.get().map(|felt| view! { <p class="written">{felt}</p> })}
        {move || went_well.get().map(|went_well| bar("", "Went well", went_well))}
    }
}

fn where_it_turned(view: View) -> impl IntoView {
    let turning = part(view, |view| view.turning.clone());
    let drawn = |turning: Turning| {
        view! {
            <h2>"Where it turned"</h2>
            <p class="quiet"><span class=tone_class(turning.tone)>"At "</span>{turning.time}</p>
            <p class="question">{turning.words}</p>
            {turning.said.map(|said| bar("said", "What was said", said))}
            {turning.would_say.map(|would_say| bar("would-say", "To say now", would_say))}
        }
    };
    move || turning.get().map(drawn)
}

fn bar(kind: &'static str, label: &'static str, text: String) -> impl IntoView {
    view! {
        <p class=format!("bar {kind}")>
            <span class="quiet">{label}</span>
            <span class="written">{text}</span>
        </p>
    }
}

fn taken_along(view: View) -> impl IntoView {
    let lines = part(view, |view| {
        let learning = view.learning.map(|mode| mode.label().to_owned());
        let lines = [
            ("Keep", view.keep.clone()),
            ("Work on", view.work_on.clone()),
            ("To try", view.action_step.clone()),
            ("Taught by", learning),
        ];
        lines
            .into_iter()
            .filter_map(|(label, text)| Some((label, text?)))
            .collect::<Vec<_>>()
    });
    let line = |(label, text)| {
        view! { <div><dt>{label}</dt><dd class="written">{text}</dd></div> }
    };
    move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            view! { <dl class="taken-along">{lines.into_iter().map(line).collect_view()}</dl> }
        })
    }
}

fn tally(view: View) -> impl IntoView {
    let counts = part(view, |view| view.counts.clone());
    let one = |(words, tone, count): (String, Tone, usize)| {
        view! { <li>{mark(tone)}<span>{words}" "<span class="count">{format!("×{count}")}</span></span></li> }
    };
    move || {
        let counts = counts.get();
        (!counts.is_empty()).then(|| {
            let counts = counts.into_iter().map(one).collect_view();
            view! { <h2>"What happened"</h2><ul class="tally">{counts}</ul> }
        })
    }
}
