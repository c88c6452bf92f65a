//! The key that a passphrase gives, by PBKDF2 of RustCrypto. A test is built for debugging, and the rounds
//! take seconds: each key is made once.
#![allow(clippy::expect_used)] // a test may stop

use std::sync::Mutex;

use sha2::Sha512;

/// What a key was made of, and the key.
type Made = (Vec<u8>, u32, String, [u8; 32]);

static MADE: Mutex<Vec<Made>> = Mutex::new(Vec::new());

/// The key of a passphrase, with the salt as PBKDF2 takes it.
pub(crate) fn key(passphrase: &str, salt: &[u8], rounds: u32) -> [u8; 32] {
    let mut made = MADE.lock().expect("no test has failed in here");
    let is_it = |one: &&Made| (&one.0[..], one.1, &one.2[..]) == (salt, rounds, passphrase);
    if let Some((.., key)) = made.iter().find(is_it) {
        return *key;
    }
    let mut key = [0; 32];
    pbkdf2::pbkdf2_hmac::<Sha512>(passphrase.as_bytes(), salt, rounds, &mut key);
    made.push((salt.to_vec(), rounds, passphrase.to_owned(), key));
    key
}
