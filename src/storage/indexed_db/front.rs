//! Reading in two steps: first what the first screen needs, by the indexes of the calls, and then the
//! rest, bit by bit. Rows that an older version wrote are in no index: until they were written once
//! more, which is noted beside the mark of the notebook, everything is read at once.

use core::time::Duration;
use std::collections::BTreeMap;

use gloo_timers::future::sleep;
use rexie::{Direction, KeyRange, Rexie, Transaction, TransactionMode};
use wasm_bindgen::JsValue;

use super::connection::Failure;
use super::strict::Step;
use super::{connection, fault, read_strand, row, schema};
use crate::domain::{CallId, Record, RepId, Timestamp};
use crate::storage::Loaded;
use crate::wire::Strand;
use crate::wire::front::{Place, call_of};
use crate::wire::record::Kind;

/// The row that says that all calls are in the indexes.
pub(super) const PLACED: &str = "placed";

/// So many rows are read and taken in before others have their turn: some milliseconds' work.
const AT_ONCE: u32 = 500;

/// Reads what the first screen needs; `None` if the indexes don't have all calls yet.
pub(super) async fn read(reader: &Rexie) -> Result<Option<Loaded>, Failure> {
    let front = Front {
        transaction: connection::read(reader)?,
    };
    let placed = front.row(schema::ABOUT, PLACED.into()).await?;
    if placed.is_none() {
        return Ok(None);
    }
    let mut found = Found::default();
    for kind in [Kind::Rep, Kind::Behaviour, Kind::Draft] {
        found.add(kind, &front.all(kind).await?);
    }
    for rep in found.reps() {
        for index in [schema::RODE, schema::TO_TRY] {
            found.add(Kind::Call, &front.newest(index, rep).await?);
        }
    }
    for call in found.drafted() {
        let row = front.row(schema::store(Kind::Call), call.to_string().into());
        found.add(Kind::Call, row.await?.as_slice());
    }
    let waiting = JsValue::from(1);
    let waits = front.by_index(Kind::Call, schema::WAITS, &waiting).await?;
    found.add(Kind::Call, &waits);
    for id in waits.iter().filter_map(row::id) {
        let moments = front.by_index(Kind::Moment, schema::CALL, &id);
        found.add(Kind::Moment, &moments.await?);
        let steps = front.row(schema::store(Kind::Steps), id.clone());
        found.add(Kind::Steps, steps.await?.as_slice());
    }
    let mut loaded = found.loaded();
    loaded.mark = connection::mark(&front.transaction).await?;
    Ok(Some(loaded))
}

/// What brings the calls of an older version into the indexes, all at once; nothing if they are in
/// there, or if there is none.
pub(super) async fn to_place(reader: &Rexie) -> Result<Vec<Step>, Failure> {
    let front = Front {
        transaction: connection::read(reader)?,
    };
    let placed = front.row(schema::ABOUT, PLACED.into()).await?;
    let rows = match placed {
        Some(_) => Vec::new(),
        None => front.all(Kind::Call).await?,
    };
    let mut steps = Vec::new();
    for row in rows {
        // What can't be read is found by nothing, and told when all is read.
        if let Ok(strand) = read_strand(Kind::Call, &row) {
            let placed = row::put_in_place(&row, Place::of(&strand));
            placed.map_err(|error| fault::of_exception(&error))?;
            steps.push(Step::again(Kind::Call, strand.key().id(), row));
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
    async fn all(&self, kind: Kind) -> Result<Vec<JsValue>, Failure> {
        connection::all(&self.transaction, schema::store(kind)).await
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

/// What was found so far. A call may be found in several ways.
#[derive(Default)]
struct Found {
    strands: BTreeMap<(Kind, String), Strand>,
    damaged: Vec<String>,
}

impl Found {
    fn add(&mut self, kind: Kind, rows: &[JsValue]) {
        for row in rows {
            match read_strand(kind, row) {
                Ok(strand) => drop(self.strands.insert((kind, strand.key().id()), strand)),
                Err(damage) => self.damaged.push(damage),
            }
        }
    }

    fn records(&self) -> impl Iterator<Item = &Record> {
        let strands = self.strands.values();
        strands.filter_map(|strand| strand.shown.record())
    }

    fn reps(&self) -> Vec<RepId> {
        let rep = |record: &Record| match record {
            Record::Rep(rep) => Some(rep.id),
            _ => None,
        };
        self.records().filter_map(rep).collect()
    }

    fn drafted(&self) -> Vec<CallId> {
        let call = |record: &Record| match record {
            Record::Draft(draft) => call_of(draft),
            _ => None,
        };
        self.records().filter_map(call).collect()
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
    mut take: impl FnMut(Vec<Strand>),
) -> Result<Loaded, Failure> {
    let mut loaded = Loaded::default();
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Draft) {
        let mut last: Option<JsValue> = None;
        loop {
            let rows = some(reader, kind, last.as_ref()).await?;
            let (mut strands, count) = (Vec::new(), rows.len());
            last = rows.last().and_then(row::id);
            for value in rows {
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
    loaded.mark = connection::mark(&connection::read(reader)?).await?;
    Ok(loaded)
}

/// The rows behind the last one, in the order of their keys.
async fn some(reader: &Rexie, kind: Kind, last: Option<&JsValue>) -> Result<Vec<JsValue>, Failure> {
    let some = async {
        let name = schema::store(kind);
        let transaction = reader.transaction(&[name], TransactionMode::ReadOnly)?;
        let behind = last.map(|last| KeyRange::lower_bound(last, Some(true)));
        let store = transaction.store(name)?;
        store.get_all(behind.transpose()?, Some(AT_ONCE)).await
    };
    some.await.map_err(|error| fault::of_rexie(&error))
}
