//! Puts other names in the place of those that are left out, in every field of a record.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::alias::{Aliases, CLOSE, OPEN, as_name};
use super::names::{Names, Of, Who};
use super::{Naming, Terms};
use crate::domain::{Name, Record, RepId, Text, Written};
use crate::wire::Receiver;

/// Replaces names over one file: the same name is replaced by the same other one throughout.
#[derive(Clone, Debug)]
pub struct Replacer<'a> {
    names: Cow<'a, Names>,
    out: Out,
    marks: bool,
    aliases: Aliases,
    replaced: usize,
}

/// Who is left out.
#[derive(Clone, Debug)]
enum Out {
    /// As the terms of a file say, which is about a rep or about none.
    By(Terms, Option<RepId>),
    /// This one, with these words in the place of the name.
    One(Who, &'static str),
}

impl<'a> Replacer<'a> {
    /// A replacer for one file. If it `marks`, each name that it puts is between marks.
    #[must_use]
    pub fn new(names: &'a Names, terms: Terms, of_rep: Option<RepId>, marks: bool) -> Self {
        Self::leaving_out(Cow::Borrowed(names), Out::By(terms, of_rep), marks)
    }

    /// The same with names of its own, for a file that is made bit by bit.
    #[must_use]
    pub fn owning(
        names: Names,
        terms: Terms,
        of_rep: Option<RepId>,
        marks: bool,
    ) -> Replacer<'static> {
        Replacer::leaving_out(Cow::Owned(names), Out::By(terms, of_rep), marks)
    }

    /// A replacer for the name of one alone, where nobody else may be meant.
    #[must_use]
    pub fn of_one(names: &'a Names, who: Who, words: &'static str) -> Self {
        Self::leaving_out(Cow::Borrowed(names), Out::One(who, words), false)
    }

    fn leaving_out(names: Cow<'a, Names>, out: Out, marks: bool) -> Self {
        Self {
            names,
            out,
            marks,
            aliases: Aliases::default(),
            replaced: 0,
        }
    }

    /// How many names were replaced by now.
    #[must_use]
    pub fn replaced(&self) -> usize {
        self.replaced
    }

    /// Replaces the names in all that is written in a record. Answers whether there were any.
    pub fn in_record(&mut self, record: &mut Record) -> bool {
        let before = self.replaced;
        let of = match &*record {
            Record::Rep(rep) => self.names.rep(rep.id),
            _ => None,
        };
        record.each_written(&mut |written| match written {
            Written::Rep(name) => self.in_name_of(of, name),
            Written::Account(account) => {
                if let Some(name) = account {
                    self.in_name_of(self.names.account(name), name);
                }
            }
            Written::Label(name) => {
                if let Some(without) = self.in_words(name.as_str()) {
                    *name = as_name(&without, name);
                }
            }
            Written::Text(text) => {
                if let Some(without) = self.in_words(text.as_str()) {
                    *text = Text::typed(&without);
                }
            }
            Written::Typed(typed) => {
                if let Some(without) = self.in_words(typed) {
                    *typed = without;
                }
            }
        });
        self.replaced > before
    }

    /// A text without the names that are left out; `None` if there are none in it.
    pub fn in_words(&mut self, text: &str) -> Option<String> {
        let mut without = String::new();
        let mut done = 0;
        for mention in self.names.mentions(text) {
            if !self.is_left_out(&mention.who) {
                continue;
            }
            without.push_str(&self.plain(&text[done..mention.at.start]));
            let alias = self.alias_of(&mention.who);
            without.push_str(&alias);
            done = mention.at.end;
            self.replaced += 1;
        }
        if done == 0 {
            return None;
        }
        without.push_str(&self.plain(&text[done..]));
        Some(without)
    }

    fn in_name_of(&mut self, who: Option<Who>, name: &mut Name) {
        let Some(who) = who.map(|who| BTreeSet::from([who])) else {
            return;
        };
        if self.is_left_out(&who) {
            *name = as_name(&self.alias_of(&who), name);
            self.replaced += 1;
        }
    }

    /// Whether somebody who may be meant is left out: by choice all are. For a rep each other rep is,
    /// unless it may be the rep.
    fn is_left_out(&self, who: &BTreeSet<Who>) -> bool {
        let (terms, of_rep) = match self.out {
            Out::By(terms, of_rep) => (terms, of_rep),
            Out::One(one, _) => return who.iter().all(|who| *who == one),
        };
        if terms.naming != Naming::AsTheyAre {
            return true;
        }
        let is_other_rep = |who: &Who| match self.names.named(*who).map(|named| named.of) {
            Some(Of::Rep(id)) => of_rep.is_some_and(|own| own != id),
            Some(Of::Account) | None => false,
        };
        terms.receiver == Receiver::TheRep && who.iter().all(is_other_rep)
    }

    /// `D.O.`; of a name that several have, each: `Rep A or Rep C`.
    fn alias_of(&mut self, who: &BTreeSet<Who>) -> String {
        let naming = match self.out {
            Out::By(terms, _) => terms.naming,
            Out::One(_, words) => return words.to_owned(),
        };
        let mut all = Vec::new();
        for who in who {
            if let Some(named) = self.names.named(*who) {
                all.push(self.aliases.of(*who, named, naming));
            }
        }
        let alias = all.join(" or ");
        if self.marks {
            format!("{OPEN}{alias}{CLOSE}")
        } else {
            alias
        }
    }

    /// What stays of a text. A mark in it would be taken for one of these.
    fn plain(&self, text: &str) -> String {
        if self.marks {
            text.replace([OPEN, CLOSE], "")
        } else {
            text.to_owned()
        }
    }
}
