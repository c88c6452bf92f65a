//! Notes that a newer version wrote are not touched, whatever a person does.

use curbside::app::Event;
use curbside::app::event::World;
use curbside::app::model::Startup;
use curbside::storage::memory::MemoryStore;
use curbside::wire::StoreError;
use proptest::prelude::*;

use crate::hands::{self, Hand};
use crate::support::Play;
use crate::whole::see_every_screen;
use crate::{Effect, play_hand};

fn opened_with(play: &mut Play, error: StoreError) {
    play.send(Event::World(World::Opened(Box::new(Err(error)))));
}

fn has_written(play: &Play) -> bool {
    let writes =
        |effect: &Effect| matches!(effect, Effect::Commit { .. } | Effect::MarkNotebook(_));
    play.effects.iter().any(writes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// Also where notes were taken before, because there seemed to be no place for them.
    #[test]
    fn no_hand_writes_over_notes_of_a_newer_version(
        before in prop::option::of(hands::hands()),
        hands in hands::hands(),
    ) {
        let mut play = Play::unopened();
        let nowhere = MemoryStore::default();
        if let Some(before) = before {
            let why = "a private window".to_owned();
            opened_with(&mut play, StoreError::Unavailable { why: why.clone() });
            for hand in before.into_iter().filter(is_in_this_run) {
                play_hand(&mut play, &nowhere, hand);
            }
            play.disk(&Err(StoreError::Unavailable { why }));
        }
        opened_with(&mut play, StoreError::Newer);
        play.effects.clear();
        let notebook = play.model.notebook.clone();
        for hand in hands.into_iter().filter(is_in_this_run) {
            play_hand(&mut play, &nowhere, hand);
            prop_assert!(!has_written(&play));
        }
        play.send(Event::NewNotebookWanted);
        play.send(hands::retry());
        prop_assert!(!has_written(&play));
        prop_assert_eq!(&play.model.startup, &Startup::Shut(StoreError::Newer));
        prop_assert_eq!(&play.model.notebook, &notebook);
        see_every_screen(&play.model);
    }
}

/// The disk answers nothing, and the app isn't opened again.
fn is_in_this_run(hand: &Hand) -> bool {
    !matches!(hand, Hand::Disk(_) | Hand::Reload)
}
