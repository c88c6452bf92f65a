//! Face or finger: a passkey with the PRF extension of WebAuthn (level 3), made and asked on this phone
//! alone. It answers a question with a secret, of which WebCrypto makes the key that wraps the data key;
//! neither comes into the app's own memory.

use js_sys::{JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesDerivedKeyParams, CryptoKey, DomException, HkdfParams};

use super::{crypto, words};
use crate::wire::lock::{LockFault, QUESTION};

/// What a passkey is made with; the bytes are put in. ES256 and RS256 are what phones and computers know.
const MAKE: &str = r#"{
    "rp": { "name": "Curbside" },
    "user": { "name": "Curbside", "displayName": "Curbside notes" },
    "pubKeyCredParams": [{ "type": "public-key", "alg": -7 }, { "type": "public-key", "alg": -257 }],
    "authenticatorSelection": { "authenticatorAttachment": "platform", "userVerification": "required" },
    "extensions": { "prf": { "eval": {} } }
}"#;
const ASK: &str = r#"{
    "allowCredentials": [{ "type": "public-key" }],
    "userVerification": "required",
    "extensions": { "prf": { "eval": {} } }
}"#;
/// Bytes of what only a server would look at, and of the name of a user whom nobody tells apart.
const CHALLENGE: usize = 32;
const USER: usize = 16;
/// What the key is for.
const INFO: &[u8] = b"curbside data key";

/// A passkey that was made, and the key that wraps by it.
pub(crate) struct Made {
    pub(crate) id: Vec<u8>,
    pub(crate) question: [u8; QUESTION],
    pub(crate) wrapper: CryptoKey,
}

/// Whether this phone has face, finger or the like, and the browser the extension.
pub(crate) async fn is_offered() -> bool {
    capabilities().await.is_ok_and(|all| {
        let has = |name: &str| Reflect::get(&all, &name.into()).is_ok_and(|it| it == JsValue::TRUE);
        has("extension:prf") && has("userVerifyingPlatformAuthenticator")
    })
}

async fn capabilities() -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let credential = Reflect::get(&window, &"PublicKeyCredential".into())?;
    called(&credential, "getClientCapabilities", &[]).await
}

/// Makes a passkey. The phone asks the person for face or finger, and once more where it answers only a
/// passkey that is there already.
///
/// # Errors
/// If the person or the phone doesn't want to, or the browser fails.
pub(crate) async fn make() -> Result<Made, LockFault> {
    let question = random::<QUESTION>()?;
    let credential = made(&question).await.map_err(|error| fault(&error))?;
    let id = part(&credential, &["rawId"]).map_err(|error| fault(&error))?;
    let id = Uint8Array::new(&id).to_vec();
    let wrapper = match answer(&credential) {
        Some(secret) => key(&secret, "wrapKey").await?,
        None => ask(&id, &question, "wrapKey").await?,
    };
    Ok(Made {
        id,
        question,
        wrapper,
    })
}

async fn made(question: &[u8]) -> Result<JsValue, JsValue> {
    let options = JSON::parse(MAKE)?;
    put(&options, &["user", "id"], &random_bytes::<USER>()?)?;
    put(&options, &["challenge"], &random_bytes::<CHALLENGE>()?)?;
    put(&options, &["extensions", "prf", "eval", "first"], question)?;
    credential("create", &options).await
}

/// Asks a passkey; answers with the key of its secret, for `wrapKey` or `unwrapKey`.
///
/// # Errors
/// If the person or the phone doesn't want to, or the browser fails.
pub(crate) async fn ask(
    id: &[u8],
    question: &[u8],
    usage: &'static str,
) -> Result<CryptoKey, LockFault> {
    let asked = asked(id, question).await.map_err(|error| fault(&error))?;
    let secret = answer(&asked).ok_or(LockFault::NoPasskey)?;
    key(&secret, usage).await
}

