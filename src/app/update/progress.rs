//! What a rep's page shows. It stays in the model, so that the page goes on after a look into a call.

use crate::app::event::ProgressEvent;
use crate::app::model::RepPlace;
use crate::domain::RepId;

/// Another rep's page begins anew, but for the stretch of time.
pub(super) fn update(place: &mut RepPlace, id: RepId, event: ProgressEvent) {
    if place.rep != Some(id) {
        *place = RepPlace {
            rep: Some(id),
            stretch: place.stretch,
            ..RepPlace::default()
        };
    }
    match event {
        ProgressEvent::StretchChosen(stretch) => place.stretch = stretch,
        ProgressEvent::BehaviourShown(behaviour) => place.behaviour = Some(behaviour),
        ProgressEvent::MoreCallsWanted => place.more = place.more.saturating_add(1),
    }
}
