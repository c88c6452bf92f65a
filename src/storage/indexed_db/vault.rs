//! Rows of a locked notebook: what a person wrote is sealed, each row by itself, with AES-256-GCM and a
//! nonce of its own. What the indexes and the comparing of a write need stands open: ids, times, the
//! mark of the edits. The seal vouches for the kind, the id, the form, the mark and the call, so that no
//! row passes for another or for an older self under another mark.
//!
//! It knows nothing of the parts of a row: all that isn't among [`OPEN`] is sealed, so rows that are
//! damaged or of a newer form are sealed as they are. Start with [`Vault::seal`] and [`Vault::open`].

use js_sys::{Array, JSON, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, Crypto, CryptoKey, SubtleCrypto};

use super::connection::Failure;
use super::fault;
use super::schema::{self, ABOUT, CALL, FORM, ID, MARK, RODE, TO_TRY, WAITS};
use crate::wire::record::Kind;

/// The parts of a row that stand open.
const OPEN: [&str; 7] = [ID, FORM, MARK, CALL, WAITS, RODE, TO_TRY];
/// The parts for which the seal vouches.
const VOUCHED: [&str; 4] = [ID, FORM, MARK, CALL];
/// The nonce, and then what is sealed with its tag.
pub(super) const SEALED: &str = "sealed";
/// Bytes of a nonce. Random ones are safe for some four thousand million rows under one key (NIST SP
/// 800-38D, 8.3).
const NONCE: u32 = 12;

/// A row and its kind.
pub(super) type Typed = (Kind, JsValue);

/// Rows as they were written, whether the notebook is locked or not.
pub(super) async fn opened(vault: Option<&Vault>, rows: Vec<Typed>) -> Result<Vec<Typed>, Failure> {
    match vault {
        None => Ok(rows),
        Some(vault) => {
            let rows = vault.open(rows).await;
            rows.map_err(|error| fault::of_exception(&error))
        }
    }
}

/// A row with what opens its seal, but for the key. While a key is being made there is time to prepare it.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) kind: Kind,
    pub(super) row: JsValue,
    seal: Option<Seal>,
}

#[derive(Debug)]
struct Seal {
    how: AesGcmParams,
    text: Uint8Array,
}

impl Prepared {
    /// # Errors
    /// If the browser fails.
    pub(super) fn new((kind, row): Typed) -> Result<Self, JsValue> {
        let sealed = Reflect::get(&row, &SEALED.into())?.dyn_into::<Uint8Array>();
        let seal = match sealed {
            Ok(sealed) => Some(Seal {
                how: how(kind, &row, &sealed.subarray(0, NONCE))?,
                text: sealed.subarray(NONCE, sealed.length()),
            }),
            Err(_) => None,
        };
        Ok(Self { kind, row, seal })
    }
}

/// Seals and opens rows with the data key.
#[derive(Debug)]
pub struct Vault {
    crypto: Crypto,
    subtle: SubtleCrypto,
    key: CryptoKey,
}

impl Vault {
    /// # Errors
    /// If the browser has no cryptography.
    pub fn new(key: CryptoKey) -> Result<Self, JsValue> {
        let crypto = web_sys::window().ok_or(JsValue::NULL)?.crypto()?;
        let subtle = crypto.subtle();
        Ok(Self {
            crypto,
            subtle,
            key,
        })
    }

    /// What the thread that writes seals with.
    pub(super) fn handed(&self) -> Array {
        let names =
            |names: &[&str]| -> Array { names.iter().copied().map(JsValue::from).collect() };
        let (open, vouched) = (names(&OPEN), names(&VOUCHED));
        Array::of4(&self.key, &open, &vouched, &ABOUT.into())
    }

    /// Seals rows. `public/writer.js` does the same.
    ///
    /// # Errors
    /// If the browser fails.
    pub(super) async fn seal(&self, rows: Vec<Typed>) -> Result<Vec<JsValue>, JsValue> {
        let begun: Result<Vec<Begun>, JsValue> = rows
            .iter()
            .map(|(kind, row)| self.begin(*kind, row))
            .collect();
        let begun = begun?;
        let all: Array = begun.iter().map(|one| one.sealed.clone()).collect();
        let all = Array::from(&JsFuture::from(Promise::all(&all)).await?);
        begun
            .iter()
            .zip(all.iter())
            .map(|(one, sealed)| one.end(&sealed))
            .collect()
    }

    fn begin(&self, kind: Kind, row: &JsValue) -> Result<Begun, JsValue> {
        let (open, hidden) = apart(row)?;
        let nonce = Uint8Array::new_with_length(NONCE);
        self.crypto
            .get_random_values_with_array_buffer_view(&nonce)?;
        let how = how(kind, &open, &nonce)?;
        let text = String::from(JSON::stringify(&hidden)?);
        let text = Uint8Array::from(text.as_bytes());
        let sealed = self
            .subtle
            .encrypt_with_object_and_buffer_source(&how, &self.key, &text)?;
        Ok(Begun {
            open,
            nonce,
            sealed,
        })
    }

