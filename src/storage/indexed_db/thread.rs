//! The thread that writes (`public/writer.js`). A page hears of a write's completion after the frame
//! that it is drawing; a thread that draws nothing hears of it at once.
//!
//! It is a help and no more. Until it is ready the page writes by itself, and so it does for good
//! when the thread fails: the failure is [`Failure::Dead`], and the write is done once more.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Worker;

use super::connection::{Failure, in_time};
use super::fault;
use super::slices::{self, Slices};
use super::step::{Stale, Step};
use super::vault::Vault;

const SCRIPT: &str = "writer.js";
/// How long a write may take before the thread is given up, from when all of it was sent, and how much longer for
/// each record: a large import on a slow phone takes a minute.
const PATIENCE_MS: u32 = 10_000;
const FOR_EACH_ROW_MS: u32 = 1;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Starting,
    Ready,
    GivenUp,
}

/// A thread with a connection of its own. Dropping it ends it.
#[derive(Debug)]
pub(super) struct Thread {
    worker: Worker,
    desk: Rc<Desk>,
    _ears: [EventListener; 2],
}

/// What the page knows of the thread, and the writes that wait for an answer.
#[derive(Debug)]
struct Desk {
    state: Cell<State>,
    last: Cell<u32>,
    waiting: RefCell<Vec<(u32, Function)>>,
}

impl Thread {
    /// Starts a thread, which seals what it writes if there is a vault; it is of use when it
    /// [is ready](Self::is_ready).
    ///
    /// # Errors
    /// If the browser has no threads, or lets no key into one.
    pub(super) fn start(database: &str, vault: Option<&Vault>) -> Result<Self, JsValue> {
        let worker = Worker::new(SCRIPT)?;
        let desk = Rc::new(Desk {
            state: Cell::new(State::Starting),
            last: Cell::default(),
            waiting: RefCell::default(),
        });
        let (hears, fails) = (Rc::clone(&desk), Rc::clone(&desk));
        let ears = [
            EventListener::new(&worker, "message", move |event| hears.take(event)),
            EventListener::new(&worker, "error", move |_| fails.give_up()),
        ];
        let thread = Self {
            worker,
            desk,
            _ears: ears,
        };
        let vault = vault.map_or(JsValue::UNDEFINED, |vault| vault.handed().into());
        let begin = Array::of2(&database.into(), &vault);
        thread.worker.post_message(&begin)?;
        Ok(thread)
    }

    pub(super) fn is_ready(&self) -> bool {
        self.desk.state.get() == State::Ready
    }

    /// Whether it failed in a way that a new one would too.
    pub(super) fn is_given_up(&self) -> bool {
        self.desk.state.get() == State::GivenUp
    }

    /// Writes all steps or none, sealed if there is a vault. They are on their way when this is first polled.
    pub(super) async fn write(&self, steps: &[Step]) -> Result<(), Failure> {
        let (number, answer) = self.desk.number();
        self.send(number, steps, false)?;
        self.answered(answer, steps.len()).await
    }

    /// Writes what comes in slices, all or nothing; so many records are in them. Each is sent on its own, and the
    /// page has its turn in between, while the thread writes those before it: but for a locked notebook, of which it
    /// seals all of them first.
    pub(super) async fn write_in_slices(
        &self,
        slices: &mut Slices<'_>,
        records: usize,
    ) -> Result<(), Failure> {
        let (number, answer) = self.desk.number();
        if let Err(failure) = self.send_all(number, slices).await {
            let no_more = Array::of2(&number.into(), &JsValue::NULL);
            let told = self.worker.post_message(&no_more);
            told.map_err(|error| fault::of_exception(&error))?;
            return Err(failure);
        }
        self.answered(answer, records).await
    }

    async fn send_all(&self, number: u32, slices: &mut Slices<'_>) -> Result<(), Failure> {
        while let Some(steps) = slices.next().map_err(Failure::Final)? {
            self.send(number, &steps, true)?;
            slices::pause().await?;
        }
        self.send(number, &[], false)
    }

    fn send(&self, number: u32, steps: &[Step], go_on: bool) -> Result<(), Failure> {
        let steps: Array = steps.iter().map(Step::told).collect();
        let sent = Array::of3(&number.into(), &steps, &go_on.into());
        let sent = self.worker.post_message(&sent);
        sent.map_err(|error| fault::of_exception(&error))
    }

    /// What the thread answers to a write of so many records.
    async fn answered(&self, answer: Promise, records: usize) -> Result<(), Failure> {
        let records = u32::try_from(records).unwrap_or(u32::MAX);
        let patience = PATIENCE_MS.saturating_add(records.saturating_mul(FOR_EACH_ROW_MS));
        let Some(Ok(answer)) = in_time(patience, JsFuture::from(answer)).await else {
            // It must not write any more: what it has in hand would undo newer writes of the page.
            self.worker.terminate();
            self.desk.give_up();
            return Err(Failure::Dead);
        };
        if answer.is_undefined() {
            self.worker.terminate();
            return Err(Failure::Dead);
        }
        let part = |index| Array::from(&answer).get(index).as_string();
        let whole = Array::from(&answer).get(4);
        if !whole.is_undefined() {
            let calls = Array::from(&whole);
            let calls = calls.iter().filter_map(|call| call.as_string());
            return Err(Failure::Whole(calls.collect()));
        }
        let stale = Array::from(&answer).get(3);
        if !stale.is_undefined() {
            return Err(Failure::Stale(stale_rows(&stale)));
        }
        match (part(1), part(2)) {
            (Some(name), message) => Err(fault::named(&name, message.unwrap_or_default())),
            (None, _) => Ok(()),
        }
    }
}

/// The steps that were not made, as the thread tells of them: their places, each with its row.
fn stale_rows(told: &JsValue) -> Vec<Stale> {
    let stale = |one: JsValue| {
        let one = Array::from(&one);
        let row = one.get(1);
        Stale {
            step: one.get(0).as_f64().unwrap_or_default() as usize,
            row: (!row.is_undefined()).then_some(row),
        }
    };
    Array::from(told).iter().map(stale).collect()
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Desk {
    /// A number for a write, and the promise of its answer: `undefined` if the thread is given up.
    fn number(&self) -> (u32, Promise) {
        let number = self.last.get() + 1;
        self.last.set(number);
        let answer = Promise::new(&mut |answer, _| {
            self.waiting.borrow_mut().push((number, answer));
        });
        (number, answer)
    }

    fn take(&self, event: &web_sys::Event) {
        let Ok(answer) = Reflect::get(event, &"data".into()) else {
            return;
        };
        let number = Array::from(&answer).get(0).as_f64().unwrap_or_default() as u32;
        if number == 0 && self.state.get() == State::Starting {
            self.state.set(State::Ready);
        }
        self.answer(|waiting| waiting == number, &answer);
    }

    fn give_up(&self) {
        self.state.set(State::GivenUp);
        self.answer(|_| true, &JsValue::UNDEFINED);
    }

    fn answer(&self, is_meant: impl Fn(u32) -> bool, answer: &JsValue) {
        self.waiting.borrow_mut().retain(|(number, waiting)| {
            // It resolves a promise: nothing of ours runs before this is over.
            let is_answered = is_meant(*number) && waiting.call1(&JsValue::NULL, answer).is_ok();
            !is_answered
        });
    }
}
