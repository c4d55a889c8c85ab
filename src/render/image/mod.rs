//! The logo: a PNG or JPEG read once, ready for both writers.
//!
//! Read here rather than by a crate, as a logo is small, of one of two formats, and everything else
//! is refused with a reason.

mod base64;
mod jpeg;
mod png;

pub(crate) use base64::base64;

/// Bytes a logo may have: every HTML report carries it.
pub const MOST_BYTES: usize = 256 * 1024;
/// Pixels a side of it may have.
const MOST_PIXELS: u32 = 4_000;
/// Pixels it may have in all.
const MOST_AREA: u64 = 4_000_000;

/// A picture.
#[derive(Clone, Debug)]
pub struct Image {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) pixels: Pixels,
    /// The file as an address of its own, for HTML.
    pub(crate) uri: String,
}

/// Its pixels as a PDF takes them.
#[derive(Clone, Debug)]
pub(crate) enum Pixels {
    /// A whole JPEG file with this number of components, 1 or 3.
    Jpeg(Vec<u8>, u8),
    /// Red, green and blue of each pixel, and how much it covers where any does not fully.
    Plain { colours: Vec<u8>, cover: Option<Vec<u8>> },
}

/// Why a file is no picture that can be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// The file is larger than a logo may be.
    #[error("{found} KiB, expected at most {} KiB", MOST_BYTES / 1024)]
    TooLarge {
        /// Its size.
        found: usize,
    },
    /// The picture has too many pixels, or none.
    #[error(
        "{width} x {height} pixels, expected at most {MOST_PIXELS} a side and {} million in all",
        MOST_AREA / 1_000_000
    )]
    Pixels {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// The file starts like no known format.
    #[error("neither PNG nor JPEG")]
    Unknown,
    /// The file ends early or is damaged.
    #[error("{format} that is damaged: {problem}")]
    Damaged {
        /// `a PNG` or `a JPEG`.
        format: &'static str,
        /// What does not fit.
        problem: &'static str,
    },
    /// The file is of a rare kind that is not read.
    #[error("{found}, expected {expected}")]
    Rare {
        /// The kind.
        found: &'static str,
        /// The kind that is read.
        expected: &'static str,
    },
}

impl ImageError {
    /// Returns what to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } | Self::Pixels { .. } => {
                "save a smaller one; 600 pixels across are sharp in print"
            }
            Self::Unknown => "save the logo as PNG, which keeps what is transparent, or as JPEG",
            Self::Damaged { .. } => "save the logo anew, as PNG or as JPEG",
            Self::Rare { expected, .. } => expected_hint(expected),
        }
    }
}

fn expected_hint(expected: &str) -> &'static str {
    if expected.contains("interlacing") {
        "save it as PNG without interlacing"
    } else {
        "save it as RGB, or as PNG"
    }
}

impl Image {
    /// Reads a PNG or JPEG file.
    ///
    /// # Errors
    ///
    /// When it is neither, damaged, or larger than a logo may be.
    pub fn read(file: &[u8]) -> Result<Self, ImageError> {
        if file.len() > MOST_BYTES {
            return Err(ImageError::TooLarge { found: file.len().div_ceil(1024) });
        }
        let (media, (width, height), pixels) = if file.starts_with(png::SIGNATURE) {
            let (size, pixels) = png::read(file)?;
            ("image/png", size, pixels)
        } else if file.starts_with(jpeg::SIGNATURE) {
            let (size, components) = jpeg::read(file)?;
            ("image/jpeg", size, Pixels::Jpeg(file.to_vec(), components))
        } else {
            return Err(ImageError::Unknown);
        };
        let uri = format!("data:{media};base64,{}", base64(file));
        Ok(Self { width, height, pixels, uri })
    }

    /// Returns its width in heights.
    #[expect(clippy::cast_precision_loss, reason = "at most 4,000 pixels")]
    pub fn aspect(&self) -> f32 {
        self.width as f32 / self.height as f32
    }
}

/// Refuses sizes that no logo has, before memory is taken for them.
fn check_size((width, height): (u32, u32)) -> Result<(), ImageError> {
    let area = u64::from(width) * u64::from(height);
    let fits = width.max(height) <= MOST_PIXELS && (1..=MOST_AREA).contains(&area);
    if fits { Ok(()) } else { Err(ImageError::Pixels { width, height }) }
}

#[cfg(test)]
mod tests;
