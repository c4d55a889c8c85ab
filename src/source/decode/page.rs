//! A JSON page: its records are cut out one after the other, the rest is only checked.

use std::ops::Range;

use crate::source::{
    Batch, Error, Limits, Place, Unreadable,
    batch::Records,
    body::Body,
    decode::{
        object::text_of,
        read_error,
        scan::{Scanner, Token},
        skip::Skip,
        spans::{Numbering, SpanLimits, Spans, too_long, unreadable},
        unparsable,
        window::Window,
    },
};

/// Names of a page that are told when it has no records.
const MOST_NAMES: usize = 9;

/// The records of one page, at a path of names.
pub(in crate::source) struct Page {
    place: Place,
    window: Window,
    /// What of the window was read.
    at: usize,
    /// Bytes before the window.
    before: u64,
    /// The path as it is configured, and the names in it.
    written: String,
    path: Vec<String>,
    limits: SpanLimits,
    depth: u32,
    /// Records that came before.
    records: u64,
    stage: Stage,
    /// Names in the object that was looked at last.
    found: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Before the records.
    Before,
    /// In their list, which may be empty.
    First,
    /// In their list, after a record.
    Inside,
    /// In so many objects around the list.
    After(usize),
    Done,
}

impl Page {
    /// Starts before the first byte; a batch has about `step` bytes.
    pub(super) fn new(
        place: &Place,
        records: (&str, &[String]),
        body: Body,
        limits: &Limits,
        step: usize,
    ) -> Self {
        let (written, path) = (records.0.to_owned(), records.1.to_owned());
        let around = u32::try_from(path.len()).unwrap_or(u32::MAX).saturating_add(1);
        Self {
            place: place.clone(),
            window: Window::new(body, step),
            at: 0,
            before: 0,
            written,
            path,
            limits: SpanLimits::of(limits, around),
            depth: limits.depth,
            records: 0,
            stage: Stage::Before,
            found: Vec::new(),
        }
    }

    /// Returns the next records; after the last the rest of the page is checked.
    pub(super) fn next(&mut self) -> Result<Option<Batch>, Error> {
        loop {
            let batch = match self.stage {
                Stage::Before => self.descend()?,
                Stage::First | Stage::Inside => self.cut()?,
                Stage::After(around) => {
                    self.ascend(around)?;
                    None
                }
                Stage::Done => return Ok(None),
            };
            if batch.is_some() {
                return Ok(batch);
            }
        }
    }

    /// Goes to the records; returns the only one where they are no list.
    fn descend(&mut self) -> Result<Option<Batch>, Error> {
        for level in 0..self.path.len() {
            self.found.clear();
            if self.peek()? != Some(b'{') {
                return Err(self.other()?);
            }
            self.at += 1;
            let mut is_found = false;
            if self.peek()? != Some(b'}') {
                is_found = self.member(level)?;
                while !is_found && self.eat(b',')? {
                    is_found = self.member(level)?;
                }
            }
            if !is_found {
                self.expect(b'}', "expected `,` or `}`")?;
                return Err(self.absent());
            }
        }
        match self.peek()? {
            Some(b'[') => {
                (self.at, self.stage) = (self.at + 1, Stage::First);
                Ok(None)
            }
            Some(b'{') => {
                self.forget();
                let end = self.value_end(None)?.expect("there is no limit");
                (self.at, self.stage) = (end, Stage::After(self.path.len()));
                Ok(Some(self.batch(std::iter::once(0..end).collect())))
            }
            _ => Err(self.other()?),
        }
    }

    /// Leaves the objects around the records, to the end of the page.
    fn ascend(&mut self, around: usize) -> Result<(), Error> {
        for level in (0..around).rev() {
            while self.eat(b',')? {
                if self.member(level)? {
                    let what = format!("`{}` occurs twice", self.path[level]);
                    return Err(unparsable(&self.place, "JSON", what));
                }
            }
            self.expect(b'}', "expected `,` or `}`")?;
        }
        self.stage = Stage::Done;
        if self.peek()?.is_some() { Err(self.wrong("expected the end")) } else { Ok(()) }
    }

    /// Cuts records until a batch is full or the list ends.
    fn cut(&mut self) -> Result<Option<Batch>, Error> {
        self.forget();
        let mut places: Vec<Range<usize>> = Vec::new();
        loop {
            let before = self.at;
            let is_first = self.stage == Stage::First;
            if self.window.is_full(self.at) && !places.is_empty() {
                break;
            }
            let is_end = if is_first { self.eat(b']')? } else { !self.eat(b',')? };
            if is_end {
                if !is_first {
                    self.expect(b']', "expected `,` or `]`")?;
                }
                self.stage = Stage::After(self.path.len());
                break;
            }
            if self.peek()?.is_none() {
                return Err(self.wrong("expected a value"));
            }
            match self.value_end(Some(self.limits.bytes))? {
                Some(end) => {
                    places.push(self.at..end);
                    self.at = end;
                }
                None if places.is_empty() => {
                    self.stage = Stage::Inside;
                    return Ok(Some(Batch::new(Records::Refused(self.pass_record()?))));
                }
                // The record that is too long gets a batch of its own.
                None => {
                    self.at = before;
                    break;
                }
            }
            self.stage = Stage::Inside;
        }
        Ok((!places.is_empty()).then(|| self.batch(places)))
    }

