//! Typed text by its lines. Programs don't agree on what breaks a line, and a line that breaks in one of them alone
//! could pass for a line of ours there: so every mark that breaks one anywhere counts.

/// Whether a line ends here, in some program.
pub(super) fn breaks(c: char) -> bool {
    (c.is_control() && c != '\t') || matches!(c, '\u{2028}' | '\u{2029}')
}

/// The lines of a text, blank ones too.
pub(super) fn lines(typed: &str) -> impl Iterator<Item = &str> {
    typed.split(breaks)
}

/// The text in one line, for a heading.
pub(super) fn in_one_line(typed: &str) -> String {
    typed.replace(breaks, " ")
}
