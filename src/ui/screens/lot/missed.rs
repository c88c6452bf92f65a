//! Adding what was missed: what it was, and about when.

use leptos::prelude::*;

use super::{Behaviours, chosen, options};
use crate::app::event::{About, LotEvent};

#[component]
pub(super) fn AddMissed(behaviours: Behaviours, send: Callback<LotEvent>) -> impl IntoView {
    let what = RwSignal::new(String::new());
    let when = RwSignal::new(About::Middle);
    let problem = RwSignal::new(None);
    let options = options(&behaviours);
    let add = move |_| match chosen(&behaviours, &what.get_untracked()) {
        Some(key) => {
            send.run(LotEvent::Added(key, when.get_untracked()));
            what.set(String::new());
            problem.set(None);
        }
        None => problem.set(Some("Choose what you missed first.")),
    };
    view! {
        <h2>"Add what you missed"</h2>
        <div class="pair">
            <label class="field">
                <span>"What"</span>
                <select
                    prop:value=move || what.get()
                    on:change=move |event| what.set(event_target_value(&event))
                >
                    <option value="">"Choose"</option>
                    {options}
                </select>
            </label>
            <label class="field">
                <span>"When"</span>
                <select
                    prop:value=move || when.get().label()
                    on:change=move |event| when.set(about(&event_target_value(&event)))
                >
                    {About::ALL.map(|about| view! { <option>{about.label()}</option> })}
                </select>
            </label>
        </div>
        <p class="problem" role="alert">{move || problem.get()}</p>
        <button type="button" class="plain" on:click=add>"Add"</button>
    }
}

fn about(label: &str) -> About {
    About::ALL
        .into_iter()
        .find(|about| about.label() == label)
        .unwrap_or(About::Middle)
}
