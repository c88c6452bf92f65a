//! What two observers of a call come to: pairs, the shift of a clock, Cohen's kappa.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

use curbside::domain::observer::clocks::{FURTHEST_S, Held, between, offset, suggested};
use curbside::domain::observer::kappa::{Table, Watched};
use curbside::domain::observer::pairs::{Pair, pairs};
use curbside::domain::observer::{Seen, WINDOWS};
use curbside::domain::{Elapsed, NetMove, Text, Timestamp, Timing, What, Zone};
use proptest::prelude::*;

fn table(both: u32, only_mine: u32, only_theirs: u32, neither: u32) -> Table {
    Table {
        both,
        only_mine,
        only_theirs,
        neither,
    }
}

fn kappa(table: Table) -> Option<i32> {
    Some(table.kappa()?.thousandths())
}

fn held(at: i64) -> Seen {
    seen(at, What::Net(NetMove::Held))
}

fn seen(at: i64, what: What) -> Seen {
    Seen {
        at,
        timing: Timing::Tapped,
        what,
    }
}

#[test]
fn published_tables_have_their_published_kappa() {
    // A. R. Feinstein, D. V. Cicchetti, "High agreement but low kappa: I. The problems of two paradoxes", Journal of
    // Clinical Epidemiology 43 (1990), 543-549: four tables of 100, kappa .70, .32, .13 and .26.
    assert_eq!(kappa(table(40, 9, 6, 45)), Some(700));
    assert_eq!(kappa(table(80, 10, 5, 5)), Some(318));
    assert_eq!(kappa(table(45, 15, 25, 15)), Some(130));
    assert_eq!(kappa(table(25, 35, 5, 35)), Some(259));
    // B. B. Gerstman, "Epidemiology Kept Simple", example 10.1: two readings of 19,790 X-rays, kappa .524.
    assert_eq!(kappa(table(1467, 782, 1309, 16_232)), Some(524));
}

#[test]
fn generated_tables_have_the_kappa_of_an_independent_implementation() {
    let text = include_str!("fixtures/kappa.json");
    let cases: Vec<(u32, u32, u32, u32, Option<i32>)> = serde_json::from_str(text).unwrap();
    assert!(cases.len() > 300);
    for (a, b, c, d, known) in cases {
        assert_eq!(kappa(table(a, b, c, d)), known, "{a} {b} {c} {d}");
    }
}

#[test]
fn a_kappa_without_chance_is_none_and_one_below_chance_stays_below_zero() {
    assert_eq!(kappa(table(0, 0, 0, 30)), None);
    assert_eq!(kappa(table(30, 0, 0, 0)), None);
    assert_eq!(kappa(table(0, 0, 0, 0)), None);
    assert_eq!(kappa(table(0, 10, 10, 0)), Some(-1000));
    assert_eq!(kappa(table(0, 4, 4, 32)), Some(-111));
    let hundredths = |table: Table| table.kappa().unwrap().hundredths();
    assert_eq!(hundredths(table(80, 10, 5, 5)), 32);
    assert_eq!(hundredths(table(0, 4, 4, 32)), -11);
}

#[test]
fn few_windows_or_few_moments_mean_nothing_yet() {
    assert!(table(5, 0, 0, 5).is_enough());
    assert!(table(3, 1, 1, 5).is_enough());
    assert!(!table(5, 0, 0, 4).is_enough(), "nine windows");
    assert!(!table(2, 1, 1, 90).is_enough(), "four times seen");
}

#[test]
fn windows_lie_where_both_watched_and_count_once_however_often_something_is_seen() {
    // The other came a minute late and stayed longer: common is 60 s to 100 s.
    let watched = Watched::by_both(Elapsed::seconds(100), Elapsed::seconds(90), 60_000);
    assert_eq!((watched.from, watched.to), (60_000, 100_000));
    let window = Elapsed::seconds(15);
    assert_eq!(watched.windows(window), 3, "the last one is shorter");
    let mine = [10_000, 61_000, 62_000, 100_000];
    let theirs = [74_999, 75_000, 120_000];
    assert_eq!(
        Table::of(&mine, &theirs, watched, window),
        table(1, 1, 1, 0)
    );
    let apart = Watched::by_both(Elapsed::seconds(10), Elapsed::seconds(10), 60_000);
    assert_eq!(Table::of(&mine, &theirs, apart, window), Table::default());
}

