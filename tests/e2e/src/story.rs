//! A manager's day with the app, in steps that trials, figures and pictures are made of.
//!
//! [`whole_call`] is the main job from Today to the summary; [`other_screens`] visits what is left.
//! Both call `look` on each screen by its name, once it stands still.

use anyhow::{Result, ensure};

use crate::browser::Browser;
use crate::page;
use crate::person::{ANY, Name, Person, Role, starts_with};

/// Who is ridden with, and where.
pub struct Cast {
    pub rep: &'static str,
    pub first: &'static str,
    pub account: &'static str,
}

pub const DANA: Cast = Cast {
    rep: "Dana Ortiz",
    first: "Dana",
    account: "Halvorsen Foods",
};

/// What is done on each screen, apart from walking through it.
pub type Look<'a> = dyn FnMut(&'static str) -> Result<()> + 'a;

/// Looks at nothing.
pub fn pass_by(_: &'static str) -> Result<()> {
    Ok(())
}

/// Goes to the app and waits for it to be usable.
pub fn open(browser: &Browser, address: &str) -> Result<()> {
    browser.goto(address)?;
    at_today(Person::at(browser))
}

pub fn at_today(person: Person<'_>) -> Result<()> {
    person.see(Role::Heading, "Today")?;
    person.see(Role::Button, "Start a call")?;
    Ok(())
}

/// From Today to the pad with somebody new.
pub fn start_with_new_rep(person: Person<'_>, cast: &Cast, look: &mut Look<'_>) -> Result<()> {
    person.tap(Role::Button, "Start a call")?;
    person.see(Role::Heading, "Start a call")?;
    person.type_into("Account", cast.account)?;
    person.choose("Must-win")?;
    person.choose("Joint call")?;
    person.type_into("New rep", cast.rep)?;
    look("start")?;
    person.tap(Role::Button, "Add and start")?;
    at_pad(person)
}

/// From Today to the pad with somebody known: two taps.
pub fn start_with_known_rep(person: Person<'_>, cast: &Cast) -> Result<()> {
    person.tap(Role::Button, "Start a call")?;
    person.tap(Role::Button, starts_with(cast.rep))?;
    at_pad(person)
}

pub fn at_pad(person: Person<'_>) -> Result<()> {
    person.see(Role::Heading, "Pad")?;
    person.see(Role::Button, "End")?;
    Ok(())
}

/// What [`jot`] leaves behind, the star by its later name.
pub const JOTTED: [&str; 7] = [
    "Asked an open question",
    "Customer gave a buying sign",
    "Buying sign, missed",
    "Urge, held",
    "Took over",
    "Handed back",
    NAMED,
];

/// The name that the star gets.
const NAMED: &str = "Asked for the next step";

/// The choice of names for a star goes on with its time.
const STAR: Name<'static> = Name::Start("Name the star");

/// What is added in the parking lot.
pub const ADDED: &str = "Lost control of the call";

/// Seven moments, and one that is taken back.
pub fn jot(person: Person<'_>) -> Result<()> {
    for key in [
        "Open question",
        "Buying sign",
        "Missed it",
        "Urge, held",
        "Took over",
        "Handed back",
        "Star",
    ] {
        person.tap(Role::Button, starts_with(key))?;
    }
    person.tap(Role::Button, starts_with("Data dump"))?;
    person.see_items("Moments", "with the data dump", |items| {
        has(items, "Data dump")
    })?;
    person.tap(Role::Button, "Undo")?;
    person.see_items("Moments", "without the data dump", |items| {
        !has(items, "Data dump")
    })?;
    all_saved(person)
}

fn has(items: &[crate::person::Thing], words: &str) -> bool {
    items.iter().any(|item| item.words.contains(words))
}

/// Waits until the app says of all moments in view that they are on disk.
pub fn all_saved(person: Person<'_>) -> Result<()> {
    person.see_items("Moments", "saved", |items| {
        !items.is_empty() && items.iter().all(|item| item.saved)
    })?;
    Ok(())
}

