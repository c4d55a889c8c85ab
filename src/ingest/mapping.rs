//! Raw record to canonical row.

use std::borrow::Cow;

use jiff::tz::TimeZone;

use crate::{
    ingest::{
        AmountError, Error, Refusal, amount, code, currency,
        day::Calendar,
        drift::{self, Reading},
        keys::place,
    },
    model::{Cell, Column, ColumnType, Money, Table, Unit},
    source::{Field, Fields, Format, Mapping, Raw, Round, TableSource},
};

/// Decimals of a [`ColumnType::Decimal`].
pub(super) const THOUSANDTHS: u8 = 3;

/// How the records of one table become rows.
pub(super) struct Mapper<'a> {
    table: Table,
    unit: &'a Unit,
    has_decimal_comma: bool,
    columns: Vec<MappedColumn<'a>>,
}

struct MappedColumn<'a> {
    column: &'static Column,
    field: Field,
    mapping: Option<&'a Mapping>,
    words: Option<&'static [&'static str]>,
    calendar: Calendar<'a>,
    is_seen: bool,
}

impl<'a> Mapper<'a> {
    /// Prepares the mapping of a table.
    pub(super) fn new(
        table: Table,
        source: &'a TableSource,
        unit: &'a Unit,
        time_zone: &'a TimeZone,
    ) -> Result<Self, Error> {
        let is_known = |name: &str| table.columns().iter().any(|column| column.name == name);
        if let Some(column) = source.map.keys().find(|name| !is_known(name)) {
            return Err(Error::UnknownColumn { table, column: column.clone() });
        }
        let columns = table.columns().iter().map(|column| {
            let mapping = source.map.get(column.name);
            let from = mapping.and_then(|mapping| mapping.from.first());
            let from = from.map_or(column.name, String::as_str);
            let field = Field::parse(from).map_err(|cause| Error::FieldPath {
                table,
                column: column.name,
                path: from.to_owned(),
                cause,
            })?;
            let words = code::words(table, column.name);
            let calendar = Calendar::new(mapping, time_zone).map_err(|cause| {
                let name = mapping.and_then(|mapping| mapping.time_zone.clone());
                let (column, name) = (column.name, name.unwrap_or_default());
                Error::UnknownTimeZone { table, column, name, cause }
            })?;
            Ok(MappedColumn { column, field, mapping, words, calendar, is_seen: false })
        });
        Ok(Self {
            table,
            unit,
            has_decimal_comma: matches!(source.format, Format::Csv { decimal_comma: true, .. }),
            columns: columns.collect::<Result<_, Error>>()?,
        })
    }

    /// Returns the cells of a record in canonical order.
    pub(super) fn row(&mut self, fields: &Fields<'_>) -> Result<Vec<Option<Cell>>, Refusal> {
        for mapped in &mut self.columns {
            mapped.is_seen = mapped.is_seen || fields.get(&mapped.field).is_some();
        }
        let decimals = self.decimals(fields)?;
        self.columns.iter().map(|mapped| self.cell(mapped, fields, decimals)).collect()
    }

    /// Returns the decimals with which the amounts of a record are read.
    fn decimals(&self, fields: &Fields<'_>) -> Result<u8, Refusal> {
        if self.table != Table::Orders {
            return Ok(self.unit.decimals);
        }
        let mapped = &self.columns[place(Table::Orders, "currency")];
        let Some(Cell::Text(code)) = self.cell(mapped, fields, self.unit.decimals)? else {
            return Ok(self.unit.decimals);
        };
        Ok(currency::decimals(self.unit, Some(&code)))
    }

