//! The part of a body that is in memory.

use std::io::{self, Read};

use crate::source::body::Body;

/// Bytes read at once, and about the size of a batch.
pub(in crate::source) const STEP: usize = 1024 * 1024;

/// The part of a body that is in memory: read at its end, taken from its start.
pub(super) struct Window {
    body: Body,
    step: usize,
    bytes: Vec<u8>,
}

impl Window {
    /// Starts before the first byte; each reading adds at most `step` bytes.
    pub(super) fn new(body: Body, step: usize) -> Self {
        Self { body, step, bytes: Vec::new() }
    }

    /// Returns what is in memory.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns whether a batch of what is in memory is large enough.
    pub(super) fn is_full(&self, bytes: usize) -> bool {
        bytes >= self.step
    }

    /// Reads on; returns whether there was anything.
    pub(super) fn fill(&mut self) -> io::Result<bool> {
        self.bytes.reserve(self.step);
        let read = self.body.by_ref().take(self.step as u64).read_to_end(&mut self.bytes)?;
        Ok(read > 0)
    }

    /// Takes the first bytes out.
    pub(super) fn take(&mut self, count: usize) -> Vec<u8> {
        let rest = self.bytes.split_off(count);
        std::mem::replace(&mut self.bytes, rest)
    }

    /// Forgets the first bytes.
    pub(super) fn drop_first(&mut self, count: usize) {
        self.bytes.drain(..count);
    }
}
