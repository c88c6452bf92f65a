//! The debrief as it is lived: with five minutes, left in the middle, the rep first; and one that is
//! changed afterwards.

use anyhow::{Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::ordeal;
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::site::Site;
use e2e::story::{self, DANA, DEBRIEFED};
use serde_json::{Value, json};

fn at_the_debrief(person: Person<'_>) -> Result<()> {
    story::at_today(person)?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, starts_with("Open question"))?;
    person.tap(Role::Button, starts_with("Missed it"))?;
    story::all_saved(person)?;
    person.tap(Role::Button, "End")?;
    person.tap(Role::Button, "On to the debrief")?;
    person.see(Role::Heading, "What was supposed to happen?")?;
    Ok(())
}

/// Three questions, and then all six of them after all.
pub(crate) fn in_five_minutes(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    at_the_debrief(person)?;
    person.tap(Role::Button, "Five minutes: three questions")?;
    person.see(Role::Heading, "So how'd that feel?")?;
    person.tap(Role::Button, "There is time: all six questions")?;
    person.tap(Role::Button, "Five minutes: three questions")?;
    person.tap(Role::Button, "Skip")?;
    person.see(Role::Heading, "Replay")?;
    person.read("You spoke first: Dana's view was skipped.")?;
    person.tap(Role::Button, "On to what's next")?;
    person.type_into("Keep", "Asking")?;
    person.tap(Role::Button, "Finish")?;
    person.see(Role::Heading, "Summary")?;
    Ok(())
}

/// What was said is there after a reload, and the manager's moments are not, until it is saved.
pub(crate) fn is_left_and_come_back_to(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    at_the_debrief(person)?;
    person.type_into("In your own words", "A date for the trial.")?;
    person.tap(Role::Button, "On to the rep's view")?;
    person.type_into("How it felt", "Rushed at the end.")?;
    person.choose_in("Was it needed?", "No")?;
    for said in ["Rushed at the end.", "\"needed\":\"no\""] {
        ordeal::keeps(&browser, said)?;
    }
    browser.reload()?;
    person.see(Role::Heading, "So how'd that feel?")?;
    person.holds("How it felt", "Rushed at the end.")?;
    ensure!(
        !person.reads("Buying sign, missed")?,
        "A moment shows before the rep has spoken"
    );
    person.tap(Role::Button, "Back")?;
    person.holds("In your own words", "A date for the trial.")?;
    person.tap(Role::Button, "On to the rep's view")?;
    person.tap(Role::Button, "Save, then replay")?;
    person.read("Dana spoke first.")?;
    person.tap(Role::Button, "Next moment")?;
    person.read("Buying sign, missed")?;
    person.tap(Role::Button, "On to the net")?;
    person.read("Would the rep have recovered?")?;
    person.tap(Role::Link, "Later")?;
    story::at_today(person)
}

/// A finished debrief is gone through again, and what is changed in it is in the summary.
pub(crate) fn is_changed_afterwards(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::add_file(person, DEBRIEFED)?;
    story::go(person, "Calls")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.tap(Role::Link, "Change the debrief")?;
    for on in [
        "On to the rep's view",
        "On to the replay",
        "On to the net",
        "On to what's next",
    ] {
        person.tap(Role::Button, on)?;
    }
    person.holds("Keep", "Asking about their week before anything else")?;
    person.type_into("Keep", "Silence after the price")?;
    person.tap(Role::Button, "On to next time")?;
    person.tap(Role::Button, "Finish")?;
    person.see(Role::Heading, "Summary")?;
    person.read("Silence after the price")
}

/// A ride with all that a pad takes down: what is private stays so, what was agreed is shown, and an
/// older step is asked after.
pub(crate) fn of_a_full_ride(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::add_file(person, &full_ride().to_string())?;
    browser.goto(&site.at(&format!("#/lot/{}", id(2))))?;
    names_what_was_marked(person)?;
    fit(&browser, "the lot of a full ride")?;
    person.tap(Role::Button, "On to the debrief")?;
    person.read("A date for the trial")?;
    person.read("Redirect only")?;
    fit(&browser, "what was supposed to happen")?;
    person.tap(Role::Button, "On to the rep's view")?;
    person.tap(Role::Button, "Skip")?;
    person.read("58 %")?;
    person.tap(Role::Button, "Next moment")?;
    person.read("Eleven slides")?;
    person.tap(Role::Button, "Next moment")?;
    person.see(Role::Heading, "Data dump")?;
    ensure!(
        !person.reads("He froze")?,
        "A private note is in the replay"
    );
    fit(&browser, "the replay of a full ride")?;
    person.tap(Role::Button, "On to the net")?;
    person.read("Trip-wire touched 1 time: Rep frozen.")?;
    person.tap(Role::Button, "On to what's next")?;
    person.read("Ask before the brochure")?;
    person.choose("Kept")?;
    person.read("Kept in 1 of 1 call.")?;
    fit(&browser, "what next, with an open step")
}

