//! A rep's page: what it says of the rep's progress, from the events of calls.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{DebriefEvent, FollowEvent, ProgressEvent, StartEvent, Tap};
use curbside::app::event::{PadEvent, World};
use curbside::app::view::progress::{
    Figure, Part, ProgressView, calls, footing, numbers, progress,
};
use curbside::app::view::reps;
use curbside::app::{Event, LookBack, Route};
use curbside::domain::{
    Answer, CallId, CallKind, How, LearningMode, NetQuestion, Percent, RepId, Speaker,
};
use support::{Play, TEN, key};

/// Calls with one rep, day after day.
struct Rides {
    play: Play,
    rep: RepId,
}

const TEN_MINUTES: i64 = 600;

impl Rides {
    fn new() -> Self {
        let mut play = Play::new();
        let call = play.start("Dana Ortiz", "Halvorsen");
        let rep = play.model.notebook.call(call).unwrap().rep;
        let mut rides = Self { play, rep };
        rides.over(call, 2);
        rides
    }

    /// The call ends after about ten minutes, with so many open questions.
    fn over(&mut self, call: CallId, questions: usize) {
        for _ in 0..questions {
            self.play.wait(3);
            self.play.tap(call, "open-question");
        }
        self.play.wait(TEN_MINUTES);
        self.play.end(call);
        self.play.wait(86_400);
    }

    /// One more call.
    fn ride(&mut self, questions: usize) -> CallId {
        let call = self.begin();
        self.over(call, questions);
        call
    }

    fn begin(&mut self) -> CallId {
        self.play
            .send(Event::Start(StartEvent::RepChosen(self.rep)));
        match self.play.model.route {
            Route::Pad(call) => call,
            other => panic!("no call runs, but {other:?} is shown"),
        }
    }

    fn debrief(&mut self, call: CallId, events: impl IntoIterator<Item = DebriefEvent>) {
        for event in events {
            self.play.debrief(call, event);
        }
        self.play.debrief(call, DebriefEvent::RepSkipped);
        self.play.debrief(call, DebriefEvent::Finished);
    }

    fn look(&mut self, event: ProgressEvent) {
        self.play.send(Event::Progress(self.rep, event));
    }

    fn view(&self) -> ProgressView {
        progress(&self.play.model, self.rep).unwrap()
    }

    fn part(&self, title: &str) -> Part {
        let parts = self.view().parts;
        parts.into_iter().find(|part| part.title == title).unwrap()
    }
}

fn told(figures: &[Figure]) -> Vec<(&str, &str, usize)> {
    let told = figures.iter();
    told.map(|one| (&*one.label, &*one.value, one.counts.len()))
        .collect()
}

#[test]
fn with_fewer_than_three_calls_there_is_no_trend_line_and_it_says_so() {
    let mut rides = Rides::new();
    rides.ride(4);
    let chart = rides.view().chart.unwrap();
    assert_eq!((chart.dots.len(), chart.trend.len()), (2, 0));
    assert_eq!(chart.word, "No trend line with fewer than three calls.");
    rides.ride(3);
    let chart = rides.view().chart.unwrap();
    assert_eq!((chart.dots.len(), chart.trend.len()), (3, 3));
    assert_eq!(chart.word, "");
}

#[test]
fn the_chart_shows_the_focus_and_else_what_was_seen_most_or_was_chosen() {
    let mut rides = Rides::new();
    let shown = |rides: &Rides| rides.view().chart.unwrap().key;
    assert_eq!(shown(&rides), key("open-question"));
    let focus = Some(key("buying-sign-missed"));
    let focus = curbside::app::event::RepEvent::FocusChosen(focus);
    rides.play.send(Event::Rep(rides.rep, focus));
    assert_eq!(shown(&rides), key("buying-sign-missed"));
    rides.look(ProgressEvent::BehaviourShown(key("open-question")));
    assert_eq!(shown(&rides), key("open-question"));
    let labels = rides.view().chart.unwrap().behaviours;
    assert_eq!(labels.len(), 2, "the focus, and what was tapped");
}

