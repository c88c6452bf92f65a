//! Practice calls: what is coded, leaves and is compared, and that none of it comes into the notebook.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{FileEvent, PracticeEvent, World};
use curbside::app::view::practice::{Before, PracticeView, RunsView, practice};
use curbside::app::{Effect, Event, Route};
use curbside::domain::figures::Share;
use curbside::domain::practice::compare::{Agreement, compare};
use curbside::domain::practice::{Coded, Scene, Tap};
use curbside::domain::{BehaviourKey, Codebook, Elapsed, Name, Timestamp};
use curbside::wire::practice::{PracticeError, read, write};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{Play, TEN};

const SCHEMA: &str = include_str!("../public/schema/curbside-practice-1.schema.json");

fn key(key: &str) -> BehaviourKey {
    BehaviourKey::try_from(key.to_owned()).unwrap()
}

/// Seconds and behaviours.
fn coded(by: &str, taps: &[(u32, &str)]) -> Coded {
    let taps = taps.iter().map(|(at, behaviour)| Tap {
        at: Elapsed::seconds(*at),
        behaviour: key(behaviour),
    });
    Coded {
        scene: Scene::PlantVisit,
        by: Name::try_from(by.to_owned()).unwrap(),
        taps: taps.collect(),
    }
}

fn of<'a>(agreements: &'a [Agreement], behaviour: &str) -> &'a Agreement {
    let found = agreements
        .iter()
        .find(|one| one.behaviour == key(behaviour));
    found.expect("it was tapped")
}

#[test]
fn agreement_is_counted_over_all_twos() {
    let group = [
        coded("Ana", &[(62, "buying-sign"), (37, "data-dump")]),
        coded("Kim", &[(65, "buying-sign"), (95, "buying-sign")]),
        coded("Lou", &[(63, "buying-sign"), (40, "data-dump")]),
    ];
    let agreements = compare(&group);
    // Ana and Kim: 2 of 3 taps; Ana and Lou: 2 of 2; Kim and Lou: 2 of 3.
    assert_eq!(
        of(&agreements, "buying-sign").share,
        Share { part: 6, of: 8 }
    );
    // Ana and Lou: 2 of 2; each with Kim, who saw none: 0 of 1.
    assert_eq!(of(&agreements, "data-dump").share, Share { part: 2, of: 4 });
    let order: Vec<&str> = agreements
        .iter()
        .map(|one| one.behaviour.as_str())
        .collect();
    assert_eq!(
        order,
        ["data-dump", "buying-sign"],
        "the one to talk about comes first"
    );
}

#[test]
fn a_place_is_where_taps_lie_together_and_nobody_is_in_it_twice() {
    let group = [
        coded("Ana", &[(10, "open-question"), (13, "open-question")]),
        coded("Kim", &[(12, "open-question")]),
    ];
    let agreements = compare(&group);
    let spots = &of(&agreements, "open-question").spots;
    let seen: Vec<(Elapsed, &[usize])> = spots
        .iter()
        .map(|spot| (spot.at, spot.seen_by.as_slice()))
        .collect();
    let [ten, thirteen] = [10, 13].map(Elapsed::seconds);
    assert_eq!(seen, [(ten, &[0, 1][..]), (thirteen, &[0][..])]);
}

#[test]
fn six_seconds_are_together_and_more_are_apart() {
    let apart = |seconds: u32| {
        let group = [
            coded("Ana", &[(10, "data-dump")]),
            coded("Kim", &[(10 + seconds, "data-dump")]),
        ];
        compare(&group)[0].spots.len()
    };
    assert_eq!((apart(6), apart(7)), (1, 2));
}

#[test]
fn a_scene_says_its_lines_in_order_and_has_things_to_see() {
    for scene in Scene::ALL {
        assert!(
            scene.lines().is_sorted_by_key(|line| line.at_s),
            "{scene:?}"
        );
        assert!(scene.lines().len() >= 15, "{scene:?}");
        let minutes = scene.length().0 / 60_000;
        assert!((2..=3).contains(&minutes), "{scene:?} takes {minutes} min");
        assert_eq!(scene.said(Elapsed(0)), []);
        assert_eq!(scene.said(scene.length()), scene.lines());
    }
}

fn practised(play: &mut Play, event: PracticeEvent) -> Vec<Effect> {
    play.send(Event::Practice(event))
}

