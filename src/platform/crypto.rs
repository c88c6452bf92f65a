//! Sealing and opening files by WebCrypto, and what the lock shares with that. Nothing here knows the form
//! of the file, which is `wire/sealed`, and no key ever comes into the app's own memory.

use gloo_timers::future::TimeoutFuture;
use js_sys::{ArrayBuffer, Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AesDerivedKeyParams, AesGcmParams, AesKeyGenParams, Blob, Crypto, CryptoKey, DomException,
    Pbkdf2Params, SubtleCrypto,
};

use super::words;
use crate::wire::sealed::{
    AT_ONCE, Content, Header, NONCE, Passphrase, Piece, SALT, SealFault, Sealed, TAG, WRAPPED,
    write,
};

/// Bits of every key and of the tag.
const KEY_BITS: u16 = 256;
const TAG_BITS: u8 = TAG as u8 * 8;
const GCM: &str = "AES-GCM";
const WRAP: &str = "AES-KW";

/// Seals a text; the salt, the nonce and the key of the content are new each time.
///
/// # Errors
/// If the browser has no cryptography, or fails.
pub async fn seal(
    text: &str,
    content: Content,
    passphrase: &Passphrase,
) -> Result<String, SealFault> {
    FileKey::new(passphrase).await?.seal(text, content).await
}

/// Opens a sealed file.
///
/// # Errors
/// If the passphrase doesn't fit, the file was altered, or the browser can't do it.
pub async fn open(sealed: &Sealed, passphrase: &Passphrase) -> Result<String, SealFault> {
    FileKey::of(&sealed.header, passphrase)
        .await?
        .open(sealed)
        .await
}

/// What a sealed file is put together of.
struct Bytes {
    protected: String,
    /// Wrapped.
    key: Vec<u8>,
    nonce: [u8; NONCE],
    /// With its tag; in the browser's own memory.
    content: JsValue,
}

/// The key that a passphrase gives to all files of one salt. It wraps and unwraps the keys of such files, and can't
/// be read; nothing tells the passphrase from it but trying.
pub struct FileKey {
    header: Header,
    key: CryptoKey,
}

impl FileKey {
    /// With a salt of its own.
    ///
    /// # Errors
    /// If the browser has no cryptography, or fails.
    pub async fn new(passphrase: &Passphrase) -> Result<Self, SealFault> {
        let (crypto, _) = cryptography()?;
        Self::of(
            &Header::new(random::<SALT>(&crypto)?, Content::Json),
            passphrase,
        )
        .await
    }

