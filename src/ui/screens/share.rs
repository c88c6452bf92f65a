//! Something is about to leave: whom it is for, which names are in it, what is in it and what stays. The
//! tap by which it leaves stands in the footer from the start: as a rule nothing has to be changed.

use crate::app::event::{Parcel, Shape, ShareEvent, Table};
use crate::app::leaving::Naming;
use crate::app::view::ahead::{self, Tap};
use crate::app::view::leaving::{self, LeavingView, Piece as Marked, Words as Line};
use crate::app::view::phrase;
use crate::app::{Event, Route};
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, memo, nothing, now, part, piece};
use crate::ui::screens::summary;
use crate::ui::widgets::blocks::{Words, div, h2, list, live, p, section, span};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::{asides, button, button_unless, link};
use crate::ui::widgets::files::{being_made, seal_file};
use crate::ui::widgets::frame;
use crate::ui::widgets::opened::opened;
use crate::wire::Receiver;

type View = Piece<LeavingView>;

pub(crate) fn screen(app: App) -> Block {
    let footing = Piece::of_model(app, |model| Some(leaving::footing(model)));
    let view: View = Piece::resting_on(footing, app, leaving::leaving);
    if !now(view, |_| true) {
        let words = "Nothing waits to be shared.";
        let middle = vec![p("large", words), link("plain", Route::Today, "Today")];
        return frame::screen("Share", "", Vec::new(), middle);
    }
    let is_print = now(view, |view| view.paper.is_some());
    let title = if is_print { "Summary" } else { "Share" };
    let who = part(view, |view| {
        let paper = view.paper.as_ref();
        paper.map_or_else(String::new, |paper| phrase::who_at(&paper.head))
    });
    let paper = piece(view, |view| view.paper.clone());
    let before = vec![
        p("large", part(view, |view| view.title.clone())),
        receivers(app, view),
        shape(app, view),
        table(app, view),
        naming(app, view),
        contents(view),
        p(
            "quiet",
            part(view, |view| view.replaced.clone().unwrap_or_default()),
        ),
        words(view),
    ];
    let middle = vec![
        div("ways-out leaving", before),
        drawn_from(paper, summary::page),
    ];
    frame::screen(title, who, foot(app, view), middle)
}

fn foot(app: App, view: View) -> Vec<Block> {
    let told = Piece::of_model(app, |model| Some(leaving::told(model)));
    let told = memo(move || told.with(|told| told.cloned().unwrap_or_default()));
    let ways = piece(view, |view| {
        Some((view.what, view.from, view.paper.is_some()))
    });
    let ways = drawn_from(ways, move |(what, from, is_print)| {
        let back = link("aside", *from, "Back");
        match (*is_print, *what) {
            (true, _) => asides(vec![back]),
            (false, what) => asides(vec![stop(app), seal_file(app, what), back]),
        }
    });
    let words = Piece::of_model(app, |model| Some(ahead::made(model)));
    let words = part(words, String::clone);
    vec![
        live("told", "status", told),
        live("told", "status", words),
        being_made(app),
        go(app, view),
        ways,
    ]
}

/// One button, whatever it comes to: it keeps the focus while a large file is made.
fn go(app: App, view: View) -> Block {
    let tap = Piece::of_model(app, |model| Some(ahead::tap(model)));
    let go = now(view, |view| view.go);
    let label = memo(
        move || match tap.with(|tap| tap.copied().unwrap_or_default()) {
            Tap::Makes => "Make the file".to_owned(),
            Tap::Leaves | Tap::Waits | Tap::LeavesMade => go.to_owned(),
        },
    );
    let waits = part(tap, |tap| *tap == Tap::Waits);
    let send = move || app.send(Event::Share(ShareEvent::Sent));
    button_unless(waits.into(), "go", label, send)
}