fn names_what_was_marked(person: Person<'_>) -> Result<()> {
    person.read("1 of 2")?;
    person.see(Role::Combobox, starts_with("Name what was missed at 10:00"))?;
    person.read("He froze")?;
    person.tap(Role::Button, "Leave it")?;
    person.select(
        starts_with("Name the star at 20:00"),
        "Lost control of the call",
    )?;
    person.read("One moment is left without a name.")
}

fn fit(browser: &Browser, screen: &str) -> Result<()> {
    page::accessible(browser, screen)?;
    let troubles = page::layout_troubles(browser, 48)?;
    ensure!(troubles.is_empty(), "{screen}: {troubles:?}");
    Ok(())
}

const START: i64 = 1_763_888_400_000;

fn id(n: u32) -> String {
    format!("00000000-0000-0000-0000-{n:012}")
}

/// A call that is over, and one before it that agreed on a step.
fn full_ride() -> Value {
    let blank = json!({
        "rep_view": { "speaking": { "felt": "", "went_well": "" } }, "turning_point": null,
        "replay": [], "keep": "", "work_on": "", "action_step": "", "learning": null,
    });
    let mut agreed = blank.clone();
    agreed["rep_view"] = json!("skipped");
    agreed["action_step"] = json!("Ask before the brochure");
    let day = 86_400_000;
    let before = json!({ "debriefed": {
        "span": { "started_ms": START - day, "ended_ms": START - day + 1_800_000 },
        "outcome": "order", "debrief": agreed, "finished_ms": START - day + 2_000_000,
    } });
    let now = json!({ "ended": {
        "span": { "started_ms": START, "ended_ms": START + 2_400_000 },
        "outcome": null, "debrief": blank,
    } });
    json!({
        "format": "curbside", "version": 2, "exported_at": "2025-11-24T09:00:00.000Z", "app": "walk",
        "reps": [{ "id": id(1), "name": DANA.rep, "stage": "new", "edited_ms": START }],
        "calls": [call(2, &now), call(3, &before)],
        "moments": [
            moment(10, 0, &json!({ "speaking": "rep" }), "", "private"),
            moment(11, 120, &json!({ "behaviour": "open-question" }), "", "private"),
            moment(12, 300, &json!({ "behaviour": "buying-sign-missed" }), "Eleven slides", "with_rep"),
            moment(13, 400, &json!({ "behaviour": "data-dump" }), "He froze", "private"),
            moment(14, 600, &json!({ "zone": "missed" }), "", "private"),
            moment(15, 900, &json!({ "trip_wire": "rep_frozen" }), "", "private"),
            moment(16, 930, &json!({ "net": "redirected" }), "", "private"),
            moment(17, 1_200, &json!("star"), "", "private"),
            moment(18, 1_400, &json!({ "speaking": "customer" }), "", "private"),
            moment(19, 1_500, &json!({ "net": "held" }), "", "private"),
        ],
    })
}

fn call(n: u32, phase: &Value) -> Value {
    json!({
        "id": id(n), "rep": id(1), "account": DANA.account, "role": "observe", "stakes": "must_win",
        "objective": "A date for the trial", "utc_offset_min": 60, "edited_ms": START,
        "contract": {
            "stance": "redirect_only", "trip_wires": ["rep_frozen", "wrong_promise"],
            "hand_back": "Dana, you know this best.",
        },
        "phase": phase,
    })
}

fn moment(n: u32, second: u32, what: &Value, note: &str, sharing: &str) -> Value {
    json!({
        "id": id(n), "call": id(2), "seq": n, "at_ms": second * 1_000, "timing": "tapped",
        "what": what, "note": note, "sharing": sharing, "edited_ms": START,
    })
}
