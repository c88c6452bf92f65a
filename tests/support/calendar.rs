//! What a program that knows calendars reads (RFC 5545).

/// A value as the text that it stands for; a mark that should have been escaped is a fault.
pub(crate) fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next() {
                Some('n') => text.push('\n'),
                Some(c @ ('\\' | ';' | ',')) => text.push(c),
                other => panic!("\\{other:?} means nothing"),
            },
            ';' | ',' => panic!("{c} stands bare in {value}"),
            c => text.push(c),
        }
    }
    text
}
