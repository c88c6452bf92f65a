//! An element of the page, put together at run time. `view!` makes a type of its own for each tag
//! and each set of attributes, and the page carries code for each of them; here all elements share
//! one type, so that one more element is a few calls.
//!
//! ```ignore
//! tag("p").class("told").set("role", "status").words(told).draw()
//! ```

mod state;

use std::borrow::Cow;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use send_wrapper::SendWrapper;
use web_sys::{Element, Event};

use super::widgets::blocks::Words;
use crate::ui::block::{Block, IntoBlock};

/// An element as it is put together: like a block, one number wherever it goes.
pub(super) struct Tag(Box<Making>);

/// An element with its attributes, what it listens to, and what stands in it.
struct Making {
    name: &'static str,
    namespace: Option<&'static str>,
    // The page has one thread. The wrapper says so to Leptos, which asks views to be `Send`.
    parts: SendWrapper<Vec<Part>>,
    children: Vec<Block>,
}

/// Something that is put on an element.
enum Part {
    Fixed(&'static str, Cow<'static, str>),
    /// Set again whenever it changes, and taken away while it is `None`.
    Live(&'static str, Box<dyn Fn() -> Option<String>>),
    /// A property of the element, which isn't its attribute: what is typed, what is ticked.
    Property(&'static str, Box<dyn Fn() -> JsValue>),
    Listener(&'static str, Box<dyn Fn(Event)>),
    Made(Box<dyn FnOnce(Element)>),
}

/// An element of HTML.
pub(super) fn tag(name: &'static str) -> Tag {
    new(name, None)
}

/// An element of a drawing.
pub(super) fn drawing(name: &'static str) -> Tag {
    new(name, Some("http://www.w3.org/2000/svg"))
}

fn new(name: &'static str, namespace: Option<&'static str>) -> Tag {
    Tag(Box::new(Making {
        name,
        namespace,
        parts: SendWrapper::new(Vec::new()),
        children: Vec::new(),
    }))
}

impl Tag {
    /// Gives it a class; none if the name is empty.
    pub(super) fn class(self, class: &'static str) -> Self {
        if class.is_empty() {
            return self;
        }
        self.set("class", class)
    }

    /// Sets an attribute.
    pub(super) fn set(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.part(Part::Fixed(name, value.into()))
    }

    /// Sets an attribute, if there is a value.
    pub(super) fn set_some(self, name: &'static str, value: Option<&'static str>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// Sets an attribute, and again whenever its value changes.
    pub(super) fn live(self, name: &'static str, value: impl Into<Signal<String>>) -> Self {
        let value = value.into();
        self.part(Part::Live(name, Box::new(move || Some(value.get()))))
    }

    /// An attribute that is there or not, as `hidden`.
    pub(super) fn live_if(self, name: &'static str, is_there: impl Into<Signal<bool>>) -> Self {
        let is_there = is_there.into();
        let value = move || is_there.get().then(String::new);
        self.part(Part::Live(name, Box::new(value)))
    }

    /// Fills a field, and again whenever the value changes.
    pub(super) fn value(self, value: impl Into<Signal<String>>) -> Self {
        let value = value.into();
        let value = move || JsValue::from(value.get());
        self.part(Part::Property("value", Box::new(value)))
    }

    /// Ticks a box or a radio button while something holds.
    pub(super) fn checked(self, is_checked: impl Fn() -> bool + 'static) -> Self {
        let value = move || JsValue::from(is_checked());
        self.part(Part::Property("checked", Box::new(value)))
    }

    /// Chooses an option of a select, or not.
    pub(super) fn selected(self, is_selected: bool) -> Self {
        self.part(Part::Property(
            "selected",
            Box::new(move || JsValue::from(is_selected)),
        ))
    }

    /// Sets how it looks, in declarations of CSS. It goes by the property, since the policy of the page
    /// forbids the attribute.
    pub(super) fn styled(self, style: impl Into<Signal<String>>) -> Self {
        let style = style.into();
        let style = move || JsValue::from(style.get());
        self.part(Part::Property("style", Box::new(style)))
    }

    /// Does something at an event.
    pub(super) fn on(self, event: &'static str, act: impl Fn(Event) + 'static) -> Self {
        self.part(Part::Listener(event, Box::new(act)))
    }

    /// Does something with the element once it is made; it comes onto the page right after that.
    pub(super) fn made(self, work: impl FnOnce(Element) + 'static) -> Self {
        self.part(Part::Made(Box::new(work)))
    }

    /// Puts words into it.
    pub(super) fn words(self, words: impl Into<Words>) -> Self {
        self.child(words.into().draw())
    }

    /// Puts one more thing into it.
    pub(super) fn child(mut self, child: Block) -> Self {
        self.0.children.push(child);
        self
    }

    /// Puts more things into it.
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Block>) -> Self {
        self.0.children.extend(children);
        self
    }

    /// The element as a view.
    pub(super) fn draw(self) -> Block {
        self.block()
    }

    fn part(mut self, part: Part) -> Self {
        self.0.parts.push(part);
        self
    }
}
