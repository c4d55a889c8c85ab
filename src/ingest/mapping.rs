//! Raw record to typed cells.

use std::borrow::Cow;

use jiff::tz::TimeZone;

use crate::{
    ingest::{
        AmountError, Error, Refusal, amount, code, currency,
        day::Calendar,
        drift::{self, Reading},
        keys::place,
        plain,
        snapshot::{Columns, Values, to_days},
    },
    model::{Cell, Column, ColumnType, Table, Unit},
    source::{Field, Fields, Format, Mapping, Raw, Round, TableSource},
};

/// Decimals of a [`ColumnType::Decimal`].
pub(super) const THOUSANDTHS: u8 = 3;

/// How the records of one table become rows.
#[derive(Clone)]
pub(super) struct Mapper<'a> {
    table: Table,
    unit: Unit,
    point: u8,
    columns: Vec<MappedColumn<'a>>,
}

#[derive(Clone)]
struct MappedColumn<'a> {
    column: &'static Column,
    sources: Vec<Source>,
    mapping: Option<&'a Mapping>,
    words: Option<&'static [&'static str]>,
    calendar: Calendar<'a>,
    /// Decimals of its numbers; those of the record's currency when absent.
    decimals: Option<u8>,
    round: Round,
}

/// A field of the records, and whether any record had it.
#[derive(Clone)]
struct Source {
    field: Field,
    is_seen: bool,
}

/// How the numbers of a record are read.
#[derive(Clone, Copy)]
struct Numbers {
    point: u8,
    /// Decimals of its amounts.
    decimals: u8,
}

impl<'a> Mapper<'a> {
    /// Prepares the mapping of a table.
    pub(super) fn new(
        table: Table,
        source: &'a TableSource,
        unit: &Unit,
        time_zone: &'a TimeZone,
    ) -> Result<Self, Error> {
        let is_known = |name: &str| table.columns().iter().any(|column| column.name == name);
        if let Some(column) = source.map.keys().find(|name| !is_known(name)) {
            return Err(Error::UnknownColumn { table, column: column.clone() });
        }
        let columns = table
            .columns()
            .iter()
            .map(|column| MappedColumn::new(table, column, source.map.get(column.name), time_zone));
        let has_comma = matches!(source.format, Format::Csv { decimal_comma: true, .. });
        Ok(Self {
            table,
            unit: unit.clone(),
            point: if has_comma { b',' } else { b'.' },
            columns: columns.collect::<Result<_, Error>>()?,
        })
    }

    /// Adds a record to rows of its table, or leaves them as they were.
    pub(super) fn push(&mut self, record: &Fields<'_>, rows: &mut Columns) -> Result<(), Refusal> {
        let reading = Numbers { point: self.point, decimals: self.decimals(record) };
        let columns = &mut self.columns;
        let pushed = rows.try_push(|place, values| columns[place].push(record, reading, values));
        if pushed.is_err() {
            // Nothing looked at the columns after the one that is refused.
            for mapped in columns {
                mapped.raw(record);
            }
        }
        pushed
    }

    /// Returns the decimals with which the amounts of a record are read.
    fn decimals(&mut self, record: &Fields<'_>) -> u8 {
        if self.table != Table::Orders {
            return self.unit.decimals;
        }
        let mapped = &mut self.columns[place(Table::Orders, "currency")];
        let raw = mapped.raw(record).unwrap_or(Raw::Null);
        let code = text_of(&raw);
        currency::decimals(&self.unit, Some(mapped.translated(code.trim())))
    }

    /// Returns a row of which only some cells are read; the others are empty.
    pub(super) fn some(
        &mut self,
        record: &Fields<'_>,
        places: &[usize],
    ) -> Result<Columns, Refusal> {
        let reading = Numbers { point: self.point, decimals: self.decimals(record) };
        let (mut row, columns) = (Columns::new(self.table), &mut self.columns);
        row.try_push(|place, values| {
            if places.contains(&place) {
                return columns[place].push(record, reading, values);
            }
            values.push_none();
            Ok(())
        })?;
        Ok(row)
    }

    /// Returns the cells of a record in canonical order.
    pub(super) fn row(&mut self, record: &Fields<'_>) -> Result<Vec<Option<Cell>>, Refusal> {
        let mut rows = Columns::new(self.table);
        self.push(record, &mut rows)?;
        Ok(rows.cells(0))
    }

    /// Tells which fields any record had, in an order that is that of every copy.
    pub(super) fn seen(&self) -> Vec<bool> {
        let sources = self.columns.iter().flat_map(|mapped| &mapped.sources);
        sources.map(|source| source.is_seen).collect()
    }