    /// Returns where each column is read and whether any record had it.
    pub(super) fn readings<'s>(&'s self) -> Vec<Reading<'s>> {
        let reading = |mapped: &'s MappedColumn<'a>| Reading {
            column: mapped.column,
            field: mapped.field.name(),
            is_needed: mapped.is_needed(self.table),
            is_named: mapped.mapping.is_some(),
            is_seen: mapped.is_seen,
        };
        self.columns.iter().map(reading).collect()
    }

    fn cell(
        &self,
        mapped: &MappedColumn<'_>,
        fields: &Fields<'_>,
        decimals: u8,
    ) -> Result<Option<Cell>, Refusal> {
        let refuse =
            |found: &str, expected: String| Refusal::cell(mapped.column.name, found, expected);
        let raw = fields.get(&mapped.field);
        if let Some(Raw::Double(number)) = raw
            && let Some(cell) = mapped.double(number, decimals)
        {
            return cell.map(Some).map_err(|error| refuse(&number.to_string(), error.to_string()));
        }
        let is_there = raw.is_some();
        let text: Cow<'_, str> = match raw.unwrap_or(Raw::Null) {
            Raw::Null => "".into(),
            Raw::Bool(value) => value.to_string().into(),
            Raw::Number(text) | Raw::Text(text) => text,
            Raw::Double(number) => number.to_string().into(),
            Raw::Day(day) => day.to_string().into(),
            Raw::Nested => return Err(refuse("a nested value", "a plain value".to_owned())),
        };
        let text = text.trim();
        let values = mapped.mapping.map(|mapping| &mapping.values);
        let text = values.and_then(|values| values.get(text)).map_or(text, String::as_str);
        match (text.is_empty(), mapped.column.required, is_there) {
            (false, ..) => {}
            (true, false, _) => return Ok(None),
            (true, true, true) => return Err(refuse("nothing", "a value".to_owned())),
            (true, true, false) => {
                return Err(refuse("no field", mapped.described(fields)));
            }
        }
        self.value(mapped, text, decimals).map(Some).map_err(|expected| refuse(text, expected))
    }

    fn value(&self, mapped: &MappedColumn<'_>, text: &str, decimals: u8) -> Result<Cell, String> {
        let number = |decimals| self.number(text, decimals, mapped.round());
        let calendar = &mapped.calendar;
        match mapped.column.kind {
            ColumnType::Text => match mapped.words {
                None if self.has_decimal_comma && mapped.is_rate(self.table) => {
                    with_point(text).map(|text| Cell::Text(text.into_owned()))
                }
                None => Ok(Cell::Text(text.to_owned())),
                Some(words) => code::word(words, text)
                    .map(|word| Cell::Text(word.to_owned()))
                    .ok_or_else(|| format!("one of {}", words.join(", "))),
            },
            ColumnType::Integer => number(0).map(Cell::Integer),
            ColumnType::Decimal => number(THOUSANDTHS).map(Cell::Integer),
            ColumnType::Money => number(decimals).map(|units| Cell::Money(Money(units))),
            ColumnType::Date => {
                calendar.date(text).map(Cell::Date).ok_or_else(|| calendar.expected("a date"))
            }
            ColumnType::DateTime => calendar
                .date_time(text)
                .map(Cell::Text)
                .ok_or_else(|| calendar.expected("a local time that exists")),
        }
    }

    fn number(&self, text: &str, decimals: u8, round: Round) -> Result<i64, String> {
        let text = if self.has_decimal_comma { with_point(text)? } else { Cow::Borrowed(text) };
        amount::parse(&text, decimals, round).map_err(|error| error.to_string())
    }
}

impl MappedColumn<'_> {
    /// Returns whether this is the number that is kept as exact text.
    fn is_rate(&self, table: Table) -> bool {
        table == Table::Rates && self.column.name == "rate"
    }

    fn round(&self) -> Round {
        self.mapping.map_or(Round::Reject, |mapping| mapping.round)
    }

    /// Returns the cell of a double in a column of exact numbers; `None` where its text is read:
    /// in other columns, and where decimals beyond those stored are rounded.
    fn double(&self, number: f64, decimals: u8) -> Option<Result<Cell, AmountError>> {
        if self.round() != Round::Reject {
            return None;
        }
        let integer = |decimals| Some(amount::from_double(number, decimals).map(Cell::Integer));
        match self.column.kind {
            ColumnType::Integer => integer(0),
            ColumnType::Decimal => integer(THOUSANDTHS),
            ColumnType::Money => {
                let units = amount::from_double(number, decimals);
                Some(units.map(|units| Cell::Money(Money(units))))
            }
            ColumnType::Text | ColumnType::Date | ColumnType::DateTime => None,
        }
    }

    /// Returns whether a pull without this field is a mistake: a mapping that misses the account
    /// would move all revenue to nobody.
    fn is_needed(&self, table: Table) -> bool {
        self.column.required || table == Table::Orders && self.column.name == "account_id"
    }

    /// Returns the field that a record should have, and the one that looks most like it.
    fn described(&self, fields: &Fields<'_>) -> String {
        let field = self.field.name();
        let closest = drift::suggestion(self.column.name, field, fields.names(), None);
        let closest = closest.map_or_else(String::new, |name| format!("; the closest is `{name}`"));
        format!("a field `{field}`{closest}")
    }
}

/// Turns a decimal comma into a point; a point is refused, because it may mean thousands.
fn with_point(text: &str) -> Result<Cow<'_, str>, String> {
    if text.contains('.') {
        return Err("a decimal comma and no point".to_owned());
    }
    Ok(Cow::Owned(text.replacen(',', ".", 1)))
}