fn begun(scene: Scene) -> Play {
    let mut play = Play::new();
    play.send(Event::World(World::Arrived(Route::Practice)));
    practised(&mut play, PracticeEvent::Begun(scene));
    play
}

fn running(play: &Play) -> RunsView {
    match practice(&play.model) {
        PracticeView::Runs(view) => view,
        other => panic!("{other:?}"),
    }
}

fn before(play: &Play) -> Before {
    match practice(&play.model) {
        PracticeView::Before(view) => view,
        other => panic!("{other:?}"),
    }
}

/// To the end of the scene.
fn over(play: &mut Play) {
    play.wait(200);
    play.send(Event::World(World::Tick));
}

#[test]
fn a_scene_runs_by_the_clock_takes_taps_and_ends_by_itself() {
    let mut play = begun(Scene::PlantVisit);
    assert_eq!(
        running(&play).keys.len(),
        Codebook::starter().behaviours().len()
    );
    play.wait(10);
    practised(&mut play, PracticeEvent::Tapped(key("open-question")));
    assert_eq!(running(&play).tapped, "0:11 Asked an open question");
    let said = running(&play).said;
    assert!(said[0].1.starts_with("Thanks for the tour."), "{said:?}");
    practised(&mut play, PracticeEvent::Tapped(key("data-dump")));
    practised(&mut play, PracticeEvent::TakenBack);
    over(&mut play);
    assert_eq!(before(&play).coded.as_deref(), Some("At the plant: 1 tap."));
    practised(&mut play, PracticeEvent::Tapped(key("data-dump")));
    assert_eq!(
        before(&play).coded.as_deref(),
        Some("At the plant: 1 tap."),
        "it is over"
    );
}

/// The file that leaves.
fn sent(play: &mut Play) -> Option<String> {
    practised(play, PracticeEvent::Sent)
        .into_iter()
        .find_map(|effect| match effect {
            Effect::HandOver(file) => Some(file.text),
            _ => None,
        })
}

#[test]
fn what_was_coded_leaves_under_a_name_and_comes_in_beside_another() {
    let mut ana = begun(Scene::PlantVisit);
    practised(&mut ana, PracticeEvent::Tapped(key("open-question")));
    over(&mut ana);
    assert_eq!(
        sent(&mut ana),
        None,
        "the others would not know whose it is"
    );
    assert!(before(&ana).problem.unwrap().starts_with("Say who you are"));
    practised(&mut ana, PracticeEvent::NameTyped("Ana".to_owned()));
    let file = sent(&mut ana).expect("it leaves");

    let mut kim = begun(Scene::PlantVisit);
    over(&mut kim);
    let came = FileEvent::CameIn {
        name: "curbside-practice.curbside.json.txt".to_owned(),
        text: Ok(format!("Hi Kim\n{file}\n")),
    };
    kim.send(Event::File(came));
    let view = before(&kim);
    assert_eq!(view.problem, None);
    assert_eq!(view.group.as_deref(), Some("Beside yours: Ana."));
    let compared = view.compared.expect("two can be compared");
    assert_eq!(compared.rows[0].agreement, "0 %");
    assert_eq!(compared.spots[0].seen, "1 of 2: Ana");
    assert!(
        kim.model.notebook.is_empty(),
        "nothing of it comes into the notebook"
    );
    kim.send(Event::World(World::Arrived(Route::Codebook)));
    kim.send(Event::World(World::Arrived(Route::Practice)));
    assert_eq!(before(&kim).group, None, "it is gone with its screen");
}

#[test]
fn what_can_not_be_compared_is_refused_in_a_sentence() {
    let mut play = begun(Scene::Renewal);
    over(&mut play);
    let mut refusal = |text: String| {
        let text = Ok(text);
        practised(&mut play, PracticeEvent::CameIn(text));
        before(&play).problem.unwrap_or_default()
    };
    let ana = write(&coded("Ana", &[(1, "data-dump")]), Timestamp::nearest(TEN)).unwrap();
    assert_eq!(
        refusal(ana.clone()),
        "That file is of another scene: At the plant."
    );
    let same = ana.replace("plant_visit", "renewal");
    assert_eq!(refusal(same.clone()), "");
    assert_eq!(refusal(same.clone()), "That file is here already.");
    assert_eq!(
        refusal("Hello".to_owned()),
        "The file is no coded practice call of Curbside's."
    );
    assert!(refusal(same.replace("\"version\":1", "\"version\":2")).contains("has the form 2"));
    assert!(refusal(same.replace("renewal", "a_picnic")).starts_with("The file can't be read"));
    assert!(refusal(same.replace("1000", "999000")).contains("after the end of the scene"));
}

