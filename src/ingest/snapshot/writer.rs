//! Rows in, one immutable folder out.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::{self, Write},
    ops::Range,
    path::{Path, PathBuf},
};

use crate::{
    ingest::{
        CurrencyTotal,
        snapshot::{
            Columns, Manifest, Part, Snapshot, SnapshotError, SourceNote, TableManifest, Values,
            columns::from_days,
            manifest,
            part::{Closing, PartWriter},
        },
    },
    model::{Cell, ColumnType, Finding, Money, Table, Unit},
};

/// Rows of a part. A part of `orders` may be a little longer, so that an order whose lines arrive
/// together lies in one part.
pub const PART_ROWS: u64 = 1_000_000;

/// Writes a snapshot aside and moves it into place whole.
pub struct SnapshotWriter {
    snapshots: PathBuf,
    pub(super) aside: PathBuf,
    unit: Unit,
    part_rows: u64,
    opened: BTreeSet<Table>,
    pub(super) tables: BTreeMap<Table, TableManifest>,
    currencies: Vec<CurrencyTotal>,
}

impl SnapshotWriter {
    /// Starts a snapshot below `snapshots_dir`, which is made when it does not exist.
    pub fn create(snapshots_dir: &Path, unit: Unit) -> Result<Self, SnapshotError> {
        Self::with_part_rows(snapshots_dir, unit, PART_ROWS)
    }

    /// Starts a snapshot whose parts hold `part_rows` rows, which never changes a figure.
    pub fn with_part_rows(
        snapshots_dir: &Path,
        unit: Unit,
        part_rows: u64,
    ) -> Result<Self, SnapshotError> {
        // One writer at a time: what stands there was left by one that was killed.
        let aside = snapshots_dir.join(".partial");
        let write = |source| SnapshotError::Write { path: aside.clone(), source };
        match fs::remove_dir_all(&aside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(write(error)),
            _ => fs::create_dir_all(&aside).map_err(write)?,
        }
        Ok(Self {
            snapshots: snapshots_dir.to_owned(),
            aside,
            unit,
            part_rows,
            opened: BTreeSet::new(),
            tables: BTreeMap::new(),
            currencies: vec![],
        })
    }

    /// Notes what the order lines of each currency add up to.
    pub fn note_currencies(&mut self, currencies: Vec<CurrencyTotal>) {
        self.currencies.extend(currencies);
    }

    /// Returns a path for what is needed until the table is complete; it must be gone by the end.
    pub(in crate::ingest) fn scratch(&self, name: &str) -> PathBuf {
        self.aside.join(name)
    }

    /// Opens a table; each table is written at most once.
    pub fn table(&mut self, table: Table) -> Result<TableWriter<'_>, SnapshotError> {
        if !self.opened.insert(table) {
            return Err(SnapshotError::TableTwice { table });
        }
        let folder = self.aside.join(table.name());
        fs::create_dir(&folder)
            .map_err(|source| SnapshotError::Write { path: folder.clone(), source })?;
        Ok(TableWriter {
            snapshot: self,
            table,
            manifest: TableManifest::default(),
            part: None,
            closing: None,
            order: String::new(),
            days: None,
            control_total: 0,
        })
    }

    /// Writes the manifest and moves the folder to its place, named after its content.
    ///
    /// A snapshot of the same content that is already there is kept.
    pub fn finish(
        mut self,
        findings: Vec<Finding>,
        sources: Vec<SourceNote>,
    ) -> Result<Snapshot, SnapshotError> {
        let manifest = self.manifest(findings, sources)?;
        let path = self.aside.join(manifest::FILE);
        write_synced(&path, &manifest.to_bytes())
            .map_err(|source| SnapshotError::Write { path, source })?;
        let dir = self.snapshots.join(manifest.hash());
        if let Ok(same) = Snapshot::open(&dir) {
            return Ok(same);
        }
        self.move_to(&dir).map_err(|source| SnapshotError::Write { path: dir.clone(), source })?;
        Ok(Snapshot { dir, manifest })
    }

    fn manifest(
        &mut self,
        findings: Vec<Finding>,
        sources: Vec<SourceNote>,
    ) -> Result<Manifest, SnapshotError> {
        if let Some(&table) = self.opened.iter().find(|table| !self.tables.contains_key(table)) {
            return Err(SnapshotError::TableUnfinished { table });
        }
        let tables = std::mem::take(&mut self.tables);
        let orders = tables.get(&Table::Orders);
        let parts = || orders.into_iter().flat_map(|orders| &orders.parts);
        let total = parts().filter_map(|part| part.control_total).sum();
        let total = i64::try_from(total).map_err(|_| SnapshotError::TotalTooLarge { total })?;
        Ok(Manifest {
            format: manifest::FORMAT,
            unit: self.unit.clone(),
            control_total: Money(total),
            lines: orders.map_or(0, |orders| orders.rows),
            first_day: parts().filter_map(|part| part.first_day).min(),
            newest_day: parts().filter_map(|part| part.last_day).max(),
            currencies: std::mem::take(&mut self.currencies),
            tables,
            findings,
            sources,
        })
    }

    /// Moves the finished folder; whatever stands in its place failed to verify.
    fn move_to(&self, dir: &Path) -> io::Result<()> {
        for table in &self.opened {
            File::open(self.aside.join(table.name()))?.sync_all()?;
        }
        File::open(&self.aside)?.sync_all()?;
        if dir.exists() {
            fs::remove_dir_all(dir)?;
        }
        fs::rename(&self.aside, dir)?;
        File::open(&self.snapshots)?.sync_all()
    }
}

