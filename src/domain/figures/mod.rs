//! What the notes come to: the figures of a rep's progress and of the manager's mirror. Each figure is
//! a pure function over calls and moments, its formula stands in its doc comment and in
//! `docs/figures.md`. Figures are counts that add up: those of two halves of a period are those of the
//! whole. A share is worked out last, and of nothing there is none. Begin with [`Period`] and [`Share`];
//! a rep's figures are in [`progress`], the manager's in [`mirror`].

pub mod mirror;
pub mod period;
pub mod progress;
pub mod share;

pub use period::Period;
pub use share::{Share, Tally};
