//! A notebook leaves one phone as a file and arrives on another; a bad file changes nothing.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::person::{ANY, Person, Role};
use e2e::sample;
use e2e::site::Site;
use e2e::story::{self, DANA, DEBRIEFED};
use e2e::wait;
use serde_json::Value;

pub(crate) fn travel_to_another_phone(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let sent = {
        let browser = Lent::open(engine)?;
        let person = Person::at(&browser);
        story::open(&browser, &site.at(""))?;
        story::add_file(person, DEBRIEFED)?;
        story::go(person, "Today")?;
        story::start_with_known_rep(person, &DANA)?;
        story::jot(person)?;
        person.tap(Role::Button, "End")?;
        person.tap(Role::Link, "Later")?;
        story::share_everything(person)?
    };

    // Another origin is another phone.
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::go(person, "Settings")?;
    person.pick_file("Import a file", "curbside.json.txt", &sent)?;
    person.see(Role::Heading, "Import")?;
    person.tap(Role::Button, "Add to the notebook")?;
    person.absent(Role::Button, "Add to the notebook")?;
    story::go(person, "Calls")?;
    browser.reload()?;
    let arrived = story::share_everything(person)?;
    let differences = differences("", &contents(&sent)?, &contents(&arrived)?);
    ensure!(
        differences.is_empty(),
        "The notebook isn't the same:\n{}",
        differences.join("\n")
    );
    ensure!(
        contents(&sent)?["moments"]
            .as_array()
            .is_some_and(|moments| !moments.is_empty()),
        "Nothing was sent"
    );
    Ok(())
}

/// Bad files and a word that the refusal has to say.
const BAD: [(&str, &str); 5] = [
    ("rubbish.json", "no notebook at all"),
    (
        "cut-off.json",
        "{\"format\":\"curbside\",\"version\":1,\"reps\":[",
    ),
    ("another.json", "{\"format\":\"something\",\"version\":1}"),
    ("newer.json", "{\"format\":\"curbside\",\"version\":999}"),
    ("list.json", "[1, 2, 3]"),
];

pub(crate) fn bad_ones_change_nothing(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    story::jot(person)?;
    browser.goto(&site.at("#/settings"))?;
    let before = story::share_everything(person)?;
    let mut sentences = Vec::new();
    for (name, text) in BAD {
        story::go(person, "Settings")?;
        person.pick_file("Import a file", name, text)?;
        let sentence = person.see(Role::Alert, ANY)?.words;
        ensure!(
            sentence.ends_with('.') && !sentence.contains('!'),
            "{name} gets no plain sentence: {sentence:?}"
        );
        ensure!(
            !person.has(Role::Button, "Add to the notebook")?,
            "{name} can be added"
        );
        sentences.push(sentence);
    }
    ensure!(
        sentences[0] != sentences[3],
        "A newer file is told from rubbish by no word: {}",
        sentences[0]
    );
    let after = story::share_everything(person)?;
    let differences = differences("", &contents(&before)?, &contents(&after)?);
    ensure!(
        differences.is_empty(),
        "A bad file changed the notebook:\n{}",
        differences.join("\n")
    );
    Ok(())
}

/// A file without the time at which it was written.
pub(crate) fn contents(file: &str) -> Result<Value> {
    let mut file: Value = serde_json::from_str(file).context("The file isn't JSON")?;
    if let Some(fields) = file.as_object_mut() {
        fields.retain(|name, _| !name.starts_with("exported_at"));
    }
    Ok(file)
}

/// Each field that differs, by its path.
pub(crate) fn differences(path: &str, sent: &Value, arrived: &Value) -> Vec<String> {
    match (sent, arrived) {
        (Value::Object(one), Value::Object(other)) => {
            let names = one
                .keys()
                .chain(other.keys().filter(|name| !one.contains_key(*name)));
            names
                .flat_map(|name| {
                    differences(&format!("{path}/{name}"), &sent[name], &arrived[name])
                })
                .collect()
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let pairs = one.iter().zip(other).enumerate();
            pairs
                .flat_map(|(at, (one, other))| differences(&format!("{path}/{at}"), one, other))
                .collect()
        }
        _ if sent == arrived => Vec::new(),
        _ => vec![format!("{path}: {sent} was sent and {arrived} arrived")],
    }
}

/// Calls of a file that takes more than a turn or two to be read.
const MANY: usize = 2_000;
const SEED: u64 = 5;
const PATIENCE: Duration = Duration::from_secs(60);

/// A large file says what is done with it and how far that is, and is on the phone as a whole.
pub(crate) fn large_one_says_how_far_it_is(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::go(person, "Settings")?;
    browser.ask::<()>(include_str!("files/told.js"), vec![])?;
    let text = sample::file(MANY, SEED)?;
    person.pick_file("Import a file", "team.json", &text)?;
    let patient = Person::patient_for(&browser, PATIENCE);
    patient.tap(Role::Button, "Add to the notebook")?;
    let is_added = || Ok(person.reads("Added to your notebook")?.then_some(()));
    wait::until(PATIENCE, is_added)?.context("It is never added")?;
    let told: Vec<(String, f64)> = browser.ask("return window.told", vec![])?;
    // What takes less than a turn is not told.
    for words in [
        "Opening the file.",
        "Reading the file.",
        "Adding to the notebook.",
    ] {
        let is_told = told.iter().any(|(told, _)| told == words);
        ensure!(is_told, "It doesn't say \"{words}\", but {told:?}");
    }
    let is_on_its_way = |(_, value): &(String, f64)| *value > 0.0 && *value < 100.0;
    ensure!(told.iter().any(is_on_its_way), "No bar moves: {told:?}");
    // What the disk has is all that was in the file.
    story::go(person, "Settings")?;
    browser.reload()?;
    person.pick_file("Import a file", "team.json", &text)?;
    let is_all = || {
        Ok(person
            .reads("All of it is in your notebook already.")?
            .then_some(()))
    };
    wait::until(PATIENCE, is_all)?.context("Not all is there")
}
