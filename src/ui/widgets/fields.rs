//! Fields to type in. A field is filled once and then left to the typing: what the model makes of
//! it (a trimmed name, say) doesn't come back and move the cursor.

use leptos::prelude::*;

use crate::domain::{Name, Text};

/// One line: a name. A list of earlier ones, by its id, completes the typing.
pub(crate) fn line_field(
    label: &'static str,
    value: String,
    list: Option<&'static str>,
    typed: impl Fn(String) + 'static,
) -> AnyView {
    let typed: Box<dyn Fn(String)> = Box::new(typed);
    view! {
        <label class="field">
            <span>{label}</span>
            <input
                type="text"
                autocomplete="off"
                autocapitalize="words"
                maxlength=Name::LONGEST.to_string()
                list=list
                prop:value=value
                on:input=move |event| typed(event_target_value(&event))
            />
        </label>
    }
    .into_any()
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
    view! {
        <label class="field">
            <span>{label}</span>
            <textarea
                rows="2"
                autocapitalize="sentences"
                maxlength=Text::LONGEST.to_string()
                prop:value=value
                on:input=move |event| typed(event_target_value(&event))
            ></textarea>
        </label>
    }
    .into_any()
}

/// One of a list, by its value. The first option stands for none.
pub(crate) fn select_field(
    label: Signal<String>,
    none: &'static str,
    options: impl IntoIterator<Item = (String, String)>,
    value: Signal<String>,
    chosen: impl Fn(String) + 'static,
) -> AnyView {
    let none = (!none.is_empty()).then(|| (String::new(), none.to_owned()));
    let option = |(value, label)| view! { <option value=value>{label}</option> }.into_any();
    let options: Vec<AnyView> = none.into_iter().chain(options).map(option).collect();
    let chosen: Box<dyn Fn(String)> = Box::new(chosen);
    view! {
        <label class="field">
            <span>{label}</span>
            <select prop:value=value on:change=move |event| chosen(event_target_value(&event))>
                {options}
            </select>
        </label>
    }
    .into_any()
}
