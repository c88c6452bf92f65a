//! Keyrings by WebCrypto: a new one is made, one is opened, a wrapper of it is made anew. The form is
//! `wire/lock`. The data key is the browser's own and can't be read; what wraps it is forgotten at once.

use web_sys::{CryptoKey, SubtleCrypto};

use super::crypto::{self, Derivation, Use};
use super::passkey;
use crate::wire::lock::{CODE, Keyring, LockFault, Opener, Passkey, ROUNDS, RecoveryCode, Wrapper};
use crate::wire::sealed::{Passphrase, SALT, SealFault, WRAPPED};

/// A lock that isn't on a notebook yet.
pub struct NewLock {
    pub keyring: Keyring,
    /// The data key, to seal records with.
    pub key: CryptoKey,
    pub code: RecoveryCode,
}

/// Makes a data key, a recovery code, and a keyring of both and the passphrase.
///
/// # Errors
/// If the browser has no cryptography, or fails.
pub async fn make(passphrase: Passphrase) -> Result<NewLock, LockFault> {
    let (_, subtle) = crypto::cryptography().map_err(of_seal)?;
    let key = crypto::new_key(&subtle).await.map_err(of_seal)?;
    let code = new_code()?;
    let by_passphrase = wrap(&key, &Opener::Passphrase(passphrase)).await?;
    let by_code = Opener::Code(code);
    let keyring = Keyring::new(by_passphrase, wrap(&key, &by_code).await?);
    // From here on it is one that can't leave.
    let key = unwrap(&subtle, &keyring, &by_code, Use::OpeningAndSealing).await?;
    Ok(NewLock { keyring, key, code })
}

/// The data key, to open and seal records with.
///
/// # Errors
/// If what was typed doesn't fit, or the browser fails.
pub async fn unlock(keyring: &Keyring, opener: &Opener) -> Result<CryptoKey, LockFault> {
    let (_, subtle) = crypto::cryptography().map_err(of_seal)?;
    unwrap(&subtle, keyring, opener, Use::OpeningAndSealing).await
}

/// The keyring with the data key wrapped under another passphrase or code, in the place of the former.
///
/// # Errors
/// As [`unlock`].
pub async fn rewrap(
    keyring: &Keyring,
    opener: &Opener,
    new: &Opener,
) -> Result<Keyring, LockFault> {
    let (_, subtle) = crypto::cryptography().map_err(of_seal)?;
    let key = unwrap(&subtle, keyring, opener, Use::WrappingAgain).await?;
    let wrapper = wrap(&key, new).await?;
    let mut keyring = keyring.clone();
    match new {
        Opener::Passphrase(_) => keyring.passphrase = wrapper,
        Opener::Code(_) => keyring.code = wrapper,
    }
    Ok(keyring)
}

/// The keyring with a passkey of this phone beside the passphrase and the code. That they fit is known
/// before the phone asks for face or finger.
///
/// # Errors
/// As [`unlock`], and if the person or the phone doesn't want to.
pub async fn add_passkey(keyring: &Keyring, opener: &Opener) -> Result<Keyring, LockFault> {
    let (_, subtle) = crypto::cryptography().map_err(of_seal)?;
    let key = unwrap(&subtle, keyring, opener, Use::WrappingAgain).await?;
    let made = passkey::make().await?;
    let wrapped = crypto::wrapped(&subtle, &key, &made.wrapper).await;
    let mut keyring = keyring.clone();
    keyring.passkey = Some(Passkey {
        id: made.id,
        question: made.question,
        key: of_length(wrapped.map_err(of_seal)?)?,
    });
    Ok(keyring)
}

/// The data key by the phone's own passkey.
///
/// # Errors
/// If there is none, the person or the phone doesn't want to, or it fits no more.
pub async fn unlock_by_passkey(keyring: &Keyring) -> Result<CryptoKey, LockFault> {
    let passkey = keyring.passkey.as_ref().ok_or(LockFault::NoPasskey)?;
    let by = passkey::ask(&passkey.id, &passkey.question, "unwrapKey").await?;
    let (_, subtle) = crypto::cryptography().map_err(of_seal)?;
    let key = crypto::unwrapped(&subtle, &passkey.key, &by, Use::OpeningAndSealing).await;
    key.map_err(|fault| match fault {
        SealFault::WrongPassphrase => LockFault::NoPasskey,
        fault => of_seal(fault),
    })
}

/// A recovery code of its own.
///
/// # Errors
/// If the browser has no cryptography, or fails.
pub fn new_code() -> Result<RecoveryCode, LockFault> {
    let (browser, _) = crypto::cryptography().map_err(of_seal)?;
    let random = crypto::random::<CODE>(&browser).map_err(of_seal)?;
    Ok(RecoveryCode::new(random))
}

async fn wrap(key: &CryptoKey, opener: &Opener) -> Result<Wrapper, LockFault> {
    let (browser, subtle) = crypto::cryptography().map_err(of_seal)?;
    let salt = crypto::random::<SALT>(&browser).map_err(of_seal)?;
    let by = derived(&subtle, opener, &salt, ROUNDS, "wrapKey").await?;
    let wrapped = crypto::wrapped(&subtle, key, &by).await.map_err(of_seal)?;
    Ok(Wrapper {
        salt,
        rounds: ROUNDS,
        key: of_length(wrapped)?,
    })
}

fn of_length(wrapped: Vec<u8>) -> Result<[u8; WRAPPED], LockFault> {
    wrapped.try_into().map_err(|_| LockFault::Failed {
        why: "the key came out of another length".to_owned(),
    })
}

async fn unwrap(
    subtle: &SubtleCrypto,
    keyring: &Keyring,
    opener: &Opener,
    use_of_it: Use,
) -> Result<CryptoKey, LockFault> {
    let Wrapper { salt, rounds, key } = opener.wrapper(keyring);
    let by = derived(subtle, opener, salt, *rounds, "unwrapKey").await?;
    let key = crypto::unwrapped(subtle, key, &by, use_of_it).await;
    key.map_err(|fault| match fault {
        SealFault::WrongPassphrase => opener.misfit(),
        fault => of_seal(fault),
    })
}

async fn derived(
    subtle: &SubtleCrypto,
    opener: &Opener,
    salt: &[u8; SALT],
    rounds: u32,
    usage: &'static str,
) -> Result<CryptoKey, LockFault> {
    let how = Derivation {
        letters: &opener.letters(),
        hash: "SHA-256",
        salt,
        rounds,
    };
    how.wrapper(subtle, &[usage]).await.map_err(of_seal)
}

fn of_seal(fault: SealFault) -> LockFault {
    match fault {
        SealFault::Unavailable => LockFault::Unavailable,
        SealFault::Failed { why } => LockFault::Failed { why },
        fault => LockFault::Failed {
            why: fault.to_string(),
        },
    }
}
