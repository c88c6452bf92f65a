//! The list of writing that would run as a script, or come alive as an element, where text is taken for markup.
#![allow(dead_code)] // each test file takes what it needs

const LIST: &str = include_str!("scripts.txt");

/// All of it.
pub(crate) fn scripts() -> Vec<String> {
    let lines = LIST.lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("# "));
    lines.map(written_out).collect()
}

/// What a name and a note take: all without control characters.
pub(crate) fn takeable() -> Vec<String> {
    let mut all = scripts();
    all.retain(|text| !text.contains(char::is_control));
    all
}

/// A line with its `\u{..}` as the characters that they stand for.
fn written_out(line: &str) -> String {
    let mut pieces = line.split("\\u{");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let read = piece.split_once('}').and_then(|(digits, rest)| {
            let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
            Some((c, rest))
        });
        match read {
            Some((c, rest)) => {
                text.push(c);
                text.push_str(rest);
            }
            None => {
                text.push_str("\\u{");
                text.push_str(piece);
            }
        }
    }
    text
}
