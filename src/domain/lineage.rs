//! Which edits are in a version of a record. It tells a later version from one that went another way:
//! on another phone, or in another tab.
//!
//! This is a version vector (Parker et al., "Detection of Mutual Inconsistency in Distributed
//! Systems", 1983): for each editor, how many of its edits are in the version.

use core::fmt;
use core::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Timestamp;

/// One run of the app, from its start to its end. A run that is over never edits again, so a number
/// is never used twice, not even after the notebook was lost and came back from a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Editor(u64);

/// The edits in a version, by their editors. Most moments of a call have the same ones, and then share
/// them: there are hundreds of thousands of moments.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lineage(Arc<[(Editor, u64)]>);

/// The text is no lineage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLineage;

/// More editors than any record meets; a file that names more is no file of ours.
const MOST: usize = 10_000;
/// Numbers that every reader of JSON keeps exact.
const LARGEST: u64 = 1 << 53;

impl Editor {
    /// Stands for all that was written before there were lineages: its count is the time of the last
    /// change, so of two such versions the one that was changed later has the other in it.
    const FORMERLY: Self = Self(0);
    /// Stands for a person's will that something be forgotten. A version that doesn't know of it never
    /// comes back by itself, whatever was changed in it elsewhere.
    pub const FORGETTING: Self = Self(0xffff_ffff_ffff);

    /// The editor that a fresh id makes: 48 of its bits, which no two runs of one team share.
    #[must_use]
    pub fn of(id: Uuid) -> Self {
        let bits = id.as_u128() & 0xffff_ffff_ffff;
        Self::among_all(u64::try_from(bits).unwrap_or_default())
    }

    /// The editors of one event that brings several versions back: none of them is to have another
    /// in it, so each has an editor of its own.
    pub fn side_by_side(id: Uuid) -> impl Iterator<Item = Self> {
        (1..).map(move |place: u128| Self::of(Uuid::from_u128(id.as_u128() ^ (place << 40))))
    }

    /// The same run under another name, for when it goes on in a version that lacks its own edits in
    /// another one: they would be taken for being in both.
    #[must_use]
    pub fn anew(self) -> Self {
        // Odd, so that each number of 48 bits leads to another one of them.
        const STRIDE: u64 = 0x9e37_79b9_7f4b;
        Self::among_all(self.0.wrapping_mul(STRIDE) & 0xffff_ffff_ffff)
    }

    /// Not one of those that stand for something else.
    fn among_all(bits: u64) -> Self {
        Self(bits.clamp(1, Self::FORGETTING.0 - 1))
    }
}

impl Lineage {
    /// Of a record from a form without lineages, last changed at a time.
    #[must_use]
    pub fn former(edited: Timestamp) -> Self {
        let count = u64::try_from(edited.millis()).unwrap_or_default();
        Self([(Editor::FORMERLY, count)].into())
    }

    /// Whether all edits of the other are in this one. Of two that don't have each other each went its
    /// own way.
    #[must_use]
    pub fn has(&self, other: &Self) -> bool {
        other.0.iter().all(|(editor, n)| self.count(*editor) >= *n)
    }

    /// Whether all edits of one editor that are in the other are in this one.
    #[must_use]
    pub fn has_all_of(&self, editor: Editor, other: &Self) -> bool {
        self.count(editor) >= other.count(editor)
    }

    /// The edits of both.
    #[must_use]
    pub fn and(self, other: &Self) -> Self {
        self.raised(&other.0)
    }

    /// One more edit.
    #[must_use]
    pub fn then(self, editor: Editor) -> Self {
        let next = self.count(editor).saturating_add(1);
        self.raised(&[(editor, next.min(LARGEST))])
    }

    /// Whether it has no edit but those from before there were lineages.
    #[must_use]
    pub fn is_former(&self) -> bool {
        self.0.iter().all(|(editor, _)| *editor == Editor::FORMERLY)
    }

    /// Whether it was wanted to be forgotten.
    #[must_use]
    pub fn is_forgetting(&self) -> bool {
        self.count(Editor::FORGETTING) > 0
    }

    fn count(&self, editor: Editor) -> u64 {
        let place = self.0.binary_search_by_key(&editor, |(one, _)| *one);
        place.map_or(0, |place| self.0[place].1)
    }

    /// With these edits too.
    fn raised(&self, by: &[(Editor, u64)]) -> Self {
        let mut edits = self.0.to_vec();
        for (editor, n) in by {
            match edits.binary_search_by_key(editor, |(one, _)| *one) {
                Ok(place) => edits[place].1 = edits[place].1.max(*n),
                Err(place) => edits.insert(place, (*editor, *n)),
            }
        }
        Self(edits.into())
    }

    /// Shares the edits of another that has the same ones.
    pub(super) fn share(&mut self, other: &Self) {
        if self == other {
            self.0 = Arc::clone(&other.0);
        }
    }
}

