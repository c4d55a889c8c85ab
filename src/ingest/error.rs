//! What can go wrong while reading records.

use std::{io, path::PathBuf};

use crate::{
    ingest::{CurrencyTotal, Refusal, snapshot::SnapshotError},
    model::{Currency, Date, Table},
    source,
};

/// Data that are refused, or a source that could not be read.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the message of each variant is its documentation")]
pub enum Error {
    #[error(transparent)]
    Source(#[from] source::Error),
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    #[error("`{table}` row {row}: {refusal}")]
    BadRecord { table: Table, row: u64, refusal: Refusal },
    #[error(
        "`{table}`: {refused} of {records} records refused, at most {allowed} allowed; first {first}"
    )]
    TooManyRefused { table: Table, refused: u64, records: u64, allowed: String, first: String },
    #[error("`{table}`: {found} records, expected at least {expected}")]
    TooFewRecords { table: Table, found: u64, expected: u64 },
    #[error("`{table}`: {}, expected `{expected}` alone", list(found))]
    MixedCurrencies { table: Table, expected: Currency, found: Vec<CurrencyTotal> },
    #[error("`{table}`: time zone `{name}` for column `{column}` is not known")]
    UnknownTimeZone {
        table: Table,
        column: &'static str,
        name: String,
        #[source]
        cause: jiff::Error,
    },
    #[error("`{table}`: `{column}` is not one of its columns")]
    UnknownColumn { table: Table, column: String },
    #[error("`{table}`: no record has a field `{field}`, expected it for column `{column}`")]
    FieldMissing { table: Table, column: &'static str, field: String, closest: Option<String> },
    #[error(
        "`{}`: {newest} and today is {today}, expected orders of the last {allowed}",
        Table::Orders
    )]
    Old { newest: String, today: Date, allowed: String },
    #[error("`{table}`: {what} is {found}, expected {expected} by the control total of the source")]
    ControlMismatch { table: Table, what: String, found: String, expected: String },
    #[error("`{table}`: control total at `{path}` is `{found}`, expected {expected}")]
    ControlUnreadable { table: Table, path: String, found: String, expected: String },
    #[error("`{table}`: `{path}` of the control total is not an RFC 9535 path")]
    ControlPath {
        table: Table,
        path: String,
        #[source]
        cause: serde_json_path::ParseError,
    },
    #[error("`{table}`: `{path}` for column `{column}` is not an RFC 9535 path")]
    FieldPath {
        table: Table,
        column: &'static str,
        path: String,
        #[source]
        cause: serde_json_path::ParseError,
    },
    #[error("`{table}`: `{path}` in `{setting}` is not an RFC 9535 path")]
    SettingPath {
        table: Table,
        setting: &'static str,
        path: String,
        #[source]
        cause: serde_json_path::ParseError,
    },
    #[error("`{table}`: no key tells which record replaces which, expected one to pull changes")]
    KeyMissing { table: Table },
    #[error("`{table}`: the cursor could not be written as `{format}`")]
    CursorFormat {
        table: Table,
        format: String,
        #[source]
        cause: jiff::Error,
    },
    #[error("`{table}` row {row}: found {found}, expected {from} to {to}, the days asked for")]
    OutsideWindow { table: Table, row: u64, found: String, from: Date, to: Date },
    #[error(
        "`{table}`: {found} records, {share} of the {last} of the last pull, expected at least \
         {expected}"
    )]
    BelowLast { table: Table, found: u64, last: u64, share: String, expected: String },
    #[error("`{}` could not be written", path.display())]
    Latest {
        path: PathBuf,
        #[source]
        cause: io::Error,
    },
    #[error("`{}` could not be written", path.display())]
    Quarantine {
        path: PathBuf,
        #[source]
        cause: io::Error,
    },
}

impl Error {
    /// Returns what to do about it, as one sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::Source(error) => error.hint(),
            Self::Snapshot(error) => error.hint(),
            Self::BadRecord { table, refusal, .. } => {
                let describe = refusal.column().map_or_else(String::new, |column| {
                    format!(" describe the column under `sources.{table}.map.{column}`,")
                });
                format!(
                    "correct the record,{describe} or set `sources.{table}.on_bad_record` to \
                     quarantine"
                )
            }
            Self::TooManyRefused { table, .. } => format!(
                "correct the records, or raise `sources.{table}.on_bad_record.max` and `max_share`"
            ),
            Self::TooFewRecords { table, .. } => {
                format!("check the source, or lower `sources.{table}.expect.min_records`")
            }
            Self::UnknownColumn { table, .. } => {
                let names: Vec<&str> = table.columns().iter().map(|column| column.name).collect();
                format!("use one of {}", names.join(", "))
            }
            Self::SettingPath { table, setting, .. } => {
                format!(
                    "write a field name or a path such as $.changed in `sources.{table}.{setting}`"
                )
            }
            Self::KeyMissing { table } => format!(
                "name the columns that identify a record in `sources.{table}.incremental.key`"
            ),
            Self::CursorFormat { table, .. } => {
                format!("correct `sources.{table}.incremental.format`")
            }
            Self::OutsideWindow { table, .. } => format!(
                "let the source keep to {{from}} and {{to}}, or set \
                 `sources.{table}.incremental.key`"
            ),
            Self::BelowLast { table, .. } => format!(
                "check the source, or lower `sources.{table}.expect.not_below_last` for one run"
            ),
            _ => self.hint_of_distrust(),
        }
    }

    /// Returns what to do about data that arrived whole and are still not believed.
    fn hint_of_distrust(&self) -> String {
        match self {
            Self::MixedCurrencies { .. } => "set `money.foreign` to separate, which keeps the \
                                             other currencies apart, or `money.rates` to table"
                .to_owned(),
            Self::UnknownTimeZone { table, column, .. } => format!(
                "set `sources.{table}.map.{column}.time_zone` to a name such as Europe/Helsinki"
            ),
            Self::FieldMissing { table, column, closest: Some(closest), .. } => {
                format!("set `sources.{table}.map.{column}` to `{closest}`, if that is it")
            }
            Self::Old { .. } => "find out why the source has nothing newer, or raise \
                                 `sources.orders.max_age`"
                .to_owned(),
            Self::ControlMismatch { table, .. } => format!(
                "run again; if it stays, compare the records of `{table}` with the source, or \
                 correct `sources.{table}.expect.control`"
            ),
            Self::FieldMissing { table, column, .. } | Self::FieldPath { table, column, .. } => {
                format!("run `avain source check {table}`, then set `sources.{table}.map.{column}`")
            }
            Self::ControlUnreadable { table, .. } | Self::ControlPath { table, .. } => {
                format!("correct `sources.{table}.expect.control`")
            }
            _ => "check that the folder of `paths.state` can be written".to_owned(),
        }
    }
}

fn list(totals: &[CurrencyTotal]) -> String {
    totals.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
