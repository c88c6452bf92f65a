//! Two devices with one notebook: by files anywhere, and by a folder that both see where the browser can keep one.

use leptos::prelude::*;

use crate::app::Event;
use crate::app::event::FolderEvent;
use crate::app::view::devices::{self, ChosenView, DevicesView, FolderView, Ways};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, part, piece};
use crate::ui::widgets::blocks::{details, div, h2, list, live, p};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::{button, button_unless};
use crate::ui::widgets::files::{pick_file, share_file};
use crate::ui::widgets::frame;
use crate::ui::widgets::passphrase::{advice, known_passphrase_unless, new_passphrase};
use crate::wire::Scope;
use crate::wire::folder::Joins;
use crate::wire::sealed::Passphrase;

const BY_FILES: &str = "On any phone: share everything on the one and open the file on the other, then the other way round. \
                        Both end with the same notebook. What is new is added, a later version takes the place of an \
                        earlier one, and what was changed on both is kept twice until you choose. Nothing comes twice, \
                        and one tap takes it back.";
const BY_FOLDER: &str = "Where a cloud drive keeps a folder on both devices, Curbside writes a sealed copy of everything into \
                         it after each debrief, and adds what the other device has written there. Your notes leave this \
                         device only as that sealed file.";
const NOT_HERE: &str = "This browser can't keep a folder; Chrome and Edge on a computer can. Here, do it by files: Share \
                        everything, and Import a file.";
const SAME: &str = "Take the same passphrase on both devices. Where the other one has written already, it is tried on \
                    that file.";

pub(crate) fn screen(app: App) -> Block {
    let view = Piece::of_model(app, |model| Some(devices::devices(model)));
    let told = part(view, |view| view.told.clone().unwrap_or_default());
    let problem = part(view, |view| view.problem.clone().unwrap_or_default());
    let folder = piece(view, |view| Some(view.folder.clone()));
    let ways = piece(view, |view| view.folder.ways());
    let is_busy = part(view, |view| view.folder.is_busy());
    let is_chosen = piece(view, |view| view.joins.map(drop));
    let middle = vec![
        h2("By files"),
        p("", BY_FILES),
        share_file(app, "Share everything", Scope::Everything, told),
        div("stack", vec![pick_file(app)]),
        h2("By a folder"),
        live("told", "alert", problem),
        drawn_from(folder, move |folder| by_folder(app, folder)),
        drawn_from(ways, move |ways| what_to_do(app, *ways, is_busy)),
        drawn_from(is_chosen, move |()| changes(app, view)),
    ];
    frame::screen_under_settings("Two devices", middle)
}

fn by_folder(app: App, folder: &FolderView) -> Block {
    match folder {
        FolderView::Unknown => nothing(),
        FolderView::NotHere => p("", NOT_HERE),
        FolderView::None => {
            let ways = div("stack", vec![pick(app, "Choose a folder")]);
            div("", vec![p("", BY_FOLDER), ways])
        }
        FolderView::Working(what) => live("", "status", *what),
        FolderView::Picked {
            name,
            problem,
            is_under_lock,
        } => picked(app, name.clone(), problem.clone(), *is_under_lock),
        FolderView::Chosen(view) => chosen(view),
    }
}

fn does(app: App, class: &'static str, label: &'static str, event: FolderEvent) -> Block {
    button(class, label, move || app.send(Event::Folder(event.clone())))
}

fn pick(app: App, label: &'static str) -> Block {
    does(app, "plain", label, FolderEvent::PickWanted)
}

fn picked(app: App, name: String, problem: Option<String>, is_under_lock: bool) -> Block {
    if problem.is_some() {
        frame::focus_field_later();
    }
    let problem = problem.map_or_else(nothing, |problem| live("notice urgent", "alert", problem));
    let take = match is_under_lock {
        true => {
            let why = "The notebook is locked, so the folder's passphrase is typed each time and not \
                       kept.";
            let take = does(app, "go", "Use this folder", FolderEvent::Joined(None));
            div("", vec![p("", why), div("stack", vec![take])])
        }
        false => {
            let join = move |chosen| app.send(Event::Folder(FolderEvent::Joined(Some(chosen))));
            div(
                "",
                vec![
                    p("", SAME),
                    advice(),
                    new_passphrase("Use this folder", join),
                ],
            )
        }
    };
    let leave = does(app, "plain", "Leave it", FolderEvent::PickLeft);
    div(
        "",
        vec![p("large", name), problem, take, div("stack", vec![leave])],
    )
}

