//! Prepare: under a minute before the door. What the rep works on comes first, then what is agreed;
//! all of it can be left as it is.

mod contract;

use leptos::prelude::*;

use super::summary::labelled;
use crate::app::event::{PlanEvent, TrashEvent};
use crate::app::view::follow::StepHead;
use crate::app::view::prepare::{self, PrepareView};
use crate::app::view::received::AnswerView;
use crate::app::{Event, Route};
use crate::domain::call::Setting;
use crate::domain::{CallId, Role, Stakes};
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, nothing, now, part, piece, when_here};
use crate::ui::widgets::blocks::{details, div, h2, p, section};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::{asides, button, link};
use crate::ui::widgets::fields::{account_field, note_field};
use crate::ui::widgets::frame;
use crate::ui::widgets::toggles::toggles;

/// A call that is prepared: what its screen reads from, and where its events go.
#[derive(Clone, Copy)]
struct Plan {
    app: App,
    id: CallId,
    view: Piece<PrepareView>,
}

pub(crate) fn screen(app: App, id: CallId) -> Block {
    let plan = Plan {
        app,
        id,
        view: Piece::of_model(app, move |model| prepare::prepare(model, id)),
    };
    when_here(plan.view, move || {
        let foot = vec![
            button("go", "Start the call", move || plan.send(PlanEvent::Begun)),
            asides(vec![link("aside", Route::Today, "Later")]),
        ];
        let middle = vec![
            plan.rep(),
            plan.account(),
            plan.choices(),
            plan.objective(),
            plan.contract(),
            plan.keys(),
            plan.remove(),
        ];
        let who = part(plan.view, |view| view.who.clone());
        frame::screen("Prepare", who, foot, middle)
    })
}

/// The step that a rep is on, in its words, and how it went so far.
pub(super) fn step_words(step: &StepHead) -> Block {
    let quiet = [&step.tries, &step.meant].into_iter();
    let quiet = quiet.filter(|words| !words.is_empty());
    let quiet: Vec<Block> = quiet.map(|words| p("quiet", words.clone())).collect();
    let answer = step.answer.as_ref().map_or_else(nothing, answer_words);
    let words = p("large written", step.words.clone());
    vec![words, div("", quiet), answer].block()
}

/// What the rep wrote back, in the rep's voice.
pub(super) fn answer_words(answer: &AnswerView) -> Block {
    let said = |label, words: Option<&String>| {
        words.map_or_else(nothing, |words| labelled("bar", label, words.clone()))
    };
    let blocks = vec![
        p("quiet", answer.head.clone()),
        said("Tried", answer.tried.as_ref()),
        said("How it went", answer.went.as_ref()),
    ];
    div("entries", blocks)
}

impl Plan {
    fn send(self, event: PlanEvent) {
        self.app.send(Event::Plan(self.id, event));
    }

    /// A note whose words are kept as they are typed.
    fn note(
        self,
        label: &'static str,
        read: fn(&PrepareView) -> String,
        event: fn(String) -> PlanEvent,
    ) -> Block {
        let field = note_field(label, now(self.view, read), move |typed| {
            self.send(event(typed));
        });
        div("short", vec![field])
    }

    /// The rep: how far along, and what is tried now.
    fn rep(self) -> Block {
        let step = piece(self.view, |view| view.step.clone());
        let step = drawn_from(step, |step: &StepHead| {
            div("", vec![h2("Action step"), step_words(step)])
        });
        let rep = part(self.view, |view| view.rep.clone());
        section("", vec![p("quiet", rep), step])
    }

    fn account(self) -> Block {
        let account = now(self.view, |view| view.account.clone());
        let earlier = now(self.view, |view| view.accounts.clone());
        account_field(account, earlier, move |typed| {
            self.send(PlanEvent::AccountTyped(typed));
        })
    }

    fn choices(self) -> Block {
        let stakes = part(self.view, |view| place(&Stakes::ALL, &view.stakes));
        let setting = part(self.view, |view| place(&Setting::ALL, &view.setting));
        let role = part(self.view, |view| place(&Role::ALL, &view.role));
        let is_joint = part(self.view, |view| view.role == Role::JointCall);
        let groups = vec![
            choices("Stakes", &Stakes::ALL, Stakes::label, stakes, move |one| {
                self.send(PlanEvent::StakesChosen(one));
            }),
            choices(
                "Setting",
                &Setting::ALL,
                Setting::label,
                setting,
                move |one| {
                    self.send(PlanEvent::SettingChosen(one));
                },
            ),
            choices("Role", &Role::ALL, Role::label, role, move |one| {
                self.send(PlanEvent::RoleChosen(one));
            }),
            drawn(move || {
                if is_joint.get() {
                    self.contribution()
                } else {
                    nothing()
                }
            }),
        ];
        div("", groups)
    }

    fn contribution(self) -> Block {
        self.note(
            "What you contribute",
            |view| view.contribution.clone(),
            PlanEvent::ContributionTyped,
        )
    }

    fn objective(self) -> Block {
        self.note(
            "Objective",
            |view| view.objective.clone(),
            PlanEvent::ObjectiveTyped,
        )
    }

    /// The behaviours of this call's pad; most calls do with those that are there.
    fn keys(self) -> Block {
        let taken = part(self.view, |view| format!("On the pad: {}", view.keys_taken));
        let keys = piece(self.view, |view| Some(view.keys.clone()));
        details(taken, vec![toggles(self.app, "Behaviours", keys)])
    }

    /// At the end, where no thumb comes by in a hurry.
    fn remove(self) -> Block {
        let remove = move || self.app.send(Event::Trash(TrashEvent::CallThrown(self.id)));
        button("aside", "Remove this call", remove)
    }
}
