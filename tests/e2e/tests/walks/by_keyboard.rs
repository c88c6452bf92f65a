//! A whole call and its debrief by the keyboard alone: Tab leads to everything, and keys do it.

use anyhow::Result;
use e2e::engines::Engine;
use e2e::keyboard::{DOWN, ENTER, ESCAPE, Keyboard, SPACE};
use e2e::lent::Lent;
use e2e::person::{Person, Role, starts_with};
use e2e::site::Site;
use e2e::story::{self, DANA};

pub(crate) fn a_whole_call(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let keyboard = Keyboard::of(Person::at(&browser));
    story::open(&browser, &site.at(""))?;
    on_the_pad(keyboard)?;
    in_the_lot(keyboard)?;
    in_the_debrief(keyboard)?;
    keyboard.person.read("Stop, and ask when they need it")
}

fn on_the_pad(keyboard: Keyboard<'_>) -> Result<()> {
    let person = keyboard.person;
    keyboard.act(Role::Button, "Start a call")?;
    keyboard.write("New rep", DANA.rep)?;
    keyboard.act(Role::Button, "Add and start")?;
    story::at_pad(person)?;
    keyboard.act(Role::Button, starts_with("Clock only"))?;
    keyboard.press(ESCAPE)?;
    for key in ["Star", "Data dump", "Open question", "Urge, held"] {
        keyboard.act(Role::Button, starts_with(key))?;
    }
    person.see_items("Moments", "with all four", |items| items.len() == 4)?;
    keyboard.go_back_to(Role::Button, "End")?;
    keyboard.press(ENTER)
}

fn in_the_lot(keyboard: Keyboard<'_>) -> Result<()> {
    keyboard.person.see(Role::Heading, "Parking lot")?;
    keyboard.go_to(Role::Radio, "Order")?;
    keyboard.press(SPACE)?;
    keyboard
        .person
        .see_where(Role::Radio, "Order".into(), "chosen", |one| one.chosen)?;
    keyboard.act(Role::Button, "On to the debrief")
}

fn in_the_debrief(keyboard: Keyboard<'_>) -> Result<()> {
    let person = keyboard.person;
    person.see(Role::Heading, "What was supposed to happen?")?;
    keyboard.act(Role::Button, "On to the rep's view")?;
    person.see(Role::Heading, "So how'd that feel?")?;
    keyboard.write("How it felt", "Rushed.")?;
    keyboard.act(Role::Button, "Save, then replay")?;
    person.see(Role::Heading, "Replay")?;
    keyboard.act(Role::Button, "Where it turned")?;
    keyboard.act(Role::Button, "On to the net")?;
    person.see(Role::Heading, "The net")?;
    keyboard.act(Role::Button, "On to what's next")?;
    person.see(Role::Heading, "What next")?;
    keyboard.write("Try on the next calls", "Stop, and ask when they need it")?;
    keyboard.act(Role::Button, "On to next time")?;
    person.see(Role::Heading, "Will I be here next time?")?;
    keyboard.go_to(Role::Radio, "Own success")?;
    keyboard.press(DOWN)?;
    keyboard.go_to(Role::Button, "Finish")?;
    keyboard.press(ENTER)?;
    person.see(Role::Heading, "Summary").map(drop)
}
