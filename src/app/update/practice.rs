//! Practice calls: a scene runs on the phone's clock, and what is tapped stays in memory until it leaves as a file.

use super::files;
use crate::app::effect::{Effect, FileKind, OutFile};
use crate::app::event::{FileEvent, PickError, PracticeEvent, Stamp};
use crate::app::model::{Model, Notes, Own, Practice, Problem, Running, Share};
use crate::app::route::Route;
use crate::app::view::phrase;
use crate::domain::BehaviourKey;
use crate::domain::practice::compare::MOST;
use crate::domain::practice::{Coded, Scene, Tap};
use crate::wire::practice;

pub(super) fn update(model: &mut Model, stamp: Stamp, event: PracticeEvent) -> Vec<Effect> {
    match event {
        PracticeEvent::Begun(scene) => begin(model, stamp, scene),
        PracticeEvent::Tapped(behaviour) => tap(&mut model.practice, stamp, behaviour),
        PracticeEvent::TakenBack => {
            if let Some(running) = &mut model.practice.running {
                running.taps.pop();
            }
        }
        PracticeEvent::Stopped => model.practice.running = None,
        PracticeEvent::NameTyped(name) => model.practice.name = name,
        PracticeEvent::Sent => return send(model, stamp).into_iter().collect(),
        // No file gets among made-up calls.
        PracticeEvent::CameIn(_) if model.notes == Notes::MadeUp => {}
        PracticeEvent::CameIn(text) => came_in(&mut model.practice, text),
        PracticeEvent::Cleared => {
            model.practice.others.clear();
            model.practice.problem = None;
        }
    }
    vec![]
}

/// A file that comes by any door while the screen is open is another manager's.
pub(super) fn taken(model: &Model, event: FileEvent) -> Result<PracticeEvent, FileEvent> {
    match event {
        FileEvent::CameIn { text, .. } if model.route == Route::Practice => {
            Ok(PracticeEvent::CameIn(text))
        }
        event => Err(event),
    }
}

fn begin(model: &mut Model, stamp: Stamp, scene: Scene) {
    let practice = &mut model.practice;
    practice.problem = None;
    practice.own = None;
    practice.others.retain(|other| other.scene == scene);
    practice.running = Some(Running {
        scene,
        begun: stamp.now,
        taps: Vec::new(),
    });
}

fn tap(practice: &mut Practice, stamp: Stamp, behaviour: BehaviourKey) {
    end_if_over(practice, stamp);
    if let Some(running) = &mut practice.running {
        let at = running.since(stamp.now);
        running.taps.push(Tap { at, behaviour });
    }
}

/// The clock went on.
pub(super) fn end_if_over(practice: &mut Practice, stamp: Stamp) {
    let is_over = |running: &mut Running| running.is_over(stamp.now);
    if let Some(Running { scene, taps, .. }) = practice.running.take_if(is_over) {
        practice.own = Some(Own { scene, taps });
    }
}

fn send(model: &mut Model, stamp: Stamp) -> Option<Effect> {
    if model.notes == Notes::MadeUp {
        model.share = Share::MadeUp;
        return None;
    }
    let Some(coded) = model.practice.coded() else {
        model.practice.problem = model.practice.own.as_ref().map(|_| Problem::NoName);
        return None;
    };
    model.practice.problem = None;
    let date = phrase::iso_date(stamp.now, stamp.zone);
    let text = practice::write(&coded, stamp.now);
    let file = text.map(|text| OutFile {
        name: format!("curbside-practice-{date}"),
        kind: FileKind::Json,
        text,
    });
    files::made_leaves(model, file.map_err(|error| error.to_string()))
}

fn came_in(practice: &mut Practice, text: Result<String, PickError>) {
    let read = text
        .map_err(Problem::Unread)
        .and_then(|text| practice::read(&text).map_err(Problem::Refused))
        .and_then(|coded| fits(practice, coded));
    practice.problem = match read {
        Ok(coded) => {
            practice.others.push(coded);
            None
        }
        Err(problem) => Some(problem),
    };
}

/// Whether it can be laid beside what is there.
fn fits(practice: &Practice, coded: Coded) -> Result<Coded, Problem> {
    let own = practice.own.as_ref().map(|own| own.scene);
    let theirs = practice.others.first().map(|other| other.scene);
    match own.or(theirs) {
        Some(scene) if scene != coded.scene => return Err(Problem::AnotherScene(coded.scene)),
        _ => {}
    }
    // Under another name it is one's own if it has the same taps to the millisecond; where both tapped nothing, that
    // says nothing.
    let has_own_name = coded.by.as_str() == practice.name.trim();
    let is_own = |own: &Own| own.taps == coded.taps && (has_own_name || !own.taps.is_empty());
    if practice.others.contains(&coded) || practice.own.as_ref().is_some_and(is_own) {
        return Err(Problem::Twice);
    }
    match practice.others.len() + usize::from(own.is_some()) < MOST {
        true => Ok(coded),
        false => Err(Problem::TooMany),
    }
}
