//! What a tab has written is told to the other tabs, step by step as the thread that writes is told.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;

use super::step::Step;
use super::{read_strand, schema};
use crate::wire::{Change, Over, row};

/// Asks the others whether they are there, and is the answer: neither is a list of steps.
const IS_ANYBODY_THERE: bool = true;
const SOMEBODY_IS: bool = false;

/// The tabs that have the same database open.
#[derive(Debug)]
pub(super) struct Channel {
    channel: BroadcastChannel,
    /// Another tab has said something.
    is_heard: Rc<Cell<bool>>,
    _ear: EventListener,
}

impl Channel {
    /// Hears what other tabs write from now on.
    pub(super) fn open(
        database: &str,
        heard: impl Fn(Vec<Change>) + 'static,
    ) -> Result<Self, JsValue> {
        let channel = BroadcastChannel::new(database)?;
        let is_heard = Rc::new(Cell::new(false));
        let (answering, hears) = (channel.clone(), Rc::clone(&is_heard));
        let ear = EventListener::new(&channel, "message", move |event| {
            hears.set(true);
            let Ok(told) = Reflect::get(event, &"data".into()) else {
                return;
            };
            match told.as_bool() {
                Some(IS_ANYBODY_THERE) => {
                    if let Err(error) = answering.post_message(&SOMEBODY_IS.into()) {
                        web_sys::console::warn_1(&error);
                    }
                }
                Some(_) => {}
                None => heard(
                    Array::from(&told)
                        .iter()
                        .filter_map(|step| change(&step))
                        .collect(),
                ),
            }
        });
        channel.post_message(&IS_ANYBODY_THERE.into())?;
        Ok(Self {
            channel,
            is_heard,
            _ear: ear,
        })
    }

    /// Whether another tab is there, or was.
    pub(super) fn is_heard(&self) -> bool {
        self.is_heard.get()
    }

    /// Tells the other tabs what was written.
    pub(super) fn tell(&self, steps: &[Step]) -> Result<(), JsValue> {
        let told: Array = steps.iter().map(Step::told).collect();
        self.channel.post_message(&told)
    }
}

/// A step as another tab tells of it; `None` for what is no record, and for one that this version
/// can't read.
fn change(step: &JsValue) -> Option<Change> {
    let step = Array::from(step);
    let (store, id) = (step.get(0).as_string()?, step.get(1).as_string()?);
    let kind = schema::kind(&store)?;
    let (written, over) = (step.get(2), step.get(3));
    let to = match written.is_null() {
        true => None,
        false => Some(read_strand(kind, &written).ok()?),
    };
    let over = match over.as_string() {
        Some(mark) => Over::Mark(mark),
        None if over.is_null() => Over::Nothing,
        None => Over::Anything,
    };
    let key = row::key(kind, &id, step.get(4).as_string().as_deref())?;
    Some(Change { key, to, over })
}
