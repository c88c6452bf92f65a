//! The engines themselves, on a small page of our own: what the other trials take for granted.

use std::path::Path;
use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::browser::Browser;
use e2e::engines::{Engine, Options, Scheme, Size};
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{ANY, Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::site::Site;

fn site() -> Result<Site> {
    Site::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/engine"))
}

pub(crate) fn finds_by_role_and_name(engine: Engine) -> Result<()> {
    let site = site()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    browser.goto(&site.at(""))?;

    person.see(Role::Heading, "Engine")?;
    person.see(Role::Button, "Named by a label")?;
    person.see(Role::Button, "First and second")?;
    person.see(Role::Group, "Stakes")?;
    person.absent(Role::Button, "Hidden")?;
    ensure!(
        !person.see(Role::Button, "Not yet")?.enabled,
        "A disabled button looks enabled"
    );

    person.choose("Ordinary")?;
    ensure!(
        !person.see(Role::Radio, "Must-win")?.chosen,
        "Both radios are chosen"
    );
    person.select("When", "Late")?;
    person.type_into("Word", "first")?;
    person.type_into("Word", "net")?;
    person.tap(Role::Button, starts_with("Ke"))?;
    person.see_where(Role::Status, ANY, "that says so", |status| {
        status.words == "On disk"
    })?;
    person.see(Role::Listitem, "net")?;
    ensure!(
        person.all(Role::Listitem, ANY)?.len() == 1,
        "The field wasn't cleared, or the tap came twice"
    );
    Ok(())
}

pub(crate) fn says_what_is_missing(engine: Engine) -> Result<()> {
    let site = site()?;
    let browser = Lent::open(engine)?;
    browser.goto(&site.at(""))?;
    let person = Person::patient_for(&browser, Duration::from_secs(1));
    let Err(error) = person.see(Role::Button, "Nowhere") else {
        anyhow::bail!("A button was found that isn't there");
    };
    let said = error.to_string();
    ensure!(
        said.contains("button \"Keep\"") && said.contains(".png"),
        "The error doesn't help: {said}"
    );
    Ok(())
}

pub(crate) fn survives_a_kill_without_a_server(engine: Engine) -> Result<()> {
    let (mut site, profile) = (site()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    browser.goto(&site.at(""))?;
    page::installed(&browser)?;
    person.type_into("Word", "rope")?;
    person.tap(Role::Button, "Keep")?;
    person.see(Role::Listitem, "rope")?;
    browser.kill()?;
    site.stop();

    let browser = Browser::open(engine, &profile)?;
    browser.goto(&site.at(""))?;
    Person::at(&browser).see(Role::Listitem, "rope")?;
    Ok(())
}

pub(crate) fn has_the_size_and_scheme_asked_for(engine: Engine) -> Result<()> {
    let site = site()?;
    for (size, scheme) in [(Size::PHONE, Scheme::Light), (Size::NARROW, Scheme::Dark)] {
        let options = Options {
            size,
            scheme,
            ..Options::default()
        };
        let browser = Lent::open_with(engine, &options)?;
        browser.goto(&site.at(""))?;
        let seen: (u32, u32, bool) = browser.ask(
            "return [innerWidth, innerHeight, matchMedia('(prefers-color-scheme: dark)').matches]",
            vec![],
        )?;
        let asked = (size.width, size.height, scheme == Scheme::Dark);
        ensure!(seen == asked, "The page has {seen:?} and not {asked:?}");
    }
    Ok(())
}
