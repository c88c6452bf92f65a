//! The icons, drawn by Chromium at the sizes that phones ask for.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use e2e::browser::Browser;
use e2e::engines::{Engine, Size};
use e2e::folders::{made, root};
use e2e::profile::Profile;
use e2e::site::Site;
use serde_json::json;

/// The drawing, the picture, its side in pixels, and whether what isn't drawn stays clear.
const ICONS: [(&str, &str, u32, bool); 4] = [
    ("icon.svg", "icon-192.png", 192, true),
    ("icon.svg", "icon-512.png", 512, true),
    ("icon-maskable.svg", "icon-maskable-512.png", 512, false),
    // Phones that round the corners themselves paint clear parts black.
    ("icon-maskable.svg", "apple-touch-icon.png", 180, false),
];

pub(crate) fn draw(into: &Path) -> Result<()> {
    let into = made(into.join("icons"))?;
    let (site, profile) = (Site::of(&root().join("public/icons"))?, Profile::new()?);
    let browser = Browser::open(Engine::Chromium, &profile)?;
    for (drawing, picture, side, clear) in ICONS {
        browser.resize(
            Size {
                width: side,
                height: side,
            },
            1.0,
        )?;
        let background = if clear {
            json!({ "color": { "r": 0, "g": 0, "b": 0, "a": 0 } })
        } else {
            json!({})
        };
        browser.devtools("Emulation.setDefaultBackgroundColorOverride", &background)?;
        browser.goto(&site.at(drawing))?;
        fs::write(into.join(picture), browser.picture()?)
            .with_context(|| format!("{picture} can't be written"))?;
        println!("{picture}");
    }
    Ok(())
}
