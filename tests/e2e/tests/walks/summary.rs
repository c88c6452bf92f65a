//! The summary of a finished call, and its page: how they are read, and in what forms they leave.

use anyhow::{Context, Result, bail, ensure};
use e2e::browser::Browser;
use e2e::engines::{Engine, Options, Scheme, Size};
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::pictures;
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, DANA, DEBRIEFED};
use e2e::wait::{self, PATIENCE};
use serde_json::{Value, json};

use crate::screens::layout_faults;

/// What both private notes end with.
const CANARY: &str = "canary-7f3a91";

/// Brings the notebook onto the phone and goes to the page of its call.
fn at_the_call(person: Person<'_>, site: &Site) -> Result<()> {
    story::open(person.browser, &site.at(""))?;
    story::add_file(person, DEBRIEFED)?;
    story::go(person, "Calls")?;
    person.read("Changed later")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.see(Role::Heading, DANA.rep)?;
    Ok(())
}

fn on_to_the_summary(person: Person<'_>) -> Result<()> {
    person.tap(Role::Link, "Summary")?;
    person.see(Role::Heading, "Summary")?;
    Ok(())
}

pub(crate) fn leaves_in_every_form(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    at_the_call(person, &site)?;
    person.read(CANARY)?;
    person.read("Private")?;
    on_to_the_summary(person)?;
    ensure!(
        !person.reads(CANARY)?,
        "A private note stands in the summary"
    );
    for (button, kind, begins) in [
        ("Share as text", "text/plain", "Dana Ortiz at Halvorsen"),
        ("Share as Markdown", "text/markdown", "# Dana Ortiz at"),
        (
            "Step to the calendar",
            "text/calendar",
            "BEGIN:VCALENDAR\r\n",
        ),
        (
            "Share as JSON",
            "application/json",
            "{\"format\":\"curbside\"",
        ),
    ] {
        page::catch_files(&browser)?;
        story::leave_by(person, button)?;
        person.see_where(Role::Status, starts_with(""), "that says where", |status| {
            status.words.starts_with("Saved as curbside-dana-ortiz-")
        })?;
        let file = page::caught_file(&browser)?;
        let last = "return [window.caughtFiles.length, window.caughtFiles.at(-1).type]";
        let (files, caught): (usize, String) = browser.ask(last, vec![])?;
        ensure!(files == 1, "{button} gives {files} files");
        ensure!(caught == kind, "{button} gives {caught}");
        ensure!(file.starts_with(begins), "{button} gives {file}");
        ensure!(!file.contains(CANARY), "{button} gives a private note away");
        person.tap(Role::Link, "Back")?;
        person.see(Role::Heading, "Summary")?;
    }
    prints_once(person)
}

fn prints_once(person: Person<'_>) -> Result<()> {
    let count = "window.printed = 0; window.print = () => { window.printed += 1 }; return null";
    person.browser.ask::<Value>(count, vec![])?;
    person.tap(Role::Button, "Print")?;
    person.tap(Role::Button, "Print it")?;
    let printed = wait::until(PATIENCE, || {
        let printed: u32 = person.browser.ask("return window.printed", vec![])?;
        Ok(Some(printed).filter(|printed| *printed > 0))
    })?;
    ensure!(printed == Some(1), "It was printed {printed:?} times");
    Ok(())
}

pub(crate) fn goes_to_the_trash_and_comes_back(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    at_the_call(person, &site)?;
    let call = browser.address()?;
    person.tap(Role::Button, "Move to the trash")?;
    person.see(Role::Heading, "Calls")?;
    person.absent(Role::Link, starts_with(DANA.rep))?;
    browser.goto(&call)?;
    person.see(Role::Heading, "In the trash")?;
    person.absent(Role::Button, "Share as JSON")?;
    person.tap(Role::Button, "Bring it back")?;
    person.see(Role::Button, "Move to the trash")?;
    story::go(person, "Calls")?;
    person.see(Role::Link, starts_with(DANA.rep))?;
    Ok(())
}

/// The call and its summary in every look. Where a page can be given another look while it is open, that
/// is one walk.
pub(crate) fn reads_well(engine: Engine) -> Result<()> {
    let looks = [
        (Scheme::Dark, Size::NARROW),
        (Scheme::Dark, Size::PHONE),
        (Scheme::Light, Size::NARROW),
        (Scheme::Light, Size::PHONE),
        (Scheme::Light, Size::WIDE),
    ];
    let looks = looks.map(|(scheme, size)| Options {
        size,
        ..Options::scheme(scheme)
    });
    let at_once = match engine {
        Engine::Chromium | Engine::Firefox => looks.len(),
        Engine::WebKit => 1,
    };
    let walks = looks.chunks(at_once).map(|looks| faults_in(engine, looks));
    let faults = walks.collect::<Result<Vec<_>>>()?.concat();
    if faults.is_empty() {
        Ok(())
    } else {
        bail!("{} faults:\n{}", faults.len(), faults.join("\n"))
    }
}

