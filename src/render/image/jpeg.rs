//! The size of a JPEG; a PDF shows the file as it is.

use crate::render::image::{ImageError, check_size};

/// How every JPEG starts.
pub(super) const SIGNATURE: &[u8] = &[0xFF, 0xD8, 0xFF];

/// Returns width and height, and the number of components.
pub(super) fn read(file: &[u8]) -> Result<((u32, u32), u8), ImageError> {
    let damaged = |problem| ImageError::Damaged { format: "a JPEG", problem };
    if !file.ends_with(&[0xFF, 0xD9]) {
        return Err(damaged("its end is missing"));
    }
    let mut at = 2;
    loop {
        let [0xFF, marker] = *file.get(at..at + 2).ok_or_else(|| damaged("it has no frame"))?
        else {
            return Err(damaged("its segments do not follow each other"));
        };
        let length = file.get(at + 2..at + 4).ok_or_else(|| damaged("it has no frame"))?;
        let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
        // Start of frame, but for the tables that share its range of numbers.
        if matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
            let frame = file.get(at + 4..at + 10).ok_or_else(|| damaged("it has no frame"))?;
            return of_frame(marker, frame);
        }
        if length < 2 {
            return Err(damaged("its segments do not follow each other"));
        }
        at += 2 + length;
    }
}

fn of_frame(marker: u8, frame: &[u8]) -> Result<((u32, u32), u8), ImageError> {
    let two = |at: usize| u32::from(u16::from_be_bytes([frame[at], frame[at + 1]]));
    let size = (two(3), two(1));
    check_size(size)?;
    let rare = |found| ImageError::Rare { found, expected: "baseline or progressive RGB or grey" };
    match (marker, frame[0], frame[5]) {
        (0xC0..=0xC2, 8, components @ (1 | 3)) => Ok((size, components)),
        (_, _, 4) => Err(rare("a JPEG in four printing colours")),
        _ => Err(rare("a JPEG of a rare kind")),
    }
}
