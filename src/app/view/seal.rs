//! Sealing a file: what is in it, and how far it has come.

use super::call::share;
use super::leaving;
use super::summary::summary;
use crate::app::event::{Form, Parcel};
use crate::app::model::ahead::is_large;
use crate::app::model::{Model, Seal, SealStage};
use crate::app::route::Route;
use crate::domain::CallId;
use crate::wire::{Receiver, Scope};

/// What the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealView {
    /// What is sealed, in a sentence.
    pub what: String,
    pub form: SealForm,
    /// The forms to choose from; none where there is but one.
    pub forms: &'static [SealForm],
    pub call: Option<CallId>,
    pub stage: SealStep,
    /// What became of the share.
    pub told: Option<String>,
    /// The screen from which it leaves.
    pub from: Route,
}

/// The forms in which a call is sealed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SealForm {
    #[default]
    Text,
    Markdown,
    Calendar,
    Notes,
}

impl SealForm {
    const ALL: [Self; 4] = [Self::Text, Self::Markdown, Self::Notes, Self::Calendar];
    /// Of a call without an action step.
    const WITHOUT_STEP: [Self; 3] = [Self::Text, Self::Markdown, Self::Notes];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::Markdown => "Markdown",
            Self::Calendar => "Calendar",
            Self::Notes => "JSON",
        }
    }

    /// A call in this form.
    #[must_use]
    pub fn of(self, call: CallId) -> Parcel {
        match self {
            Self::Text => Parcel::Summary(call, Form::Text),
            Self::Markdown => Parcel::Summary(call, Form::Markdown),
            Self::Calendar => Parcel::Summary(call, Form::Calendar),
            Self::Notes => Parcel::Notes(Scope::Call(call)),
        }
    }
}

/// What the screen asks for, or waits for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SealStep {
    /// For what is sealed to be made, since it is large.
    Making,
    /// A passphrase; and why the last try failed.
    Passphrase(Option<String>),
    #[default]
    Sealing,
    Sealed,
}

/// Reads it off the model; `None` if nothing is being sealed.
#[must_use]
pub fn seal(model: &Model) -> Option<SealView> {
    let seal = model.seal.as_ref()?;
    let stage = match &seal.stage {
        SealStage::Asked | SealStage::Failed(_) if is_being_made(model, seal) => SealStep::Making,
        SealStage::Asked => SealStep::Passphrase(None),
        SealStage::Failed(fault) => SealStep::Passphrase(Some(fault.to_string())),
        SealStage::Sealing(_) => SealStep::Sealing,
        SealStage::Sealed(_) | SealStage::SealedAside(_) => SealStep::Sealed,
    };
    let may_choose = seal.may_begin();
    let call = match origin(model, seal) {
        Route::Summary(call) if may_choose => Some(call),
        _ => None,
    };
    Some(SealView {
        what: what(model, seal),
        form: form(seal.what),
        forms: call.map_or(&[], |call| forms(model, call)),
        call,
        stage,
        told: share(model),
        from: seal.from,
    })
}

fn is_being_made(model: &Model, seal: &Seal) -> bool {
    is_large(&model.notebook, seal.what) && model.ahead.made(seal.what, seal.terms).is_none()
}

fn forms(model: &Model, call: CallId) -> &'static [SealForm] {
    match summary(model, call).is_some_and(|summary| summary.step.is_some()) {
        true => &SealForm::ALL,
        false => &SealForm::WITHOUT_STEP,
    }
}

fn form(what: Parcel) -> SealForm {
    match what {
        Parcel::Notes(_) | Parcel::Rows(..) | Parcel::Answer(_) => SealForm::Notes,
        Parcel::Summary(_, Form::Markdown) => SealForm::Markdown,
        Parcel::Summary(_, Form::Calendar) => SealForm::Calendar,
        Parcel::Summary(..) => SealForm::Text,
    }
}

/// What is sealed, and for whom.
fn what(model: &Model, seal: &Seal) -> String {
    let title = leaving::title(model, seal.what);
    if matches!(seal.what, Parcel::Answer(_)) {
        return title;
    }
    match seal.terms.receiver {
        Receiver::Myself => format!("{title} With your private notes, for yourself."),
        Receiver::AnotherManager => format!("{title} Without your private notes."),
        Receiver::TheRep => format!("{title} For the rep, without your private notes."),
    }
}

/// The screen on which the way out began.
fn origin(model: &Model, seal: &Seal) -> Route {
    match (seal.from, model.outgoing) {
        (Route::Share, Some(outgoing)) => outgoing.from,
        (from, _) => from,
    }
}
