//! Finished tables without the rows that turned out not to belong.

use std::fs;

use polars::prelude::*;

use crate::{
    ingest::snapshot::{
        Part, RowSet, SnapshotError, SnapshotWriter,
        columns::from_days,
        frames::{FRAME_ROWS, Frames, failed, frame},
        part::{PartWriter, rows_of},
    },
    model::{Cell, Table},
};

impl SnapshotWriter {
    /// Takes rows out of a finished table, counted from 0 over its parts.
    ///
    /// A part that holds none of them stays as it is.
    pub(in crate::ingest) fn drop_rows(
        &mut self,
        table: Table,
        dropped: &RowSet,
    ) -> Result<(), SnapshotError> {
        let Some(manifest) = self.tables.get(&table).filter(|_| dropped.len() > 0) else {
            return Ok(());
        };
        let (mut first, mut parts) = (0, vec![]);
        for part in &manifest.parts {
            let rows = first..first + part.rows;
            first = rows.end;
            match rows.clone().filter(|row| dropped.contains(*row)).count() as u64 {
                0 => parts.push(part.clone()),
                all if all == part.rows => self.remove(part)?,
                _ => parts
                    .push(self.rewrite(table, part, |row| !dropped.contains(rows.start + row))?),
            }
        }
        let manifest = self.tables.get_mut(&table).expect("the table was there before");
        manifest.rows = parts.iter().map(|part| part.rows).sum();
        manifest.parts = parts;
        Ok(())
    }

    /// Returns how many rows a finished table has.
    pub(in crate::ingest) fn rows(&self, table: Table) -> u64 {
        self.tables.get(&table).map_or(0, |table| table.rows)
    }

    /// Reads rows of a finished table, given in ascending order.
    pub(in crate::ingest) fn read_back(
        &self,
        table: Table,
        wanted: &[u64],
    ) -> Result<Vec<Vec<Option<Cell>>>, SnapshotError> {
        let (mut found, mut first, mut wanted) = (vec![], 0, wanted);
        for part in self.tables.get(&table).into_iter().flat_map(|table| &table.parts) {
            let path = self.aside.join(&part.file);
            for start in (0..part.rows).step_by(FRAME_ROWS) {
                let end = part.rows.min(start + FRAME_ROWS as u64) + first;
                let (here, later) = wanted.split_at(wanted.partition_point(|row| *row < end));
                wanted = later;
                if !here.is_empty() {
                    let frame = frame(&path, start, None)?;
                    for row in here {
                        let place = i64::try_from(row - first - start).expect("a small number");
                        let row = rows_of(&frame.slice(place, 1), table);
                        found.extend(row.map_err(|source| failed(&path, source))?);
                    }
                }
            }
            first += part.rows;
        }
        Ok(found)
    }

    fn remove(&self, part: &Part) -> Result<(), SnapshotError> {
        let path = self.aside.join(&part.file);
        fs::remove_file(&path).map_err(|source| SnapshotError::Write { path, source })
    }

    fn rewrite(
        &self,
        table: Table,
        part: &Part,
        is_kept: impl Fn(u64) -> bool,
    ) -> Result<Part, SnapshotError> {
        let path = self.aside.join(&part.file);
        // The file may be one with that of an earlier snapshot: it is never written into.
        let fresh = path.with_extension("rewritten");
        let mut writer = PartWriter::create(fresh.clone(), table)?;
        let mut told = Told::default();
        let mut first = 0;
        for frame in Frames::open(path.clone(), part.rows) {
            let frame = frame?;
            let rows = first..first + frame.height() as u64;
            first = rows.end;
            let mask = BooleanChunked::from_iter_values(PlSmallStr::EMPTY, rows.map(&is_kept));
            let frame = frame.filter(&mask).map_err(|source| failed(&path, source))?;
            if frame.height() > 0 {
                told.note(table, &frame).map_err(|source| failed(&path, source))?;
                writer.push_frame(frame)?;
            }
        }
        let (file, rows) = (part.file.clone(), writer.rows());
        let sha256 = writer.finish()?.wait()?;
        fs::rename(&fresh, &path).map_err(|source| SnapshotError::Write { path, source })?;
        let day = |days: Option<i32>| days.and_then(from_days);
        let Told { first_day, last_day, control_total } = told;
        let (first_day, last_day) = (day(first_day), day(last_day));
        Ok(Part { file, rows, sha256, first_day, last_day, control_total })
    }
}

