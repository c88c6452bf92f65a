//! Whether a call to another host would be seen at all: every other walk rests on it.

use anyhow::{Context, Result};
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::outside;
use e2e::site::Site;
use e2e::wait::{self, PATIENCE};
use serde_json::json;

use crate::policy::fixture;

/// From a page that has no policy, openly and encrypted.
pub(crate) fn is_seen_when_it_is_called(engine: Engine) -> Result<()> {
    let site = Site::of(&fixture("engine"))?;
    let browser = Lent::open(engine)?;
    browser.goto(&site.at(""))?;
    for scheme in ["http", "https"] {
        let host = format!("{scheme}-{engine}{}", outside::TRIED);
        browser.ask_later::<bool>(
            "return fetch(arguments[0], { mode: 'no-cors' }).then(() => true, () => false)",
            vec![json!(format!("{scheme}://{host}/"))],
        )?;
        let seen = wait::until(PATIENCE, || Ok(outside::taken_to(&host).pop()))?;
        seen.with_context(|| format!("A call to {host} isn't seen"))?;
    }
    Ok(())
}
