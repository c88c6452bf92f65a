//! Versions of one record that come from different places, made one strand. Whatever the order and
//! however often, the same versions give the same strand, and none goes that isn't in another.

use super::record::{Content, Record, Strand, Version};
use crate::domain::{Editor, Lineage, Phase, Timestamp};

/// Joins versions of one record; `None` if there are none.
///
/// A version that is in another gives way to it. Versions that say the same are one. What was deleted
/// in one place and changed in another stays: who deleted it hadn't seen the change.
#[must_use]
pub fn join(versions: impl IntoIterator<Item = Version>) -> Option<Strand> {
    let mut kept = Vec::new();
    for version in versions {
        add(&mut kept, version);
    }
    stay_if_changed(&mut kept);
    // To rank a version is to write it out: one alone needs no rank.
    let shown = match kept.len() {
        0 | 1 => 0,
        count => (0..count).max_by_key(|place| rank(&kept[*place]))?,
    };
    let shown = (!kept.is_empty()).then(|| kept.swap_remove(shown))?;
    let mut others = kept;
    others.sort_unstable_by(|one, other| one.edits.cmp(&other.edits));
    Some(Strand { shown, others })
}

/// The version of a strand with these edits, as it is when a person keeps it: it has the edits of all
/// in it, and gives way to none of them. A private note that it lacks comes from another, since a file
/// for others never carries one.
#[must_use]
pub fn kept(strand: Strand, edits: &Lineage) -> Option<Version> {
    let is_it = |version: &Version| version.edits == *edits;
    let mut versions: Vec<Version> = strand.into_versions().collect();
    let place = versions.iter().position(is_it)?;
    let mut kept = versions.swap_remove(place);
    for other in versions {
        kept.edits = kept.edits.and(&other.edits);
        keep_private(&mut kept, other);
    }
    Some(kept)
}

fn add(kept: &mut Vec<Version>, mut new: Version) {
    // A later version is taken as it is, also where it says the same.
    let is_one = |old: &Version, new: &Version| {
        old.edits.has(&new.edits) == new.edits.has(&old.edits) && says_the_same(old, new)
    };
    while let Some(place) = kept.iter().position(|old| is_one(old, &new)) {
        let old = kept.swap_remove(place);
        new = Version {
            edits: new.edits.and(&old.edits),
            content: fuller(old.content, new.content),
        };
    }
    if let Some(newer) = kept.iter_mut().find(|old| gives_way(&new, old)) {
        return keep_private(newer, new);
    }
    let (older, rest) = kept.drain(..).partition(|old| gives_way(old, &new));
    *kept = rest;
    let older: Vec<Version> = older;
    for old in older {
        keep_private(&mut new, old);
    }
    kept.push(new);
}

/// Whether all edits of a version are in another. Of two with the same edits, which only a file of
/// other making has, both phones choose the same.
fn gives_way(version: &Version, to: &Version) -> bool {
    let is_in = to.edits.has(&version.edits);
    is_in && (!version.edits.has(&to.edits) || rank(version) <= rank(to))
}

/// What is here comes before what is gone, a call that has gone further before one that hasn't, and what
/// was changed later before what was changed earlier.
fn rank(version: &Version) -> (bool, u8, Timestamp, Option<String>) {
    let record = version.record();
    let text = record.and_then(|record| record.encode().ok());
    let reached = record.map_or(0, reached);
    (record.is_some(), reached, version.edited(), text)
}

fn reached(record: &Record) -> u8 {
    match record {
        Record::Call(call) => match call.phase {
            Phase::Planned { .. } => 0,
            Phase::Running { .. } => 1,
            Phase::Ended { .. } => 2,
            Phase::Debriefed { .. } => 3,
        },
        _ => 0,
    }
}

/// Private notes apart, which a file for others lacks, and apart from when it was changed: a call is
/// changed along with its moments, and two moments of it that were changed apart are no conflict.
fn says_the_same(one: &Version, other: &Version) -> bool {
    match (&one.content, &other.content) {
        (Content::Gone(..), Content::Gone(..)) => true,
        (Content::Here(one), Content::Here(other)) => {
            one == other || {
                let (one, other) = (one.clone().timeless(), other.clone().timeless());
                one == other
                    || one.clone().without_private() == other
                    || one == other.without_private()
            }
        }
        _ => false,
    }
}

/// Of two contents that say the same, the later one with the private note; of two deletions the later
/// one.
fn fuller(one: Content, other: Content) -> Content {
    match (one, other) {
        (Content::Gone(key, first), Content::Gone(_, second)) => {
            Content::Gone(key, first.max(second))
        }
        (Content::Here(mut one), Content::Here(other)) => {
            one.take_times_of(&other);
            one.take_private_of(other);
            Content::Here(one)
        }
        (one, _) => one,
    }
}

/// A later version from others has no private note, and must not wipe one out.
fn keep_private(newer: &mut Version, older: Version) {
    if let (Content::Here(newer), Content::Here(older)) = (&mut newer.content, older.content) {
        newer.take_private_of(older);
    }
}

/// A deletion that others haven't seen when they changed the record gives way to their change; but what
/// was forgotten doesn't come back by that.
fn stay_if_changed(kept: &mut Vec<Version>) {
    if !kept.iter().any(|version| version.record().is_some()) {
        return;
    }
    let (mut here, gone): (Vec<_>, Vec<_>) = kept
        .drain(..)
        .partition(|version| version.record().is_some());
    let knows = |version: &Version, gone: &Version| {
        version.edits.has_all_of(Editor::FORGETTING, &gone.edits)
    };
    here.retain(|version| gone.iter().all(|gone| knows(version, gone)));
    if here.is_empty() {
        *kept = gone;
        return;
    }
    for version in &mut here {
        for deletion in &gone {
            version.edits = core::mem::take(&mut version.edits).and(&deletion.edits);
        }
    }
    // With these edits one may be in another, as a file of other making has them.
    for version in here {
        add(kept, version);
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)] // a test may stop
mod tests {
    use super::*;
    use crate::domain::{Key, Name, Rep};
    use uuid::Uuid;

    fn edits(by: &[u128]) -> Lineage {
        let editors = by.iter().map(|n| Editor::of(Uuid::from_u128(*n)));
        editors.fold(Lineage::default(), Lineage::then)
    }

    fn version(name: &str, by: &[u128]) -> Version {
        let id = Uuid::from_u128(1).into();
        let name = Name::new(name).expect("a name");
        let rep = Rep::new(id, name, Timestamp::EARLIEST);
        Version {
            content: Content::Here(Record::Rep(rep)),
            edits: edits(by),
        }
    }

    #[test]
    fn versions_that_a_deletion_puts_one_into_the_other_are_joined_like_any_others() {
        let gone = Version {
            content: Content::Gone(Key::Rep(Uuid::from_u128(1).into()), Timestamp::EARLIEST),
            edits: edits(&[1, 1]),
        };
        let all = [version("Dana", &[2, 3]), version("Dana O.", &[1, 3]), gone];
        let once = join(all.clone()).expect("a strand");
        assert_eq!(once.others, []);
        assert_eq!(join(once.versions().cloned()), Some(once.clone()));
        let [first, second, gone] = all;
        assert_eq!(join([gone, second, first]), Some(once));
    }
}
