//! A JSON document taken apart as it streams: its records as hashes, and everything around them.
//!
//! Records may fill the whole page, so none of them is ever held. Only where they begin and end is
//! looked at; whether they are valid shows when they are decoded. The rest is copied with an empty
//! list in their place and parsed by whoever asked for it.

use std::io::{self, BufRead};

use memchr::memchr2;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::source::decode::skip::Skip;

/// Most bytes around the records.
const MOST_AROUND: usize = 64 << 20;
/// Most levels of nesting that are looked through.
const MOST_LEVELS: usize = 10_000;
/// Most records whose hashes are kept.
const MOST_HASHES: usize = 1 << 20;

/// Why a document could not be taken apart.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("it is cut off")]
    Cut,
    #[error("found `{}`, expected {expected}", found.escape_ascii())]
    Unexpected { found: u8, expected: &'static str },
    #[error("it is nested more than {MOST_LEVELS} levels deep")]
    TooDeep,
    #[error("it has more than {MOST_AROUND} bytes beside the records")]
    TooLarge,
    #[error("the list of records occurs twice")]
    Twice,
}

/// The records of a page, counted and hashed.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) count: u64,
    pub(super) hashes: Vec<u64>,
    page: Xxh3,
}

impl Tally {
    /// Adds a record by its bytes.
    pub(super) fn add(&mut self, record: &[u8]) {
        self.add_hash(xxh3_64(record));
    }

    pub(super) fn add_hash(&mut self, hash: u64) {
        self.count += 1;
        self.page.update(&hash.to_le_bytes());
        if self.count <= MOST_HASHES as u64 {
            self.hashes.push(hash);
        } else {
            self.hashes.clear();
        }
    }

    /// Returns the hash of the whole page.
    pub(super) fn digest(&self) -> u64 {
        self.page.digest()
    }
}

/// A document that was taken apart.
pub(super) struct Split {
    /// The document with an empty list in place of the records.
    pub(super) around: Vec<u8>,
    /// The records, if there is a list at their place.
    pub(super) records: Option<Tally>,
}

/// Reads a document to its end; `names` lead to the list of records.
pub(super) fn split(body: impl BufRead, names: &[String]) -> Result<Split, Fault> {
    let split = Split { around: Vec::new(), records: None };
    let mut reader = Reader { body, split };
    let mut level = 0;
    let mut is_value_ahead = true;
    loop {
        if is_value_ahead {
            match (reader.token("a value")?, names.get(level)) {
                (b'[', None) => reader.records()?,
                (b'{', Some(name)) => {
                    reader.copy_byte()?;
                    if reader.find(name)? {
                        level += 1;
                        continue;
                    }
                }
                _ => reader.copy_value()?,
            }
        }
        // The value at `level` is over; what follows belongs to the object around it.
        let Some(above) = level.checked_sub(1) else { break };
        is_value_ahead = reader.find(&names[above])?;
        if !is_value_ahead {
            level = above;
        }
    }
    match reader.peek()? {
        Some(found) => Err(Fault::Unexpected { found, expected: "the end" }),
        None => Ok(reader.split),
    }
}

struct Reader<B> {
    body: B,
    split: Split,
}

impl<B: BufRead> Reader<B> {
    /// Returns the next byte that is no white space, without taking it.
    fn peek(&mut self) -> Result<Option<u8>, Fault> {
        loop {
            let chunk = self.body.fill_buf()?;
            let Some(first) = chunk.first() else { return Ok(None) };
            let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
            match chunk.iter().position(|byte| !is_space(byte)) {
                Some(0) => return Ok(Some(*first)),
                Some(spaces) => self.body.consume(spaces),
                None => {
                    let spaces = chunk.len();
                    self.body.consume(spaces);
                }
            }
            // What is apart in the document stays apart in its copy.
            self.around(b" ")?;
        }
    }

    fn token(&mut self, expected: &'static str) -> Result<u8, Fault> {
        let found = self.peek()?.ok_or(Fault::Cut)?;
        if matches!((found, expected), (b',' | b':' | b'}' | b']', "a value" | "a record")) {
            return Err(Fault::Unexpected { found, expected });
        }
        Ok(found)
    }

    fn around(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        if self.split.around.len() + bytes.len() > MOST_AROUND {
            return Err(Fault::TooLarge);
        }
        self.split.around.extend_from_slice(bytes);
        Ok(())
    }

    /// Takes the byte that was looked at.
    fn copy_byte(&mut self) -> Result<(), Fault> {
        let byte = self.token("more")?;
        self.body.consume(1);
        self.around(&[byte])
    }

