//! The drawn things of a list, known by their keys. When the keys change, those that stay are not
//! touched, so that the focus and what is typed stay with them; only in another order they move.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::Placeholder;
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use web_sys::{Element, Node};

use super::Key;
use crate::app::turns::{Turns, turns};
use crate::ui::block::Block;
use crate::ui::no_server::no_server;

/// What is to be drawn.
pub(super) struct Rows {
    pub(super) keys: Vec<Key>,
    pub(super) draw: Draw,
    pub(super) owner: Owner,
}

/// How it is drawn.
#[derive(Clone)]
pub(super) enum Draw {
    /// Another key is another thing.
    Anew(Arc<dyn Fn(&Key) -> Block + Send + Sync>),
    /// A thing follows its key, and can be given another one.
    ByTurns(Arc<dyn Fn(RwSignal<Key>) -> Block + Send + Sync>),
}

/// What stands on the page, and a mark behind the last one.
pub(super) struct Standing {
    rows: Vec<Row>,
    end: Placeholder,
}

struct Row {
    key: Key,
    /// What the row follows, if it can be given another key.
    follows: Option<RwSignal<Key>>,
    view: AnyViewState,
    #[expect(dead_code, reason = "what the row has made lives as long as it does")]
    owner: Owner,
}

impl Rows {
    fn row(&self, key: &Key) -> Row {
        let owner = self.owner.with(Owner::new);
        let (follows, view) = owner.with(|| {
            untrack(|| match &self.draw {
                Draw::Anew(draw) => (None, draw(key).build()),
                Draw::ByTurns(draw) => {
                    let follows = RwSignal::new(key.clone());
                    (Some(follows), draw(follows).build())
                }
            })
        });
        Row {
            key: key.clone(),
            follows,
            view,
            owner,
        }
    }

    /// Which of the rows before stands for each key from now on.
    fn turns(&self, before: &[Row]) -> Turns {
        let kept = |key: &Key| before.iter().rposition(|row| row.key == *key);
        let kept: Vec<_> = self.keys.iter().map(kept).collect();
        let focused = match self.draw {
            Draw::Anew(_) => None,
            Draw::ByTurns(_) => focused(before),
        };
        let can_turn = |row: &Row| row.follows.is_some();
        let is_free = |at: &usize| Some(*at) != focused && can_turn(&before[*at]);
        turns(&kept, (0..before.len()).filter(is_free), focused)
    }
}

/// The row that has the focus.
fn focused(rows: &[Row]) -> Option<usize> {
    let focused = document().active_element()?;
    let has_it = |element: &Element| element.contains(Some(&focused));
    rows.iter()
        .position(|row| row.view.elements().iter().any(has_it))
}

impl Render for Rows {
    type State = Standing;

    fn build(self) -> Standing {
        Standing {
            rows: self.keys.iter().map(|key| self.row(key)).collect(),
            end: Rndr::create_placeholder(),
        }
    }

    fn rebuild(self, standing: &mut Standing) {
        let before = std::mem::take(&mut standing.rows);
        let turns = self.turns(&before);
        let mut before: Vec<Option<Row>> = before.into_iter().map(Some).collect();
        for (place, row) in before.iter_mut().enumerate() {
            if !turns.places.contains(&Some(place))
                && let Some(mut row) = row.take()
            {
                row.view.unmount();
            }
        }
        for (at, key) in self.keys.iter().enumerate().rev() {
            let known = turns.places[at].and_then(|place| before[place].take());
            let is_put = known.is_some() && !turns.moves[at];
            let mut row = known.map_or_else(|| self.row(key), |row| row.turned_to(key));
            if !is_put {
                standing.put_first(&mut row.view);
            }
            standing.rows.insert(0, row);
        }
    }
}

impl Row {
    fn turned_to(mut self, key: &Key) -> Self {
        if self.key != *key {
            self.key = key.clone();
            if let Some(follows) = self.follows {
                follows.set(key.clone());
            }
        }
        self
    }
}

impl Standing {
    fn put_first(&self, view: &mut AnyViewState) {
        let is_put = self.insert_before_this(view);
        debug_assert!(is_put, "the list has a mark at its end");
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        for row in &mut self.rows {
            row.view.unmount();
        }
        self.end.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        for row in &mut self.rows {
            row.view.mount(parent, marker);
        }
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.rows.first();
        first.is_some_and(|row| row.view.insert_before_this(child))
            || self.end.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        let elements = self.rows.iter().map(|row| row.view.elements());
        elements.flatten().collect()
    }
}

no_server!(Rows, Standing);
