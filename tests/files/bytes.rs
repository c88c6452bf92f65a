//! Files that are too large, nested without end, cut off, or have a mark or markup in them.

use curbside::wire::ImportError;
use curbside::wire::import::LARGEST;
use serde_json::json;

use crate::{everything, read_here, sample, with};

#[test]
fn an_enormous_or_endlessly_nested_file_is_refused() {
    assert_eq!(
        read_here(&" ".repeat(LARGEST as usize + 1)),
        Err(ImportError::TooLarge)
    );
    for depth in [200, 1_000_000] {
        let nested = "[".repeat(depth);
        assert!(read_here(&nested).is_err());
        let inside = format!("{{\"format\":\"curbside\",\"version\":{nested}");
        assert!(read_here(&inside).is_err());
        let part = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let whole = everything(&sample()).replace("\"reps\":[", &format!("\"reps\":[{part},"));
        assert!(read_here(&whole).is_err());
    }
}

#[test]
fn a_file_cut_at_any_byte_is_refused() {
    let whole = everything(&sample());
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        assert!(read_here(&whole[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn a_byte_order_mark_does_no_harm_and_markup_is_only_text() {
    assert_eq!(
        read_here(&format!("\u{feff}{}", everything(&sample()))),
        Ok(sample())
    );
    let markup = "<img src=x onerror=alert(1)>";
    let file = with(|f| f["reps"][0]["name"] = json!(markup));
    assert!(
        read_here(&file)
            .unwrap()
            .reps()
            .any(|rep| rep.name.as_str() == markup)
    );
}
