//! What a rep's page shows. It stays in the model, so that the page goes on after a look into a call.

use crate::app::event::ProgressEvent;
use crate::app::model::RepPlace;
use crate::domain::RepId;

/// Another rep's page begins anew, but for how far it looks back.
pub(super) fn update(place: &mut RepPlace, id: RepId, event: ProgressEvent) {
    if place.rep != Some(id) {
        *place = RepPlace {
            rep: Some(id),
            look_back: place.look_back,
            ..RepPlace::default()
        };
    }
    match event {
        ProgressEvent::LookBackChosen(look_back) => place.look_back = look_back,
        ProgressEvent::BehaviourShown(behaviour) => place.behaviour = Some(behaviour),
        ProgressEvent::MoreCallsWanted => place.more = place.more.saturating_add(1),
    }
}
