//! Today: what matters now, and the way to a running call.

use super::follow;
use super::offers::{self, Offer};
use super::phrase;
use super::ride::{self, Planned};
use super::start::{self, RepChoice};
use crate::app::model::Model;
use crate::app::route::Route;
use crate::domain::figures::mirror::car::let_run;
use crate::domain::figures::mirror::rides::days_since;
use crate::domain::figures::mirror::silence::silence;
use crate::domain::figures::mirror::{Sat, share};
use crate::domain::order;
use crate::domain::{Call, Phase, Rep, Ridden};

/// What Today shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TodayView {
    pub date: String,
    /// Nothing was ever written: the screen teaches with one sentence and one action.
    pub is_new: bool,
    pub running: Vec<Row>,
    /// What was not finished when the app was closed.
    pub offers: Vec<Offer>,
    /// The calls that were prepared ahead, in their order.
    pub ride: Vec<Planned>,
    pub due: Vec<Row>,
    /// Action steps to check before the next ride.
    pub to_try: Vec<Row>,
    pub not_ridden: Vec<RepChoice>,
    pub month: Option<Month>,
}

/// One row: who, a quiet line, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub who: String,
    pub account: Option<String>,
    pub line: String,
    pub to: Route,
}

/// The manager's month in one sentence: the figures of the mirror, with the call that runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Month {
    pub held: usize,
    pub spoke: usize,
    /// Lost causes that were let run.
    pub let_run: usize,
}

/// From when on a rep counts as not ridden with for long.
const LONG: u32 = 30;
const MOST_ROWS: usize = 4;

/// Reads Today off the model.
#[must_use]
pub fn today(model: &Model) -> TodayView {
    let calls = model.notebook.calls();
    let is_on = |call: &&Call| matches!(call.phase, Phase::Running { .. } | Phase::Ended { .. });
    let calls = order::by_number(calls.filter(is_on).collect(), |call| call.newest_first());
    let offered = offers::offered_debrief(model);
    TodayView {
        date: phrase::day(model.now, model.zone),
        is_new: model.notebook.is_empty(),
        running: calls
            .iter()
            .filter(|call| call.is_running())
            .map(|c| running(model, c))
            .collect(),
        offers: offers::offers(model),
        ride: ride::ride(model),
        due: calls
            .iter()
            .filter(|call| offered != Some(call.id))
            .filter_map(|call| due(model, call))
            .collect(),
        to_try: to_try(model),
        not_ridden: not_ridden(model),
        month: month(model),
    }
}

fn row(model: &Model, call: &Call, line: String, to: Route) -> Row {
    let account = call.account.as_ref().map(ToString::to_string);
    Row {
        who: phrase::rep_name(&model.notebook, call).to_owned(),
        account,
        line,
        to,
    }
}

fn running(model: &Model, call: &Call) -> Row {
    let moments = phrase::count(model.notebook.moments(call.id).len(), "moment");
    let length = model.notebook.length(call, model.now);
    let line = match length.days() {
        0 => format!("Running for {} min. {moments}", length.minutes()),
        // Forgotten, or the clock was set ahead.
        _ => format!(
            "Running since {}. {moments}",
            phrase::day(call.when(), call.utc_offset_min)
        ),
    };
    row(model, call, line, Route::Pad(call.id))
}

fn due(model: &Model, call: &Call) -> Option<Row> {
    let Phase::Ended { span, debrief, .. } = &call.phase else {
        return None;
    };
    let moments = model.notebook.moments(call.id);
    let stars = model.notebook.unnamed(call.id);
    let ended = phrase::ago_of(span.ended(), model.now, model.zone);
    let mut line = format!("Ended {ended}. {}", phrase::count(moments.len(), "moment"));
    if stars > 0 {
        line.push_str(&format!(", {stars} to name"));
    }
    let to = if debrief.is_blank() {
        Route::Lot(call.id)
    } else {
        Route::Debrief(call.id)
    };
    Some(row(model, call, line, to))
}

/// The open action steps, those of the reps on the ride first.
fn to_try(model: &Model) -> Vec<Row> {
    let planned = model.notebook.planned_calls();
    let is_later = |agreed: &&Call| planned.iter().all(|call| call.rep != agreed.rep);
    let steps = order::by_number(model.notebook.open_steps(), |agreed| {
        (i64::from(is_later(agreed)), 0)
    });
    let rows = steps.into_iter().filter_map(|agreed| step(model, agreed));
    rows.take(MOST_ROWS).collect()
}

fn step(model: &Model, agreed: &Call) -> Option<Row> {
    let debrief = agreed.debrief()?;
    let mut line = format!("Is to try: {}", debrief.action_step.as_str().trim());
    if !debrief.follow.tries.is_empty() {
        line.push_str(&format!(". {}", follow::tries_counted(&debrief.follow)));
    }
    Some(Row {
        account: None,
        ..row(model, agreed, line, Route::Rep(agreed.rep))
    })
}

/// Those with whom nothing is planned either.
fn not_ridden(model: &Model) -> Vec<RepChoice> {
    let planned = model.notebook.planned_calls();
    let ridden = model.notebook.ridden();
    let days = |ridden: &Ridden| days_since(ridden.last, model.now, model.zone);
    let reps: Vec<(u32, &Rep)> = model
        .notebook
        .reps()
        .filter_map(|rep| Some((days(ridden.get(&rep.id)?), rep)))
        .filter(|(days, _)| *days >= LONG)
        .filter(|(_, rep)| planned.iter().all(|call| call.rep != rep.id))
        .collect();
    let mut reps = order::by_number(reps, |(days, rep)| (-i64::from(*days), rep.id.number()));
    reps.truncate(MOST_ROWS);
    let choice = |(days, rep): (u32, &Rep)| start::named(rep, phrase::count(days as usize, "day"));
    reps.into_iter().map(choice).collect()
}

fn month(model: &Model) -> Option<Month> {
    let this_month = |call: &&Call| {
        let started = call.started();
        started.is_some_and(|at| phrase::same_month(at, model.now, model.zone))
    };
    let calls = model.notebook.calls().filter(this_month);
    let calls: Vec<Sat<'_>> = calls.map(|call| Sat::of(&model.notebook, call)).collect();
    let moves = silence(&calls);
    let month = Month {
        held: moves.held,
        spoke: moves.spoke(),
        let_run: share(&calls, let_run).part,
    };
    (month != Month::default()).then_some(month)
}
