//! The hashes by which the page knows its script and its WebAssembly (SHA-384 in Base64).

use sha2::{Digest, Sha384};

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The page with the hash of the new bytes in the place of that of the old.
pub(super) fn renewed(html: &str, old: &[u8], new: &[u8]) -> String {
    html.replace(&hash(old), &hash(new))
}

fn hash(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

/// A SHA-384 is a multiple of three bytes long, so nothing is left over at its end.
fn base64(bytes: &[u8]) -> String {
    let letter = |bits: u32| char::from(LETTERS[(bits & 63) as usize]);
    let group = |three: &[u8]| {
        let bits = three
            .iter()
            .fold(0, |bits, byte| bits << 8 | u32::from(*byte));
        [18, 12, 6, 0].map(|shift| letter(bits >> shift))
    };
    bytes.chunks_exact(3).flat_map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_hash_stands_where_the_old_one_stood() {
        // As `openssl dgst -sha384 -binary | openssl base64` writes it.
        let abc = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        assert_eq!(hash(b"abc"), abc);
        let html = format!("<link integrity=\"{abc}\">");
        let new = renewed(&html, b"abc", b"abcd");
        assert_eq!(new, format!("<link integrity=\"{}\">", hash(b"abcd")));
        assert_eq!(renewed(&html, b"other", b"abcd"), html);
    }
}
