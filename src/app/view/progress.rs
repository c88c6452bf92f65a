//! A rep's progress, as the rep's page tells it. [`progress`] is all figures of the chosen stretch of
//! time; it is dear to work out of very many calls, and is read again only when its [`footing`] has
//! changed.

pub mod calls;
pub mod chart;
pub mod footing;
pub mod numbers;
pub mod parts;

use super::phrase;
use crate::app::look_back::LookBack;
use crate::app::model::{Model, RepPlace};
use crate::domain::figures::Tally;
use crate::domain::figures::progress::RepCalls;
use crate::domain::{Rep, RepId};
use chart::ChartView;

/// The figures of a rep's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressView {
    /// `12 calls`, or that there is none.
    pub basis: String,
    /// A behaviour, call by call; `None` if there is neither a focus nor anything that was tapped.
    pub chart: Option<ChartView>,
    pub parts: Vec<Part>,
    /// The kinds of call that the rep does alone, whatever the stretch of time; empty if there are none yet.
    pub alone: Vec<Figure>,
}

/// Figures that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub title: &'static str,
    pub figures: Vec<Figure>,
    /// A quiet word below.
    pub word: String,
    /// Whether its numbers can be seen call by call ([`numbers::guesses`]).
    pub call_by_call: bool,
}

/// One figure: what it is, what it comes to, and what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub label: String,
    pub value: String,
    pub counts: Vec<Tally>,
}

/// Reads the figures off the model; `None` if there is no such rep.
#[must_use]
pub fn progress(model: &Model, id: RepId) -> Option<ProgressView> {
    let rep = model.notebook.rep(id)?;
    let calls = counted(model, rep);
    let mut parts = parts::parts(&calls);
    if calls.counted().next().is_none() {
        // Without a call it is enough to say so once.
        parts.retain(|part| !part.figures.is_empty());
    }
    Some(ProgressView {
        basis: basis(&calls, place(model, id).look_back),
        chart: chart::chart(model, rep, &calls),
        parts,
        alone: parts::alone(&calls.ever()),
    })
}

/// Where a rep's page stands: at its beginning if another rep's was looked at last.
#[must_use]
pub fn place(model: &Model, id: RepId) -> RepPlace {
    if model.rep.rep == Some(id) {
        return model.rep.clone();
    }
    RepPlace {
        rep: Some(id),
        look_back: model.rep.look_back,
        ..RepPlace::default()
    }
}

/// The calls of a rep that the figures are of.
fn counted<'a>(model: &'a Model, rep: &Rep) -> RepCalls<'a> {
    let look_back = place(model, rep.id).look_back;
    RepCalls::of(&model.notebook, rep.id, look_back.period(model.now))
}

/// `12 calls`, so that a figure of few is read as one.
fn basis(calls: &RepCalls<'_>, look_back: LookBack) -> String {
    match (calls.counted().count(), look_back) {
        (0, LookBack::All) => "Nothing yet: no call is over.".to_owned(),
        (0, _) => "Nothing yet: no call in this time.".to_owned(),
        (calls, _) => phrase::count(calls, "call"),
    }
}
