//! A behaviour to be changed, or a new one. What is typed is kept as a draft until it is saved.

use leptos::prelude::*;

use crate::app::Event;
use crate::app::event::{BehaviourDraft, CodebookEvent};
use crate::app::view::codebook::BehaviourPage;
use crate::domain::{Behaviour, Name, Shape, Valence};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{memo, nothing, part};
use crate::ui::widgets::blocks::{div, live, p};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::{asides, button};
use crate::ui::widgets::fields::{Holds, completion, line_that, note_field};
use crate::ui::widgets::frame;

/// What stands on the page now.
#[derive(Clone, Copy)]
struct Draft {
    app: App,
    now: RwSignal<BehaviourDraft>,
}

impl Draft {
    fn change(self, change: impl FnOnce(&mut BehaviourDraft)) {
        self.now.update(change);
        let typed = CodebookEvent::Typed(self.now.get_untracked());
        self.app.send(Event::Codebook(typed));
    }
}

pub(super) fn screen(app: App, page: &BehaviourPage) -> Block {
    let draft = Draft {
        app,
        now: RwSignal::new(page.draft.clone()),
    };
    let (title, words) = if page.key.is_some() {
        (
            "Change a behaviour",
            "Calls until now keep the words that they were written in.",
        )
    } else {
        ("New behaviour", "Something that you can see or hear.")
    };
    let (meaning, kind) = choices_of(draft);
    let now = &page.draft;
    let typed_earlier = if page.is_unsaved {
        p("", "Not saved yet: this is what you had typed.")
    } else {
        nothing()
    };
    let middle = vec![
        p("quiet", words),
        typed_earlier,
        line(draft, &LABEL, &now.label),
        line(draft, &SHORT, &now.short),
        note_field(
            "What is seen or heard, in one sentence",
            now.seen.clone(),
            move |typed| draft.change(|draft| draft.seen = typed),
        ),
        line(draft, &SKILL, &now.skill),
        completion("skills", page.skills.clone()),
        meaning,
        kind,
        line(draft, &LEAD, &now.lead),
        archive(app, page),
    ];
    frame::screen(title, "", foot(app, draft), middle)
}

/// A line of the page, and where what is typed in it goes.
struct Line {
    label: &'static str,
    holds: Holds,
    list: Option<&'static str>,
    put: fn(&mut BehaviourDraft, String),
}

const LABEL: Line = Line {
    label: "Label, for the debrief",
    holds: Holds::Words(Name::LONGEST),
    list: None,
    put: |draft, typed| draft.label = typed,
};

const SHORT: Line = Line {
    label: "Short label, for the key: 20 characters",
    holds: Holds::Words(Behaviour::LONGEST_SHORT),
    list: None,
    put: |draft, typed| draft.short = typed,
};

const SKILL: Line = Line {
    label: "Skill",
    holds: Holds::Words(Name::LONGEST),
    list: Some("skills"),
    put: |draft, typed| draft.skill = typed,
};

const LEAD: Line = Line {
    label: "Seconds that a tap comes late: 0 to 60",
    holds: Holds::Seconds,
    list: None,
    put: |draft, typed| draft.lead = typed,
};

fn line(draft: Draft, line: &'static Line, value: &str) -> Block {
    let typed = move |typed| draft.change(|draft| (line.put)(draft, typed));
    line_that(line.holds, line.label, value.to_owned(), line.list, typed)
}

/// What it means, and how it lies in time.
fn choices_of(draft: Draft) -> (Block, Block) {
    let valence = memo(move || draft.now.with(|draft| place(&Valence::ALL, &draft.valence)));
    let shape = memo(move || draft.now.with(|draft| place(&Shape::ALL, &draft.shape)));
    let mean = move |valence| draft.change(|draft| draft.valence = valence);
    let shaped = move |shape| draft.change(|draft| draft.shape = shape);
    (
        choices("Meaning", &Valence::ALL, Valence::label, valence, mean),
        choices("Kind", &Shape::ALL, Shape::label, shape, shaped),
    )
}

/// Off the pads, in a place where no thumb comes by.
fn archive(app: App, page: &BehaviourPage) -> Block {
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

fn foot(app: App, draft: Draft) -> Vec<Block> {
    let problem = Piece::of_model(app, |model| model.codebook.problem.clone());
    let save = move || {
        let draft = draft.now.get_untracked();
        app.send(Event::Codebook(CodebookEvent::Saved(draft)));
    };
    let cancel = move || app.send(Event::Codebook(CodebookEvent::Closed));
    vec![
        live("problem", "alert", part(problem, String::clone)),
        button("go", "Save", save),
        asides(vec![button("aside", "Cancel", cancel)]),
    ]
}
