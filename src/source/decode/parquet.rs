//! Parquet: typed columns, read once and handed on in slices.
//!
//! Only the columns that are mapped are read, a row group at a time, or an equal part of one that is
//! huge. Memory holds what was read last and what batches under way still share of the one before,
//! and while it is decoded one page of each column, however large the file is. polars maps the file;
//! it touches the pages of one row group and unmaps them again.

use std::{fs::File, panic, panic::AssertUnwindSafe, path::Path, sync::Arc};

use polars::prelude::{
    DataFrame, FileMetadataRef, ParallelStrategy, ParquetReader, PolarsResult, Schema,
    SchemaExt as _, SerReader as _, polars_err,
};

use crate::source::{
    Batch, Error, Fields, Place, Raw, Row,
    batch::Records,
    decode::{
        Wanted, read_error,
        typed::{self, Cells},
        unparsable,
    },
    fields::Names,
};

/// Rows of one batch.
const BATCH_ROWS: usize = 8_192;

/// About as many bytes are decoded at once.
const READ_BYTES: u64 = 32 << 20;

/// Bytes of a decoded value: that of a text is where it stands.
const VALUE_BYTES: u64 = 16;

/// The rows of one file.
pub(in crate::source) struct Reader {
    file: File,
    names: Arc<Names>,
    /// Where the columns that are read stand in the file.
    columns: Vec<usize>,
    /// What the file says of itself, and with one row group alone: polars looks into all before the
    /// one it reads.
    metadata: FileMetadataRef,
    alone: FileMetadataRef,
    /// How many rows of each row group are read at once.
    steps: Vec<usize>,
    /// The row group that is read, and how many of its rows were.
    group: usize,
    start: usize,
    /// The rows that were read and not handed on yet.
    rest: DataFrame,
    /// How many these are, also when no column is read.
    rows: usize,
}

/// Rows of some columns.
#[derive(Debug)]
pub(in crate::source) struct Frame {
    names: Arc<Names>,
    columns: Vec<Cells>,
    rows: usize,
}

/// One row of a frame.
#[derive(Clone, Copy, Debug)]
pub(in crate::source) struct FrameRow<'a> {
    pub(in crate::source) names: &'a Names,
    columns: &'a [Cells],
    row: usize,
}

impl Reader {
    /// Reads what the file says of itself; it must have the columns of those before it.
    pub(super) fn open(place: &Place, path: &Path, wanted: &mut Wanted) -> Result<Self, Error> {
        let file = File::open(path).map_err(|cause| read_error(place, cause))?;
        let (metadata, schema) = guarded(place, || {
            let mut reader = ParquetReader::new(file.try_clone()?);
            let schema = Schema::from_arrow_schema(reader.schema()?.as_ref());
            Ok((Arc::clone(reader.get_metadata()?), schema))
        })?;
        wanted.check(place, schema.iter().map(|(name, kind)| (name.as_str(), kind.to_string())))?;
        let (mut columns, mut names) = (Vec::new(), Vec::new());
        for (number, (name, kind)) in schema.iter().enumerate() {
            let is_mapped = wanted.is_mapped(name);
            if is_mapped && !typed::is_readable(kind) {
                let (column, found) = (name.to_string(), kind.to_string());
                return Err(Error::ColumnType { place: place.clone(), column, found });
            }
            if is_mapped || wanted.all && typed::is_readable(kind) {
                columns.push(number);
                names.push(name.to_string());
            }
        }
        let twice = |name| Error::ColumnTwice { place: place.clone(), name };
        let steps = steps(&metadata, &names);
        let mut alone = metadata.as_ref().clone();
        alone.row_groups.clear();
        let (names, alone) = (Arc::new(Names::new(names).map_err(twice)?), Arc::new(alone));
        let (group, start, rest, rows) = (0, 0, DataFrame::empty(), 0);
        Ok(Self { file, names, columns, metadata, alone, steps, group, start, rest, rows })
    }

    /// Returns the next rows.
    pub(super) fn next(&mut self, place: &Place) -> Result<Option<Batch>, Error> {
        while self.rows == 0 {
            // What is behind is let go before more is read.
            self.rest = DataFrame::empty();
            let Some(group) = self.metadata.row_groups.get(self.group) else { return Ok(None) };
            let rows = self.steps[self.group].min(group.num_rows() - self.start);
            if rows > 0 && !self.columns.is_empty() {
                self.rest = guarded(place, || self.read(rows))?;
            }
            (self.rows, self.start) = (rows, self.start + rows);
            if self.start == self.metadata.row_groups[self.group].num_rows() {
                (self.group, self.start) = (self.group + 1, 0);
            }
        }
        let rows = self.rows.min(BATCH_ROWS);
        let (batch, rest) = self.rest.split_at(i64::try_from(rows).expect("few rows"));
        (self.rest, self.rows) = (rest, self.rows - rows);
        let columns = batch.columns().iter().map(Cells::of).collect();
        let frame = Frame { names: Arc::clone(&self.names), columns, rows };
        Ok(Some(Batch::new(Records::Frame(frame))))
    }

