//! Trash.

use leptos::prelude::*;

use crate::shell::App;
use crate::ui::widgets::frame;

pub(crate) fn screen(_app: App) -> AnyView {
    frame::screen("Trash", "", vec![], vec![])
}
