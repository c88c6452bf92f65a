//! What was not finished when the app was closed, offered on Today: what it was, in the person's own
//! words, and one tap back to it.

use super::phrase;
use crate::app::model::Model;
use crate::domain::{
    BehaviourDraft, BehaviourKey, Call, CallId, DebriefStep, Draft, DraftOf, Phase, Received, Role,
    StartDraft, Timestamp, Unfinished, order,
};

/// One thing to go on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub of: DraftOf,
    /// What it was, and whether to go on.
    pub ask: &'static str,
    pub who: String,
    pub account: Option<String>,
    pub line: String,
    /// The word that puts the offer away.
    pub away: &'static str,
}

/// Reads the offers off the model, the newest first. A call that runs comes before all of them.
#[must_use]
pub fn offers(model: &Model) -> Vec<Offer> {
    if model.notebook.is_in_a_call() {
        return Vec::new();
    }
    let drafts = order::by_number(model.notebook.drafts().collect(), |draft: &&Draft| {
        (-draft.edited.millis(), 0)
    });
    let offers = drafts.into_iter().filter_map(|draft| offer(model, draft));
    offers.collect()
}

/// The debrief that is offered; it isn't listed a second time as one that is due.
#[must_use]
pub fn offered_debrief(model: &Model) -> Option<CallId> {
    match model.notebook.draft(&DraftOf::Debrief)?.what {
        Unfinished::Debrief(call, ..) if !model.notebook.is_in_a_call() => Some(call),
        _ => None,
    }
}

fn offer(model: &Model, draft: &Draft) -> Option<Offer> {
    let since = |time: Timestamp| phrase::ago_of(time, model.now, model.zone);
    let typed = since(draft.edited);
    match &draft.what {
        Unfinished::Start(form) => Some(start(form, &typed)),
        Unfinished::Behaviour(key, form) => behaviour(model, key.as_ref(), form, &typed),
        Unfinished::Closing(agreed, word) => {
            let call = known(model, *agreed)?;
            let is_open = call.debrief()?.follow.closing.is_none();
            let offer = about(
                model,
                call,
                "You were closing an action step. Go on?",
                word,
                &typed,
            );
            is_open.then_some(Offer {
                account: None,
                ..offer
            })
        }
        Unfinished::TripWire(call, words) => {
            let call = known(model, *call).filter(|call| call.is_planned())?;
            Some(about(
                model,
                call,
                "You were writing a trip-wire. Go on?",
                words,
                &typed,
            ))
        }
        Unfinished::Received(received) => Some(to_answer(model, received)),
        Unfinished::Answer(..) => None,
        Unfinished::Debrief(call, step, _) => {
            let is_open = |call: &&Call| matches!(call.phase, Phase::Ended { .. });
            let call = known(model, *call).filter(is_open)?;
            let left = since(call.edited.max(draft.edited));
            let offer = about(
                model,
                call,
                "You were in the middle of a debrief. Go on?",
                "",
                "",
            );
            Some(Offer {
                line: format!("{}. Left {left}", at(*step)),
                away: "Not now",
                ..offer
            })
        }
    }
    .map(|offer| Offer {
        of: draft.what.of(),
        ..offer
    })
}

/// The word with which an action step was about to be closed.
#[must_use]
pub fn closing(model: &Model, agreed: CallId) -> String {
    line(model, &DraftOf::Closing(agreed))
}

/// The trip-wire that was about to be added to a planned call.
#[must_use]
pub fn trip_wire(model: &Model, call: CallId) -> String {
    line(model, &DraftOf::TripWire(call))
}

fn line(model: &Model, of: &DraftOf) -> String {
    match model.notebook.draft(of).map(|draft| &draft.what) {
        Some(Unfinished::Closing(_, words) | Unfinished::TripWire(_, words)) => words.clone(),
        _ => String::new(),
    }
}

fn known(model: &Model, id: CallId) -> Option<&Call> {
    let call = model.notebook.call(id);
    call.filter(|call| !model.notebook.is_thrown(call))
}

fn named(ask: &'static str, who: String, account: Option<String>, line: String) -> Offer {
    Offer {
        of: DraftOf::Start,
        ask,
        who,
        account,
        line,
        away: "Throw away",
    }
}

fn about(model: &Model, call: &Call, ask: &'static str, words: &str, typed: &str) -> Offer {
    let account = call.account.as_ref().map(ToString::to_string);
    let who = phrase::rep_name(&model.notebook, call).to_owned();
    named(
        ask,
        who,
        account,
        format!("\"{}\". Typed {typed}", words.trim()),
    )
}

fn start(form: &StartDraft, typed: &str) -> Offer {
    let written = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let mut line = form.stakes.label().to_owned();
    if form.role != Role::Observe {
        line.push_str(&format!(", {}", form.role.label().to_lowercase()));
    }
    named(
        "You were about to start a call. Go on?",
        written(&form.new_rep).unwrap_or_else(|| "A call".to_owned()),
        written(&form.account),
        format!("{line}. Typed {typed}"),
    )
}

/// A debrief that was shared with whoever has this phone.
fn to_answer(model: &Model, received: &Received) -> Offer {
    let call = &received.call;
    let is_begun = model.notebook.draft(&DraftOf::Answer(call.id)).is_some();
    let day = phrase::day(call.when(), call.utc_offset_min);
    let line = match is_begun {
        true => format!("{day}. Your answer is begun"),
        false => format!("{day}. Not answered yet"),
    };
    let account = call.account.as_ref().map(ToString::to_string);
    let who = account.unwrap_or_else(|| "A call".to_owned());
    Offer {
        away: "Remove",
        ..named("A debrief waits for your answer", who, None, line)
    }
}

fn behaviour(
    model: &Model,
    key: Option<&BehaviourKey>,
    form: &BehaviourDraft,
    typed: &str,
) -> Option<Offer> {
    let ask = match key {
        None => "You were writing a new behaviour. Go on?",
        Some(key) => {
            model.notebook.codebook().find(key)?;
            "You were changing a behaviour. Go on?"
        }
    };
    let words = [&form.label, &form.short, &form.seen, &form.skill];
    let words = words.into_iter().find(|words| !words.trim().is_empty());
    let who = words.map_or("Without a label yet", |words| words.trim());
    Some(named(ask, who.to_owned(), None, format!("Typed {typed}")))
}

fn at(step: DebriefStep) -> &'static str {
    match step {
        DebriefStep::Supposed => "At what was supposed to happen",
        DebriefStep::RepView => "At the rep's view",
        DebriefStep::Replay => "At the replay",
        DebriefStep::Net => "At the net",
        DebriefStep::Next => "At what's next",
        DebriefStep::NextTime => "At next time",
    }
}
