//! What is about to leave: whom it is for, what is in it, what stays, and its words with the names that
//! were replaced marked.

mod contents;

use self::contents::{Contents, private_notes};
use super::call::share;
use super::phrase;
use super::summary::{Summary, summary_in};
use crate::app::event::{Form, Parcel, Shape, Table};
use crate::app::leaving::alias::{CLOSE, OPEN};
use crate::app::leaving::{self, Naming, Terms};
use crate::app::model::ahead::is_large;
use crate::app::model::{Model, Outgoing};
use crate::app::outputs;
use crate::app::route::Route;
use crate::domain::{Call, CallId, Notebook, Phase, Record, Written};
use crate::wire::{Receiver, Scope};

/// What the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct LeavingView {
    pub what: Parcel,
    /// What leaves, in a sentence.
    pub title: String,
    pub receivers: &'static [Receiver],
    /// The shape in which it leaves, where there is a choice.
    pub shape: Option<Shape>,
    /// What a table has rows for.
    pub table: Option<Table>,
    pub terms: Terms,
    pub is_in: Vec<String>,
    pub stays: Vec<String>,
    /// How many names were replaced, in a sentence; none if none can be.
    pub replaced: Option<String>,
    pub words: Vec<Words>,
    /// How many more lines there are with names that were replaced.
    pub more: usize,
    /// The summary as it is printed.
    pub paper: Option<Summary>,
    pub go: &'static str,
    pub from: Route,
}

/// Another one when what leaves may be another: it is dear to work out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Footing {
    edition: u64,
    outgoing: Option<Outgoing>,
}

/// Reads what the screen rests on.
#[must_use]
pub fn footing(model: &Model) -> Footing {
    Footing {
        edition: model.notebook.edition().number(),
        outgoing: model.outgoing,
    }
}

/// A line of what leaves, in pieces.
pub type Words = Vec<Piece>;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// It stands in the place of a name.
    pub is_replaced: bool,
}

/// So many lines of notes are shown.
const MOST: usize = 40;

const FOUND: &str =
    "Only names that the notebook knows are found, no nicknames and no misspellings.";

/// What became of the share.
#[must_use]
pub fn told(model: &Model) -> String {
    share(model).unwrap_or_default()
}

/// Reads the screen off the model; `None` if nothing is to leave.
#[must_use]
pub fn leaving(model: &Model) -> Option<LeavingView> {
    let Outgoing { what, from, terms } = model.outgoing?;
    let is_large = is_large(&model.notebook, what);
    // Of a large one no notebook is made for the preview alone: that would hold the screen.
    let preview = (!is_large).then(|| leaving::leaving(&model.notebook, what, terms, true));
    let summary = |is_preview| {
        let Parcel::Summary(call, _) = what else {
            return None;
        };
        let leaving = leaving::leaving(&model.notebook, what, terms, is_preview);
        summary_in(&leaving.notebook, model.now, model.zone, call)
    };
    let marked = summary(true);
    let (words, more) = match (&marked, what) {
        (Some(summary), Parcel::Summary(_, form)) => (lines_of(summary, form), 0),
        _ => match &preview {
            Some(preview) if preview.replaced > 0 => lines_with_replaced(&preview.notebook),
            _ => (Vec::new(), 0),
        },
    };
    let contents = match &preview {
        Some(preview) => Contents::of_part(&preview.notebook),
        None => Contents::before(&model.notebook, what, terms),
    };
    let is_print = matches!(what, Parcel::Summary(_, Form::Print));
    Some(LeavingView {
        what,
        title: title(model, what),
        receivers: leaving::receivers(&model.notebook, what),
        shape: Shape::of(what),
        table: match what {
            Parcel::Rows(_, table, _) => Some(table),
            _ => None,
        },
        terms,
        is_in: match &marked {
            Some(summary) => is_in_summary(summary, what),
            None => contents.lines(what, terms),
        },
        stays: stays(model, what, terms),
        replaced: match &preview {
            Some(preview) => replaced(preview.replaced, terms),
            None => replaced_later(terms),
        },
        words,
        more,
        paper: is_print.then(|| summary(false)).flatten(),
        go: go(what),
        from,
    })
}

fn go(what: Parcel) -> &'static str {
    match what {
        Parcel::Summary(_, Form::Print) => "Print it",
        Parcel::Notes(_) | Parcel::Rows(..) | Parcel::Summary(..) | Parcel::Answer(_) => "Share it",
    }
}

/// What leaves, in a sentence.
#[must_use]
pub fn title(model: &Model, what: Parcel) -> String {
    let notebook = &model.notebook;
    let with = |id: CallId| {
        let call = notebook.call(id);
        call.map_or("this rep", |call| phrase::rep_name(notebook, call))
    };
    match what {
        Parcel::Notes(Scope::Everything) => "All your notes.".to_owned(),
        Parcel::Notes(Scope::Codebook) => "The behaviours of your codebook.".to_owned(),
        Parcel::Notes(Scope::Rep(id)) => {
            let name = notebook.rep(id).map_or("this rep", |rep| rep.name.as_str());
            format!("The calls with {name}.")
        }
        Parcel::Notes(Scope::Call(id)) => format!("The call with {}.", with(id)),
        Parcel::Rows(scope, ..) => {
            let notes = title(model, Parcel::Notes(scope));
            format!("{}, as a table.", notes.trim_end_matches('.'))
        }
        Parcel::Answer(_) => "Your answer to a debrief.".to_owned(),
        Parcel::Summary(id, Form::Calendar) => format!("The action step of {}.", with(id)),
        Parcel::Summary(id, Form::Markdown) => {
            format!("The summary of the call with {}, as Markdown.", with(id))
        }
        Parcel::Summary(id, _) => format!("The summary of the call with {}.", with(id)),
    }
}