/// How it stands with a folder that was chosen.
fn chosen(view: &ChosenView) -> Block {
    let mut blocks = vec![p("large", view.name.clone()), p("quiet", view.last.clone())];
    if let Some(busy) = view.busy {
        blocks.push(live("", "status", busy));
        return div("", blocks);
    }
    let told = [view.waits.as_ref(), view.found.as_ref()];
    let told = told.into_iter().flatten();
    blocks.extend(told.map(|words| live("", "status", words.clone())));
    if !view.left.is_empty() {
        let left = view.left.iter().map(|one| p("hint", one.clone()));
        blocks.push(list("", left.collect()));
    }
    div("", blocks)
}

/// What can be changed of a folder. It stays as it is while the folder is read or written, and keeps the focus.
fn changes(app: App, view: Piece<DevicesView>) -> Block {
    let joins = choices(
        "Add what the other device has written",
        &Joins::ALL,
        Joins::label,
        part(view, |view| place(&Joins::ALL, &view.joins?)),
        move |joins| app.send(Event::Folder(FolderEvent::JoinsChosen(joins))),
    );
    let rest = vec![
        pick(app, "Choose another folder"),
        does(app, "plain", "No folder any more", FolderEvent::LeaveWanted),
    ];
    div("", vec![joins, div("stack", rest)])
}

/// What can be done with it. It stands by itself: what is typed stays typed when something else is told, or done, and the focus
/// stays with it.
fn what_to_do(app: App, ways: Ways, is_busy: Memo<bool>) -> Block {
    let ways = match ways {
        Ways::Gone => vec![allow(app, is_busy)],
        Ways::Allow => {
            let why = "The browser asks first whether Curbside may use the folder.";
            vec![p("hint", why), allow(app, is_busy)]
        }
        Ways::Waits { why } => vec![p("hint", why)],
        Ways::ByKey { is_one_shut } => by_key(app, is_one_shut, is_busy),
        Ways::ByPassphrase { why } => vec![
            p("hint", why),
            typed(
                app,
                is_busy,
                "Look into the folder",
                "Look",
                FolderEvent::LookWanted,
            ),
            typed(
                app,
                is_busy,
                "Write a copy",
                "Write now",
                FolderEvent::WriteWanted,
            ),
        ],
    };
    div("", ways)
}

fn allow(app: App, is_busy: Memo<bool>) -> Block {
    let event = FolderEvent::AllowWanted;
    let allow = does_unless(app, is_busy, "go", "Look into the folder", event);
    div("stack", vec![allow])
}

fn by_key(app: App, is_one_shut: bool, is_busy: Memo<bool>) -> Vec<Block> {
    let look = FolderEvent::LookWanted(None);
    let write = FolderEvent::WriteWanted(None);
    let taps = vec![
        does_unless(app, is_busy, "go", "Look into the folder", look),
        does_unless(app, is_busy, "plain", "Write now", write),
    ];
    let shut = match is_one_shut {
        true => typed(
            app,
            is_busy,
            "Give the passphrase of the file",
            "Open it",
            FolderEvent::LookWanted,
        ),
        false => nothing(),
    };
    vec![div("stack", taps), shut]
}

fn does_unless(
    app: App,
    is_busy: Memo<bool>,
    class: &'static str,
    label: &'static str,
    event: FolderEvent,
) -> Block {
    let does = move || app.send(Event::Folder(event.clone()));
    button_unless(is_busy.into(), class, label, does)
}

/// What needs the passphrase.
fn typed(
    app: App,
    is_busy: Memo<bool>,
    title: &'static str,
    label: &'static str,
    event: fn(Option<Passphrase>) -> FolderEvent,
) -> Block {
    let given = move |known| app.send(Event::Folder(event(Some(known))));
    details(
        title,
        vec![known_passphrase_unless(is_busy.into(), label, given)],
    )
}
