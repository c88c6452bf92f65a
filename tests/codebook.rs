//! The codebook: what is changed in it, what old calls keep, and how it travels.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{
    BehaviourDraft, CodebookEvent, Direction, FileEvent, PadEvent, RepEvent, Tap,
};
use curbside::app::model::CodebookPage;
use curbside::app::view::import::{ImportView, import};
use curbside::app::view::{call, codebook, pad};
use curbside::app::{Effect, Event, Route};
use curbside::domain::{
    Behaviour, BehaviourKey, Call, CallId, DraftOf, Elapsed, Pack, Shape, Standing, Unfinished,
    Valence, states,
};
use curbside::wire::{Change, Key, Record, Scope, export};
use support::{Play, key};

fn send(play: &mut Play, event: CodebookEvent) -> Vec<Effect> {
    play.send(Event::Codebook(event))
}

/// Opens a behaviour and answers with what its page is filled with.
fn open(play: &mut Play, behaviour: Option<&str>) -> BehaviourDraft {
    send(play, CodebookEvent::Opened(behaviour.map(key)));
    codebook::page(&play.model).unwrap().draft
}

fn rename(play: &mut Play, behaviour: &str, label: &str, short: &str) -> Vec<Effect> {
    let draft = BehaviourDraft {
        label: label.to_owned(),
        short: short.to_owned(),
        ..open(play, Some(behaviour))
    };
    send(play, CodebookEvent::Saved(draft))
}

fn silence() -> BehaviourDraft {
    BehaviourDraft {
        label: "The rep lets a silence be".to_owned(),
        short: "Silence".to_owned(),
        seen: "The rep asks, and then says nothing until the customer does.".to_owned(),
        skill: "Listening".to_owned(),
        valence: Valence::Well,
        shape: Shape::State,
        lead: "2".to_owned(),
    }
}

/// A new behaviour of the manager's own; answers with its key.
fn add(play: &mut Play, draft: BehaviourDraft) -> BehaviourKey {
    open(play, None);
    let effects = send(play, CodebookEvent::Saved(draft));
    match &written(&effects)[..] {
        [Record::Behaviour(behaviour)] => behaviour.key.clone(),
        other => panic!("{other:?} is no new behaviour"),
    }
}

fn written(effects: &[Effect]) -> Vec<Record> {
    let changes = effects.iter().flat_map(|effect| match effect {
        Effect::Commit { changes, .. } => changes.to_vec(),
        _ => vec![],
    });
    let record = |change: Change| {
        let written = change.to.and_then(|strand| strand.shown.record().cloned());
        written.unwrap_or_else(|| panic!("{:?} was deleted", change.key))
    };
    changes.map(record).collect()
}

/// What the moments of a call are called on its page.
fn words(play: &Play, id: CallId) -> Vec<String> {
    let view = call::call(&play.model, id).unwrap();
    view.moments.into_iter().map(|line| line.words).collect()
}

fn shorts(play: &Play, id: CallId) -> Vec<String> {
    let view = pad::pad(&play.model, id).unwrap();
    view.keys.into_iter().map(|key| key.face.short).collect()
}

/// The labels in use, in their order.
fn labels(play: &Play) -> Vec<String> {
    let in_use = play.model.notebook.codebook().in_use();
    in_use.map(|one| one.label.to_string()).collect()
}

fn ended_call(play: &mut Play, behaviour: &str) -> CallId {
    let id = play.start("Dana Ortiz", "");
    play.tap(id, behaviour);
    play.end(id);
    id
}

/// What a file of `from` brings into `to`.
fn import_into(to: &mut Play, from: &Play, scope: Scope) {
    let file = export(&from.model.notebook, scope, from.model.now).unwrap();
    to.send(Event::File(FileEvent::CameIn {
        name: "file.json".to_owned(),
        text: Ok(file),
    }));
    to.send(Event::File(FileEvent::AddWanted));
    to.disk(&Ok(()));
}

