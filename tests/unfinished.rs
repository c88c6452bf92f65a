//! What a person is in the middle of: each letter is on its way to the disk at once, and what was not
//! finished is offered at the next start.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{
    BehaviourDraft, CodebookEvent, DebriefEvent, DebriefStep, DraftEvent, FollowEvent, LotEvent,
    MomentEvent, Opening, PadEvent, PlanEvent, RepEvent, StartEvent, Tap, TrashEvent, World,
};
use curbside::app::model::{CodebookPage, Startup};
use curbside::app::view::offers::Offer;
use curbside::app::view::{codebook, debrief, notices, offers, start, today};
use curbside::app::{Effect, Event, Route};
use curbside::domain::received::AnswerDraft;
use curbside::domain::{
    CallId, Draft, DraftOf, How, MomentId, RepId, Role, Shape, Stakes, StartDraft, Timestamp,
    Unfinished, Valence, Verdict,
};
use curbside::wire::record::{Kind, STORED_VERSION};
use curbside::wire::{Change, Record, Scope, export};
use support::{Play, key};
use uuid::Uuid;

/// The app is killed, and started at Today with what the disk holds: all that was committed.
fn killed(play: &Play) -> Play {
    killed_with(play, vec![])
}

fn killed_with(play: &Play, damaged: Vec<String>) -> Play {
    let mut again = Play::unopened();
    again.go_on_from(play);
    let mark = Some(Uuid::nil().into());
    let opening = Opening {
        strands: support::all(&play.model.notebook).into_values().collect(),
        damaged,
        mark,
        canary: mark,
    };
    again.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    assert_eq!(again.model.startup, Startup::Ready);
    again
}

fn offered(play: &Play) -> Vec<Offer> {
    today::today(&play.model).offers
}

fn go_on(play: &mut Play) {
    let of = offered(play)[0].of.clone();
    play.send(Event::Draft(DraftEvent::GoneOn(of)));
}

fn rep_of(play: &Play, call: CallId) -> RepId {
    play.model.notebook.call(call).unwrap().rep
}

/// A call that has ended, with its debrief on the screen.
fn in_a_debrief(play: &mut Play) -> CallId {
    let id = play.start("Dana Ortiz", "Halvorsen Foods");
    play.tap(id, "data-dump");
    play.tap(id, "open-question");
    play.end(id);
    play.send(Event::Go(Route::Debrief(id)));
    id
}

fn silence(label: &str) -> BehaviourDraft {
    BehaviourDraft {
        label: label.to_owned(),
        short: "Quiet".to_owned(),
        seen: String::new(),
        skill: String::new(),
        valence: Valence::Well,
        shape: Shape::Point,
        lead: "3".to_owned(),
    }
}

/// A rep with an open step that can be judged; answers with the call that agreed on it.
fn with_a_step(play: &mut Play) -> CallId {
    let agreed = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let rep = rep_of(play, agreed);
    for _ in 0..3 {
        play.send(Event::Start(StartEvent::RepChosen(rep)));
        let call = play.model.route.call().unwrap();
        play.end(call);
        play.send(Event::Follow(agreed, FollowEvent::Marked(call, How::Tried)));
    }
    agreed
}

