//! What stands in the place of a name: initials, or a letter. Everybody has one, the same over a whole
//! file, and no two have the same.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use super::Naming;
use super::names::{Named, Of, Who};
use crate::domain::Name;

/// Before what was put in the place of a name, in a preview alone. Unicode gives it no meaning, and what
/// has it in a note has it taken out there.
pub const OPEN: char = '\u{E000}';
/// Behind it.
pub const CLOSE: char = '\u{E001}';

/// The names that are given, in the order in which they are asked for.
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    given: BTreeMap<Who, String>,
    reps: usize,
    accounts: usize,
}

impl Aliases {
    /// What somebody is called instead.
    pub fn of(&mut self, who: Who, named: &Named, naming: Naming) -> String {
        if let Some(given) = self.given.get(&who) {
            return given.clone();
        }
        let alias = match naming {
            Naming::Letters => self.next_letter(named.of),
            Naming::AsTheyAre | Naming::Initials => self.unlike_others(&initials(&named.name)),
        };
        self.given.insert(who, alias.clone());
        alias
    }

    fn next_letter(&mut self, of: Of) -> String {
        let (kind, count) = match of {
            Of::Rep(_) => ("Rep", &mut self.reps),
            Of::Account => ("Account", &mut self.accounts),
        };
        *count += 1;
        format!("{kind} {}", letters(*count))
    }

    /// Of two with the same initials the second one has a number.
    fn unlike_others(&self, initials: &str) -> String {
        let is_free = |alias: &String| self.given.values().all(|given| given != alias);
        let numbered = (2..).map(|number: u32| format!("{initials} {number}"));
        let mut all = core::iter::once(initials.to_owned()).chain(numbered);
        all.find(is_free).unwrap_or_default()
    }
}

/// `D.O.`: the first letter of each word, of at most four.
fn initials(name: &str) -> String {
    let firsts = name.unicode_words().filter_map(|word| word.chars().next());
    let initials: String = firsts
        .take(4)
        .flat_map(|c| c.to_uppercase().chain(['.']))
        .collect();
    match initials.as_str() {
        "" => "N.".to_owned(),
        _ => initials,
    }
}

/// `A` to `Z`, then `AA`: 1 is the first one.
fn letters(number: usize) -> String {
    let (mut left, mut letters) = (number, Vec::new());
    while left > 0 {
        left -= 1;
        letters.push(char::from(
            b'A' + u8::try_from(left % 26).unwrap_or_default(),
        ));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// An alias as a name: it is cut where a name ends.
#[must_use]
pub fn as_name(alias: &str, was: &Name) -> Name {
    let cut: String = alias.chars().take(Name::LONGEST).collect();
    Name::new(&cut).unwrap_or_else(|_| was.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_letters_of_the_words() {
        assert_eq!(initials("Dana Ortiz"), "D.O.");
        assert_eq!(initials("élodie du Pré"), "É.D.P.");
        assert_eq!(initials("Halvorsen"), "H.");
        assert_eq!(initials("!!"), "N.");
    }

    #[test]
    fn letters_go_on_behind_z() {
        let all = [1, 2, 26, 27, 52, 53, 703].map(letters);
        assert_eq!(all, ["A", "B", "Z", "AA", "AZ", "BA", "AAA"]);
    }
}
