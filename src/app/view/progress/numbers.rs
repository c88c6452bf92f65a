//! The numbers of the chart and of the talking, call by call: worked out only once they are asked for, and so many at a time.

use super::chart::{hundredths, shown};
use super::counted;
use crate::app::model::Model;
use crate::app::route::Route;
use crate::app::view::phrase;
use crate::domain::figures::progress::behaviours::{self, CallCount};
use crate::domain::figures::progress::talk::{self, TalkGuess};
use crate::domain::{CallId, How, RepId};

/// The numbers of the newest calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    pub rows: Vec<NumbersRow>,
    /// How many calls more there are.
    pub left: usize,
}

/// The numbers of one call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumbersRow {
    pub to: Route,
    /// The day, where, and how long.
    pub call: String,
    pub times: String,
    pub in_ten: String,
    /// How the try went, if it was one.
    pub tried: &'static str,
}

/// The newest guesses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guesses {
    pub rows: Vec<GuessRow>,
    /// How many more there are.
    pub left: usize,
}

/// One guess beside what was tapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuessRow {
    pub to: Route,
    pub call: String,
    pub guessed: String,
    pub tapped: String,
    pub off: String,
}

/// The numbers of the behaviour on the chart, of so many calls at most, the newest first.
#[must_use]
pub fn numbers(model: &Model, id: RepId, most: usize) -> Option<Numbers> {
    let rep = model.notebook.rep(id)?;
    let calls = counted(model, rep);
    let key = shown(model, rep, &behaviours::seen(&calls))?;
    let counts = behaviours::by_call(&calls, &key);
    let newest = counts.iter().rev().take(most);
    Some(Numbers {
        rows: newest.map(|count| row(model, count)).collect(),
        left: counts.len().saturating_sub(most),
    })
}

/// The rep's guesses of the own share of talking, of so many calls at most, the newest first.
#[must_use]
pub fn guesses(model: &Model, id: RepId, most: usize) -> Option<Guesses> {
    let calls = counted(model, model.notebook.rep(id)?);
    let guesses = talk::guesses(&calls);
    let row = |guess: &TalkGuess| GuessRow {
        to: Route::Call(guess.call),
        call: named(model, guess.call),
        guessed: format!("{}%", guess.guessed),
        tapped: format!("{}%", guess.tapped),
        off: off(guess.difference()),
    };
    Some(Guesses {
        rows: guesses.iter().rev().take(most).map(row).collect(),
        left: guesses.len().saturating_sub(most),
    })
}

/// `12 too low`, in points.
fn off(points: i16) -> String {
    match points {
        0 => "as tapped".to_owned(),
        1.. => format!("{points} too high"),
        _ => format!("{} too low", points.unsigned_abs()),
    }
}

fn named(model: &Model, call: CallId) -> String {
    let call = model.notebook.call(call);
    call.map(phrase::day_and_account).unwrap_or_default()
}

fn row(model: &Model, count: &CallCount) -> NumbersRow {
    let rate = count.rate.per_ten_minutes().map(hundredths);
    let minutes = count.rate.over_ms / 60_000;
    NumbersRow {
        to: Route::Call(count.call),
        call: format!("{}, {minutes} min", named(model, count.call)),
        times: count.rate.times.to_string(),
        in_ten: rate.unwrap_or_else(|| "too short".to_owned()),
        tried: count.tried.map_or("", How::label),
    }
}