fn stop(app: App) -> Block {
    let waits = Piece::of_model(app, |model| ahead::far(model).map(drop));
    let stop = move || app.send(Event::Share(ShareEvent::Stopped));
    drawn_from(waits, move |()| button("aside", "Stop", stop))
}

fn receivers(app: App, view: View) -> Block {
    let all = piece(view, |view| Some(view.receivers));
    let chosen = part(view, |view| place(view.receivers, &view.terms.receiver));
    drawn_from(all, move |all: &&'static [Receiver]| {
        choices("For", all, Receiver::label, chosen, move |receiver| {
            app.send(Event::Share(ShareEvent::ReceiverChosen(receiver)));
        })
    })
}

fn shape(app: App, view: View) -> Block {
    let is_open = piece(view, |view| view.shape.map(drop));
    let chosen = part(view, |view| {
        view.shape.and_then(|shape| place(&Shape::ALL, &shape))
    });
    drawn_from(is_open, move |()| {
        choices("As", &Shape::ALL, Shape::label, chosen, move |shape| {
            app.send(Event::Share(ShareEvent::ShapeChosen(shape)));
        })
    })
}

fn table(app: App, view: View) -> Block {
    let is_table = piece(view, |view| view.table.map(drop));
    let chosen = part(view, |view| {
        view.table.and_then(|table| place(&Table::ALL, &table))
    });
    drawn_from(is_table, move |()| {
        choices(
            "A row for each of",
            &Table::ALL,
            Table::label,
            chosen,
            move |table| {
                app.send(Event::Share(ShareEvent::TableChosen(table)));
            },
        )
    })
}

fn naming(app: App, view: View) -> Block {
    let chosen = part(view, |view| place(&Naming::ALL, &view.terms.naming));
    choices(
        "Names of accounts and people",
        &Naming::ALL,
        Naming::label,
        chosen,
        move |naming| {
            app.send(Event::Share(ShareEvent::NamingChosen(naming)));
        },
    )
}

fn contents(view: View) -> Block {
    let is_in = piece(view, |view| Some(view.is_in.clone()));
    let stays = piece(view, |view| Some(view.stays.clone()));
    div(
        "both",
        vec![
            drawn_from(is_in, |lines| listed("In it", lines)),
            drawn_from(stays, |lines| listed("Stays here", lines)),
        ],
    )
}

fn listed(title: &'static str, lines: &[String]) -> Block {
    if lines.is_empty() {
        return nothing();
    }
    let lines = lines.iter().map(|line| span("", line.clone())).collect();
    section("", vec![h2(title), list("", lines)])
}

/// What leaves, to be read: the words of a summary, or of notes those in which a name was replaced.
fn words(view: View) -> Block {
    let shown = piece(view, |view| {
        let is_there = !view.words.is_empty() && view.paper.is_none();
        is_there.then_some(!matches!(view.what, Parcel::Summary(..)))
    });
    let lines = piece(view, |view| Some((view.words.clone(), view.more)));
    drawn_from(shown, move |is_notes| {
        let heading = if *is_notes {
            "Read what was replaced"
        } else {
            "Read what leaves"
        };
        opened(heading, move || {
            drawn_from(lines, |(lines, more)| read(lines, *more))
        })
    })
}

fn read(lines: &[Line], more: usize) -> Block {
    let mut lines: Vec<Block> = lines.iter().map(line).collect();
    if more > 0 {
        let more = format!("and {}", phrase::count(more, "more line"));
        lines.push(p("quiet", more));
    }
    div("leaves", lines)
}

fn line(pieces: &Line) -> Block {
    let pieces = pieces.iter().map(marked);
    tag("p").class("written").children(pieces).draw()
}

/// What stands in the place of a name is underlined, and a screen reader says so.
fn marked(piece: &Marked) -> Block {
    if !piece.is_replaced {
        return Words::from(piece.text.clone()).draw();
    }
    let words = vec![span("", piece.text.clone()), span("unseen", " (replaced)")];
    tag("mark").class("replaced").child(words.block()).draw()
}
