//! One Parquet part: typed columns on the way in, cells on the way out.

use std::{
    fs::File,
    io::{BufWriter, Read},
    ops::Range,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, SyncSender},
    thread::{self, JoinHandle},
};

use polars::{io::parquet::write::BatchedWriter, prelude::*};
use sha2::{Digest, Sha256};

use crate::{
    ingest::snapshot::{
        SnapshotError,
        columns::{Columns, Values, from_days},
    },
    model::{Cell, ColumnType, Money, Table, hexadecimal},
};

/// Rows written as one row group.
const GROUP_ROWS: usize = 65_536;

/// Bytes of text that end a row group early, so that long texts do not fill the memory.
const GROUP_TEXT_BYTES: usize = 16 << 20;

/// Returns the Parquet schema of a table.
fn schema(table: Table) -> Schema {
    let field = |kind| match kind {
        ColumnType::Text | ColumnType::DateTime => DataType::String,
        ColumnType::Integer | ColumnType::Decimal | ColumnType::Money => DataType::Int64,
        ColumnType::Date => DataType::Date,
    };
    table
        .columns()
        .iter()
        .map(|column| (PlSmallStr::from_static(column.name), field(column.kind)))
        .collect()
}

/// A part being written.
///
/// Rows are gathered to row groups here; a thread of its own encodes and compresses them, one
/// group behind. What a group holds depends on the rows alone, never on how they were handed over.
pub(super) struct PartWriter {
    table: Table,
    rows: u64,
    group: Columns,
    groups: Option<SyncSender<Message>>,
    thread: Option<JoinHandle<Result<String, SnapshotError>>>,
}

/// What the writing thread is told.
enum Message {
    Group(Columns),
    Frame(DataFrame),
    End,
}

/// A part whose last rows are on their way to the disk.
pub(super) struct Closing(JoinHandle<Result<String, SnapshotError>>);

impl PartWriter {
    /// Creates the file.
    pub(super) fn create(path: PathBuf, table: Table) -> Result<Self, SnapshotError> {
        let file = PartFile::create(path, table)?;
        // A group waits until the one before it is written: two of them are in memory at most.
        let (groups, messages) = mpsc::sync_channel(0);
        let thread = Some(thread::spawn(move || file.write(&messages)));
        Ok(Self { table, rows: 0, group: Columns::new(table), groups: Some(groups), thread })
    }

    /// Returns the rows taken so far.
    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    /// Takes rows.
    pub(super) fn append(
        &mut self,
        columns: &Columns,
        rows: Range<usize>,
    ) -> Result<(), SnapshotError> {
        self.rows += rows.len() as u64;
        let mut start = rows.start;
        while start < rows.end {
            let end = self.fits(columns, start..rows.end);
            self.group.append(columns, start..end);
            if self.is_full() {
                self.send_group()?;
            }
            start = end;
        }
        Ok(())
    }

    /// Takes rows that are typed already, as a row group.
    pub(super) fn push_frame(&mut self, frame: DataFrame) -> Result<(), SnapshotError> {
        self.rows += frame.height() as u64;
        self.send(Message::Frame(frame))
    }

    /// Returns where the rows end that still belong to the group.
    fn fits(&self, columns: &Columns, rows: Range<usize>) -> usize {
        let most = rows.end.min(rows.start + GROUP_ROWS - self.group.rows());
        let mut bytes = self.group.text_bytes();
        if bytes + columns.text_bytes() < GROUP_TEXT_BYTES {
            return most;
        }
        let last = (rows.start..most).find(|row| {
            bytes += columns.row_text_bytes(*row);
            bytes >= GROUP_TEXT_BYTES
        });
        last.map_or(most, |row| row + 1)
    }

    fn is_full(&self) -> bool {
        self.group.rows() == GROUP_ROWS || self.group.text_bytes() >= GROUP_TEXT_BYTES
    }

    fn send_group(&mut self) -> Result<(), SnapshotError> {
        let group = std::mem::replace(&mut self.group, Columns::new(self.table));
        self.send(Message::Group(group))
    }

    /// Sends a message; a thread that no longer listens has failed and tells why.
    fn send(&mut self, message: Message) -> Result<(), SnapshotError> {
        let groups = self.groups.as_ref().expect("a part takes rows until it is finished");
        match (groups.send(message), self.thread.take()) {
            (Err(_), Some(thread)) => Closing(thread).wait().map(drop),
            (_, thread) => {
                self.thread = thread;
                Ok(())
            }
        }
    }

    /// Hands the rest over; the file is whole once [`Closing::wait`] returns.
    pub(super) fn finish(mut self) -> Result<Closing, SnapshotError> {
        if self.group.rows() > 0 {
            self.send_group()?;
        }
        self.send(Message::End)?;
        Ok(Closing(self.thread.take().expect("the thread is waited for once")))
    }
}

impl Drop for PartWriter {
    /// Lets the thread of a part that was given up end before its folder goes.
    fn drop(&mut self) {
        self.groups = None;
        if let Some(thread) = self.thread.take() {
            let _nobody_needs_a_part_given_up = thread.join();
        }
    }
}

impl Closing {
    /// Returns the hash of the file once it is on disk.
    pub(super) fn wait(self) -> Result<String, SnapshotError> {
        self.0.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }
}

/// The file of a part, in the thread that writes it.
struct PartFile {
    path: PathBuf,
    table: Table,
    file: File,
    parquet: BatchedWriter<BufWriter<File>>,
}

