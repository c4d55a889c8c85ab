//! Typed values to raw ones.

use std::borrow::Cow;

use jiff::{Span, Timestamp, ToSpan, civil::Date, civil::Time, tz::TimeZone};
use polars::prelude::{
    AnyValue, Column, DataType, Float64Chunked, Int32Chunked, Int64Chunked, Int128Chunked,
    PolarsResult, StringChunked, TimeUnit, UInt64Chunked,
};

use crate::source::Raw;

const EPOCH: Date = Date::constant(1970, 1, 1);

/// The values of a column; those of common types are taken without asking for the type of each.
#[derive(Debug)]
pub(super) enum Cells {
    Text(StringChunked),
    Whole(Int64Chunked),
    Half(Int32Chunked),
    Unsigned(UInt64Chunked),
    Double(Float64Chunked),
    Decimal(Int128Chunked, usize),
    Day(Int32Chunked),
    Other(Column),
}

impl Cells {
    /// Shares the values of a column.
    pub(super) fn of(column: &Column) -> Self {
        let known = || -> PolarsResult<Self> {
            Ok(match column.dtype() {
                DataType::String => Self::Text(column.str()?.clone()),
                DataType::Int64 => Self::Whole(column.i64()?.clone()),
                DataType::Int32 => Self::Half(column.i32()?.clone()),
                DataType::UInt64 => Self::Unsigned(column.u64()?.clone()),
                DataType::Float64 => Self::Double(column.f64()?.clone()),
                DataType::Decimal(_, scale) => {
                    Self::Decimal(column.decimal()?.physical().clone(), *scale)
                }
                DataType::Date => Self::Day(column.date()?.physical().clone()),
                _ => Self::Other(column.clone()),
            })
        };
        known().unwrap_or_else(|_| Self::Other(column.clone()))
    }

    /// Returns the value of a row of the column.
    pub(super) fn get(&self, row: usize) -> Raw<'_> {
        let number = |text: Option<String>| text.map(|text| Raw::Number(text.into()));
        let found = match self {
            Self::Text(texts) => texts.get(row).map(|text| Raw::Text(Cow::Borrowed(text))),
            Self::Whole(numbers) => number(numbers.get(row).map(|value| value.to_string())),
            Self::Half(numbers) => number(numbers.get(row).map(|value| value.to_string())),
            Self::Unsigned(numbers) => number(numbers.get(row).map(|value| value.to_string())),
            Self::Double(numbers) => numbers.get(row).map(Raw::Double),
            Self::Decimal(numbers, scale) => {
                number(numbers.get(row).map(|value| decimal(value, *scale)))
            }
            Self::Day(days) => days.get(row).map(day),
            Self::Other(column) => column.get(row).ok().map(raw),
        };
        found.unwrap_or(Raw::Null)
    }

    /// Returns a value that has values inside, to be shown.
    pub(super) fn nested(&self, row: usize) -> String {
        let Self::Other(column) = self else { return String::new() };
        column.get(row).map_or_else(|_| String::new(), |value| value.to_string())
    }
}

/// Returns whether values of a type can be records' values, or at least be told as nested.
pub(super) fn is_readable(kind: &DataType) -> bool {
    match kind {
        DataType::Boolean
        | DataType::String
        | DataType::Date
        | DataType::Datetime(..)
        | DataType::Time
        | DataType::Decimal(..)
        | DataType::Categorical(..)
        | DataType::Enum(..)
        | DataType::Null
        | DataType::List(_) => true,
        other => other.is_primitive_numeric() || other.is_nested(),
    }
}

/// Returns a value; numbers but doubles are exact, moments are ISO 8601.
fn raw(value: AnyValue<'_>) -> Raw<'_> {
    match value {
        AnyValue::Null => Raw::Null,
        AnyValue::Boolean(value) => Raw::Bool(value),
        AnyValue::String(text) => Raw::Text(Cow::Borrowed(text)),
        AnyValue::Float64(number) => Raw::Double(number),
        // As it is printed: 0.1 as a float is another double than 0.1.
        AnyValue::Float32(number) => {
            Raw::Double(number.to_string().parse().expect("a printed float reads back"))
        }
        AnyValue::Date(days) => day(days),
        AnyValue::Datetime(count, unit, zone) => {
            Raw::Text(Cow::Owned(moment(count, unit, zone.is_some())))
        }
        AnyValue::Time(nanos) => Raw::Text(Cow::Owned(time(nanos))),
        AnyValue::Decimal(number, _, scale) => Raw::Number(Cow::Owned(decimal(number, scale))),
        value if value.is_integer() => Raw::Number(Cow::Owned(value.to_string())),
        value => match value.get_str() {
            Some(text) => Raw::Text(Cow::Owned(text.to_owned())),
            None => Raw::Nested,
        },
    }
}

/// Returns the day that lies so many days after 1970-01-01; one outside the calendar is told as
/// the number that it is, which no date can be read from.
fn day(days: i32) -> Raw<'static> {
    let day = Span::new().try_days(days).and_then(|days| EPOCH.checked_add(days));
    day.map_or_else(|_| Raw::Number(days.to_string().into()), Raw::Day)
}

/// Writes a moment: as a clock reads, or in UTC when it is meant for all zones.
fn moment(count: i64, unit: TimeUnit, is_instant: bool) -> String {
    let moment = match unit {
        TimeUnit::Nanoseconds => Timestamp::from_nanosecond(i128::from(count)),
        TimeUnit::Microseconds => Timestamp::from_microsecond(count),
        TimeUnit::Milliseconds => Timestamp::from_millisecond(count),
    };
    match moment {
        Ok(moment) if is_instant => moment.to_string(),
        Ok(moment) => TimeZone::UTC.to_datetime(moment).to_string(),
        Err(_) => count.to_string(),
    }
}

fn time(nanos: i64) -> String {
    Time::midnight()
        .checked_add(nanos.nanoseconds())
        .map_or(nanos.to_string(), |time| time.to_string())
}

/// Writes a decimal digit for digit.
fn decimal(number: i128, scale: usize) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", number.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let point = if scale == 0 { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_keep_their_digits() {
        for (number, scale, text) in [
            (0, 0, "0"),
            (-5, 2, "-0.05"),
            (1234, 2, "12.34"),
            (-1234, 4, "-0.1234"),
            (i128::MIN, 0, "-170141183460469231731687303715884105728"),
        ] {
            assert_eq!(decimal(number, scale), text);
        }
    }

    #[test]
    fn moments_are_written_as_iso_8601() {
        let count = 1_795_345_200_500_000;
        assert_eq!(moment(count, TimeUnit::Microseconds, true), "2026-11-22T11:00:00.5Z");
        assert_eq!(moment(count, TimeUnit::Microseconds, false), "2026-11-22T11:00:00.5");
        assert_eq!(moment(i64::MAX, TimeUnit::Milliseconds, true), i64::MAX.to_string());
        assert_eq!(time(3_600_000_000_000), "01:00:00");
        assert_eq!(raw(AnyValue::Float32(0.1)), Raw::Double(0.1));
        assert_eq!(day(i32::MAX), Raw::Number(i32::MAX.to_string().into()));
    }
}
