//! What is laid over the pad: a moment is changed, keys are swapped, a trip-wire is noted; and what
//! lasts already says so.

use anyhow::{Context, Result, ensure};
use e2e::engines::{Engine, Options, Size};
use e2e::keyboard::{ENTER, ESCAPE, Keyboard};
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{ANY, Person, Role, Thing, starts_with};
use e2e::running::{self, OWN_WIRE, STATE};
use e2e::site::Site;
use e2e::story;
use e2e::wait::{self, PATIENCE};

const NOTE: &str = "Three facts, and the customer looked away.";

/// Opens the pad of a running call, and does something there.
pub(crate) fn at_a_running_pad(
    engine: Engine,
    options: &Options,
    act: impl FnOnce(Person<'_>) -> Result<()>,
) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open_with(engine, options)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    running::on_the_pad(person, &site)?;
    act(person)
}

/// A finger that comes down on the newest line and stays.
const PRESS: &str = "
    const line = document.querySelector('[aria-label=Moments] li:last-child');
    const box = line.getBoundingClientRect();
    const at = { pointerId: 1, isPrimary: true, pointerType: 'touch', bubbles: true,
      clientX: box.left + 20, clientY: box.top + box.height / 2 };
    line.dispatchEvent(new PointerEvent('pointerdown', at));
    await new Promise(done => setTimeout(done, arguments[0]));
    line.dispatchEvent(new PointerEvent('pointerup', at))";

fn press(person: Person<'_>, milliseconds: u32) -> Result<()> {
    person
        .browser
        .ask_later::<()>(PRESS, vec![milliseconds.into()])
}

/// The seconds that a clock says.
fn seconds(clock: &str) -> Result<u64> {
    let digits = clock.trim_start_matches(|c: char| !c.is_ascii_digit());
    digits
        .split(':')
        .try_fold(0, |sum, part| {
            Some(sum * 60 + part.trim().parse::<u64>().ok()?)
        })
        .with_context(|| format!("\"{clock}\" is no clock"))
}

fn time_of_newest(person: Person<'_>) -> Result<u64> {
    let items = person.see_items("Moments", "there", |items| !items.is_empty())?;
    time_of(items.last().context("There are no moments")?)
}

fn time_of(moment: &Thing) -> Result<u64> {
    seconds(moment.words.split(' ').next().unwrap_or_default())
}

/// Waits until the newest moment is of this second.
fn newest_is_of(person: Person<'_>, second: u64) -> Result<()> {
    let being = format!("with the newest at {second} s");
    person.see_items("Moments", &being, |items| {
        let time = items.last().map(time_of);
        matches!(time, Some(Ok(time)) if time == second)
    })?;
    Ok(())
}

fn see_newest(person: Person<'_>, words: &str) -> Result<()> {
    person.see_items("Moments", &format!("with {words}"), |items| {
        items.last().is_some_and(|item| item.words.contains(words))
    })?;
    Ok(())
}

pub(crate) fn change_a_moment(engine: Engine) -> Result<()> {
    at_a_running_pad(engine, &Options::default(), |person| {
        person.tap(Role::Button, starts_with("Data dump"))?;
        let tapped = time_of_newest(person)?;
        press(person, 150)?;
        ensure!(
            !person.has(Role::Dialog, ANY)?,
            "A short press opens a moment"
        );
        press(person, 700)?;
        person.see(Role::Dialog, "Data dump")?;
        for _ in 0..2 {
            person.tap(Role::Button, "5 s earlier")?;
        }
        person.tap(Role::Button, "Add a note")?;
        person.type_into("Note", NOTE)?;
        person.choose("Share with the rep")?;
        person.select("What it was", "Lost control of the call")?;
        person.see(Role::Dialog, "Lost control of the call")?;
        person.tap(Role::Button, "Close")?;
        person.absent(Role::Dialog, ANY)?;
        see_newest(person, "Lost control")?;
        newest_is_of(person, tapped - 10)?;
        story::all_saved(person)?;

        person.press(Role::Button, starts_with("Change Lost control"), ENTER)?;
        person.holds("Note", NOTE)?;
        person.tap(Role::Button, "Delete this moment")?;
        person.see_items("Moments", "empty", <[_]>::is_empty)?;
        story_goes_back(person, tapped)
    })
}

/// One step after the other, and a reload does no harm to them.
fn story_goes_back(person: Person<'_>, tapped: u64) -> Result<()> {
    person.tap(Role::Button, "Undo")?;
    see_newest(person, "Lost control")?;
    person.tap(Role::Button, "Undo")?;
    see_newest(person, "Data dump")?;
    story::all_saved(person)?;
    person.browser.reload()?;
    story::at_pad(person)?;
    // Shared, noted, twice retimed, tapped.
    for _ in 0..4 {
        person.tap(Role::Button, "Undo")?;
    }
    see_newest(person, "Data dump")?;
    newest_is_of(person, tapped)?;
    person.tap(Role::Button, "Undo")?;
    person.see_items("Moments", "empty", <[_]>::is_empty)?;
    person.absent(Role::Button, "Undo")
}

