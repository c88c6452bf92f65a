//! One file for each screen, by the name of its route; [`startup`] is what is shown when the
//! notebook isn't open.

pub(super) mod both;
pub(super) mod call;
pub(super) mod calls;
pub(super) mod codebook;
pub(super) mod debrief;
pub(super) mod devices;
pub(super) mod forget;
pub(super) mod gate;
pub(super) mod health;
pub(super) mod import;
pub(super) mod lock;
pub(super) mod lot;
pub(super) mod mirror;
pub(super) mod observer;
pub(super) mod pad;
pub(super) mod practice;
pub(super) mod prepare;
pub(super) mod received;
pub(super) mod rep;
pub(super) mod reps;
pub(super) mod seal;
pub(super) mod settings;
pub(super) mod share;
pub(super) mod start;
pub(super) mod startup;
pub(super) mod summary;
pub(super) mod today;
pub(super) mod trash;