#[test]
fn the_closest_two_are_a_pair_and_each_is_in_one_alone() {
    let mine = [held(0), held(4_000)];
    let theirs = [held(3_000), held(8_000)];
    let found = pairs(&mine, &theirs, 0, Elapsed::seconds(5));
    let closest = Pair {
        mine: 1,
        theirs: 0,
        apart: 1_000,
    };
    assert_eq!(found.both, [closest]);
    assert_eq!((found.only_mine, found.only_theirs), (vec![0], vec![1]));
    let found = pairs(&mine, &theirs, -3_000, Elapsed::seconds(5));
    let places: Vec<(usize, usize)> = found.both.iter().map(|p| (p.mine, p.theirs)).collect();
    assert_eq!(places, [(0, 0), (1, 1)]);
}

#[test]
fn of_two_that_are_equally_close_the_earlier_is_the_pair() {
    let (mine, theirs) = ([held(0), held(6_000)], [held(3_000)]);
    let found = pairs(&mine, &theirs, 0, Elapsed::seconds(5));
    assert_eq!((found.both[0].mine, found.only_mine), (0, vec![1]));
}

#[test]
fn other_codes_and_own_words_are_no_pair() {
    let said = || What::Words(Text::typed("He laughed"));
    let mine = [held(0), seen(1_000, said()), seen(2_000, What::Star)];
    let theirs = [seen(0, What::Zone(Zone::WentWell)), seen(1_000, said())];
    let found = pairs(&mine, &theirs, 0, Elapsed::seconds(60));
    assert_eq!(found.both, []);
    assert_eq!((found.only_mine.len(), found.only_theirs.len()), (3, 2));
}

#[test]
fn clocks_say_what_lies_between_the_starts_unless_one_of_them_is_wrong() {
    let at = |seconds: i64, minutes: u32| Held {
        started: Timestamp::nearest(1_763_888_400_000 + seconds * 1000),
        length: Elapsed::seconds(minutes * 60),
    };
    assert_eq!(between(at(0, 30), at(90, 20)), 90_000);
    assert_eq!(between(at(90, 20), at(0, 30)), -90_000);
    assert_eq!(between(at(0, 30), at(3_600, 30)), 0, "an hour off");
    assert_eq!(between(at(3_600, 30), at(0, 30)), 0);
}

#[test]
fn without_anything_in_common_no_shift_is_suggested() {
    let (mine, theirs) = ([held(0)], [seen(0, What::Star)]);
    assert_eq!(suggested(&mine, &theirs, 12_345), None);
    assert_eq!(suggested(&[], &[], 0), None);
    assert_eq!(offset(12_345, -2), 10_345);
}

#[test]
fn of_shifts_that_are_equally_good_the_smallest_is_suggested() {
    // Both could be either of two: the nearer by the clock is meant.
    let (mine, theirs) = ([held(100_000)], [held(0), held(160_000)]);
    assert_eq!(suggested(&mine, &theirs, 0), Some(-60));
}

fn what() -> impl Strategy<Value = What> {
    prop_oneof![
        Just(What::Net(NetMove::Held)),
        Just(What::Star),
        Just(What::Zone(Zone::Missed)),
        Just(What::Words(Text::typed("Own words"))),
    ]
}

fn notes(most: usize) -> impl Strategy<Value = Vec<Seen>> {
    prop::collection::vec((0_i64..400_000, what()), 0..most)
        .prop_map(|notes| notes.into_iter().map(|(at, what)| seen(at, what)).collect())
}

/// Whether one list of what was seen and when has the same in it as another.
fn times(list: &[Seen], places: impl IntoIterator<Item = usize>) -> Vec<(What, i64)> {
    let mut times: Vec<(What, i64)> = places
        .into_iter()
        .map(|place| (list[place].what.clone(), list[place].at))
        .collect();
    times.sort();
    times
}

