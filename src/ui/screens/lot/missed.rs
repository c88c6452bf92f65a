//! What was missed in the call is added, at about its time.

use leptos::prelude::*;

use super::Lot;
use crate::app::event::{About, LotEvent};
use crate::ui::widgets::blocks::{div, h2, live, section};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::fields::select_field;

impl Lot {
    /// What was missed is added: what it was, and about when.
    pub(super) fn missed(self) -> AnyView {
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
        let times = About::ROUGH.map(|about| (about.label().to_owned(), about.label().to_owned()));
        let choose = move |value| what.set(value);
        let time = move |value| when.set(value);
        let fields = vec![
            select_field(
                "What".into(),
                "Choose",
                self.behaviours(),
                what.into(),
                choose,
            ),
            select_field("When".into(), "", times.to_vec(), when.into(), time),
        ];
        let blocks = vec![
            h2("Add what you missed"),
            div("pair", fields),
            live("problem", "alert", problem),
            button("plain", "Add", add),
        ];
        section("", blocks)
    }
}

fn about(label: &str) -> About {
    About::ROUGH
        .into_iter()
        .find(|about| about.label() == label)
        .unwrap_or(About::Middle)
}
