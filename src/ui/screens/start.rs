//! Start a call: one tap on a known rep, and the call runs. Beside it, the same call is prepared to
//! be started later. All else can be left as it is.

use crate::app::event::{PlanEvent, StartEvent};
use crate::app::view::Tone;
use crate::app::view::ride::Planned;
use crate::app::view::start::{self, RepChoice, StartView};
use crate::app::{Event, Route};
use crate::domain::{Role, Stakes};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, now, part, piece};
use crate::ui::widgets::blocks::{div, h2, list, live, section, span};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::{asides, button, link};
use crate::ui::widgets::fields::{account_field, line_field};
use crate::ui::widgets::frame;
use crate::ui::widgets::rows::{Row, row_button, rows, who_and_line};

type View = Piece<StartView>;

const START: (&str, Tone) = ("Start", Tone::Net);

pub(crate) fn screen(app: App) -> Block {
    let view = Piece::of_all_notes(app, |model| Some(start::start(model)));
    let stakes = part(view, |view| place(&Stakes::ALL, &view.stakes));
    let role = part(view, |view| place(&Role::ALL, &view.role));
    let reps = piece(view, |view| Some(view.reps.clone()));
    let foot = vec![asides(vec![link("aside", Route::Today, "Today")])];
    let stakes = choices(
        "Stakes",
        &Stakes::ALL,
        Stakes::label,
        stakes,
        move |stakes| {
            app.send(Event::Start(StartEvent::StakesChosen(stakes)));
        },
    );
    let role = choices("Role", &Role::ALL, Role::label, role, move |role| {
        app.send(Event::Start(StartEvent::RoleChosen(role)));
    });
    let reps = drawn_from(reps, move |reps: &Vec<RepChoice>| known_reps(app, reps));
    let planned = piece(view, |view| Some(view.planned.clone()));
    let planned = drawn_from(planned, move |calls: &Vec<Planned>| {
        planned_calls(app, calls)
    });
    let middle = vec![
        planned,
        account(app, view),
        stakes,
        role,
        reps,
        new_rep(app, view),
        drawn_from(piece(view, |view| Some(view.offers_lock)), offer),
    ];
    frame::screen("Start a call", "", foot, middle)
}

/// Before the first note is made.
fn offer(offers_lock: &bool) -> Block {
    if !offers_lock {
        return nothing();
    }
    let line = "Notes about people are sensitive. A passphrase seals them on this phone.";
    let offer = rows([Row {
        who: "Lock the notebook first".to_owned(),
        line: line.to_owned(),
        to: Route::Lock,
        ..Row::default()
    }]);
    div("apart", vec![offer])
}

/// The calls that were prepared ahead. A tap starts the call.
fn planned_calls(app: App, calls: &[Planned]) -> Block {
    if calls.is_empty() {
        return nothing();
    }
    let row = |call: &Planned| {
        let (id, account) = (call.id, call.account.clone());
        let words = who_and_line("", call.who.clone(), account, call.line.clone());
        let start = row_button(words, START, move || {
            app.send(Event::Plan(id, PlanEvent::Begun));
        });
        let label = prepare_words(" the call with ", &call.name);
        beside(start, link("aside", Route::Prepare(id), label))
    };
    let rows = calls.iter().map(row).collect();
    section("", vec![h2("Planned"), list("", rows)])
}

fn account(app: App, view: View) -> Block {
    let account = now(view, |view| view.account.clone());
    let earlier = now(view, |view| view.accounts.clone());
    account_field(account, earlier, move |typed| {
        app.send(Event::Start(StartEvent::AccountTyped(typed)));
    })
}

/// The reps ridden with, the last one first. A tap starts the call.
fn known_reps(app: App, reps: &[RepChoice]) -> Block {
    if reps.is_empty() {
        return nothing();
    }
    let rows = reps.iter().map(|rep| rep_row(app, rep)).collect();
    section("", vec![h2("Ride with"), list("", rows)])
}

fn rep_row(app: App, rep: &RepChoice) -> Block {
    let id = rep.id;
    let words = who_and_line("", rep.name.clone(), None, rep.line.clone());
    let start = row_button(words, START, move || {
        app.send(Event::Start(StartEvent::RepChosen(id)));
    });
    let label = prepare_words(" a call with ", &rep.name);
    let prepare = button("aside", label, move || {
        app.send(Event::Start(StartEvent::RepPlanned(id)));
    });
    beside(start, prepare)
}

fn prepare_words(which: &str, name: &str) -> Vec<Block> {
    vec![
        span("", "Prepare"),
        span("unseen", format!("{which}{name}")),
    ]
}

/// A row, and a second thing to do with it.
fn beside(row: Block, second: Block) -> Block {
    div("beside", vec![row, second])
}

fn new_rep(app: App, view: View) -> Block {
    let problem = part(view, |view| view.problem.clone().unwrap_or_default());
    let typed = move |typed| app.send(Event::Start(StartEvent::NewRepTyped(typed)));
    let start = move |event: web_sys::Event| {
        event.prevent_default();
        app.send(Event::Start(StartEvent::NewRepStarted));
    };
    let name = now(view, |view| view.new_rep.clone());
    let fields = vec![
        line_field("New rep", name, None, typed),
        live("problem", "alert", problem),
    ];
    let add = tag("button").set("type", "submit").class("plain");
    let prepare = button("plain", "Add and prepare", move || {
        app.send(Event::Start(StartEvent::NewRepPlanned));
    });
    let ways = vec![add.words("Add and start").draw(), prepare];
    tag("form")
        .on("submit", start)
        .children(fields)
        .child(div("pair", ways))
        .draw()
}
