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

/// On the narrowest phone, dark.
pub(crate) fn in_the_dark(
    engine: Engine,
    walk: impl FnOnce(Person<'_>, &mut Look<'_>) -> Result<()>,
) -> Result<()> {
    fit(engine, &Options::size(Size::NARROW), walk)
}

/// On a usual phone, light.
pub(crate) fn in_the_light(
    engine: Engine,
    walk: impl FnOnce(Person<'_>, &mut Look<'_>) -> Result<()>,
) -> Result<()> {
    fit(engine, &Options::scheme(Scheme::Light), walk)
}

/// Looks at the screens of a walk, from Today in a new notebook. It walks on after a fault, so that
/// one run tells all of them.
pub(crate) fn fit(
    engine: Engine,
    options: &Options,
    walk: impl FnOnce(Person<'_>, &mut Look<'_>) -> Result<()>,
) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open_with(engine, options)?;
    let person = Person::at(&browser);
    let mut faults: Vec<String> = Vec::new();
    let (scheme, width) = (options.scheme.name(), options.size.width);
    let picture = |name: &str| person.picture_on_wish(&format!("{name}-{scheme}-{width}"));
    let mut look = |screen: &'static str| {
        picture(screen)?;
        faults.extend(
            page::accessible(&browser, screen)
                .err()
                .map(|error| error.to_string()),
        );
        faults.extend(layout_faults(&browser, screen)?);
        page::enlarge_text(&browser, 200)?;
        picture(&format!("{screen}-large-text"))?;
        faults.extend(layout_faults(
            &browser,
            &format!("{screen} with large text"),
        )?);
        page::enlarge_text(&browser, 100)
    };
    story::open(&browser, &site.at(""))?;
    walk(person, &mut look)?;
    if faults.is_empty() {
        Ok(())
    } else {
        bail!("{} faults:\n{}", faults.len(), faults.join("\n"))
    }
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
