//! A backup is complete: written, wiped, imported and written again, it is the same to the byte.

use std::cell::RefCell;
use std::collections::BTreeSet;

use curbside::domain::{Behaviour, Codebook, Notebook, Phase, Sharing, Standing, What};
use curbside::wire::Merge;
use curbside::wire::import::read;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::{everything, histories};

const NOTEBOOKS: u32 = 1_000;

/// What a backup must bring back; the generator makes all of it. The steps on a pad stay on their
/// phone.
const COVERED: [&str; 20] = [
    "a behaviour of one's own",
    "a behaviour in the archive",
    "a behaviour with earlier words",
    "a rep with a focus",
    "a planned call",
    "a running call",
    "an ended call",
    "a debriefed call",
    "a call changed after its debrief",
    "a call with a net contract",
    "a private note",
    "a note for the rep",
    "a moment in words",
    "a turning point",
    "an action step that is closed",
    "a call in the trash",
    "a rep in the trash",
    "a record that was edited",
    "a record that was changed on two phones",
    "a record that was deleted",
];

#[test]
fn a_backup_of_a_thousand_notebooks_comes_back_to_the_byte() {
    let config = Config {
        cases: NOTEBOOKS,
        failure_persistence: None,
        ..Config::default()
    };
    // The same notebooks each time, so that what they cover is known.
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let seen = RefCell::new(BTreeSet::new());
    let result = TestRunner::new_with_rng(config, rng).run(&histories::notebook(), |notebook| {
        seen.borrow_mut().extend(what_is_in(&notebook));
        let backup = everything(&notebook);
        let restored = restore(&backup);
        prop_assert!(everything(&restored) == backup, "to the byte");
        prop_assert!(restored == notebook, "and in memory");
        Ok(())
    });
    assert_eq!(result, Ok(()));
    assert_eq!(seen.into_inner(), BTreeSet::from(COVERED));
}

/// What an empty phone has after the import of a backup.
fn restore(backup: &str) -> Notebook {
    let file = read(backup, &Codebook::starter()).expect("the app reads its own backup");
    let mut wiped = Notebook::default();
    for change in Merge::plan(&wiped, file).changes {
        match change.to {
            Some(strand) => wiped.put_strand(strand),
            None => panic!("a backup deletes {:?}", change.key),
        }
    }
    wiped
}

fn what_is_in(notebook: &Notebook) -> Vec<&'static str> {
    let mut found = Vec::new();
    notebook
        .codebook()
        .own()
        .for_each(|one| found.extend(of_behaviour(one)));
    if notebook.all_reps().any(|rep| rep.focus.is_some()) {
        found.push("a rep with a focus");
    }
    for call in notebook.all_calls() {
        found.push(match call.phase {
            Phase::Planned { .. } => "a planned call",
            Phase::Running { .. } => "a running call",
            Phase::Ended { .. } => "an ended call",
            Phase::Debriefed { .. } => "a debriefed call",
        });
        let notes = notebook.moments(call.id).iter();
        let notes = notes.map(|moment| (&moment.note, moment.sharing));
        for (note, sharing) in notes.chain([(&call.note, call.sharing)]) {
            if !note.is_blank() {
                found.push(match sharing {
                    Sharing::Private => "a private note",
                    Sharing::WithRep => "a note for the rep",
                });
            }
        }
        let of_call = [
            (call.changed.is_some(), "a call changed after its debrief"),
            (call.contract.stance.is_some(), "a call with a net contract"),
        ];
        let of_debrief = call.debrief().into_iter().flat_map(|debrief| {
            let closing = &debrief.follow.closing;
            [
                (debrief.turning_point.is_some(), "a turning point"),
                (closing.is_some(), "an action step that is closed"),
            ]
        });
        let all = of_call.into_iter().chain(of_debrief);
        found.extend(all.filter_map(|(is_there, what)| is_there.then_some(what)));
    }
    found.extend(history_of(notebook));
    let is_words = |what: &What| matches!(what, What::Words(_));
    if notebook.all_moments().any(|moment| is_words(&moment.what)) {
        found.push("a moment in words");
    }
    found
}

fn history_of(notebook: &Notebook) -> Vec<&'static str> {
    let ledger = notebook.ledger();
    let mut reps = notebook.all_reps();
    let mut records = notebook.records();
    let edits = |key| ledger.edits(&key).is_some_and(|edits| !edits.is_former());
    let all = [
        (
            notebook.all_calls().any(|call| call.trashed.is_some()),
            "a call in the trash",
        ),
        (reps.any(|rep| rep.trashed.is_some()), "a rep in the trash"),
        (
            records.any(|one| edits(one.key())),
            "a record that was edited",
        ),
        (
            ledger.in_conflict().next().is_some(),
            "a record that was changed on two phones",
        ),
        (
            ledger.all_gone().next().is_some(),
            "a record that was deleted",
        ),
    ];
    let is_there = |(is_there, what): (bool, &'static str)| is_there.then_some(what);
    all.into_iter().filter_map(is_there).collect()
}

fn of_behaviour(behaviour: &Behaviour) -> Vec<&'static str> {
    let is_own = Codebook::starter().find(&behaviour.key).is_none();
    let all = [
        (is_own, "a behaviour of one's own"),
        (
            behaviour.standing == Standing::Archived,
            "a behaviour in the archive",
        ),
        (!behaviour.past.is_empty(), "a behaviour with earlier words"),
    ];
    let is_there = |(is_there, what): (bool, &'static str)| is_there.then_some(what);
    all.into_iter().filter_map(is_there).collect()
}
