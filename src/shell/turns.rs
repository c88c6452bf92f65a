//! Work that takes longer than a frame goes on by turns: the calls are read for the search, a file is read, compared
//! and added, a large file is made. The browser has its turn in between.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::console;

use super::{App, Home};
use crate::app::event::World;
use crate::domain::Elapsed;
use crate::platform::clock;
use crate::storage::indexed_db::turn;

/// How long the work goes on before the browser has its turn.
const TURN: Elapsed = Elapsed(20);

/// What is still to be done by turns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Turns {
    /// Nothing.
    #[default]
    Over,
    /// The next slice.
    Wanted,
    /// A slice is being done, and nobody has asked for another yet.
    Taken,
}

impl App {
    /// What waits in the browser goes first: a tap, a letter, a frame.
    pub(super) fn read_on(self) {
        let home = self.home();
        if home.turns.replace(Turns::Wanted) != Turns::Over {
            return;
        }
        spawn_local(async move {
            while home.turns.get() == Turns::Wanted {
                if let Err(error) = turn().await {
                    console::warn_1(&error);
                    TimeoutFuture::new(0).await;
                }
                self.go_on_for_a_turn(&home);
            }
            home.turns.set(Turns::Over);
        });
    }

    /// Goes on slice after slice, as long as each asks for another and no frame waits too long. The screen hears of
    /// them together.
    fn go_on_for_a_turn(self, home: &Home) {
        let begun = clock::now();
        while home.turns.replace(Turns::Taken) == Turns::Wanted {
            self.send_quietly(World::ReadOnDue);
            if clock::now().since(begun) >= TURN {
                break;
            }
        }
        // There is no screen any more that could hear of it, if this answers nothing.
        _ = self.desk.try_update(|_| ());
    }
}
