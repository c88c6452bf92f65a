//! What was changed in two places at once: the versions one below the other, each with what differs,
//! and a button that keeps it.

use crate::app::view::both::{self, BothView, Choice, Thing};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::drawn_from;
use crate::ui::widgets::blocks::{b, div, facts, list, p, section, span};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::frame;
use crate::ui::widgets::rows::who_and_line;

pub(crate) fn screen(app: App) -> Block {
    let view = Piece::of_model(app, |model| Some(both::both(model)));
    let all = drawn_from(view, move |view| contents(app, view));
    frame::screen_under_settings("Changed in two places", vec![all])
}

fn contents(app: App, view: &BothView) -> Block {
    if view.things.is_empty() {
        return p("large", "Nothing was changed in two places.");
    }
    let what = "The same thing was changed on two phones, or in two tabs, before either knew of the \
                other. Keep one version of each; every phone takes it over with your next file.";
    let things = view.things.iter().enumerate();
    let things = things.map(|(place, one)| thing(app, place, one));
    let first = p("quiet", what);
    div("", core::iter::once(first).chain(things).collect())
}

/// Once a version is kept, the next thing stands at this place, and is gone on with.
fn thing(app: App, place: usize, thing: &Thing) -> Block {
    let id = format!("thing-{place}");
    let (who, account) = (thing.who.clone(), thing.account.clone());
    let words = who_and_line("", who, account, thing.line.clone());
    let title = tag("h2").class("row").set("tabindex", "-1");
    let title = title.set("id", id.clone()).child(words).draw();
    let choices = thing.versions.iter();
    let choices = choices.map(|one| choice(app, &id, &thing.who, one));
    section("", vec![title, list("versions", choices.collect())])
}

fn choice(app: App, thing: &str, who: &str, choice: &Choice) -> Block {
    let now = if choice.is_shown { ", shown now" } else { "" };
    let label = vec![
        span("", "Keep this"),
        span("unseen", format!(" {} of {}", choice.name, who)),
    ];
    let (event, thing) = (choice.keep.clone(), thing.to_owned());
    let keep = move || {
        app.send(event.clone());
        frame::focus_later(thing.clone());
    };
    let differs = if choice.differs.is_empty() {
        p("hint", "It differs in nothing but its time.")
    } else {
        facts("agreed", &choice.differs)
    };
    let blocks = vec![
        b("", format!("{}{now}", choice.name)),
        p("quiet", choice.when.clone()),
        differs,
        button("plain", label, keep),
    ];
    div("version", blocks)
}
