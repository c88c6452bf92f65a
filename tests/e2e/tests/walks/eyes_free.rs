//! The eyes-free pad: a finger alone counts, a palm doesn't, and leaving needs a hold.

use anyhow::{Result, ensure};
use e2e::engines::{Engine, Options, Size};
use e2e::keyboard::ENTER;
use e2e::person::{ANY, Person, Role, starts_with};

use crate::sheets::{at_a_running_pad, fits};

/// Fingers on a zone: each is a number, a way of coming or going, and how far it is from where it
/// came down. The click of the browser comes after a finger that goes up.
const FINGERS: &str = "
    const zone = [...document.querySelectorAll('dialog button')].find(key => key.textContent.includes(arguments[0]));
    const box = zone.getBoundingClientRect();
    for (const [id, type, far] of arguments[1]) {
      zone.dispatchEvent(new PointerEvent('pointer' + type, { pointerId: id, isPrimary: id === 1, pointerType: 'touch',
        bubbles: true, clientX: box.left + box.width / 2 + far, clientY: box.top + box.height / 2 }));
      if (type === 'up') zone.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    }
    return null";

type Finger = (u32, &'static str, i32);

fn fingers(person: Person<'_>, zone: &str, moves: &[Finger]) -> Result<()> {
    person
        .browser
        .ask::<()>(FINGERS, vec![zone.into(), serde_json::to_value(moves)?])
}

fn count(person: Person<'_>, zone: &str, is: u32) -> Result<()> {
    let name = format!("{zone} {is}");
    person.see(Role::Button, &*name)?;
    Ok(())
}

pub(crate) fn counts_taps_and_no_palms(engine: Engine) -> Result<()> {
    at_a_running_pad(engine, &Options::default(), |person| {
        person.tap(Role::Button, "Eyes-free")?;
        person.see(Role::Dialog, "Eyes-free")?;
        person.tap(Role::Button, starts_with("Went well"))?;
        count(person, "Went well", 1)?;
        fingers(
            person,
            "Missed",
            &[(1, "down", 0), (1, "move", 9), (1, "up", 12)],
        )?;
        count(person, "Missed", 1)?;

        let palms: [&[Finger]; 3] = [
            &[(1, "down", 0), (2, "down", 40), (1, "up", 0), (2, "up", 40)],
            &[(1, "down", 0), (1, "move", 60), (1, "up", 60)],
            &[(1, "down", 0), (1, "cancel", 0)],
        ];
        for palm in palms {
            fingers(person, "Urge, held", palm)?;
            count(person, "Urge, held", 0)?;
        }
        fingers(person, "Urge, held", &[(1, "down", 0), (1, "up", 0)])?;
        count(person, "Urge, held", 1)?;
        person.press(Role::Button, starts_with("Star 0"), ENTER)?;
        count(person, "Star", 1)?;
        person.see_items("Moments", "as many as taps", |items| items.len() == 4)?;
        leaves_by_a_hold(person)
    })
}

fn leaves_by_a_hold(person: Person<'_>) -> Result<()> {
    let held_for = "
        const key = [...document.querySelectorAll('dialog button')].find(key => key.textContent === 'Hold to leave');
        const at = { pointerId: 1, isPrimary: true, pointerType: 'touch', bubbles: true };
        key.dispatchEvent(new PointerEvent('pointerdown', at));
        await new Promise(done => setTimeout(done, arguments[0]));
        key.dispatchEvent(new PointerEvent('pointerup', at));
        await new Promise(done => setTimeout(done, 1500));
        return document.querySelector('dialog').open";
    let is_open: bool = person.browser.ask_later(held_for, vec![300.into()])?;
    ensure!(is_open, "A short touch leaves the eyes-free pad");
    let is_open: bool = person.browser.ask_later(held_for, vec![1200.into()])?;
    ensure!(!is_open, "A hold doesn't leave the eyes-free pad");
    person.absent(Role::Dialog, ANY)?;
    person.see_items("Moments", "four", |items| items.len() == 4)?;
    Ok(())
}

pub(crate) fn is_fit(engine: Engine) -> Result<()> {
    for size in [Size::PHONE, Size::NARROW] {
        at_a_running_pad(engine, &Options::size(size), |person| {
            person.tap(Role::Button, "Eyes-free")?;
            person.tap(Role::Button, "Star 0")?;
            count(person, "Star", 1)?;
            fits(person, "pad-eyes-free")
        })?;
    }
    Ok(())
}