    /// With the salt of this file.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub async fn of(header: &Header, passphrase: &Passphrase) -> Result<Self, SealFault> {
        let (_, subtle) = cryptography()?;
        let header = header.for_another(Content::Json);
        let how = Derivation {
            letters: passphrase.letters(),
            hash: "SHA-512",
            salt: &header.salt(),
            rounds: header.rounds(),
        };
        let key = how.wrapper(&subtle, &["wrapKey", "unwrapKey"]).await?;
        Ok(Self { header, key })
    }

    /// One that was kept.
    pub(super) fn kept(header: Header, key: CryptoKey) -> Self {
        Self { header, key }
    }

    pub(super) fn header(&self) -> &Header {
        &self.header
    }

    /// For the browser to keep.
    pub(super) fn key(&self) -> &CryptoKey {
        &self.key
    }

    /// Seals a text; the nonce and the key of the content are new each time.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub async fn seal(&self, text: &str, content: Content) -> Result<String, SealFault> {
        let text = Uint8Array::from(text.as_bytes());
        let sealed = self.seal_bytes(&text, content).await?;
        let content = bytes(&sealed.content);
        Ok(write(
            &sealed.protected,
            &sealed.key,
            &sealed.nonce,
            &content,
        ))
    }

    /// Seals a large text that the browser keeps, and hands each piece of the file to `keep`. Between two of them the
    /// browser has its turn.
    ///
    /// # Errors
    /// As [`Self::new`], and if a piece can't be kept.
    pub(crate) async fn seal_aside(
        &self,
        text: &Blob,
        content: Content,
        keep: &mut dyn FnMut(String) -> Result<(), SealFault>,
    ) -> Result<(), SealFault> {
        let text = Uint8Array::new(&done(Ok(text.array_buffer())).await?);
        let sealed = self.seal_bytes(&text, content).await?;
        drop(text);
        let beginning = Piece::Beginning {
            protected: &sealed.protected,
            key: &sealed.key,
            nonce: &sealed.nonce,
        };
        keep(beginning.letters())?;
        let content = Uint8Array::new(&sealed.content);
        let end = content.length().saturating_sub(TAG as u32);
        let mut at = 0;
        while at < end {
            let to = end.min(at.saturating_add(AT_ONCE as u32));
            keep(Piece::Content(&content.subarray(at, to).to_vec()).letters())?;
            at = to;
            TimeoutFuture::new(0).await;
        }
        keep(Piece::Tag(&content.subarray(end, content.length()).to_vec()).letters())
    }

    async fn seal_bytes(&self, text: &Uint8Array, content: Content) -> Result<Bytes, SealFault> {
        let (crypto, subtle) = cryptography()?;
        let protected = self.header.for_another(content).encoded();
        let protected = protected.map_err(|error| SealFault::Failed {
            why: error.to_string(),
        })?;
        let key = new_key(&subtle).await?;
        let nonce = random::<NONCE>(&crypto)?;
        let how = with_nonce(&nonce, &protected);
        let sealed = subtle.encrypt_with_object_and_buffer_source(&how, &key, text);
        let content = done(sealed).await?;
        let key = wrapped(&subtle, &key, &self.key).await?;
        Ok(Bytes {
            protected,
            key,
            nonce,
            content,
        })
    }

    /// Opens a file.
    ///
    /// # Errors
    /// If the key doesn't fit, the file was altered, or the browser can't do it.
    pub async fn open(&self, sealed: &Sealed) -> Result<String, SealFault> {
        let (_, subtle) = cryptography()?;
        let key = unwrapped(&subtle, &sealed.key, &self.key, Use::Opening).await?;
        let how = with_nonce(&sealed.nonce, &sealed.protected);
        let content = Uint8Array::from(sealed.content.as_slice());
        let text = subtle.decrypt_with_object_and_buffer_source(&how, &key, &content);
        let text = promised(text).await;
        let text = text.map_err(|error| told_by(&error, SealFault::Altered))?;
        String::from_utf8(bytes(&text)).map_err(|_| SealFault::NotText)
    }

    /// Whether it opens a file, whose content isn't looked at.
    ///
    /// # Errors
    /// If the browser can't do it.
    pub async fn fits(&self, sealed: &Sealed) -> Result<bool, SealFault> {
        let (_, subtle) = cryptography()?;
        match unwrapped(&subtle, &sealed.key, &self.key, Use::Opening).await {
            Ok(_) => Ok(true),
            Err(SealFault::WrongPassphrase) => Ok(false),
            Err(fault) => Err(fault),
        }
    }
}

/// A key wrap tells a wrong key by itself: then what a person knows was something else.
pub(super) async fn unwrapped(
    subtle: &SubtleCrypto,
    wrapped: &[u8; WRAPPED],
    wrapper: &CryptoKey,
    use_of_it: Use,
) -> Result<CryptoKey, SealFault> {
    let wrapped = Uint8Array::from(wrapped.as_slice());
    let key = subtle.unwrap_key_with_buffer_source_and_str_and_str(
        "raw",
        &wrapped,
        wrapper,
        WRAP,
        GCM,
        use_of_it == Use::WrappingAgain,
        &use_of_it.usages(),
    );
    match promised(key).await {
        Ok(key) => Ok(key.unchecked_into()),
        Err(error) => Err(told_by(&error, SealFault::WrongPassphrase)),
    }
}

/// What an unwrapped key is for. One that is to be wrapped again must be one that can leave; it does so
/// wrapped alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Opening,
    OpeningAndSealing,
    WrappingAgain,
}

impl Use {
    fn usages(self) -> JsValue {
        match self {
            Self::Opening => usages(&["decrypt"]),
            Self::OpeningAndSealing | Self::WrappingAgain => usages(&["encrypt", "decrypt"]),
        }
    }
}

