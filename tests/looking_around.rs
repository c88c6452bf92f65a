//! Looking around with made-up calls: the own notes are beside them, untouched, and nothing made up
//! gets out.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/mod.rs"]
mod support;

use curbside::app::care::Check;
use curbside::app::event::{
    FileEvent, Form, PadEvent, Parcel, PracticeEvent, RepEvent, ShareEvent, StartEvent, Tap, Told,
    TrashEvent, UpkeepEvent, World,
};
use curbside::app::model::{Notes, Share, Theme};
use curbside::app::{Desk, Effect, Event, Model, Route, Stamp, desk, view};
use curbside::domain::call::UtcOffset;
use curbside::domain::practice::{Coded, Scene};
use curbside::domain::{Call, CallId, Name, NetMove, Rep, Timestamp};
use curbside::wire::practice;
use curbside::wire::upkeep::Remind;
use curbside::wire::{Change, Key, Over, Record, Scope, Strand, Upkeep};
use support::{Play, TEN, all, key};
use uuid::Uuid;

/// A desk, an hour after what lies on it was written.
struct Hand {
    desk: Desk,
    effects: Vec<Effect>,
    now: i64,
}

impl Hand {
    /// With a notebook of one call whose debrief is begun, all of it saved, on the screen of Settings.
    fn new() -> Self {
        let mut play = Play::new();
        play.whole_call("Dana Weiss", "Haldenbrook");
        let call = play.start("Ben Ruiz", "Norrvik");
        play.tap(call, "open-question");
        play.end(call);
        play.send(Event::Start(StartEvent::AccountTyped("Half a name".into())));
        play.send(Event::World(World::Arrived(Route::Settings)));
        play.disk(&Ok(()));
        Self::over(play.model)
    }

    fn over(model: Model) -> Self {
        Self {
            desk: Desk::new(model),
            effects: vec![],
            now: TEN + 3_600_000,
        }
    }

    fn send(&mut self, event: Event) -> Vec<Effect> {
        self.now += 1000;
        let stamp = Stamp {
            now: Timestamp::nearest(self.now),
            zone: UtcOffset::nearest(60),
            id: Uuid::from_u128(u128::try_from(self.now).unwrap() << 64),
        };
        let effects = self.desk.update(stamp, event);
        for effect in &effects {
            if let Effect::Show(route, _) = effect {
                self.send(Event::World(World::Arrived(*route)));
            }
        }
        self.effects.extend(effects.iter().cloned());
        effects
    }

    /// All that can be done with a notebook, or nearly.
    fn do_much(&mut self) {
        let debriefed = |call: &&Call| call.debrief().is_some();
        let call = self.desk.shown().notebook.newest_calls();
        let call = call.into_iter().find(debriefed).unwrap();
        let (old, rep) = (call.id, call.rep);
        self.send(Event::Start(StartEvent::RepChosen(rep)));
        let Route::Pad(call) = self.desk.shown().route else {
            panic!("no call runs")
        };
        for tap in [
            Tap::Behaviour(key("open-question")),
            Tap::Net(NetMove::Held),
            Tap::Star,
        ] {
            self.send(Event::Pad(call, PadEvent::Tapped(tap)));
            self.now += 10_000;
        }
        self.send(Event::Pad(call, PadEvent::Ended));
        for event in debrief() {
            self.send(Event::Debrief(call, event));
        }
        self.send(Event::Rep(rep, RepEvent::Renamed("Somebody Else".into())));
        self.send(Event::Trash(TrashEvent::CallThrown(old)));
        self.send(Event::Trash(TrashEvent::RepThrown(rep)));
        self.send(Event::Trash(TrashEvent::Emptied));
        self.send(Event::World(World::Tick));
        self.leave_by_all_ways(old);
    }

    fn leaves(&mut self, what: Parcel) {
        self.send(Event::Share(ShareEvent::Wanted(what)));
        self.send(Event::Share(ShareEvent::Sent));
    }

    fn leave_by_all_ways(&mut self, call: CallId) {
        for scope in [Scope::Everything, Scope::Codebook, Scope::Call(call)] {
            self.leaves(Parcel::Notes(scope));
            assert_eq!(self.desk.shown().share, Share::MadeUp);
        }
        for form in [Form::Text, Form::Markdown, Form::Print, Form::Calendar] {
            self.leaves(Parcel::Summary(call, form));
        }
        let text = Ok("{}".to_owned());
        self.send(Event::File(FileEvent::CameIn {
            name: "a file".into(),
            text,
        }));
        self.send(Event::File(FileEvent::AddWanted));
        self.send(Event::Upkeep(UpkeepEvent::ReportWanted));
        self.send(Event::Upkeep(UpkeepEvent::CheckWanted));
        self.send(Event::Upkeep(UpkeepEvent::RemindChosen(Remind::Never)));
        self.send(Event::ThemeChosen(Theme::Dark));
        self.send(Event::PersistWanted);
        self.send(Event::UpdateWanted);
        self.send(Event::NewNotebookWanted);
    }
}

