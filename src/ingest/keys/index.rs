//! The keys of a table, in memory while they are few and on disk beyond.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use crate::ingest::{
    keys::Resolved,
    snapshot::{RowSet, SnapshotError},
};

/// Rows held in memory, 48 bytes each.
const ROOM: usize = 128 * 1024;

/// Rows are told apart by the first byte of their key, so that all rows of a key are resolved
/// together and a 256th of the table is in memory at a time.
const BUCKETS: usize = 256;

/// What is written for one row.
const BYTES: usize = 48;

/// The rank of rows that were there before the pull.
const BASE: i64 = i64::MIN;

/// One pulled row.
#[derive(Clone, Copy, Debug)]
pub(in crate::ingest) struct Entry {
    /// The hash of its key; a row without one is never compared.
    pub(in crate::ingest) key: Option<u128>,
    /// The hash of all its cells.
    pub(in crate::ingest) row: u64,
    /// Of several rows with the same key the one with the greatest rank counts.
    pub(in crate::ingest) rank: i64,
    /// The number of its record, to name it in messages.
    pub(in crate::ingest) record: u64,
}

/// The rows of one table by key: those of the last snapshot first, then those that were pulled.
///
/// Rows are numbered from 0 in the order they are added.
pub(in crate::ingest) struct KeyIndex {
    path: PathBuf,
    room: usize,
    buckets: Vec<Vec<Seen>>,
    held: usize,
    spill: Option<Spill>,
    next: u64,
    dropped: RowSet,
    removed: u64,
}

/// What is known of one row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    key: u128,
    pub(super) row: u64,
    pub(super) rank: i64,
    pub(super) record: u64,
    /// Twice the row number, and one more for a row that lives: what is gone at a number comes
    /// before the row of that number. The highest bit marks rows that leave.
    place: u64,
}

const LEAVES: u64 = 1 << 63;

impl Seen {
    pub(super) fn key(&self) -> u128 {
        self.key
    }

    pub(super) fn place(&self) -> u64 {
        self.place & !LEAVES
    }

    pub(super) fn number(&self) -> u64 {
        self.place() / 2
    }

    pub(super) fn is_gone(&self) -> bool {
        self.place().is_multiple_of(2)
    }

    pub(super) fn is_base(&self) -> bool {
        self.rank == BASE
    }

    /// Returns whether the row counts only if the pull brings it again.
    pub(super) fn leaves(&self) -> bool {
        self.place & LEAVES != 0
    }

    fn to_bytes(self) -> [u8; BYTES] {
        let mut bytes = [0; BYTES];
        bytes[..16].copy_from_slice(&self.key.to_le_bytes());
        bytes[16..24].copy_from_slice(&self.row.to_le_bytes());
        bytes[24..32].copy_from_slice(&self.rank.to_le_bytes());
        bytes[32..40].copy_from_slice(&self.record.to_le_bytes());
        bytes[40..].copy_from_slice(&self.place.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8; BYTES]) -> Self {
        let word = |at: usize| std::array::from_fn(|place| bytes[at + place]);
        Self {
            key: u128::from_le_bytes(std::array::from_fn(|place| bytes[place])),
            row: u64::from_le_bytes(word(16)),
            rank: i64::from_le_bytes(word(24)),
            record: u64::from_le_bytes(word(32)),
            place: u64::from_le_bytes(word(40)),
        }
    }
}

impl KeyIndex {
    /// Starts an index that writes to `path` once it holds more than fits in memory.
    pub(in crate::ingest) fn create(path: PathBuf) -> Self {
        Self::with_room(path, ROOM)
    }

    /// Starts an index that holds `room` rows in memory, which never changes what it finds.
    pub(in crate::ingest) fn with_room(path: PathBuf, room: usize) -> Self {
        Self {
            path,
            room,
            buckets: vec![vec![]; BUCKETS],
            held: 0,
            spill: None,
            next: 0,
            dropped: RowSet::default(),
            removed: 0,
        }
    }

    /// Adds a row of the last snapshot; one that leaves stays only if the pull brings it again.
    pub(in crate::ingest) fn add_base(
        &mut self,
        key: Option<u128>,
        row: u64,
        leaves: bool,
    ) -> Result<(), SnapshotError> {
        let number = self.number();
        match key {
            None if leaves => {
                self.dropped.insert(number);
                self.removed += 1;
                Ok(())
            }
            None => Ok(()),
            Some(key) => {
                let place = 2 * number + 1 + if leaves { LEAVES } else { 0 };
                self.hold(Seen { key, row, rank: BASE, record: 0, place })
            }
        }
    }

