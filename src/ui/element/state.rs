//! An element that stands on the page. When it is drawn anew it stays, with the focus that it may
//! have: its attributes are set again and what is in it is drawn anew, one by one.

use std::borrow::Cow;

use gloo_events::EventListener;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::{CastFrom, Rndr};
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use web_sys::{Element, Event, Node};

use super::{Part, Tag};
use crate::ui::block::Block;
use crate::ui::no_server::no_server;

pub(in crate::ui) struct Standing {
    name: &'static str,
    element: Element,
    attributes: Vec<Attribute>,
    at_work: Vec<AtWork>,
    children: Vec<AnyViewState>,
}

/// An attribute that was put on.
struct Attribute {
    name: &'static str,
    /// What it was set to; `None` if it changes by itself.
    value: Option<Cow<'static, str>>,
}

/// Works for as long as it is kept.
enum AtWork {
    Effect(#[expect(dead_code, reason = "kept alive")] RenderEffect<()>),
    Listener(#[expect(dead_code, reason = "kept alive")] EventListener),
}

impl Render for Tag {
    type State = Standing;

    fn build(self) -> Standing {
        let mut standing = Standing {
            name: self.0.name,
            element: Rndr::create_element(self.0.name, self.0.namespace),
            attributes: Vec::new(),
            at_work: Vec::new(),
            children: Vec::new(),
        };
        standing.take(self);
        standing
    }

    fn rebuild(self, standing: &mut Standing) {
        if self.0.name == standing.name {
            standing.take(self);
            return;
        }
        let mut new = self.build();
        standing.insert_before_this(&mut new);
        standing.unmount();
        *standing = new;
    }
}

impl Standing {
    fn take(&mut self, tag: Tag) {
        self.at_work.clear();
        let before = std::mem::take(&mut self.attributes);
        // A select can only be set to an option that is in it.
        let making = *tag.0;
        self.draw_children(making.children);
        for part in making.parts.take() {
            self.put_on(part, &before);
        }
        for Attribute { name, .. } in before {
            if self.attributes.iter().all(|kept| kept.name != name) {
                Rndr::remove_attribute(&self.element, name);
            }
        }
    }

    /// The page isn't asked for what is there already: it would draw it once more.
    fn set(&mut self, name: &'static str, value: Cow<'static, str>, before: &[Attribute]) {
        let value = Some(value);
        let is_set = |one: &Attribute| one.name == name && one.value == value;
        if !before.iter().any(is_set) {
            Rndr::set_attribute(&self.element, name, value.as_deref().unwrap_or_default());
        }
        self.attributes.push(Attribute { name, value });
    }

    fn draw_children(&mut self, children: Vec<Block>) {
        for surplus in self
            .children
            .drain(children.len().min(self.children.len())..)
        {
            let mut surplus = surplus;
            surplus.unmount();
        }
        for (place, child) in children.into_iter().enumerate() {
            if let Some(drawn) = self.children.get_mut(place) {
                child.rebuild(drawn);
            } else {
                let mut drawn = child.build();
                drawn.mount(&self.element, None);
                self.children.push(drawn);
            }
        }
    }

    fn put_on(&mut self, part: Part, before: &[Attribute]) {
        let element = self.element.clone();
        let at_work = match part {
            Part::Fixed(name, value) => return self.set(name, value, before),
            Part::Live(name, value) => {
                self.attributes.push(Attribute { name, value: None });
                effect(Box::new(move || match value() {
                    Some(value) => Rndr::set_attribute(&element, name, &value),
                    None => Rndr::remove_attribute(&element, name),
                }))
            }
            Part::Property(name, value) => effect(Box::new(move || {
                Rndr::set_property(&element, name, &value());
            })),
            Part::Listener(event, act) => listener(&element, event, act),
            Part::Made(work) => return work(element),
        };
        self.at_work.push(at_work);
    }
}

fn effect(work: Box<dyn Fn()>) -> AtWork {
    AtWork::Effect(RenderEffect::new(move |_| work()))
}

/// What is made in a listener belongs to the element's part of the screen.
fn listener(element: &Element, event: &'static str, act: Box<dyn Fn(Event)>) -> AtWork {
    let owner = Owner::current().unwrap_or_default();
    let act = move |event: &Event| owner.with(|| act(event.clone()));
    // Not passive, so that a form can be kept from leaving the page.
    let options = gloo_events::EventListenerOptions::enable_prevent_default();
    AtWork::Listener(EventListener::new_with_options(
        element, event, options, act,
    ))
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Rndr::insert_node(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = Rndr::get_parent(&self.element).and_then(Element::cast_from);
        let Some(parent) = parent else { return false };
        child.mount(&parent, Some(&self.element));
        true
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

no_server!(Tag, Standing);