/// A new key, for the use that [`Use::WrappingAgain`] has.
pub(super) async fn new_key(subtle: &SubtleCrypto) -> Result<CryptoKey, SealFault> {
    let key = AesKeyGenParams::new(GCM, KEY_BITS);
    let key = subtle.generate_key_with_object(&key, true, &Use::WrappingAgain.usages());
    Ok(done(key).await?.unchecked_into())
}

/// The key, wrapped.
pub(super) async fn wrapped(
    subtle: &SubtleCrypto,
    key: &CryptoKey,
    wrapper: &CryptoKey,
) -> Result<Vec<u8>, SealFault> {
    let wrapped = subtle.wrap_key_with_str("raw", key, wrapper, WRAP);
    Ok(bytes(&done(wrapped).await?))
}

/// How a key is made of what a person knows.
pub(super) struct Derivation<'a> {
    pub(super) letters: &'a str,
    pub(super) hash: &'static str,
    pub(super) salt: &'a [u8],
    pub(super) rounds: u32,
}

impl Derivation<'_> {
    /// A key for AES key wrap. It can be used for these alone, and can't be read.
    pub(super) async fn wrapper(
        &self,
        subtle: &SubtleCrypto,
        its_usages: &[&'static str],
    ) -> Result<CryptoKey, SealFault> {
        // One that is typed in two ways is the same: `é` as one letter, or as `e` with its accent.
        let letters = js_sys::JsString::from(self.letters).normalize("NFC");
        let letters = String::from(letters);
        let letters = Uint8Array::from(letters.as_bytes());
        let typed =
            subtle.import_key_with_str("raw", &letters, "PBKDF2", false, &usages(&["deriveKey"]));
        let typed: CryptoKey = done(typed).await?.unchecked_into();
        let salt = Uint8Array::from(self.salt);
        let how = Pbkdf2Params::new_with_str("PBKDF2", self.hash, self.rounds, &salt);
        let what = AesDerivedKeyParams::new(WRAP, KEY_BITS.into());
        let key = subtle.derive_key_with_object_and_object(
            &how,
            &typed,
            &what,
            false,
            &usages(its_usages),
        );
        Ok(done(key).await?.unchecked_into())
    }
}

/// AES-GCM with a nonce, which vouches for the header's letters too.
fn with_nonce(nonce: &[u8; NONCE], protected: &str) -> AesGcmParams {
    let how = AesGcmParams::new(GCM, &Uint8Array::from(nonce.as_slice()));
    how.set_additional_data(&Uint8Array::from(protected.as_bytes()));
    how.set_tag_length(TAG_BITS);
    how
}

/// The browser's cryptography. On a page without https there is none, and the binding would take
/// `undefined` for one.
pub(super) fn cryptography() -> Result<(Crypto, SubtleCrypto), SealFault> {
    let window = web_sys::window().ok_or(SealFault::Unavailable)?;
    let crypto = window.crypto().map_err(|_| SealFault::Unavailable)?;
    let subtle = crypto.subtle();
    if subtle.is_undefined() {
        return Err(SealFault::Unavailable);
    }
    Ok((crypto, subtle))
}

pub(super) fn random<const LENGTH: usize>(crypto: &Crypto) -> Result<[u8; LENGTH], SealFault> {
    let mut random = [0; LENGTH];
    let made = crypto.get_random_values_with_u8_array(&mut random);
    made.map(|_| random).map_err(|error| failed(&error))
}

pub(super) fn usages(usages: &[&'static str]) -> JsValue {
    let usages = usages.iter().map(|usage| JsValue::from(*usage));
    usages.collect::<js_sys::Array>().into()
}

async fn promised(begun: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(begun?).await
}

async fn done(begun: Result<Promise, JsValue>) -> Result<JsValue, SealFault> {
    promised(begun).await.map_err(|error| failed(&error))
}

fn failed(error: &JsValue) -> SealFault {
    SealFault::Failed { why: words(error) }
}

/// What doesn't fit is an `OperationError` in every engine; all else is a failure of another kind.
fn told_by(error: &JsValue, misfit: SealFault) -> SealFault {
    match error.dyn_ref::<DomException>() {
        Some(exception) if exception.name() == "OperationError" => misfit,
        _ => failed(error),
    }
}

fn bytes(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(
        buffer
            .unchecked_ref::<ArrayBuffer>()
            .unchecked_ref::<Object>(),
    )
    .to_vec()
}
