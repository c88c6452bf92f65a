//! A behaviour to be changed, or a new one. What is typed stays in the fields until it is saved.

use leptos::prelude::*;

use crate::app::Event;
use crate::app::event::{BehaviourDraft, CodebookEvent};
use crate::app::view::codebook::BehaviourPage;
use crate::domain::{Behaviour, Name, Shape, Valence};
use crate::shell::App;
use crate::ui::piece::Piece;
use crate::ui::reading::{memo, nothing, part};
use crate::ui::widgets::blocks::{div, live, p};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::{asides, button};
use crate::ui::widgets::fields::{Holds, completion, line_that, note_field};
use crate::ui::widgets::frame;

type Draft = RwSignal<BehaviourDraft>;

pub(super) fn screen(app: App, page: &BehaviourPage) -> AnyView {
    let draft = RwSignal::new(page.draft.clone());
    let (title, words) = if page.key.is_some() {
        (
            "Change a behaviour",
            "Calls until now keep the words that they were written in.",
        )
    } else {
        ("New behaviour", "Something that you can see or hear.")
    };
    let mut middle = vec![p("quiet", words)];
    middle.extend(words_of(draft, page));
    middle.extend(meaning(draft));
    middle.push(archive(app, page));
    frame::screen(title, "", foot(app, draft), middle)
}

fn words_of(draft: Draft, page: &BehaviourPage) -> Vec<AnyView> {
    let line = |holds, label, value: &String, list, put: fn(&mut BehaviourDraft, String)| {
        line_that(holds, label, value.clone(), list, move |typed| {
            draft.update(|draft| put(draft, typed));
        })
    };
    let (words, now) = (Holds::Words(Name::LONGEST), &page.draft);
    let short = Holds::Words(Behaviour::LONGEST_SHORT);
    let seen = note_field(
        "What is seen or heard, in one sentence",
        now.seen.clone(),
        move |typed| draft.update(|draft| draft.seen = typed),
    );
    vec![
        line(words, "Label", &now.label, None, |draft, typed| {
            draft.label = typed;
        }),
        line(
            short,
            "Short label: 20 characters fit a key",
            &now.short,
            None,
            |draft, typed| draft.short = typed,
        ),
        seen,
        line(
            words,
            "Skill that it is a part of",
            &now.skill,
            Some("skills"),
            |draft, typed| draft.skill = typed,
        ),
        completion("skills", page.skills.clone()),
        line(
            Holds::Seconds,
            "A tap comes late by so many seconds, 0 to 60",
            &now.lead,
            None,
            |draft, typed| draft.lead = typed,
        ),
    ]
}

fn meaning(draft: Draft) -> Vec<AnyView> {
    let valence = memo(move || draft.with(|draft| place(&Valence::ALL, &draft.valence)));
    let shape = memo(move || draft.with(|draft| place(&Shape::ALL, &draft.shape)));
    vec![
        choices("It says", &Valence::ALL, Valence::label, valence, {
            move |valence| draft.update(|draft| draft.valence = valence)
        }),
        choices("It is", &Shape::ALL, Shape::label, shape, {
            move |shape| draft.update(|draft| draft.shape = shape)
        }),
    ]
}

/// Off the pads, in a place where no thumb comes by.
fn archive(app: App, page: &BehaviourPage) -> AnyView {
    let key = page.key.clone().filter(|_| page.can_archive);
    key.map_or_else(nothing, |key| {
        let archive = move || {
            app.send(Event::Codebook(CodebookEvent::Archived(key.clone())));
        };
        let why = "In the archive it is off the pads, and old calls keep it.";
        div(
            "apart",
            vec![button("aside", "Archive", archive), p("quiet", why)],
        )
    })
}

fn foot(app: App, draft: Draft) -> Vec<AnyView> {
    let problem = Piece::of_model(app, |model| model.codebook.problem.clone());
    let save = move || {
        let draft = draft.get_untracked();
        app.send(Event::Codebook(CodebookEvent::Saved(draft)));
    };
    let cancel = move || app.send(Event::Codebook(CodebookEvent::Closed));
    vec![
        live("problem", "alert", part(problem, String::clone)),
        button("go", "Save", save),
        asides(vec![button("aside", "Cancel", cancel)]),
    ]
}
