//! The folder's `_headers` file, as Netlify and Cloudflare read it, so that what is tested
//! here is what a host sends: a line with a path pattern, then indented `Name: value` lines.

use std::fs;
use std::path::Path;

struct Rule<'a> {
    pattern: &'a str,
    headers: Vec<(&'a str, &'a str)>,
}

/// The headers for one path. The file is read each time, since a build may replace it.
pub(super) fn for_path(dir: &Path, path: &str) -> Vec<(String, String)> {
    match fs::read_to_string(dir.join("_headers")) {
        Ok(text) => matching(&text, path),
        // A folder without the file asks for no headers.
        Err(_) => Vec::new(),
    }
}

/// A header that several rules set is joined by a comma, as the hosts do.
fn matching(text: &str, path: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let rules = parse(text)
        .into_iter()
        .filter(|rule| fits(rule.pattern, path));
    for (name, value) in rules.flat_map(|rule| rule.headers) {
        match found
            .iter_mut()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
        {
            Some((_, present)) => *present = format!("{present}, {value}"),
            None => found.push((name.to_owned(), value.to_owned())),
        }
    }
    found
}

fn parse(text: &str) -> Vec<Rule<'_>> {
    let mut rules: Vec<Rule<'_>> = Vec::new();
    for line in text.lines() {
        let content = line.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if !line.starts_with([' ', '\t']) {
            rules.push(Rule {
                pattern: content,
                headers: Vec::new(),
            });
        } else if let (Some(rule), Some((name, value))) =
            (rules.last_mut(), content.split_once(':'))
        {
            rule.headers.push((name.trim(), value.trim()));
        }
    }
    rules
}

/// A `*` stands for any number of characters.
fn fits(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, end)) => {
            path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# all\n/*\n  X-One: a\n  Cache-Control: no-cache\n\n/icons/*\n  X-One: b\n\n/sw.js\n\tX-Two: c: d\n";

    fn header(path: &str, name: &str) -> Option<String> {
        let found = matching(FILE, path)
            .into_iter()
            .find(|(known, _)| known == name);
        found.map(|(_, value)| value)
    }

    #[test]
    fn a_star_fits_every_path() {
        assert_eq!(header("/", "X-One").as_deref(), Some("a"));
        assert_eq!(
            header("/a/b.js", "Cache-Control").as_deref(),
            Some("no-cache")
        );
    }

    #[test]
    fn rules_add_up_and_equal_names_are_joined() {
        assert_eq!(header("/icons/icon.svg", "X-One").as_deref(), Some("a, b"));
    }

    #[test]
    fn a_plain_pattern_fits_only_itself_and_values_may_hold_colons() {
        assert_eq!(header("/sw.js", "X-Two").as_deref(), Some("c: d"));
        assert_eq!(header("/sw.jsx", "X-Two"), None);
    }
}
