//! Before something leaves: whom it is for, and which names are in it.

use super::Parcel;
use crate::app::leaving::Naming;
use crate::wire::Receiver;

/// What a person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareEvent {
    /// This is to leave.
    Wanted(Parcel),
    ReceiverChosen(Receiver),
    NamingChosen(Naming),
    /// It leaves now, on the terms that are chosen.
    Sent,
}
