//! Reading in two steps: first what the first screen needs, by the indexes of the calls, and then the
//! rest, bit by bit. Rows that an older version wrote are in no index: until they were written once
//! more, which is noted beside the mark of the notebook, everything is read at once.

use core::time::Duration;
use std::collections::BTreeMap;

use gloo_timers::future::sleep;
use rexie::{Direction, KeyRange, Rexie, Transaction, TransactionMode};
use wasm_bindgen::JsValue;

use super::about::{About, PLACED};
use super::connection::Failure;
use super::strict::Step;
use super::vault::{self, Typed, Vault};
use super::{connection, fault, read_strand, row, schema};
use crate::domain::{CallId, Record, RepId, Timestamp};
use crate::storage::Loaded;
use crate::wire::Strand;
use crate::wire::front::{Place, call_of};
use crate::wire::record::Kind;

/// So many rows are read and taken in before others have their turn: some milliseconds' work.
const AT_ONCE: u32 = 500;

/// Reads what the first screen needs; `None` if the indexes don't have all calls yet.
pub(super) async fn read(reader: &Rexie, vault: Option<&Vault>) -> Result<Option<Loaded>, Failure> {
    let front = Front::begin(reader)?;
    let about = About::read(&front.transaction).await?.unlocked()?;
    if !about.is_placed {
        return Ok(None);
    }
    // Nothing but the transaction's own requests may be awaited while it is used: seals are opened after.
    let rows = front.gather().await?;
    let mut found = Found::default();
    found.add(vault::opened(vault, rows).await?);
    let drafted = found.drafted();
    if !drafted.is_empty() {
        let rows = Front::begin(reader)?.calls(&drafted).await?;
        found.add(vault::opened(vault, rows).await?);
    }
    let mut loaded = found.loaded();
    loaded.mark = about.mark;
    Ok(Some(loaded))
}

/// What brings the calls of an older version into the indexes, all at once; nothing if they are in
/// there, or if there is none.
pub(super) async fn to_place(reader: &Rexie, vault: Option<&Vault>) -> Result<Vec<Step>, Failure> {
    let front = Front::begin(reader)?;
    let about = About::read(&front.transaction).await?;
    let mut rows = Vec::new();
    if !about.is_placed {
        front.add_all(Kind::Call, &mut rows).await?;
    }
    let mut steps = Vec::new();
    for (kind, row) in vault::opened(vault, rows).await? {
        // What can't be read is found by nothing, and told when all is read.
        if let Ok(strand) = read_strand(kind, &row) {
            let placed = row::put_in_place(&row, Place::of(&strand));
            placed.map_err(|error| fault::of_exception(&error))?;
            steps.push(Step::again(kind, strand.key().id(), row));
        }
    }
    if !steps.is_empty() {
        let placed = Step::about(PLACED, String::new()).map_err(Failure::Final)?;
        steps.push(placed);
    }
    Ok(steps)
}

/// One transaction that reads.
struct Front {
    transaction: Transaction,
}

impl Front {
    fn begin(reader: &Rexie) -> Result<Self, Failure> {
        let transaction = connection::read(reader)?;
        Ok(Self { transaction })
    }

    /// All rows that can be told without reading in them.
    async fn gather(&self) -> Result<Vec<Typed>, Failure> {
        let mut rows = Vec::new();
        for kind in [Kind::Behaviour, Kind::Draft, Kind::Rep] {
            self.add_all(kind, &mut rows).await?;
        }
        let reps: Vec<RepId> = rows.iter().filter_map(rep).collect();
        for rep in reps {
            for index in [schema::RODE, schema::TO_TRY] {
                rows.extend(of_kind(Kind::Call, self.newest(index, rep).await?));
            }
        }
        let waiting = JsValue::from(1);
        let waits = self.by_index(Kind::Call, schema::WAITS, &waiting).await?;
        for id in waits.iter().filter_map(row::id) {
            let moments = self.by_index(Kind::Moment, schema::CALL, &id).await?;
            rows.extend(of_kind(Kind::Moment, moments));
            let steps = self.row(schema::store(Kind::Steps), id).await?;
            rows.extend(of_kind(Kind::Steps, steps));
        }
        rows.extend(of_kind(Kind::Call, waits));
        Ok(rows)
    }

    async fn calls(&self, calls: &[CallId]) -> Result<Vec<Typed>, Failure> {
        let mut rows = Vec::new();
        for call in calls {
            let row = self.row(schema::store(Kind::Call), call.to_string().into());
            rows.extend(of_kind(Kind::Call, row.await?));
        }
        Ok(rows)
    }

    async fn add_all(&self, kind: Kind, rows: &mut Vec<Typed>) -> Result<(), Failure> {
        let all = connection::all(&self.transaction, schema::store(kind)).await?;
        rows.extend(of_kind(kind, all));
        Ok(())
    }

