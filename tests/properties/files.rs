//! Any notebook as a file, whole or in part, and as it is read again.

use curbside::domain::{CallId, Codebook, Notebook, Rep, RepId, Sharing, Text, Timestamp};
use curbside::wire::import::read;
use curbside::wire::{Merge, Scope};
use proptest::prelude::*;

use crate::{any, everything, exported, histories, read_here};

/// What stands in a private note, and nowhere else.
const CANARY: &str = "a canary sings alone";

/// The notebook with the canary in every private note.
fn with_canaries(notebook: &Notebook) -> Notebook {
    let mut sung = notebook.clone();
    let sing = |note: &mut Text, sharing| {
        if sharing == Sharing::Private {
            *note = Text::typed(&format!("{} {CANARY}", note.as_str().len()));
        }
    };
    for mut call in notebook.calls().cloned() {
        sing(&mut call.note, call.sharing);
        sung.put_call(call);
    }
    for mut moment in notebook.all_moments().cloned() {
        sing(&mut moment.note, moment.sharing);
        sung.put_moment(moment);
    }
    sung
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// All but the trash and the steps, which stay on their phone.
    #[test]
    fn what_is_exported_is_imported_whole(notebook in any::notebook()) {
        let file = everything(&notebook);
        let back = read(&file, &Codebook::starter()).unwrap();
        let merge = Merge::plan(&Notebook::default(), back.clone());
        prop_assert_eq!(merge.counts.moments.new, notebook.all_moments().count());
        prop_assert_eq!(back.into_notebook(), notebook);
    }

    #[test]
    fn a_part_of_a_notebook_is_a_whole_file(notebook in any::notebook()) {
        let reps = notebook.reps().map(|rep| Scope::Rep(rep.id));
        let calls = notebook.calls().map(|call| Scope::Call(call.id));
        for scope in reps.chain(calls).chain([Scope::Codebook]) {
            prop_assert!(read_here(&exported(&notebook, scope)).is_some(), "{:?}", scope);
        }
    }

    #[test]
    fn what_is_in_the_trash_is_in_no_file_for_others(notebook in any::notebook(), whole_rep in any::<bool>()) {
        let mut thrown = notebook.clone();
        let rep: RepId = notebook.reps().next().unwrap().id;
        let calls: Vec<CallId> = notebook.calls().filter(|call| call.rep == rep).map(|call| call.id).collect();
        let now = Some(Timestamp::LATEST);
        if whole_rep {
            thrown.put_rep(Rep { trashed: now, ..notebook.rep(rep).unwrap().clone() });
        } else {
            calls.iter().for_each(|id| thrown.call_mut(*id).unwrap().trashed = now);
        }
        for scope in calls.iter().map(|id| Scope::Call(*id)).chain([Scope::Rep(rep)]) {
            let back = read_here(&exported(&thrown, scope)).unwrap();
            prop_assert!(back.all_calls().all(|call| call.is_running()));
        }
        prop_assert_eq!(read_here(&everything(&thrown)), Some(thrown), "the backup has it");
    }

    #[test]
    fn no_private_note_is_in_a_file_for_others(notebook in any::notebook()) {
        let notebook = with_canaries(&notebook);
        let reps = notebook.reps().map(|rep| Scope::Rep(rep.id));
        let calls = notebook.calls().map(|call| Scope::Call(call.id));
        for scope in reps.chain(calls).chain([Scope::Codebook]) {
            let file = exported(&notebook, scope);
            prop_assert!(!file.contains(CANARY), "{:?}", scope);
            let back = Merge::plan(&notebook, read(&file, &Codebook::starter()).unwrap());
            prop_assert!(back.changes.is_empty(), "it comes back as the same");
        }
        prop_assert_eq!(read_here(&everything(&notebook)), Some(notebook));
    }

    #[test]
    fn importing_twice_changes_nothing(notebook in histories::notebook()) {
        let back = read(&everything(&notebook), &Codebook::starter()).unwrap();
        prop_assert!(Merge::plan(&notebook, back).changes.is_empty());
    }
}
