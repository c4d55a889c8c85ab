//! One Parquet part: typed column buffers on the way in, cells on the way out.

use std::{
    fs::File,
    io::{BufWriter, Read},
    path::{Path, PathBuf},
};

use jiff::{ToSpan, civil::Date};
use polars::{io::parquet::write::BatchedWriter, prelude::*};
use sha2::{Digest, Sha256};

use crate::{
    ingest::snapshot::SnapshotError,
    model::{Cell, ColumnType, Money, Table, hexadecimal},
};

/// Rows written as one row group: what a table writer holds in memory.
const GROUP_ROWS: usize = 65_536;

const EPOCH: Date = Date::constant(1970, 1, 1);

/// Returns the days from 1970-01-01 to a day, as Parquet stores it.
pub(super) fn to_days(day: Date) -> i32 {
    (day - EPOCH).get_days()
}

/// Returns the day that lies `days` after 1970-01-01; `None` outside the calendar.
pub(super) fn from_days(days: i32) -> Option<Date> {
    EPOCH.checked_add(days.days()).ok()
}

/// The buffer of one column.
enum Buffer {
    Text(Vec<Option<String>>),
    Number(Vec<Option<i64>>),
    Day(Vec<Option<i32>>),
}

impl Buffer {
    fn of(kind: ColumnType) -> Self {
        match kind {
            ColumnType::Text | ColumnType::DateTime => Self::Text(vec![]),
            ColumnType::Integer | ColumnType::Decimal | ColumnType::Money => Self::Number(vec![]),
            ColumnType::Date => Self::Day(vec![]),
        }
    }

    /// Takes a cell that was checked against the column's type.
    fn push(&mut self, cell: Option<Cell>) {
        match (self, cell) {
            (Self::Text(cells), Some(Cell::Text(text))) => cells.push(Some(text)),
            (Self::Number(cells), Some(Cell::Integer(number) | Cell::Money(Money(number)))) => {
                cells.push(Some(number));
            }
            (Self::Day(cells), Some(Cell::Date(day))) => cells.push(Some(to_days(day))),
            (Self::Text(cells), _) => cells.push(None),
            (Self::Number(cells), _) => cells.push(None),
            (Self::Day(cells), _) => cells.push(None),
        }
    }

    /// Turns the buffer into a column and leaves it empty.
    fn take(&mut self, name: &str) -> Column {
        let name = PlSmallStr::from_str(name);
        match self {
            Self::Text(cells) => Column::new(name, std::mem::take(cells)),
            Self::Number(cells) => Column::new(name, std::mem::take(cells)),
            Self::Day(cells) => {
                Int32Chunked::from_iter_options(name, std::mem::take(cells).into_iter())
                    .into_date()
                    .into_column()
            }
        }
    }
}

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

/// A part being written, one row group after another.
pub(super) struct PartWriter {
    path: PathBuf,
    table: Table,
    buffers: Vec<Buffer>,
    buffered: usize,
    rows: u64,
    file: File,
    parquet: BatchedWriter<BufWriter<File>>,
}

impl PartWriter {
    /// Creates the file.
    pub(super) fn create(path: PathBuf, table: Table) -> Result<Self, SnapshotError> {
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
        let buffers = table.columns().iter().map(|column| Buffer::of(column.kind)).collect();
        Ok(Self { path, table, buffers, buffered: 0, rows: 0, file, parquet })
    }

    /// Returns the rows taken so far.
    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    /// Takes a row of checked cells.
    pub(super) fn push(&mut self, cells: Vec<Option<Cell>>) -> Result<(), SnapshotError> {
        for (buffer, cell) in self.buffers.iter_mut().zip(cells) {
            buffer.push(cell);
        }
        self.rows += 1;
        self.buffered += 1;
        if self.buffered == GROUP_ROWS { self.write_group() } else { Ok(()) }
    }

    fn write_group(&mut self) -> Result<(), SnapshotError> {
        let height = std::mem::take(&mut self.buffered);
        let columns = self.table.columns().iter();
        let columns =
            columns.zip(&mut self.buffers).map(|(column, buffer)| buffer.take(column.name));
        DataFrame::new(height, columns.collect())
            .and_then(|frame| self.parquet.write_batch(&frame))
            .map_err(|source| self.failed(source))
    }

    fn failed(&self, source: PolarsError) -> SnapshotError {
        SnapshotError::Encode { path: self.path.clone(), source: source.into() }
    }

    /// Writes the rest and returns the hash of the file once it is on disk.
    pub(super) fn finish(mut self) -> Result<String, SnapshotError> {
        if self.buffered > 0 {
            self.write_group()?;
        }
        // Ends the file and flushes what is buffered.
        self.parquet.finish().map_err(|source| self.failed(source))?;
        self.file
            .sync_all()
            .map_err(|source| SnapshotError::Write { path: self.path.clone(), source })?;
        hash_file(&self.path)
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
    let mut rows = vec![Vec::with_capacity(table.columns().len()); frame.height()];
    for column in table.columns() {
        let cells = read_column(&frame, column.name, column.kind).map_err(decode)?;
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
