//! One among a few: native radio buttons, drawn as segments.

use leptos::prelude::*;

/// A group of radio buttons over the values of a type.
pub(crate) fn choices<T>(
    legend: &'static str,
    all: &'static [T],
    label: fn(T) -> &'static str,
    chosen: Memo<Option<T>>,
    choose: impl Fn(T) + Send + Sync + 'static,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let place =
        move || chosen.with(|chosen| all.iter().position(|one| Some(one) == chosen.as_ref()));
    let choose = move |place: usize| {
        if let Some(one) = all.get(place) {
            choose(*one);
        }
    };
    let labels = all.iter().map(|one| label(*one)).collect();
    view! { <Choices legend labels chosen=Signal::derive(place) on_chosen=Callback::new(choose) /> }
}

#[component]
fn Choices(
    legend: &'static str,
    labels: Vec<&'static str>,
    chosen: Signal<Option<usize>>,
    on_chosen: Callback<usize>,
) -> impl IntoView {
    let segment = move |(place, label): (usize, &'static str)| {
        view! {
            <label>
                <input
                    type="radio"
                    name=legend
                    prop:checked=move || chosen.get() == Some(place)
                    on:change=move |_| on_chosen.run(place)
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend>{legend}</legend>
            <div class="segments">{labels.into_iter().enumerate().map(segment).collect_view()}</div>
        </fieldset>
    }
}
