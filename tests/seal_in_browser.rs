//! The browser's own cryptography opens what another library sealed, and what it sealed itself.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

use curbside::platform::crypto::{FileKey, open, seal};
use curbside::wire::sealed::{Content, Passphrase, SealFault, Sealed};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The frozen notes, sealed by jwcrypto 1.6.1 for Python.
const BY_JWCRYPTO: &str = include_str!("fixtures/sealed_by_jwcrypto.jwe");
const NOTES: &str = include_str!("fixtures/file_v3.json");

fn passphrase(typed: &str) -> Passphrase {
    Passphrase::given(typed).expect("something is typed")
}

fn by_jwcrypto() -> Sealed {
    Sealed::read(BY_JWCRYPTO).expect("it is read")
}

#[wasm_bindgen_test]
async fn a_file_that_another_library_sealed_is_opened() {
    let opened = open(&by_jwcrypto(), &passphrase("correct horse battery staple")).await;
    assert_eq!(opened.as_deref(), Ok(NOTES));
}

#[wasm_bindgen_test]
async fn a_wrong_passphrase_is_told_from_a_file_that_was_altered() {
    let wrong = open(&by_jwcrypto(), &passphrase("correct horse battery stable")).await;
    assert_eq!(wrong, Err(SealFault::WrongPassphrase));
    let mut altered = by_jwcrypto();
    altered.content[0] ^= 1;
    let opened = open(&altered, &passphrase("correct horse battery staple")).await;
    assert_eq!(opened, Err(SealFault::Altered));
    let mut renamed = by_jwcrypto();
    renamed.protected.push('A');
    let opened = open(&renamed, &passphrase("correct horse battery staple")).await;
    assert_eq!(opened, Err(SealFault::Altered), "the header is vouched for");
}

#[wasm_bindgen_test]
async fn what_is_sealed_here_is_opened_here_and_each_time_another() {
    let words = "Grüße aus Zürich, 12 Löffel";
    let first = seal("Frank words", Content::Text, &passphrase(words)).await;
    let second = seal("Frank words", Content::Text, &passphrase(words)).await;
    let (first, second) = (first.expect("sealed"), second.expect("sealed"));
    let read = |file: &str| Sealed::read(file).expect("it is read");
    let (one, other) = (read(&first), read(&second));
    assert_ne!(one.nonce, other.nonce);
    assert_ne!(one.header, other.header, "the salt is another");
    assert_ne!(one.key, other.key);
    // Typed on a phone that writes letters and their dots apart.
    let apart = "Gru\u{308}ße aus Zu\u{308}rich, 12 Lo\u{308}ffel";
    let opened = open(&one, &passphrase(apart)).await;
    assert_eq!(opened.as_deref(), Ok("Frank words"));
}

#[wasm_bindgen_test]
async fn a_key_seals_and_opens_all_files_of_its_salt_and_no_others() {
    let words = passphrase("correct horse battery staple");
    let key = FileKey::new(&words).await.expect("a key");
    let read = |file: &str| Sealed::read(file).expect("it is read");
    let first = read(
        &key.seal("Frank words", Content::Json)
            .await
            .expect("sealed"),
    );
    let second = read(
        &key.seal("Frank words", Content::Text)
            .await
            .expect("sealed"),
    );
    assert!(first.header.shares_key_with(&second.header));
    assert_ne!(first.nonce, second.nonce);
    assert_ne!(first.key, second.key, "each file has a key of its own");
    assert_eq!(second.header.content(), Content::Text);
    assert_eq!(key.open(&second).await.as_deref(), Ok("Frank words"));
    assert_eq!(open(&first, &words).await.as_deref(), Ok("Frank words"));
    let again = FileKey::of(&second.header, &words).await.expect("a key");
    assert_eq!(again.open(&first).await.as_deref(), Ok("Frank words"));
    assert_eq!(key.fits(&first).await, Ok(true));
    assert_eq!(
        key.fits(&by_jwcrypto()).await,
        Ok(false),
        "its salt is another"
    );
}
