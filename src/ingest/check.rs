//! One page of a table and what its first records would become.

use crate::{
    ingest::{
        Error, Refusal, Request, currency,
        keys::place,
        mapping::{Mapper, THOUSANDTHS},
    },
    model::{Cell, Column, ColumnType, Money, Table, Unit},
    source::{self, Row, Session},
};

/// Column and value of each cell that is not empty, or why the record would be refused.
pub type Mapped = Result<Vec<(&'static str, String)>, Refusal>;

/// The first page of a table, and its first records as the snapshot would hold them.
#[derive(Debug)]
pub struct Check {
    /// The page as it arrived.
    pub page: source::Check,
    /// The first records of the page, as many as were asked for and are there.
    pub mapped: Vec<Mapped>,
}

/// Pulls one page of a table by the same steps as a run and maps its first `limit` records.
pub fn check(request: &Request<'_>, table: Table, limit: usize) -> Result<Check, Error> {
    let session = Session::open(request.settings, request.state_dir, request.now)?;
    let page = session.check(table)?;
    let source = &request.settings.tables[&table];
    let mut mapper = Mapper::new(table, source, &request.unit, &request.time_zone)?;
    let mut mapped = Vec::new();
    for batch in &page.batches {
        batch.for_each(|row| {
            if mapped.len() < limit {
                let cells = match row {
                    Row::Fields(fields) => mapper.row(&fields),
                    Row::Unreadable(line) => Err((&line).into()),
                };
                mapped.push(cells.map(|cells| shown(table, &cells, &request.unit)));
            }
        });
    }
    Ok(Check { page, mapped })
}

/// Returns column and value of each cell that is not empty.
pub(super) fn shown(
    table: Table,
    cells: &[Option<Cell>],
    unit: &Unit,
) -> Vec<(&'static str, String)> {
    let mut unit = unit.clone();
    if table == Table::Orders
        && let Some(Cell::Text(code)) = &cells[place(table, "currency")]
    {
        unit.decimals = currency::decimals(&unit, Some(code));
    }
    let columns = table.columns().iter().zip(cells);
    columns
        .filter_map(|(column, cell)| Some((column.name, text(column, cell.as_ref()?, &unit))))
        .collect()
}

fn text(column: &Column, cell: &Cell, unit: &Unit) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Date(day) => day.to_string(),
        Cell::Money(amount) => unit.exact(*amount),
        Cell::Integer(number) if column.kind == ColumnType::Decimal => {
            // Thousandths are written like an amount with three decimals.
            Unit { decimals: THOUSANDTHS, ..unit.clone() }.exact(Money(*number))
        }
        Cell::Integer(number) => number.to_string(),
    }
}
