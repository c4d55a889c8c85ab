//! Rows of one table as typed columns: what mapping fills and a part takes.

use std::ops::Range;

use jiff::{ToSpan, civil::Date};

use crate::model::{Cell, ColumnType, Money, Table};

const EPOCH: Date = Date::constant(1970, 1, 1);

/// Returns the days from 1970-01-01 to a day, as Parquet stores it.
pub(in crate::ingest) fn to_days(day: Date) -> i32 {
    (day - EPOCH).get_days()
}

/// Returns the day that lies `days` after 1970-01-01; `None` outside the calendar.
pub(in crate::ingest) fn from_days(days: i32) -> Option<Date> {
    EPOCH.checked_add(days.days()).ok()
}

/// Rows of one table, column by column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Columns {
    table: Table,
    rows: usize,
    values: Vec<Values>,
}

/// The cells of one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Values {
    /// Text and date-times.
    Text(Texts),
    /// Whole numbers, thousandths and stored units.
    Number(Numbers<i64>),
    /// Days since 1970-01-01.
    Day(Numbers<i32>),
}

/// One value as it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Value<'a> {
    /// Nothing.
    Empty,
    /// A text.
    Text(&'a str),
    /// A number or an amount.
    Number(i64),
    /// Days since 1970-01-01.
    Days(i32),
}

/// Texts, one after the other in one buffer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ingest) struct Texts {
    bytes: String,
    ends: Vec<usize>,
    is_there: Vec<bool>,
}

/// Numbers; zero where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ingest) struct Numbers<T> {
    values: Vec<T>,
    is_there: Vec<bool>,
}

impl Texts {
    /// Adds a cell.
    pub(in crate::ingest) fn push(&mut self, text: Option<&str>) {
        self.bytes.push_str(text.unwrap_or_default());
        self.ends.push(self.bytes.len());
        self.is_there.push(text.is_some());
    }

    /// Replaces the last cell.
    pub(in crate::ingest) fn replace_last(&mut self, text: Option<&str>) {
        self.truncate(self.len().saturating_sub(1));
        self.push(text);
    }

    /// Returns a cell.
    pub(in crate::ingest) fn get(&self, row: usize) -> Option<&str> {
        self.is_there[row].then(|| &self.bytes[self.start(row)..self.ends[row]])
    }

    /// Returns all cells.
    pub(in crate::ingest) fn iter(&self) -> impl Iterator<Item = Option<&str>> {
        let mut start = 0;
        self.ends.iter().zip(&self.is_there).map(move |(end, is_there)| {
            let text = &self.bytes[start..*end];
            start = *end;
            is_there.then_some(text)
        })
    }

    /// Returns how many cells there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    fn start(&self, row: usize) -> usize {
        row.checked_sub(1).map_or(0, |before| self.ends[before])
    }

    fn append(&mut self, other: &Self, rows: Range<usize>) {
        let (start, shift) = (other.start(rows.start), self.bytes.len());
        let ends = &other.ends[rows.clone()];
        self.bytes.push_str(&other.bytes[start..ends.last().copied().unwrap_or(start)]);
        self.ends.extend(ends.iter().map(|end| end - start + shift));
        self.is_there.extend_from_slice(&other.is_there[rows]);
    }

    fn truncate(&mut self, rows: usize) {
        self.bytes.truncate(self.start(rows.min(self.ends.len())));
        self.ends.truncate(rows);
        self.is_there.truncate(rows);
    }
}

impl<T: Copy + Default> Numbers<T> {
    /// Adds a cell.
    pub(in crate::ingest) fn push(&mut self, value: Option<T>) {
        self.values.push(value.unwrap_or_default());
        self.is_there.push(value.is_some());
    }

    /// Returns a cell.
    pub(in crate::ingest) fn get(&self, row: usize) -> Option<T> {
        self.is_there[row].then(|| self.values[row])
    }

    /// Returns all cells.
    pub(in crate::ingest) fn iter(&self) -> impl Iterator<Item = Option<T>> {
        self.values.iter().zip(&self.is_there).map(|(value, is_there)| is_there.then_some(*value))
    }

    fn append(&mut self, other: &Self, rows: Range<usize>) {
        self.values.extend_from_slice(&other.values[rows.clone()]);
        self.is_there.extend_from_slice(&other.is_there[rows]);
    }

    fn truncate(&mut self, rows: usize) {
        self.values.truncate(rows);
        self.is_there.truncate(rows);
    }
}

impl Values {
    fn of(kind: ColumnType) -> Self {
        match kind {
            ColumnType::Text | ColumnType::DateTime => Self::Text(Texts::default()),
            ColumnType::Integer | ColumnType::Decimal | ColumnType::Money => {
                Self::Number(Numbers::default())
            }
            ColumnType::Date => Self::Day(Numbers::default()),
        }
    }

    /// Adds an empty cell.
    pub(in crate::ingest) fn push_none(&mut self) {
        match self {
            Self::Text(texts) => texts.push(None),
            Self::Number(numbers) => numbers.push(None),
            Self::Day(days) => days.push(None),
        }
    }

    /// Returns a column of texts.
    pub(in crate::ingest) fn texts(&self) -> Option<&Texts> {
        if let Self::Text(texts) = self { Some(texts) } else { None }
    }