#[test]
fn twenty_can_be_compared_and_no_more() {
    let mut play = begun(Scene::PlantVisit);
    over(&mut play);
    for number in 1..=20 {
        let file = coded(&format!("Manager {number}"), &[(number, "data-dump")]);
        let text = Ok(write(&file, Timestamp::nearest(TEN)).unwrap());
        practised(&mut play, PracticeEvent::CameIn(text));
    }
    let problem = before(&play).problem;
    assert_eq!(
        problem.as_deref(),
        Some("More than 20 can't be compared at once.")
    );
    assert_eq!(play.model.practice.others.len(), 19);
}

#[test]
fn the_file_is_as_its_schema_says() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for scene in Scene::ALL {
        let file = Coded {
            scene,
            ..coded("Ana", &[(1, "data-dump"), (2, "buying-sign")])
        };
        let text = write(&file, Timestamp::nearest(TEN)).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        assert!(validator.is_valid(&value), "{text}");
        assert_eq!(
            value["taps"][0],
            json!({ "at_ms": 1_000, "behaviour": "data-dump" })
        );
        assert_eq!(read(&text), Ok(file));
    }
}

fn any_group() -> impl Strategy<Value = Vec<Coded>> {
    let behaviour = prop::sample::select(vec!["open-question", "data-dump", "buying-sign"]);
    let taps = prop::collection::vec((0_u32..130, behaviour), 0..12);
    prop::collection::vec(taps, 2..6).prop_map(|all| {
        let one = |(place, mut taps): (usize, Vec<(u32, &str)>)| {
            taps.sort_unstable();
            coded(&format!("Manager {place}"), &taps)
        };
        all.into_iter().enumerate().map(one).collect()
    })
}

proptest! {
    #[test]
    fn nobody_stands_first(group in any_group()) {
        let mut turned = group.clone();
        turned.reverse();
        let figures = |group: &[Coded]| {
            let all = compare(group).into_iter();
            let mut all: Vec<_> = all.map(|one| (one.behaviour, one.share)).collect();
            all.sort_by(|one, other| one.0.cmp(&other.0));
            all
        };
        prop_assert_eq!(figures(&group), figures(&turned));
    }

    #[test]
    fn each_tap_is_in_one_place(group in any_group()) {
        let taps: usize = group.iter().map(|coded| coded.taps.len()).sum();
        let agreements = compare(&group);
        let spots = agreements.iter().flat_map(|one| &one.spots);
        let placed: usize = spots.map(|spot| spot.seen_by.len()).sum();
        prop_assert_eq!(placed, taps);
        for one in &agreements {
            prop_assert!(one.share.part <= one.share.of);
        }
    }

    #[test]
    fn no_text_brings_the_reader_down(text in "\\PC{0,200}") {
        prop_assert!(matches!(read(&text), Err(PracticeError::NotOurs | PracticeError::Mangled(_))));
    }
}

/// A scene in which nothing was tapped, and the file of it.
fn saw_nothing(name: &str) -> (Play, String) {
    let mut play = begun(Scene::PlantVisit);
    over(&mut play);
    practised(&mut play, PracticeEvent::NameTyped(name.to_owned()));
    let file = sent(&mut play).expect("it leaves");
    (play, file)
}

#[test]
fn two_who_both_tapped_nothing_are_two() {
    let (_, of_ana) = saw_nothing("Ana");
    let (mut kim, of_kim) = saw_nothing("Kim");
    practised(&mut kim, PracticeEvent::CameIn(Ok(of_ana)));
    let view = before(&kim);
    assert_eq!(view.problem, None);
    assert_eq!(view.group.as_deref(), Some("Beside yours: Ana."));
    practised(&mut kim, PracticeEvent::CameIn(Ok(of_kim)));
    let problem = before(&kim).problem;
    assert_eq!(problem.as_deref(), Some("That file is here already."));
}
