//! A call's page: all of it, and the next thing to do with it.

use leptos::prelude::*;

use crate::app::Route;
use crate::app::view::call::{self, CallView};
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::reading::{part, when_here};
use crate::ui::widgets::files::ShareFile;
use crate::ui::widgets::frame::{Screen, Tab, Tabs};
use crate::ui::widgets::moments::MomentList;
use crate::ui::widgets::rope::RopeFigure;
use crate::wire::Scope;

#[component]
pub(crate) fn CallPage(app: App, id: CallId) -> impl IntoView {
    let view = app.view(move |model| call::call(model, id));
    when_here(view, move || {
        let rep = part(view, |view| view.head.rep.clone());
        let account = part(view, |view| view.head.account.clone().unwrap_or_default());
        let line = part(view, |view| view.head.line.clone());
        let outcome = part(view, |view| {
            view.head.outcome.map(|outcome| outcome.label())
        });
        let rope = part(view, |view| Some(view.rope.clone()));
        let lines = part(view, |view| view.moments.clone());
        let told = part(view, |view| view.share.clone());
        let foot = view! { <Tabs here=Tab::Calls /> }.into_any();
        view! {
            <Screen title=rep beside=account foot>
                <p class="quiet">{move || line.get()}</p>
                {move || outcome.get().map(|outcome| view! { <p class="large"><b>{outcome}</b></p> })}
                <RopeFigure rope />
                {ways(view, id)}
                <h2>"Moments"</h2>
                <MomentList lines />
                <div class="stack">
                    <ShareFile app label="Share as JSON" scope=Scope::Call(id) told />
                </div>
            </Screen>
        }
        .into_any()
    })
}

/// Where the call leads from here.
fn ways(view: Memo<Option<CallView>>, id: CallId) -> impl IntoView {
    let next = part(view, |view| view.next);
    let has_summary = part(view, |view| view.has_summary);
    let lot_is_open = Memo::new(move |_| {
        next.with(|next| !matches!(next, Some((_, Route::Lot(_) | Route::Pad(_)))))
    });
    let plain = |to: Route, label| view! { <a class="plain" href=to.to_string()>{label}</a> };
    view! {
        <div class="stack">
            {move || next.get().map(|(label, to)| {
                view! { <a class="go" href=to.to_string()>{label}</a> }
            })}
            <div class="pair">
                {move || has_summary.get().then(|| plain(Route::Summary(id), "Summary"))}
                {move || lot_is_open.get().then(|| plain(Route::Lot(id), "Parking lot"))}
            </div>
        </div>
    }
}
