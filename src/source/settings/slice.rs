//! What is asked for when an earlier pull is at hand.

use std::time::Duration;

use jiff::civil::Date;

/// What is asked for when an earlier pull is at hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Incremental {
    /// Everything, each time.
    #[default]
    Full,
    /// What changed since the last pull.
    Watermark(Watermark),
    /// The records of the last periods.
    Window(Window),
}

/// What changed since the last pull.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watermark {
    /// The source field that grows with each change, a name or RFC 9535 path: a date-time or a
    /// whole number.
    pub cursor: String,
    /// strftime format of `{since}`; RFC 3339 in UTC when absent, digits for whole numbers.
    pub format: Option<String>,
    /// `{since}` of the first pull.
    pub start: String,
    /// How far before the last watermark is asked again, because rows may become visible late;
    /// zero where the cursor only counts.
    pub lookback: Duration,
    /// Canonical columns that identify a record: a new one replaces the old.
    pub key: Vec<String>,
    /// cron expression of the days on which everything is pulled.
    pub full_refresh: Option<String>,
}

impl Watermark {
    /// Returns whether a cursor that starts so only counts, such as a row version: it is no time.
    pub fn counts(start: &str, format: Option<&str>) -> bool {
        format.is_none() && start.parse::<i64>().is_ok()
    }

    /// Returns whether `{since}` is a whole number, which JSON writes without quotes.
    pub(in crate::source) fn is_number(&self) -> bool {
        let format = self.format.as_deref();
        Self::counts(&self.start, format)
            || matches!(format, Some("epoch_seconds" | "epoch_millis"))
    }
}

/// The records of the last periods, which replace those of the earlier pull.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The canonical date column.
    pub column: String,
    /// `{from}` of the first pull.
    pub start: Date,
    /// Whole days before today from which everything is asked again.
    pub days: u32,
    /// Canonical columns that identify a record: a new one replaces the old.
    pub key: Vec<String>,
    /// cron expression of the days on which everything is pulled.
    pub full_refresh: Option<String>,
}

/// How the source tells of records that are gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Deletes {
    /// Not at all, or only by leaving them out of a full pull.
    #[default]
    None,
    /// A field has a value.
    Tombstone {
        /// The source field, a name or RFC 9535 path.
        field: String,
        /// Its value in a record that is gone.
        value: String,
    },
}

/// The part of a table that one pull asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Slice {
    /// Everything.
    #[default]
    All,
    /// What changed since, as the source writes it: `{since}`.
    Since(String),
    /// The days from `{from}` to `{to}`, both inside.
    Days {
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
}
