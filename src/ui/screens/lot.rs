//! The parking lot: name what was starred, mark the outcome, add what was missed. All of it before
//! the rep is asked anything, or skipped.

use leptos::prelude::*;

use crate::app::event::{About, LotEvent};
use crate::app::view::lot::{self, LotView, ToName};
use crate::app::{Event, Route};
use crate::domain::{BehaviourKey, CallId, MomentId, Outcome};
use crate::shell::App;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, memo, nothing, now, part, piece, when_here};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::{asides, button, link};
use crate::ui::widgets::fields::{line_field, select_field};
use crate::ui::widgets::frame::Screen;
use crate::ui::widgets::keyed::{Key, for_each_moment};
use crate::ui::widgets::moments::{moment_list, take_out};

/// A parking lot on the screen: what it reads from, and where its events go.
#[derive(Clone, Copy)]
struct Lot {
    app: App,
    id: CallId,
    view: Piece<LotView>,
}

pub(crate) fn screen(app: App, id: CallId) -> AnyView {
    let lot = Lot {
        app,
        id,
        view: Piece::of_model(app, move |model| lot::lot(model, id)),
    };
    when_here(lot.view, move || {
        let on = move || app.send(Event::Go(Route::Debrief(id)));
        let foot = vec![
            button("go", "On to the debrief", on),
            asides(vec![link("aside", "#/", "Later")]),
        ];
        let moments = piece(lot.view, |view| Some(view.moments.clone()));
        view! {
            <Screen title="Parking lot" beside=part(lot.view, |view| view.who.clone()) foot>
                <p class="quiet">{part(lot.view, |view| view.line.clone())}</p>
                {lot.go_on()}
                {lot.stars()}
                {lot.outcome()}
                {lot.account()}
                {lot.missed()}
                {moment_list(app, id, moments, take_out)}
            </Screen>
        }
        .into_any()
    })
}

impl Lot {
    fn send(self, event: LotEvent) {
        self.app.send(Event::Lot(self.id, event));
    }

    /// The end came too early.
    fn go_on(self) -> AnyView {
        let can_go_on = part(self.view, |view| view.can_go_on);
        let go_on = move || {
            if can_go_on.get() {
                button("aside", "The call goes on", move || {
                    self.send(LotEvent::WentOn)
                })
            } else {
                nothing()
            }
        };
        drawn(go_on).into_any()
    }

    /// What was starred in the call gets its name.
    fn stars(self) -> AnyView {
        let stars = piece(self.view, |view| Some(view.to_name.clone()));
        let moments = piece(stars, |stars| {
            Some(stars.iter().map(|star| Key::Moment(star.moment)).collect())
        });
        let title = |moments: &Vec<Key>| {
            if moments.is_empty() {
                nothing()
            } else {
                view! { <h2>"Name what you starred"</h2> }.into_any()
            }
        };
        let fields = for_each_moment(moments, move |moment| self.star(stars, moment));
        view! { <div>{drawn_from(moments, title)}{fields}</div> }.into_any()
    }

    fn star(self, stars: Piece<Vec<ToName>>, moment: MomentId) -> AnyView {
        let of_star = move |read: fn(&ToName) -> String| {
            memo(move || {
                let star = |stars: Option<&Vec<ToName>>| {
                    stars?.iter().find(|star| star.moment == moment).map(read)
                };
                stars.with(star).unwrap_or_default()
            })
        };
        let label = of_star(|star| format!("Name the star at {}", star.time));
        let name = move |value: String| {
            if let Some(key) = self.behaviour(&value) {
                self.send(LotEvent::Named(moment, key));
            }
        };
        let options = self.behaviours();
        view! {
            {select_field(label.into(), "Choose what it was", options, Signal::default(), name)}
            <p class="quiet hint">{of_star(neighbours)}</p>
        }
        .into_any()
    }

    fn behaviours(self) -> Vec<(String, &'static str)> {
        let behaviours = now(self.view, |view| view.behaviours.clone());
        behaviours
            .into_iter()
            .map(|(key, label)| (key.into(), label))
            .collect()
    }

    fn behaviour(self, value: &str) -> Option<BehaviourKey> {
        let behaviours = now(self.view, |view| view.behaviours.clone());
        behaviours
            .into_iter()
            .map(|(key, _)| key)
            .find(|key| key.as_str() == value)
    }

    fn outcome(self) -> AnyView {
        let outcome = part(self.view, |view| {
            view.outcome
                .and_then(|outcome| place(&Outcome::ALL, &outcome))
        });
        choices(
            "Outcome",
            &Outcome::ALL,
            Outcome::label,
            outcome,
            move |outcome| {
                self.send(LotEvent::OutcomeMarked(outcome));
            },
        )
    }

    fn account(self) -> AnyView {
        let account = now(self.view, |view| view.account.clone());
        line_field("Account", account, None, move |typed| {
            self.send(LotEvent::AccountTyped(typed))
        })
    }

    /// What was missed is added: what it was, and about when.
    fn missed(self) -> AnyView {
        let what = RwSignal::new(String::new());
        let when = RwSignal::new(About::Middle.label().to_owned());
        let problem = RwSignal::new(String::new());
        let add = move || match self.behaviour(&what.get_untracked()) {
            Some(key) => {
                self.send(LotEvent::Added(key, about(&when.get_untracked())));
                what.set(String::new());
                problem.set(String::new());
            }
            None => problem.set("Choose what you missed first.".to_owned()),
        };
        let times = About::ALL.map(|about| (about.label().to_owned(), about.label()));
        view! {
            <h2>"Add what you missed"</h2>
            <div class="pair">
                {select_field("What".into(), "Choose", self.behaviours(), what.into(), move |value| {
                    what.set(value);
                })}
                {select_field("When".into(), "", times.to_vec(), when.into(), move |value| {
                    when.set(value);
                })}
            </div>
            <p class="problem" role="alert">{problem}</p>
            {button("plain", "Add", add)}
        }
        .into_any()
    }
}

fn about(label: &str) -> About {
    About::ALL
        .into_iter()
        .find(|about| about.label() == label)
        .unwrap_or(About::Middle)
}

/// What happened around a star, as a reminder.
fn neighbours(star: &ToName) -> String {
    match (&star.before, &star.after) {
        (Some(before), Some(after)) => format!("After {before}, before {after}"),
        (Some(before), None) => format!("After {before}"),
        (None, Some(after)) => format!("Before {after}"),
        (None, None) => String::new(),
    }
}
