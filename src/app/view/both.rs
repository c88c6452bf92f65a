//! What was changed in two places at once: each version with what differs, to choose from.

mod fields;
mod of_call;

use super::{lines, phrase};
use crate::app::event::Event;
use crate::app::model::Model;
use crate::domain::{Call, Notebook, Timestamp};
use crate::wire::{Content, Key, Record, Strand, Version, kept};

/// All that waits for a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BothView {
    pub things: Vec<Thing>,
}

/// Something of which there is more than one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    pub who: String,
    pub account: Option<String>,
    /// What it is, and of which call.
    pub line: String,
    pub versions: Vec<Choice>,
}

/// A version, and what it says differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// `Version 2`.
    pub name: String,
    /// It is the one that is shown in the notebook meanwhile.
    pub is_shown: bool,
    /// `Changed 23 Nov 2026, 09:40`.
    pub when: String,
    pub differs: Vec<Fact>,
    pub keep: Event,
}

/// A title and what stands to it.
pub type Fact = (&'static str, String);

/// Reads what waits for a choice off the model.
#[must_use]
pub fn both(model: &Model) -> BothView {
    let notebook = &model.notebook;
    let strands = waiting(notebook).filter_map(|key| notebook.strand(key));
    BothView {
        things: strands.map(|strand| thing(model, &strand)).collect(),
    }
}

/// How many things wait for a choice.
#[must_use]
pub fn count(model: &Model) -> usize {
    waiting(&model.notebook).count()
}

/// `2 things were changed in two places.`
#[must_use]
pub fn told(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 thing was changed in two places.".to_owned()),
        _ => Some(format!("{count} things were changed in two places.")),
    }
}

fn waiting(notebook: &Notebook) -> impl Iterator<Item = &Key> {
    let keys = notebook.ledger().in_conflict();
    keys.filter(|key| {
        let strand = notebook.strand(key);
        strand.is_some_and(|strand| offered(notebook, &strand).count() > 1)
    })
}

fn offered<'a>(notebook: &Notebook, strand: &'a Strand) -> impl Iterator<Item = &'a Version> {
    let versions = strand.versions();
    versions.filter(|version| version.can_be_kept(notebook))
}

fn thing(model: &Model, strand: &Strand) -> Thing {
    let (who, account, line) = named(model, strand);
    let offered: Vec<&Version> = offered(&model.notebook, strand).collect();
    let facts = offered.iter().map(|version| facts(model, strand, version));
    let facts: Vec<Vec<Fact>> = facts.collect();
    let choice = |(place, version): (usize, &&Version)| Choice {
        name: format!("Version {}", place + 1),
        is_shown: version.edits == strand.shown.edits,
        when: when(model, version),
        differs: differing(&facts, place),
        keep: Event::VersionKept(strand.key(), version.edits.clone()),
    };
    Thing {
        who,
        account,
        line,
        versions: offered.iter().enumerate().map(choice).collect(),
    }
}

/// What a version says, as it would say it when it is kept.
fn facts(model: &Model, strand: &Strand, version: &Version) -> Vec<Fact> {
    let kept = kept(strand.clone(), &version.edits);
    match kept.as_ref().and_then(Version::record) {
        Some(record) => fields::of(model, record),
        None => vec![("Deleted", "Yes".to_owned())],
    }
}

/// The facts at a place that are not the same in all versions. What a version doesn't speak of is
/// said to be none.
fn differing(all: &[Vec<Fact>], place: usize) -> Vec<Fact> {
    let mut titles: Vec<&'static str> = Vec::new();
    for (title, _) in all.iter().flatten() {
        if !titles.contains(title) {
            titles.push(title);
        }
    }
    let says = |facts: &[Fact], title: &str| {
        let fact = facts.iter().find(|(other, _)| *other == title);
        fact.map(|(_, words)| words.clone()).unwrap_or_default()
    };
    let differs = |title: &&str| {
        let first = says(&all[0], title);
        all.iter().any(|facts| says(facts, title) != first)
    };
    let fact = |title: &'static str| match says(&all[place], title) {
        words if words.is_empty() => (title, "None".to_owned()),
        words => (title, words),
    };
    titles.into_iter().filter(differs).map(fact).collect()
}

fn when(model: &Model, version: &Version) -> String {
    let did = match version.content {
        Content::Here(_) => "Changed",
        Content::Gone(..) => "Deleted",
    };
    let when = phrase::moment_in_time(version.edited(), model.zone);
    format!("{did} {when}")
}

/// Who or what it is, and what kind of thing.
fn named(model: &Model, strand: &Strand) -> (String, Option<String>, String) {
    let record = strand.versions().find_map(Version::record);
    match record {
        Some(Record::Rep(rep)) => (rep.name.to_string(), None, "Rep".to_owned()),
        Some(Record::Call(call)) => of_call(model, Some(call), "Call"),
        Some(Record::Moment(moment)) => {
            let call = model.notebook.call(moment.call);
            let time = lines::time(moment);
            of_call(model, call, &format!("Moment at {time} in the call"))
        }
        Some(Record::Behaviour(one)) => (one.label.to_string(), None, "Behaviour".to_owned()),
        Some(Record::Steps(_) | Record::Draft(_)) | None => (String::new(), None, String::new()),
    }
}

fn of_call(model: &Model, call: Option<&Call>, what: &str) -> (String, Option<String>, String) {
    let Some(call) = call else {
        return ("Unknown rep".to_owned(), None, what.to_owned());
    };
    let who = phrase::rep_name(&model.notebook, call).to_owned();
    let account = call.account.as_ref().map(ToString::to_string);
    let day = phrase::day(call.when(), call.utc_offset_min);
    (who, account, format!("{what}, {day}"))
}

/// Since when something is in the trash, if it is.
fn trashed(model: &Model, thrown: Option<Timestamp>) -> String {
    let since = |at| format!("Since {}", phrase::day(at, model.zone));
    thrown.map_or_else(|| "No".to_owned(), since)
}