pub(crate) fn say_what_lasts_already(engine: Engine) -> Result<()> {
    at_a_running_pad(engine, &Options::default(), |person| {
        for (key, says) in [
            ("Took over", "You have had the call since"),
            (STATE, "Runs since"),
            ("Customer", "marked already"),
        ] {
            person.tap(Role::Button, starts_with(key))?;
            person.see_where(Role::Button, starts_with(key), "that lasts", |key| {
                key.chosen
            })?;
            let before = person.items("Moments")?.len();
            person.tap(Role::Button, starts_with(key))?;
            person.read(says)?;
            ensure!(
                person.items("Moments")?.len() == before,
                "A second tap on {key} did something"
            );
        }
        person.tap(Role::Button, &*format!("{STATE}: Over"))?;
        person.see_where(Role::Button, starts_with(STATE), "that is over", |key| {
            !key.chosen
        })?;
        person.tap(Role::Button, "Handed back")?;
        person.tap(Role::Button, "Handed back")?;
        person.read("The call is with Dana already.")?;
        person.reads_no_more("already")?;

        person.tap(Role::Button, starts_with("Clock only"))?;
        person.see(Role::Dialog, "Clock")?;
        let pad_is_seen =
            "return document.elementFromPoint(innerWidth / 2, innerHeight - 40).className";
        let seen: String = person.browser.ask(pad_is_seen, vec![])?;
        ensure!(seen == "clock-only", "There is more than a clock: {seen}");
        Keyboard::of(person).press(ESCAPE)?;
        person.absent(Role::Dialog, ANY)
    })
}

pub(crate) fn change_keys_and_note_trip_wires(engine: Engine) -> Result<()> {
    at_a_running_pad(engine, &Options::default(), |person| {
        person.press(Role::Button, "Keys", ENTER)?;
        person.see(Role::Dialog, "Keys")?;
        person.press(Role::Button, "Close", ESCAPE)?;
        person.absent(Role::Dialog, ANY)?;
        Keyboard::of(person).comes_to(Role::Button, "Keys")?;

        person.tap(Role::Button, "Keys")?;
        person.see(Role::Dialog, "Keys")?;
        in_the_dialog(person, "Data dump")?;
        in_the_dialog(person, "Lost control")?;
        person.absent(Role::Dialog, ANY)?;
        person.absent(Role::Button, starts_with("Data dump"))?;
        person.tap(Role::Button, starts_with("Lost control"))?;
        see_newest(person, "Lost control")?;

        person.tap(Role::Button, "Net")?;
        person.see(Role::Dialog, "Net")?;
        person.read("Redirect only")?;
        person.read("Dana knows this better than I do.")?;
        person.tap(Role::Button, OWN_WIRE)?;
        person.absent(Role::Dialog, ANY)?;
        see_newest(person, OWN_WIRE)?;
        story::all_saved(person)
    })
}

/// Touches a key of the sheet: the pad below has one of the same name.
fn in_the_dialog(person: Person<'_>, key: &str) -> Result<()> {
    let click = "const keys = [...document.querySelectorAll('dialog button')];
        const found = keys.find(key => key.textContent.includes(arguments[0]));
        found?.click();
        return !!found";
    let clicked = wait::until(PATIENCE, || {
        let found: bool = person.browser.ask(click, vec![key.into()])?;
        Ok(found.then_some(()))
    })?;
    clicked.with_context(|| format!("The sheet has no key \"{key}\""))
}

pub(crate) fn are_fit(engine: Engine) -> Result<()> {
    for size in [Size::PHONE, Size::NARROW] {
        at_a_running_pad(engine, &Options::size(size), |person| {
            for key in [
                "Open question",
                "Buying sign",
                "Took over",
                STATE,
                "Customer",
                // Once more, for the word that this gets.
                "Took over",
            ] {
                person.tap(Role::Button, starts_with(key))?;
            }
            fits(person, "pad-busy")?;
            person.tap(Role::Button, starts_with("Change "))?;
            person.tap(Role::Button, "Add a note")?;
            person.see(Role::Textbox, "Note")?;
            fits(person, "pad-moment")?;
            person.tap(Role::Button, "Close")?;
            for sheet in ["Keys", "Net"] {
                person.tap(Role::Button, sheet)?;
                person.see(Role::Dialog, sheet)?;
                fits(
                    person,
                    if sheet == "Keys" {
                        "pad-keys"
                    } else {
                        "pad-net"
                    },
                )?;
                person.tap(Role::Button, "Close")?;
            }
            person.tap(Role::Button, starts_with("Clock only"))?;
            person.see(Role::Dialog, "Clock")?;
            fits(person, "pad-clock")
        })?;
    }
    Ok(())
}

/// Accessible, with targets of the pad's size, also with large text.
pub(crate) fn fits(person: Person<'_>, screen: &str) -> Result<()> {
    let browser = person.browser;
    let width: u32 = browser.ask("return innerWidth", vec![])?;
    page::accessible(browser, screen)?;
    for percent in [100, 200] {
        page::enlarge_text(browser, percent)?;
        person.picture_on_wish(&format!("{screen}-{width}-{percent}"))?;
        let troubles = page::layout_troubles(browser, 64)?;
        ensure!(troubles.is_empty(), "{screen} at {percent} %: {troubles:?}");
    }
    page::enlarge_text(browser, 100)
}
