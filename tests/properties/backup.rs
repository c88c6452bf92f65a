//! A backup is complete: written, wiped, imported and written again, it is the same to the byte.

use std::cell::RefCell;
use std::collections::BTreeSet;

use curbside::domain::{Behaviour, Codebook, Notebook, Phase, Sharing, Standing, What};
use curbside::wire::import::read;
use curbside::wire::{Change, Merge};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::{any, everything};

const NOTEBOOKS: u32 = 1_000;

/// What a backup must bring back; the generator makes all of it. Not in a file by now: the trash,
/// and the steps on a pad, which stay on their phone.
const COVERED: [&str; 15] = [
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
    let result = TestRunner::new_with_rng(config, rng).run(&any::notebook(), |notebook| {
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
        match change {
            Change::Put(record) => record.put_into(&mut wiped),
            Change::Delete(key) => panic!("a backup deletes {key:?}"),
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
    if notebook.reps().any(|rep| rep.focus.is_some()) {
        found.push("a rep with a focus");
    }
    for call in notebook.calls() {
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
    let is_words = |what: &What| matches!(what, What::Words(_));
    if notebook.all_moments().any(|moment| is_words(&moment.what)) {
        found.push("a moment in words");
    }
    found
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