impl PartFile {
    fn create(path: PathBuf, table: Table) -> Result<Self, SnapshotError> {
        let write = |source| SnapshotError::Write { path: path.clone(), source };
        let file = File::create_new(&path).map_err(write)?;
        let sink = BufWriter::new(file.try_clone().map_err(write)?);
        let parquet = ParquetWriter::new(sink)
            .with_compression(ParquetCompression::Zstd(None))
            .with_statistics(StatisticsOptions::default())
            .batched(&schema(table))
            .map_err(|source| SnapshotError::Encode {
                path: path.clone(),
                source: source.into(),
            })?;
        Ok(Self { path, table, file, parquet })
    }

    /// Writes row groups until the end and returns the hash of the file once it is on disk.
    fn write(mut self, messages: &Receiver<Message>) -> Result<String, SnapshotError> {
        loop {
            match messages.recv() {
                Ok(Message::Group(group)) => self.write_group(group)?,
                Ok(Message::Frame(frame)) => self.write_frame(&frame)?,
                Ok(Message::End) => return self.finish(),
                // The part was given up.
                Err(_) => return Ok(String::new()),
            }
        }
    }

    fn write_group(&mut self, group: Columns) -> Result<(), SnapshotError> {
        let rows = group.rows();
        let columns = self.table.columns().iter().zip(group.into_values());
        // Each column is freed as soon as it is one of the engine's.
        let columns = columns.map(|(column, values)| to_column(column.name, &values));
        let frame = DataFrame::new(rows, columns.collect());
        self.write_frame(&frame.map_err(|source| self.failed(source))?)
    }

    fn write_frame(&mut self, frame: &DataFrame) -> Result<(), SnapshotError> {
        self.parquet.write_batch(frame).map_err(|source| self.failed(source))
    }

    fn failed(&self, source: PolarsError) -> SnapshotError {
        SnapshotError::Encode { path: self.path.clone(), source: source.into() }
    }

    fn finish(self) -> Result<String, SnapshotError> {
        // Ends the file and flushes what is buffered.
        self.parquet.finish().map_err(|source| self.failed(source))?;
        self.file
            .sync_all()
            .map_err(|source| SnapshotError::Write { path: self.path.clone(), source })?;
        hash_file(&self.path)
    }
}

fn to_column(name: &'static str, values: &Values) -> Column {
    let name = PlSmallStr::from_static(name);
    match values {
        Values::Text(texts) => {
            let mut builder = StringChunkedBuilder::new(name, texts.len());
            texts.iter().for_each(|text| builder.append_option(text));
            builder.finish().into_column()
        }
        Values::Number(numbers) => {
            Int64Chunked::from_iter_options(name, numbers.iter()).into_column()
        }
        Values::Day(days) => {
            Int32Chunked::from_iter_options(name, days.iter()).into_date().into_column()
        }
    }
}

/// Returns the hash of a file, hexadecimal.
pub(super) fn hash_file(path: &Path) -> Result<String, SnapshotError> {
    let mut hash = Sha256::new();
    let mut copy = || {
        let mut file = File::open(path)?;
        let mut bytes = vec![0; 1 << 16];
        loop {
            match file.read(&mut bytes)? {
                0 => return Ok(()),
                read => hash.update(&bytes[..read]),
            }
        }
    };
    copy().map_err(|source| SnapshotError::Read { path: path.to_owned(), source })?;
    Ok(hexadecimal(&hash.finalize()))
}

/// Reads all rows of a part as cells in canonical column order.
pub(super) fn read_rows(
    path: &Path,
    table: Table,
) -> Result<Vec<Vec<Option<Cell>>>, SnapshotError> {
    let file =
        File::open(path).map_err(|source| SnapshotError::Read { path: path.to_owned(), source })?;
    let decode = |source: PolarsError| SnapshotError::Decode {
        path: path.to_owned(),
        source: source.into(),
    };
    let frame = ParquetReader::new(file).finish().map_err(decode)?;
    rows_of(&frame, table).map_err(decode)
}

/// Returns the rows of a frame as cells in canonical column order.
pub(super) fn rows_of(frame: &DataFrame, table: Table) -> PolarsResult<Vec<Vec<Option<Cell>>>> {
    let mut rows = vec![Vec::with_capacity(table.columns().len()); frame.height()];
    for column in table.columns() {
        let cells = read_column(frame, column.name, column.kind)?;
        for (row, cell) in rows.iter_mut().zip(cells) {
            row.push(cell);
        }
    }
    Ok(rows)
}

fn read_column(frame: &DataFrame, name: &str, kind: ColumnType) -> PolarsResult<Vec<Option<Cell>>> {
    let column = frame.column(name)?;
    Ok(match kind {
        ColumnType::Text | ColumnType::DateTime => {
            column.str()?.iter().map(|cell| cell.map(|text| Cell::Text(text.to_owned()))).collect()
        }
        ColumnType::Integer | ColumnType::Decimal => {
            column.i64()?.iter().map(|cell| cell.map(Cell::Integer)).collect()
        }
        ColumnType::Money => {
            column.i64()?.iter().map(|cell| cell.map(|units| Cell::Money(Money(units)))).collect()
        }
        ColumnType::Date => column
            .date()?
            .physical()
            .iter()
            .map(|cell| cell.and_then(from_days).map(Cell::Date))
            .collect(),
    })
}