#[test]
fn each_letter_is_on_its_way_to_the_disk_at_once() {
    let words = || "unmistakable".to_owned();
    let mut play = Play::new();
    let agreed = with_a_step(&mut play);
    let rep = rep_of(&play, agreed);
    let id = in_a_debrief(&mut play);
    let moment = play.model.notebook.moments(id)[0].id;
    let mut fields: Vec<Event> = vec![
        Event::Moment(id, MomentEvent::NoteTyped(moment, words())),
        Event::Lot(id, LotEvent::NoteTyped(words())),
        Event::Lot(id, LotEvent::NextStepTyped(words())),
        Event::Lot(id, LotEvent::AccountTyped(words())),
        Event::Rep(rep, RepEvent::Renamed(words())),
        Event::Start(StartEvent::AccountTyped(words())),
        Event::Start(StartEvent::NewRepTyped(words())),
        Event::Draft(DraftEvent::ClosingTyped(agreed, words())),
    ];
    let debrief = [
        DebriefEvent::SupposedTyped(words()),
        DebriefEvent::FeltTyped(words()),
        DebriefEvent::WentWellTyped(words()),
        DebriefEvent::SaidTyped(moment, words()),
        DebriefEvent::WouldSayTyped(moment, words()),
        DebriefEvent::KeepTyped(words()),
        DebriefEvent::WorkOnTyped(words()),
        DebriefEvent::ActionStepTyped(words()),
    ];
    fields.extend(debrief.map(|event| Event::Debrief(id, event)));
    play.send(Event::Start(StartEvent::RepPlanned(rep)));
    let planned = play.model.route.call().unwrap();
    let plan = [
        PlanEvent::AccountTyped(words()),
        PlanEvent::ObjectiveTyped(words()),
        PlanEvent::ContributionTyped(words()),
        PlanEvent::HandBackTyped(words()),
    ];
    fields.extend(plan.map(|event| Event::Plan(planned, event)));
    fields.push(Event::Draft(DraftEvent::TripWireTyped(planned, words())));
    play.send(Event::Codebook(CodebookEvent::Opened(None)));
    fields.push(Event::Codebook(CodebookEvent::Typed(silence(&words()))));
    for event in fields {
        let effects = play.send(event.clone());
        let written = effects.iter().any(|effect| match effect {
            Effect::Commit { changes, .. } => changes.iter().any(|change| {
                let record = change.to.as_ref().and_then(|to| to.shown.record());
                record.is_some_and(|one| one.encode().unwrap().contains("unmistakable"))
            }),
            _ => false,
        });
        assert!(written, "{event:?}");
    }
}

#[test]
fn a_debrief_in_which_the_app_was_closed_is_offered_and_goes_on_where_it_was() {
    let mut play = Play::new();
    let id = in_a_debrief(&mut play);
    play.debrief(id, DebriefEvent::RepSpoke);
    let second = play.model.notebook.timeline(id)[1].id;
    play.debrief(id, DebriefEvent::MomentShown(second));
    play.wait(720);
    let mut play = killed(&play);
    let view = today::today(&play.model);
    assert_eq!(view.due, [], "it isn't listed twice");
    let [offer] = &view.offers[..] else {
        panic!("{:?}", view.offers);
    };
    assert_eq!(offer.ask, "You were in the middle of a debrief. Go on?");
    assert_eq!(offer.who, "Dana Ortiz");
    assert_eq!(offer.account.as_deref(), Some("Halvorsen Foods"));
    assert_eq!(offer.line, "At the replay. Left 12 min ago");
    go_on(&mut play);
    assert_eq!(play.model.route, Route::Debrief(id));
    assert_eq!(play.model.debrief.step, DebriefStep::Replay);
    assert_eq!(play.model.debrief.moment, Some(second));
    assert!(debrief::debrief(&play.model, id).is_some());
}

#[test]
fn a_step_of_a_debrief_on_which_nothing_was_said_is_come_back_to_as_well() {
    let mut play = Play::new();
    let id = in_a_debrief(&mut play);
    play.debrief(id, DebriefEvent::RepSpoke);
    play.debrief(id, DebriefEvent::StepChosen(DebriefStep::NextTime));
    let mut play = killed(&play);
    go_on(&mut play);
    assert_eq!(play.model.debrief.step, DebriefStep::NextTime);
}

#[test]
fn the_offer_never_leads_past_the_reps_word() {
    let mut play = Play::new();
    let id = in_a_debrief(&mut play);
    play.debrief(id, DebriefEvent::StepChosen(DebriefStep::Next));
    let mut play = killed(&play);
    go_on(&mut play);
    let screen = debrief::debrief(&play.model, id).unwrap().screen;
    assert!(matches!(screen, debrief::Screen::RepView(_)));
}

#[test]
fn a_debrief_that_is_due_or_left_or_done_is_not_offered() {
    let mut play = Play::new();
    let due = play.start("Marcus Lee", "");
    play.end(due);
    let left = in_a_debrief(&mut play);
    play.send(Event::Go(Route::Today));
    assert_eq!(offered(&killed(&play)), []);
    assert_eq!(today::today(&killed(&play).model).due.len(), 2);
    play.send(Event::Go(Route::Debrief(left)));
    play.debrief(left, DebriefEvent::RepSkipped);
    play.debrief(left, DebriefEvent::Finished);
    assert_eq!(offered(&killed(&play)), []);
    play.send(Event::Go(Route::Debrief(left)));
    assert_eq!(
        offered(&killed(&play)),
        [],
        "it is only looked through again"
    );
}

