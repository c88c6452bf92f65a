//! `pictures [FOLDER]`: the icons as PNG, from their drawings, and screenshots of the app with
//! made-up people.
//!
//! It writes into `public/` or the folder named, and is run by hand when a drawing or a screen has
//! changed.

mod icons;
mod screenshots;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use e2e::folders::root;

fn main() -> ExitCode {
    let folder = env::args_os()
        .nth(1)
        .map_or_else(|| root().join("public"), PathBuf::from);
    match icons::draw(&folder).and_then(|()| screenshots::take(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