#[test]
fn a_new_name_is_on_the_next_pad_and_old_calls_keep_the_old_one_on_every_phone() {
    let mut play = Play::new();
    let old = ended_call(&mut play, "data-dump");
    rename(&mut play, "data-dump", "Told too much", "Too much");
    let new = play.start("Marcus Lee", "");
    play.tap(new, "data-dump");
    assert!(shorts(&play, new).contains(&"Too much".to_owned()));
    play.end(new);
    assert_eq!(words(&play, old), ["Data dump"]);
    assert_eq!(words(&play, new), ["Told too much"]);

    let mut other = Play::new();
    import_into(&mut other, &play, Scope::Call(old));
    assert_eq!(words(&other, old), ["Data dump"]);
    import_into(&mut other, &play, Scope::Everything);
    assert_eq!(words(&other, old), ["Data dump"]);
    assert_eq!(words(&other, new), ["Told too much"]);
}

#[test]
fn what_is_saved_as_it_was_is_not_written() {
    let mut play = Play::new();
    let draft = open(&mut play, Some("data-dump"));
    let effects = send(&mut play, CodebookEvent::Saved(draft));
    assert!(effects.is_empty());
    assert_eq!(play.model.codebook.page, CodebookPage::List);
    assert_eq!(play.model.notebook.codebook().own().count(), 0);
}

#[test]
fn what_is_missing_is_said_and_nothing_is_written() {
    let mut play = Play::new();
    let blank = open(&mut play, None);
    let problem = |play: &mut Play, draft: BehaviourDraft| {
        assert!(send(play, CodebookEvent::Saved(draft)).is_empty());
        assert_eq!(play.model.codebook.page, CodebookPage::New);
        play.model.codebook.problem.clone().unwrap()
    };
    let all = "Not saved yet. It needs a label, a short label, what is seen or heard and a skill.";
    assert_eq!(problem(&mut play, blank), all);
    let long = BehaviourDraft {
        short: "x".repeat(Behaviour::LONGEST_SHORT + 1),
        ..silence()
    };
    assert!(problem(&mut play, long).contains("21 characters"));
    for lead in ["61", "", "-1", "2.5", "soon"] {
        let lead = BehaviourDraft {
            lead: lead.to_owned(),
            ..silence()
        };
        assert!(problem(&mut play, lead).contains("0 to 60"));
    }
    let label = BehaviourDraft {
        label: "ö".repeat(81),
        ..silence()
    };
    assert!(problem(&mut play, label).contains("80 characters"));
    send(&mut play, CodebookEvent::Saved(silence()));
    assert_eq!(play.model.codebook.problem, None);
    assert_eq!(labels(&play).len(), 9);
}

#[test]
fn a_problem_is_gone_when_the_page_is_left() {
    let mut play = Play::new();
    let blank = open(&mut play, None);
    send(&mut play, CodebookEvent::Saved(blank));
    send(&mut play, CodebookEvent::Closed);
    open(&mut play, None);
    assert_eq!(play.model.codebook.problem, None);
    play.send(Event::Go(Route::Settings));
    assert_eq!(play.model.codebook.page, CodebookPage::List);
}

#[test]
fn the_list_goes_on_at_the_behaviour_that_was_left() {
    let mut play = Play::new();
    open(&mut play, Some("data-dump"));
    send(&mut play, CodebookEvent::Closed);
    assert_eq!(play.model.codebook.left, Some(key("data-dump")));
    let own = add(&mut play, silence());
    assert_eq!(play.model.codebook.left, Some(own));
}

#[test]
fn an_archived_behaviour_is_off_the_pads_and_old_calls_still_name_it() {
    let mut play = Play::new();
    let old = ended_call(&mut play, "data-dump");
    send(&mut play, CodebookEvent::Archived(key("data-dump")));
    let new = play.start("Marcus Lee", "");
    assert!(!shorts(&play, new).contains(&"Data dump".to_owned()));
    assert_eq!(words(&play, old), ["Data dump"]);
    let view = codebook::codebook(&play.model);
    assert_eq!(view.archived[0].label, "Data dump");
    assert!(view.on_pad.iter().all(|row| row.label != "Data dump"));

    send(&mut play, CodebookEvent::BroughtBack(key("data-dump")));
    let next = play.start("Priya Nair", "");
    assert!(shorts(&play, next).contains(&"Data dump".to_owned()));
}

