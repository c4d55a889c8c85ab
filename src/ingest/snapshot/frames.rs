//! Parts read a piece at a time.

use std::{
    collections::BTreeSet,
    fs::File,
    path::{Path, PathBuf},
};

use polars::prelude::*;

use crate::{
    ingest::snapshot::{Part, Snapshot, SnapshotError, SnapshotWriter, Value},
    model::{ColumnType, Table},
};

/// Rows read together: as many as are written together.
pub(super) const FRAME_ROWS: usize = 65_536;

/// The rows of a part, some at a time and in order.
pub(super) struct Frames {
    path: PathBuf,
    next: u64,
    rows: u64,
}

impl Frames {
    /// Starts with the first of `rows` rows.
    pub(super) fn open(path: PathBuf, rows: u64) -> Self {
        Self { path, next: 0, rows }
    }
}

impl Iterator for Frames {
    type Item = Result<DataFrame, SnapshotError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.next >= self.rows {
            return None;
        }
        let first = self.next;
        self.next += FRAME_ROWS as u64;
        Some(frame(&self.path, first, None))
    }
}

/// Reads [`FRAME_ROWS`] rows of a part, fewer at its end; all columns if none is named.
pub(super) fn frame(
    path: &Path,
    first: u64,
    column: Option<&str>,
) -> Result<DataFrame, SnapshotError> {
    let file =
        File::open(path).map_err(|source| SnapshotError::Read { path: path.to_owned(), source })?;
    let first = usize::try_from(first).expect("a part's rows fit the address space");
    ParquetReader::new(file)
        .with_slice(Some((first, FRAME_ROWS)))
        .with_columns(column.map(|name| vec![name.to_owned()]))
        .finish()
        .map_err(|source| failed(path, source))
}

/// Some consecutive rows of a snapshot.
pub(in crate::ingest) struct Stretch(Vec<Values>);

/// The values of one column.
enum Values {
    Text(StringChunked),
    Number(Int64Chunked),
    Day(Int32Chunked),
}

impl Stretch {
    fn of(frame: &DataFrame, table: Table) -> PolarsResult<Self> {
        let values = table.columns().iter().map(|column| {
            let values = frame.column(column.name)?;
            Ok(match column.kind {
                ColumnType::Text | ColumnType::DateTime => Values::Text(values.str()?.clone()),
                ColumnType::Integer | ColumnType::Decimal | ColumnType::Money => {
                    Values::Number(values.i64()?.clone())
                }
                ColumnType::Date => Values::Day(values.date()?.physical().clone()),
            })
        });
        values.collect::<PolarsResult<_>>().map(Self)
    }

    /// Returns how many rows there are.
    pub(in crate::ingest) fn rows(&self) -> usize {
        match &self.0[0] {
            Values::Text(texts) => texts.len(),
            Values::Number(numbers) => numbers.len(),
            Values::Day(days) => days.len(),
        }
    }

    /// Returns the value of a row in the column at `place`.
    pub(in crate::ingest) fn value(&self, row: usize, place: usize) -> Value<'_> {
        let value = match &self.0[place] {
            Values::Text(texts) => texts.get(row).map(Value::Text),
            Values::Number(numbers) => numbers.get(row).map(Value::Number),
            Values::Day(days) => days.get(row).map(Value::Days),
        };
        value.unwrap_or(Value::Empty)
    }

    /// Returns the values of a row.
    pub(in crate::ingest) fn row(&self, row: usize) -> impl Iterator<Item = Value<'_>> {
        (0..self.0.len()).map(move |place| self.value(row, place))
    }
}

impl Snapshot {
    /// Reads a part of a table, some rows at a time.
    pub(in crate::ingest) fn stretches(
        &self,
        table: Table,
        part: &Part,
    ) -> impl Iterator<Item = Result<Stretch, SnapshotError>> {
        let path = self.dir.join(&part.file);
        Frames::open(path.clone(), part.rows)
            .map(move |frame| Stretch::of(&frame?, table).map_err(|source| failed(&path, source)))
    }
}

impl SnapshotWriter {
    /// Returns the different texts in a column of a finished table.
    pub(in crate::ingest) fn texts(
        &self,
        table: Table,
        column: &str,
    ) -> Result<BTreeSet<String>, SnapshotError> {
        let mut found = BTreeSet::new();
        for part in self.tables.get(&table).into_iter().flat_map(|table| &table.parts) {
            let path = self.aside.join(&part.file);
            for first in (0..part.rows).step_by(FRAME_ROWS) {
                let frame = frame(&path, first, Some(column))?;
                let texts = || frame.column(column)?.str()?.unique();
                let texts = texts().map_err(|source| failed(&path, source))?;
                found.extend(texts.iter().flatten().map(str::to_owned));
            }
        }
        Ok(found)
    }
}

pub(super) fn failed(path: &Path, source: PolarsError) -> SnapshotError {
    SnapshotError::Decode { path: path.to_owned(), source: source.into() }
}
