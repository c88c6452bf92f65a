//! Any behaviour, as a person may have left it.

use curbside::domain::behaviour::Wording;
use curbside::domain::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::{keys, name, shape, text, time, valence};

fn wording() -> impl Strategy<Value = Wording> {
    (time(), name(), name(), valence()).prop_map(|(until, short, label, valence)| Wording {
        until,
        short,
        label,
        valence,
    })
}

/// A behaviour under this key, as a person may have left it.
fn behaviour(key: BehaviourKey) -> impl Strategy<Value = Behaviour> {
    let words = (name(), name(), text(), name());
    let standing = select(vec![Standing::InUse, Standing::Archived]);
    let rest = (
        any::<u32>(),
        any::<u32>(),
        standing,
        vec(wording(), 0..3),
        time(),
    );
    (words, valence(), shape(), rest).prop_map(move |(words, valence, shape, rest)| {
        let (short, label, seen, skill) = words;
        let (lead, place, standing, past, edited) = rest;
        Behaviour {
            key: key.clone(),
            short,
            label,
            seen,
            skill,
            valence,
            shape,
            lead: Elapsed(lead),
            place,
            standing,
            past,
            edited,
        }
    })
}

/// The manager's own behaviours, and perhaps one that was changed.
pub(super) fn codebook() -> impl Strategy<Value = Vec<Behaviour>> {
    let keys = keys();
    let own: Vec<_> = keys[8..].iter().cloned().map(behaviour).collect();
    (own, option::of(behaviour(keys[0].clone())))
        .prop_map(|(own, changed)| own.into_iter().chain(changed).collect())
}