#[test]
fn not_now_leaves_the_debrief_due_as_before() {
    let mut play = Play::new();
    in_a_debrief(&mut play);
    let mut play = killed(&play);
    let effects = play.send(Event::Draft(DraftEvent::GivenUp(DraftOf::Debrief)));
    let is_commit = |effect: &&Effect| matches!(effect, Effect::Commit { .. });
    assert_eq!(effects.iter().filter(is_commit).count(), 1);
    assert_eq!(offered(&play), []);
    assert_eq!(today::today(&play.model).due.len(), 1);
    assert_eq!(offered(&killed(&play)), []);
    assert_eq!(notices::undo(&play.model), None, "nothing was thrown away");
}

#[test]
fn a_running_call_comes_before_every_offer() {
    let mut play = Play::new();
    in_a_debrief(&mut play);
    let mut play = killed(&play);
    let call = play.start("Marcus Lee", "");
    play.send(Event::Start(StartEvent::AccountTyped(
        "Lindqvist".to_owned(),
    )));
    assert_eq!(offered(&play), []);
    assert_eq!(
        today::today(&play.model).due.len(),
        1,
        "it is listed as due"
    );
    play.end(call);
    assert_eq!(offered(&play).len(), 2);
}

#[test]
fn an_unfinished_start_is_offered_in_its_own_words_and_filled_in_again() {
    let mut play = Play::new();
    play.send(Event::Go(Route::Start));
    play.send(Event::Start(StartEvent::StakesChosen(Stakes::MustWin)));
    assert_eq!(offered(&killed(&play)), [], "a choice alone is a tap away");
    play.send(Event::Start(StartEvent::RoleChosen(Role::JointCall)));
    play.send(Event::Start(StartEvent::AccountTyped(
        "Lindqvist".to_owned(),
    )));
    play.send(Event::Start(StartEvent::NewRepTyped("Priya".to_owned())));
    let mut play = killed(&play);
    let offer = &offered(&play)[0];
    assert_eq!(offer.ask, "You were about to start a call. Go on?");
    let (who, account) = (offer.who.as_str(), offer.account.as_deref());
    assert_eq!((who, account), ("Priya", Some("Lindqvist")));
    assert_eq!(offer.line, "Must-win, joint call. Typed just now");
    play.send(Event::Go(Route::Start));
    assert_eq!(
        start::start(&play.model).account,
        "",
        "no call gets another's words unasked"
    );
    play.send(Event::Go(Route::Today));
    go_on(&mut play);
    let form = start::start(&play.model);
    assert_eq!(
        (form.account.as_str(), form.new_rep.as_str()),
        ("Lindqvist", "Priya")
    );
    assert_eq!((form.stakes, form.role), (Stakes::MustWin, Role::JointCall));
    let effects = play.send(Event::Start(StartEvent::NewRepStarted));
    let Effect::Commit { changes, .. } = &effects[0] else {
        panic!("{effects:?}");
    };
    let over = Change::forget(curbside::wire::Key::Draft(DraftOf::Start));
    assert!(
        changes.contains(&over),
        "the draft goes with the same write"
    );
    play.end(play.model.route.call().unwrap());
    assert_eq!(offered(&killed(&play)), []);
}

#[test]
fn a_start_that_is_reloaded_stands_as_it_was() {
    let mut play = Play::new();
    play.send(Event::Go(Route::Start));
    play.send(Event::Start(StartEvent::AccountTyped(
        "Lindqvist".to_owned(),
    )));
    let mut again = Play::unopened();
    again.model.route = Route::Start;
    let opening = Opening {
        strands: support::all(&play.model.notebook).into_values().collect(),
        damaged: vec![],
        mark: None,
        canary: None,
    };
    again.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    assert_eq!(start::start(&again.model).account, "Lindqvist");
}

