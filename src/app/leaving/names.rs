//! The names that the notebook knows: of reps, and of accounts. They are found in a text by whole words,
//! whatever their case and accents, the longest first.
//!
//! A rep is found by the whole name, and by the first and the last word of it alone. An account is found by
//! the whole name, and by its first word alone if that has four letters or more and is written with a
//! capital. A word that means something besides ([`common`]) is a name only with a capital. Nicknames
//! and misspellings are not known: the preview says so.

use core::ops::Range;
use std::collections::{BTreeMap, BTreeSet};

use super::common;
use crate::app::search::words::{Word, words};
use crate::domain::{Name, Notebook, Record, RepId};

/// Somebody or something that has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub of: Of,
    pub name: String,
}

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Rep(RepId),
    Account,
}

/// Which of those that have a name.
pub type Who = usize;

/// A name in a text: where it stands, and who may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub at: Range<usize>,
    pub who: BTreeSet<Who>,
}

/// All names that a notebook knows.
#[derive(Clone, Debug, Default)]
pub struct Names {
    named: Vec<Named>,
    reps: BTreeMap<RepId, Who>,
    accounts: BTreeMap<String, Who>,
    /// What names are found by, by the first word: the longest first.
    patterns: BTreeMap<String, Vec<Pattern>>,
}

#[derive(Clone, Debug)]
struct Pattern {
    words: Vec<String>,
    /// Those who are called so, each with whether it must be written with a capital.
    who: BTreeMap<Who, bool>,
}

/// An account's first word stands for it if it has so many letters.
const TELLING: usize = 4;

impl Names {
    /// The names of all reps and accounts, those of the trash and of versions that aren't shown too.
    #[must_use]
    pub fn known_to(notebook: &Notebook) -> Self {
        let mut names = Self::default();
        for rep in notebook.all_reps() {
            names.add_rep(rep.id, &rep.name);
        }
        // Many calls are at the same few accounts.
        let mut met: BTreeSet<&str> = BTreeSet::new();
        let accounts = notebook.all_calls();
        for account in accounts.filter_map(|call| call.account.as_ref()) {
            if met.insert(account.as_str()) {
                names.add_account(account);
            }
        }
        let ledger = notebook.ledger();
        let others = ledger.in_conflict().flat_map(|key| ledger.others(key));
        for record in others.filter_map(|version| version.record()) {
            match record {
                Record::Rep(rep) => names.add_rep(rep.id, &rep.name),
                Record::Call(call) => call.account.iter().for_each(|one| names.add_account(one)),
                _ => {}
            }
        }
        names
    }

    /// These, and the name of a rep who isn't there any more.
    #[must_use]
    pub fn with_rep(mut self, id: RepId, name: &Name) -> Self {
        self.add_rep(id, name);
        self
    }

    #[must_use]
    pub fn named(&self, who: Who) -> Option<&Named> {
        self.named.get(who)
    }

    #[must_use]
    pub fn rep(&self, id: RepId) -> Option<Who> {
        self.reps.get(&id).copied()
    }

    #[must_use]
    pub fn account(&self, account: &Name) -> Option<Who> {
        self.accounts.get(&account_key(account)).copied()
    }

    /// The names that stand in a text, in their order; none over another.
    #[must_use]
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        if self.patterns.is_empty() || text.is_empty() {
            return Vec::new();
        }
        let words = words(text);
        let mut found = Vec::new();
        let mut place = 0;
        while let Some(rest) = words.get(place..).filter(|rest| !rest.is_empty()) {
            match self.longest(text, rest) {
                Some((count, mention)) => {
                    found.push(mention);
                    place += count;
                }
                None => place += 1,
            }
        }
        found
    }

    /// The longest name with which these words begin, and how many of them it takes.
    fn longest(&self, text: &str, words: &[Word]) -> Option<(usize, Mention)> {
        let first = words.first()?;
        let has_capital = !text[first.at.clone()].starts_with(char::is_lowercase);
        for pattern in self.patterns.get(&first.folded)? {
            let count = pattern.words.len();
            let folded = words.iter().map(|word| &word.folded);
            if words.len() < count || !pattern.words.iter().eq(folded.take(count)) {
                continue;
            }
            let meant = pattern.who.iter();
            let meant = meant.filter(|(_, wants_capital)| has_capital || !**wants_capital);
            let who: BTreeSet<Who> = meant.map(|(who, _)| *who).collect();
            if let Some(last) = words.get(count - 1).filter(|_| !who.is_empty()) {
                let at = first.at.start..last.at.end;
                return Some((count, Mention { at, who }));
            }
        }
        None
    }

    fn add_rep(&mut self, id: RepId, name: &Name) {
        let who = *self.reps.entry(id).or_insert(self.named.len());
        self.name(who, Of::Rep(id), name);
        let words = folded_words(name);
        self.find_by(who, &words, false);
        for alone in [words.first(), words.last()].into_iter().flatten() {
            if alone.chars().count() > 1 && !common::is_a_title(alone) {
                self.find_by(who, core::slice::from_ref(alone), false);
            }
        }
    }

    fn add_account(&mut self, name: &Name) {
        let key = account_key(name);
        if self.accounts.contains_key(&key) {
            return;
        }
        let who = self.named.len();
        self.accounts.insert(key, who);
        self.name(who, Of::Account, name);
        let words = folded_words(name);
        self.find_by(who, &words, false);
        if let Some(first) = words.first().filter(|_| words.len() > 1)
            && first.chars().count() >= TELLING
            && !common::is_a_title(first)
        {
            self.find_by(who, core::slice::from_ref(first), true);
        }
    }

    fn name(&mut self, who: Who, of: Of, name: &Name) {
        if self.named.len() == who {
            let name = name.to_string();
            self.named.push(Named { of, name });
        }
    }

    fn find_by(&mut self, who: Who, words: &[String], with_capital: bool) {
        let Some(first) = words.first() else { return };
        let with_capital = with_capital || (words.len() == 1 && common::means_something(first));
        let patterns = self.patterns.entry(first.clone()).or_default();
        let known = patterns.iter().position(|pattern| pattern.words == words);
        let place = known.unwrap_or_else(|| {
            let shorter = |pattern: &Pattern| pattern.words.len() < words.len();
            let place = patterns.iter().position(shorter).unwrap_or(patterns.len());
            let words = words.to_vec();
            let who = BTreeMap::new();
            patterns.insert(place, Pattern { words, who });
            place
        });
        let wants = patterns[place].who.entry(who).or_insert(with_capital);
        *wants = *wants && with_capital;
    }
}

fn folded_words(name: &Name) -> Vec<String> {
    let words = words(name.as_str()).into_iter();
    words.map(|word| word.folded).collect()
}

/// One account is meant whatever the case and the accents; one without a letter is known as it is.
fn account_key(name: &Name) -> String {
    match folded_words(name) {
        words if words.is_empty() => name.to_string(),
        words => words.join(" "),
    }
}
