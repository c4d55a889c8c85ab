//! The rows of a table come together: those of the last snapshot, where it is pulled in parts, and
//! those that were pulled.
//!
//! Rows are written as they arrive. What turns out to be repeated, replaced or gone is taken out of
//! the parts at the end, so that memory does not grow with the table.

mod seen;
mod settle;

use std::{collections::BTreeSet, path::PathBuf};

use crate::{
    ingest::{
        Error, Refusal, Request,
        keys::{Entry, Hashes, Key, KeyIndex, RowBytes, place},
        merge::seen::Seen,
        slices::{Cursor, Mark, Marks, Plan},
        snapshot::{Columns, Snapshot, Stretch, TableWriter, Value, from_days, to_days},
    },
    model::{Date, Table},
    source::{Fields, Incremental, Slice},
};

/// Reads what the records of a table are put together by, in a thread of its own.
#[derive(Clone)]
pub(super) struct Teller {
    key: Key,
    marks: Marks,
    needs_key: bool,
    bytes: RowBytes,
}

/// What a record is put together by: a row, or only a key when it is gone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// Its place in the batch.
    pub(super) place: usize,
    pub(super) mark: Mark,
    pub(super) hashes: Hashes,
}

/// What the records of a batch tell together, refused ones included.
#[derive(Debug, Default)]
pub(super) struct Sum {
    /// The greatest cursor.
    pub(super) cursor: Option<Cursor>,
    /// Names of fields that its worker had not met before.
    pub(super) fields: BTreeSet<String>,
}

impl Sum {
    /// Notes what a record tells.
    pub(super) fn note(&mut self, mark: Mark) {
        self.cursor = self.cursor.max(mark.cursor);
    }
}

impl Teller {
    /// Reads when a record changed and whether it is gone.
    pub(super) fn mark(&self, fields: &Fields<'_>) -> Result<Mark, Refusal> {
        self.marks.read(fields)
    }

    /// Returns the columns that identify a row.
    pub(super) fn key(&self) -> &Key {
        &self.key
    }

    /// Returns what a row is compared by; refuses one that would pile up from pull to pull.
    pub(super) fn hashes(&mut self, rows: &Columns, row: usize) -> Result<Hashes, Refusal> {
        let hashes = self.key.hashes(rows, row, &mut self.bytes);
        if hashes.key.is_none() && self.needs_key {
            let expected = "a value, as it identifies the record".to_owned();
            return Err(Refusal::cell(&self.key.names(), "nothing", expected));
        }
        Ok(hashes)
    }
}

/// Puts the rows of one table together while they are written.
pub(super) struct Merge<'a> {
    table: Table,
    request: &'a Request<'a>,
    plan: &'a Plan,
    key: Key,
    index: KeyIndex,
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
        let mut bytes = RowBytes::default();
        for row in 0..rows.rows() {
            let leaves = self.window.is_some_and(|days| days.hold(rows.value(row, days.place)));
            let values = self.key.places().iter().map(|place| rows.value(row, *place));
            let key = bytes.key(values);
            let row = key.map_or(0, |_| bytes.row(rows.row(row)));
            self.index.add_base(key, row, leaves)?;
        }
        Ok(())
    }

    /// Returns what reads the records.
    pub(super) fn teller(&self) -> Result<Teller, Error> {
        let source = &self.request.settings.tables[&self.table];
        Ok(Teller {
            key: self.key.clone(),
            marks: Marks::of(self.table, source)?,
            needs_key: matches!(source.incremental, Incremental::Watermark(_)),
            bytes: RowBytes::default(),
        })
    }

    /// Notes what the records of a batch tell together.
    pub(super) fn note(&mut self, sum: Sum) {
        self.seen.watermark = self.seen.watermark.max(sum.cursor);
        self.seen.fields.extend(sum.fields);
    }

    /// Takes a row that is written next, and the number of its record.
    pub(super) fn add(&mut self, record: u64, told: &Told) -> Result<(), Error> {
        let Told { mark, hashes: Hashes { key, row }, .. } = *told;
        self.seen.note(mark);
        Ok(self.index.add(Entry { key, row, rank: mark.rank(), record })?)
    }

    /// Takes the key of a record that is gone; nothing of it is written.
    pub(super) fn add_gone(&mut self, told: &Told) -> Result<(), Error> {
        self.seen.note(told.mark);
        let Some(key) = told.hashes.key else { return Ok(()) };
        Ok(self.index.add_gone(key, told.mark.rank())?)
    }

    /// Fails for a row that could be there already: without a key, outside the days asked for.
    pub(super) fn check_window(
        &self,
        record: u64,
        told: &Told,
        (rows, row): (&Columns, usize),
    ) -> Result<(), Error> {
        let Some(days) = self.window.filter(|_| told.hashes.key.is_none()) else { return Ok(()) };
        let found = rows.value(row, days.place);
        if days.hold(found) {
            return Ok(());
        }
        let found = match found {
            Value::Days(day) => from_days(day).map(|day| day.to_string()),
            _ => None,
        };
        let Days { from, to, .. } = days;
        let found = found.unwrap_or_else(|| "no day".to_owned());
        Err(Error::OutsideWindow { table: self.table, row: record, found, from, to })
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
