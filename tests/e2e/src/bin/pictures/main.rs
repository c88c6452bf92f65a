//! `pictures`: the icons as PNG, from their drawings, and screenshots of the app with made-up people.
//!
//! It writes into `public/`, and is run by hand when a drawing or a screen has changed.

mod icons;
mod screenshots;

use std::process::ExitCode;

fn main() -> ExitCode {
    match icons::draw().and_then(|()| screenshots::take()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
