//! Storage that doesn't answer: there is a word on the screen before three seconds are over.

use anyhow::{Result, ensure};
use e2e::browser::Browser;
use e2e::engines::{Engine, Options};
use e2e::person::{Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, DANA};

/// Notes when the word comes, from when on it was waited for.
macro_rules! with_the_time_of_the_word {
    ($script:literal) => {
        concat!(
            "window.since = undefined;
             window.said = undefined;
             new MutationObserver(() => {
               if (window.said === undefined && document.body?.innerText.includes('slow to answer'))
                 window.said = performance.now() - window.since;
             }).observe(document, { subtree: true, childList: true, characterData: true });",
            $script
        )
    };
}

const OPENS_NEVER_ANSWER: &str = with_the_time_of_the_word!(
    "const own = IDBFactory.prototype.open;
     IDBFactory.prototype.open = function (name) {
       window.since ??= performance.now();
       const request = own.call(this, name + '-elsewhere');
       for (const event of ['success', 'error', 'upgradeneeded', 'blocked'])
         request.addEventListener(event, (event) => event.stopImmediatePropagation());
       return request;
     };"
);

/// A thread that answers each write after some three seconds.
const WRITES_ARE_SLOW: &str = with_the_time_of_the_word!(
    "window.Worker = class extends EventTarget {
       say(data, later) { setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })), later) }
       postMessage(message) {
         if (typeof message[0] === 'string') return this.say([0], 0);
         window.since ??= performance.now();
         this.say([message[0]], 2900);
       }
       terminate() {}
     };"
);

fn is_said_in_time(person: Person<'_>, what: &str) -> Result<()> {
    person.read("The phone's storage is slow to answer.")?;
    let said: f64 = person.browser.ask("return window.said", vec![])?;
    println!("{what}: said after {said:.0} ms");
    ensure!(said < 3_000.0, "{what}: said after {said:.0} ms");
    Ok(())
}

/// Nothing is called lost, new or failed meanwhile.
pub(crate) fn has_a_word_at_the_start(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open_with(engine, &profile, &Options::before_pages(OPENS_NEVER_ANSWER))?;
    let person = Person::at(&browser);
    browser.goto(&site.at(""))?;
    is_said_in_time(person, "an open that never answers")?;
    ensure!(
        !person.has(Role::Heading, "Today")?,
        "A notebook is shown that isn't open"
    );
    Ok(())
}

pub(crate) fn has_a_word_on_the_pad(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open_with(engine, &profile, &Options::before_pages(WRITES_ARE_SLOW))?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, starts_with("Open question"))?;
    is_said_in_time(person, "a write that takes its time")?;
    let moments = person.items("Moments")?;
    ensure!(
        moments.iter().all(|moment| !moment.saved),
        "What isn't answered is called saved"
    );
    Ok(())
}