async fn asked(id: &[u8], question: &[u8]) -> Result<JsValue, JsValue> {
    let options = JSON::parse(ASK)?;
    put(&options, &["allowCredentials", "0", "id"], id)?;
    put(&options, &["challenge"], &random_bytes::<CHALLENGE>()?)?;
    put(&options, &["extensions", "prf", "eval", "first"], question)?;
    credential("get", &options).await
}

async fn credential(how: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let credentials = Reflect::get(&window.navigator(), &"credentials".into())?;
    let all = Object::new();
    Reflect::set(&all, &"publicKey".into(), options)?;
    called(&credentials, how, &[all.into()]).await
}

/// The secret that a passkey answers with; none if it only exists.
fn answer(credential: &JsValue) -> Option<Uint8Array> {
    let results: js_sys::Function = part(credential, &["getClientExtensionResults"])
        .ok()?
        .dyn_into()
        .ok()?;
    let results = results.call0(credential).ok()?;
    let secret = part(&results, &["prf", "results", "first"]).ok()?;
    secret.is_object().then(|| Uint8Array::new(&secret))
}

/// HKDF (RFC 5869): the secret is as good as random, and is used for nothing else.
async fn key(secret: &Uint8Array, usage: &'static str) -> Result<CryptoKey, LockFault> {
    let derived = async {
        let (_, subtle) = crypto::cryptography().map_err(|_| JsValue::NULL)?;
        let given = subtle.import_key_with_str(
            "raw",
            secret,
            "HKDF",
            false,
            &crypto::usages(&["deriveKey"]),
        )?;
        let given: CryptoKey = JsFuture::from(given).await?.unchecked_into();
        let (info, salt) = (Uint8Array::from(INFO), Uint8Array::new_with_length(0));
        let how = HkdfParams::new_with_str("HKDF", "SHA-256", &info, &salt);
        let what = AesDerivedKeyParams::new("AES-KW", 256);
        let usages = crypto::usages(&[usage]);
        let key = subtle.derive_key_with_object_and_object(&how, &given, &what, false, &usages)?;
        JsFuture::from(key).await
    };
    let key: Result<JsValue, JsValue> = derived.await;
    key.map(JsCast::unchecked_into)
        .map_err(|error| fault(&error))
}

async fn called(on: &JsValue, name: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let call: js_sys::Function = Reflect::get(on, &name.into())?.dyn_into()?;
    let with: js_sys::Array = with.iter().collect();
    let promise: js_sys::Promise = call.apply(on, &with)?.dyn_into()?;
    JsFuture::from(promise).await
}

fn part(of: &JsValue, path: &[&str]) -> Result<JsValue, JsValue> {
    path.iter()
        .try_fold(of.clone(), |of, name| Reflect::get(&of, &(*name).into()))
}

fn put(into: &JsValue, path: &[&str], bytes: &[u8]) -> Result<(), JsValue> {
    let Some((last, path)) = path.split_last() else {
        return Ok(());
    };
    let into = part(into, path)?;
    Reflect::set(&into, &(*last).into(), &Uint8Array::from(bytes)).map(drop)
}

fn random<const LENGTH: usize>() -> Result<[u8; LENGTH], LockFault> {
    random_bytes().map_err(|error| fault(&error))
}

fn random_bytes<const LENGTH: usize>() -> Result<[u8; LENGTH], JsValue> {
    let crypto = web_sys::window().ok_or(JsValue::NULL)?.crypto()?;
    let mut random = [0; LENGTH];
    crypto
        .get_random_values_with_u8_array(&mut random)
        .map(|_| random)
}

/// That the person called it off is told by the same name as that the phone didn't know them.
fn fault(error: &JsValue) -> LockFault {
    match error.dyn_ref::<DomException>() {
        Some(exception) if exception.name() == "NotAllowedError" => LockFault::NoPasskey,
        Some(exception) => LockFault::Failed {
            why: exception.message(),
        },
        None => LockFault::Failed { why: words(error) },
    }
}
