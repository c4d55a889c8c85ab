//! A small PNG.

use std::io::Write;

use flate2::{Compression, Crc, write::ZlibEncoder};

/// Returns a PNG of one colour, half covered at its right half.
pub fn png(width: u32, height: u32, [red, green, blue]: [u8; 3]) -> Vec<u8> {
    let mut rows = vec![];
    for _ in 0..height {
        // Each row tells its filter first: none.
        rows.extend([0]);
        for column in 0..width {
            rows.extend([red, green, blue, if column * 2 < width { 255 } else { 128 }]);
        }
    }
    let mut encoder = ZlibEncoder::new(vec![], Compression::default());
    encoder.write_all(&rows).unwrap();
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &head),
        chunk(b"IDAT", &encoder.finish().unwrap()),
        chunk(b"IEND", &[]),
    ]
    .concat()
}

fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
    let named = [name, data].concat();
    let mut crc = Crc::new();
    crc.update(&named);
    let length = u32::try_from(data.len()).unwrap();
    [&length.to_be_bytes(), named.as_slice(), &crc.sum().to_be_bytes()].concat()
}
