//! Single columns of a snapshot, asked for sums and days.

use std::path::Path;

use jiff::civil::Date;
use polars::prelude::*;

use crate::{
    ingest::snapshot::{
        Snapshot, SnapshotError,
        columns::{from_days, to_days},
    },
    model::Table,
};

impl Snapshot {
    /// Returns the exact sum of a column of amounts in stored units; empty cells count nothing.
    pub fn sum(&self, table: Table, column: &str) -> Result<i128, SnapshotError> {
        let mut sum = 0;
        for (_, path) in self.parts(table) {
            let wide = col(column).cast(DataType::Int128).sum();
            let part = aggregate(&path, wide)?;
            let part = part.i128().map_err(|source| undecodable(&path, source))?.get(0);
            sum += part.unwrap_or(0);
        }
        Ok(sum)
    }

    /// Returns the newest day with an order line that is not after `last`.
    pub fn newest_day(&self, last: Date) -> Result<Option<Date>, SnapshotError> {
        if self.manifest.newest_day.is_none_or(|newest| newest <= last) {
            return Ok(self.manifest.newest_day);
        }
        let mut newest = None;
        for (part, path) in self.parts(Table::Orders) {
            let day = match part.last_day {
                Some(day) if day <= last => Some(day),
                _ => newest_in(&path, last)?,
            };
            newest = newest.max(day);
        }
        Ok(newest)
    }
}

fn newest_in(path: &Path, last: Date) -> Result<Option<Date>, SnapshotError> {
    let days = || col("order_date").cast(DataType::Int32);
    let day = days().filter(days().lt_eq(lit(to_days(last)))).max();
    let day = aggregate(path, day)?;
    let day = day.i32().map_err(|source| undecodable(path, source))?.get(0);
    Ok(day.and_then(from_days))
}

/// Returns the one value of an expression over a part.
pub(super) fn aggregate(path: &Path, value: Expr) -> Result<Column, SnapshotError> {
    let args = ScanArgsParquet { glob: false, cache: false, ..ScanArgsParquet::default() };
    PlRefPath::try_from_path(path)
        .and_then(|part| LazyFrame::scan_parquet(part, args))
        .and_then(|rows| rows.select([value.alias("value")]).collect())
        .and_then(|frame| frame.column("value").cloned())
        .map_err(|source| undecodable(path, source))
}

/// Returns the error of a part that cannot be read.
pub(super) fn undecodable(path: &Path, source: PolarsError) -> SnapshotError {
    SnapshotError::Decode { path: path.to_owned(), source: source.into() }
}
