//! How fast the processor runs while something is measured, and how long a frame may take.

use anyhow::Result;
use e2e::browser::Browser;
use serde_json::json;

/// So many times slower than it is: about a phone of some years.
pub(crate) const SLOWED: u32 = 4;
/// How a row says so.
pub(crate) const SLOWLY: &str = "CPU 4 times slowed";
/// Both paces, each with the end of a row's name.
pub(crate) const PACES: [(u32, &str); 2] = [(1, ""), (SLOWED, ", CPU 4 times slowed")];
/// A longer frame is one that a person sees.
pub(crate) const LONGEST_FRAME_MS: f64 = 50.0;

/// From here on, until it is told otherwise.
pub(crate) fn slow_down(browser: &Browser, rate: u32) -> Result<()> {
    browser.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": rate }))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_how_slow_it_was() {
        assert_eq!(SLOWLY, format!("CPU {SLOWED} times slowed"));
        assert_eq!(PACES[1].1, format!(", {SLOWLY}"));
    }
}
