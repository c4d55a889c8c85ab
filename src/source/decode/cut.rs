//! Where CSV records end, without taking them apart.

use memchr::{memchr, memchr_iter, memchr3};

use crate::source::{
    Error, Place,
    body::Body,
    decode::{read_error, window::Window},
};

/// Cuts a body between records.
pub(super) struct Cutter {
    window: Window,
    delimiter: u8,
    limit: u64,
    state: State,
    /// What of the window was looked at.
    at: usize,
    /// Where the last whole record of the window ends.
    end: usize,
    /// Whole records in the window.
    records: u64,
    is_exhausted: bool,
    /// Whether a record was longer than the limit.
    is_too_long: bool,
}

/// Whole records.
pub(super) struct Cut {
    pub(super) bytes: Vec<u8>,
    pub(super) records: u64,
    /// Line ends among the bytes.
    pub(super) lines: u64,
}

/// Where the next byte stands. A quote means something only at the start of a field and inside a
/// quoted one, so counting quotes is not enough.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Record,
    Field,
    Plain,
    Quoted,
    /// After a quote inside a quoted field: its end, or the first of two that mean one.
    Quote,
}

impl Cutter {
    /// Starts before the first record; a cut has about `step` bytes, a record at most `limit`.
    pub(super) fn new(body: Body, delimiter: u8, limit: u64, step: usize) -> Self {
        Self {
            window: Window::new(body, step),
            delimiter,
            limit,
            state: State::Record,
            at: 0,
            end: 0,
            records: 0,
            is_exhausted: false,
            is_too_long: false,
        }
    }

    /// Cuts off the first record.
    pub(super) fn head(&mut self, place: &Place) -> Result<Option<Cut>, Error> {
        self.advance(place, 1, 1)
    }

    /// Cuts off the next records; `line` is the number of the first line among them.
    pub(super) fn next(&mut self, place: &Place, line: u64) -> Result<Option<Cut>, Error> {
        self.advance(place, line, u64::MAX)
    }

    fn advance(&mut self, place: &Place, line: u64, most: u64) -> Result<Option<Cut>, Error> {
        loop {
            self.look(most);
            let is_enough = self.records >= most || self.window.is_full(self.end);
            if self.is_exhausted {
                self.finish(place, line)?;
            }
            let rest = (self.window.bytes().len() - self.end) as u64;
            if self.is_too_long || rest > self.limit && self.at == self.window.bytes().len() {
                let (line, limit) = (line + self.lines(), self.limit);
                return Err(Error::RecordTooLarge { place: place.clone(), line, limit });
            }
            if self.end > 0 && (is_enough || self.is_exhausted) {
                return Ok(Some(self.cut()));
            }
            if self.is_exhausted {
                return Ok(None);
            }
            let filled = self.window.fill().map_err(|cause| read_error(place, cause))?;
            self.is_exhausted = !filled;
        }
    }

    /// Ends the record that ends with the body.
    fn finish(&mut self, place: &Place, line: u64) -> Result<(), Error> {
        if self.state == State::Quoted {
            return Err(Error::QuoteOpen { place: place.clone(), line: line + self.lines() });
        }
        if self.state != State::Record {
            (self.records, self.state) = (self.records + 1, State::Record);
            self.end = self.window.bytes().len();
        }
        Ok(())
    }

    /// Counts the line ends in what is whole.
    fn lines(&self) -> u64 {
        memchr_iter(b'\n', &self.window.bytes()[..self.end]).count() as u64
    }

    fn cut(&mut self) -> Cut {
        let lines = self.lines();
        let bytes = self.window.take(self.end);
        let records = std::mem::take(&mut self.records);
        self.at -= self.end;
        self.end = 0;
        Cut { bytes, records, lines }
    }

    /// Looks at what is new in the window, until so many records are whole.
    fn look(&mut self, most: u64) {
        let bytes = self.window.bytes();
        while self.at < bytes.len() && self.records < most {
            let rest = &bytes[self.at..];
            match self.state {
                // Most records have no quotes: their end is the next line end.
                State::Record => {
                    let end = memchr3(b'"', b'\n', b'\r', rest);
                    if let Some(end) = end.filter(|end| rest[*end] != b'"') {
                        self.is_too_long = end as u64 > self.limit;
                        if self.is_too_long {
                            return;
                        }
                        self.at += end + 1;
                        self.end = self.at;
                        self.records += u64::from(end > 0);
                        continue;
                    }
                }
                State::Quoted => {
                    let Some(end) = memchr(b'"', rest) else {
                        self.at = bytes.len();
                        continue;
                    };
                    self.at += end;
                }
                _ => {}
            }
            self.state = self.state.after(bytes[self.at], self.delimiter);
            self.at += 1;
            if self.state == State::Record {
                self.is_too_long = (self.at - 1 - self.end) as u64 > self.limit;
                if self.is_too_long {
                    return;
                }
                self.records += 1;
                self.end = self.at;
            }
        }
    }
}

impl State {
    /// Returns where the byte after this one stands.
    fn after(self, byte: u8, delimiter: u8) -> Self {
        match (self, byte) {
            (Self::Quoted, b'"') => Self::Quote,
            (Self::Quoted, _) | (Self::Record | Self::Field | Self::Quote, b'"') => Self::Quoted,
            (_, b'\n' | b'\r') => Self::Record,
            (_, other) if other == delimiter => Self::Field,
            _ => Self::Plain,
        }
    }
}
