//! Another manager's notes of the same call: they leave one phone as a file, and are compared on another.

use anyhow::{Context, Result, ensure};
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::site::Site;
use e2e::story::{self, DANA, DEBRIEFED, Look};
use serde_json::{Value, json};

use crate::files;

const WAY: &str = "Compare with another manager's notes";
const CLOCK: &str = "Their clock";
const TOGETHER: &str = "Together means within";

/// One manager's phone: the call is taken down, ended, and leaves as a file for another manager.
fn another_managers_file(engine: Engine) -> Result<String> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    story::jot(person)?;
    person.tap(Role::Button, "End")?;
    person.tap(Role::Link, "Later")?;
    at_the_call(person)?;
    page::catch_files(&browser)?;
    story::leave_by(person, "Share as JSON")?;
    page::caught_file(&browser)
}

fn at_the_call(person: Person<'_>) -> Result<()> {
    story::go(person, "Calls")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.see(Role::Link, WAY).map(drop)
}

fn confirm(person: Person<'_>, file: &str) -> Result<()> {
    person.pick_file("Choose their file", "kim.curbside.json.txt", file)?;
    person.read("Is this the same call?")?;
    person.tap(Role::Button, starts_with(DANA.rep))?;
    person.read("Beside yours: kim.curbside.json.txt")
}

/// From one phone to another: blind until the own call is over, and without a trace in the notebook.
pub(crate) fn compares_a_call(engine: Engine) -> Result<()> {
    let theirs = another_managers_file(engine)?;
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    for key in ["Open question", "Data dump"] {
        person.tap(Role::Button, starts_with(key))?;
    }
    story::all_saved(person)?;
    let to_observer = "location.hash = location.hash.replace('pad', 'observer')";
    browser.ask::<()>(to_observer, vec![])?;
    person.read("Your own notes come first.")?;
    person.absent(Role::Slider, CLOCK)?;
    person.tap(Role::Link, "Back to the pad")?;
    person.tap(Role::Button, "End")?;
    person.tap(Role::Link, "Later")?;
    let before = story::share_everything(person)?;

    at_the_call(person)?;
    person.tap(Role::Link, WAY)?;
    confirm(person, &theirs)?;
    person.see(Role::Heading, "Both saw: 1")?;
    person.see(Role::Heading, "Only you saw: 1")?;
    person.see(Role::Heading, "Only the other saw: 6")?;
    person.read("too few: a kappa takes at least 10 windows")?;
    person.set(Role::Slider, CLOCK, "0")?;
    person.read("300 s earlier")?;
    person.see(Role::Heading, "Both saw: 0")?;
    person.tap(Role::Button, "As suggested")?;
    person.see(Role::Heading, "Both saw: 1")?;
    person.tap(Role::Button, "Take another file")?;
    person.absent(Role::Slider, CLOCK)?;
    person.pick_file("Choose their file", "mine.json", &before)?;
    person.read("The file has your own notes of this call")?;

    let after = story::share_everything(person)?;
    let differences = files::differences("", &files::contents(&before)?, &files::contents(&after)?);
    ensure!(
        differences.is_empty(),
        "The notebook is another one:\n{}",
        differences.join("\n")
    );
    Ok(())
}

/// The file of the debriefed call, as this call, with open questions at these seconds more, and all of it so many
/// seconds later.
fn with_questions(call: &str, seconds: &[i64], later: i64) -> Result<String> {
    let mut file: Value = serde_json::from_str(DEBRIEFED)?;
    file["calls"][0]["id"] = json!(call);
    let moments = file["moments"]
        .as_array_mut()
        .context("The file has no moments")?;
    let like = moments[1].clone();
    for (number, second) in seconds.iter().enumerate() {
        let mut one = like.clone();
        one["id"] = json!(format!("00000000-0000-0000-0001-{:012x}", number + 1));
        one["seq"] = json!(100 + number);
        one["at_ms"] = json!(second * 1000);
        one["note"] = json!("");
        moments.push(one);
    }
    for moment in moments {
        moment["call"] = json!(call);
        let at = moment["at_ms"].as_i64().unwrap_or_default() + later * 1000;
        moment["at_ms"] = json!(at.max(0));
    }
    Ok(file.to_string())
}

/// The screen in all its states, with figures that are known.
pub(crate) fn every_place(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    let minutes: Vec<i64> = (20..=31).map(|minute| minute * 60 + 30).collect();
    let mine = with_questions("00000000-0000-0000-0000-000000000004", &minutes, 0)?;
    // Three questions fewer, on a clock that is 20 s behind.
    let theirs = with_questions("00000000-0000-0000-0000-0000000000f4", &minutes[3..], -20)?;
    story::add_file(person, &mine)?;
    at_the_call(person)?;
    person.tap(Role::Link, WAY)?;
    person.read("What did another manager see on this call?")?;
    look("observer")?;
    person.pick_file("Choose their file", "rubbish.json", "{\"format\":")?;
    person.read("The file is cut off")?;
    look("observer-refused")?;
    person.pick_file("Choose another file", "kim.curbside.json.txt", &theirs)?;
    person.read("Is this the same call?")?;
    look("observer-choice")?;
    person.tap(Role::Button, starts_with(DANA.rep))?;
    person.read("Most is seen by both at 20 s later.")?;
    person.see(Role::Heading, "Both saw: 19")?;
    person.see(Role::Heading, "Only you saw: 3")?;
    person.read("both 11, only you 3, only the other 0")?;
    person.read("0.87")?;
    look("observer-compared")?;
    person.set(Role::Slider, CLOCK, "300")?;
    person.read("not moved")?;
    person.see(Role::Heading, "Both saw: 0")?;
    person.set(Role::Slider, TOGETHER, "4")?;
    person.see(Role::Heading, "Both saw: 19")?;
    person.select("Kappa over the windows", "Data dump")?;
    person.read("too few")?;
    look("observer-slid")?;
    person.tap(Role::Link, "Back to the call")?;
    person.see(Role::Link, WAY).map(drop)
}
