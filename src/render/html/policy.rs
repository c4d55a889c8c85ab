//! What a page may do, told to the browser: nothing but show itself.

use sha2::{Digest, Sha256};

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Returns the content security policy of a page with this script, or with none.
///
/// No file is asked for, nothing is sent, and a script that a name smuggled in would not run. Style
/// attributes carry places on the grid, so styles may stand inline.
pub(super) fn policy(script: Option<&str>) -> String {
    let script = script.map_or_else(
        || "'none'".to_owned(),
        |text| format!("'sha256-{}'", base64(&Sha256::digest(text.as_bytes()))),
    );
    format!(
        "default-src 'none'; style-src 'unsafe-inline'; script-src {script}; img-src data:; \
         font-src data:; base-uri 'none'; form-action 'none'"
    )
}

fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let of = |index: usize| u32::from(three.get(index).copied().unwrap_or_default());
        let group = of(0) << 16 | of(1) << 8 | of(2);
        for index in 0..4 {
            let letter = usize::try_from(group >> (18 - 6 * index) & 63).expect("six bits");
            out.push(if index <= three.len() { char::from(LETTERS[letter]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::render::html::policy::{base64, policy};

    #[test]
    fn base64_pads_to_whole_groups() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xfb, 0xff]), "+/8=");
    }

    #[test]
    fn only_the_script_that_was_written_may_run() {
        assert!(policy(None).contains("script-src 'none';"));
        assert!(policy(Some("")).contains("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"));
    }
}
