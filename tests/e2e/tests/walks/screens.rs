//! Every screen: accessible, and laid out for a thumb, on a narrow phone and with large text.

use anyhow::{Result, bail};
use e2e::browser::Browser;
use e2e::engines::{Engine, Options, Scheme, Size};
use e2e::lent::Lent;
use e2e::page;
use e2e::person::Person;
use e2e::site::Site;
use e2e::story::{self, DANA, Look};

const TARGET: u32 = 48;
const PAD_TARGET: u32 = 64;

/// Every screen there is.
pub(crate) fn every_screen(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    story::whole_call(person, &DANA, look)?;
    story::other_screens(person, &DANA, look)
}

/// The narrowest phone, dark.
fn dark() -> Options {
    Options::size(Size::NARROW)
}

/// A usual phone, light.
fn light() -> Options {
    Options::scheme(Scheme::Light)
}

/// On the narrowest phone, dark.
pub(crate) fn in_the_dark(
    engine: Engine,
    walk: impl FnOnce(Person<'_>, &mut Look<'_>) -> Result<()>,
) -> Result<()> {
    fit(engine, &[dark()], walk)
}

/// On a usual phone, light.
pub(crate) fn in_the_light(
    engine: Engine,
    walk: impl FnOnce(Person<'_>, &mut Look<'_>) -> Result<()>,
) -> Result<()> {
    fit(engine, &[light()], walk)
}

/// In the dark and in the light. Where a page can be given another look while it is open, each screen is looked at in
/// both, and the way to the next is walked in the one and the other by turns; else it is two walks.
pub(crate) fn in_both_looks(
    engine: Engine,
    walk: impl Fn(Person<'_>, &mut Look<'_>) -> Result<()>,
) -> Result<()> {
    match engine {
        Engine::Chromium | Engine::Firefox => fit(engine, &[dark(), light()], walk),
        Engine::WebKit => in_the_dark(engine, &walk).and_then(|()| in_the_light(engine, &walk)),
    }
}

/// Looks at the screens of a walk, from Today in a new notebook. It walks on after a fault, so that
/// one run tells all of them.
fn fit(
    engine: Engine,
    looks: &[Options],
    walk: impl FnOnce(Person<'_>, &mut Look<'_>) -> Result<()>,
) -> Result<()> {
    let (Some(first), site) = (looks.first(), Site::open()?) else {
        bail!("There is no look to walk in")
    };
    let browser = Lent::open_with(engine, first)?;
    let person = Person::at(&browser);
    let mut faults: Vec<String> = Vec::new();
    let mut by_turns = looks.iter().collect::<Vec<_>>();
    let mut look = |screen: &'static str| {
        for (turn, options) in by_turns.iter().enumerate() {
            if turn > 0 {
                browser.change_look(options)?;
            }
            faults.extend(faults_of(person, screen, options)?);
        }
        // The next screen comes in the look that this one was left in.
        by_turns.reverse();
        Ok(())
    };
    story::open(&browser, &site.at(""))?;
    walk(person, &mut look)?;
    if faults.is_empty() {
        Ok(())
    } else {
        bail!("{} faults:\n{}", faults.len(), faults.join("\n"))
    }
}

/// What is wrong with a screen in one look, also with large text.
fn faults_of(person: Person<'_>, screen: &str, options: &Options) -> Result<Vec<String>> {
    let browser = person.browser;
    let (scheme, width) = (options.scheme.name(), options.size.width);
    let picture = |name: &str| person.picture_on_wish(&format!("{name}-{scheme}-{width}"));
    picture(screen)?;
    let broken = page::accessible(browser, screen).err();
    let mut faults: Vec<String> = broken.map(|error| error.to_string()).into_iter().collect();
    faults.extend(layout_faults(browser, screen)?);
    page::enlarge_text(browser, 200)?;
    let large = format!("{screen}-large-text");
    picture(&large)?;
    faults.extend(layout_faults(browser, &large)?);
    page::enlarge_text(browser, 100)?;
    for fault in &mut faults {
        fault.insert_str(0, &format!("{scheme}, {width} px: "));
    }
    Ok(faults)
}

pub(crate) fn layout_faults(browser: &Browser, screen: &str) -> Result<Vec<String>> {
    let smallest = if screen.starts_with("pad") {
        PAD_TARGET
    } else {
        TARGET
    };
    let troubles = page::layout_troubles(browser, smallest)?;
    Ok(troubles
        .iter()
        .map(|trouble| format!("{screen}: {} ({})", trouble.what, trouble.size))
        .collect())
}
