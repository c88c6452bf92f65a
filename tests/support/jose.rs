//! Another hand that seals and opens files: the crates of RustCrypto, put together by the words of RFC 7516
//! and RFC 7518 and by nothing of the app's.
#![allow(dead_code)] // each consumer takes what it needs
#![allow(clippy::expect_used)] // a test may stop

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use aes_kw::KekAes256;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde_json::Value;

use crate::derived;

/// What only this hand knows of a file that it makes.
const KEY: [u8; 32] = [7; 32];
const NONCE: [u8; 12] = [9; 12];

/// The key that a passphrase gives, as a header asks for it.
fn wrapper(header: &Value, passphrase: &str) -> Option<KekAes256> {
    let rounds = u32::try_from(header["p2c"].as_u64()?).ok()?;
    let mut salt = header["alg"].as_str()?.as_bytes().to_vec();
    salt.push(0);
    salt.extend(BASE64.decode(header["p2s"].as_str()?).ok()?);
    Some(KekAes256::from(derived::key(passphrase, &salt, rounds)))
}

/// Seals a text under a header of any words.
pub(crate) fn seal(header: &Value, text: &str, passphrase: &str) -> String {
    let wrapper = wrapper(header, passphrase).expect("the header is one to seal with");
    let key = wrapper.wrap_vec(&KEY).expect("a key is wrapped");
    let protected = BASE64.encode(header.to_string());
    let payload = Payload {
        msg: text.as_bytes(),
        aad: protected.as_bytes(),
    };
    let cipher = Aes256Gcm::new(&KEY.into());
    let sealed = cipher.encrypt(Nonce::from_slice(&NONCE), payload);
    let sealed = sealed.expect("a text is sealed");
    let (content, tag) = sealed.split_at(sealed.len() - 16);
    let rest = [&key, &NONCE[..], content, tag].map(|part| BASE64.encode(part));
    format!("{protected}.{}", rest.join("."))
}

/// What is in a sealed file; none if the passphrase is wrong or the file is damaged.
pub(crate) fn open(file: &str, passphrase: &str) -> Option<String> {
    let [protected, key, nonce, content, tag] =
        file.split('.').collect::<Vec<_>>().try_into().ok()?;
    let header: Value = serde_json::from_slice(&BASE64.decode(protected).ok()?).ok()?;
    let wrapped = BASE64.decode(key).ok()?;
    let key = wrapper(&header, passphrase)?.unwrap_vec(&wrapped).ok()?;
    let mut sealed = BASE64.decode(content).ok()?;
    sealed.extend(BASE64.decode(tag).ok()?);
    let payload = Payload {
        msg: &sealed,
        aad: protected.as_bytes(),
    };
    let nonce = BASE64.decode(nonce).ok()?;
    let cipher = Aes256Gcm::new_from_slice(&key).ok()?;
    let text = cipher.decrypt(Nonce::from_slice(&nonce), payload).ok()?;
    String::from_utf8(text).ok()
}
