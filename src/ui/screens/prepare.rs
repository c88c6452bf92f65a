//! Prepare.

use leptos::prelude::*;

use crate::domain::CallId;
use crate::shell::App;
use crate::ui::widgets::frame;

pub(crate) fn screen(_app: App, _id: CallId) -> AnyView {
    frame::screen("Prepare", "", vec![], vec![])
}
