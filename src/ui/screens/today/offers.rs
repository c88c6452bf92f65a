//! What was not finished when the app was closed: one tap leads back to it, another puts it away.

use crate::app::Event;
use crate::app::event::DraftEvent;
use crate::app::view::Tone;
use crate::app::view::offers::Offer;
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::widgets::blocks::{div, h2, section, span};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::rows::{row_button, who_and_line};

/// The offers, each under its question.
pub(super) fn offers(app: App, offers: &[Offer]) -> Block {
    let offers: Vec<Block> = offers.iter().map(|one| offer(app, one)).collect();
    offers.block()
}

fn offer(app: App, offer: &Offer) -> Block {
    let (on, away) = (offer.of.clone(), offer.of.clone());
    let (who, account) = (offer.who.clone(), offer.account.clone());
    let words = who_and_line("Go on with ", who, account, offer.line.clone());
    let go_on = row_button(words, ("Go on", Tone::Net), move || {
        app.send(Event::Draft(DraftEvent::GoneOn(on.clone())));
    });
    let label = vec![
        span("", offer.away),
        span("unseen", format!(": {}", offer.who)),
    ];
    let put_away = button("aside", label, move || {
        app.send(Event::Draft(DraftEvent::GivenUp(away.clone())));
    });
    section(
        "",
        vec![h2(offer.ask), div("beside", vec![go_on, put_away])],
    )
}
