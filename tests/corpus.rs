//! The corpus of the fuzz targets, played once through each: what was found stays found. `cargo
//! xtask fuzz` goes on from it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/hostile.rs"]
mod hostile;
mod support;
#[path = "properties/whole.rs"]
mod whole;

use std::fs;
use std::path::Path;

use hostile::Phone;

fn replay(target: &str, body: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target);
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("a corpus") {
        let path = entry.expect("an entry").path();
        println!("{}", path.display());
        body(&fs::read(path).expect("bytes"));
        count += 1;
    }
    assert!(count >= 10, "{target} has {count} files");
}

#[test]
fn no_file_of_the_corpus_does_harm() {
    replay("import", hostile::import);
}

/// What is refused is seen by few eyes: these go on to the notebook, the disk and the screens.
#[test]
fn a_file_of_each_form_in_the_corpus_is_taken() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/import");
    for name in [
        "of-form-1",
        "of-form-2",
        "form-3-codebook",
        "form-3-debriefed",
        "form-3-gone",
        "form-3-two-ways",
    ] {
        let file = fs::read(folder.join(name)).expect("bytes");
        assert_eq!(Phone::with_notes().takes(&file), Ok(()), "{name}");
    }
}

#[test]
fn no_stored_record_of_the_corpus_does_harm() {
    replay("upgrade", hostile::upgrade);
}

#[test]
fn no_two_files_of_the_corpus_do_harm_together() {
    replay("merge", hostile::merge);
}
