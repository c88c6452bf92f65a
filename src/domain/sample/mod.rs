//! A notebook of made-up calls: a team of eight reps, and the months in which the manager rode along.
//! To look around with, and to test and measure with. Nobody in it exists.
//!
//! Start with [`notebook`]. The team is in [`team`], the days in [`days`], a call in [`call`], what is
//! said in [`words`]. The same seed and time give the same notebook.

mod call;
mod contract;
mod days;
mod debrief;
mod dice;
mod moments;
mod steps;
mod team;
mod words;

use self::days::Days;
use self::dice::Dice;
use self::team::Member;
use super::call::UtcOffset;
use super::{Codebook, Content, Editor, Lineage, Notebook, Record, Strand, Timestamp, Version};

/// How many calls one is shown to look around with: about four months.
pub const FEW: usize = 44;
/// The seed of the notebook to look around with, so that everybody sees the same.
pub const SEED: u64 = 20;

/// A notebook of so many calls, which lie before `now` on workdays of that zone. The newest few are
/// ended and not debriefed, or planned. Time and room are in proportion to the calls.
#[must_use]
pub fn notebook(seed: u64, calls: usize, now: Timestamp, zone: UtcOffset) -> Notebook {
    let mut book = Book {
        dice: Dice::new(seed),
        notebook: Notebook::default(),
        codebook: Codebook::starter(),
        edits: Lineage::default(),
    };
    book.edits = Lineage::default().then(Editor::of(book.dice.id(now)));
    let days = Days::of(calls, now, zone);
    let mut team = team::gather(&mut book.dice, &book.codebook, days.first());
    for member in &team {
        book.put(Record::Rep(member.rep.clone()));
    }
    for place in 0..calls {
        let part = days.part(place);
        let member = team::turn(&mut team, &mut book.dice, part);
        call::add(&mut book, member, &days, place);
    }
    book.notebook
}

/// A notebook that is being made up.
struct Book {
    dice: Dice,
    notebook: Notebook,
    /// What the calls are watched with.
    codebook: Codebook,
    /// Each record was written once, by one phone.
    edits: Lineage,
}

impl Book {
    fn put(&mut self, record: Record) {
        let shown = Version {
            content: Content::Here(record),
            edits: self.edits.clone(),
        };
        self.notebook.put_strand(Strand::from(shown));
    }
}

/// What a call is made up for.
struct Scene<'a> {
    member: &'a Member,
    codebook: &'a Codebook,
    /// How far along the months are, 0 to 1000.
    part: u32,
    started: Timestamp,
    ended: Timestamp,
}
