//! The keys of the pad: the behaviours, and below them the manager's own moments.

use leptos::prelude::*;

use super::Pad;
use crate::app::event::Tap;
use crate::app::view::pad::{NetView, PadKey};
use crate::domain::NetMove;
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
        view! { <div class="keys">{keys}</div> }.into_any()
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
        view! {
            <button
                type="button"
                class="key"
                aria-description=words(|count| format!("{count} in this call"))
                on:click=tap
            >
                {mark(key.tone)}
                <span>
                    {key.short}
                    <span class="count" aria-hidden="true">
                        {words(|count| format!(" ×{count}"))}
                    </span>
                </span>
            </button>
        }
        .into_any()
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
        view! {
            <div class="net-row">
                {net("tone-held", NetMove::Held)}
                {net("tone-net", NetMove::Redirected)}
                <button type="button" class="tone-net" class:taken=taken on:click=take_or_give>
                    <span>{label}" "<small>{lasting}</small></span>
                </button>
            </div>
        }
        .into_any()
    }
}
