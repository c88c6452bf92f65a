//! The tabs that have the app open, by the browser's own locks (Web Locks). Each tab is in for as long as
//! it lives, and one that must be alone waits for nobody: it is told at once whether others are in. A tab
//! that dies is out. `web-sys` knows these locks only behind a flag, so they are called by name.

use std::cell::RefCell;

use gloo_events::EventListener;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::BroadcastChannel;

const NAME: &str = "curbside";
/// What one tab says when it is locked.
const CHANNEL: &str = "curbside.lock";

/// This tab among the others.
#[derive(Default)]
pub(crate) struct Presence {
    held: RefCell<Option<Request>>,
}

/// With whom a tab wants to be in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum With {
    Others,
    Nobody,
}

impl Presence {
    /// Comes in beside the others, once none of them is alone. Where the browser has no such locks, all are
    /// in.
    pub(crate) async fn enter(&self) {
        if self.held.borrow().is_some() {
            return;
        }
        if let Ok(request) = Request::new(With::Others) {
            // Refused is only what isn't allowed here at all.
            let _is_in = JsFuture::from(request.granted.clone()).await.is_ok();
            self.held.replace(Some(request));
        }
    }

    /// Is alone from now on, if no other tab is in; otherwise nothing changes.
    ///
    /// # Errors
    /// If the browser has no such locks: then nobody knows.
    pub(crate) async fn be_alone(&self) -> Result<bool, JsValue> {
        self.leave().await;
        let request = Request::new(With::Nobody)?;
        let granted = JsFuture::from(request.granted.clone()).await?;
        let is_alone = granted.is_truthy();
        match is_alone {
            true => drop(self.held.replace(Some(request))),
            false => self.enter().await,
        }
        Ok(is_alone)
    }

    /// Is in beside others again.
    pub(crate) async fn be_among_others(&self) {
        self.leave().await;
        self.enter().await;
    }

    /// The browser takes its time to let go, and what is asked for before it has is refused.
    async fn leave(&self) {
        let held = self.held.take();
        if let Some(Request { release, ended, .. }) = held {
            // It resolves a promise, which can't fail.
            let _is_out = release.call0(&JsValue::NULL).is_ok();
            let _has_ended = JsFuture::from(ended).await.is_ok();
        }
    }
}

/// A lock that was asked for.
struct Request {
    /// Tells whether it is held, once that is known.
    granted: Promise,
    /// Lets go of it.
    release: Function,
    /// Resolves when it is let go.
    ended: Promise,
}

impl Request {
    fn new(with: With) -> Result<Self, JsValue> {
        let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
        let locks = Reflect::get(&navigator, &"locks".into())?;
        let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
        let options = Object::new();
        match with {
            With::Others => Reflect::set(&options, &"mode".into(), &"shared".into())?,
            With::Nobody => Reflect::set(&options, &"ifAvailable".into(), &true.into())?,
        };
        let (granted, grant) = promise();
        let (held, release) = promise();
        let take = Closure::once_into_js(move |lock: JsValue| {
            let _is_told = grant
                .call1(&JsValue::NULL, &lock.is_truthy().into())
                .is_ok();
            held
        });
        let ended = request.call3(&locks, &NAME.into(), &options, &take)?;
        let ended = ended.dyn_into()?;
        Ok(Self {
            granted,
            release,
            ended,
        })
    }
}

/// A promise, and what resolves it.
fn promise() -> (Promise, Function) {
    let mut resolves = None;
    let promise = Promise::new(&mut |resolve, _| resolves = Some(resolve));
    // The browser calls it before the promise is there.
    (promise, resolves.unwrap_or_default())
}

/// Tells the other tabs that this one is locked.
///
/// # Errors
/// If the browser has no way to speak to them.
pub(crate) fn tell_of_lock() -> Result<(), JsValue> {
    let channel = BroadcastChannel::new(CHANNEL)?;
    channel.post_message(&JsValue::TRUE)
}

/// Calls back when another tab was locked.
///
/// # Errors
/// If the browser has no way to speak to other tabs.
pub(crate) fn on_lock(callback: impl Fn() + 'static) -> Result<(), JsValue> {
    let channel = BroadcastChannel::new(CHANNEL)?;
    EventListener::new(&channel, "message", move |_| callback()).forget();
    // As long as the page lives.
    core::mem::forget(channel);
    Ok(())
}