#[test]
fn what_was_chosen_is_there_after_a_look_into_a_call_and_not_on_another_reps_page() {
    let mut rides = Rides::new();
    rides.look(ProgressEvent::LookBackChosen(LookBack::Year));
    rides.look(ProgressEvent::BehaviourShown(key("buying-sign-missed")));
    let before = footing::footing(&rides.play.model, rides.rep);
    for route in [Route::Calls, Route::Rep(rides.rep)] {
        rides.play.send(Event::World(World::Arrived(route)));
    }
    assert_eq!(footing::footing(&rides.play.model, rides.rep), before);
    assert_eq!(rides.view().chart.unwrap().key, key("buying-sign-missed"));
    let other = rides.play.start("Tom", "");
    let other = rides.play.model.notebook.call(other).unwrap().rep;
    rides
        .play
        .send(Event::Progress(other, ProgressEvent::MoreCallsWanted));
    assert_eq!(rides.play.model.rep.behaviour, None);
    assert_eq!(rides.play.model.rep.look_back, LookBack::Year);
}

#[test]
fn a_stretch_of_time_leaves_older_calls_out() {
    let mut rides = Rides::new();
    rides.play.wait(100 * 86_400);
    rides.ride(1);
    assert_eq!(rides.view().basis, "2 calls");
    rides.look(ProgressEvent::LookBackChosen(LookBack::Quarter));
    assert_eq!(rides.view().basis, "1 call");
    rides.play.wait(100 * 86_400);
    let before = footing::footing(&rides.play.model, rides.rep);
    rides.play.send(Event::World(World::Tick));
    assert_ne!(footing::footing(&rides.play.model, rides.rep), before);
    assert_eq!(rides.view().basis, "Nothing yet: no call in this time.");
    assert_eq!(rides.view().chart, None);
}

#[test]
fn a_try_of_the_step_is_marked_on_the_chart_and_counted() {
    let mut rides = Rides::new();
    let agreed = rides.ride(1);
    rides.debrief(
        agreed,
        [
            DebriefEvent::ActionStepTyped("Ask before the brochure".to_owned()),
            DebriefEvent::StepBehaviourChosen(Some(key("open-question"))),
        ],
    );
    let tried = rides.ride(3);
    let marked = FollowEvent::Marked(tried, How::Kept);
    rides.play.send(Event::Follow(agreed, marked));
    let chart = rides.view().chart.unwrap();
    let tries: Vec<_> = chart.dots.iter().map(|dot| dot.tried).collect();
    assert_eq!(tries, [None, None, Some(How::Kept)]);
    assert_eq!(chart.tries, [(How::Kept, 1)]);
    assert!(chart.text.ends_with("Kept: 1."), "{}", chart.text);
    let steps = rides.part("Steps kept and missed");
    assert_eq!(
        told(&steps.figures)[..2],
        [("Tries kept", "1", 1), ("Tries missed", "0", 0)]
    );
    let numbers = numbers::numbers(&rides.play.model, rides.rep, 2).unwrap();
    assert_eq!((numbers.rows.len(), numbers.left), (2, 1));
    assert_eq!(
        (&*numbers.rows[0].times, numbers.rows[0].tried),
        ("3", "Kept")
    );
}

#[test]
fn where_nothing_was_said_it_says_nothing_yet_and_never_nought_percent() {
    let rides = Rides::new();
    for part in rides.view().parts {
        assert!(part.word.starts_with("Nothing yet."), "{}", part.title);
        assert!(part.figures.is_empty());
    }
}

#[test]
fn it_is_said_quietly_when_all_of_it_is_demonstration() {
    let mut rides = Rides::new();
    let shown = rides.ride(0);
    rides.debrief(
        shown,
        [DebriefEvent::LearningChosen(LearningMode::Demonstration)],
    );
    let taught = rides.part("Taught by");
    assert_eq!(told(&taught.figures)[1], ("Demonstration", "1 of 1", 1));
    assert!(taught.word.contains("all of it by demonstration"));
    let own = rides.ride(0);
    rides.debrief(
        own,
        [DebriefEvent::LearningChosen(LearningMode::OwnSuccess)],
    );
    assert_eq!(rides.part("Taught by").word, "");
}

