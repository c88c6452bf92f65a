//! The bridge to the worker that keeps the app on the phone: registering it, seeing a new version
//! wait, and letting it take over when a person says so.

use std::rc::Rc;

use futures_util::future::{Either, select};
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, MessageChannel, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState,
};

use super::location;

/// Registers the worker, and calls back whenever a new version is on the phone and this tab hasn't begun with it.
///
/// # Errors
/// If there can be no worker here.
pub(crate) async fn register(waiting: impl Fn() + 'static) -> Result<(), JsValue> {
    let container = container()?;
    let registration = JsFuture::from(container.register("./sw.js")).await?;
    let registration: ServiceWorkerRegistration = registration.dyn_into()?;
    let waiting: Rc<dyn Fn()> = Rc::new(waiting);
    if registration.waiting().is_some() {
        waiting();
    }
    if let Some(installing) = registration.installing() {
        watch(&registration, installing, Rc::clone(&waiting));
    }
    let watched = registration.clone();
    let taken_elsewhere = Rc::clone(&waiting);
    EventListener::new(&registration, "updatefound", move |_| {
        if let Some(installing) = watched.installing() {
            watch(&watched, installing, Rc::clone(&waiting));
        }
    })
    .forget();
    // Another tab let the new version take over: this one still has the old page.
    EventListener::new(&container, "controllerchange", move |_| taken_elsewhere()).forget();
    Ok(())
}

/// A worker that is installed beside an active one is a new version; the first one is not.
fn watch(registration: &ServiceWorkerRegistration, worker: ServiceWorker, waiting: Rc<dyn Fn()>) {
    let registration = registration.clone();
    EventListener::new(&worker.clone(), "statechange", move |_| {
        let installed = worker.state() == ServiceWorkerState::Installed;
        if installed && registration.active().is_some() {
            waiting();
        }
    })
    .forget();
}

/// Lets the waiting version take over and starts it in this tab.
///
/// # Errors
/// If the browser refuses.
pub(crate) async fn use_new_version() -> Result<(), JsValue> {
    let container = container()?;
    let registration = JsFuture::from(container.get_registration()).await?;
    let registration: ServiceWorkerRegistration = registration.dyn_into()?;
    let Some(worker) = registration.waiting() else {
        // It has taken over in another tab.
        return location::begin_again();
    };
    let was_controlled = container.controller().is_some();
    let reload = || {
        if let Err(error) = location::begin_again() {
            web_sys::console::error_1(&error);
        }
    };
    if was_controlled {
        EventListener::once(&container, "controllerchange", move |_| reload()).forget();
    } else {
        // The page of the very first visit has no controller: it follows the worker itself.
        let next = worker.clone();
        EventListener::new(&worker, "statechange", move |_| {
            if next.state() == ServiceWorkerState::Activated {
                reload();
            }
        })
        .forget();
    }
    let message = Object::new();
    Reflect::set(&message, &"type".into(), &"use-new-version".into())?;
    worker.post_message(&message)
}

/// So long a worker that is there takes at most to answer, in milliseconds.
const ANSWERS_WITHIN_MS: u32 = 3_000;

/// The files that a phone shared to the app: the worker took them, and keeps them in memory until they are asked for.
/// None if it has none, or doesn't answer.
///
/// # Errors
/// If there is no worker to ask.
pub(crate) async fn shared() -> Result<Vec<File>, JsValue> {
    let worker = container()?.controller().ok_or("no worker has the page")?;
    let channel = MessageChannel::new()?;
    let answer = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
    let question = Object::new();
    Reflect::set(&question, &"type".into(), &"shared".into())?;
    worker.post_message_with_transferable(&question, &Array::of1(&channel.port2()))?;
    let answer = JsFuture::from(answer);
    let files = match select(answer, TimeoutFuture::new(ANSWERS_WITHIN_MS)).await {
        Either::Left((told, _)) => Reflect::get(&told?, &"data".into())?,
        Either::Right(_) => return Ok(Vec::new()),
    };
    let files = Array::from(&files).into_iter();
    files.map(JsValue::dyn_into::<File>).collect()
}

fn container() -> Result<ServiceWorkerContainer, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    let container = Reflect::get(&navigator, &"serviceWorker".into())?;
    if container.is_undefined() {
        return Err("the browser has no service worker".into());
    }
    Ok(container.into())
}
