//! Parts whose order lines are in several currencies, until it is settled what becomes of them.

use std::fs;

use polars::prelude::*;

use crate::{
    ingest::snapshot::{
        Columns, Part, SnapshotError, SnapshotWriter,
        aggregate::{aggregate, undecodable},
        frames::Frames,
        part::{PartWriter, rows_of},
    },
    model::{Cell, Date, Money, Table},
};

/// Lines of all parts in which every line is in one currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ingest) struct Pure {
    /// Lines.
    pub(in crate::ingest) lines: u64,
    /// Exact sum of `net_amount`, in stored units.
    pub(in crate::ingest) net_amount: i128,
}

impl SnapshotWriter {
    /// Hands on every line of the parts that hold lines in another currency than `own`, and returns
    /// what is in the others.
    pub(in crate::ingest) fn read_mixed(
        &self,
        own: &str,
        mut take: impl FnMut(Vec<Option<Cell>>),
    ) -> Result<Pure, SnapshotError> {
        let mut pure = Pure::default();
        for part in self.order_parts() {
            if self.is_mixed(part, own)? {
                self.read_part(part, |cells| {
                    take(cells);
                    Ok(())
                })?;
            } else {
                pure.lines += part.rows;
                pure.net_amount += part.control_total.unwrap_or_default();
            }
        }
        Ok(pure)
    }

    /// Replaces every line of the parts that hold lines in another currency than `own`; a line for
    /// which `change` gives nothing goes.
    pub(in crate::ingest) fn change_mixed(
        &mut self,
        own: &str,
        mut change: impl FnMut(Vec<Option<Cell>>) -> Option<Vec<Option<Cell>>>,
    ) -> Result<(), SnapshotError> {
        let mut parts = vec![];
        for part in self.order_parts() {
            if self.is_mixed(part, own)? {
                parts.extend(self.change_part(part, &mut change)?);
            } else {
                parts.push(part.clone());
            }
        }
        if let Some(orders) = self.tables.get_mut(&Table::Orders) {
            orders.rows = parts.iter().map(|part| part.rows).sum();
            orders.parts = parts;
        }
        Ok(())
    }

    fn order_parts(&self) -> impl Iterator<Item = &Part> {
        self.tables.get(&Table::Orders).into_iter().flat_map(|orders| &orders.parts)
    }

    fn is_mixed(&self, part: &Part, own: &str) -> Result<bool, SnapshotError> {
        let path = self.aside.join(&part.file);
        let others = col("currency").neq(lit(own)).cast(DataType::Int64).sum();
        let others = aggregate(&path, others)?;
        let others = others.i64().map_err(|source| undecodable(&path, source))?;
        Ok(others.get(0).is_some_and(|others| others > 0))
    }

    fn read_part(
        &self,
        part: &Part,
        mut take: impl FnMut(Vec<Option<Cell>>) -> Result<(), SnapshotError>,
    ) -> Result<(), SnapshotError> {
        let path = self.aside.join(&part.file);
        for frame in Frames::open(path.clone(), part.rows) {
            let rows = rows_of(&frame?, Table::Orders);
            rows.map_err(|source| undecodable(&path, source))?
                .into_iter()
                .try_for_each(&mut take)?;
        }
        Ok(())
    }

    /// Writes a part again; `None` when nothing is left of it.
    fn change_part(
        &self,
        part: &Part,
        change: &mut impl FnMut(Vec<Option<Cell>>) -> Option<Vec<Option<Cell>>>,
    ) -> Result<Option<Part>, SnapshotError> {
        let path = self.aside.join(&part.file);
        // The file may be one with that of an earlier snapshot: it is never written into.
        let fresh = path.with_extension("changed");
        let mut writer = PartWriter::create(fresh.clone(), Table::Orders)?;
        let (mut first_day, mut last_day, mut control_total) = (None::<Date>, None, 0);
        self.read_part(part, |cells| {
            let Some(cells) = change(cells) else { return Ok(()) };
            for cell in cells.iter().zip(Table::Orders.columns()) {
                match cell {
                    (Some(Cell::Date(day)), column) if column.name == "order_date" => {
                        first_day = Some(first_day.map_or(*day, |first| first.min(*day)));
                        last_day = last_day.max(Some(*day));
                    }
                    (Some(Cell::Money(Money(units))), column) if column.name == "net_amount" => {
                        control_total += i128::from(*units);
                    }
                    _ => {}
                }
            }
            let mut row = Columns::new(Table::Orders);
            row.push(&cells);
            writer.append(&row, 0..1)
        })?;
        let rows = writer.rows();
        let sha256 = writer.finish()?.wait()?;
        let (is_empty, file) = (rows == 0, part.file.clone());
        let place = |source| SnapshotError::Write { path: path.clone(), source };
        if is_empty {
            fs::remove_file(&fresh).and_then(|()| fs::remove_file(&path)).map_err(place)?;
            return Ok(None);
        }
        fs::rename(&fresh, &path).map_err(place)?;
        let control_total = Some(control_total);
        Ok(Some(Part { file, rows, sha256, first_day, last_day, control_total }))
    }
}
