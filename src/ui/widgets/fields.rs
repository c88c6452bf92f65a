//! Fields to type in. A field is filled once and then left to the typing: what the model makes of
//! it (a trimmed name, say) doesn't come back and move the cursor.

use leptos::prelude::*;

use crate::domain::{Name, Text};

/// One line: a name.
#[component]
pub(crate) fn LineField(
    label: &'static str,
    value: String,
    on_typed: Callback<String>,
    /// The id of a list that completes the typing.
    #[prop(optional)]
    list: Option<&'static str>,
) -> impl IntoView {
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
                on:input=move |event| on_typed.run(event_target_value(&event))
            />
        </label>
    }
}

/// A note of any length, which grows as it is written.
#[component]
pub(crate) fn NoteField(
    #[prop(into)] label: String,
    value: String,
    on_typed: Callback<String>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            <textarea
                rows="2"
                autocapitalize="sentences"
                maxlength=Text::LONGEST.to_string()
                prop:value=value
                on:input=move |event| on_typed.run(event_target_value(&event))
            ></textarea>
        </label>
    }
}
