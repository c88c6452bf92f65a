//! Made-up calls to look around with: where they are offered, and what stands over every screen while
//! they are shown.

use crate::app::desk;
use crate::app::model::{Model, Notes};

/// What the button says that leads to them.
pub const OFFER: &str = "Look around with made-up calls";
/// What stands over every screen while they are shown.
pub const BAR: &str = "Made-up calls. Nothing here is kept.";
/// What the button says that leads back.
pub const BACK: &str = "Back to your notes";
/// What stands in the place of files out and in.
pub const NO_FILES: &str = "Made-up calls don't leave Curbside, and no file is added to them.";

/// Whether made-up calls are shown.
#[must_use]
pub fn is_shown(model: &Model) -> bool {
    model.notes == Notes::MadeUp
}

/// Whether they are offered now.
#[must_use]
pub fn is_offered(model: &Model) -> bool {
    desk::may_look_around(model)
}