    async fn row(&self, store: &str, id: JsValue) -> Result<Option<JsValue>, Failure> {
        let store = self.transaction.store(store);
        let store = store.map_err(|error| fault::of_rexie(&error))?;
        let row = store.get(id).await;
        row.map_err(|error| fault::of_rexie(&error))
    }

    async fn by_index(
        &self,
        kind: Kind,
        index: &str,
        key: &JsValue,
    ) -> Result<Vec<JsValue>, Failure> {
        let all = async {
            let store = self.transaction.store(schema::store(kind))?;
            let only = KeyRange::only(key)?;
            store.index(index)?.get_all(Some(only), None).await
        };
        all.await.map_err(|error| fault::of_rexie(&error))
    }

    /// The newest call of a rep in an index, if there is one.
    async fn newest(&self, index: &str, rep: RepId) -> Result<Vec<JsValue>, Failure> {
        let newest = async {
            let store = self.transaction.store(schema::store(Kind::Call))?;
            let [from, to] = [Timestamp::EARLIEST, Timestamp::LATEST];
            let [from, to] = [from, to].map(|when| JsValue::from(row::place(rep, when)));
            let rides = KeyRange::bound(&from, &to, None, None)?;
            let index = store.index(index)?;
            index
                .scan(Some(rides), Some(1), None, Some(Direction::Prev))
                .await
        };
        let newest = newest.await.map_err(|error| fault::of_rexie(&error))?;
        Ok(newest.into_iter().map(|(_, row)| row).collect())
    }
}

fn of_kind(kind: Kind, rows: impl IntoIterator<Item = JsValue>) -> impl Iterator<Item = Typed> {
    rows.into_iter().map(move |row| (kind, row))
}

fn rep((kind, row): &Typed) -> Option<RepId> {
    let id = (*kind == Kind::Rep).then(|| row::id(row)).flatten()?;
    id.as_string()?.parse().ok()
}

/// What was found so far. A call may be found in several ways.
#[derive(Default)]
struct Found {
    strands: BTreeMap<(Kind, String), Strand>,
    damaged: Vec<String>,
}

impl Found {
    fn add(&mut self, rows: Vec<Typed>) {
        for (kind, row) in rows {
            match read_strand(kind, &row) {
                Ok(strand) => drop(self.strands.insert((kind, strand.key().id()), strand)),
                Err(damage) => self.damaged.push(damage),
            }
        }
    }

    fn records(&self) -> impl Iterator<Item = &Record> {
        let strands = self.strands.values();
        strands.filter_map(|strand| strand.shown.record())
    }

    /// The calls of the drafts that are not found yet.
    fn drafted(&self) -> Vec<CallId> {
        let call = |record: &Record| match record {
            Record::Draft(draft) => call_of(draft),
            _ => None,
        };
        let calls = self.records().filter_map(call);
        calls
            .filter(|call| !self.strands.contains_key(&(Kind::Call, call.to_string())))
            .collect()
    }

    fn loaded(self) -> Loaded {
        Loaded {
            mark: None,
            strands: self.strands.into_values().collect(),
            damaged: self.damaged,
        }
    }
}

/// Reads everything but the drafts, some rows at a time, each time in a transaction of its own.
pub(super) async fn read_in_parts(
    reader: &Rexie,
    vault: Option<&Vault>,
    mut take: impl FnMut(Vec<Strand>),
) -> Result<Loaded, Failure> {
    let mut loaded = Loaded::default();
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Draft) {
        let mut last: Option<JsValue> = None;
        loop {
            let rows = some(reader, kind, last.as_ref(), AT_ONCE).await?;
            let (mut strands, count) = (Vec::new(), rows.len());
            last = rows.last().and_then(row::id);
            let rows = of_kind(kind, rows).collect();
            for (kind, value) in vault::opened(vault, rows).await? {
                match read_strand(kind, &value) {
                    Ok(strand) => strands.push(strand),
                    Err(damage) => loaded.damaged.push(damage),
                }
            }
            take(strands);
            if count < AT_ONCE as usize || last.is_none() {
                break;
            }
            sleep(Duration::ZERO).await;
        }
    }
    loaded.mark = About::read(&connection::read(reader)?).await?.mark;
    Ok(loaded)
}

/// The rows behind the last one, in the order of their keys.
pub(super) async fn some(
    reader: &Rexie,
    kind: Kind,
    last: Option<&JsValue>,
    count: u32,
) -> Result<Vec<JsValue>, Failure> {
    let some = async {
        let name = schema::store(kind);
        let transaction = reader.transaction(&[name], TransactionMode::ReadOnly)?;
        let behind = last.map(|last| KeyRange::lower_bound(last, Some(true)));
        let store = transaction.store(name)?;
        store.get_all(behind.transpose()?, Some(count)).await
    };
    some.await.map_err(|error| fault::of_rexie(&error))
}