/// What is wrong with the screens of a walk, each seen in all of the looks.
fn faults_in(engine: Engine, looks: &[Options]) -> Result<Vec<String>> {
    let first = looks.first().context("There is no look to walk in")?;
    let site = Site::open()?;
    let browser = Lent::open_with(engine, first)?;
    let person = Person::at(&browser);
    let mut faults = Vec::new();
    let mut look = |screen| -> Result<()> {
        for options in looks {
            if looks.len() > 1 {
                browser.change_look(options)?;
            }
            faults.extend(faults_of(person, screen, options)?);
        }
        Ok(())
    };
    at_the_call(person, &site)?;
    person.browser.goto(&site.at("#/calls"))?;
    person.see(Role::Heading, "Calls")?;
    look("calls-changed")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.see(Role::Heading, DANA.rep)?;
    look("call-noted")?;
    on_to_the_summary(person)?;
    look("summary-whole")?;
    Ok(faults)
}

fn faults_of(person: Person<'_>, screen: &str, options: &Options) -> Result<Vec<String>> {
    let browser = person.browser;
    let name = format!("{screen}-{}-{}", options.scheme.name(), options.size.width);
    let mut faults: Vec<String> = Vec::new();
    let broken = page::accessible(browser, &name).err();
    faults.extend(broken.map(|error| error.to_string()));
    for (percent, name) in [(100, name.clone()), (200, format!("{name}-large-text"))] {
        page::enlarge_text(browser, percent)?;
        faults.extend(layout_faults(browser, &name)?);
        picture(person, &name, options.size)?;
    }
    page::enlarge_text(browser, 100)?;
    Ok(faults)
}

/// A picture of the page, in Chromium from its top to its end.
fn picture(person: Person<'_>, name: &str, size: Size) -> Result<()> {
    let browser = person.browser;
    if browser.engine != Engine::Chromium || !pictures::are_wanted() {
        return person.picture_on_wish(name);
    }
    let height = "return document.documentElement.scrollHeight";
    let height: u32 = browser.ask(height, vec![])?;
    browser.resize(Size { height, ..size }, 1.0)?;
    person.picture_on_wish(name)?;
    browser.resize(size, 1.0)
}

/// Paper, by its name and its sides in inches.
const PAPERS: [(&str, f64, f64); 2] = [("A4", 8.27, 11.69), ("Letter", 8.5, 11.0)];

/// Chromium alone prints without a person. A usual call is one page, whatever the theme is.
pub(crate) fn is_one_page_on_paper(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    at_the_call(person, &site)?;
    on_to_the_summary(person)?;
    for (paper, width, height) in PAPERS {
        let printed = browser.devtools(
            "Page.printToPDF",
            &json!({ "paperWidth": width, "paperHeight": height }),
        )?;
        let file = printed["data"].as_str().context("No page was printed")?;
        let count = "return atob(arguments[0]).match(/\\/Type\\s*\\/Page\\b/g).length";
        let pages: u32 = browser.ask(count, vec![json!(file)])?;
        on_paper(person)?;
        ensure!(pages == 1, "The summary takes {pages} pages of {paper}");
    }
    on_paper(person)
}

/// What is to be tapped is not printed, and what is read is dark on white.
fn on_paper(person: Person<'_>) -> Result<()> {
    let browser = person.browser;
    browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }))?;
    browser.resize(
        Size {
            width: 673,
            height: 1000,
        },
        1.0,
    )?;
    person.picture_on_wish("summary-on-paper")?;
    let seen = "return [...document.querySelectorAll('button, a')]
        .filter(control => control.checkVisibility()).map(control => control.textContent)";
    let seen: Vec<String> = browser.ask(seen, vec![])?;
    ensure!(seen.is_empty(), "What is tapped is printed: {seen:?}");
    let ground: String = browser.ask(
        "return getComputedStyle(document.documentElement).backgroundColor",
        vec![],
    )?;
    ensure!(ground == "rgb(255, 255, 255)", "The paper is {ground}");
    Ok(())
}