#[test]
fn an_archived_behaviour_is_off_the_running_pad_and_its_moments_stay() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.tap(id, "data-dump");
    send(&mut play, CodebookEvent::Archived(key("data-dump")));
    assert_eq!(shorts(&play, id).len(), Call::MOST_KEYS - 1);
    play.end(id);
    assert_eq!(words(&play, id), ["Data dump"]);
}

#[test]
fn a_pack_is_added_once_and_comes_behind_the_others() {
    let mut play = Play::new();
    let before = labels(&play);
    let effects = send(&mut play, CodebookEvent::PackAdded(Pack::Demo));
    assert_eq!(written(&effects).len(), Call::MOST_KEYS);
    assert_eq!(labels(&play)[..8], before[..]);
    assert!(send(&mut play, CodebookEvent::PackAdded(Pack::Demo)).is_empty());
    assert_eq!(labels(&play).len(), 16);

    let view = codebook::codebook(&play.model);
    assert_eq!((view.on_pad.len(), view.behind.len()), (8, 8));
    let here = |pack| view.packs.iter().find(|row| row.pack == pack).unwrap();
    assert!(here(Pack::Demo).is_here && !here(Pack::Negotiation).is_here);
}

#[test]
fn the_reps_focus_comes_onto_the_pad_from_behind_the_eighth() {
    let mut play = Play::new();
    let id = ended_call(&mut play, "open-question");
    let rep = play.model.notebook.call(id).unwrap().rep;
    let own = add(&mut play, silence());
    play.send(Event::Rep(rep, RepEvent::FocusChosen(Some(own))));
    let new = Event::Start(curbside::app::event::StartEvent::RepChosen(rep));
    play.send(new);
    let Route::Pad(id) = play.model.route else {
        panic!("no call runs")
    };
    assert_eq!(shorts(&play, id)[0], "Silence");
    assert_eq!(shorts(&play, id).len(), Call::MOST_KEYS);
}

#[test]
fn a_behaviour_moves_past_its_neighbour_and_the_pad_follows() {
    let mut play = Play::new();
    let before = labels(&play);
    send(&mut play, CodebookEvent::Archived(key("data-dump")));
    let third = key("feature-no-benefit");
    let up = CodebookEvent::Moved(third.clone(), Direction::Up);
    let effects = send(&mut play, up);
    let moved: Vec<Key> = written(&effects).iter().map(Record::key).collect();
    let expected = [&third, &key("buying-sign-missed")].map(|key| Key::Behaviour(key.clone()));
    assert_eq!(moved, expected, "what is archived stays where it is");
    assert_eq!(labels(&play)[1], "Feature without a benefit");
    let id = play.start("Dana", "");
    assert_eq!(shorts(&play, id)[1], "Feature, no benefit");

    send(&mut play, CodebookEvent::Moved(third, Direction::Down));
    send(&mut play, CodebookEvent::BroughtBack(key("data-dump")));
    assert_eq!(labels(&play), before);
}

#[test]
fn the_first_goes_no_further_up_and_the_last_no_further_down() {
    let mut play = Play::new();
    let ends = [
        ("buying-sign", Direction::Up),
        ("asked-next-step", Direction::Down),
    ];
    for (behaviour, direction) in ends {
        let moved = CodebookEvent::Moved(key(behaviour), direction);
        assert!(send(&mut play, moved).is_empty());
    }
    let view = codebook::codebook(&play.model);
    let ends = view.on_pad.iter().map(|row| (row.is_first, row.is_last));
    let ends: Vec<(bool, bool)> = ends.collect();
    assert_eq!((ends[0], ends[7]), ((true, false), (false, true)));
}