    /// Adds what a copy has seen.
    pub(super) fn note_seen(&mut self, seen: &[bool]) {
        let sources = self.columns.iter_mut().flat_map(|mapped| &mut mapped.sources);
        for (source, is_seen) in sources.zip(seen) {
            source.is_seen |= is_seen;
        }
    }

    /// Returns where each column is read and whether any record had it.
    pub(super) fn readings(&self) -> Vec<Reading<'_>> {
        let of =
            |mapped: &MappedColumn<'a>| (mapped.is_needed(self.table), mapped.mapping.is_some());
        let columns = self.columns.iter().map(|mapped| (mapped, of(mapped)));
        columns
            .flat_map(|(mapped, (is_needed, is_named))| {
                mapped.sources.iter().map(move |source| Reading {
                    column: mapped.column,
                    field: source.field.name(),
                    is_needed,
                    is_named,
                    is_seen: source.is_seen,
                })
            })
            .collect()
    }
}

impl<'a> MappedColumn<'a> {
    fn new(
        table: Table,
        column: &'static Column,
        mapping: Option<&'a Mapping>,
        time_zone: &'a TimeZone,
    ) -> Result<Self, Error> {
        let name = [column.name.to_owned()];
        let from = mapping.map(|mapping| &mapping.from[..]).filter(|from| !from.is_empty());
        let sources = from.unwrap_or(&name).iter().map(|path| {
            let field = Field::parse(path).map_err(|cause| Error::FieldPath {
                table,
                column: column.name,
                path: path.clone(),
                cause,
            })?;
            Ok(Source { field, is_seen: false })
        });
        let calendar = Calendar::new(mapping, time_zone).map_err(|cause| {
            let name = mapping.and_then(|mapping| mapping.time_zone.clone());
            let (column, name) = (column.name, name.unwrap_or_default());
            Error::UnknownTimeZone { table, column, name, cause }
        })?;
        Ok(Self {
            column,
            calendar,
            sources: sources.collect::<Result<_, Error>>()?,
            mapping,
            words: code::words(table, column.name),
            decimals: match column.kind {
                ColumnType::Money => None,
                ColumnType::Decimal => Some(THOUSANDTHS),
                _ => Some(0),
            },
            round: mapping.map_or(Round::Reject, |mapping| mapping.round),
        })
    }

    /// Returns whether a pull without this field is a mistake: a mapping that misses the account
    /// would move all revenue, or all offers, to nobody.
    fn is_needed(&self, table: Table) -> bool {
        let is_assigned = matches!(table, Table::Orders | Table::Offers);
        self.column.required || is_assigned && self.column.name == "account_id"
    }

    /// Adds the cell of a record to its column.
    fn push(
        &mut self,
        record: &Fields<'_>,
        reading: Numbers,
        values: &mut Values,
    ) -> Result<(), Refusal> {
        // Only looked at in place: to move it costs more than what is done with it.
        let raw = self.raw(record);
        let is_plain = self.mapping.is_none_or(|mapping| mapping.values.is_empty());
        let shown;
        let text = match (&raw, &mut *values) {
            (None, _) => {
                values.push_none();
                return self.check_empty(Err(record));
            }
            (Some(Raw::Text(text) | Raw::Number(text)), _) => text.as_ref(),
            (Some(Raw::Double(number)), _) if !number.is_finite() => {
                return Err(self.refuse(&number.to_string(), "a number".to_owned()));
            }
            (Some(Raw::Double(number)), Values::Number(numbers)) if is_plain => {
                let units = self.double(*number, reading);
                let units = units.map_err(|error| error.to_string());
                let refuse = |expected| self.refuse(&number.to_string(), expected);
                numbers.push(Some(units.map_err(refuse)?));
                return Ok(());
            }
            (Some(Raw::Day(day)), Values::Day(days)) if is_plain => {
                days.push(Some(to_days(*day)));
                return Ok(());
            }
            (Some(Raw::Nested), _) => {
                return Err(self.refuse("a nested value", "a plain value".to_owned()));
            }
            (Some(raw), _) => {
                shown = text_of(raw);
                shown.as_ref()
            }
        };
        let text = self.translated(plain::trimmed(text));
        if text.is_empty() {
            values.push_none();
            return self.check_empty(Ok(()));
        }
        self.read(text, reading, values).map_err(|expected| self.refuse(text, expected))
    }