#[test]
fn a_behaviours_page_comes_back_as_it_was_typed() {
    let mut play = Play::new();
    play.send(Event::Go(Route::Codebook));
    let open = key("data-dump");
    let opened = Event::Codebook(CodebookEvent::Opened(Some(open.clone())));
    play.send(opened.clone());
    let own = codebook::page(&play.model).unwrap().draft;
    let typed = silence("Too much at once");
    play.send(Event::Codebook(CodebookEvent::Typed(typed.clone())));
    // The phone's back gesture.
    play.send(Event::World(World::Arrived(Route::Settings)));
    play.send(Event::World(World::Arrived(Route::Codebook)));
    play.send(opened);
    let page = codebook::page(&play.model).unwrap();
    assert!(page.is_unsaved && page.draft == typed);
    let mut play = killed(&play);
    let offer = &offered(&play)[0];
    assert_eq!(offer.ask, "You were changing a behaviour. Go on?");
    assert_eq!(offer.who, "Too much at once");
    go_on(&mut play);
    assert_eq!(play.model.route, Route::Codebook);
    assert_eq!(play.model.codebook.page, CodebookPage::Open(open));
    assert_eq!(codebook::page(&play.model).unwrap().draft, typed);
    // Typed back to what it was, it is nothing to be kept.
    play.send(Event::Codebook(CodebookEvent::Typed(own)));
    assert_eq!(offered(&play), []);
}

#[test]
fn saving_or_giving_up_a_behaviour_takes_its_draft_away() {
    let mut play = Play::new();
    play.send(Event::Codebook(CodebookEvent::Opened(None)));
    let whole = BehaviourDraft {
        seen: "The rep waits".to_owned(),
        skill: "Listening".to_owned(),
        ..silence("Silence")
    };
    play.send(Event::Codebook(CodebookEvent::Typed(whole.clone())));
    assert_eq!(
        offered(&play)[0].ask,
        "You were writing a new behaviour. Go on?"
    );
    play.send(Event::Codebook(CodebookEvent::Saved(whole.clone())));
    assert_eq!(offered(&play), []);
    play.send(Event::Codebook(CodebookEvent::Opened(None)));
    play.send(Event::Codebook(CodebookEvent::Typed(whole)));
    play.send(Event::Codebook(CodebookEvent::Closed));
    assert_eq!(offered(&killed(&play)), []);
    play.send(Event::UndoWanted);
    assert_eq!(offered(&killed(&play)).len(), 1, "one tap brings it back");
}

#[test]
fn the_word_of_a_closing_and_a_trip_wire_are_kept_until_they_are_taken_in() {
    let mut play = Play::new();
    let agreed = with_a_step(&mut play);
    let rep = rep_of(&play, agreed);
    play.send(Event::Draft(DraftEvent::ClosingTyped(
        agreed,
        "It sits".to_owned(),
    )));
    play.send(Event::Start(StartEvent::RepPlanned(rep)));
    let planned = play.model.route.call().unwrap();
    play.send(Event::Draft(DraftEvent::TripWireTyped(
        planned,
        "He walks".to_owned(),
    )));
    let mut play = killed(&play);
    let asked: Vec<_> = offered(&play)
        .iter()
        .map(|one| (one.ask, one.line.clone()))
        .collect();
    assert_eq!(
        asked,
        [
            (
                "You were writing a trip-wire. Go on?",
                "\"He walks\". Typed just now".to_owned()
            ),
            (
                "You were closing an action step. Go on?",
                "\"It sits\". Typed just now".to_owned()
            ),
        ]
    );
    assert_eq!(offers::trip_wire(&play.model, planned), "He walks");
    assert_eq!(offers::closing(&play.model, agreed), "It sits");
    go_on(&mut play);
    assert_eq!(play.model.route, Route::Prepare(planned));
    play.send(Event::Draft(DraftEvent::TripWireTyped(
        planned,
        " ".to_owned(),
    )));
    go_on(&mut play);
    assert_eq!(play.model.route, Route::Rep(rep));
    let closed = FollowEvent::Closed(Verdict::Kept, "It sits".to_owned());
    play.send(Event::Follow(agreed, closed));
    assert_eq!(offered(&killed(&play)), []);
}

#[test]
fn what_belongs_to_something_that_is_gone_goes_with_it_unless_something_cant_be_read() {
    let mut play = Play::new();
    let id = in_a_debrief(&mut play);
    let mut play = killed(&play);
    play.send(Event::Trash(TrashEvent::CallThrown(id)));
    assert_eq!(offered(&play), [], "nothing leads into the trash");
    assert_eq!(offered(&killed(&play)), []);
    play.send(Event::UndoWanted);
    assert_eq!(offered(&play).len(), 1);
    play.send(Event::Trash(TrashEvent::CallThrown(id)));
    play.send(Event::Trash(TrashEvent::Emptied));
    let kept = killed_with(&play, vec!["call x: it can't be read".to_owned()]);
    assert_eq!(kept.model.notebook.drafts().count(), 1);
    assert_eq!(killed(&play).model.notebook.drafts().count(), 0);
}

