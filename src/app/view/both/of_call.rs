//! What the versions of a call are compared by: the plan, how far it has come, and the debrief.

use super::fields::{label, note};
use super::{Fact, trashed};
use crate::app::model::Model;
use crate::app::view::{lines, phrase};
use crate::domain::{
    Call, Debrief, FollowThrough, How, NetQuestion, NetVerdict, Phase, RepAnswer, RepView,
    ReplayLine, Text, TripWire,
};

pub(super) fn of_call(model: &Model, call: &Call) -> Vec<Fact> {
    let plan = of_plan(model, call);
    let end = of_end(model, call);
    let debrief = call.debrief();
    let debrief = debrief.map(|debrief| of_debrief(model, call, debrief));
    let rest = debrief.into_iter().flatten();
    plan.into_iter().chain(end).chain(rest).collect()
}

fn of_plan(model: &Model, call: &Call) -> Vec<Fact> {
    let contract = &call.contract;
    let wires: Vec<&str> = contract.trip_wires.iter().map(TripWire::label).collect();
    let keys = call.keys.iter().map(|key| label(model, call.when(), key));
    let stance = contract.stance.map_or("", |stance| stance.label());
    vec![
        (
            "Account",
            call.account
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        ),
        ("Stakes", call.stakes.label().to_owned()),
        ("Setting", call.setting.label().to_owned()),
        ("Role", call.role.label().to_owned()),
        ("What you contribute", text(&call.contribution)),
        ("Objective", text(&call.objective)),
        ("When it gets hot", stance.to_owned()),
        ("Trip-wires", wires.join(", ")),
        ("Hand-back line", text(&contract.hand_back)),
        ("On the pad", keys.collect::<Vec<_>>().join(", ")),
    ]
}

fn of_end(model: &Model, call: &Call) -> Vec<Fact> {
    let outcome = call.marked().map_or("", |outcome| outcome.label());
    vec![
        ("How far it has come", phase(call)),
        ("Outcome", outcome.to_owned()),
        ("Next step", text(&call.next_step)),
        ("Note", note(&call.note, call.sharing)),
        ("In the trash", trashed(model, call.trashed)),
    ]
}

fn phase(call: &Call) -> String {
    let when = phrase::moment_in_time(call.when(), call.utc_offset_min);
    let lasted = |span: &crate::domain::Span| span.length().clock();
    match &call.phase {
        Phase::Planned { place, .. } => format!("Planned, number {} of the day", place + 1),
        Phase::Running { .. } => format!("Running since {when}"),
        Phase::Ended { span, .. } => format!("Over, from {when}, {}", lasted(span)),
        Phase::Debriefed { span, .. } => format!("Debriefed, from {when}, {}", lasted(span)),
    }
}

fn of_debrief(model: &Model, call: &Call, debrief: &Debrief) -> Vec<Fact> {
    let said = debrief.rep_view.words();
    let first = match debrief.rep_view {
        RepView::Speaking(_) => "",
        RepView::Said(_) => "The rep",
        RepView::Skipped => "You",
    };
    let guess = said.and_then(|said| said.talk_guess);
    let guess = guess.map(|share| format!("{} %", share.value()));
    let turn = debrief.turning_point.as_ref();
    let turn = turn.map(|turn| lines::of_moment(model, call, *turn));
    let lines = debrief
        .replay
        .iter()
        .map(|line| replayed(model, call, line));
    let alone: Vec<&str> = debrief.alone.iter().map(|kind| kind.label()).collect();
    let learning = debrief.learning.map_or("", |mode| mode.label());
    let mut facts = vec![
        ("What was supposed to happen", text(&debrief.supposed)),
        ("Who spoke first", first.to_owned()),
        (
            "How it felt",
            said.map_or_else(String::new, |said| text(&said.felt)),
        ),
        (
            "What went well",
            said.map_or_else(String::new, |said| text(&said.went_well)),
        ),
        ("The rep's guess at the talking", guess.unwrap_or_default()),
        (
            "The net, as the rep sees it",
            said.map_or_else(String::new, |said| answers(&said.net)),
        ),
        ("Where it turned", turn.unwrap_or_default()),
        ("Replay", lines.collect::<Vec<_>>().join("\n")),
        ("The net, as you see it", answers(&debrief.net)),
        ("Keep", text(&debrief.keep)),
        ("Work on", text(&debrief.work_on)),
        ("Try on the next calls", text(&debrief.action_step)),
    ];
    facts.extend(of_step(model, call, &debrief.follow));
    facts.push(("Alone next time", alone.join(", ")));
    facts.push(("Taught by", learning.to_owned()));
    facts
}

fn of_step(model: &Model, call: &Call, follow: &FollowThrough) -> Vec<Fact> {
    let behaviour = follow.behaviour.as_ref();
    let behaviour = behaviour.map(|key| label(model, call.when(), key));
    let tries = How::ALL.map(|how| (how, follow.count(how)));
    let tries = tries.iter().filter(|(_, count)| *count > 0);
    let tries = tries.map(|(how, count)| format!("{} {count}", how.label()));
    let closing = follow.closing.as_ref();
    let closing = closing.map(|end| format!("{}. {}", end.verdict.label(), text(&end.word)));
    vec![
        ("For the behaviour", behaviour.unwrap_or_default()),
        (
            "To be looked at by",
            follow.by.map(phrase::date).unwrap_or_default(),
        ),
        ("How the step went", tries.collect::<Vec<_>>().join(", ")),
        ("What came of the step", closing.unwrap_or_default()),
        (
            "What the rep answered",
            follow.answer.as_ref().map(answered).unwrap_or_default(),
        ),
    ]
}

fn answered(answer: &RepAnswer) -> String {
    let parts = [&answer.tried, &answer.went].map(text);
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// A replay line in one: the moment, what was said there, what the rep would say now.
fn replayed(model: &Model, call: &Call, line: &ReplayLine) -> String {
    let moment = lines::of_moment(model, call, line.moment);
    let said = phrase::written(&line.said).map(|words| format!(" Said: {words}"));
    let would = phrase::written(&line.would_say).map(|words| format!(" To say now: {words}"));
    let parts = [Some(format!("{moment}.")), said, would];
    parts.into_iter().flatten().collect()
}

fn answers(verdict: &NetVerdict) -> String {
    let answered = |question: NetQuestion| {
        let answer = verdict.answer(question)?;
        Some(format!("{} {}.", question.words(), answer.label()))
    };
    let answers = NetQuestion::ALL.into_iter().filter_map(answered);
    answers.collect::<Vec<_>>().join(" ")
}

fn text(text: &Text) -> String {
    phrase::written(text).unwrap_or_default()
}
