//! A rep's progress: what the calls with one rep come to. Begin with [`RepCalls`], which says what calls
//! count; each other file is one topic, and each function in it one figure.
//!
//! A figure is what it counts, as a list of [`Tally`](super::Tally): its count is the length of the list, the lists
//! of two halves of a period one after the other are the list of the whole, and an empty one says
//! "nothing yet".

pub mod alone;
pub mod behaviours;
pub mod calls;
#[cfg(test)]
mod example;
pub mod learning;
pub mod net;
pub mod rate;
pub mod steps;
pub mod talk;
pub mod trend;

pub use behaviours::CallCount;
pub use calls::RepCalls;
pub use net::{BothSaid, Who};
pub use rate::Rate;
pub use talk::TalkGuess;
