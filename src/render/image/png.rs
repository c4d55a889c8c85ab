//! PNG to plain pixels, after ISO/IEC 15948, without interlacing.

use std::io::Read;

use flate2::{Crc, read::ZlibDecoder};

use crate::render::image::{ImageError, Pixels, check_size};

/// How every PNG starts.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What the header says of the pixels.
#[derive(Clone, Copy)]
struct Head {
    width: usize,
    height: usize,
    depth: u8,
    kind: u8,
}

/// The parts of the file that count.
#[derive(Default)]
struct Parts {
    head: Option<Head>,
    palette: Vec<u8>,
    transparent: Vec<u8>,
    data: Vec<u8>,
}

/// Returns width and height, and the pixels.
pub(super) fn read(file: &[u8]) -> Result<((u32, u32), Pixels), ImageError> {
    let parts = parts(&file[SIGNATURE.len()..])?;
    let head = parts.head.ok_or_else(|| damaged("it has no header"))?;
    if head.kind == 3 && parts.palette.is_empty() {
        return Err(damaged("it has no palette"));
    }
    let row = head.row();
    let mut lines = Vec::new();
    let expected = (row + 1) * head.height;
    let inflated = ZlibDecoder::new(parts.data.as_slice())
        .take(u64::try_from(expected).expect("few pixels"))
        .read_to_end(&mut lines);
    if inflated.is_err() || lines.len() != expected {
        return Err(damaged("it lacks pixels"));
    }
    let rows = unfiltered(&lines, row, head.samples().max(1))?;
    let side = |pixels: usize| u32::try_from(pixels).expect("at most 4,000");
    Ok(((side(head.width), side(head.height)), pixels(head, &parts, &rows)))
}

fn damaged(problem: &'static str) -> ImageError {
    ImageError::Damaged { format: "a PNG", problem }
}

impl Head {
    fn read(data: &[u8]) -> Result<Self, ImageError> {
        let [w0, w1, w2, w3, h0, h1, h2, h3, depth, kind, 0, 0, interlaced] = *data else {
            return Err(damaged("its header is none"));
        };
        let size = (u32::from_be_bytes([w0, w1, w2, w3]), u32::from_be_bytes([h0, h1, h2, h3]));
        check_size(size)?;
        let legal = match kind {
            0 => matches!(depth, 1 | 2 | 4 | 8 | 16),
            3 => matches!(depth, 1 | 2 | 4 | 8),
            2 | 4 | 6 => matches!(depth, 8 | 16),
            _ => false,
        };
        if !legal {
            return Err(damaged("its header is none"));
        }
        if interlaced != 0 {
            let expected = "one without interlacing";
            return Err(ImageError::Rare { found: "an interlaced PNG", expected });
        }
        let side = |pixels: u32| usize::try_from(pixels).expect("at most 4,000");
        Ok(Self { width: side(size.0), height: side(size.1), depth, kind })
    }

    /// Returns the samples of a pixel.
    fn channels(self) -> usize {
        match self.kind {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        }
    }

    /// Returns the whole bytes of a pixel; none where several share one.
    fn samples(self) -> usize {
        self.channels() * usize::from(self.depth) / 8
    }

    /// Returns the bytes of a row.
    fn row(self) -> usize {
        (self.width * self.channels() * usize::from(self.depth)).div_ceil(8)
    }
}

/// Reads the chunks up to the end.
fn parts(mut rest: &[u8]) -> Result<Parts, ImageError> {
    let mut parts = Parts::default();
    loop {
        let (length, after) = rest.split_first_chunk().ok_or_else(|| damaged("it ends early"))?;
        let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
        let named =
            after.get(..length.saturating_add(4)).ok_or_else(|| damaged("it ends early"))?;
        let (sum, next) =
            after[named.len()..].split_first_chunk().ok_or_else(|| damaged("it ends early"))?;
        let mut crc = Crc::new();
        crc.update(named);
        if crc.sum() != u32::from_be_bytes(*sum) {
            return Err(damaged("a checksum does not fit"));
        }
        let (name, data) = named.split_at(4);
        match name {
            b"IHDR" => parts.head = Some(Head::read(data)?),
            b"PLTE" => data.clone_into(&mut parts.palette),
            b"tRNS" => data.clone_into(&mut parts.transparent),
            b"IDAT" => parts.data.extend_from_slice(data),
            b"IEND" => return Ok(parts),
            _ => {}
        }
        rest = next;
    }
}

