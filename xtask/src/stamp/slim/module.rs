//! The names by which the WebAssembly and its glue call each other: wasm-bindgen makes them long
//! and with a hash each. They are made short here, in both at once. An export that the glue doesn't
//! mention is left out.

use std::collections::{BTreeMap, BTreeSet};

use super::sections::{Reader, sized, written};

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const HEADER: usize = 8;
/// The marks of the names that wasm-bindgen makes up; no one else writes such a word.
const MADE_UP: [&str; 2] = ["__wb", "wasm_bindgen_"];

/// The two, in their new words.
#[derive(Debug)]
pub(super) struct Short {
    pub(super) wasm: Vec<u8>,
    pub(super) glue: String,
}

/// Shortens the names in both; an error says what was not as expected.
pub(super) fn shorten(wasm: &[u8], glue: &str) -> Result<Short, String> {
    let mut names = Names::of(glue);
    let mut short = wasm.get(..HEADER).ok_or("it is cut off.")?.to_vec();
    let mut reader = Reader::new(&wasm[HEADER..]);
    while !reader.is_done() {
        let kind = reader.byte()?;
        let body = reader.sized()?;
        let body = match kind {
            IMPORTS => imports(body, &mut names)?,
            EXPORTS => exports(body, &mut names)?,
            _ => body.to_vec(),
        };
        short.push(kind);
        short.extend(sized(&body));
    }
    Ok(Short {
        wasm: short,
        glue: names.rewrite(glue),
    })
}

fn imports(body: &[u8], names: &mut Names) -> Result<Vec<u8>, String> {
    let mut reader = Reader::new(body);
    let count = reader.number()?;
    let mut short = written(count);
    for _ in 0..count {
        short.extend(sized(reader.sized()?));
        let name = reader.text()?;
        if !names.mentioned.contains(name) {
            return Err(format!("the glue doesn't bring {name}."));
        }
        short.extend(sized(names.short(name).as_bytes()));
        short.extend(reader.import_type()?);
    }
    Ok(short)
}

fn exports(body: &[u8], names: &mut Names) -> Result<Vec<u8>, String> {
    let mut reader = Reader::new(body);
    let mut kept = Vec::new();
    let mut count = 0;
    for _ in 0..reader.number()? {
        let name = reader.text()?;
        let what = reader.export_item()?;
        if names.mentioned.contains(name) {
            count += 1;
            kept.extend(sized(names.short(name).as_bytes()));
            kept.extend(what);
        }
    }
    Ok([written(count), kept].concat())
}

/// What the glue mentions, and what each made-up name becomes.
struct Names {
    mentioned: BTreeSet<String>,
    short: BTreeMap<String, String>,
    next: usize,
}

impl Names {
    fn of(glue: &str) -> Self {
        Self {
            mentioned: words(glue).map(|(word, _)| word.to_owned()).collect(),
            short: BTreeMap::new(),
            next: 0,
        }
    }

    /// A name that the glue has for nothing else; a name that isn't made up stays.
    fn short(&mut self, name: &str) -> String {
        if !MADE_UP.iter().any(|mark| name.starts_with(mark)) {
            return name.to_owned();
        }
        if let Some(short) = self.short.get(name) {
            return short.clone();
        }
        let short = loop {
            let short = letters(self.next);
            self.next += 1;
            if !self.mentioned.contains(&short) {
                break short;
            }
        };
        self.short.insert(name.to_owned(), short.clone());
        short
    }

    fn rewrite(&self, glue: &str) -> String {
        let mut text = String::new();
        for (word, between) in words(glue) {
            text += self.short.get(word).map_or(word, String::as_str);
            text += between;
        }
        text
    }
}

/// The words of a script, each with what stands between it and the next.
fn words(script: &str) -> impl Iterator<Item = (&str, &str)> {
    let in_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$');
    let mut rest = script;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (word, after) = rest.split_at(rest.find(|c| !in_word(c)).unwrap_or(rest.len()));
        let (between, next) = after.split_at(after.find(in_word).unwrap_or(after.len()));
        rest = next;
        Some((word, between))
    })
}

/// a, b, … z, aa, ab, …
fn letters(mut number: usize) -> String {
    let mut text = String::new();
    loop {
        text.insert(0, char::from(b"abcdefghijklmnopqrstuvwxyz"[number % 26]));
        match (number / 26).checked_sub(1) {
            Some(next) => number = next,
            None => return text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one import and two exports of functions.
    fn module() -> Vec<u8> {
        let imports = [
            written(1),
            sized(b"./app_bg.js"),
            sized(b"__wbg_log_0123"),
            vec![0, 0],
        ];
        let exports = [
            written(3),
            sized(b"__wbindgen_start"),
            vec![0, 1],
            sized(b"unused"),
            vec![0, 2],
            sized(b"memory"),
            vec![2, 0],
        ];
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        for (kind, body) in [(IMPORTS, imports.concat()), (EXPORTS, exports.concat())] {
            wasm.push(kind);
            wasm.extend(sized(&body));
        }
        wasm
    }

    fn has(wasm: &[u8], word: &[u8]) -> bool {
        wasm.windows(word.len()).any(|part| part == word)
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let glue = "let a={__wbg_log_0123:b=>log(b)};w.__wbindgen_start();w.memory";
        let short = shorten(&module(), glue).expect("a module");
        assert_eq!(short.glue, "let a={c:b=>log(b)};w.d();w.memory");
        assert!(has(&short.wasm, b"\x01c\0\0"), "{:?}", short.wasm);
        assert!(has(&short.wasm, b"\x01d\0\x01"), "{:?}", short.wasm);
        assert!(has(&short.wasm, b"\x06memory"), "{:?}", short.wasm);
    }

    #[test]
    fn an_export_that_the_glue_does_not_mention_goes() {
        let short = shorten(&module(), "__wbg_log_0123").expect("a module");
        assert!(!has(&short.wasm, b"unused"));
    }

    #[test]
    fn an_import_that_the_glue_does_not_bring_is_an_error() {
        let error = shorten(&module(), "w.memory").expect_err("no import");
        assert!(error.contains("__wbg_log_0123"), "{error}");
    }

    #[test]
    fn a_module_that_is_cut_off_is_an_error() {
        let wasm = module();
        for length in [3, 9, wasm.len() - 1] {
            assert!(shorten(&wasm[..length], "__wbg_log_0123").is_err());
        }
    }
}
