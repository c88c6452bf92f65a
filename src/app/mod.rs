//! The app without a browser: an event goes in, effects come out, and views are read off.
//!
//! Start with [`event`] (all that can happen), then [`update`] (what it does to the [`model`]) and
//! [`effect`] (what the shell is asked to do). Each screen draws one view model of [`view`];
//! [`outputs`] are the same as files, and [`leaving`] is what is in them for whom. The [`desk`] has made-up calls beside the notes, never among them.
//! [`search`] finds calls by words, [`pick`] by what they are, and [`window`] tells which rows of a
//! long list stand in the page; [`turns`] hands those on that leave it.

pub mod care;
pub mod desk;
pub mod effect;
pub mod event;
pub mod leaving;
pub mod look_back;
pub mod model;
pub mod outputs;
pub mod pick;
pub mod queue;
pub mod route;
pub mod saving;
pub mod search;
pub mod touch;
pub mod turns;
pub mod update;
pub mod view;
pub mod window;

pub use desk::Desk;
pub use effect::Effect;
pub use event::{Event, Stamp};
pub use look_back::LookBack;
pub use model::Model;
pub use route::Route;
pub use update::update;
