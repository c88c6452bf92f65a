//! Hashes as a page states them: of its script and its WebAssembly (SHA-384), of its style (SHA-256).

use sha2::{Digest, Sha256, Sha384};

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The page with the hash of the new bytes in the place of that of the old.
pub(super) fn renewed(html: &str, old: &[u8], new: &[u8]) -> String {
    html.replace(&sha384(old), &sha384(new))
}

/// As an attribute `integrity` has it.
pub(super) fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

/// As a policy has it, without the quotes.
pub(super) fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", base64(&Sha256::digest(bytes)))
}

/// As the worker has it.
pub(super) fn hex_sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn base64(bytes: &[u8]) -> String {
    let letter = |bits: u32| char::from(LETTERS[(bits & 63) as usize]);
    let group = |upto_three: &[u8]| {
        let bits = (0..3).fold(0, |bits, place| {
            bits << 8 | upto_three.get(place).map_or(0, |byte| u32::from(*byte))
        });
        let written = upto_three.len() + 1;
        let letters = [18, 12, 6, 0].map(|shift| letter(bits >> shift));
        let filled = letters.iter().take(written).copied();
        filled
            .chain(std::iter::repeat_n('=', 4 - written))
            .collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_hash_stands_where_the_old_one_stood() {
        // As `openssl dgst -sha384 -binary | openssl base64` writes it.
        let abc = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        assert_eq!(sha384(b"abc"), abc);
        let html = format!("<link integrity=\"{abc}\">");
        let new = renewed(&html, b"abc", b"abcd");
        assert_eq!(new, format!("<link integrity=\"{}\">", sha384(b"abcd")));
        assert_eq!(renewed(&html, b"other", b"abcd"), html);
    }
}
