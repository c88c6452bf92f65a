//! Comma-separated values (RFC 4180), and harmless to what opens them: a spreadsheet takes a cell that begins
//! like a formula for one, quoted or not (OWASP, "CSV Injection").

use super::Cell;

/// What a formula begins with, and what a spreadsheet leaves out before it.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
/// Written before it: the spreadsheet takes the cell for text.
const TEXT: char = '\'';

/// The first line.
pub(super) fn head(file: &mut String, columns: &[&'static str]) {
    let columns = columns.iter();
    line(file, columns.map(|column| Cell::Code((*column).into())));
}

pub(super) fn line<'a>(file: &mut String, row: impl IntoIterator<Item = Cell<'a>>) {
    for (place, cell) in row.into_iter().enumerate() {
        if place > 0 {
            file.push(',');
        }
        match cell {
            Cell::Nothing => {}
            Cell::Code(code) => file.push_str(&code),
            Cell::Number(number) => file.push_str(&number.to_string()),
            Cell::Truth(is_so) => file.push_str(if is_so { "true" } else { "false" }),
            Cell::Words(words) => quoted(file, words),
        }
    }
    file.push_str("\r\n");
}

fn quoted(file: &mut String, words: &str) {
    file.push('"');
    if words.starts_with(FORMULA) {
        file.push(TEXT);
    }
    for letter in words.chars() {
        if letter == '"' {
            file.push('"');
        }
        file.push(letter);
    }
    file.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(words: &str) -> String {
        let mut file = String::new();
        line(&mut file, [Cell::Words(words), Cell::Number(1)]);
        file
    }

    #[test]
    fn what_begins_like_a_formula_is_text() {
        for formula in [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1",
        ] {
            assert_eq!(written(formula), format!("\"'{formula}\",1\r\n"));
        }
        assert_eq!(written("a=1"), "\"a=1\",1\r\n");
    }

    #[test]
    fn a_quote_is_doubled_and_a_line_break_stays() {
        assert_eq!(
            written("\"no\",\r\nhe said"),
            "\"\"\"no\"\",\r\nhe said\",1\r\n"
        );
    }

    #[test]
    fn what_is_not_there_is_an_empty_cell() {
        let mut file = String::new();
        line(&mut file, [Cell::Nothing, Cell::Truth(true), Cell::Nothing]);
        assert_eq!(file, ",true,\r\n");
    }
}
