use std::io::Write;

use flate2::{Compression, Crc, write::ZlibEncoder};

use super::*;

fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
    let named = [name, data].concat();
    let mut crc = Crc::new();
    crc.update(&named);
    let length = u32::try_from(data.len()).unwrap();
    [&length.to_be_bytes(), named.as_slice(), &crc.sum().to_be_bytes()].concat()
}

/// Returns a PNG of these rows, each with its filter first.
fn png((width, height): (u32, u32), [depth, kind, lace]: [u8; 3], rows: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(vec![], Compression::default());
    encoder.write_all(rows).unwrap();
    let head =
        [&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, kind, 0, 0, lace]].concat();
    [
        png::SIGNATURE,
        &chunk(b"IHDR", &head),
        &chunk(b"PLTE", &[255, 0, 0, 0, 0, 255]),
        &chunk(b"tRNS", if kind == 3 { &[255, 0] } else { &[] }),
        &chunk(b"IDAT", &encoder.finish().unwrap()),
        &chunk(b"IEND", &[]),
    ]
    .concat()
}

fn plain(file: &[u8]) -> (Vec<u8>, Option<Vec<u8>>) {
    match Image::read(file).unwrap().pixels {
        Pixels::Plain { colours, cover } => (colours, cover),
        Pixels::Jpeg(..) => panic!("a PNG"),
    }
}

#[test]
fn every_filter_gives_the_pixels_back() {
    // Two pixels a row: 10 20 30, 40 50 60; each row is one brighter than the one above.
    let rows: [&[u8]; 5] = [
        &[0, 10, 20, 30, 40, 50, 60],
        &[1, 11, 21, 31, 30, 30, 30],
        &[2, 1, 1, 1, 1, 1, 1],
        &[3, 7, 12, 17, 16, 16, 16],
        &[4, 1, 1, 1, 1, 1, 1],
    ];
    let (colours, cover) = plain(&png((2, 5), [8, 2, 0], &rows.concat()));
    let expected: Vec<u8> =
        (0..5).flat_map(|row| [10, 20, 30, 40, 50, 60].map(|value| value + row)).collect();
    assert_eq!((colours, cover), (expected, None));
}

#[test]
fn palettes_greys_and_cover_are_read() {
    let (colours, cover) = plain(&png((3, 1), [1, 3, 0], &[0, 0b0100_0000]));
    assert_eq!(colours, [255, 0, 0, 0, 0, 255, 255, 0, 0]);
    assert_eq!(cover, Some(vec![255, 0, 255]));
    let (colours, cover) = plain(&png((2, 1), [4, 0, 0], &[0, 0xF0]));
    assert_eq!((colours, cover), (vec![255, 255, 255, 0, 0, 0], None));
    let (colours, cover) = plain(&png((1, 1), [8, 6, 0], &[0, 1, 2, 3, 128]));
    assert_eq!((colours, cover), (vec![1, 2, 3], Some(vec![128])));
    let (colours, _) = plain(&png((1, 1), [16, 2, 0], &[0, 255, 255, 128, 0, 0, 0]));
    assert_eq!(colours, [255, 127, 0]);
}

#[test]
fn what_is_no_logo_is_refused_with_a_reason() {
    let refused = |file: &[u8]| Image::read(file).unwrap_err().to_string();
    assert_eq!(refused(b"<svg/>"), "neither PNG nor JPEG");
    assert_eq!(refused(&vec![0; MOST_BYTES + 1]), "257 KiB, expected at most 256 KiB");
    let good = png((1, 1), [8, 0, 0], &[0, 1]);
    let mut spoilt = good.clone();
    spoilt[20] ^= 1;
    assert_eq!(refused(&spoilt), "a PNG that is damaged: a checksum does not fit");
    for end in 8..good.len() {
        assert!(refused(&good[..end]).starts_with("a PNG that is damaged: "), "{end}");
    }
    let laced = refused(&png((1, 1), [8, 0, 1], &[0, 1]));
    assert_eq!(laced, "an interlaced PNG, expected one without interlacing");
    let few = refused(&png((2, 2), [8, 0, 0], &[0, 1]));
    assert_eq!(few, "a PNG that is damaged: it lacks pixels");
    let huge = refused(&png((40_000, 40_000), [8, 0, 0], &[0]));
    let expected = "40000 x 40000 pixels, expected at most 4000 a side and 4 million in all";
    assert_eq!(huge, expected);
    assert!(refused(&png((0, 2), [8, 0, 0], &[])).starts_with("0 x 2 pixels"));
}

#[test]
fn a_jpeg_tells_its_size_and_must_be_of_screen_colours() {
    let jpeg = |marker: u8, components: u8| {
        let start = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, marker, 0, 17, 8, 0, 30, 0, 90];
        [&start[..], &[components, 0xFF, 0xD9]].concat()
    };
    let image = Image::read(&jpeg(0xC2, 3)).unwrap();
    assert!((image.aspect() - 3.0).abs() < f32::EPSILON);
    assert!(image.uri.starts_with("data:image/jpeg;base64,/9j/"));
    let four = Image::read(&jpeg(0xC0, 4)).unwrap_err();
    let expected = "a JPEG in four printing colours, expected baseline or progressive RGB or grey";
    assert_eq!((four.to_string().as_str(), four.hint()), (expected, "save it as RGB, or as PNG"));
    assert!(Image::read(&jpeg(0xC4, 3)).is_err());
    assert!(Image::read(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xD9]).is_err());
}
