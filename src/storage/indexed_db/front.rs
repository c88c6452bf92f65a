//! Reading in two steps: first what the first screen needs, by the indexes of the calls, and then the
//! rest, bit by bit. Rows that an older version wrote are in no index: until they were written once
//! more, which is noted beside the mark of the notebook, everything is read at once.

use std::collections::BTreeMap;

use futures_util::future::{try_join, try_join_all, try_join4};
use js_sys::Promise;
use rexie::{Direction, KeyRange, Rexie, Transaction};
use wasm_bindgen::JsValue;

use super::about::{About, PLACED};
use super::connection::Failure;
use super::pages::Pages;
use super::row::Open;
use super::step::Step;
use super::vault::{self, Prepared, Typed, Vault};
use super::{connection, fault, read_all, read_row, read_strand, row, schema, slices};
use crate::domain::{CallId, Record, RepId, Timestamp};
use crate::storage::Loaded;
use crate::wire::Strand;
use crate::wire::front::{Place, call_of};
use crate::wire::record::Kind;
use crate::wire::row::Row;

/// So many rows are read and taken in before others have their turn: some milliseconds' work.
const AT_ONCE: u32 = 500;

/// What the first screen needs, as it lies in the database: sealed where the notebook is locked.
#[derive(Debug)]
pub(super) struct Rows {
    about: About,
    rows: Read,
}

#[derive(Debug)]
enum Read {
    AsTheyLie(Vec<Typed>),
    /// All is there that opens them, but for the key.
    Prepared(Vec<Ready>),
    /// They are being opened.
    Begun(Vec<Ready>, Promise),
}

/// A row that is prepared to be opened, and what stands open of it.
type Ready = (Prepared, Option<Open>);

impl Rows {
    /// Reads them without a key.
    pub(super) async fn read(reader: &Rexie) -> Result<Self, Failure> {
        let front = Front::begin(reader)?;
        // Nothing but the transaction's own requests may be awaited while it is used: seals are opened after.
        let (about, rows) = try_join(About::read(&front.transaction), front.gather()).await?;
        let rows = Read::AsTheyLie(rows);
        Ok(Self { about, rows })
    }

    /// Does with sealed rows what can be done before there is a key.
    pub(super) fn prepared(self) -> Result<Self, Failure> {
        let rows = match self.rows {
            Read::AsTheyLie(rows) => {
                let rows = rows.into_iter().map(|row| {
                    let open = Open::read(&row.1);
                    Ok((Prepared::new(row)?, open))
                });
                let rows: Result<Vec<_>, JsValue> = rows.collect();
                Read::Prepared(rows.map_err(|error| fault::of_exception(&error))?)
            }
            rows => rows,
        };
        Ok(Self { rows, ..self })
    }

    /// The key is there: what is prepared is being opened, whoever asks for it and when.
    pub(super) fn begun(self, vault: &Vault) -> Result<Self, Failure> {
        let rows = match self.rows {
            Read::Prepared(rows) => {
                let begun = vault.begin_to_open(rows.iter().map(|(row, _)| row));
                Read::Begun(rows, begun.map_err(|error| fault::of_exception(&error))?)
            }
            rows => rows,
        };
        Ok(Self { rows, ..self })
    }
}

/// What was prepared is read once there is a key. What isn't as it should be goes the longer way, which says why.
async fn read_begun(rows: Vec<Ready>, begun: Promise) -> Result<Vec<(Kind, Readable)>, JsValue> {
    let texts = vault::texts(begun).await?;
    let row = |((row, open), text): (Ready, Option<Vec<u8>>)| {
        let text = text.as_deref();
        let read = match open.zip(text).and_then(|(open, text)| open.with(text)) {
            Some(read) => Ok(read),
            None => read(row.kind, &vault::put_back(row.row, text)?),
        };
        Ok((row.kind, read))
    };
    rows.into_iter().zip(texts).map(row).collect()
}

/// A row with its parts, or why it has none.
type Readable = Result<Row, String>;

fn read(kind: Kind, value: &JsValue) -> Readable {
    row::read(value).ok_or_else(|| format!("a {kind} has no text"))
}

/// What the first screen needs, of rows that were read; `None` if the indexes don't have all calls yet.
pub(super) async fn of(
    Rows { about, rows }: Rows,
    reader: &Rexie,
    vault: Option<&Vault>,
) -> Result<Option<Loaded>, Failure> {
    let about = about.unlocked()?;
    if !about.is_placed {
        return Ok(None);
    }
    let mut found = Gathered::default();
    match rows {
        Read::AsTheyLie(rows) => found.add(vault::opened(vault, rows).await?),
        Read::Prepared(rows) => {
            let rows = rows.into_iter().map(|(one, _)| (one.kind, one.row));
            found.add(vault::opened(vault, rows.collect()).await?);
        }
        Read::Begun(rows, begun) => {
            let strands = read_begun(rows, begun).await;
            found.take(strands.map_err(|error| fault::of_exception(&error))?);
        }
    }
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
    let rows = match about.is_placed {
        true => Vec::new(),
        false => front.all(Kind::Call).await?,
    };
    let mut steps = Vec::new();
    let are_there = !rows.is_empty();
    // One that is whole was put in place when it was written: no older version writes such rows.
    let rows = rows.into_iter().filter(|(_, row)| !row::is_whole(row));
    for (kind, row) in vault::opened(vault, rows.collect()).await? {
        // What can't be read is found by nothing, and told when all is read.
        if let Ok(strand) = read_strand(kind, &row) {
            let placed = row::put_in_place(&row, Place::of(&strand));
            placed.map_err(|error| fault::of_exception(&error))?;
            steps.push(Step::again(kind, strand.key().id(), row));
        }
    }
    if are_there {
        let placed = Step::about(PLACED, String::new()).map_err(Failure::Final)?;
        steps.push(placed);
    }
    Ok(steps)
}

