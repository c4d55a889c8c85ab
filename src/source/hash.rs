//! SHA-256 as text, for tags and file names.

use sha2::{Digest, Sha256};

/// Returns the hash of some bytes in lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).expect("a nibble is a digit");
    let hash = Sha256::digest(bytes);
    hash.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