    /// Copies the members of an object up to the value of one with this name, or to its end.
    fn find(&mut self, name: &str) -> Result<bool, Fault> {
        loop {
            match self.token("a member")? {
                b'}' => {
                    self.copy_byte()?;
                    return Ok(false);
                }
                b',' => self.copy_byte()?,
                b'"' => {
                    let start = self.split.around.len();
                    self.copy_value()?;
                    let is_it = serde_json::from_slice::<String>(&self.split.around[start..])
                        .is_ok_and(|key| key == name);
                    match self.token("`:`")? {
                        b':' => self.copy_byte()?,
                        found => return Err(Fault::Unexpected { found, expected: "`:`" }),
                    }
                    if is_it {
                        return Ok(true);
                    }
                    self.token("a value")?;
                    self.copy_value()?;
                }
                found => return Err(Fault::Unexpected { found, expected: "a member" }),
            }
        }
    }

    fn copy_value(&mut self) -> Result<(), Fault> {
        let mut span = Span::default();
        loop {
            let chunk = self.body.fill_buf()?;
            if chunk.is_empty() {
                return span.end();
            }
            let end = span.feed(chunk)?;
            let length = end.unwrap_or(chunk.len());
            if self.split.around.len() + length > MOST_AROUND {
                return Err(Fault::TooLarge);
            }
            self.split.around.extend_from_slice(&chunk[..length]);
            self.body.consume(length);
            if end.is_some() {
                return Ok(());
            }
        }
    }

    /// Hashes the elements of the list of records.
    fn records(&mut self) -> Result<(), Fault> {
        if self.split.records.is_some() {
            return Err(Fault::Twice);
        }
        self.body.consume(1);
        let mut tally = Tally::default();
        let around = self.split.around.len();
        if self.peek()?.ok_or(Fault::Cut)? == b']' {
            self.body.consume(1);
        } else {
            loop {
                self.token("a record")?;
                tally.add_hash(self.hash_value()?);
                let found = self.token("`,` or `]`")?;
                self.body.consume(1);
                match found {
                    b',' => {}
                    b']' => break,
                    _ => return Err(Fault::Unexpected { found, expected: "`,` or `]`" }),
                }
                self.split.around.truncate(around);
            }
        }
        self.split.records = Some(tally);
        self.around(b"[]")
    }

    /// Hashes a record; where it ends is found as when it is read, because one that is wrong inside
    /// is set aside then.
    fn hash_value(&mut self) -> Result<u64, Fault> {
        let mut skip = Skip::new(0);
        let mut begun: Option<Xxh3> = None;
        loop {
            let chunk = self.body.fill_buf()?;
            if chunk.is_empty() {
                return Err(Fault::Cut);
            }
            let end = skip.run(chunk);
            let length = end.unwrap_or(chunk.len());
            let part = &chunk[..length];
            let hash = match (&mut begun, end) {
                (None, Some(_)) => Some(xxh3_64(part)),
                (begun, end) => {
                    let hasher = begun.get_or_insert_with(Xxh3::new);
                    hasher.update(part);
                    end.map(|_| hasher.digest())
                }
            };
            self.body.consume(length);
            if let Some(hash) = hash {
                return Ok(hash);
            }
            skip.restart();
        }
    }
}

/// Finds where one value ends, chunk after chunk.
#[derive(Default)]
struct Span {
    /// The brackets that are open.
    open: Vec<u8>,
    is_text: bool,
    is_escaped: bool,
}

impl Span {
    /// Returns how many bytes of the chunk belong to the value, if it ends within.
    fn feed(&mut self, chunk: &[u8]) -> Result<Option<usize>, Fault> {
        let mut at = 0;
        while at < chunk.len() {
            if self.is_escaped {
                (self.is_escaped, at) = (false, at + 1);
                continue;
            }
            if self.is_text {
                let Some(found) = memchr2(b'"', b'\\', &chunk[at..]) else { return Ok(None) };
                at += found + 1;
                (self.is_text, self.is_escaped) = (chunk[at - 1] == b'\\', chunk[at - 1] == b'\\');
                if !self.is_text && self.open.is_empty() {
                    return Ok(Some(at));
                }
                continue;
            }
            match chunk[at] {
                b'"' => self.is_text = true,
                b'{' | b'[' if self.open.len() == MOST_LEVELS => return Err(Fault::TooDeep),
                b'{' | b'[' => self.open.push(chunk[at]),
                // A number or word ends before what follows it.
                b'}' | b']' | b',' | b' ' | b'\t' | b'\n' | b'\r' if self.open.is_empty() => {
                    return Ok(Some(at));
                }
                found @ (b'}' | b']') => {
                    let opened = self.open.pop().expect("a bracket is open");
                    if (opened == b'{') != (found == b'}') {
                        return Err(Fault::Unexpected { found, expected: "the other bracket" });
                    }
                    if self.open.is_empty() {
                        return Ok(Some(at + 1));
                    }
                }
                _ => {}
            }
            at += 1;
        }
        Ok(None)
    }

    /// Returns whether the value may end where the document does.
    fn end(&self) -> Result<(), Fault> {
        if self.is_text || !self.open.is_empty() { Err(Fault::Cut) } else { Ok(()) }
    }
}
