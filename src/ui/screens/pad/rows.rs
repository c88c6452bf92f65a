//! The rows of the pad that never change their keys: who is talking, the tools, and the manager's
//! own moments.

use leptos::prelude::*;

use super::Pad;
use crate::app::event::{Sheet, Tap};
use crate::app::view::pad::NetView;
use crate::domain::{NetMove, Speaker};
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::reading::{memo, part};
use crate::ui::widgets::blocks::{div, span};
use crate::ui::widgets::controls::button;

impl Pad {
    /// Who is talking, if the manager cares to mark it.
    pub(super) fn speaking_bar(self) -> Block {
        let speaking = part(self.view, |view| view.speaking);
        let key = |speaker: Speaker| {
            let is_on = memo(move || speaking.get() == Some(speaker));
            let tap = move || self.tap(Tap::Speaking(speaker));
            lasting_key("", span("", speaker.label()), is_on, tap)
        };
        let keys: Vec<Block> = Speaker::ALL.into_iter().map(key).collect();
        group("speaking", "Talking", keys)
    }

    /// What is needed now and then.
    pub(super) fn tools(self) -> Block {
        let no_contract = part(self.view, |view| !view.has_contract);
        let open = |label, sheet| button("tool", label, move || self.open(sheet));
        let star = tag("button")
            .set("type", "button")
            .class("tool star")
            .set("aria-description", "To be named after the call")
            .on("click", move |_| self.tap(Tap::Star))
            .words("Star");
        let net = tag("span")
            .live_if("hidden", no_contract)
            .child(open("Net", Sheet::Contract));
        let tools = vec![
            star.draw(),
            open("Eyes-free", Sheet::EyesFree),
            net.draw(),
            open("Keys", Sheet::Keys),
        ];
        div("tools", tools)
    }

    /// The manager's own moments, each always in its place.
    pub(super) fn net_row(self) -> Block {
        let taken = part(self.view, |view| {
            matches!(view.net, NetView::TakenOver { .. })
        });
        let lasting = part(self.view, |view| match &view.net {
            NetView::Ready => String::new(),
            NetView::TakenOver { lasting } => lasting.clone(),
        });
        let net =
            |class, step: NetMove| button(class, step.label(), move || self.tap(Tap::Net(step)));
        let words = vec![span("", NetMove::TookOver.label()), span("lasts", lasting)];
        let take = move || self.tap(Tap::Net(NetMove::TookOver));
        let pairs = vec![
            div(
                "net-pair",
                vec![
                    net("tone-held", NetMove::Held),
                    net("tone-net", NetMove::Redirected),
                ],
            ),
            div(
                "net-pair",
                vec![
                    lasting_key("tone-net", div("", words), taken, take),
                    net("tone-net", NetMove::HandedBack),
                ],
            ),
        ];
        group("net-row", "Net", pairs)
    }
}

fn group(class: &'static str, name: &'static str, keys: Vec<Block>) -> Block {
    tag("div")
        .class(class)
        .set("role", "group")
        .set("aria-label", name)
        .children(keys)
        .draw()
}

/// A key of something that lasts: pressed as long as it does.
pub(super) fn lasting_key(
    class: &'static str,
    label: Block,
    is_on: Memo<bool>,
    tap: impl Fn() + 'static,
) -> Block {
    boxed(class, label, is_on, Box::new(tap))
}

fn boxed(class: &'static str, label: Block, is_on: Memo<bool>, tap: Box<dyn Fn()>) -> Block {
    tag("button")
        .set("type", "button")
        .class(class)
        .live("aria-pressed", memo(move || is_on.get().to_string()))
        .on("click", move |_| tap())
        .child(label)
        .draw()
}