    /// Adds a pulled row.
    pub(in crate::ingest) fn add(&mut self, entry: Entry) -> Result<(), SnapshotError> {
        let place = 2 * self.number() + 1;
        let Entry { key: Some(key), row, rank, record } = entry else { return Ok(()) };
        // Whatever is pulled counts more than what was there.
        self.hold(Seen { key, row, rank: rank.max(BASE + 1), record, place })
    }

    /// Notes that the rows of a key are gone; it takes no number, as it is no row.
    pub(in crate::ingest) fn add_gone(
        &mut self,
        key: u128,
        rank: i64,
    ) -> Result<(), SnapshotError> {
        let (rank, place) = (rank.max(BASE + 1), 2 * self.next);
        self.hold(Seen { key, row: 0, rank, record: 0, place })
    }

    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next - 1
    }

    fn hold(&mut self, seen: Seen) -> Result<(), SnapshotError> {
        let bucket = usize::from(seen.key.to_be_bytes()[0]);
        self.buckets[bucket].push(seen);
        self.held += 1;
        if self.held < self.room { Ok(()) } else { self.spill() }
    }

    fn spill(&mut self) -> Result<(), SnapshotError> {
        let write = |source| SnapshotError::Write { path: self.path.clone(), source };
        let spill = match &mut self.spill {
            Some(spill) => spill,
            none => none.insert(Spill::create(&self.path).map_err(write)?),
        };
        spill.write(&mut self.buckets).map_err(write)?;
        self.held = 0;
        Ok(())
    }

    /// Compares all rows and tells which of them are to be dropped.
    pub(in crate::ingest) fn resolve(mut self) -> Result<Resolved, SnapshotError> {
        let mut resolved = Resolved {
            dropped: std::mem::take(&mut self.dropped),
            removed: self.removed,
            ..Resolved::default()
        };
        for (number, bucket) in self.buckets.iter_mut().enumerate() {
            if let Some(spill) = &mut self.spill {
                spill
                    .read(number, bucket)
                    .map_err(|source| SnapshotError::Read { path: self.path.clone(), source })?;
            }
            resolved.add(bucket);
            *bucket = vec![];
        }
        resolved.finish();
        Ok(resolved)
    }
}

/// The file of rows that did not fit: in one stretch after the other, sorted by bucket.
struct Spill {
    path: PathBuf,
    file: File,
    /// Where the rows of each bucket stand, and how many there are.
    runs: Vec<Vec<(u64, usize)>>,
    end: u64,
}

impl Spill {
    fn create(path: &Path) -> io::Result<Self> {
        let file = File::options().read(true).write(true).create_new(true).open(path)?;
        Ok(Self { path: path.to_owned(), file, runs: vec![vec![]; BUCKETS], end: 0 })
    }

    fn write(&mut self, buckets: &mut [Vec<Seen>]) -> io::Result<()> {
        let mut out = BufWriter::new(&self.file);
        for (runs, bucket) in self.runs.iter_mut().zip(buckets) {
            if bucket.is_empty() {
                continue;
            }
            runs.push((self.end, bucket.len()));
            self.end += (bucket.len() * BYTES) as u64;
            for seen in bucket.drain(..) {
                out.write_all(&seen.to_bytes())?;
            }
        }
        out.flush()
    }

    /// Adds the rows of a bucket to those still in memory.
    fn read(&mut self, bucket: usize, seen: &mut Vec<Seen>) -> io::Result<()> {
        for &(start, rows) in &self.runs[bucket] {
            let mut bytes = vec![0; rows * BYTES];
            self.file.seek(SeekFrom::Start(start))?;
            self.file.read_exact(&mut bytes)?;
            seen.extend(bytes.as_chunks().0.iter().map(Seen::from_bytes));
        }
        Ok(())
    }
}

impl Drop for Spill {
    /// The rows are resolved or the pull failed: nobody needs them any more.
    fn drop(&mut self) {
        let _gone_or_wiped_by_the_next_run = fs::remove_file(&self.path);
    }
}
