//! One among a few: native radio buttons, drawn as segments.

use std::rc::Rc;

use leptos::prelude::*;

use super::blocks::{div, span};
use crate::ui::block::Block;
use crate::ui::element::tag;

/// The place of what is chosen among all that can be.
pub(crate) fn place<T: PartialEq>(all: &[T], chosen: &T) -> Option<usize> {
    all.iter().position(|one| one == chosen)
}

/// A group of radio buttons over the values of a type.
pub(crate) fn choices<T: Copy + 'static>(
    legend: &'static str,
    all: &'static [T],
    label: fn(T) -> &'static str,
    chosen: Memo<Option<usize>>,
    choose: impl Fn(T) + 'static,
) -> Block {
    let labels = all.iter().map(|one| label(*one)).collect();
    let choose = move |place: usize| {
        if let Some(one) = all.get(place) {
            choose(*one);
        }
    };
    group(legend, labels, chosen, Rc::new(choose))
}

/// A group of checkboxes over the values of a type: any number of them.
pub(crate) fn toggles<T: Copy + PartialEq + Send + Sync + 'static>(
    legend: &'static str,
    all: &'static [T],
    label: fn(T) -> &'static str,
    chosen: Memo<Vec<T>>,
    toggle: impl Fn(T) + 'static,
) -> Block {
    let toggle: Rc<dyn Fn(T)> = Rc::new(toggle);
    let one = move |one: &T| {
        let (one, toggle) = (*one, Rc::clone(&toggle));
        let is_in = move || chosen.with(|chosen| chosen.contains(&one));
        segment("checkbox", legend, label(one), is_in, move || toggle(one))
    };
    fieldset(legend, all.iter().map(one).collect())
}

fn group(
    legend: &'static str,
    labels: Vec<&'static str>,
    chosen: Memo<Option<usize>>,
    choose: Rc<dyn Fn(usize)>,
) -> Block {
    let one = move |(place, label): (usize, &'static str)| {
        let choose = Rc::clone(&choose);
        let is_chosen = move || chosen.get() == Some(place);
        segment("radio", legend, label, is_chosen, move || choose(place))
    };
    fieldset(legend, labels.into_iter().enumerate().map(one).collect())
}

fn segment(
    kind: &'static str,
    name: &'static str,
    label: &'static str,
    is_chosen: impl Fn() -> bool + 'static,
    change: impl Fn() + 'static,
) -> Block {
    let input = tag("input")
        .set("autocomplete", "off")
        .set("type", kind)
        .set("name", name)
        .checked(is_chosen)
        .on("change", move |_| change());
    tag("label")
        .children([input.draw(), span("", label)])
        .draw()
}

fn fieldset(legend: &'static str, segments: Vec<Block>) -> Block {
    let legend = tag("legend").words(legend).draw();
    tag("fieldset")
        .class("choices")
        .children([legend, div("segments", segments)])
        .draw()
}