    fn append(&mut self, other: &Self, rows: Range<usize>) {
        match (self, other) {
            (Self::Text(texts), Self::Text(other)) => texts.append(other, rows),
            (Self::Number(numbers), Self::Number(other)) => numbers.append(other, rows),
            (Self::Day(days), Self::Day(other)) => days.append(other, rows),
            _ => unreachable!("rows of one table have the same columns"),
        }
    }

    fn truncate(&mut self, rows: usize) {
        match self {
            Self::Text(texts) => texts.truncate(rows),
            Self::Number(numbers) => numbers.truncate(rows),
            Self::Day(days) => days.truncate(rows),
        }
    }

    fn text_bytes(&self) -> usize {
        self.texts().map_or(0, |texts| texts.bytes.len())
    }

    /// Adds a cell that was checked against the column's type.
    fn push(&mut self, cell: Option<&Cell>) {
        match (self, cell) {
            (Self::Text(texts), Some(Cell::Text(text))) => texts.push(Some(text)),
            (Self::Number(numbers), Some(Cell::Integer(number) | Cell::Money(Money(number)))) => {
                numbers.push(Some(*number));
            }
            (Self::Day(days), Some(Cell::Date(day))) => days.push(Some(to_days(*day))),
            (values, _) => values.push_none(),
        }
    }

    fn get(&self, row: usize) -> Value<'_> {
        let value = match self {
            Self::Text(texts) => texts.get(row).map(Value::Text),
            Self::Number(numbers) => numbers.get(row).map(Value::Number),
            Self::Day(days) => days.get(row).map(Value::Days),
        };
        value.unwrap_or(Value::Empty)
    }

    fn cell(&self, row: usize, kind: ColumnType) -> Option<Cell> {
        Some(match self {
            Self::Text(texts) => Cell::Text(texts.get(row)?.to_owned()),
            Self::Number(numbers) if kind == ColumnType::Money => {
                Cell::Money(Money(numbers.get(row)?))
            }
            Self::Number(numbers) => Cell::Integer(numbers.get(row)?),
            Self::Day(days) => Cell::Date(from_days(days.get(row)?)?),
        })
    }
}

impl Columns {
    /// Returns no rows of a table.
    pub(in crate::ingest) fn new(table: Table) -> Self {
        let values = table.columns().iter().map(|column| Values::of(column.kind)).collect();
        Self { table, rows: 0, values }
    }

    /// Returns how many rows there are.
    pub(in crate::ingest) fn rows(&self) -> usize {
        self.rows
    }

    /// Returns a column by its place in [`Table::columns`].
    pub(in crate::ingest) fn column(&self, place: usize) -> &Values {
        &self.values[place]
    }

    /// Returns a column to change.
    pub(in crate::ingest) fn column_mut(&mut self, place: usize) -> &mut Values {
        &mut self.values[place]
    }

    /// Returns the columns in canonical order.
    pub(super) fn into_values(self) -> impl Iterator<Item = Values> {
        self.values.into_iter()
    }

    /// Adds a row cell by cell; a row that fails halfway leaves nothing behind.
    pub(in crate::ingest) fn try_push<E>(
        &mut self,
        mut fill: impl FnMut(usize, &mut Values) -> Result<(), E>,
    ) -> Result<(), E> {
        for (place, values) in self.values.iter_mut().enumerate() {
            if let Err(error) = fill(place, values) {
                self.truncate(self.rows);
                return Err(error);
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// Adds a row of checked cells.
    pub(super) fn push(&mut self, cells: &[Option<Cell>]) {
        for (values, cell) in self.values.iter_mut().zip(cells) {
            values.push(cell.as_ref());
        }
        self.rows += 1;
    }

    /// Adds rows of the same table.
    pub(in crate::ingest) fn append(&mut self, other: &Self, rows: Range<usize>) {
        self.rows += rows.len();
        for (values, other) in self.values.iter_mut().zip(&other.values) {
            values.append(other, rows.clone());
        }
    }

    /// Drops all rows but the first.
    pub(in crate::ingest) fn truncate(&mut self, rows: usize) {
        self.rows = self.rows.min(rows);
        for values in &mut self.values {
            values.truncate(rows);
        }
    }

    /// Returns the bytes of all texts.
    pub(super) fn text_bytes(&self) -> usize {
        self.values.iter().map(Values::text_bytes).sum()
    }

    /// Returns the bytes of the texts of one row.
    pub(super) fn row_text_bytes(&self, row: usize) -> usize {
        let texts = self.values.iter().filter_map(Values::texts);
        texts.map(|texts| texts.ends[row] - texts.start(row)).sum()
    }

    /// Returns the value of a row in the column at `place`.
    pub(in crate::ingest) fn value(&self, row: usize, place: usize) -> Value<'_> {
        self.values[place].get(row)
    }

    /// Returns the values of a row.
    pub(in crate::ingest) fn row(&self, row: usize) -> impl Iterator<Item = Value<'_>> {
        self.values.iter().map(move |values| values.get(row))
    }

    /// Returns a row as cells in canonical column order.
    pub(in crate::ingest) fn cells(&self, row: usize) -> Vec<Option<Cell>> {
        let columns = self.table.columns().iter().zip(&self.values);
        columns.map(|(column, values)| values.cell(row, column.kind)).collect()
    }
}
