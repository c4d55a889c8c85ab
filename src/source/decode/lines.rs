//! NDJSON: one object per line.

use memchr::{memchr, memchr_iter, memrchr};

use std::io;

use crate::source::{
    Batch, Limits, Unreadable,
    batch::Records,
    body::Body,
    decode::{
        spans::{Numbering, SpanLimits, Spans, too_long, unreadable},
        window::Window,
    },
};

/// The lines of one body.
pub(in crate::source) struct Reader {
    window: Window,
    limits: SpanLimits,
    /// The number of the first line in the window.
    line: u64,
}

impl Reader {
    /// Starts at the first line; a batch has about `step` bytes.
    pub(super) fn new(body: Body, limits: &Limits, step: usize) -> Self {
        Self { window: Window::new(body, step), limits: SpanLimits::of(limits, 0), line: 1 }
    }

    /// Returns the next lines; blank ones are left out.
    pub(super) fn next(&mut self) -> io::Result<Option<Batch>> {
        loop {
            let is_more = self.window.fill()?;
            let bytes = self.window.bytes();
            if bytes.is_empty() {
                return Ok(None);
            }
            let end =
                if is_more { memrchr(b'\n', bytes).map(|at| at + 1) } else { Some(bytes.len()) };
            let spans = match end {
                Some(end) => self.cut(end),
                None if bytes.len() as u64 > self.limits.bytes => {
                    let refused = self.skip_line()?;
                    return Ok(Some(Batch::new(Records::Refused(refused))));
                }
                None => continue,
            };
            if spans.len() > 0 {
                return Ok(Some(Batch::new(Records::Spans(spans))));
            }
        }
    }

    fn cut(&mut self, end: usize) -> Spans {
        let bytes = self.window.take(end);
        let (mut places, mut start, first) = (Vec::new(), 0, self.line);
        let ends = memchr_iter(b'\n', &bytes);
        let unended = (bytes.last() != Some(&b'\n')).then_some(bytes.len());
        for end in ends.chain(unended) {
            let whole = &bytes[start..end];
            let line = whole.trim_ascii();
            // One that is too long is refused by its length, so it keeps all of it.
            if whole.len() as u64 > self.limits.bytes {
                places.push(start..end);
            } else if !line.is_empty() {
                let blank = whole.len() - whole.trim_ascii_start().len();
                places.push(start + blank..start + blank + line.len());
            }
            (start, self.line) = (end + 1, self.line + 1);
        }
        Spans { bytes, places, numbering: Numbering::Lines(first), limits: self.limits }
    }

    /// Reads over a line that is too long, without keeping it.
    fn skip_line(&mut self) -> io::Result<Unreadable> {
        let name = format!("line {}", self.line);
        let refused = unreadable(&name, &too_long(self.limits), self.window.bytes());
        loop {
            let bytes = self.window.bytes();
            let end = memchr(b'\n', bytes);
            let (count, is_done) = end.map_or((bytes.len(), false), |at| (at + 1, true));
            self.window.drop_first(count);
            if is_done || !self.window.fill()? {
                self.line += 1;
                return Ok(refused);
            }
        }
    }
}
