//! Which edits are in the records of a file, by their kind and id: `call/0199…`. Nearly all are of moments,
//! hundreds of thousands in a large file, so those go by the id itself.

use core::fmt;
use std::collections::BTreeMap;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use uuid::Uuid;

use super::record::Key;
use super::scope::in_file;
use crate::domain::{Lineage, MomentId};

/// The edits of the records of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditsInFile {
    /// Those of moments in the order of the ids, in which Curbside writes them: asked for in about the same order they
    /// are found without a search.
    moments: Vec<(MomentId, Lineage)>,
    /// Where the next one is looked for first.
    next: usize,
    /// Those that came out of that order.
    late: BTreeMap<MomentId, Lineage>,
    /// Those of all else, by the name that it has in the file.
    others: BTreeMap<String, Lineage>,
}

impl EditsInFile {
    pub(super) fn set(&mut self, name: &str, edits: Lineage) {
        match moment(name) {
            Some(id) => self.set_of_moment(id, edits),
            None => drop(self.others.insert(name.to_owned(), edits)),
        }
    }

    fn set_of_moment(&mut self, id: MomentId, edits: Lineage) {
        match self.moments.last() {
            Some((last, _)) if *last >= id => drop(self.late.insert(id, edits)),
            _ => self.moments.push((id, edits)),
        }
    }

    fn take_of_moment(&mut self, id: MomentId) -> Option<Lineage> {
        if let Some(late) = self.late.remove(&id) {
            return Some(late);
        }
        let is_next = |(next, _): &(MomentId, Lineage)| *next == id;
        let place = match self.moments.get(self.next).is_some_and(is_next) {
            true => self.next,
            false => self
                .moments
                .binary_search_by_key(&id, |(one, _)| *one)
                .ok()?,
        };
        self.next = place + 1;
        Some(core::mem::take(&mut self.moments[place].1))
    }

    /// Each is taken once.
    pub(super) fn take(&mut self, key: &Key) -> Option<Lineage> {
        match key {
            Key::Moment(_, id) => self.take_of_moment(*id),
            _ => self.others.remove(&in_file(key)),
        }
    }

    /// All of them, whatever they belong to.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Lineage> {
        let moments = self.moments.iter_mut().map(|(_, edits)| edits);
        let others = self.late.values_mut().chain(self.others.values_mut());
        moments.chain(others)
    }
}

/// How the name of a moment begins.
const MOMENT: &str = "moment/";

/// The moment of this name. Another way of writing its id would be another name, which is nobody's.
fn moment(name: &str) -> Option<MomentId> {
    const DASHED: usize = 36;
    let id = name.strip_prefix(MOMENT)?;
    let is_usual = id.len() == DASHED && !id.bytes().any(|byte| byte.is_ascii_uppercase());
    let id = is_usual.then(|| Uuid::try_parse(id).ok()).flatten()?;
    Some(id.into())
}

impl<'de> Deserialize<'de> for EditsInFile {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(All)
    }
}

struct All;

impl<'de> Visitor<'de> for All {
    type Value = EditsInFile;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<EditsInFile, A::Error> {
        let mut all = EditsInFile::default();
        while let Some((name, edits)) = map.next_entry::<String, Lineage>()? {
            all.set(&name, edits);
        }
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(n: u64) -> Lineage {
        Lineage::former(crate::domain::Timestamp::nearest(n.cast_signed()))
    }

    #[test]
    fn what_has_the_name_of_a_record_in_a_file_is_of_that_record() {
        let id = Uuid::from_u128(0xabc);
        let keys = [
            Key::Rep(id.into()),
            Key::Call(id.into()),
            Key::Moment(id.into(), id.into()),
        ];
        let mut edits = EditsInFile::default();
        for (key, n) in keys.iter().zip(1..) {
            edits.set(&in_file(key), by(n));
        }
        assert!(edits.moments.len() == 1 && edits.others.len() == 2);
        for (key, n) in keys.iter().zip(1..) {
            assert_eq!(edits.take(key), Some(by(n)));
        }
    }

    #[test]
    fn in_whatever_order_they_come_and_are_asked_for_each_moment_has_its_own() {
        let key = |n: u64| {
            let id = Uuid::from_u128(n.into());
            Key::Moment(id.into(), id.into())
        };
        let mut edits = EditsInFile::default();
        for n in [3, 5, 1, 7, 4, 9] {
            edits.set(&in_file(&key(n)), by(n));
        }
        // What is said twice is as it was said last.
        edits.set(&in_file(&key(5)), by(50));
        for (n, has) in [(7, 7), (9, 9), (3, 3), (5, 50), (1, 1), (4, 4)] {
            assert_eq!(edits.take(&key(n)), Some(by(has)));
        }
        assert_eq!(edits.take(&key(2)), None);
    }

    #[test]
    fn a_name_that_is_written_in_another_way_is_nobodys() {
        let id = Uuid::from_u128(0xabc);
        let key = Key::Moment(id.into(), id.into());
        let name = in_file(&key);
        let [large, bare] = [name.replace("abc", "ABC"), name.replace('-', "")];
        let mut edits = EditsInFile::default();
        edits.set(&large, by(1));
        edits.set(&bare, by(1));
        assert_eq!(edits.take(&key), None);
    }
}
