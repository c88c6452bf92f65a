//! Fields to type in. A field is filled once and then left to the typing: what the model makes of
//! it (a trimmed name, say) doesn't come back and move the cursor.

use leptos::prelude::*;

use super::blocks::{Words, span};
use crate::domain::{Name, Text};
use crate::ui::element::{Tag, tag};

/// One line: a name. A list of earlier ones, by its id, completes the typing.
pub(crate) fn line_field(
    label: &'static str,
    value: String,
    list: Option<&'static str>,
    typed: impl Fn(String) + 'static,
) -> AnyView {
    let input = tag("input")
        .set("type", "text")
        .set("autocomplete", "off")
        .set("autocapitalize", "words")
        .set("maxlength", Name::LONGEST.to_string())
        .set_some("list", list);
    labelled(label, filled(input, value, Box::new(typed)))
}

/// A note of any length, which grows as it is written.
pub(crate) fn note_field(
    label: impl Into<String>,
    value: String,
    typed: impl Fn(String) + 'static,
) -> AnyView {
    boxed_note_field(label.into(), value, Box::new(typed))
}

fn boxed_note_field(label: String, value: String, typed: Box<dyn Fn(String)>) -> AnyView {
    let area = tag("textarea")
        .set("rows", "2")
        .set("autocapitalize", "sentences")
        .set("maxlength", Text::LONGEST.to_string());
    labelled(label, filled(area, value, typed))
}

fn filled(field: Tag, value: String, typed: Box<dyn Fn(String)>) -> Tag {
    field
        .value(Signal::stored(value))
        .on("input", move |event| typed(event_target_value(&event)))
}

fn labelled(label: impl Into<Words>, field: Tag) -> AnyView {
    let parts = [span("", label), field.draw()];
    tag("label").class("field").children(parts).draw()
}

/// One of a list, by its value. The first option stands for none.
pub(crate) fn select_field(
    label: Signal<String>,
    none: &'static str,
    options: impl IntoIterator<Item = (String, &'static str)>,
    value: Signal<String>,
    chosen: impl Fn(String) + 'static,
) -> AnyView {
    let none = (!none.is_empty()).then(|| (String::new(), none));
    let option = |(value, label): (String, &'static str)| {
        tag("option").set("value", value).words(label).draw()
    };
    let options = none.into_iter().chain(options).map(option);
    let select = tag("select")
        .children(options)
        .value(value)
        .on("change", move |event| chosen(event_target_value(&event)));
    labelled(label, select)
}