/// What the manifest tells about the order lines of a part.
#[derive(Default)]
struct Told {
    first_day: Option<i32>,
    last_day: Option<i32>,
    control_total: Option<i128>,
}

impl Told {
    fn note(&mut self, table: Table, frame: &DataFrame) -> PolarsResult<()> {
        if table != Table::Orders {
            return Ok(());
        }
        let days = frame.column("order_date")?.date()?.physical();
        self.first_day = self.first_day.into_iter().chain(days.min()).min();
        self.last_day = self.last_day.into_iter().chain(days.max()).max();
        let amounts = frame.column("net_amount")?.i64()?;
        let sum: i128 = amounts.iter().flatten().map(i128::from).sum();
        *self.control_total.get_or_insert_default() += sum;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use tempfile::TempDir;

    use super::*;
    use crate::model::{Currency, Money, Order, Unit};

    fn write(folder: &TempDir, dropped: &[u64]) -> crate::ingest::snapshot::Snapshot {
        let unit = Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 };
        let mut writer = SnapshotWriter::with_part_rows(folder.path(), unit, 2).unwrap();
        let mut orders = writer.table(Table::Orders).unwrap();
        for number in 1..=6 {
            let mut cells = vec![None; Table::Orders.columns().len()];
            cells[0] = Some(Cell::Text(format!("O{number}")));
            cells[1] = Some(Cell::Text("1".to_owned()));
            cells[3] = Some(Cell::Date(date(2026, 11, number)));
            cells[4] = Some(Cell::Money(Money(10_i64.pow(u32::from(number.unsigned_abs())))));
            orders.push(&cells).unwrap();
        }
        orders.finish().unwrap();
        let mut set = RowSet::default();
        for row in dropped {
            set.insert(*row);
        }
        writer.drop_rows(Table::Orders, &set).unwrap();
        writer.finish(vec![], vec![]).unwrap()
    }

    #[test]
    fn the_manifest_tells_what_is_left_and_other_parts_stay() {
        let folder = TempDir::new().unwrap();
        let whole = write(&folder, &[]).manifest;
        let less = write(&folder, &[0, 2, 3]);
        let manifest = &less.manifest;
        assert_eq!((manifest.lines, manifest.control_total), (3, Money(1_100_100)));
        assert_eq!(manifest.first_day, Some(date(2026, 11, 2)));
        assert_eq!(manifest.newest_day, Some(date(2026, 11, 6)));
        let parts = |manifest: &crate::ingest::snapshot::Manifest| {
            manifest.tables[&Table::Orders].parts.clone()
        };
        let (before, after) = (parts(&whole), parts(manifest));
        assert_eq!((after.len(), after[0].rows), (2, 1));
        assert_eq!((after[0].first_day, after[1].clone()), (manifest.first_day, before[2].clone()));
        let rows: Vec<String> =
            less.rows::<Order>().unwrap().into_iter().map(|order| order.order_id).collect();
        assert_eq!(rows, ["O2", "O5", "O6"]);
        assert_eq!(crate::ingest::snapshot::Snapshot::open(&less.dir).unwrap().hash(), less.hash());
    }

    #[test]
    fn a_table_may_lose_all_its_rows() {
        let folder = TempDir::new().unwrap();
        let none = write(&folder, &[0, 1, 2, 3, 4, 5]);
        assert_eq!((none.manifest.lines, none.manifest.control_total), (0, Money(0)));
        assert!(none.rows::<Order>().unwrap().is_empty());
        assert_eq!(std::fs::read_dir(none.dir.join("orders")).unwrap().count(), 0);
    }
}