impl Drop for SnapshotWriter {
    /// Leaves nothing behind when the snapshot was not moved into place.
    fn drop(&mut self) {
        let _gone_or_kept_for_the_next_run = fs::remove_dir_all(&self.aside);
    }
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Takes the rows of one table.
pub struct TableWriter<'a> {
    snapshot: &'a mut SnapshotWriter,
    table: Table,
    manifest: TableManifest,
    part: Option<PartWriter>,
    closing: Option<(Part, Closing)>,
    order: String,
    days: Option<(i32, i32)>,
    control_total: i128,
}

impl TableWriter<'_> {
    /// Takes one row, its cells in the order of [`Table::columns`].
    pub fn push(&mut self, cells: &[Option<Cell>]) -> Result<(), SnapshotError> {
        self.check(cells)?;
        let mut row = Columns::new(self.table);
        row.push(cells);
        self.append(&row)
    }

    /// Takes rows whose required cells are there.
    pub(in crate::ingest) fn append(&mut self, rows: &Columns) -> Result<(), SnapshotError> {
        let mut start = 0;
        while start < rows.rows() {
            let end = self.part_end(rows, start);
            if end > start {
                self.note_orders(rows, start..end);
                self.manifest.rows += (end - start) as u64;
                self.open_part()?.append(rows, start..end)?;
            }
            if end < rows.rows() {
                self.close_part()?;
            }
            start = end;
        }
        Ok(())
    }

    /// Takes over a part of an earlier snapshot as it is; such parts come before any row.
    pub(in crate::ingest) fn adopt(
        &mut self,
        earlier: &Snapshot,
        part: &Part,
    ) -> Result<(), SnapshotError> {
        let file = part_file(self.table, self.manifest.parts.len());
        let (from, to) = (earlier.dir.join(&part.file), self.snapshot.aside.join(&file));
        if fs::hard_link(&from, &to).is_err() {
            let copy = || fs::copy(&from, &to).and_then(|_| File::open(&to)?.sync_all());
            copy().map_err(|source| SnapshotError::Write { path: to.clone(), source })?;
        }
        self.manifest.rows += part.rows;
        self.manifest.parts.push(Part { file, ..part.clone() });
        Ok(())
    }

    /// Ends the table.
    pub fn finish(mut self) -> Result<(), SnapshotError> {
        self.close_part()?;
        self.wait_for_part()?;
        self.snapshot.tables.insert(self.table, self.manifest);
        Ok(())
    }

    fn check(&self, cells: &[Option<Cell>]) -> Result<(), SnapshotError> {
        let (table, row) = (self.table, self.manifest.rows + 1);
        let expected = table.columns().len();
        if cells.len() != expected {
            return Err(SnapshotError::CellCount { table, row, found: cells.len(), expected });
        }
        for (column, cell) in table.columns().iter().zip(cells) {
            let name = column.name;
            match cell {
                None if column.required => {
                    return Err(SnapshotError::CellEmpty { table, row, column: name });
                }
                Some(cell) if !fits(cell, column.kind) => {
                    let expected = column.kind;
                    return Err(SnapshotError::CellType { table, row, column: name, expected });
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Returns where the rows from `start` on end that still belong to the part: when it is full,
    /// for orders between two orders.
    fn part_end(&self, rows: &Columns, start: usize) -> usize {
        let taken = self.part.as_ref().map_or(0, PartWriter::rows);
        let room = self.snapshot.part_rows.saturating_sub(taken);
        let full = usize::try_from(room).map_or(rows.rows(), |room| rows.rows().min(start + room));
        let Some(ids) = rows.column(ORDER_ID).texts().filter(|_| self.table == Table::Orders)
        else {
            return full;
        };
        let before = |row: usize| match row.checked_sub(1) {
            None => (taken > 0).then_some(self.order.as_str()),
            Some(row) => ids.get(row),
        };
        (full..rows.rows()).find(|row| ids.get(*row) != before(*row)).unwrap_or(rows.rows())
    }

    fn open_part(&mut self) -> Result<&mut PartWriter, SnapshotError> {
        let index = self.manifest.parts.len() + usize::from(self.closing.is_some());
        Ok(match &mut self.part {
            Some(part) => part,
            none => none.insert(PartWriter::create(
                self.snapshot.aside.join(part_file(self.table, index)),
                self.table,
            )?),
        })
    }

    /// Keeps what the manifest tells about order lines.
    fn note_orders(&mut self, rows: &Columns, range: Range<usize>) {
        if self.table != Table::Orders {
            return;
        }
        if let (Values::Text(ids), Some(last)) = (rows.column(ORDER_ID), range.clone().last()) {
            ids.get(last).unwrap_or_default().clone_into(&mut self.order);
        }
        if let Values::Day(days) = rows.column(ORDER_DATE) {
            for day in range.clone().filter_map(|row| days.get(row)) {
                let (first, last) = self.days.unwrap_or((day, day));
                self.days = Some((first.min(day), last.max(day)));
            }
        }
        if let Values::Number(amounts) = rows.column(NET_AMOUNT) {
            let amounts = range.filter_map(|row| amounts.get(row));
            self.control_total += amounts.map(i128::from).sum::<i128>();
        }
    }

    /// Ends a part; its last rows are written while the next ones arrive.
    fn close_part(&mut self) -> Result<(), SnapshotError> {
        let Some(part) = self.part.take() else { return Ok(()) };
        self.wait_for_part()?;
        let day = |days: i32| from_days(days).expect("a day of the calendar came in");
        let days = self.days.take();
        let control_total = std::mem::take(&mut self.control_total);
        let manifest = Part {
            file: part_file(self.table, self.manifest.parts.len()),
            rows: part.rows(),
            sha256: String::new(),
            first_day: days.map(|days| day(days.0)),
            last_day: days.map(|days| day(days.1)),
            control_total: (self.table == Table::Orders).then_some(control_total),
        };
        self.closing = Some((manifest, part.finish()?));
        Ok(())
    }

    fn wait_for_part(&mut self) -> Result<(), SnapshotError> {
        let Some((part, closing)) = self.closing.take() else { return Ok(()) };
        self.manifest.parts.push(Part { sha256: closing.wait()?, ..part });
        Ok(())
    }
}

/// Where columns of `orders` stand.
const ORDER_ID: usize = 0;
const ORDER_DATE: usize = 3;
const NET_AMOUNT: usize = 4;

fn part_file(table: Table, index: usize) -> String {
    format!("{table}/part-{index:05}.parquet")
}

fn fits(cell: &Cell, kind: ColumnType) -> bool {
    match kind {
        ColumnType::Text | ColumnType::DateTime => matches!(cell, Cell::Text(_)),
        ColumnType::Integer | ColumnType::Decimal => matches!(cell, Cell::Integer(_)),
        ColumnType::Money => matches!(cell, Cell::Money(_)),
        ColumnType::Date => matches!(cell, Cell::Date(_)),
    }
}
