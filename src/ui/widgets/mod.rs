//! What several screens are made of. [`frame`] is what every screen but the pad stands in, and
//! [`controls`] is what a thumb touches there.

pub(super) mod blocks;
pub(super) mod chart;
pub(super) mod choices;
pub(super) mod controls;
pub(super) mod curve;
pub(super) mod fields;
pub(super) mod figure;
pub(super) mod files;
pub(super) mod frame;
pub(super) mod hold;
pub(super) mod keyed;
pub(super) mod knot;
pub(super) mod moments;
pub(super) mod more;
pub(super) mod notes;
pub(super) mod notices;
pub(super) mod opened;
pub(super) mod outline;
pub(super) mod passphrase;
pub(super) mod progress;
pub(super) mod rope;
pub(super) mod rope_of_two;
pub(super) mod rows;
pub(super) mod sample;
pub(super) mod sealed;
pub(super) mod table;
pub(super) mod toggles;
pub(super) mod undo;