/// Undoes the filter of each row; `step` is the distance of a pixel to its left neighbour.
fn unfiltered(lines: &[u8], row: usize, step: usize) -> Result<Vec<u8>, ImageError> {
    let mut out: Vec<u8> = Vec::with_capacity(lines.len());
    for line in lines.chunks_exact(row + 1) {
        let start = out.len();
        for (index, &byte) in line[1..].iter().enumerate() {
            let left = if index >= step { out[start + index - step] } else { 0 };
            let above = if start > 0 { out[start + index - row] } else { 0 };
            let corner =
                if start > 0 && index >= step { out[start + index - row - step] } else { 0 };
            let predicted = match line[0] {
                0 => 0,
                1 => left,
                2 => above,
                3 => left.midpoint(above),
                4 => paeth(left, above, corner),
                _ => return Err(damaged("a row has no known filter")),
            };
            out.push(byte.wrapping_add(predicted));
        }
    }
    Ok(out)
}

/// Returns the neighbour closest to `left + above - corner`.
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, above, corner].map(i16::from);
    let distance = |value: i16| (a + b - c - value).abs();
    if distance(a) <= distance(b) && distance(a) <= distance(c) {
        left
    } else if distance(b) <= distance(c) {
        above
    } else {
        corner
    }
}

/// Returns the pixels as colours of one byte each and what they cover.
fn pixels(head: Head, parts: &Parts, rows: &[u8]) -> Pixels {
    let area = head.width * head.height;
    let (mut colours, mut cover) = (Vec::with_capacity(area * 3), Vec::with_capacity(area));
    for row in rows.chunks_exact(head.row()) {
        for pixel in 0..head.width {
            let sample = |channel| sample(row, head.depth, pixel * head.channels() + channel);
            let full = |value: u16| scaled(value, head.depth);
            let (colour, covers) = match head.kind {
                3 => of_palette(parts, usize::from(sample(0))),
                0 => {
                    let clear = parts.transparent == sample(0).to_be_bytes();
                    ([full(sample(0)); 3], if clear { 0 } else { 255 })
                }
                4 => ([full(sample(0)); 3], full(sample(1))),
                2 => {
                    let all = [sample(0), sample(1), sample(2)];
                    let clear = parts.transparent == all.map(u16::to_be_bytes).concat();
                    (all.map(full), if clear { 0 } else { 255 })
                }
                _ => ([sample(0), sample(1), sample(2)].map(full), full(sample(3))),
            };
            colours.extend_from_slice(&colour);
            cover.push(covers);
        }
    }
    let opaque = cover.iter().all(|covers| *covers == 255);
    Pixels::Plain { colours, cover: (!opaque).then_some(cover) }
}

/// Returns the sample of an index in a row, as it is stored.
fn sample(row: &[u8], depth: u8, index: usize) -> u16 {
    match depth {
        16 => u16::from_be_bytes([row[index * 2], row[index * 2 + 1]]),
        8 => u16::from(row[index]),
        _ => {
            let bit = index * usize::from(depth);
            let shift = 8 - depth - u8::try_from(bit % 8).expect("below eight");
            u16::from(row[bit / 8] >> shift & ((1 << depth) - 1))
        }
    }
}

/// Returns a sample on the scale of one byte.
fn scaled(value: u16, depth: u8) -> u8 {
    let wide = u32::from(value) * 255 / ((1_u32 << depth) - 1);
    u8::try_from(wide).unwrap_or(u8::MAX)
}

/// Returns a colour of the palette; one outside it is black.
fn of_palette(parts: &Parts, index: usize) -> ([u8; 3], u8) {
    let colour = parts.palette.get(index * 3..index * 3 + 3);
    let colour = colour.map_or([0; 3], |part| [part[0], part[1], part[2]]);
    (colour, parts.transparent.get(index).copied().unwrap_or(255))
}
