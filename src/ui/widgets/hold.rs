//! A press that lasts: something is done when a finger has stayed where it came down for a while.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::{PointerEvent, console};

use crate::app::touch::{Finger, Touches};

/// Waits for one press at a time.
#[derive(Clone, Copy)]
pub(crate) struct Hold {
    touches: StoredValue<Touches>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Hold {
    pub(crate) fn new() -> Self {
        let hold = Self {
            touches: StoredValue::new(Touches::default()),
            waiting: StoredValue::new(None),
        };
        // What has gone from the screen does nothing more.
        on_cleanup(move || hold.end());
        hold
    }

    /// A finger comes down: `then` is done if it stays for so many milliseconds.
    pub(crate) fn begin(self, event: &PointerEvent, ms: u64, then: impl FnOnce() + 'static) {
        self.end();
        self.touches
            .update_value(|touches| touches.down(finger(event), 0));
        if self.is_alone() {
            self.wait(ms, then);
        }
    }

    /// A finger that slides presses nothing.
    pub(crate) fn moved(self, event: &PointerEvent) {
        self.touches
            .update_value(|touches| touches.moved(finger(event)));
        if !self.is_alone() {
            self.end();
        }
    }

    fn is_alone(self) -> bool {
        self.touches.with_value(|touches| touches.alone().is_some())
    }

    /// The finger goes up, or is of no more interest.
    pub(crate) fn end(self) {
        let waiting = self.waiting.try_update_value(Option::take);
        if let Some(waiting) = waiting.flatten() {
            waiting.clear();
        }
    }

    /// Does something after a while, unless the press ends before.
    pub(crate) fn wait(self, ms: u64, then: impl FnOnce() + 'static) {
        match set_timeout_with_handle(then, Duration::from_millis(ms)) {
            Ok(handle) => self.waiting.set_value(Some(handle)),
            Err(error) => console::error_1(&error),
        }
    }
}

/// A finger as the browser tells of it.
pub(crate) fn finger(event: &PointerEvent) -> Finger {
    Finger {
        id: event.pointer_id(),
        is_first: event.is_primary(),
        x: event.client_x(),
        y: event.client_y(),
    }
}
