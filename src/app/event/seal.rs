//! A file is sealed with a passphrase on its way out.

use super::Form;
use super::share::{Table, TableForm};
use crate::domain::CallId;
use crate::wire::Scope;
use crate::wire::sealed::Passphrase;

/// What a person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealEvent {
    /// This is to be sealed; or, on the screen that seals, this in the place of the other.
    Wanted(Parcel),
    PassphraseChosen(Passphrase),
    /// The sealed file leaves. Sheets open only in a tap, and sealing takes longer than a tap is one.
    ShareWanted,
}

/// What leaves, sealed or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parcel {
    Notes(Scope),
    /// The summary of a call, in a form that is a file.
    Summary(CallId, Form),
    /// A table of notes.
    Rows(Scope, Table, TableForm),
    /// The rep's answer to a debrief that was received.
    Answer(CallId),
}
