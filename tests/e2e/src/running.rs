//! A call that began a while ago, with all that can be agreed and chosen before the door: it comes
//! in as a file, as from another phone.

use anyhow::Result;
use serde_json::json;

use crate::person::Person;
use crate::site::Site;
use crate::story;

/// A trip-wire of the call, in the manager's own words.
pub const OWN_WIRE: &str = "Talks about the competitor";
/// A state on the call's pad.
pub const STATE: &str = "Price talk";

const CALL: &str = "00000000-0000-0000-0000-00000000c001";
const REP: &str = "00000000-0000-0000-0000-00000000a001";
const MINUTES: i64 = 18;
const KEYS: [&str; 8] = [
    "buying-sign",
    "buying-sign-missed",
    "data-dump",
    "feature-no-benefit",
    "benefit-tied",
    "open-question",
    "price-talk",
    "asked-next-step",
];

/// To the pad of that call, in a notebook that is open.
pub fn on_the_pad(person: Person<'_>, site: &Site) -> Result<()> {
    let now: i64 = person.browser.ask("return Date.now()", vec![])?;
    let started = now - MINUTES * 60_000;
    let file = json!({
        "format": "curbside", "version": 2, "exported_at": "2025-11-23T09:00:00.000Z", "app": "a test",
        "behaviours": [{
            "key": "price-talk", "short": STATE, "label": "The price was talked about",
            "seen": "The price is what is talked about.", "skill": "Leading", "valence": "signal",
            "shape": "state", "lead_ms": 0, "place": 20, "standing": "in_use", "past": [],
            "edited_ms": started,
        }],
        "reps": [{ "id": REP, "name": "Dana Ortiz", "stage": "developing", "edited_ms": started }],
        "calls": [{
            "id": CALL, "rep": REP, "account": "Halvorsen Foods", "role": "observe",
            "stakes": "must_win", "utc_offset_min": 60, "keys": KEYS, "edited_ms": started,
            "contract": {
                "stance": "redirect_only",
                "trip_wires": ["rep_frozen", "wrong_promise", { "own": OWN_WIRE }],
                "hand_back": "Dana knows this better than I do.",
            },
            "phase": { "running": { "started_ms": started } },
        }],
        "moments": [],
    });
    story::add_file(person, &file.to_string())?;
    person.browser.goto(&site.at(&format!("#/pad/{CALL}")))?;
    story::at_pad(person)
}
