//! JSON objects as they were cut out of a page or of lines.

use std::ops::Range;

use memchr::memchr_iter;

use crate::source::{Fields, Limits, Row, Unreadable, decode::object::Objects};

/// Characters of an unreadable record that are kept.
const KEPT: usize = 4096;

/// Objects by their places in a piece of a body.
#[derive(Debug)]
pub(in crate::source) struct Spans {
    pub(super) bytes: Vec<u8>,
    pub(super) places: Vec<Range<usize>>,
    pub(super) numbering: Numbering,
    pub(super) limits: SpanLimits,
}

/// How records are called in messages.
#[derive(Clone, Copy, Debug)]
pub(in crate::source) enum Numbering {
    /// By their lines; the first of the piece.
    Lines(u64),
    /// By their places in the list of the page; the first of the piece.
    Records(u64),
}

/// What one object may be.
#[derive(Clone, Copy, Debug)]
pub(in crate::source) struct SpanLimits {
    pub(super) bytes: u64,
    pub(super) depth: u32,
}

impl SpanLimits {
    /// Takes the limits of a connection; `around` levels lie around an object.
    pub(super) fn of(limits: &Limits, around: u32) -> Self {
        Self { bytes: limits.record_bytes, depth: limits.depth.saturating_sub(around) }
    }
}

impl Spans {
    /// Returns how many objects there are.
    pub(in crate::source) fn len(&self) -> usize {
        self.places.len()
    }

    /// Goes through the bytes of the objects.
    pub(in crate::source) fn for_each_raw(&self, mut take: impl FnMut(&[u8])) {
        self.places.iter().for_each(|place| take(&self.bytes[place.clone()]));
    }

    /// Takes the objects apart.
    pub(in crate::source) fn for_each(&self, mut take: impl FnMut(Row<'_>)) {
        let mut objects = Objects::new(self.limits.depth);
        let whole = str::from_utf8(&self.bytes).ok();
        for (place, span) in self.places.iter().enumerate() {
            let text = whole.map_or_else(
                || str::from_utf8(&self.bytes[span.clone()]).map_err(|cause| cause.valid_up_to()),
                |whole| Ok(&whole[span.clone()]),
            );
            let read = match text {
                Err(at) => Err(format!("found a byte that is not UTF-8 text at byte {}", at + 1)),
                Ok(text) if text.len() as u64 > self.limits.bytes => Err(too_long(self.limits)),
                Ok(text) => objects.read(text),
            };
            match read {
                Ok((members, shape)) => take(Row::Fields(Fields::object(members, shape))),
                Err(what) => take(Row::Unreadable(self.refuse(place, &what))),
            }
        }
    }

    fn refuse(&self, place: usize, what: &str) -> Unreadable {
        let span = &self.places[place];
        let name = match self.numbering {
            Numbering::Lines(first) => {
                let before = memchr_iter(b'\n', &self.bytes[..span.start]).count();
                format!("line {}", first + before as u64)
            }
            Numbering::Records(first) => format!("record {} of the page", first + place as u64),
        };
        unreadable(&name, what, &self.bytes[span.clone()])
    }
}

/// Returns what is told of a record that is no object.
pub(super) fn unreadable(name: &str, what: &str, bytes: &[u8]) -> Unreadable {
    let kept = &bytes[..bytes.len().min(KEPT)];
    Unreadable {
        reason: format!("{name} is not a JSON object: {what}"),
        text: String::from_utf8_lossy(kept).into_owned(),
    }
}

/// Returns what is told of a record that is longer than the limit.
pub(super) fn too_long(limits: SpanLimits) -> String {
    format!("it has more than {} bytes", limits.bytes)
}
