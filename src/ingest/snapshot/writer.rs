//! Rows in, one immutable folder out.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::{
    ingest::{
        CurrencyTotal,
        snapshot::{
            Manifest, Part, Snapshot, SnapshotError, SourceNote, TableManifest, manifest,
            part::PartWriter,
        },
    },
    model::{Cell, ColumnType, Date, Finding, Money, Table, Unit},
};

/// Rows of a part. A part of `orders` may be a little longer, so that an order whose lines arrive
/// together lies in one part.
pub const PART_ROWS: u64 = 1_000_000;

/// Writes a snapshot aside and moves it into place whole.
pub struct SnapshotWriter {
    snapshots: PathBuf,
    aside: PathBuf,
    unit: Unit,
    part_rows: u64,
    opened: BTreeSet<Table>,
    tables: BTreeMap<Table, TableManifest>,
    control_total: i128,
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
            control_total: 0,
            currencies: vec![],
        })
    }

    /// Notes what the order lines of each currency add up to.
    pub fn note_currencies(&mut self, currencies: Vec<CurrencyTotal>) {
        self.currencies.extend(currencies);
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
        let total = i64::try_from(self.control_total)
            .map_err(|_| SnapshotError::TotalTooLarge { total: self.control_total })?;
        let tables = std::mem::take(&mut self.tables);
        let orders = tables.get(&Table::Orders);
        let parts = || orders.into_iter().flat_map(|orders| &orders.parts);
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
    order: String,
    days: Option<(Date, Date)>,
    control_total: i128,
}

impl TableWriter<'_> {
    /// Takes one row, its cells in the order of [`Table::columns`].
    pub fn push(&mut self, cells: Vec<Option<Cell>>) -> Result<(), SnapshotError> {
        self.check(&cells)?;
        self.cut_part(&cells)?;
        self.note_order(&cells);
        let part = match &mut self.part {
            Some(part) => part,
            none => none.insert(PartWriter::create(
                self.snapshot.aside.join(part_file(self.table, self.manifest.parts.len())),
                self.table,
            )?),
        };
        part.push(cells)?;
        self.manifest.rows += 1;
        Ok(())
    }

    /// Ends the table.
    pub fn finish(mut self) -> Result<(), SnapshotError> {
        self.close_part()?;
        self.snapshot.control_total += self.control_total;
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

    /// Closes a full part, for orders only between two orders.
    fn cut_part(&mut self, cells: &[Option<Cell>]) -> Result<(), SnapshotError> {
        let full = self.part.as_ref().is_some_and(|part| part.rows() >= self.snapshot.part_rows);
        let inside = self.table == Table::Orders
            && matches!(column(cells, 0), Some(Cell::Text(order)) if *order == self.order);
        if full && !inside { self.close_part() } else { Ok(()) }
    }

    /// Keeps what the manifest tells about order lines.
    fn note_order(&mut self, cells: &[Option<Cell>]) {
        if self.table != Table::Orders {
            return;
        }
        for (index, cell) in cells.iter().enumerate().take(ORDER_COLUMNS) {
            match cell {
                Some(Cell::Text(order)) if index == 0 && *order != self.order => {
                    self.order.clone_from(order);
                }
                Some(Cell::Date(day)) => {
                    let (first, last) = self.days.unwrap_or((*day, *day));
                    self.days = Some((first.min(*day), last.max(*day)));
                }
                Some(Cell::Money(amount)) => self.control_total += i128::from(amount.0),
                _ => {}
            }
        }
    }

    fn close_part(&mut self) -> Result<(), SnapshotError> {
        let Some(part) = self.part.take() else { return Ok(()) };
        let days = self.days.take();
        let rows = part.rows();
        let sha256 = part.finish()?;
        self.manifest.parts.push(Part {
            file: part_file(self.table, self.manifest.parts.len()),
            rows,
            sha256,
            first_day: days.map(|days| days.0),
            last_day: days.map(|days| days.1),
        });
        Ok(())
    }
}

/// The first columns of `orders`: `order_id, line_no, account_id, order_date, net_amount`.
const ORDER_COLUMNS: usize = 5;

fn column(cells: &[Option<Cell>], index: usize) -> Option<&Cell> {
    cells.get(index).and_then(Option::as_ref)
}

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
