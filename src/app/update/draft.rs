//! What was typed for a behaviour, held to what a behaviour must have. A problem is said in words,
//! and nothing of what was typed is lost.

use crate::app::event::BehaviourDraft;
use crate::domain::{Behaviour, Elapsed, Name, Text};

/// What was typed, as a behaviour takes it.
pub(super) struct Filled {
    pub(super) label: Name,
    pub(super) short: Name,
    pub(super) seen: Text,
    pub(super) skill: Name,
    pub(super) lead: Elapsed,
}

/// Reads a draft.
///
/// # Errors
/// If something is missing or doesn't fit, in a sentence for the person.
pub(super) fn filled(draft: &BehaviourDraft) -> Result<Filled, String> {
    let needed = [
        ("a label", &draft.label),
        ("a short label", &draft.short),
        ("what is seen or heard", &draft.seen),
        ("a skill", &draft.skill),
    ];
    let missing = needed
        .into_iter()
        .filter(|(_, typed)| typed.trim().is_empty());
    let missing: Vec<&str> = missing.map(|(what, _)| what).collect();
    if let Some((last, others)) = missing.split_last() {
        let others = match others {
            [] => String::new(),
            _ => format!("{} and ", others.join(", ")),
        };
        return Err(format!("Not saved yet. It needs {others}{last}."));
    }
    Ok(Filled {
        label: name("label", &draft.label)?,
        short: short(&draft.short)?,
        seen: Text::typed(draft.seen.trim()),
        skill: name("skill", &draft.skill)?,
        lead: lead(&draft.lead)?,
    })
}

fn name(which: &str, typed: &str) -> Result<Name, String> {
    Name::new(typed).map_err(|error| format!("Not saved yet. As a {which}, {error}."))
}

fn short(typed: &str) -> Result<Name, String> {
    let (length, room) = (typed.trim().chars().count(), Behaviour::LONGEST_SHORT);
    if length > room {
        return Err(format!(
            "Not saved yet. The short label has {length} characters, and a key has room for {room}."
        ));
    }
    name("short label", typed)
}

fn lead(typed: &str) -> Result<Elapsed, String> {
    let longest = Behaviour::LONGEST_LEAD_S;
    let seconds = typed.trim().parse().ok().filter(|s| *s <= longest);
    seconds.map(Elapsed::seconds).ok_or_else(|| {
        format!("Not saved yet. The lead time is whole seconds, from 0 to {longest}.")
    })
}
