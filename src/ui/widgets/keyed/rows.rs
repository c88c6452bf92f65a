//! The drawn things of a list, known by their keys. When the keys change, those that stay are not
//! touched, so that the focus and what is typed stay with them; only in another order they move.

use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::Placeholder;
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use web_sys::{Element, Node};

use super::{Draw, Key};
use crate::ui::no_server::no_server;

/// What is to be drawn.
pub(super) struct Rows {
    pub(super) keys: Vec<Key>,
    pub(super) draw: Draw,
    pub(super) owner: Owner,
}

/// What stands on the page, and a mark behind the last one.
pub(super) struct Standing {
    rows: Vec<Row>,
    end: Placeholder,
}

struct Row {
    key: Key,
    view: AnyViewState,
    #[expect(dead_code, reason = "what the row has made lives as long as it does")]
    owner: Owner,
}

impl Rows {
    fn row(&self, key: &Key) -> Row {
        let owner = self.owner.with(Owner::new);
        let view = owner.with(|| untrack(|| (self.draw)(key).build()));
        Row {
            key: key.clone(),
            view,
            owner,
        }
    }
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
        let mut before = std::mem::take(&mut standing.rows);
        before.retain_mut(|row| {
            let stays = self.keys.contains(&row.key);
            if !stays {
                row.view.unmount();
            }
            stays
        });
        let is_known = |key: &&Key| before.iter().any(|row| row.key == **key);
        let known = self.keys.iter().filter(is_known);
        let is_in_order = known.eq(before.iter().map(|row| &row.key));
        for key in self.keys.iter().rev() {
            let place = before.iter().rposition(|row| row.key == *key);
            let mut row = place.map_or_else(|| self.row(key), |place| before.remove(place));
            if place.is_none() || !is_in_order {
                standing.put_first(&mut row.view);
            }
            standing.rows.insert(0, row);
        }
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