/// `0f3ac2d1e4b5.3 9a0b11c2d3e4.1`: each editor with its count, in the order of the editors.
impl fmt::Display for Lineage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (Editor(editor), n)) in self.0.iter().enumerate() {
            let gap = if place == 0 { "" } else { " " };
            write!(f, "{gap}{editor:012x}.{n}")?;
        }
        Ok(())
    }
}

impl fmt::Display for BadLineage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the edits of a record are not written as Curbside does")
    }
}

impl FromStr for Lineage {
    type Err = BadLineage;

    fn from_str(text: &str) -> Result<Self, BadLineage> {
        let parts = text.split(' ').filter(|part| !part.is_empty());
        let edits: Option<Vec<_>> = parts.take(MOST + 1).map(edit).collect();
        let lineage = Self(edits.ok_or(BadLineage)?.into());
        let is_ordered = lineage.0.is_sorted_by(|(one, _), (next, _)| one < next);
        // Another way of writing it would be another text for the same thing.
        let is_ours = is_ordered && lineage.0.len() <= MOST && lineage.to_string() == text;
        is_ours.then_some(lineage).ok_or(BadLineage)
    }
}

fn edit(text: &str) -> Option<(Editor, u64)> {
    let (editor, n) = text.split_once('.')?;
    let editor = u64::from_str_radix(editor, 16).ok()?;
    let n = n.parse().ok().filter(|n| (1..=LARGEST).contains(n))?;
    Some((Editor(editor), n))
}

impl TryFrom<String> for Lineage {
    type Error = BadLineage;
    fn try_from(text: String) -> Result<Self, BadLineage> {
        text.parse()
    }
}

impl From<Lineage> for String {
    fn from(lineage: Lineage) -> Self {
        lineage.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn editor(n: u128) -> Editor {
        Editor::of(Uuid::from_u128(n))
    }

    #[test]
    fn a_later_version_has_the_earlier_one_and_not_the_other_way_round() {
        let first = Lineage::default().then(editor(1));
        let second = first.clone().then(editor(2));
        assert!(second.has(&first) && !first.has(&second));
        assert!(first.has(&first) && first.has(&Lineage::default()));
    }

    #[test]
    fn versions_that_went_two_ways_have_not_each_other_until_they_are_joined() {
        let first = Lineage::default().then(editor(1));
        let (here, there) = (first.clone().then(editor(1)), first.then(editor(2)));
        assert!(!here.has(&there) && !there.has(&here));
        let both = here.clone().and(&there);
        assert!(both.has(&here) && both.has(&there));
        assert_eq!(both, there.and(&here));
    }

    #[test]
    fn an_editor_that_went_two_ways_goes_on_under_another_name() {
        let first = Lineage::default().then(editor(1));
        let (here, there) = (first.clone().then(editor(2)), first.then(editor(3)));
        assert!(there.has_all_of(editor(3), &here) && !there.has_all_of(editor(2), &here));
        assert!(
            there.clone().then(editor(2)).has(&here),
            "its edit is taken for the other"
        );
        let anew = there.then(editor(2).anew());
        assert!(!anew.has(&here) && !here.has(&anew));
    }

    #[test]
    fn of_two_versions_without_lineage_the_one_changed_later_has_the_other() {
        let at = |ms| Lineage::former(Timestamp::nearest(ms));
        let (early, late) = (at(1_763_888_400_000), at(1_763_888_400_001));
        assert!(late.has(&early) && !early.has(&late));
        let edited = early.then(editor(1));
        assert!(!edited.has(&late) && !late.has(&edited));
    }

    #[test]
    fn the_same_edits_are_shared_and_others_are_not() {
        let first = Lineage::default().then(editor(1));
        let [mut same, mut other] = [1, 2].map(|n| Lineage::default().then(editor(n)));
        same.share(&first);
        assert!(Arc::ptr_eq(&same.0, &first.0));
        other.share(&first);
        assert_eq!(other, Lineage::default().then(editor(2)));
    }

    #[test]
    fn a_lineage_has_one_way_of_being_written() {
        let both = Lineage::default()
            .then(editor(7))
            .then(editor(7))
            .then(editor(3));
        assert_eq!(both.to_string(), "000000000003.1 000000000007.2");
        assert_eq!("000000000003.1 000000000007.2".parse(), Ok(both));
        assert_eq!("".parse(), Ok(Lineage::default()));
        for bad in [
            "3.1",
            "000000000007.2 000000000003.1",
            "000000000003.1 000000000003.1",
            "000000000003.1  000000000007.2",
            "000000000003.0",
            "000000000003.-1",
            "000000000003.99999999999999999",
            "000000000003",
            " ",
        ] {
            assert_eq!(bad.parse::<Lineage>(), Err(BadLineage), "{bad}");
        }
    }
}
