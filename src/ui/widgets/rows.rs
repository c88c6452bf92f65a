//! Calls as rows of a list, each with its rope.

use leptos::prelude::*;

use super::rope::small_rope;
use crate::app::view::calls::CallRow;

/// A list of calls, the newest first.
#[component]
pub(crate) fn CallRows(rows: Memo<Vec<CallRow>>) -> impl IntoView {
    view! { <ul>{move || rows.get().into_iter().map(call_row).collect_view()}</ul> }
}

fn call_row(call: CallRow) -> impl IntoView {
    let account = call
        .account
        .map(|account| view! { <span class="at">" at "{account}</span> });
    let waits = call
        .waits
        .map(|waits| view! { <span class="pill tone-net">{waits}</span> });
    view! {
        <li>
            <a class="row call-row" href=call.to.to_string()>
                <span class="grow">
                    <b>{call.rep}</b>
                    {account}
                    <span class="line">{call.line}</span>
                </span>
                {small_rope(&call.rope)}
                {waits}
            </a>
        </li>
    }
}
