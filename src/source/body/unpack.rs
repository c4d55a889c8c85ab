//! gzip and Zstandard, with own counters: a small body must not become an endless one.

use std::{
    io::{self, BufReader, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use flate2::bufread::MultiGzDecoder;

use crate::source::{
    Compression, Error, Limits, Place,
    body::{Body, fault::Fault},
};

/// Times its bytes that a body may have unpacked, once it is larger than [`RATIO_FROM`].
const MOST_TIMES: u64 = 200;
/// Unpacked bytes from which the ratio counts.
const RATIO_FROM: u64 = 10 * 1024 * 1024;

/// How a body is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
}

impl Packing {
    /// Returns how it is called in messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zstd => "Zstandard",
        }
    }
}

/// Returns the packing whose mark a body begins with.
pub(super) fn mark(head: &[u8]) -> Option<Packing> {
    match head {
        [0x1f, 0x8b, ..] => Some(Packing::Gzip),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Packing::Zstd),
        _ => None,
    }
}

/// Finds out how a body is packed and compares that with how it begins.
pub(super) fn packing(
    place: &Place,
    head: &[u8],
    compression: Compression,
) -> Result<Option<Packing>, Error> {
    let said = match compression {
        Compression::Gzip => Packing::Gzip,
        Compression::Zstd => Packing::Zstd,
        Compression::Auto => return Ok(mark(head)),
        Compression::None => return Ok(None),
    };
    match mark(head) {
        // A body of no bytes is packed as nothing; the format says whether it may be empty.
        _ if head.is_empty() => Ok(None),
        Some(packing) if packing == said => Ok(Some(packing)),
        _ => Err(Error::NotPacked { place: place.clone(), packing: said.name() }),
    }
}

/// Returns what is in a packed body.
pub(super) fn unpacked(packing: Packing, body: Body, limits: &Limits) -> io::Result<Body> {
    let taken = Arc::new(AtomicU64::new(0));
    let body = BufReader::new(Counted { body, taken: Arc::clone(&taken) });
    let unpacker: Body = match packing {
        Packing::Gzip => Box::new(MultiGzDecoder::new(body)),
        Packing::Zstd => Box::new(zstd::Decoder::with_buffer(body)?),
    };
    let limit = limits.decompressed_bytes;
    Ok(Box::new(Unpacked { unpacker, packing, taken, given: 0, limit }))
}

/// Counts what is read.
struct Counted {
    body: Body,
    taken: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.body.read(into)?;
        self.taken.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// Unpacks and compares what comes out with what went in.
struct Unpacked {
    unpacker: Body,
    packing: Packing,
    taken: Arc<AtomicU64>,
    given: u64,
    limit: u64,
}

impl Read for Unpacked {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let packing = self.packing.name();
        let count = self.unpacker.read(into).map_err(|cause| Fault::Packed { packing, cause })?;
        self.given += count as u64;
        if self.given > self.limit {
            return Err(Fault::TooLarge(self.limit).into());
        }
        let most = self.taken.load(Ordering::Relaxed).saturating_mul(MOST_TIMES);
        if self.given > RATIO_FROM && self.given > most {
            return Err(Fault::Swells(MOST_TIMES).into());
        }
        Ok(count)
    }
}
