//! The keys of the pad: the behaviours, and below them the manager's own moments.

use leptos::prelude::*;

use super::Pad;
use crate::app::event::Tap;
use crate::app::view::pad::{NetView, PadKey};
use crate::domain::NetMove;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{memo, now, part, piece};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::knot::mark;

impl Pad {
    /// The behaviours. Their keys are drawn once; only the counts change.
    pub(super) fn keys(self) -> AnyView {
        let counts = piece(self.view, |view| {
            Some(view.keys.iter().map(|key| key.count).collect())
        });
        let keys = now(self.view, |view| view.keys.clone());
        let keys: Vec<AnyView> = keys
            .into_iter()
            .enumerate()
            .map(|(place, key)| self.key(key, place, counts))
            .collect();
        tag("div").class("keys").children(keys).draw()
    }

    fn key(self, key: PadKey, place: usize, counts: Piece<Vec<usize>>) -> AnyView {
        let words = move |words: fn(usize) -> String| {
            memo(
                move || match counts.with(|counts| counts?.get(place).copied()) {
                    None | Some(0) => String::new(),
                    Some(count) => words(count),
                },
            )
        };
        let behaviour = key.key;
        let tap = move |_| self.tap(Tap::Behaviour(behaviour.clone()));
        let count = tag("span").class("count").set("aria-hidden", "true");
        let count = count.words(words(|count| format!(" ×{count}")));
        let label = tag("span").words(key.short).child(count.draw());
        tag("button")
            .set("type", "button")
            .class("key")
            .live(
                "aria-description",
                words(|count| format!("{count} in this call")),
            )
            .on("click", tap)
            .children([mark(key.tone), label.draw()])
            .draw()
    }

    /// The manager's own moments. While the call is taken over, the last key gives it back.
    pub(super) fn net_row(self) -> AnyView {
        let taken = part(self.view, |view| {
            matches!(view.net, NetView::TakenOver { .. })
        });
        let lasting = part(self.view, |view| match &view.net {
            NetView::Ready => String::new(),
            NetView::TakenOver { lasting } => lasting.clone(),
        });
        let next = |taken| {
            if taken {
                NetMove::HandedBack
            } else {
                NetMove::TookOver
            }
        };
        let take_or_give = move |_| self.tap(Tap::Net(next(taken.get_untracked())));
        let label = memo(move || next(taken.get()).label().to_owned());
        let net = move |class, step: NetMove| {
            button(class, step.label(), move || self.tap(Tap::Net(step)))
        };
        let class = memo(move || {
            let class = if taken.get() {
                "tone-net taken"
            } else {
                "tone-net"
            };
            class.to_owned()
        });
        let lasting = tag("small").words(lasting).draw();
        let words = tag("span").words(label).words(" ").child(lasting);
        let taking = tag("button")
            .set("type", "button")
            .live("class", class)
            .on("click", take_or_give)
            .child(words.draw());
        let moves = [
            net("tone-held", NetMove::Held),
            net("tone-net", NetMove::Redirected),
            taking.draw(),
        ];
        tag("div").class("net-row").children(moves).draw()
    }
}
