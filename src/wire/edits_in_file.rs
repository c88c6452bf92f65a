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
    moments: BTreeMap<MomentId, Lineage>,
    /// Those of all else, by the name that it has in the file.
    others: BTreeMap<String, Lineage>,
}

impl EditsInFile {
    pub(super) fn set(&mut self, name: &str, edits: Lineage) {
        match moment(name) {
            Some(id) => drop(self.moments.insert(id, edits)),
            None => drop(self.others.insert(name.to_owned(), edits)),
        }
    }

    pub(super) fn take(&mut self, key: &Key) -> Option<Lineage> {
        match key {
            Key::Moment(_, id) => self.moments.remove(id),
            _ => self.others.remove(&in_file(key)),
        }
    }

    /// All of them, whatever they belong to.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Lineage> {
        self.moments.values_mut().chain(self.others.values_mut())
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
            assert_eq!(edits.take(key), None);
        }
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