#[test]
fn a_state_of_the_managers_own_lasts_from_its_tap_until_it_is_over() {
    let mut play = Play::new();
    let own = add(&mut play, silence());
    send(&mut play, CodebookEvent::Archived(key("data-dump")));
    let id = play.start("Dana", "");
    assert!(shorts(&play, id).contains(&"Silence".to_owned()));
    play.wait(60);
    play.tap(id, own.as_str());
    let moments = play.model.notebook.moments(id).to_vec();
    let notebook = &play.model.notebook;
    let length = notebook.length(notebook.call(id).unwrap(), play.model.now);
    let since = length.less(Elapsed::seconds(2));
    assert_eq!(states::lasting_since(&moments, &own), Some(since));
    play.send(Event::Pad(id, PadEvent::Tapped(Tap::Over(own.clone()))));
    let moments = play.model.notebook.moments(id);
    assert_eq!(states::lasting_since(moments, &own), None);
}

#[test]
fn the_skills_there_are_complete_the_typing_each_once() {
    let mut play = Play::new();
    open(&mut play, None);
    let skills = codebook::page(&play.model).unwrap().skills;
    let all = ["Asking", "Closing", "Leading", "Listening", "Presenting"];
    assert_eq!(skills, all);
    let draft = BehaviourDraft {
        skill: "Holding back".to_owned(),
        ..silence()
    };
    send(&mut play, CodebookEvent::Saved(draft));
    open(&mut play, Some("data-dump"));
    let skills = codebook::page(&play.model).unwrap().skills;
    assert!(skills.contains(&"Holding back".to_owned()));
}

#[test]
fn the_codebook_travels_alone() {
    let mut play = Play::new();
    ended_call(&mut play, "data-dump");
    let own = add(&mut play, silence());
    rename(&mut play, "data-dump", "Told too much", "Too much");
    send(&mut play, CodebookEvent::Archived(key("lost-control")));

    let mut other = Play::new();
    import_into(&mut other, &play, Scope::Codebook);
    let ImportView::Added { rows, .. } = import(&other.model) else {
        panic!("nothing was added")
    };
    assert_eq!(curbside::app::view::brings::added(&rows), "3 behaviours");
    assert_eq!(
        other.model.notebook.codebook(),
        play.model.notebook.codebook()
    );
    assert!(other.model.notebook.is_empty(), "no rep and no call");
    let codebook = other.model.notebook.codebook();
    assert_eq!(codebook.find(&own).unwrap().shape, Shape::State);
    let archived = codebook.find(&key("lost-control")).unwrap();
    assert_eq!(archived.standing, Standing::Archived);
}

#[test]
fn a_file_without_behaviours_says_nothing_of_them() {
    let mut play = Play::new();
    ended_call(&mut play, "data-dump");
    let mut other = Play::new();
    import_into(&mut other, &play, Scope::Everything);
    let ImportView::Added { rows, .. } = import(&other.model) else {
        panic!("nothing was added")
    };
    assert!(rows.iter().all(|row| row.kind != "Behaviours"));
}

#[test]
fn what_was_typed_for_a_behaviour_that_is_archived_comes_back_by_one_tap() {
    let mut play = Play::new();
    let typed = BehaviourDraft {
        label: "Asked what it costs them".to_owned(),
        ..open(&mut play, Some("open-question"))
    };
    send(&mut play, CodebookEvent::Typed(typed.clone()));
    send(&mut play, CodebookEvent::Archived(key("open-question")));
    let of = DraftOf::Behaviour(Some(key("open-question")));
    assert_eq!(play.model.notebook.draft(&of), None);
    play.send(Event::UndoWanted);
    let draft = play.model.notebook.draft(&of).unwrap();
    assert_eq!(
        draft.what,
        Unfinished::Behaviour(Some(key("open-question")), typed)
    );
    let codebook = play.model.notebook.codebook();
    let standing = codebook.find(&key("open-question")).unwrap().standing;
    assert_eq!(standing, Standing::Archived);
}