    /// Returns what the record has for this column; the texts of several fields are joined.
    fn raw<'r>(&mut self, record: &'r Fields<'_>) -> Option<Raw<'r>> {
        let get = |source: &mut Source| {
            let raw = record.get(&source.field);
            source.is_seen |= raw.is_some();
            raw
        };
        if let [source] = &mut self.sources[..] {
            return get(source);
        }
        let (mut joined, mut is_there, mut is_empty) = (String::new(), false, true);
        for (place, source) in self.sources.iter_mut().enumerate() {
            let raw = get(source);
            is_there |= raw.is_some();
            if matches!(raw, Some(Raw::Nested)) {
                return raw;
            }
            let text = raw.as_ref().map_or_else(Cow::default, text_of);
            is_empty &= text.trim().is_empty();
            joined.push_str(if place == 0 { "" } else { "-" });
            joined.push_str(text.trim());
        }
        is_there.then(|| if is_empty { Raw::Null } else { Raw::Text(joined.into()) })
    }

    /// Returns the canonical value of a text, where the mapping knows one.
    fn translated<'t>(&'t self, text: &'t str) -> &'t str {
        let values = self.mapping.map(|mapping| &mapping.values);
        let known = values.filter(|values| !values.is_empty()).and_then(|values| values.get(text));
        known.map_or(text, String::as_str)
    }

    /// Lets an empty cell pass where one may be, or tells what is missing; `there` is the record that
    /// has no such field.
    fn check_empty(&self, there: Result<(), &Fields<'_>>) -> Result<(), Refusal> {
        match (self.column.required, there, &self.sources[..]) {
            (false, ..) => Ok(()),
            (true, Err(record), [source, ..]) => {
                let field = source.field.name();
                let closest = drift::suggestion(self.column.name, field, record.names(), None);
                let closest =
                    closest.map_or_else(String::new, |name| format!("; the closest is `{name}`"));
                Err(self.refuse("no field", format!("a field `{field}`{closest}")))
            }
            (true, ..) => Err(self.refuse("nothing", "a value".to_owned())),
        }
    }

    /// Adds a text that is not empty, or tells what was expected.
    fn read(&self, text: &str, reading: Numbers, values: &mut Values) -> Result<(), String> {
        let calendar = &self.calendar;
        match (values, self.words) {
            (Values::Text(texts), _) if self.column.kind == ColumnType::DateTime => {
                let clock = calendar.date_time(text);
                let clock = clock.ok_or_else(|| calendar.expected("a local time that exists"))?;
                texts.push(Some(&clock));
            }
            (Values::Text(texts), None) if self.is_rate() && reading.point == b',' => {
                texts.push(Some(&with_point(text)?));
            }
            (Values::Text(texts), None) => texts.push(Some(text)),
            (Values::Text(texts), Some(words)) => {
                let word = code::word(words, text);
                let word = word.ok_or_else(|| format!("one of {}", words.join(", ")))?;
                texts.push(Some(word));
            }
            (Values::Number(numbers), _) => numbers.push(Some(self.number(text, reading)?)),
            (Values::Day(days), _) => {
                let day = calendar.date(text).ok_or_else(|| calendar.expected("a date"))?;
                days.push(Some(to_days(day)));
            }
        }
        Ok(())
    }

    fn number(&self, text: &str, Numbers { point, decimals }: Numbers) -> Result<i64, String> {
        let decimals = self.decimals.unwrap_or(decimals);
        if let Some(units) = plain::number(text, point, decimals) {
            return Ok(units);
        }
        let text = if point == b',' { with_point(text)? } else { Cow::Borrowed(text) };
        amount::parse(&text, decimals, self.round).map_err(|error| error.to_string())
    }

    fn double(&self, number: f64, reading: Numbers) -> Result<i64, AmountError> {
        amount::from_double(number, self.decimals.unwrap_or(reading.decimals), self.round)
    }

    /// Returns whether this is the number that is kept as exact text.
    fn is_rate(&self) -> bool {
        self.column.name == "rate"
    }

    fn refuse(&self, found: &str, expected: String) -> Refusal {
        Refusal::cell(self.column.name, found, expected)
    }
}

/// Returns a value as text; one that has values inside as nothing.
fn text_of<'r>(raw: &'r Raw<'_>) -> Cow<'r, str> {
    match raw {
        Raw::Null | Raw::Nested => "".into(),
        Raw::Bool(value) => if *value { "true" } else { "false" }.into(),
        Raw::Number(text) | Raw::Text(text) => text.as_ref().into(),
        Raw::Double(number) => number.to_string().into(),
        Raw::Day(day) => day.to_string().into(),
    }
}

/// Turns a decimal comma into a point; a point is refused, because it may mean thousands.
fn with_point(text: &str) -> Result<Cow<'_, str>, String> {
    if text.contains('.') {
        return Err("a decimal comma and no point".to_owned());
    }
    Ok(Cow::Owned(text.replacen(',', ".", 1)))
}