    /// Opens rows. One whose seal doesn't open, or that has none, is read as damaged then.
    ///
    /// # Errors
    /// If the browser fails.
    pub(super) async fn open(&self, rows: Vec<Typed>) -> Result<Vec<Typed>, JsValue> {
        let rows: Result<Vec<Prepared>, JsValue> = rows.into_iter().map(Prepared::new).collect();
        let rows = rows?;
        let texts = texts(self.begin_to_open(&rows)?).await?;
        rows.into_iter()
            .zip(texts)
            .map(|(one, text)| Ok((one.kind, put_back(one.row, text.as_deref())?)))
            .collect()
    }

    /// Begins to open rows that are prepared for it: [`texts`] waits for that.
    ///
    /// # Errors
    /// If the browser fails.
    pub(super) fn begin_to_open<'a>(
        &self,
        rows: impl IntoIterator<Item = &'a Prepared>,
    ) -> Result<Promise, JsValue> {
        let texts = rows.into_iter().map(|row| self.text(row));
        let texts: Result<Array, JsValue> = texts.collect();
        Ok(Promise::all_settled(&texts?.into()))
    }

    fn text(&self, row: &Prepared) -> Result<JsValue, JsValue> {
        let Some(Seal { how, text }) = &row.seal else {
            return Ok(Promise::reject(&JsValue::NULL).into());
        };
        let text = self
            .subtle
            .decrypt_with_object_and_buffer_source(how, &self.key, text)?;
        Ok(text.into())
    }
}

/// What was sealed of rows; `None` where the seal doesn't open, or there is none.
///
/// # Errors
/// If the browser fails.
pub(super) async fn texts(begun: Promise) -> Result<Vec<Option<Vec<u8>>>, JsValue> {
    let text = |settled: JsValue| {
        let text = Reflect::get(&settled, &"value".into())?;
        Ok((!text.is_undefined()).then(|| Uint8Array::new(&text).to_vec()))
    };
    let texts = JsFuture::from(begun).await?;
    Array::from(&texts).iter().map(text).collect()
}

/// A row that is being sealed.
struct Begun {
    open: Object,
    nonce: Uint8Array,
    sealed: Promise,
}

impl Begun {
    fn end(&self, sealed: &JsValue) -> Result<JsValue, JsValue> {
        let sealed = Uint8Array::new(sealed);
        let whole = Uint8Array::new_with_length(NONCE + sealed.length());
        whole.set(&self.nonce, 0);
        whole.set(&sealed, NONCE);
        Reflect::set(&self.open, &SEALED.into(), &whole)?;
        Ok(self.open.clone().into())
    }
}

/// What stands open of a row, and what doesn't.
fn apart(row: &JsValue) -> Result<(Object, Object), JsValue> {
    let (open, hidden) = (Object::new(), Object::new());
    for name in Object::keys(row.unchecked_ref::<Object>()) {
        let is_open = name
            .as_string()
            .is_some_and(|name| OPEN.contains(&name.as_str()));
        let to = if is_open { &open } else { &hidden };
        Reflect::set(to, &name, &Reflect::get(row, &name)?)?;
    }
    Ok((open, hidden))
}

/// The row as it was before it was sealed. One whose seal doesn't open stays as it is, and what has no seal
/// loses what isn't sealed of it: nobody who lacks the key puts notes into a locked notebook.
pub(super) fn put_back(row: JsValue, text: Option<&[u8]>) -> Result<JsValue, JsValue> {
    if text.is_none() && is_sealed(&row) {
        return Ok(row);
    }
    let (open, _) = apart(&row)?;
    if let Some(text) = text {
        let hidden = JSON::parse(&String::from_utf8_lossy(text))?;
        Object::assign(&open, hidden.unchecked_ref());
    }
    Ok(open.into())
}

/// Whether a row is still sealed.
pub(super) fn is_sealed(row: &JsValue) -> bool {
    Reflect::has(row, &SEALED.into()).unwrap_or_default()
}

/// AES-GCM with a nonce, vouching for the parts of a row that tell which it is.
fn how(kind: Kind, open: &JsValue, nonce: &Uint8Array) -> Result<AesGcmParams, JsValue> {
    let vouched = Array::of1(&schema::store(kind).into());
    for name in VOUCHED {
        vouched.push(&Reflect::get(open, &name.into())?);
    }
    let vouched = String::from(JSON::stringify(&vouched)?);
    let how = AesGcmParams::new("AES-GCM", nonce);
    how.set_additional_data(&Uint8Array::from(vouched.as_bytes()));
    Ok(how)
}
