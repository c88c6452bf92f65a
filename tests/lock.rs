//! The lock's parts without secrets: the recovery code, the keyring, the wait after wrong passphrases.
#![cfg(not(target_arch = "wasm32"))]

use curbside::domain::{Elapsed, Timestamp};
use curbside::wire::lock::{
    BadCode, BadKeyring, Idle, Keyring, ROUNDS, RecoveryCode, Tries, Wrapper,
};
use proptest::prelude::*;

fn wrapper() -> Wrapper {
    Wrapper {
        salt: [1; 16],
        rounds: ROUNDS,
        key: [2; 40],
    }
}

proptest! {
    #[test]
    fn a_code_is_read_as_it_is_shown(random: [u8; 15]) {
        let code = RecoveryCode::new(random);
        prop_assert_eq!(RecoveryCode::read(&code.to_string()), Ok(code));
    }

    #[test]
    fn two_codes_are_shown_alike_only_if_they_are_one(one: [u8; 15], other: [u8; 15]) {
        let [shown, as_shown] = [one, other].map(|random| RecoveryCode::new(random).to_string());
        prop_assert_eq!(shown == as_shown, one == other);
    }

    #[test]
    fn nothing_typed_in_the_place_of_a_code_breaks_it(typed in ".{0,40}") {
        prop_assert!(RecoveryCode::read(&typed).is_err() || typed.len() >= 24);
    }
}

#[test]
fn a_code_is_shown_in_groups_of_four() {
    let code = RecoveryCode::new([0xff; 15]);
    assert_eq!(code.to_string(), "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");
    let code = RecoveryCode::new([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    assert_eq!(code.to_string(), "0000-0000-0000-0000-0000-0001");
}

#[test]
fn letters_that_look_alike_are_taken_for_the_one_that_a_code_has() {
    let code = RecoveryCode::read("oooo-0000 iiii-llll-1111-abcd");
    assert_eq!(code, RecoveryCode::read("0000-0000-1111-1111-1111-ABCD"));
}

#[test]
fn what_is_no_code_is_told_by_its_length_or_its_signs() {
    assert_eq!(RecoveryCode::read("ABCD"), Err(BadCode::Length(4)));
    assert_eq!(
        RecoveryCode::read("U000-0000-0000-0000-0000-0000"),
        Err(BadCode::Sign)
    );
    assert_eq!(RecoveryCode::read(""), Err(BadCode::Length(0)));
}

#[test]
fn nothing_written_down_of_a_code_tells_it() {
    assert_eq!(format!("{:?}", RecoveryCode::new([7; 15])), "RecoveryCode");
}

#[test]
fn a_keyring_is_read_as_it_was_written() -> Result<(), serde_json::Error> {
    let keyring = Keyring::new(wrapper(), wrapper());
    assert_eq!(Keyring::read(&keyring.write()?), Ok(keyring));
    Ok(())
}

#[test]
fn a_keyring_of_a_newer_form_is_left_alone() {
    assert_eq!(
        Keyring::read(r#"{"form":2,"passkeys":[]}"#),
        Err(BadKeyring::Newer)
    );
}

#[test]
fn a_keyring_that_would_keep_a_phone_busy_is_refused() -> Result<(), serde_json::Error> {
    let slow = Wrapper {
        rounds: u32::MAX,
        ..wrapper()
    };
    let text = Keyring::new(wrapper(), slow).write()?;
    assert_eq!(Keyring::read(&text), Err(BadKeyring::TooSlow));
    Ok(())
}

#[test]
fn a_keyring_that_is_cut_or_scrambled_is_told_to_be() -> Result<(), serde_json::Error> {
    let text = Keyring::new(wrapper(), wrapper()).write()?;
    for damaged in [
        "",
        "{}",
        &text[..text.len() / 2],
        &text.replace("AQEB", "AQE"),
    ] {
        let read = Keyring::read(damaged);
        assert!(
            matches!(read, Err(BadKeyring::Unreadable { .. })),
            "{read:?}"
        );
    }
    Ok(())
}

const NOW: Timestamp = Timestamp::EARLIEST;

fn wrong(times: u32) -> Tries {
    let mut tries = Tries::default();
    (0..times).for_each(|_| tries.failed(NOW));
    tries
}

#[test]
fn three_wrong_passphrases_cost_nothing_and_each_more_costs_twice_as_much() {
    let waits = [0, 1, 2, 3, 4, 5, 8, 10, 11, 40].map(|times| wrong(times).wait(NOW).0 / 1_000);
    assert_eq!(waits, [0, 0, 0, 5, 10, 20, 160, 600, 600, 600]);
}

#[test]
fn the_wait_passes_and_a_clock_that_was_set_back_makes_nobody_wait_longer() {
    let later = |seconds| NOW.plus(Elapsed::seconds(seconds));
    let mut tries = wrong(3);
    assert_eq!(tries.wait(later(2)), Elapsed::seconds(3));
    assert_eq!(tries.wait(later(5)), Elapsed::default());
    tries.last = Some(later(100_000));
    assert_eq!(tries.wait(NOW), Elapsed::seconds(5));
}

#[test]
fn an_idle_time_is_over_when_nobody_touched_the_app_for_so_long() {
    let over: Vec<Idle> = Idle::ALL
        .into_iter()
        .filter(|idle| idle.is_over(Elapsed::seconds(300)))
        .collect();
    assert_eq!(over, [Idle::Minute, Idle::FiveMinutes]);
    assert!(!Idle::Never.is_over(Elapsed(u32::MAX)));
}
