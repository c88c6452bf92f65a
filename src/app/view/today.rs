//! Today: what matters now, and the way to a running call.

use super::phrase;
use crate::app::model::Model;
use crate::app::route::Route;
use crate::domain::order;
use crate::domain::{Call, Elapsed, NetMove, Phase, Rep, What};

/// What Today shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TodayView {
    pub date: String,
    /// Nothing was ever written: the screen teaches with one sentence and one action.
    pub is_new: bool,
    pub running: Vec<Row>,
    pub due: Vec<Row>,
    /// Action steps to check before the next ride.
    pub to_try: Vec<Row>,
    pub not_ridden: Vec<Row>,
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

/// The manager's month in one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    pub held: usize,
    pub spoke: usize,
}

/// From when on a rep counts as not ridden with for long.
const LONG: u32 = 30;
const MOST_ROWS: usize = 4;

/// Reads Today off the model.
#[must_use]
pub fn today(model: &Model) -> TodayView {
    let calls = model.notebook.newest_calls();
    TodayView {
        date: phrase::day(model.now, model.zone),
        is_new: model.notebook.is_empty(),
        running: calls
            .iter()
            .filter(|call| call.is_running())
            .map(|c| running(model, c))
            .collect(),
        due: calls.iter().filter_map(|call| due(model, call)).collect(),
        to_try: to_try(model, &calls),
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
    let line = format!(
        "Running for {} min. {moments}",
        call.length(model.now).minutes()
    );
    row(model, call, line, Route::Pad(call.id))
}

fn due(model: &Model, call: &Call) -> Option<Row> {
    let Phase::Ended { span, debrief, .. } = &call.phase else {
        return None;
    };
    let moments = model.notebook.moments(call.id);
    let stars = moments
        .iter()
        .filter(|moment| moment.what.is_unnamed())
        .count();
    let ended = phrase::ago(model.now.since(span.ended()));
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

/// The action step of each rep's newest debrief.
fn to_try(model: &Model, newest: &[&Call]) -> Vec<Row> {
    let mut rows: Vec<(crate::domain::RepId, Row)> = Vec::new();
    for call in newest {
        let Phase::Debriefed { debrief, .. } = &call.phase else {
            continue;
        };
        if rows.len() == MOST_ROWS || rows.iter().any(|(rep, _)| *rep == call.rep) {
            continue;
        }
        if !debrief.action_step.is_blank() {
            let line = format!("Is to try: {}", debrief.action_step.as_str());
            rows.push((
                call.rep,
                Row {
                    account: None,
                    ..row(model, call, line, Route::Rep(call.rep))
                },
            ));
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

fn not_ridden(model: &Model) -> Vec<Row> {
    let reps: Vec<(Elapsed, &Rep)> = model
        .notebook
        .reps()
        .filter_map(|rep| Some((model.now.since(model.notebook.last_ride(rep.id)?), rep)))
        .filter(|(since, _)| since.days() >= LONG)
        .collect();
    let mut reps = order::by_number(reps, |(since, rep)| (-i64::from(since.0), rep.id.number()));
    reps.truncate(MOST_ROWS);
    let row = |(since, rep): (Elapsed, &Rep)| Row {
        who: rep.name.to_string(),
        account: None,
        line: phrase::count(since.days() as usize, "day"),
        to: Route::Rep(rep.id),
    };
    reps.into_iter().map(row).collect()
}

fn month(model: &Model) -> Option<Month> {
    let this_month = |call: &&Call| {
        let started = call.started();
        started.is_some_and(|at| phrase::same_month(at, model.now, model.zone))
    };
    let mut month = Month { held: 0, spoke: 0 };
    for call in model.notebook.calls().filter(this_month) {
        for moment in model.notebook.moments(call.id) {
            match moment.what {
                What::Net(NetMove::Held) => month.held += 1,
                What::Net(NetMove::Redirected | NetMove::TookOver) => month.spoke += 1,
                _ => {}
            }
        }
    }
    (month.held + month.spoke > 0).then_some(month)
}
