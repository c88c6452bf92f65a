//! Calls that are [whole](crate::wire::whole) on the disk: before anything of one is changed, its moments get
//! rows of their own. That changes nothing in what the notes say, and other tabs aren't told of it. Where all of
//! one goes, its one row goes.

use std::collections::BTreeSet;

use futures_util::future::try_join_all;
use wasm_bindgen::JsValue;

use super::connection::Failure;
use super::front::Front;
use super::step::Step;
use super::vault::Typed;
use super::{IndexedDbStore, fault, row, slices, vault};
use crate::domain::CallId;
use crate::wire::record::{Kind, RecordError, Strand};
use crate::wire::whole::{self, WHOLE_FORM};
use crate::wire::writes::Writes;
use crate::wire::{Change, Over, StoreError};

/// So many calls are read at once: some milliseconds' work.
const AT_ONCE: usize = 20;

/// A call that is whole.
struct Whole {
    call: CallId,
    row: JsValue,
    mark: String,
    /// The ids of moments that have a row of their own all the same: what was lost of a call left them behind.
    apart: BTreeSet<String>,
}

impl IndexedDbStore {
    /// Gives the moments of these calls rows of their own. What another tab has done meanwhile stays done: the next
    /// try to write finds it.
    pub(super) async fn spread(&self, calls: &[CallId]) -> Result<(), Failure> {
        for some in calls.chunks(AT_ONCE) {
            let mut steps = Vec::new();
            for whole in self.whole(some).await? {
                steps.extend(whole.steps()?);
            }
            match self.write(&steps).await {
                Ok(()) | Err(Failure::Stale(_) | Failure::Whole(_)) => {}
                result => return result,
            }
            slices::pause().await?;
        }
        Ok(())
    }

    /// Looks how those calls lie on the disk that a commit takes away with their moments.
    pub(super) async fn look_at_what_goes(&self, writes: &mut Writes<'_>) -> Result<(), Failure> {
        for some in writes.going().chunks(AT_ONCE) {
            for whole in self.whole(some).await? {
                match whole.moments() {
                    Ok(moments) if whole.apart.is_empty() => {
                        writes.goes_whole(whole.call, &whole.mark, &moments);
                    }
                    _ => writes.set_apart(whole.call),
                }
            }
            slices::pause().await?;
        }
        Ok(())
    }

    /// Those of the calls that are whole, as they were before they were sealed.
    async fn whole(&self, calls: &[CallId]) -> Result<Vec<Whole>, Failure> {
        let lie = self.anew_if_dead(async || self.as_they_lie(calls).await);
        let (rows, apart): (Vec<Typed>, Vec<Vec<Typed>>) = lie.await?.into_iter().unzip();
        let rows = vault::opened(self.connections.vault(), rows).await?;
        let whole = |((_, row), apart): (Typed, Vec<Typed>)| {
            let ids = apart
                .iter()
                .filter_map(|(_, row)| row::id(row)?.as_string());
            Some(Whole {
                call: row::id(&row)?.as_string()?.parse().ok()?,
                mark: row::mark(&row),
                apart: ids.collect(),
                row,
            })
        };
        Ok(rows.into_iter().zip(apart).filter_map(whole).collect())
    }

    /// Their rows, each with those of moments that lie apart from it.
    async fn as_they_lie(&self, calls: &[CallId]) -> Result<Vec<(Typed, Vec<Typed>)>, Failure> {
        let reader = self.connections.reader().await?;
        let front = Front::begin(&reader)?;
        let mut rows = front.calls(calls).await?;
        rows.retain(|(_, row)| row::is_whole(row));
        let ids = rows.iter().filter_map(|(_, row)| row::id(row));
        let apart = try_join_all(ids.map(|id| front.moments(id))).await?;
        Ok(rows.into_iter().zip(apart).collect())
    }
}

impl Whole {
    fn moments(&self) -> Result<Vec<Strand>, RecordError> {
        let unreadable = || RecordError::Unreadable {
            why: "it has no text".to_owned(),
        };
        let row = row::read(&self.row).ok_or_else(unreadable)?;
        row.moments(Kind::Call).ok_or_else(unreadable)?
    }

    /// The call without its moments, over the whole row, and each moment where none is. Moments that can't be read
    /// are put aside as they are.
    fn steps(&self) -> Result<Vec<Step>, Failure> {
        match row::form(&self.row) {
            Some(form) if form > WHOLE_FORM => return Err(Failure::Final(StoreError::Newer)),
            Some(WHOLE_FORM) if !vault::is_sealed(&self.row) => {}
            _ => return Err(left_as_it_is()),
        }
        let id = self.call.to_string();
        let bare = row::without_moments(&self.row, whole::own_mark(&self.mark));
        let bare = bare.map_err(|error| fault::of_exception(&error))?;
        let mut steps = vec![Step::over_mark(Kind::Call, id, bare, &self.mark)];
        let Ok(moments) = self.moments() else {
            steps.extend(self.put_aside()?);
            return Ok(steps);
        };
        for moment in moments {
            let key = moment.key();
            if !self.apart.contains(&key.id()) {
                let change = Change {
                    key,
                    to: Some(moment),
                    over: Over::Nothing,
                };
                steps.push(Step::of(&change).map_err(Failure::Final)?);
            }
        }
        Ok(steps)
    }

    /// They are told as damaged from there on, and don't hold up what is written of the call.
    fn put_aside(&self) -> Result<Option<Step>, Failure> {
        let id = self.call.to_string();
        let aside = row::only_moments(&self.row, &id);
        let aside = aside.map_err(|error| fault::of_exception(&error))?;
        Ok(aside.map(|row| Step::in_call(self.call, id, row)))
    }
}

fn left_as_it_is() -> Failure {
    Failure::Final(StoreError::Failed {
        why: "what it has there can't be read, and was left as it is".to_owned(),
    })
}