/// One transaction that reads.
pub(super) struct Front {
    transaction: Transaction,
}

impl Front {
    pub(super) fn begin(reader: &Rexie) -> Result<Self, Failure> {
        let transaction = connection::read(reader)?;
        Ok(Self { transaction })
    }

    /// All rows that can be told without reading in them. What doesn't wait for each other is asked at once.
    async fn gather(&self) -> Result<Vec<Typed>, Failure> {
        let (behaviours, drafts, reps, waits) = try_join4(
            self.all(Kind::Behaviour),
            self.all(Kind::Draft),
            self.all(Kind::Rep),
            self.waiting(),
        )
        .await?;
        let newest = reps
            .iter()
            .filter_map(rep)
            .flat_map(|rep| [schema::RODE, schema::TO_TRY].map(|index| self.newest(index, rep)));
        let contents = waits.iter().filter_map(|(_, row)| row::id(row));
        let contents = contents.map(|call| self.contents(call));
        let (newest, contents) = try_join(try_join_all(newest), try_join_all(contents)).await?;
        let rows = [behaviours, drafts, reps].into_iter();
        let rows = rows.chain(newest).chain(contents).chain([waits]);
        Ok(rows.flatten().collect())
    }

    async fn waiting(&self) -> Result<Vec<Typed>, Failure> {
        self.by_index(Kind::Call, schema::WAITS, &JsValue::from(1))
            .await
    }

    /// The moments and the steps of a call.
    async fn contents(&self, call: JsValue) -> Result<Vec<Typed>, Failure> {
        let (mut rows, steps) =
            try_join(self.moments(call.clone()), self.row(Kind::Steps, call)).await?;
        rows.extend(steps);
        Ok(rows)
    }

    /// The moments of a call that have rows of their own.
    pub(super) async fn moments(&self, call: JsValue) -> Result<Vec<Typed>, Failure> {
        self.by_index(Kind::Moment, schema::CALL, &call).await
    }

    pub(super) async fn calls(&self, calls: &[CallId]) -> Result<Vec<Typed>, Failure> {
        let rows = calls
            .iter()
            .map(|call| self.row(Kind::Call, call.to_string().into()));
        Ok(try_join_all(rows).await?.into_iter().flatten().collect())
    }

    async fn all(&self, kind: Kind) -> Result<Vec<Typed>, Failure> {
        let all = connection::all(&self.transaction, schema::store(kind)).await?;
        Ok(of_kind(kind, all).collect())
    }

    async fn row(&self, kind: Kind, id: JsValue) -> Result<Option<Typed>, Failure> {
        let store = self.transaction.store(schema::store(kind));
        let store = store.map_err(|error| fault::of_rexie(&error))?;
        let row = store.get(id).await;
        let row = row.map_err(|error| fault::of_rexie(&error))?;
        Ok(row.map(|row| (kind, row)))
    }

    async fn by_index(
        &self,
        kind: Kind,
        index: &str,
        key: &JsValue,
    ) -> Result<Vec<Typed>, Failure> {
        let all = async {
            let store = self.transaction.store(schema::store(kind))?;
            let only = KeyRange::only(key)?;
            store.index(index)?.get_all(Some(only), None).await
        };
        let all = all.await.map_err(|error| fault::of_rexie(&error))?;
        Ok(of_kind(kind, all).collect())
    }

    /// The newest call of a rep in an index, if there is one.
    async fn newest(&self, index: &str, rep: RepId) -> Result<Vec<Typed>, Failure> {
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
        let newest = newest.into_iter().map(|(_, row)| row);
        Ok(of_kind(Kind::Call, newest).collect())
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
struct Gathered {
    strands: BTreeMap<(Kind, String), Strand>,
    damaged: Vec<String>,
}

impl Gathered {
    fn add(&mut self, rows: Vec<Typed>) {
        self.take(rows.into_iter().map(|(kind, row)| (kind, read(kind, &row))));
    }

    fn take(&mut self, rows: impl IntoIterator<Item = (Kind, Readable)>) {
        let mut loaded = Loaded::default();
        for (kind, row) in rows {
            match row {
                // Of a call that is whole the moments are needed if it waits, as those are that have rows of their own.
                Ok(row) => read_row(kind, &row, &mut loaded, |call| Place::of(call).waits),
                Err(damage) => loaded.damaged.push(damage),
            }
        }
        self.damaged.append(&mut loaded.damaged);
        for strand in loaded.strands {
            let key = strand.key();
            self.strands.insert((key.kind(), key.id()), strand);
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
        let mut pages = Pages::of(kind, AT_ONCE);
        while let Some(rows) = pages.next(reader).await? {
            for (kind, value) in vault::opened(vault, rows).await? {
                read_all(kind, &value, &mut loaded);
            }
            take(core::mem::take(&mut loaded.strands));
            slices::pause().await?;
        }
    }
    loaded.mark = About::read(&connection::read(reader)?).await?.mark;
    Ok(loaded)
}
