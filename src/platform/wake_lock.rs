//! Keeping the screen on. The phone takes the lock away whenever the page is hidden, so it is asked
//! for again when the page comes back.

use std::cell::{Cell, RefCell};

use gloo_events::EventListener;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::EventTarget;

/// The lock on the screen, held or not.
#[derive(Default)]
pub(crate) struct WakeLock {
    wanted: Cell<bool>,
    held: RefCell<Option<Held>>,
}

struct Held {
    sentinel: EventTarget,
    _on_release: EventListener,
}

impl WakeLock {
    /// Whether the screen is to stay on.
    pub(crate) fn is_wanted(&self) -> bool {
        self.wanted.get()
    }

    /// Asks for the lock; `lost` is called when the phone takes it away.
    ///
    /// # Errors
    /// If the browser has no lock or gives none now.
    pub(crate) async fn hold(&self, lost: impl Fn() + 'static) -> Result<(), JsValue> {
        self.wanted.set(true);
        let sentinel: EventTarget = JsFuture::from(request()?).await?.dyn_into()?;
        let on_release = EventListener::new(&sentinel, "release", move |_| lost());
        let before = self.held.replace(Some(Held {
            sentinel,
            _on_release: on_release,
        }));
        before.map_or(Ok(()), Held::let_go)?;
        // The pad may have been left while the phone thought about it.
        if self.wanted.get() {
            Ok(())
        } else {
            self.release()
        }
    }

    /// Lets the screen go dark again.
    ///
    /// # Errors
    /// If the browser does not let go; it will, at the latest when the page is left.
    pub(crate) fn release(&self) -> Result<(), JsValue> {
        self.wanted.set(false);
        self.held.take().map_or(Ok(()), Held::let_go)
    }
}

impl Held {
    fn let_go(self) -> Result<(), JsValue> {
        let release: Function = Reflect::get(&self.sentinel, &"release".into())?.dyn_into()?;
        release.call0(&self.sentinel).map(drop)
    }
}

fn request() -> Result<Promise, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    let wake_lock = Reflect::get(&navigator, &"wakeLock".into())?;
    let request: Function = Reflect::get(&wake_lock, &"request".into())?.dyn_into()?;
    request.call1(&wake_lock, &"screen".into())?.dyn_into()
}