    /// Takes what was read out of the window.
    fn batch(&mut self, places: Vec<Range<usize>>) -> Batch {
        let numbering = Numbering::Records(self.records + 1);
        self.records += places.len() as u64;
        self.before += self.at as u64;
        let bytes = self.window.take(std::mem::take(&mut self.at));
        Batch::new(Records::Spans(Spans { bytes, places, numbering, limits: self.limits }))
    }

    /// Reads over a record that is too long, without keeping it.
    fn pass_record(&mut self) -> Result<Unreadable, Error> {
        self.records += 1;
        let name = format!("record {} of the page", self.records);
        let start = &self.window.bytes()[self.at..];
        let refused = unreadable(&name, &too_long(self.limits), start);
        let mut skip = Skip::new(self.at);
        loop {
            if let Some(end) = skip.run(self.window.bytes()) {
                self.at = end;
                return Ok(refused);
            }
            self.at = self.window.bytes().len();
            self.forget();
            skip.restart();
            if !self.fill()? {
                return Err(self.wrong("expected a value"));
            }
        }
    }

    /// Reads a member, or only its name when it is the one that is wanted on this level.
    fn member(&mut self, level: usize) -> Result<bool, Error> {
        if self.window.is_full(self.at) {
            self.forget();
        }
        if self.peek()? != Some(b'"') {
            return Err(self.wrong("expected a text in quotes"));
        }
        let name = text_of(self.value()?).into_owned();
        self.expect(b':', "expected `:`")?;
        self.peek()?;
        if name == self.path[level] {
            return Ok(true);
        }
        if self.found.len() < MOST_NAMES {
            self.found.push(format!("`{name}`"));
        }
        self.value()?;
        Ok(false)
    }

    /// Reads and checks a value.
    fn value(&mut self) -> Result<Token<'_>, Error> {
        self.peek()?;
        let end = self.value_end(None)?.expect("there is no limit");
        let start = std::mem::replace(&mut self.at, end);
        let text = str::from_utf8(&self.window.bytes()[start..end])
            .map_err(|cause| unparsable(&self.place, "JSON", cause.to_string()))?;
        Scanner::new(text, self.depth).whole().map_err(|fault| {
            let at = self.before + (start + fault.at) as u64 + 1;
            unparsable(&self.place, "JSON", format!("{} at byte {at}", fault.what))
        })
    }

    /// Returns where a value ends, or `None` when it is longer than that.
    fn value_end(&mut self, most: Option<u64>) -> Result<Option<usize>, Error> {
        let mut skip = Skip::new(self.at);
        loop {
            let bytes = self.window.bytes();
            if let Some(end) = skip.run(bytes) {
                return Ok(Some(end));
            }
            let length = bytes.len() - self.at;
            if most.is_some_and(|most| length as u64 > most) {
                return Ok(None);
            }
            if !self.fill()? {
                let end = self.window.bytes().len();
                return if skip.may_end() {
                    Ok(Some(end))
                } else {
                    Err(self.wrong("the value does not end"))
                };
            }
        }
    }

    /// Returns the next byte that is no space.
    fn peek(&mut self) -> Result<Option<u8>, Error> {
        loop {
            match self.window.bytes().get(self.at).copied() {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                Some(byte) => return Ok(Some(byte)),
                None if !self.fill()? => return Ok(None),
                None => {}
            }
        }
    }

    fn eat(&mut self, byte: u8) -> Result<bool, Error> {
        let is_there = self.peek()? == Some(byte);
        self.at += usize::from(is_there);
        Ok(is_there)
    }

    fn expect(&mut self, byte: u8, what: &str) -> Result<(), Error> {
        if self.eat(byte)? { Ok(()) } else { Err(self.wrong(what)) }
    }

    fn fill(&mut self) -> Result<bool, Error> {
        self.window.fill().map_err(|cause| read_error(&self.place, cause))
    }

    /// Drops what was read.
    fn forget(&mut self) {
        self.before += self.at as u64;
        self.window.drop_first(std::mem::take(&mut self.at));
    }

    fn wrong(&self, what: &str) -> Error {
        let at = self.before + self.at as u64 + 1;
        unparsable(&self.place, "JSON", format!("{what} at byte {at}"))
    }

    /// Tells that there is no member where the records should be; names only, values may be secret.
    fn absent(&self) -> Error {
        let names = self.found.join(", ");
        self.records_missing(if names.is_empty() { "an empty object".to_owned() } else { names })
    }

    /// Tells that something else than records is there, or that it is not JSON at all.
    fn other(&mut self) -> Result<Error, Error> {
        let found = match self.value()? {
            Token::Nested(_) => "a list",
            _ => "a plain value",
        };
        Ok(self.records_missing(found.to_owned()))
    }

    fn records_missing(&self, found: String) -> Error {
        Error::RecordsMissing { place: self.place.clone(), path: self.written.clone(), found }
    }
}
