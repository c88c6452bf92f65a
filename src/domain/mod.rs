//! What the product is about, in its own words, with no browser, clock or disk in it.
//!
//! Start with [`call`] (a call and its phases) and [`moment`] (what is tapped). Time and ids are
//! passed in, so everything here is exact in a test.

pub mod behaviour;
pub mod behaviour_key;
pub mod call;
pub mod codebook;
pub mod contract;
pub mod debrief;
pub mod debrief_step;
pub mod draft;
mod edits;
pub mod figures;
mod history;
pub mod ids;
pub mod ledger;
pub mod lineage;
pub mod moment;
pub mod net;
pub mod news;
pub mod note;
pub mod notebook;
pub mod order;
pub mod outcome;
pub mod packs;
pub mod record;
pub mod rep;
mod room;
pub mod sample;
pub mod span;
pub mod states;
pub mod step;
pub mod talk;
pub mod text;
pub mod time;
pub mod undo;
pub mod verdict;
pub mod version;
pub mod written;

pub use behaviour::{Behaviour, Shape, Standing, Valence};
pub use behaviour_key::BehaviourKey;
pub use call::{Call, Outcome, Phase, Setting, Span, WrongPhase};
pub use codebook::Codebook;
pub use contract::{NetContract, TripWire};
pub use debrief::{CallKind, Debrief, Form, LearningMode, Percent, RepView, RepWords, ReplayLine};
pub use debrief_step::DebriefStep;
pub use draft::{BehaviourDraft, Draft, DraftOf, StartDraft, Unfinished};
pub use ids::{CallId, MomentId, NotebookId, RepId};
pub use ledger::Ledger;
pub use lineage::{BadLineage, Editor, Lineage};
pub use moment::{Moment, NetMove, Speaker, Timing, What, Zone};
pub use net::{NetState, Role, Stakes, Stance};
pub use news::News;
pub use note::Sharing;
pub use notebook::{Notebook, Ridden};
pub use packs::Pack;
pub use record::{Key, Kind, Record};
pub use rep::{Rep, Stage};
pub use step::{FollowThrough, How, Verdict};
pub use talk::TalkTime;
pub use text::{Name, Text};
pub use time::{Day, Elapsed, Timestamp};
pub use undo::{Step, Steps};
pub use verdict::{Answer, NetQuestion, NetVerdict};
pub use version::{Content, Strand, Version};
pub use written::Written;
