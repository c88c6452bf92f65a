//! What the browser does with a sealed file, done natively: the app's own form around the crates of
//! RustCrypto. So the form is held together with a cryptography that isn't the browser's.
#![allow(dead_code)] // each consumer takes what it needs

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use aes_kw::KekAes256;
use curbside::wire::sealed::{Content, Header, NONCE, Passphrase, Sealed, write};

use crate::derived;

/// What is random in a browser.
const SALT: [u8; 16] = [3; 16];
const SEALED_WITH: [u8; NONCE] = [5; NONCE];
const KEY: [u8; 32] = [11; 32];

fn wrapper(header: &Header, passphrase: &Passphrase) -> KekAes256 {
    let key = derived::key(passphrase.letters(), &header.salt(), header.rounds());
    KekAes256::from(key)
}

/// Seals a text.
pub(crate) fn seal(text: &str, content: Content, passphrase: &Passphrase) -> String {
    let header = Header::new(SALT, content);
    let protected = header.encoded().expect("it is words and numbers");
    let key = wrapper(&header, passphrase).wrap_vec(&KEY);
    let payload = Payload {
        msg: text.as_bytes(),
        aad: protected.as_bytes(),
    };
    let cipher = Aes256Gcm::new(&KEY.into());
    let sealed = cipher.encrypt(Nonce::from_slice(&SEALED_WITH), payload);
    let (key, sealed) = (key.expect("a key"), sealed.expect("a text"));
    write(&protected, &key, &SEALED_WITH, &sealed)
}

/// Opens a sealed file; none if the passphrase is wrong or the content altered.
pub(crate) fn open(sealed: &Sealed, passphrase: &Passphrase) -> Option<String> {
    let key = wrapper(&sealed.header, passphrase).unwrap_vec(&sealed.key);
    let cipher = Aes256Gcm::new_from_slice(&key.ok()?).ok()?;
    let payload = Payload {
        msg: &sealed.content,
        aad: sealed.protected.as_bytes(),
    };
    let text = cipher.decrypt(Nonce::from_slice(&sealed.nonce), payload);
    String::from_utf8(text.ok()?).ok()
}
