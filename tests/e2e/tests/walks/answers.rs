//! A debrief goes from the manager's phone to the rep's, and the answer comes back.

use anyhow::{Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::site::Site;
use e2e::story::{self, DANA, DEBRIEFED, Look};
use serde_json::{Value, json};

const TRIED: &str = "Stopped after the first yes";
const WENT: &str = "They gave me the date themselves";
const FILE: &str = "debrief.curbside.json.txt";

/// Two phones, and the files between them. The rep's goes on without a server.
pub(crate) fn a_debrief_is_answered(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::whole_call(person, &DANA, &mut story::pass_by)?;
    page::catch_files(&browser)?;
    story::leave_by(person, "For the rep to answer")?;
    let debrief = page::caught_file(&browser)?;

    let answer = answered_by_dana(engine, &debrief)?;
    ensure!(
        answer.starts_with("{\"format\":\"curbside-answer\""),
        "{answer}"
    );
    ensure!(!answer.contains(DANA.rep), "It names the rep: {answer}");

    show(&browser, "#/settings")?;
    person.pick_file("Import a file", "answer.curbside.json.txt", &answer)?;
    person.read(TRIED)?;
    person.tap(Role::Button, "Put it with the step")?;
    person.read("The answer stands with its step.")?;
    person.tap(Role::Link, "The rep's page")?;
    person.read("Stop, and ask when they need it")?;
    person.read(TRIED)?;
    person.read(WENT)?;
    person.tap(Role::Button, starts_with("Undo"))?;
    person.reads_no_more(TRIED)
}

fn answered_by_dana(engine: Engine, debrief: &str) -> Result<String> {
    // Another origin is another phone.
    let mut site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    page::installed(&browser)?;
    site.stop();
    keep(person, debrief)?;
    person.type_into("What I tried", TRIED)?;
    person.see(Role::Button, "Send my answer")?;
    // Some days later.
    show(&browser, "#/")?;
    browser.reload()?;
    person.read("A debrief waits for your answer")?;
    person.read("Your answer is begun")?;
    person.tap(Role::Button, starts_with("Go on with"))?;
    person.holds("What I tried", TRIED)?;
    person.type_into("How it went", WENT)?;
    page::catch_files(&browser)?;
    person.tap(Role::Button, "Send my answer")?;
    let answer = page::caught_file(&browser)?;
    show(&browser, "#/calls")?;
    person.read("Your calls will be here")?;
    Ok(answer)
}

/// From the file to the debrief, to be read.
fn keep(person: Person<'_>, debrief: &str) -> Result<()> {
    story::go(person, "Settings")?;
    person.pick_file("Import a file", FILE, debrief)?;
    person.read("A debrief that was shared with the rep.")?;
    person.tap(Role::Button, "Read and answer it")?;
    person.see(Role::Heading, "Your debrief").map(drop)
}

fn show(browser: &Browser, place: &str) -> Result<()> {
    browser.ask(
        "location.hash = arguments[0]; return null",
        vec![json!(place)],
    )
}

fn for_the_rep() -> Result<Value> {
    let mut file: Value = serde_json::from_str(DEBRIEFED)?;
    (file["version"], file["for_rep"]) = (json!(4), json!(true));
    Ok(file)
}

/// A debrief is kept in which these words stand, and they are typed into its answer.
pub(crate) fn keep_one_with(person: Person<'_>, words: &str) -> Result<()> {
    let mut file = for_the_rep()?;
    let call = &mut file["calls"][0];
    call["account"] = json!(words);
    call["phase"]["debriefed"]["debrief"]["action_step"] = json!(words);
    // Another call than the one that a notebook may have from the same file.
    let file = file
        .to_string()
        .replace("00000000-0000-0000-0000-", "00000000-0000-0000-00a5-");
    keep(person, &file)?;
    for field in ["What I tried", "How it went"] {
        person.type_into(field, words)?;
    }
    person.see(Role::Button, "Send my answer").map(drop)
}

/// Both ends in all their states: the rep's first, on a phone that has none of it.
pub(crate) fn every_place(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    let file = for_the_rep()?;
    let call = file["calls"][0]["id"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let debrief = file.to_string();
    story::go(person, "Settings")?;
    person.pick_file("Import a file", FILE, &debrief)?;
    person.read("A debrief that was shared with the rep.")?;
    look("answer-for-the-rep")?;
    person.tap(Role::Button, "Read and answer it")?;
    person.see(Role::Heading, "Your debrief")?;
    look("answer-debrief")?;
    person.type_into("What I tried", TRIED)?;
    person.see(Role::Button, "Send my answer")?;
    look("answer-typed")?;
    page::catch_files(person.browser)?;
    person.tap(Role::Button, "Send my answer")?;
    let answer = page::caught_file(person.browser)?;
    show(person.browser, "#/")?;
    person.read("A debrief waits for your answer")?;
    look("answer-offered")?;
    story::go(person, "Settings")?;
    person.pick_file("Import a file", "answer.json", &answer)?;
    person.read("isn't in this notebook")?;
    look("answer-refused")?;
    // The same phone as the manager's.
    person.pick_file("Import a file", FILE, &debrief)?;
    person.tap(Role::Button, starts_with("I'm a manager"))?;
    person.tap(Role::Button, "Add to the notebook")?;
    person.read("Added to your notebook")?;
    story::go(person, "Settings")?;
    person.pick_file("Import a file", "answer.json", &answer)?;
    person.see(Role::Button, "Put it with the step")?;
    look("answer-came")?;
    person.tap(Role::Button, "Put it with the step")?;
    person.read("The answer stands with its step.")?;
    look("answer-taken")?;
    person.tap(Role::Link, "The rep's page")?;
    person.read(TRIED)?;
    look("answer-on-the-reps-page")?;
    show(person.browser, &format!("#/received/{call}"))?;
    person.tap(Role::Button, "Remove this debrief")?;
    person.read("The debrief was removed.")
}