/// From the pad through the parking lot.
pub fn end_and_park(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    look("lot")?;
    person.select(STAR, NAMED)?;
    person.absent(Role::Combobox, STAR)?;
    person.select("What", ADDED)?;
    person.select("When", "At a minute")?;
    person.set(Role::Slider, "Minute of the call", "0")?;
    person.read("about 0:00")?;
    look("lot-minute")?;
    person.tap(Role::Button, "Add")?;
    person.see_items("Moments", "with what was added", |items| has(items, ADDED))?;
    person.choose("Advance")?;
    person.read("Without a concrete next step this is a Continuation.")?;
    person.type_into(
        "What the next step concretely is",
        "Visit the plant on the 5th.",
    )?;
    person.type_into("Note on this call", "Ask about the budget again.")?;
    look("lot-outcome")?;
    person.tap(Role::Button, "On to the debrief")
}

/// The debrief, the rep first.
pub fn debrief(person: Person<'_>, cast: &Cast, look: &mut Look<'_>) -> Result<()> {
    person.see(Role::Heading, "What was supposed to happen?")?;
    hides_the_moments(person)?;
    person.type_into("In your own words", "A second meeting with the buyer.")?;
    look("debrief-supposed")?;
    person.tap(Role::Button, "On to the rep's view")?;

    person.see(Role::Heading, "So how'd that feel?")?;
    hides_the_moments(person)?;
    rep_goes_first(person, look)?;
    person.tap(Role::Button, "Save, then replay")?;

    person.see(Role::Heading, "Replay")?;
    person.tap(Role::Button, "Next moment")?;
    person.tap(Role::Button, "Where it turned")?;
    person.type_into("What was said", "We would need it before the season.")?;
    person.type_into(
        &format!("What {} would say now", cast.first),
        "When does your season start?",
    )?;
    look("debrief-replay")?;
    person.tap(Role::Button, "On to the net")?;

    person.see(Role::Heading, "The net")?;
    person.choose_in("Was the net used?", "Yes")?;
    person.choose_in("Would the rep have recovered?", "Not sure")?;
    look("debrief-net")?;
    person.tap(Role::Button, "On to what's next")?;
    what_next(person, look)?;
    person.tap(Role::Button, "Finish")?;
    person.see(Role::Heading, "Summary")?;
    Ok(())
}

/// Nothing of the manager's moments is on the page.
pub fn hides_the_moments(person: Person<'_>) -> Result<()> {
    let seen = !person.items("Moments")?.is_empty() || person.reads(NAMED)?;
    ensure!(
        !seen,
        "The manager's moments show before the rep has spoken"
    );
    Ok(())
}

fn rep_goes_first(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    person.type_into("How it felt", "Rushed at the end.")?;
    person.type_into("What went well", "The questions about their week.")?;
    person.set(Role::Slider, "How much of the talking was yours?", "40")?;
    person.read("40 %")?;
    person.choose_in("Was the net used?", "Yes")?;
    person.choose_in("Was it needed?", "No")?;
    look("debrief-rep-first")
}

fn what_next(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    person.see(Role::Heading, "What next")?;
    person.type_into("Keep", "Asking about their week")?;
    person.type_into("Work on", "Hearing the buying sign")?;
    person.type_into("Try on the next calls", "Stop, and ask when they need it")?;
    person.select("For the behaviour", "Buying sign, missed")?;
    person.set(Role::Date, "To be looked at by", "2026-12-04")?;
    look("debrief-next")?;
    person.tap(Role::Button, "On to next time")?;

    person.see(Role::Heading, "Will I be here next time?")?;
    person.tap(Role::Checkbox, "Demo")?;
    person.choose("Own success")?;
    look("debrief-next-time")
}

