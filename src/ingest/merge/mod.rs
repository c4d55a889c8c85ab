//! The rows of a table come together: those of the last snapshot, where it is pulled in parts, and
//! those that were pulled.
//!
//! Rows are written as they arrive. What turns out to be repeated, replaced or gone is taken out of
//! the parts at the end, so that memory does not grow with the table.

mod seen;
mod settle;

use std::path::PathBuf;

use crate::{
    ingest::{
        Error, Refusal, Request,
        keys::{self, Entry, Key, KeyIndex, RowBytes, place},
        merge::seen::Seen,
        slices::{Mark, Marks, Plan},
        snapshot::{Snapshot, Stretch, TableWriter, Value, to_days},
    },
    model::{Cell, Date, Table},
    source::{Fields, Incremental, Slice},
};

pub(super) use settle::Merged;

/// Puts the rows of one table together while they are written.
pub(super) struct Merge<'a> {
    table: Table,
    request: &'a Request<'a>,
    plan: &'a Plan,
    key: Key,
    index: KeyIndex,
    bytes: RowBytes,
    window: Option<Days>,
    seen: Seen,
    base_rows: u64,
}

/// The days that what is pulled replaces, and the column they stand in.
#[derive(Clone, Copy, Debug)]
struct Days {
    place: usize,
    from: Date,
    to: Date,
}

impl<'a> Merge<'a> {
    /// Prepares a table; `scratch` is a file for what does not fit in memory.
    pub(super) fn start(
        request: &'a Request<'a>,
        table: Table,
        plan: &'a Plan,
        scratch: PathBuf,
    ) -> Result<Self, Error> {
        let source = &request.settings.tables[&table];
        let key = Key::of(table, source)?;
        let is_watermark = matches!(source.incremental, Incremental::Watermark(_));
        if is_watermark && key.places().is_empty() {
            return Err(Error::KeyMissing { table });
        }
        Ok(Self {
            table,
            request,
            plan,
            key,
            index: KeyIndex::create(scratch),
            bytes: RowBytes::default(),
            window: window(table, &source.incremental, plan)?,
            seen: Seen::new(source, plan),
            base_rows: 0,
        })
    }

    /// Takes over the parts of the last snapshot, before any row is pulled.
    pub(super) fn join(
        &mut self,
        base: Option<&Snapshot>,
        writer: &mut TableWriter<'_>,
    ) -> Result<(), Error> {
        let Some(base) = base.filter(|_| self.plan.joins) else { return Ok(()) };
        for (part, _) in base.parts(self.table) {
            writer.adopt(base, part)?;
            self.base_rows += part.rows;
            for stretch in base.stretches(self.table, part) {
                self.add_base(&stretch?)?;
            }
        }
        Ok(())
    }

    fn add_base(&mut self, rows: &Stretch) -> Result<(), Error> {
        for row in 0..rows.rows() {
            let leaves = self.window.is_some_and(|days| days.hold(rows.value(row, days.place)));
            let values = self.key.places().iter().map(|place| rows.value(row, *place));
            let key = self.bytes.key(values);
            let row = key.map_or(0, |_| self.bytes.row(rows.row(row)));
            self.index.add_base(key, row, leaves)?;
        }
        Ok(())
    }

    /// Returns how to read what records tell beside their columns.
    pub(super) fn marks(&self) -> Result<Marks, Error> {
        Marks::of(self.table, &self.request.settings.tables[&self.table])
    }

    /// Returns the columns that identify a row.
    pub(super) fn key(&self) -> &Key {
        &self.key
    }

    /// Notes which fields a record has; only of the first ones.
    pub(super) fn note_fields(&mut self, fields: &Fields<'_>) {
        self.seen.note_fields(fields);
    }

    /// Notes when a record changed.
    pub(super) fn note(&mut self, mark: Mark) {
        self.seen.note(mark);
    }

    /// Takes a row and the number of its record; unless it is refused it is written next.
    pub(super) fn add(
        &mut self,
        record: u64,
        mark: Mark,
        cells: &[Option<Cell>],
    ) -> Result<Result<(), Refusal>, Error> {
        let key = self.key.hash(cells, &mut self.bytes);
        if key.is_none() && self.needs_key() {
            return Ok(Err(self.keyless()));
        }
        self.check_window(record, key.is_some(), cells)?;
        let row = key.map_or(0, |_| keys::hash_row(cells, &mut self.bytes));
        self.index.add(Entry { key, row, rank: mark.rank(), record })?;
        Ok(Ok(()))
    }

    /// Takes the key of a record that is gone; nothing of it is written.
    pub(super) fn add_gone(
        &mut self,
        mark: Mark,
        cells: &[Option<Cell>],
    ) -> Result<Result<(), Refusal>, Error> {
        match self.key.hash(cells, &mut self.bytes) {
            Some(key) => self.index.add_gone(key, mark.rank())?,
            None if self.needs_key() => return Ok(Err(self.keyless())),
            None => {}
        }
        Ok(Ok(()))
    }

    /// Returns whether a row without a key would pile up from pull to pull.
    fn needs_key(&self) -> bool {
        let source = &self.request.settings.tables[&self.table];
        matches!(source.incremental, Incremental::Watermark(_))
    }

    fn keyless(&self) -> Refusal {
        Refusal::cell(&self.key.names(), "nothing", "a value, as it identifies the record".into())
    }

    /// A row without a key and outside the days asked for could be there already.
    fn check_window(&self, row: u64, has_key: bool, cells: &[Option<Cell>]) -> Result<(), Error> {
        let Some(days) = self.window.filter(|_| !has_key) else { return Ok(()) };
        let found = match &cells[days.place] {
            Some(Cell::Date(day)) if (days.from..=days.to).contains(day) => return Ok(()),
            Some(Cell::Date(day)) => day.to_string(),
            _ => "no day".to_owned(),
        };
        let Days { from, to, .. } = days;
        Err(Error::OutsideWindow { table: self.table, row, found, from, to })
    }
}

impl Days {
    fn hold(self, value: Value<'_>) -> bool {
        let Value::Days(days) = value else { return false };
        (to_days(self.from)..=to_days(self.to)).contains(&days)
    }
}

fn window(table: Table, incremental: &Incremental, plan: &Plan) -> Result<Option<Days>, Error> {
    let Incremental::Window(window) = incremental else { return Ok(None) };
    let Some(column) = table.columns().iter().find(|column| column.name == window.column) else {
        return Err(Error::UnknownColumn { table, column: window.column.clone() });
    };
    Ok(match plan.slice {
        Slice::Days { from, to } if plan.joins => {
            Some(Days { place: place(table, column.name), from, to })
        }
        _ => None,
    })
}
