//! What stands in a summary, part by part. A note comes in only by [`shared`].

use super::super::lines::{Line, Note, TAKEN_OUT, Tone, taken_out};
use super::super::phrase;
use super::{ActionStep, Entry, Part, Voice};
use crate::app::model::Model;
use crate::domain::{
    Call, CallId, Debrief, Moment, MomentId, NetQuestion, NetVerdict, RepView, Sharing, TalkTime,
    Text, order,
};

/// The parts of a summary, in the order in which they are read.
pub(super) fn of(
    model: &Model,
    call: &Call,
    debrief: &Debrief,
    step: Option<&ActionStep>,
) -> Vec<Part> {
    let first = phrase::first_name(&model.notebook, call);
    let timeline = model.notebook.timeline(call.id);
    let turn = debrief.turning_point;
    let others = timeline.iter().map(|moment| moment.id);
    let others = others.chain(taken_out(&model.notebook, call.id, debrief));
    let others = others.filter(|moment| turn != Some(*moment));
    let beside = turn.map_or("Moments", |_| "Other moments");
    let at_moment = |moment| at_moment(model, call.id, debrief, moment);
    let parts = [
        part("Outcome", outcome(call, debrief)),
        Some(spoke_first(first, debrief)),
        part("Where it turned", turn.map_or_else(Vec::new, at_moment)),
        part("The net, as both saw it", net(first, debrief)),
        part(
            &format!("{first}'s share of talking"),
            talk(model, call, debrief, &timeline),
        ),
        part("What next", next(debrief, step)),
        part(
            beside,
            others
                .map(at_moment)
                .filter(|entries| entries.len() > 1)
                .flatten()
                .collect(),
        ),
        part("What happened", counts(&Line::timeline(model, call.id))),
    ];
    parts.into_iter().flatten().collect()
}

fn part(title: &str, entries: Vec<Entry>) -> Option<Part> {
    let title = title.to_owned();
    (!entries.is_empty()).then_some(Part { title, entries })
}

fn written(label: &'static str, text: &Text, voice: Voice) -> Option<Entry> {
    phrase::written(text).map(|words| fact(label, words, voice))
}

fn fact(label: &'static str, words: String, voice: Voice) -> Entry {
    Entry::Written {
        label,
        words,
        voice,
    }
}

/// The one way of a note into a summary: a private one is none.
fn shared(text: &Text, sharing: Sharing) -> Option<Entry> {
    let note = Note::of(text, sharing).filter(|note| !note.private)?;
    Some(fact("Note", note.words, Voice::Note))
}

fn outcome(call: &Call, debrief: &Debrief) -> Vec<Entry> {
    let objective = written("Objective", &debrief.supposed, Voice::Plain);
    [
        call.outcome()
            .map(|outcome| Entry::Outcome(outcome.label())),
        written("Next step", &call.next_step, Voice::Plain),
        objective.or_else(|| written("Objective", &call.objective, Voice::Plain)),
        shared(&call.note, call.sharing),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Who spoke first, and what the rep said before anybody else did.
fn spoke_first(first: &str, debrief: &Debrief) -> Part {
    let who = match debrief.rep_view {
        RepView::Said(_) => first,
        RepView::Speaking(_) | RepView::Skipped => "The manager",
    };
    let said = debrief.rep_view.words();
    let felt = said.and_then(|said| written("How it felt", &said.felt, Voice::Rep));
    let well = said.and_then(|said| written("What went well", &said.went_well, Voice::Rep));
    Part {
        title: format!("{who} spoke first"),
        entries: felt.into_iter().chain(well).collect(),
    }
}

/// A moment with what was noted, said and would be said there. What was said stays when the moment
/// was taken out on another phone.
fn at_moment(model: &Model, call: CallId, debrief: &Debrief, id: MomentId) -> Vec<Entry> {
    let moment = model.notebook.moment(call, id);
    let head = match moment.map(|moment| Line::of(model, moment)) {
        Some(Line {
            time, words, tone, ..
        }) => Entry::Moment { time, words, tone },
        None => Entry::Moment {
            time: String::new(),
            words: TAKEN_OUT.to_owned(),
            tone: Tone::Plain,
        },
    };
    let replay = debrief.line(id);
    let said = replay.and_then(|line| written("What was said", &line.said, Voice::Said));
    let would = replay.and_then(|line| written("To say now", &line.would_say, Voice::WouldSay));
    [
        Some(head),
        moment.and_then(|moment| shared(&moment.note, moment.sharing)),
        said,
        would,
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn net(first: &str, debrief: &Debrief) -> Vec<Entry> {
    let unasked = NetVerdict::default();
    let rep = debrief
        .rep_view
        .words()
        .map_or(&unasked, |words| &words.net);
    let answered = |question: &NetQuestion| {
        let (rep, manager) = (rep.answer(*question), debrief.net.answer(*question));
        let said = |who: &str, answer: Option<crate::domain::Answer>| {
            let answer = answer.map_or("no answer", |answer| answer.label());
            format!("{who}: {answer}")
        };
        (rep.is_some() || manager.is_some()).then(|| Entry::Answers {
            question: question.words(),
            rep: said(first, rep),
            manager: said("Manager", manager),
        })
    };
    NetQuestion::ALL.iter().filter_map(answered).collect()
}

fn talk(model: &Model, call: &Call, debrief: &Debrief, timeline: &[&Moment]) -> Vec<Entry> {
    let words = debrief.rep_view.words();
    let guessed = words.and_then(|words| words.talk_guess);
    let tapped = TalkTime::of(timeline, model.notebook.length(call, model.now))
        .and_then(TalkTime::rep_share);
    let percent = |label, share: u8| fact(label, format!("{share}%"), Voice::Plain);
    let guessed = guessed.map(|share| percent("As guessed", share.value()));
    let tapped = tapped.map(|share| percent("As tapped", share));
    guessed.into_iter().chain(tapped).collect()
}

fn next(debrief: &Debrief, step: Option<&ActionStep>) -> Vec<Entry> {
    let plain = |label, words| fact(label, words, Voice::Plain);
    let alone: Vec<&str> = debrief.alone.iter().map(|kind| kind.label()).collect();
    let behaviour = step.and_then(|step| step.behaviour.clone());
    [
        written("Keep", &debrief.keep, Voice::Plain),
        written("Work on", &debrief.work_on, Voice::Plain),
        step.map(|step| plain("To try", step.words.clone())),
        behaviour.map(|label| plain("For", label)),
        step.and_then(|step| step.by)
            .map(|by| plain("By", phrase::date(by))),
        debrief
            .learning
            .map(|mode| plain("Taught by", mode.label().to_owned())),
        (!alone.is_empty()).then(|| plain("Alone next time", alone.join(", "))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Each kind of moment with its count, the most frequent first.
fn counts(lines: &[Line]) -> Vec<Entry> {
    let mut kinds: Vec<(&Line, usize)> = Vec::new();
    for line in lines {
        match kinds.iter_mut().find(|(kind, _)| kind.words == line.words) {
            Some((_, count)) => *count += 1,
            None => kinds.push((line, 1)),
        }
    }
    let most = |(_, count): &(&Line, usize)| (-i64::try_from(*count).unwrap_or(i64::MAX), 0);
    order::by_number(kinds, most)
        .into_iter()
        .map(|(line, count)| Entry::Count {
            words: line.words.clone(),
            tone: line.tone,
            count,
        })
        .collect()
}