fn debrief() -> Vec<curbside::app::event::DebriefEvent> {
    use curbside::app::event::DebriefEvent::{ActionStepTyped, FeltTyped, Finished, RepSpoke};
    let typed = "Well".to_owned();
    vec![
        FeltTyped(typed.clone()),
        RepSpoke,
        ActionStepTyped(typed),
        Finished,
    ]
}

/// A turn of the browser is asked for without a word of what is read then.
fn is_of_the_screen(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Show(..) | Effect::KeepScreenOn(_) | Effect::ReadOn
    )
}

#[test]
fn the_own_notebook_comes_back_as_it_was_in_one_tap() {
    let mut hand = Hand::new();
    let before = hand.desk.own().clone();
    hand.send(Event::SampleWanted);
    assert_eq!(hand.desk.shown().notes, Notes::MadeUp);
    assert_eq!(hand.desk.shown().route, Route::Today);
    hand.do_much();
    let own = hand.desk.own();
    assert_eq!(own.notebook, before.notebook);
    hand.send(Event::SampleLeft);
    let after = hand.desk.shown();
    assert_eq!(after.notes, Notes::Own);
    assert_eq!(after.notebook, before.notebook);
    assert_eq!(
        after.notebook.drafts().count(),
        before.notebook.drafts().count()
    );
    assert_eq!(after.saving, before.saving);
    assert_eq!(after.start, before.start);
    assert_eq!(after.route, Route::Settings);
    assert_eq!(after.undo, None);
    assert_eq!(after.theme, before.theme);
    assert_eq!(after.care.upkeep(), before.care.upkeep());
}

#[test]
fn nothing_of_made_up_calls_reaches_the_phone_but_the_screen() {
    let mut hand = Hand::new();
    hand.send(Event::SampleWanted);
    hand.do_much();
    let others: Vec<&Effect> = hand
        .effects
        .iter()
        .filter(|one| !is_of_the_screen(one))
        .collect();
    assert_eq!(others, Vec::<&Effect>::new());
}

#[test]
fn what_is_done_to_made_up_calls_passes_for_done_and_no_note_is_called_unsaved() {
    let mut hand = Hand::new();
    hand.send(Event::SampleWanted);
    let calls = hand.desk.shown().notebook.all_calls().count();
    hand.do_much();
    assert!(hand.desk.shown().saving.is_all_saved());
    assert!(hand.desk.shown().notebook.all_calls().count() < calls + 1);
    assert_eq!(view::notices::notices(hand.desk.shown()), vec![]);
}

/// Its page has an address, so it can be reached although Settings leads to it no more.
#[test]
fn health_tells_nothing_of_made_up_calls() {
    let mut hand = Hand::new();
    hand.send(Event::World(World::Arrived(Route::Health)));
    let own = view::health::health(hand.desk.shown());
    assert!(own.is_some());
    hand.send(Event::SampleWanted);
    hand.send(Event::World(World::Arrived(Route::Health)));
    assert_eq!(view::health::health(hand.desk.shown()), None);
    hand.send(Event::Upkeep(UpkeepEvent::CheckWanted));
    assert_eq!(hand.desk.shown().care.check, Check::None);
    hand.send(Event::SampleLeft);
    let back = view::health::health(hand.desk.shown()).unwrap();
    assert_eq!(back.facts, own.unwrap().facts);
}

#[test]
fn made_up_calls_begin_anew_each_time() {
    let mut hand = Hand::new();
    hand.send(Event::SampleWanted);
    let first = all(&hand.desk.shown().notebook).len();
    hand.do_much();
    hand.send(Event::SampleLeft);
    hand.send(Event::SampleWanted);
    assert_eq!(all(&hand.desk.shown().notebook).len(), first);
}

/// A rep whom another tab has written down.
fn news() -> Vec<Change> {
    let id = Uuid::from_u128(7 << 100).into();
    let name = curbside::domain::Name::new("Tess Moran").unwrap();
    let rep = Record::Rep(Rep::new(id, name, Timestamp::nearest(TEN)));
    let to = Some(Strand::from(rep));
    vec![Change {
        key: Key::Rep(id),
        to,
        over: Over::Nothing,
    }]
}

#[test]
fn news_of_another_tab_is_among_the_own_notes_and_never_among_made_up_ones() {
    let mut hand = Hand::new();
    hand.send(Event::SampleWanted);
    let made_up = all(&hand.desk.shown().notebook);
    hand.send(Event::World(World::Heard(news())));
    assert_eq!(all(&hand.desk.shown().notebook), made_up);
    hand.send(Event::SampleLeft);
    let mut reps = hand.desk.shown().notebook.reps();
    assert!(reps.any(|rep| rep.name.as_str() == "Tess Moran"));
}

