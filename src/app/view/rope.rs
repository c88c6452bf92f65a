//! The rope: a call as a line with its moments as knots, its dip where it went wrong, and the net
//! below it where the manager came in. Coordinates run from 0 to 1, down the page for the height.

use super::lines::{self, Tone};
use super::phrase;
use crate::app::model::Model;
use crate::domain::{Call, Elapsed, Moment, MomentId, NetMove, What};

/// The rope of one call, with what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rope {
    pub line: RopeLine,
    /// The call's length on its clock.
    pub length: String,
    /// The same in words, for those who don't see it.
    pub text: String,
}

/// What is drawn of a rope: all that the small one beside a call's words is.
#[derive(Clone, Debug, PartialEq)]
pub struct RopeLine {
    pub knots: Vec<Knot>,
    /// Stretches (from, to) in which the manager had the call, or came in for a question.
    pub net: Vec<(f32, f32)>,
}

/// One moment on the rope.
#[derive(Clone, Debug, PartialEq)]
pub struct Knot {
    pub moment: MomentId,
    pub x: f32,
    /// 0 is where all goes well, 1 is where the call is lost.
    pub y: f32,
    pub tone: Tone,
    pub turning: bool,
}

/// Where the rope runs while nothing has happened.
pub const LEVEL: f32 = 0.38;
const RISE: f32 = 0.09;
const FALL: f32 = 0.17;
/// A redirect takes a moment: the net is drawn at least this wide.
const NARROWEST_NET: f32 = 0.06;

impl Rope {
    /// Draws a call as it stands at the model's time.
    #[must_use]
    pub fn of(model: &Model, call: &Call) -> Self {
        let moments = moments(model, call);
        let length = model.notebook.length(call, model.now);
        let line = RopeLine::through(model, call, &moments, length);
        Self {
            length: length.clock(),
            text: text(model, call, &moments, &line.knots, length),
            line,
        }
    }
}

impl RopeLine {
    /// Draws a call as it stands at the model's time.
    #[must_use]
    pub fn of(model: &Model, call: &Call) -> Self {
        let moments = moments(model, call);
        Self::through(
            model,
            call,
            &moments,
            model.notebook.length(call, model.now),
        )
    }

    fn through(model: &Model, call: &Call, moments: &[&Moment], length: Elapsed) -> Self {
        let turning = call.debrief().and_then(|debrief| debrief.turning_point);
        let mut y = LEVEL;
        let knots: Vec<Knot> = moments
            .iter()
            .map(|moment| {
                let tone = lines::tone(model.notebook.codebook(), call.when(), &moment.what);
                y = height(y, tone);
                let x = place(moment.at, length);
                Knot {
                    moment: moment.id,
                    x,
                    y,
                    tone,
                    turning: turning == Some(moment.id),
                }
            })
            .collect();
        Self {
            knots,
            net: net(moments, length),
        }
    }
}

/// The moments that are knots.
fn moments<'a>(model: &'a Model, call: &Call) -> Vec<&'a Moment> {
    let timeline = model.notebook.timeline(call.id).into_iter();
    timeline.filter(|one| !one.what.is_speaking()).collect()
}

/// The rope falls with what was missed, rises with what went well, and else comes back to level.
fn height(before: f32, tone: Tone) -> f32 {
    let after = match tone {
        Tone::Missed => before + FALL,
        Tone::Well => before - RISE,
        Tone::Signal | Tone::Held | Tone::Net | Tone::Plain => before + (LEVEL - before) * 0.25,
    };
    after.clamp(0.08, 0.72)
}

fn place(at: Elapsed, length: Elapsed) -> f32 {
    if length.0 == 0 {
        0.0
    } else {
        (at.0 as f32 / length.0 as f32).min(1.0)
    }
}

fn net(moments: &[&Moment], length: Elapsed) -> Vec<(f32, f32)> {
    let mut stretches = Vec::new();
    let mut since = None;
    for moment in moments {
        let here = place(moment.at, length);
        match moment.what {
            What::Net(NetMove::Redirected) => stretches.push((here, here)),
            What::Net(NetMove::TookOver) => since = since.or(Some(here)),
            What::Net(NetMove::HandedBack) => {
                stretches.extend(since.take().map(|from| (from, here)));
            }
            _ => {}
        }
    }
    stretches.extend(since.map(|from| (from, 1.0)));
    stretches.into_iter().map(widened).collect()
}

/// `clamp` with a limit that is worked out can panic, and brings the formatting of floats along.
fn widened((from, to): (f32, f32)) -> (f32, f32) {
    let lacking = (NARROWEST_NET - (to - from)).max(0.0) / 2.0;
    let from = (from - lacking).clamp(0.0, 1.0 - NARROWEST_NET);
    (from, (to + lacking).max(from + NARROWEST_NET).min(1.0))
}

/// So many moments are told one by one; of more, nobody would listen to the list.
const TOLD: usize = 30;

fn text(
    model: &Model,
    call: &Call,
    moments: &[&Moment],
    knots: &[Knot],
    length: Elapsed,
) -> String {
    let who = phrase::rep_at_account(&model.notebook, call);
    let told = |moment: &&Moment| {
        let words = lines::words(model.notebook.codebook(), call.when(), &moment.what);
        format!("{words} at {}", lines::time(moment))
    };
    let parts: Vec<String> = match moments.len() {
        0 => vec!["no moments".to_owned()],
        1..=TOLD => moments.iter().map(told).collect(),
        _ => {
            let turned = knots.iter().position(|knot| knot.turning);
            let turned = turned.map(|at| format!("it turned with {}", told(&moments[at])));
            counts(knots).into_iter().chain(turned).collect()
        }
    };
    format!("{who}, {}: {}", length.clock(), parts.join(", "))
}

fn counts(knots: &[Knot]) -> Vec<String> {
    let of = |tone: Tone| knots.iter().filter(|knot| knot.tone == tone).count();
    let named = [
        (Tone::Well, "went well"),
        (Tone::Missed, "missed"),
        (Tone::Signal, "from the customer"),
        (Tone::Held, "held"),
        (Tone::Net, "on the net"),
    ];
    let all = phrase::count(knots.len(), "moment");
    let parts = named.map(|(tone, words)| (of(tone), words));
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts = parts.map(|(count, words)| format!("{count} {words}"));
    [all].into_iter().chain(parts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rope_dips_where_something_was_missed_and_stays_on_the_paper() {
        let mut y = LEVEL;
        for _ in 0..20 {
            let next = height(y, Tone::Missed);
            assert!(next >= y && next <= 1.0);
            y = next;
        }
        assert!(height(y, Tone::Well) < y);
    }

    #[test]
    fn a_net_is_never_too_narrow_to_be_seen_nor_off_the_rope() {
        for at in [0.0, 0.01, 0.5, 1.0] {
            let (from, to) = widened((at, at));
            assert!(
                from >= 0.0 && to <= 1.0 && to - from > 0.05,
                "{at}: {from}..{to}"
            );
        }
    }
}