proptest! {
    #[test]
    fn pairs_and_what_is_alone_are_all_that_there_is(
        mine in notes(40), theirs in notes(40), offset in -300_000_i64..300_000, window in 0_usize..6,
    ) {
        let found = pairs(&mine, &theirs, offset, WINDOWS[window]);
        let all = |paired: Vec<usize>, alone: &[usize]| {
            let mut all = [&paired[..], alone].concat();
            all.sort_unstable();
            all
        };
        let paired = found.both.iter().map(|pair| pair.mine).collect();
        prop_assert_eq!(all(paired, &found.only_mine), Vec::from_iter(0..mine.len()));
        let paired = found.both.iter().map(|pair| pair.theirs).collect();
        prop_assert_eq!(all(paired, &found.only_theirs), Vec::from_iter(0..theirs.len()));
        for pair in &found.both {
            let (one, other) = (&mine[pair.mine], &theirs[pair.theirs]);
            prop_assert_eq!(&one.what, &other.what);
            prop_assert_eq!((other.at + offset - one.at).abs(), pair.apart);
            prop_assert!(pair.apart <= i64::from(WINDOWS[window].0));
        }
        // Nothing is left that could be a pair.
        for one in found.only_mine.iter().map(|place| &mine[*place]).filter(|one| one.has_code()) {
            for other in found.only_theirs.iter().map(|place| &theirs[*place]) {
                let is_near = (other.at + offset - one.at).abs() <= i64::from(WINDOWS[window].0);
                prop_assert!(one.what != other.what || !is_near);
            }
        }
    }

    #[test]
    fn it_makes_no_difference_who_is_the_second_observer(
        mine in notes(40), theirs in notes(40), offset in -300_000_i64..300_000,
    ) {
        let there = pairs(&mine, &theirs, offset, Elapsed::seconds(30));
        let back = pairs(&theirs, &mine, -offset, Elapsed::seconds(30));
        prop_assert_eq!(there.both.len(), back.both.len());
        prop_assert_eq!(times(&mine, there.only_mine), times(&mine, back.only_theirs));
        prop_assert_eq!(times(&theirs, there.only_theirs), times(&theirs, back.only_mine));
    }

    #[test]
    fn a_clock_that_is_off_is_set_right_by_the_suggested_shift(
        mine in notes(40), off in -FURTHEST_S..=FURTHEST_S, between in -20_000_i64..20_000,
    ) {
        prop_assume!(mine.iter().any(Seen::has_code));
        let late = |one: &Seen| seen(one.at - offset(between, off), one.what.clone());
        let theirs: Vec<Seen> = mine.iter().map(late).collect();
        prop_assert_eq!(suggested(&mine, &theirs, between), Some(off));
    }

    #[test]
    fn a_kappa_is_one_only_where_both_always_say_the_same_and_both_answers_occur(
        a in 0_u32..300, b in 0_u32..4, c in 0_u32..4, d in 0_u32..300,
    ) {
        let one = table(a, b, c, d);
        let is_whole = one.kappa().is_some_and(|kappa| kappa.is_whole());
        prop_assert_eq!(is_whole, b == 0 && c == 0 && a > 0 && d > 0);
        let other = table(a, c, b, d);
        prop_assert_eq!(one.kappa(), other.kappa());
        let reversed = table(d, b, c, a);
        prop_assert_eq!(one.kappa(), reversed.kappa(), "yes and no are alike");
        if let Some(kappa) = one.kappa() {
            prop_assert!((-1000..=1000).contains(&kappa.thousandths()));
        }
    }

    #[test]
    fn windows_are_counted_alike_whoever_counts(
        mine in prop::collection::vec(0_i64..400_000, 0..30),
        theirs in prop::collection::vec(0_i64..400_000, 0..30),
        lengths in (0_u32..500_000, 0_u32..500_000), offset in -300_000_i64..300_000, window in 0_usize..6,
    ) {
        let (long, length) = (Elapsed(lengths.0), Elapsed(lengths.1));
        let window = WINDOWS[window];
        let moved = |times: &[i64], by: i64| -> Vec<i64> { times.iter().map(|at| at + by).collect() };
        let there = Table::of(
            &mine, &moved(&theirs, offset), Watched::by_both(long, length, offset), window,
        );
        let back = Table::of(
            &theirs, &moved(&mine, -offset), Watched::by_both(length, long, -offset), window,
        );
        prop_assert_eq!(there, table(back.both, back.only_theirs, back.only_mine, back.neither));
        let watched = Watched::by_both(long, length, offset);
        prop_assert_eq!(there.windows(), watched.windows(window));
    }
}