fn is_in_summary(summary: &Summary, what: Parcel) -> Vec<String> {
    match what {
        Parcel::Summary(_, Form::Calendar) => {
            vec!["The action step, its behaviour and its date".to_owned()]
        }
        _ => {
            let titles = summary.parts.iter().map(|part| unmarked(&part.title));
            titles.collect()
        }
    }
}

/// What isn't in it, so that a person knows without looking.
fn stays(model: &Model, what: Parcel, terms: Terms) -> Vec<String> {
    let notebook = &model.notebook;
    let scope = leaving::scope(what);
    let mut lines = Vec::new();
    if scope == Scope::Codebook {
        lines.push("Reps, calls and notes".to_owned());
        return lines;
    }
    let calls = || notebook.all_calls().filter(move |call| scope.has(call));
    let is_for_others = terms.receiver != Receiver::Myself;
    if is_for_others || matches!(what, Parcel::Summary(..)) {
        let notes = private_notes(notebook, calls());
        lines.push(match notes {
            0 => "Private notes: there are none".to_owned(),
            count => phrase::count(count, "private note"),
        });
    }
    let is_table = matches!(what, Parcel::Rows(..));
    if is_table {
        lines.push(
            "What has no column: the words of debriefs and more. A table is no backup".to_owned(),
        );
    }
    if is_for_others || is_table {
        let thrown = calls().filter(|call| notebook.is_thrown(call)).count();
        if thrown > 0 {
            let thrown = phrase::count(thrown, "call");
            lines.push(format!("The trash: {thrown}"));
        }
    }
    if terms.receiver == Receiver::TheRep {
        let is_open = |call: &&Call| {
            !notebook.is_thrown(call) && !matches!(call.phase, Phase::Debriefed { .. })
        };
        let open = calls().filter(is_open).count();
        if open > 0 {
            let open = phrase::count(open, "call");
            lines.push(format!("What isn't debriefed yet: {open}"));
        }
    }
    if leaving::rep_of(notebook, what).is_some() {
        let others = notebook.reps().count().saturating_sub(1);
        if others > 0 {
            lines.push(phrase::count(others, "other rep"));
        }
    }
    lines.push("The mirror".to_owned());
    lines
}

fn replaced(count: usize, terms: Terms) -> Option<String> {
    let names = match count {
        0 => "No name was replaced".to_owned(),
        1 => "1 name was replaced".to_owned(),
        count => format!("{count} names were replaced"),
    };
    match (terms.naming, terms.receiver) {
        (Naming::AsTheyAre, Receiver::TheRep) if count > 0 => {
            Some(format!("{names}: other reps stay out of what a rep gets."))
        }
        (Naming::AsTheyAre, _) => None,
        _ => Some(format!("{names}. {FOUND}")),
    }
}

/// Of a large file it isn't known yet how many there are.
fn replaced_later(terms: Terms) -> Option<String> {
    match (terms.naming, terms.receiver) {
        (Naming::AsTheyAre, Receiver::TheRep) => {
            Some("The names of other reps are replaced when the file is made.".to_owned())
        }
        (Naming::AsTheyAre, _) => None,
        _ => Some(format!("Names are replaced when the file is made. {FOUND}")),
    }
}

/// The summary as it leaves. For a calendar only the step does.
fn lines_of(summary: &Summary, form: Form) -> Vec<Words> {
    let text = match (form, &summary.step) {
        (Form::Calendar, Some(step)) => {
            let by = step.by.map(phrase::date);
            let lines = [
                Some(phrase::who_at(&summary.head)),
                Some(step.words.clone()),
            ];
            let lines = lines.into_iter().chain([step.behaviour.clone(), by]);
            lines.flatten().collect::<Vec<_>>().join("\n")
        }
        _ => outputs::text::write(summary),
    };
    let lines = text.lines().filter(|line| !line.is_empty());
    lines.map(pieces).collect()
}

/// The lines of notes in which names were replaced, some of them, and how many more there are.
fn lines_with_replaced(part: &Notebook) -> (Vec<Words>, usize) {
    let (mut lines, mut more) = (Vec::new(), 0);
    let mut tell = |text: &str| {
        if text.contains(OPEN) {
            match lines.len() < MOST {
                true => lines.push(pieces(text)),
                false => more += 1,
            }
        }
    };
    for mut record in part
        .records()
        .filter(|record| record.key().kind().travels())
    {
        Record::each_written(&mut record, &mut |written| match written {
            Written::Rep(name) | Written::Label(name) => tell(name.as_str()),
            Written::Account(account) => account.iter().for_each(|name| tell(name.as_str())),
            Written::Text(text) => tell(text.as_str()),
            Written::Typed(typed) => tell(typed),
        });
    }
    (lines, more)
}

/// A line taken apart at its marks. A first word may stand without the rest of what was put there: then
/// its word alone is marked.
fn pieces(line: &str) -> Words {
    let mut pieces = Vec::new();
    let mut push = |text: &str, is_replaced| {
        let text = unmarked(text);
        if !text.is_empty() {
            pieces.push(Piece { text, is_replaced });
        }
    };
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(OPEN) {
        push(before, false);
        let whole = after
            .find(CLOSE)
            .filter(|end| !after[..*end].contains(OPEN));
        let end = whole.or_else(|| after.find(char::is_whitespace));
        let (replaced, left) = after.split_at(end.unwrap_or(after.len()));
        push(replaced, true);
        rest = left;
    }
    push(rest, false);
    pieces
}

fn unmarked(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}
