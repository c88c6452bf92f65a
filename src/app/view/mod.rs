//! One view model for each screen: what to show, in words, read off the model.
//!
//! A view model holds no logic to be run by the screen. Each file here is a screen's; what several
//! share (the rope, lines of moments, what a figure counts, phrases for times) is in [`rope`], [`lines`], [`evidence`] and
//! [`phrase`]. What is dear to work out is read again only when its [`footing`] has changed.

pub mod ahead;
pub mod both;
pub mod brings;
pub mod call;
pub mod calls;
pub mod codebook;
pub mod debrief;
pub mod devices;
pub mod evidence;
pub mod follow;
pub mod footing;
pub mod forget;
pub mod health;
pub mod import;
pub mod leaving;
pub mod lines;
pub mod lock;
pub mod lot;
pub mod mirror;
pub mod notices;
pub mod observer;
pub mod offers;
pub mod pad;
pub mod phrase;
pub mod practice;
pub mod prepare;
pub mod progress;
pub mod received;
pub mod reps;
pub mod ride;
pub mod rope;
pub mod sample;
pub mod seal;
pub mod settings;
pub mod sheets;
pub mod sizes;
pub mod start;
pub mod summary;
pub mod today;
pub mod toggles;
pub mod trash;
pub mod upkeep;

pub use lines::{Line, Tone};
pub use notices::Notice;
pub use rope::Rope;
pub use toggles::Toggle;