/// The main job, from Today to the summary.
pub fn whole_call(person: Person<'_>, cast: &Cast, look: &mut Look<'_>) -> Result<()> {
    at_today(person)?;
    look("today-new")?;
    start_with_new_rep(person, cast, look)?;
    jot(person)?;
    look("pad")?;
    end_and_park(person, look)?;
    debrief(person, cast, look)?;
    look("summary")
}

/// Goes to one of the four main places, or to Settings, to which Today leads and what stands under it; the
/// steps of a call lead to Today alone.
pub fn go(person: Person<'_>, place: &str) -> Result<()> {
    if !person.has(Role::Link, place)? {
        person.tap(Role::Link, "Today")?;
    }
    person.tap(Role::Link, place)?;
    person.see(Role::Heading, place)?;
    Ok(())
}

/// The screens that the main job doesn't pass, in a notebook that knows `cast`.
pub fn other_screens(person: Person<'_>, cast: &Cast, look: &mut Look<'_>) -> Result<()> {
    go(person, "Today")?;
    look("today")?;
    go(person, "Calls")?;
    look("calls")?;
    person.tap(Role::Link, starts_with(cast.rep))?;
    person.see(Role::Heading, cast.rep)?;
    look("call")?;
    go(person, "Reps")?;
    look("reps")?;
    person.tap(Role::Link, starts_with(cast.rep))?;
    person.see(Role::Heading, cast.rep)?;
    look("rep")?;
    in_the_mirror(person, look)?;
    let everything = share_everything(person)?;
    look("settings")?;
    check_the_health(person)?;
    look("health")?;
    go(person, "Settings")?;
    person.pick_file("Import a file", "notebook.json", &everything)?;
    person.see(Role::Heading, "Import")?;
    look("import")?;
    person.tap(Role::Button, "Leave it")?;
    go(person, "Settings")?;
    person.pick_file("Import a file", "rubbish.json", "{\"format\":")?;
    person.see(Role::Alert, ANY)?;
    look("import-refused")
}

/// The mirror, with what two of its figures count.
fn in_the_mirror(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    go(person, "Mirror")?;
    look("mirror")?;
    person.tap(Role::Button, starts_with("held"))?;
    person.tap(Role::Button, starts_with("Rep spoke first"))?;
    person.tap(Role::Button, "The numbers")?;
    person.read("Urge, held")?;
    look("mirror-opened")
}

/// From Settings to the health page, and a check of all records.
pub fn check_the_health(person: Person<'_>) -> Result<()> {
    person.tap(Role::Link, starts_with("Health"))?;
    person.see(Role::Heading, "Health")?;
    person.tap(Role::Button, "Check the notebook")?;
    person.read("records, all whole.")
}

/// A file with a debriefed call of [`DANA`]'s, in which all is said that can be, with an open step
/// and two private notes.
pub const DEBRIEFED: &str = include_str!("../fixtures/debriefed-call.json");

/// Takes a file into the notebook, as from another phone.
pub fn add_file(person: Person<'_>, file: &str) -> Result<()> {
    go(person, "Settings")?;
    person.pick_file("Import a file", "notes.curbside.json.txt", file)?;
    person.see(Role::Heading, "Import")?;
    person.tap(Role::Button, "Add to the notebook")?;
    person.read("Added to your notebook")
}

/// The text of the file with the whole notebook.
pub fn share_everything(person: Person<'_>) -> Result<String> {
    go(person, "Settings")?;
    page::catch_files(person.browser)?;
    leave_by(person, "Share everything")?;
    let file = page::caught_file(person.browser)?;
    person.tap(Role::Link, "Back")?;
    person.see(Role::Heading, "Settings")?;
    Ok(file)
}

/// Taps a way out, and then the one by which it leaves as it is. What is large is made first.
pub fn leave_by(person: Person<'_>, way: &str) -> Result<()> {
    person.tap(Role::Button, way)?;
    person.see(Role::Heading, "Share")?;
    if person.has(Role::Button, "Make the file")? {
        person.tap(Role::Button, "Make the file")?;
        person.read("The file is made")?;
    }
    person.tap(Role::Button, "Share it")
}
