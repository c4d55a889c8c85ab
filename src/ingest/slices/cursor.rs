//! The value of a source that grows with each change.

use std::time::Duration;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
    fmt::{
        strtime::{self, BrokenDownTime},
        temporal::{DateTimeParser, PiecesOffset},
    },
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};

use crate::source::Watermark;

/// A cursor of a record, or the greatest one seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::ingest) enum Cursor {
    /// A whole number.
    Number(i64),
    /// A moment, to the microsecond.
    Moment(Timestamp),
}

/// How the cursor of a table is written.
#[derive(Clone, Debug)]
pub(in crate::ingest) struct CursorForm {
    is_number: bool,
    format: Option<String>,
}

impl Cursor {
    /// Returns the order of cursors as a number.
    pub(in crate::ingest) fn rank(self) -> i64 {
        match self {
            Self::Number(number) => number,
            Self::Moment(moment) => moment.as_microsecond(),
        }
    }

    /// Returns the cursor to go on from after a pull at `now`.
    ///
    /// One that lies more than a day ahead is wrong and would hide all changes until then. A day is
    /// left to clock readings without a zone.
    pub(in crate::ingest) fn to_go_on_from(self, now: Timestamp) -> Self {
        match self {
            Self::Moment(moment) if moment.duration_since(now) > SignedDuration::from_hours(24) => {
                tracing::warn!(%moment, "A record changed in the future; that does not count.");
                Self::Moment(now)
            }
            known => known,
        }
    }

    /// Returns the cursor that lies `lookback` before; a number is no time and stays.
    pub(super) fn before(self, lookback: Duration) -> Self {
        match self {
            Self::Number(_) => self,
            Self::Moment(moment) => Self::Moment(
                SignedDuration::try_from(lookback)
                    .ok()
                    .and_then(|lookback| moment.checked_sub(lookback).ok())
                    .unwrap_or(Timestamp::MIN),
            ),
        }
    }
}

impl CursorForm {
    /// Returns the form in which a table is configured: whole numbers if it starts with one.
    pub(in crate::ingest) fn of(watermark: &Watermark) -> Self {
        let is_number = Watermark::counts(&watermark.start, watermark.format.as_deref());
        Self { is_number, format: watermark.format.clone() }
    }

    /// Reads a cursor: ISO 8601 whatever the format, which may be coarser, else by format; a clock
    /// reading without a zone is UTC.
    pub(in crate::ingest) fn read(&self, text: &str) -> Option<Cursor> {
        if self.is_number {
            return text.parse().ok().map(Cursor::Number);
        }
        let moment = iso(text).or_else(|| json_date(text)).or_else(|| self.by_format(text))?;
        Timestamp::from_microsecond(moment.as_microsecond()).ok().map(Cursor::Moment)
    }

    /// Returns what a cursor should look like.
    pub(in crate::ingest) fn expected(&self) -> String {
        match &self.format {
            _ if self.is_number => "a whole number".to_owned(),
            None => "a date-time such as 2026-11-22T08:00:00Z".to_owned(),
            Some(format) => format!("a date-time, as ISO 8601 or written as {format}"),
        }
    }

    /// Writes a cursor as the source wants it asked for.
    pub(super) fn write(&self, cursor: Cursor) -> Result<String, jiff::Error> {
        let moment = match cursor {
            Cursor::Number(number) => return Ok(number.to_string()),
            Cursor::Moment(moment) => moment,
        };
        match self.format.as_deref() {
            None => Ok(moment.to_string()),
            Some("epoch_seconds") => Ok(moment.as_second().to_string()),
            Some("epoch_millis") => Ok(moment.as_millisecond().to_string()),
            Some(format) => strtime::format(format, &moment.to_zoned_datetime(TimeZone::UTC)),
        }
    }

    fn by_format(&self, text: &str) -> Option<Timestamp> {
        match self.format.as_deref()? {
            "epoch_seconds" => Timestamp::from_second(text.parse().ok()?).ok(),
            "epoch_millis" => Timestamp::from_millisecond(text.parse().ok()?).ok(),
            format => {
                let parts = BrokenDownTime::parse(format, text).ok()?;
                if parts.offset().is_some() || parts.timestamp().is_some() {
                    return parts.to_timestamp().ok();
                }
                in_utc(parts.to_date().ok()?, parts.to_time().ok())
            }
        }
    }
}

fn iso(text: &str) -> Option<Timestamp> {
    // The parser also reads 20261122, which a number could be taken for.
    let is_extended = text.len() >= 10 && matches!(text.as_bytes(), [_, _, _, _, b'-', ..]);
    let pieces = is_extended.then(|| DateTimeParser::new().parse_pieces(text).ok()).flatten()?;
    let clock = pieces.date().to_datetime(pieces.time().unwrap_or(Time::midnight()));
    let named = pieces.to_time_zone().ok()?;
    match (pieces.offset(), named) {
        (Some(PiecesOffset::Zulu), _) => TimeZone::UTC.to_timestamp(clock).ok(),
        (Some(offset), _) => offset.to_numeric_offset().to_timestamp(clock).ok(),
        (None, named) => named.unwrap_or(TimeZone::UTC).to_timestamp(clock).ok(),
    }
}

/// Reads `/Date(1700000000000+0000)/`; the offset tells a zone and moves nothing.
fn json_date(text: &str) -> Option<Timestamp> {
    let inner = text.strip_prefix("/Date(")?.strip_suffix(")/")?;
    let end = inner.get(1..)?.find(['+', '-']).map_or(inner.len(), |at| at + 1);
    Timestamp::from_millisecond(inner[..end].parse().ok()?).ok()
}

fn in_utc(day: Date, time: Option<Time>) -> Option<Timestamp> {
    let clock = day.to_datetime(time.unwrap_or(Time::midnight()));
    TimeZone::UTC.to_timestamp(clock).ok()
}
