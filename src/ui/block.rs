//! Something on the page, whatever it is. Leptos' own `AnyView` is as large as eight numbers, which
//! every function that draws something would carry from place to place; this is one.

use leptos::prelude::*;
use leptos::tachys::view::any_view::{AnyView, AnyViewState};

use super::no_server::no_server;

/// Something on the page.
pub(crate) struct Block(Box<AnyView>);

/// What can be made a block.
pub(crate) trait IntoBlock {
    /// As a block.
    fn block(self) -> Block;
}

impl<T: IntoView + 'static> IntoBlock for T {
    fn block(self) -> Block {
        Block(Box::new(self.into_any()))
    }
}

impl Render for Block {
    type State = AnyViewState;

    fn build(self) -> AnyViewState {
        self.0.build()
    }

    fn rebuild(self, state: &mut AnyViewState) {
        self.0.rebuild(state);
    }
}

no_server!(Block, AnyViewState);
