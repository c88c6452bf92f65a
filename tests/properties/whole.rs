//! What a notebook never loses, whatever was done; and every screen of it, read once.
#![allow(dead_code)] // each consumer takes what it needs

use curbside::app::event::DebriefStep;
use curbside::app::model::DebriefPlace;
use curbside::app::{Model, view};
use curbside::domain::undo::MOST_STEPS;
use curbside::domain::{Call, Debrief, Form, Key, NetContract, Notebook, Phase};

/// Nothing stands in a list twice.
fn each_once<T: PartialEq>(all: &[T]) -> bool {
    (1..all.len()).all(|at| !all[..at].contains(&all[at]))
}

/// What holds after any sequence of hands.
pub(crate) fn holds_together(model: &Model) {
    let notebook = &model.notebook;
    fits_together(notebook);
    let runs = notebook.all_calls().any(Call::is_running);
    assert_eq!(
        notebook.is_in_a_call(),
        runs,
        "it is known whether a call runs"
    );
    for call in notebook.all_calls() {
        let thrown = notebook.is_thrown(call);
        assert!(!(thrown && call.is_running()), "no call runs in the trash");
        if let Some(debrief) = call.debrief() {
            debrief_went_its_way(call, debrief);
        }
        if call.is_planned() {
            let moments = notebook.moments(call.id);
            assert!(moments.is_empty(), "what hasn't begun has no moments");
        }
    }
    for steps in notebook.all_steps() {
        assert!(notebook.call(steps.call).is_some(), "steps have their call");
        let mut left = steps.clone();
        let count = core::iter::from_fn(|| left.take(model.now)).count();
        assert!(count <= MOST_STEPS, "{count} steps");
    }
    see_every_screen(model);
}

/// What holds whoever wrote the notebook, a file from elsewhere included: all references are met,
/// and no list is too long or has something twice.
pub(crate) fn fits_together(notebook: &Notebook) {
    for call in notebook.all_calls() {
        assert!(notebook.rep(call.rep).is_some(), "a call has its rep");
        assert!(call.keys.len() <= Call::MOST_KEYS, "eight keys are enough");
        assert!(each_once(&call.keys), "a key is on the pad once");
        for key in &call.keys {
            assert!(notebook.codebook().find(key).is_some(), "a key is known");
        }
        let wires = &call.contract.trip_wires;
        assert!(wires.len() <= NetContract::MOST && each_once(wires));
        if let Some(debrief) = call.debrief() {
            debrief_fits_together(notebook, call, debrief);
        }
        let moments = notebook.moments(call.id);
        assert!(
            moments.is_sorted_by_key(|moment| moment.seq),
            "moments keep their order"
        );
    }
    for moment in notebook.all_moments() {
        assert!(
            notebook.call(moment.call).is_some(),
            "a moment has its call"
        );
    }
}

/// The order of a debrief, which the app keeps to.
fn debrief_went_its_way(call: &Call, debrief: &Debrief) {
    if let Phase::Debriefed { .. } = &call.phase {
        assert!(
            debrief.is_replay_open(),
            "no debrief is closed before the rep's word"
        );
    }
    let follow = &debrief.follow;
    assert!(
        follow.closing.is_none() || follow.tries.len() >= 3,
        "no step is judged before three tries"
    );
}

fn debrief_fits_together(notebook: &Notebook, call: &Call, debrief: &Debrief) {
    let lines: Vec<_> = debrief.replay.iter().map(|line| line.moment).collect();
    assert!(each_once(&lines), "a moment has one line");
    for moment in lines.iter().chain(&debrief.turning_point) {
        let key = Key::Moment(call.id, *moment);
        assert!(
            notebook.moment(call.id, *moment).is_some() || notebook.ledger().gone(&key).is_some(),
            "what is spoken of is there, or was taken out on another phone"
        );
    }
    let tries: Vec<_> = debrief.follow.tries.iter().map(|one| one.call).collect();
    assert!(each_once(&tries), "a call is one try");
    assert!(each_once(&debrief.alone));
}

/// No state of the notebook makes a screen panic.
pub(crate) fn see_every_screen(model: &Model) {
    drop((
        view::today::today(model),
        view::start::start(model),
        crate::support::call_rows(model),
        view::reps::reps(model),
        view::settings::settings(model),
        view::devices::devices(model),
        view::devices::due(model),
        view::seal::seal(model),
        view::import::import(model),
        view::notices::notices(model),
        view::both::both(model),
        view::mirror::mirror(model),
        view::mirror::rides(model),
    ));
    for rep in model.notebook.all_reps() {
        drop((
            view::reps::rep(model, rep.id),
            view::follow::follow(model, rep.id),
            view::progress::footing::footing(model, rep.id),
            view::progress::progress(model, rep.id),
            view::progress::numbers::numbers(model, rep.id, 20),
            view::progress::numbers::guesses(model, rep.id, 20),
            view::progress::calls::newest(model, rep.id),
        ));
    }
    for call in model.notebook.all_calls() {
        drop((
            view::pad::pad(model, call.id),
            view::lot::lot(model, call.id),
            view::call::call(model, call.id),
            view::summary::summary(model, call.id),
            view::lot::tape(model, call.id),
            view::debrief::debrief(model, call.id),
            view::debrief::rope(model, call.id),
        ));
    }
    see_every_step(model);
}

/// The debrief of each call at each of its steps.
fn see_every_step(model: &Model) {
    let mut model = model.clone();
    let ids: Vec<_> = model.notebook.all_calls().map(|call| call.id).collect();
    for step in DebriefStep::of(Form::Full) {
        model.debrief = DebriefPlace {
            step: *step,
            ..model.debrief
        };
        for id in &ids {
            drop(view::debrief::debrief(&model, *id));
        }
    }
}
