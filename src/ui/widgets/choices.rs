//! One among a few: native radio buttons, drawn as segments.

use std::rc::Rc;

use leptos::prelude::*;

use super::blocks::{div, span};
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
) -> AnyView {
    let labels = all.iter().map(|one| label(*one)).collect();
    let choose = move |place: usize| {
        if let Some(one) = all.get(place) {
            choose(*one);
        }
    };
    group(legend, labels, chosen, Rc::new(choose))
}

fn group(
    legend: &'static str,
    labels: Vec<&'static str>,
    chosen: Memo<Option<usize>>,
    choose: Rc<dyn Fn(usize)>,
) -> AnyView {
    let segment = move |(place, label): (usize, &'static str)| {
        let choose = Rc::clone(&choose);
        let button = tag("input")
            .set("type", "radio")
            .set("name", legend)
            .checked(move || chosen.get() == Some(place))
            .on("change", move |_| choose(place));
        tag("label")
            .children([button.draw(), span("", label)])
            .draw()
    };
    let segments = labels.into_iter().enumerate().map(segment).collect();
    let legend = tag("legend").words(legend).draw();
    tag("fieldset")
        .class("choices")
        .children([legend, div("segments", segments)])
        .draw()
}
