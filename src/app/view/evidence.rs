//! What a figure counts, one by one: for every figure that can be opened, whatever it is of.

use super::lines::{self, Tone};
use super::phrase;
use crate::app::model::Model;
use crate::app::route::Route;
use crate::domain::figures::Tally;
use crate::domain::order;
use crate::domain::{Call, Day, MomentId};

/// The newest of what a figure counts, and how many more there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    pub lines: Vec<EvidenceLine>,
    /// So many older ones are not worked out.
    pub more: usize,
}

/// One call or moment that is counted, and the way to its call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceLine {
    pub who: String,
    pub account: Option<String>,
    /// The day and, of a moment, its time in the call and what it was.
    pub line: String,
    /// What a moment means; of a call as a whole there is none.
    pub tone: Option<Tone>,
    pub to: Route,
}

/// So many are worked out at most: a look at the figure, not a second list of calls.
pub const MOST_LINES: usize = 200;

/// Looks up what is counted: the newest call first, in a call in the order given. What isn't in the
/// notebook any more is left out.
#[must_use]
pub fn evidence(model: &Model, tallies: &[Tally]) -> Evidence {
    let found = |tally: &Tally| Some((model.notebook.call(tally.call())?, *tally));
    let counted: Vec<(&Call, Tally)> = tallies.iter().filter_map(found).collect();
    let more = counted.len().saturating_sub(MOST_LINES);
    let newest = order::by_number(counted, |(call, _)| {
        (-call.when().millis(), call.id.number())
    });
    let lines = newest.into_iter().take(MOST_LINES);
    Evidence {
        lines: lines
            .map(|(call, tally)| line(model, call, tally))
            .collect(),
        more,
    }
}

fn line(model: &Model, call: &Call, tally: Tally) -> EvidenceLine {
    let day = phrase::date(Day::of(call.when(), call.utc_offset_min.minutes()));
    let (line, tone) = match tally {
        Tally::Call(_) => (day, None),
        Tally::Moment(_, id) => of_moment(model, call, id, &day),
    };
    EvidenceLine {
        who: phrase::rep_name(&model.notebook, call).to_owned(),
        account: call.account.as_ref().map(ToString::to_string),
        line,
        tone,
        to: to(call),
    }
}

fn of_moment(model: &Model, call: &Call, id: MomentId, day: &str) -> (String, Option<Tone>) {
    let codebook = model.notebook.codebook();
    let moment = model.notebook.moment(call.id, id);
    let tone = moment.map(|moment| lines::tone(codebook, call.when(), &moment.what));
    (
        format!("{day}, {}", lines::of_moment(model, call, id)),
        tone,
    )
}

fn to(call: &Call) -> Route {
    if call.is_running() {
        Route::Pad(call.id)
    } else {
        Route::Call(call.id)
    }
}