#[test]
fn the_guess_of_the_talking_stands_beside_what_was_tapped() {
    let mut rides = Rides::new();
    let call = rides.begin();
    let tap = |speaker| Event::Pad(call, PadEvent::Tapped(Tap::Speaking(speaker)));
    rides.play.send(tap(Speaker::Rep));
    rides.play.wait(299);
    rides.play.send(tap(Speaker::Customer));
    rides.play.wait(299);
    rides.play.end(call);
    rides.debrief(call, []);
    assert!(
        rides
            .part("The talking, guessed and tapped")
            .figures
            .is_empty()
    );

    let call = rides.begin();
    let tap = |speaker| Event::Pad(call, PadEvent::Tapped(Tap::Speaking(speaker)));
    rides.play.send(tap(Speaker::Rep));
    rides.play.wait(299);
    rides.play.send(tap(Speaker::Customer));
    rides.play.wait(299);
    rides.play.end(call);
    let guess = Some(Percent::nearest(35));
    rides.play.debrief(call, DebriefEvent::TalkGuessed(guess));
    rides.play.debrief(call, DebriefEvent::RepSpoke);
    rides.play.debrief(call, DebriefEvent::Finished);
    let talking = rides.part("The talking, guessed and tapped");
    assert_eq!(talking.figures[0].value, "15 points too low");
    let guesses = numbers::guesses(&rides.play.model, rides.rep, 20).unwrap();
    let row = &guesses.rows[0];
    assert_eq!(
        (&*row.guessed, &*row.tapped, &*row.off),
        ("35%", "50%", "15 too low")
    );
}

#[test]
fn the_verdicts_stand_side_by_side() {
    let mut rides = Rides::new();
    let call = rides.ride(0);
    let asked = NetQuestion::Needed;
    rides
        .play
        .debrief(call, DebriefEvent::RepAnswered(asked, Answer::No));
    rides.play.debrief(call, DebriefEvent::RepSpoke);
    rides.debrief(call, [DebriefEvent::ManagerAnswered(asked, Answer::Yes)]);
    let needed = rides.part("Was it needed?");
    let figures = [
        ("The rep said yes", "0 of 1", 0),
        ("You said yes", "1 of 1", 1),
        ("The same answer", "0 of 1", 0),
    ];
    assert_eq!(told(&needed.figures), figures);
    assert!(rides.part("Was the net used?").figures.is_empty());
}

#[test]
fn what_is_done_alone_is_told_with_the_calls_that_say_so() {
    let mut rides = Rides::new();
    let call = rides.ride(0);
    rides.debrief(call, [DebriefEvent::AloneToggled(CallKind::Demo)]);
    rides.play.wait(400 * 86_400);
    rides.look(ProgressEvent::LookBackChosen(LookBack::Quarter));
    assert_eq!(
        told(&rides.view().alone),
        [("Demo", "said after 1 call", 1)]
    );
}

#[test]
fn of_very_many_calls_twenty_are_drawn_and_more_on_demand() {
    let mut rides = Rides::new();
    for _ in 0..24 {
        rides.ride(0);
    }
    let rows = |rides: &Rides| {
        let calls = calls::newest(&rides.play.model, rides.rep);
        (calls.rows.len(), calls.left)
    };
    assert_eq!(rows(&rides), (20, 5));
    rides.look(ProgressEvent::MoreCallsWanted);
    assert_eq!(rows(&rides), (25, 0));
}

#[test]
fn the_head_says_how_long_ago_the_last_ride_was() {
    let mut rides = Rides::new();
    rides.play.wait(11 * 86_400);
    rides.play.send(Event::World(World::Tick));
    let view = reps::rep(&rides.play.model, rides.rep).unwrap();
    assert_eq!(view.ridden, "Last ride 12 days ago");
}

#[test]
fn the_chart_dates_a_call_by_the_wall_clock_of_that_day() {
    let mut rides = Rides::new();
    rides.ride(2);
    // The manager is in Hawaii by now.
    rides.play.set_clock(TEN + 5 * 86_400_000, -600);
    rides.play.send(Event::World(World::Tick));
    let (first, last) = rides.view().chart.unwrap().ends;
    assert_eq!(
        (first.as_str(), last.as_str()),
        ("Sun 23 Nov 2025", "Mon 24 Nov 2025")
    );
}
