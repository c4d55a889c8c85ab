//! Parquet: typed columns, read in slices.
//!
//! Only the columns that are mapped are read, [`SLICE_ROWS`] rows at a time and never across a row
//! group. Memory holds one decoded slice, and while it is decoded one page of each column, however
//! large the file or its row groups are; the file itself is mapped, not read.

use std::{fs::File, panic, panic::AssertUnwindSafe, path::Path, sync::Arc};

use polars::prelude::{
    Column, DataFrame, FileMetadataRef, ParallelStrategy, ParquetReader, PolarsResult, Schema,
    SchemaExt as _, SerReader as _,
};

use crate::source::{
    Batch, Error, Fields, Place, Raw, Row,
    batch::Records,
    decode::{Wanted, read_error, typed, unparsable},
    fields::Names,
};

/// Rows of one slice.
const SLICE_ROWS: usize = 65_536;

/// The rows of one file.
pub(in crate::source) struct Reader {
    file: File,
    metadata: FileMetadataRef,
    names: Arc<Names>,
    /// Where the columns that are read stand in the file.
    columns: Vec<usize>,
    /// The slices that are left, the next one last.
    slices: Vec<(usize, usize)>,
}

/// Rows of some columns.
#[derive(Debug)]
pub(in crate::source) struct Frame {
    names: Arc<Names>,
    data: DataFrame,
    height: usize,
}

/// One row of a frame.
#[derive(Clone, Copy, Debug)]
pub(in crate::source) struct FrameRow<'a> {
    pub(in crate::source) names: &'a Names,
    columns: &'a [Column],
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
        let names =
            Names::new(names).map_err(|name| Error::ColumnTwice { place: place.clone(), name })?;
        let mut groups = Vec::new();
        for group in &metadata.row_groups {
            groups.push(group.num_rows());
        }
        let slices = slices(&groups);
        Ok(Self { file, metadata, names: Arc::new(names), columns, slices })
    }

    /// Returns the next rows.
    pub(super) fn next(&mut self, place: &Place) -> Result<Option<Batch>, Error> {
        let Some(slice) = self.slices.pop() else { return Ok(None) };
        let data = guarded(place, || {
            if self.columns.is_empty() {
                return Ok(DataFrame::empty());
            }
            let mut reader = ParquetReader::new(self.file.try_clone()?)
                .with_projection(Some(self.columns.clone()))
                .with_slice(Some(slice))
                .read_parallel(ParallelStrategy::None)
                .set_rechunk(true);
            reader.set_metadata(Arc::clone(&self.metadata));
            reader.finish()
        })?;
        let height = slice.1;
        Ok(Some(Batch::new(Records::Frame(Frame { names: Arc::clone(&self.names), data, height }))))
    }
}

impl Frame {
    /// Returns how many rows there are.
    pub(in crate::source) fn len(&self) -> usize {
        self.height
    }

    /// Hands on the rows.
    pub(in crate::source) fn for_each(&self, mut take: impl FnMut(Row<'_>)) {
        let (names, columns) = (self.names.as_ref(), self.data.columns());
        for row in 0..self.height {
            take(Row::Fields(Fields::frame(FrameRow { names, columns, row })));
        }
    }
}

impl<'a> FrameRow<'a> {
    /// Returns a value.
    pub(in crate::source) fn value(self, place: usize) -> Raw<'a> {
        typed::raw(self.columns[place].get(self.row).expect("the row is in the column"))
    }

    /// Returns a value as text.
    pub(in crate::source) fn shown(self, place: usize) -> String {
        match self.value(place) {
            Raw::Null => String::new(),
            Raw::Bool(value) => value.to_string(),
            Raw::Number(text) | Raw::Text(text) => text.into_owned(),
            Raw::Double(number) => number.to_string(),
            Raw::Day(day) => day.to_string(),
            Raw::Nested => self.columns[place]
                .get(self.row)
                .map_or_else(|_| String::new(), |value| value.to_string()),
        }
    }
}

/// Cuts row groups into slices; the first is the last.
fn slices(groups: &[usize]) -> Vec<(usize, usize)> {
    let (mut slices, mut start) = (Vec::new(), 0);
    for rows in groups {
        let end = start + rows;
        while start < end {
            let length = SLICE_ROWS.min(end - start);
            slices.push((start, length));
            start += length;
        }
    }
    slices.reverse();
    slices
}

/// Reads with polars, which panics on some damaged files.
fn guarded<T>(place: &Place, read: impl FnOnce() -> PolarsResult<T>) -> Result<T, Error> {
    match panic::catch_unwind(AssertUnwindSafe(read)) {
        Ok(read) => read.map_err(|cause| unparsable(place, "Parquet", cause)),
        Err(_) => Err(unparsable(place, "Parquet", "the file is damaged")),
    }
}
