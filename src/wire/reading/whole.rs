//! What can only be looked at when all of a file is read: what was deleted, what calls speak of, and whether it fits
//! beside the notebook.

use super::Reading;
use super::cursor::Unusual;
use super::stage::Stage;
use crate::domain::{CallId, Key, Notebook};

/// To look at something takes about as long as to read so many bytes.
const BYTES_OF_A_LOOK: usize = 20;

impl Reading {
    pub(super) fn look_at_the_history(&mut self, notebook: &Notebook) -> Result<(), Unusual> {
        let read = &self.read;
        let codebook = notebook.codebook();
        let behaviours = read.check_behaviours_of_others(&self.known, codebook);
        let checked = behaviours
            .and_then(|()| read.check_gone(&mut self.known))
            .and_then(|()| read.check_others(&self.known));
        checked.map_err(|_| Unusual)?;
        self.stage = Stage::Calls(0);
        Ok(())
    }

    pub(super) fn look_at_calls(&mut self, behind: usize, most: usize) -> Result<usize, Unusual> {
        let calls = self.read.calls.iter().skip(behind);
        let calls = calls.take((most / BYTES_OF_A_LOOK).max(1));
        let count = calls.len();
        for call in calls {
            if !self.known.may_stand(call) {
                return Err(Unusual);
            }
        }
        self.stage = match behind + count == self.read.calls.len() {
            true => Stage::Beside(None),
            false => Stage::Calls(behind + count),
        };
        Ok(count * BYTES_OF_A_LOOK)
    }

    /// As [`fits`](super::Imported::fits): no moment of the file stands in another call of the notebook.
    pub(super) fn look_beside(
        &mut self,
        notebook: &Notebook,
        behind: Option<CallId>,
        most: usize,
    ) -> Result<usize, Unusual> {
        let known = &self.known;
        let mut looked = 0;
        let mut last = None;
        for (call, moments) in notebook.moments_behind(behind) {
            if looked >= most {
                break;
            }
            if moments.iter().any(|one| known.is_elsewhere(one.id, call)) {
                return Err(Unusual);
            }
            looked += moments.len().max(1) * BYTES_OF_A_LOOK;
            last = Some(call);
        }
        let mut gone = notebook.ledger().all_gone();
        let is_elsewhere = |key: &Key| match key {
            Key::Moment(call, id) => known.is_elsewhere(*id, *call),
            _ => false,
        };
        self.stage = match last {
            Some(call) => Stage::Beside(Some(call)),
            None if gone.any(|(key, _)| is_elsewhere(key)) => return Err(Unusual),
            None => Stage::Fits,
        };
        Ok(looked)
    }
}