    /// Reads the next rows of the row group.
    fn read(&mut self, rows: usize) -> PolarsResult<DataFrame> {
        let alone = Arc::make_mut(&mut self.alone);
        let group = self.metadata.row_groups[self.group].clone();
        (alone.num_rows, alone.max_row_group_height) = (group.num_rows(), group.num_rows());
        alone.row_groups = vec![group];
        let mut reader = ParquetReader::new(self.file.try_clone()?)
            .with_projection(Some(self.columns.clone()))
            .with_slice(Some((self.start, rows)))
            .read_parallel(ParallelStrategy::None)
            .set_rechunk(true);
        reader.set_metadata(Arc::clone(&self.alone));
        let data = reader.finish()?;
        if data.columns().iter().any(|column| column.len() != rows) {
            return Err(polars_err!(ComputeError: "a column has not the rows of its row group"));
        }
        Ok(data)
    }
}

impl Frame {
    /// Returns how many rows there are.
    pub(in crate::source) fn len(&self) -> usize {
        self.rows
    }

    /// Hands on the rows.
    pub(in crate::source) fn for_each(&self, mut take: impl FnMut(Row<'_>)) {
        let (names, columns) = (self.names.as_ref(), self.columns.as_slice());
        for row in 0..self.rows {
            take(Row::Fields(Fields::frame(FrameRow { names, columns, row })));
        }
    }
}

impl<'a> FrameRow<'a> {
    /// Returns a value.
    pub(in crate::source) fn value(self, place: usize) -> Raw<'a> {
        self.columns[place].get(self.row)
    }

    /// Returns a value as text.
    pub(in crate::source) fn shown(self, place: usize) -> String {
        match self.value(place) {
            Raw::Null => String::new(),
            Raw::Bool(value) => value.to_string(),
            Raw::Number(text) | Raw::Text(text) => text.into_owned(),
            Raw::Double(number) => number.to_string(),
            Raw::Day(day) => day.to_string(),
            Raw::Nested => self.columns[place].nested(self.row),
        }
    }
}

/// Returns how many rows of each row group are read at once.
fn steps(metadata: &FileMetadataRef, names: &[String]) -> Vec<usize> {
    let steps = metadata.row_groups.iter().map(|group| {
        let rows = group.num_rows() as u64;
        let columns = names.iter().filter_map(|name| group.columns_under_root_iter(name));
        let bytes = columns.flatten().map(|column| {
            let said = |count| u64::try_from(count).unwrap_or_default();
            let values = said(column.num_values()).max(rows);
            said(column.uncompressed_size()).max(values.saturating_mul(VALUE_BYTES))
        });
        rows_at_once(group.num_rows(), bytes.fold(0, u64::saturating_add))
    });
    steps.collect()
}

/// Returns how many rows of a row group are read at once: all, or an equal part when they are many
/// bytes, since each part unpacks pages of the others.
fn rows_at_once(rows: usize, bytes: u64) -> usize {
    let parts = usize::try_from(bytes.div_ceil(READ_BYTES)).unwrap_or(usize::MAX);
    rows.div_ceil(parts.max(1)).max(BATCH_ROWS)
}

/// Reads with polars, which panics on some damaged files.
fn guarded<T>(place: &Place, read: impl FnOnce() -> PolarsResult<T>) -> Result<T, Error> {
    match panic::catch_unwind(AssertUnwindSafe(read)) {
        Ok(read) => read.map_err(|cause| unparsable(place, "Parquet", cause)),
        Err(_) => Err(unparsable(place, "Parquet", "the file is damaged")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_huge_row_group_is_read_in_parts() {
        assert_eq!(rows_at_once(122_880, 20 << 20), 122_880);
        assert_eq!(rows_at_once(1_000_000, READ_BYTES), 1_000_000);
        assert_eq!(rows_at_once(1_000_000, READ_BYTES + 1), 500_000);
        // Whatever a file says, it is not read row by row.
        assert_eq!(rows_at_once(1_000_000, u64::MAX), BATCH_ROWS);
        assert_eq!(rows_at_once(0, 0), BATCH_ROWS);
    }
}
