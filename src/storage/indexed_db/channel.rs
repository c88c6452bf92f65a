//! What a tab has written is told to the other tabs, step by step as the thread that writes is told.

use gloo_events::EventListener;
use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;

use super::strict::Step;
use super::{read_strand, schema};
use crate::wire::{Change, Over, row};

/// The tabs that have the same database open.
#[derive(Debug)]
pub(super) struct Channel {
    channel: BroadcastChannel,
    _ear: EventListener,
}

impl Channel {
    /// Hears what other tabs write from now on.
    pub(super) fn open(
        database: &str,
        heard: impl Fn(Vec<Change>) + 'static,
    ) -> Result<Self, JsValue> {
        let channel = BroadcastChannel::new(database)?;
        let ear = EventListener::new(&channel, "message", move |event| {
            if let Ok(told) = Reflect::get(event, &"data".into()) {
                heard(
                    Array::from(&told)
                        .iter()
                        .filter_map(|step| change(&step))
                        .collect(),
                );
            }
        });
        Ok(Self { channel, _ear: ear })
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
