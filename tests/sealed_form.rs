//! The form of a sealed file: it is the standard's, other hands open it and make it, and bytes of any kind
//! are refused in a sentence.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/derived.rs"]
mod derived;
#[path = "support/jose.rs"]
mod jose;
#[path = "support/sealing.rs"]
mod sealing;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use curbside::wire::sealed::{
    Content, Header, NONCE, Part, Passphrase, ROUNDS, SALT, SealError, Sealed, TAG, Unfit, WRAPPED,
    is_sealed, salted, write,
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The frozen notes, sealed by jwcrypto 1.6.1 for Python.
const BY_JWCRYPTO: &str = include_str!("fixtures/sealed_by_jwcrypto.jwe");
/// Notes of a call, sealed by the first version of the app that does so, in a browser.
const BY_CURBSIDE: &str = include_str!("fixtures/sealed_by_curbside.jwe");
const NOTES: &str = include_str!("fixtures/file_v3.json");
const PASSPHRASE: &str = "correct horse battery staple";

fn passphrase() -> Passphrase {
    Passphrase::given(PASSPHRASE).unwrap()
}

fn header() -> Value {
    json!({
        "alg": "PBES2-HS512+A256KW",
        "enc": "A256GCM",
        "p2s": BASE64.encode([1; 16]),
        "p2c": 210_000,
        "cty": "json",
    })
}

/// A file with this header, whatever it is.
fn under(header: &str) -> String {
    let rest = BY_JWCRYPTO.trim().split_once('.').unwrap().1;
    format!("{}.{rest}", BASE64.encode(header))
}

fn refusal(file: &str) -> SealError {
    Sealed::read(file).expect_err("it is refused")
}

#[test]
fn a_file_that_another_library_sealed_is_opened() {
    assert!(is_sealed(BY_JWCRYPTO));
    let sealed = Sealed::read(BY_JWCRYPTO).unwrap();
    assert_eq!(sealed.header.content(), Content::Json);
    assert_eq!(
        sealing::open(&sealed, &passphrase()).as_deref(),
        Some(NOTES)
    );
}

#[test]
fn a_file_that_a_browser_sealed_is_read_and_opened_by_another_hand() {
    let sealed = Sealed::read(BY_CURBSIDE).unwrap();
    assert_eq!(sealed.header.rounds(), ROUNDS);
    let notes = jose::open(BY_CURBSIDE, PASSPHRASE).unwrap();
    assert!(notes.starts_with("{\"format\":\"curbside\",\"version\":3,"));
}

#[test]
fn a_file_of_the_app_is_opened_by_another_hand() {
    let file = sealing::seal(NOTES, Content::Json, &passphrase());
    assert_eq!(jose::open(&file, PASSPHRASE).as_deref(), Some(NOTES));
    let altered = file.replacen("eyJ", "eyI", 1);
    assert_eq!(jose::open(&altered, PASSPHRASE), None);
}

#[test]
fn a_file_of_another_hand_is_opened_and_by_no_other_passphrase() {
    let file = jose::seal(&header(), NOTES, PASSPHRASE);
    let sealed = Sealed::read(&file).unwrap();
    assert_eq!(
        sealing::open(&sealed, &passphrase()).as_deref(),
        Some(NOTES)
    );
    let wrong = Passphrase::given("correct horse battery stable").unwrap();
    assert_eq!(sealing::open(&sealed, &wrong), None);
}

/// RFC 7517, Appendix C.4: the key of its example is of another length, and made in the same way.
#[test]
fn the_salt_is_made_as_in_the_example_of_the_standard() {
    let salt = BASE64.decode("2WCTcJZ1Rvd_CJuJripQ1w").unwrap();
    let mut key = [0; 16];
    pbkdf2::pbkdf2_hmac::<sha2::Sha256>(
        b"Thus from my lips, by yours, my sin is purged.",
        &salted("PBES2-HS256+A128KW", &salt),
        4_096,
        &mut key,
    );
    let derived = [
        110, 171, 169, 92, 129, 92, 109, 117, 233, 242, 116, 233, 170, 14, 24, 75,
    ];
    assert_eq!(key, derived);
}

/// The header of the same example asks for weaker algorithms and for 4,096 rounds.
#[test]
fn the_example_of_the_standard_is_refused_as_sealed_in_another_way() {
    let example = r#"{"alg":"PBES2-HS256+A128KW","p2s":"2WCTcJZ1Rvd_CJuJripQ1w","p2c":4096,"enc":"A128CBC-HS256","cty":"jwk-set+json"}"#;
    assert_eq!(refusal(&under(example)), SealError::AnotherWay);
}

#[test]
fn a_file_that_is_sealed_in_another_way_is_refused() {
    let with = |name: &str, value: Value| {
        let mut header = header();
        header[name] = value;
        refusal(&under(&header.to_string()))
    };
    assert_eq!(with("alg", json!("RSA-OAEP")), SealError::AnotherWay);
    assert_eq!(with("alg", json!("dir")), SealError::AnotherWay);
    assert_eq!(with("enc", json!("A128GCM")), SealError::AnotherWay);
    assert_eq!(with("zip", json!("DEF")), SealError::Beyond);
    assert_eq!(with("crit", json!(["exp"])), SealError::Beyond);
    assert_eq!(with("crit", json!([])), SealError::Beyond);
    for (name, value) in [
        ("p2c", json!(null)),
        ("p2s", json!("AQID")),
        ("p2s", json!("?")),
    ] {
        assert!(matches!(with(name, value), SealError::Header { .. }));
    }
}

#[test]
fn rounds_are_neither_too_few_nor_too_many() {
    let with = |rounds: &str| {
        let header = header().to_string().replace("210000", rounds);
        Sealed::read(&under(&header)).map(|sealed| sealed.header.rounds())
    };
    for few in ["0", "1", "1000", "209999"] {
        assert_eq!(with(few), Err(SealError::TooWeak), "{few}");
    }
    for many in [
        "3000001",
        "4294967295",
        "4294967296",
        "18446744073709551615",
    ] {
        assert_eq!(with(many), Err(SealError::TooSlow), "{many}");
    }
    for none in [
        "-1",
        "1.5",
        "6e5",
        "1e999",
        "\"600000\"",
        "18446744073709551616",
        "[]",
    ] {
        assert!(
            matches!(with(none), Err(SealError::Header { .. })),
            "{none}"
        );
    }
    for fits in [210_000, ROUNDS, 3_000_000] {
        assert_eq!(with(&fits.to_string()), Ok(fits));
    }
}

#[test]
fn what_mail_adds_at_the_ends_is_no_part_of_the_file() {
    let file = format!("\u{feff}\r\n {} \r\n", BY_JWCRYPTO.trim());
    assert_eq!(Sealed::read(&file), Sealed::read(BY_JWCRYPTO));
}

#[test]
fn a_file_that_is_cut_off_is_refused_at_every_place() {
    let whole = BY_JWCRYPTO.trim();
    let parts = whole.rfind('.').unwrap();
    for end in 0..whole.len() {
        let refused = refusal(&whole[..end]);
        if end <= parts && end > whole.find('.').unwrap() {
            let is_told = matches!(refused, SealError::CutOff | SealError::Damaged(_));
            assert!(is_told, "{refused:?}");
        }
    }
    assert_eq!(
        refusal(&format!("{whole}.AAAA")),
        SealError::Damaged(Part::Tag)
    );
}

#[test]
fn a_passphrase_is_long_is_typed_twice_and_is_never_shown() {
    let chosen = Passphrase::chosen;
    assert_eq!(chosen("", Some("")), Err(Unfit::Empty));
    assert_eq!(chosen("   ", None), Err(Unfit::Empty));
    assert_eq!(chosen("elf letters", None), Err(Unfit::Short));
    assert_eq!(
        chosen(PASSPHRASE, Some("correct horse")),
        Err(Unfit::Different)
    );
    assert_eq!(
        chosen("correct horse battery staple ", Some(PASSPHRASE)),
        Ok(passphrase())
    );
    assert_eq!(Passphrase::given(" x "), Passphrase::given("x"));
    assert_eq!(format!("{:?}", passphrase()), "Passphrase");
}

fn content() -> impl Strategy<Value = Content> {
    prop_oneof![
        Just(Content::Json),
        Just(Content::Text),
        Just(Content::Markdown),
        Just(Content::Calendar)
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_it_was(
        salt in any::<[u8; SALT]>(),
        content in content(),
        key in proptest::array::uniform(any::<u8>()),
        nonce in any::<[u8; NONCE]>(),
        sealed in prop::collection::vec(any::<u8>(), TAG..200),
    ) {
        let key: [u8; WRAPPED] = key;
        let header = Header::new(salt, content);
        let protected = header.encoded().unwrap();
        let file = write(&protected, &key, &nonce, &sealed);
        let read = Sealed::read(&file).unwrap();
        prop_assert_eq!(read, Sealed { header, protected, key, nonce, content: sealed });
        prop_assert!(is_sealed(&file));
    }

    #[test]
    fn no_two_files_are_read_as_the_same(place in 0..BY_JWCRYPTO.len() - 1, letter in "[A-Za-z0-9_.=-]") {
        let mut file = BY_JWCRYPTO.trim().to_owned();
        file.replace_range(place..=place, &letter);
        if file != BY_JWCRYPTO.trim() {
            prop_assert_ne!(Sealed::read(&file), Sealed::read(BY_JWCRYPTO));
        }
    }

    #[test]
    fn any_writing_is_refused_in_a_sentence(text in "(eyJ)?[A-Za-z0-9_.\\-]{0,200}|\\PC{0,60}") {
        if let Err(refused) = Sealed::read(&text) {
            prop_assert!(refused.to_string().ends_with('.'));
        }
    }

    #[test]
    fn any_header_is_refused_in_a_sentence_or_read(json in "\\{(\"(alg|enc|p2s|p2c|zip|crit|cty)\":(\"(PBES2-HS512\\+A256KW|A256GCM|AAAAAAAAAAAAAAAA)\"|600000|null|\\[\\]),?){0,6}\\}") {
        if let Err(refused) = Header::read(json.as_bytes()) {
            prop_assert!(refused.to_string().ends_with('.'));
        }
    }
}
