//! What the product is about, in its own words, with no browser, clock or disk in it.
//!
//! Start with [`call`] (a call and its phases) and [`moment`] (what is tapped). Time and ids are
//! passed in, so everything here is exact in a test.

pub mod call;
pub mod codebook;
pub mod debrief;
pub mod ids;
pub mod moment;
pub mod net;
pub mod notebook;
pub mod order;
pub mod rep;
pub mod text;
pub mod time;

pub use call::{Call, Outcome, Phase, Span, WrongPhase};
pub use codebook::{Behaviour, BehaviourKey, Codebook, Valence};
pub use debrief::{Debrief, LearningMode, RepView, ReplayLine};
pub use ids::{CallId, MomentId, NotebookId, RepId};
pub use moment::{Moment, NetMove, Timing, What};
pub use net::{NetState, Role, Stakes, Stance};
pub use notebook::Notebook;
pub use rep::{Rep, Stage};
pub use text::{Name, Text};
pub use time::{Elapsed, Timestamp};
