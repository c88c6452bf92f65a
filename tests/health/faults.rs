//! Each thing that can be broken in a notebook is found, and nothing in one that is sound.

use std::collections::BTreeSet;

use curbside::domain::Moment;
use curbside::wire::Record;
use curbside::wire::health::{check, compare};
use proptest::prelude::*;
use uuid::Uuid;

use crate::support::key;
use crate::{any, call_mut, records, rides};

fn faults(records: &[Record]) -> Vec<String> {
    check(records, &BTreeSet::new(), &[]).faults
}

fn moment_mut(records: &mut [Record]) -> &mut Moment {
    let of = |record| match record {
        &mut Record::Moment(ref mut moment) => Some(moment),
        _ => None,
    };
    records.iter_mut().find_map(of).unwrap()
}

#[test]
fn a_sound_notebook_has_no_fault() {
    let (play, records) = rides();
    let found = check(&records, &BTreeSet::new(), &[]);
    assert_eq!(found.records, records.len());
    assert_eq!(found.faults, Vec::<String>::new());
    assert_eq!(
        compare(&records, &play.model.notebook, |_| true),
        Vec::<String>::new()
    );
    assert!(
        records
            .iter()
            .any(|record| matches!(record, Record::Steps(_)))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_notebook_that_holds_together_is_called_broken(notebook in any::notebook()) {
        let records = records(&notebook);
        prop_assert_eq!(check(&records, &BTreeSet::new(), &[]).faults, Vec::<String>::new());
        prop_assert_eq!(compare(&records, &notebook, |_| true), Vec::<String>::new());
    }
}

/// One way to break a notebook, and what is said of it.
type Break = (&'static str, fn(&mut Vec<Record>));

const BREAKS: [Break; 11] = [
    ("is with a rep that isn't there", |records| {
        records.retain(|record| !matches!(record, Record::Rep(_)));
    }),
    ("belongs to a call that isn't there", |records| {
        records.retain(|record| !matches!(record, Record::Call(_)));
    }),
    ("belongs to a call that isn't there", |records| {
        moment_mut(records).call = Uuid::from_u128(404).into();
    }),
    ("is there twice", |records| {
        let again = records[0].clone();
        records.push(again);
    }),
    ("is there twice", |records| {
        let again = moment_mut(records).clone();
        records.push(Record::Moment(again));
    }),
    ("speaks of a moment that it hasn't", |records| {
        let debrief = call_mut(records).debrief_mut().unwrap();
        debrief.turning_point = Some(Uuid::from_u128(404).into());
    }),
    ("speaks of a moment that it hasn't", |records| {
        let debrief = call_mut(records).debrief_mut().unwrap();
        debrief.replay[0].moment = Uuid::from_u128(404).into();
    }),
    ("names a behaviour that the codebook hasn't", |records| {
        call_mut(records).keys = vec![key("forgotten")];
    }),
    ("names a behaviour that the codebook hasn't", |records| {
        moment_mut(records).what = curbside::domain::What::Behaviour(key("forgotten"));
    }),
    ("names a behaviour that the codebook hasn't", |records| {
        if let Record::Rep(rep) = &mut records[0] {
            rep.focus = Some(key("forgotten"));
        }
    }),
    ("has too much of something, or something twice", |records| {
        call_mut(records).keys = vec![key("buying-sign"), key("buying-sign")];
    }),
];

#[test]
fn each_thing_that_is_broken_is_said_with_its_kind_and_id_and_no_note() {
    for (said, broken) in BREAKS {
        let (_, mut records) = rides();
        broken(&mut records);
        let faults = faults(&records);
        assert!(!faults.is_empty(), "not found: {said}");
        for fault in &faults {
            assert!(fault.contains(said), "{fault} for {said}");
            assert!(fault.contains("-0000-"), "{fault} has no id");
            assert!(!fault.contains("Dana") && !fault.contains("5th"), "{fault}");
        }
    }
}

#[test]
fn a_turning_point_in_another_call_is_a_fault() {
    let (_, mut records) = rides();
    let debriefed = call_mut(&mut records).id;
    let other = records.iter().find_map(|record| match record {
        Record::Moment(moment) if moment.call != debriefed => Some(moment.id),
        _ => None,
    });
    call_mut(&mut records).debrief_mut().unwrap().turning_point = other;
    assert!(faults(&records)[0].contains("speaks of a moment"));
}
