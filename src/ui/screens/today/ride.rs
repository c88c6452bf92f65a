//! The day's ride on Today: each planned call leads to its Prepare; on demand the calls are put in
//! order.

use leptos::prelude::*;

use crate::app::event::{Direction, PlanEvent};
use crate::app::view::Tone;
use crate::app::view::ride::Planned;
use crate::app::{Event, Route};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, memo, nothing, part};
use crate::ui::widgets::blocks::{div, h2, list, section, span};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::frame;
use crate::ui::widgets::rows::{Row, rows, who_and_line};

type Ride = Piece<Vec<Planned>>;

/// The planned calls, under their heading; nothing at all if there are none.
pub(super) fn ride(app: App, ride: Ride) -> Block {
    let is_ordering = RwSignal::new(false);
    let count = part(ride, Vec::len);
    drawn(move || match count.get() {
        0 => nothing(),
        1 => section("", vec![h2("Today's ride"), to_prepare(ride)]),
        count => section(
            "",
            vec![head(is_ordering), calls(app, ride, is_ordering, count)],
        ),
    })
}

fn head(is_ordering: RwSignal<bool>) -> Block {
    let label = memo(move || if is_ordering.get() { "Done" } else { "Order" }.to_owned());
    let order = move || is_ordering.update(|is_ordering| *is_ordering = !*is_ordering);
    let order = button("aside", span("", label), order);
    div("with-aside", vec![h2("Today's ride"), order])
}

fn calls(app: App, ride: Ride, is_ordering: RwSignal<bool>, count: usize) -> Block {
    drawn(move || {
        if is_ordering.get() {
            let places = 0..count;
            list(
                "",
                places
                    .map(|place| in_order(app, ride, place, count))
                    .collect(),
            )
        } else {
            to_prepare(ride)
        }
    })
}

fn to_prepare(ride: Ride) -> Block {
    drawn_from(ride, |ride: &Vec<Planned>| {
        rows(ride.iter().map(|call| Row {
            mark: Some(Tone::Plain),
            leads: "Prepare, ",
            who: call.who.clone(),
            account: call.account.clone(),
            line: call.line.clone(),
            pill: Some("Prepare"),
            to: Route::Prepare(call.id),
        }))
    })
}

/// A place of the ride. The places stay and the calls change, so that the focus can go along.
fn in_order(app: App, ride: Ride, place: usize, count: usize) -> Block {
    let call = Piece::of(move || ride.with(|ride| ride?.get(place).cloned()));
    let words = drawn_from(call, |call: &Planned| {
        who_and_line(
            "",
            call.who.clone(),
            call.account.clone(),
            call.line.clone(),
        )
    });
    let way = move |direction: Direction, sign: &'static str| {
        let to = match direction {
            Direction::Up => place.checked_sub(1),
            Direction::Down => Some(place + 1).filter(|to| *to < count),
        };
        move_button(app, call, direction, sign, (place, to))
    };
    let ways = vec![way(Direction::Up, "↑"), way(Direction::Down, "↓")];
    div("row", vec![words, div("ways", ways)])
}

fn move_button(
    app: App,
    call: Piece<Planned>,
    direction: Direction,
    sign: &'static str,
    (place, to): (usize, Option<usize>),
) -> Block {
    let name = memo(move || {
        call.with(|call| {
            let way = match direction {
                Direction::Up => "up",
                Direction::Down => "down",
            };
            call.map_or_else(String::new, |call| format!("Move {} {way}", call.name))
        })
    });
    let go = move |_| {
        let id = call.with_untracked(|call| call.map(|call| call.id));
        if let (Some(id), Some(to)) = (id, to) {
            app.send(Event::Plan(id, PlanEvent::Moved(direction)));
            // The focus goes along with the call that is moved.
            frame::focus_later(id_at(sign, to));
        }
    };
    tag("button")
        .set("type", "button")
        .class("plain")
        .set("id", id_at(sign, place))
        .set("aria-disabled", to.is_none().to_string())
        .live("aria-label", name)
        .on("click", go)
        .words(sign)
        .draw()
}

fn id_at(sign: &str, place: usize) -> String {
    format!("{sign}{place}")
}
