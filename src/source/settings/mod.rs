//! What to pull and how, as checked settings; the YAML form is read by `config`.

mod connection;
mod paging;
mod slice;

use std::{collections::BTreeMap, time::Duration};

use serde_json::Value;

use crate::model::Table;

pub use connection::{
    Auth, Base, Connection, KeyPlace, Limits, Network, Proxy, Rate, Retry, Tls, TlsVersion,
};
pub use paging::{Mismatch, Paginate, Param, Size, Total, TotalPlace};
pub use slice::{Deletes, Incremental, Slice, Watermark, Window};

/// All connections and tables of a run.
#[derive(Debug, Default)]
pub struct Settings {
    /// Connections by name.
    pub connections: BTreeMap<String, Connection>,
    /// What to pull for each canonical table; `orders` is always there.
    pub tables: BTreeMap<Table, TableSource>,
}

/// One table of the source.
#[derive(Clone, Debug, PartialEq)]
pub struct TableSource {
    /// The name of its connection.
    pub connection: String,
    /// Path below the connection's base; for files the file name.
    pub path: String,
    /// How it is asked for.
    pub ask: Ask,
    /// How the body is written.
    pub format: Format,
    /// How the body is packed.
    pub compression: Compression,
    /// RFC 9535 path to the records of a JSON body, for example `$.value`.
    pub records: String,
    /// RFC 9535 paths that hold something only when the source reports an error inside a 200.
    pub fail_if: Vec<String>,
    /// How pages follow each other.
    pub paginate: Paginate,
    /// What is asked for when an earlier pull is at hand.
    pub incremental: Incremental,
    /// How the source tells of records that are gone.
    pub deletes: Deletes,
    /// Canonical column to source field; a column that is not listed is read under its own name.
    pub map: BTreeMap<String, Mapping>,
    /// What happens to a record that cannot be read.
    pub on_bad_record: OnBadRecord,
    /// What is believable.
    pub expect: Expect,
    /// How old the newest record may be; only `orders` has one.
    pub max_age: Option<MaxAge>,
}

impl TableSource {
    /// Returns a table of one JSON list, with the default for everything else.
    pub fn new(connection: &str, path: &str) -> Self {
        Self {
            connection: connection.to_owned(),
            path: path.to_owned(),
            ask: Ask::default(),
            format: Format::Json,
            compression: Compression::Auto,
            records: "$".to_owned(),
            fail_if: vec![],
            paginate: Paginate::None,
            incremental: Incremental::Full,
            deletes: Deletes::None,
            map: BTreeMap::new(),
            on_bad_record: OnBadRecord::Fail,
            expect: Expect::default(),
            max_age: None,
        }
    }
}

/// How a table is asked for.
///
/// Texts may hold `{since}`, `{from}` and `{to}` where the table is pulled in slices, and what the
/// login of the connection provides, such as `{uid}`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ask {
    /// GET, or POST with a body.
    pub method: Method,
    /// Headers beside those of the connection.
    pub headers: BTreeMap<String, String>,
    /// Query parameters beside those of the path.
    pub query: BTreeMap<String, String>,
    /// Query parameters that are sent only when a part is asked for, such as a filter.
    pub slice_query: BTreeMap<String, String>,
    /// The JSON body of a POST.
    pub body: Option<Value>,
    /// What is put into the body, by JSON pointer, only when a part is asked for.
    pub slice_body: BTreeMap<String, Value>,
}

/// The method of a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// GET, which may always be tried again.
    #[default]
    Get,
    /// POST.
    Post {
        /// Whether it only reads, so that it may be tried again.
        idempotent: bool,
    },
}

/// How a body is written; never guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// One JSON document per page.
    #[default]
    Json,
    /// One JSON object per line.
    Ndjson,
    /// Comma-separated values with a head line.
    Csv {
        /// The separator.
        delimiter: u8,
        /// Whether amounts use a decimal comma.
        decimal_comma: bool,
        /// The WHATWG label of the character encoding, such as `windows-1252`; UTF-8 when absent.
        encoding: Option<String>,
    },
    /// Parquet.
    Parquet,
    /// A workbook; local files only.
    Xlsx {
        /// The sheet; the first when absent.
        sheet: Option<String>,
    },
}

/// How a body is packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compression {
    /// As `Content-Encoding` or the first bytes say.
    #[default]
    Auto,
    /// Not at all.
    None,
    /// gzip.
    Gzip,
    /// Zstandard.
    Zstd,
}

/// Where a canonical column comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The source fields, usually one; the texts of several are joined by `-`. For JSON each is a
    /// name or an RFC 9535 path relative to the record.
    pub from: Vec<String>,
    /// strptime format of a date or date-time, or `epoch_seconds`, `epoch_millis`, `json_date`
    /// (`/Date(…)/`); ISO 8601 when absent.
    pub format: Option<String>,
    /// IANA name of the zone in which a clock reading without one is meant; the company's when
    /// absent.
    pub time_zone: Option<String>,
    /// Source value to canonical value, for codes such as `doc_type`.
    pub values: BTreeMap<String, String>,
    /// What an amount with more decimals than stored becomes.
    pub round: Round,
}

/// What happens to decimals beyond those stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Round {
    /// The record is refused.
    #[default]
    Reject,
    /// To the nearest, ties to even.
    HalfEven,
    /// To the nearest, ties away from zero.
    HalfUp,
}

/// What happens to a record that cannot be read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum OnBadRecord {
    /// The pull fails.
    #[default]
    Fail,
    /// It is set aside, up to a number and a share of all records.
    Quarantine {
        /// Most records set aside.
        max: u64,
        /// Largest share set aside, 0 to 1.
        max_share: f64,
    },
}

/// What is believable.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Expect {
    /// Fewest records.
    pub min_records: u64,
    /// Fewest records as a share, 0 to 1, of those of the last pull.
    pub not_below_last: Option<f64>,
    /// Where the source tells what the records add up to.
    pub control: Option<Control>,
}

/// An address that tells what the records of a table add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// Path below the connection's base; a JSON document.
    pub path: String,
    /// RFC 9535 path to the number of records.
    pub count: Option<String>,
    /// The canonical money column and the RFC 9535 path to its sum.
    pub sum: Option<(String, String)>,
}

/// How old the newest record may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaxAge {
    /// The longest time since the end of its day.
    pub age: Duration,
    /// What happens beyond.
    pub then: Stale,
}

/// What happens when the data are old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// The run goes on; the log says so.
    Proceed,
    /// The run goes on; the reports say so.
    Mark,
    /// The run fails.
    Refuse,
}