#[test]
fn upkeep_that_another_tab_has_left_goes_to_the_own_notes() {
    let mut hand = Hand::new();
    hand.send(Event::SampleWanted);
    let shared = Some(Timestamp::nearest(TEN + 1));
    let upkeep = Upkeep {
        shared,
        ..Upkeep::default()
    };
    hand.send(Event::World(World::Upkeep(Told::Kept(upkeep))));
    assert_eq!(hand.desk.shown().care.upkeep().shared, None);
    hand.send(Event::SampleLeft);
    assert_eq!(hand.desk.shown().care.upkeep().shared, shared);
}

/// A locked notebook that falls shut when nobody has touched the phone for five minutes.
fn under_lock() -> Hand {
    let mut hand = Hand::new();
    let mut own = hand.desk.own().clone();
    own.lock.is_on = true;
    hand.desk = Desk::new(own);
    hand.send(Event::SampleWanted);
    hand
}

#[test]
fn who_looks_around_for_long_is_at_the_phone_and_the_lock_stays_open() {
    let mut hand = under_lock();
    for _ in 0..20 {
        hand.now += 60_000;
        hand.send(Event::Go(Route::Calls));
        let effects = hand.send(Event::World(World::Tick));
        assert!(!effects.contains(&Effect::FallShut));
    }
    hand.now += 299_000;
    hand.send(Event::SampleLeft);
    hand.now += 60_000;
    let effects = hand.send(Event::World(World::Tick));
    assert!(!effects.contains(&Effect::FallShut), "it was left by a tap");
}

#[test]
fn the_lock_falls_shut_over_made_up_calls_that_nobody_looks_at() {
    let mut hand = under_lock();
    hand.send(Event::Go(Route::Calls));
    hand.now += 299_000;
    let effects = hand.send(Event::World(World::Tick));
    assert!(effects.contains(&Effect::FallShut));
}

#[test]
fn the_screen_is_let_go_with_a_made_up_pad() {
    let mut hand = Hand::new();
    hand.send(Event::SampleWanted);
    let rep = hand.desk.shown().notebook.reps().next().unwrap().id;
    hand.send(Event::Start(StartEvent::RepChosen(rep)));
    assert!(matches!(hand.desk.shown().route, Route::Pad(_)));
    let left = hand.send(Event::SampleLeft);
    assert!(left.contains(&Effect::KeepScreenOn(false)));
}

#[test]
fn made_up_calls_are_offered_neither_in_a_call_nor_while_something_is_unsaved() {
    let offered = |model: &Model| desk::may_look_around(model);
    let mut play = Play::unopened();
    assert!(!offered(&play.model), "before the notebook is known");
    play.open(vec![]);
    assert!(offered(&play.model), "in an empty notebook");
    let call = play.start("Dana Weiss", "Haldenbrook");
    play.disk(&Ok(()));
    assert!(!offered(&play.model), "while a call runs");
    play.end(call);
    assert!(!offered(&play.model), "while its end is being saved");
    let mut hand = Hand::over(play.model.clone());
    assert_eq!(hand.send(Event::SampleWanted), vec![]);
    assert_eq!(hand.desk.shown().notes, Notes::Own);
    play.disk(&Ok(()));
    assert!(offered(&play.model));
}

#[test]
fn a_file_that_was_handed_over_before_is_heard_of_by_the_own_notes() {
    let mut hand = Hand::new();
    hand.send(Event::SampleWanted);
    let why = Err("no room".to_owned());
    hand.send(Event::File(FileEvent::Shared(why)));
    assert_eq!(hand.desk.shown().share, Share::None);
}

#[test]
fn no_practice_call_leaves_or_comes_in_among_made_up_calls() {
    let mut hand = Hand::new();
    hand.send(Event::SampleWanted);
    hand.send(Event::World(World::Arrived(Route::Practice)));
    for event in [
        PracticeEvent::Begun(Scene::PlantVisit),
        PracticeEvent::Tapped(key("open-question")),
        PracticeEvent::NameTyped("Ana".to_owned()),
    ] {
        hand.send(Event::Practice(event));
    }
    hand.now += 200_000;
    hand.send(Event::World(World::Tick));
    let coded = Coded {
        scene: Scene::PlantVisit,
        by: Name::new("Kim").unwrap(),
        taps: vec![],
    };
    let text = practice::write(&coded, Timestamp::nearest(TEN)).unwrap();
    let name = "curbside-practice".to_owned();
    let text = Ok(text);
    hand.send(Event::File(FileEvent::CameIn { name, text }));
    assert_eq!(hand.desk.shown().practice.others, []);
    hand.send(Event::Practice(PracticeEvent::Sent));
    assert_eq!(hand.desk.shown().share, Share::MadeUp);
}