#[test]
fn drafts_are_in_no_file() {
    let mut play = Play::new();
    let id = in_a_debrief(&mut play);
    let before = export(&play.model.notebook, Scope::Everything, Timestamp::EARLIEST).unwrap();
    play.send(Event::Start(StartEvent::AccountTyped(
        "unmistakable".to_owned(),
    )));
    for scope in [Scope::Everything, Scope::Call(id), Scope::Codebook] {
        let file = export(&play.model.notebook, scope, Timestamp::EARLIEST).unwrap();
        assert!(!file.contains("unmistakable") && !file.contains("draft"));
    }
    let after = export(&play.model.notebook, Scope::Everything, Timestamp::EARLIEST).unwrap();
    assert_eq!(before, after);
}

#[test]
fn nothing_is_kept_before_the_notebook_is_open() {
    let mut play = Play::unopened();
    let typed = StartEvent::AccountTyped("Lindqvist".to_owned());
    assert_eq!(play.send(Event::Start(typed)), []);
    assert_eq!(play.model.notebook.drafts().count(), 0);
}

#[test]
fn a_moment_that_was_taken_out_meanwhile_is_no_stumbling_block() {
    let mut play = Play::new();
    let id = in_a_debrief(&mut play);
    play.debrief(id, DebriefEvent::RepSpoke);
    let second = play.model.notebook.timeline(id)[1].id;
    play.debrief(id, DebriefEvent::MomentShown(second));
    play.send(Event::Moment(id, MomentEvent::TakenOut(second)));
    let mut play = killed(&play);
    go_on(&mut play);
    assert!(debrief::debrief(&play.model, id).is_some());
    let tap = PadEvent::Tapped(Tap::Star);
    assert_eq!(play.send(Event::Pad(id, tap)), []);
}

/// What a draft looks like on the disk, for good.
#[test]
fn the_form_of_a_draft_on_the_disk_is_fixed() {
    let id = |n| Uuid::from_u128(n);
    let start = StartDraft {
        account: "Halvorsen ".to_owned(),
        new_rep: "Dana".to_owned(),
        stakes: Stakes::MustWin,
        role: Role::JointCall,
    };
    let words = || "Quiet".to_owned();
    let of = [
        (
            Unfinished::Start(start),
            "start",
            r#"{"start":{"account":"Halvorsen ","new_rep":"Dana","stakes":"must_win","role":"joint_call"}}"#,
        ),
        (
            Unfinished::Behaviour(Some(key("data-dump")), silence("Silence")),
            "behaviour data-dump",
            r#"{"behaviour":["data-dump",{"label":"Silence","short":"Quiet","seen":"","skill":"","valence":"well","shape":"point","lead":"3"}]}"#,
        ),
        (
            Unfinished::Closing(id(7).into(), words()),
            "closing 00000000-0000-0000-0000-000000000007",
            r#"{"closing":["00000000-0000-0000-0000-000000000007","Quiet"]}"#,
        ),
        (
            Unfinished::TripWire(id(7).into(), words()),
            "trip-wire 00000000-0000-0000-0000-000000000007",
            r#"{"trip_wire":["00000000-0000-0000-0000-000000000007","Quiet"]}"#,
        ),
        (
            Unfinished::Debrief(
                id(7).into(),
                DebriefStep::RepView,
                Some(MomentId::from(id(8))),
            ),
            "debrief",
            r#"{"debrief":["00000000-0000-0000-0000-000000000007","rep_view","00000000-0000-0000-0000-000000000008"]}"#,
        ),
        (
            Unfinished::Answer(
                id(7).into(),
                AnswerDraft {
                    tried: words(),
                    went: String::new(),
                },
            ),
            "answer 00000000-0000-0000-0000-000000000007",
            r#"{"answer":["00000000-0000-0000-0000-000000000007",{"tried":"Quiet","went":""}]}"#,
        ),
    ];
    for (what, name, form) in of {
        let edited = Timestamp::nearest(5);
        let record = Record::Draft(Draft { what, edited });
        assert_eq!(record.key().id(), name);
        let body = format!(r#"{{"what":{form},"edited_ms":{}}}"#, edited.millis());
        assert_eq!(record.encode().unwrap(), body);
        assert_eq!(
            Record::decode(Kind::Draft, STORED_VERSION, &body),
            Ok(record)
        );
    }
}
