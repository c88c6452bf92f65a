//! `pictures [FOLDER]`: the icons as PNG, from their drawings, and screenshots of the app with
//! made-up people.
//!
//! It writes into `public/` and `docs/pictures/`, or all into the folder named, and is run by hand
//! when a drawing or a screen has changed.

mod icons;
mod screenshots;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use e2e::folders::root;

fn main() -> ExitCode {
    let (public, docs) = match env::args_os().nth(1).map(PathBuf::from) {
        Some(folder) => (folder.clone(), folder),
        None => (root().join("public"), root().join("docs/pictures")),
    };
    match icons::draw(&public).and_then(|()| screenshots::take(&public, &docs)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
