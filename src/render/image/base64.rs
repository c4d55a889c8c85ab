//! Bytes as text, for addresses and policies inside a page.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Returns bytes in base64, padded to whole groups.
pub(crate) fn base64(bytes: &[u8]) -> String {
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
    use crate::render::image::base64;

    #[test]
    fn base64_pads_to_whole_groups() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xfb, 0xff]), "+/8=");
    }
}
