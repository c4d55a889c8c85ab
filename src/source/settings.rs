//! What to pull and how, as checked settings; the YAML form is read by `config`.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use secrecy::SecretString;
use url::Url;

use crate::model::Table;

/// All connections and tables of a run.
#[derive(Debug, Default)]
pub struct Settings {
    /// Connections by name.
    pub connections: BTreeMap<String, Connection>,
    /// What to pull for each canonical table; `orders` is always there.
    pub tables: BTreeMap<Table, TableSource>,
}

/// Where to connect and how to log in.
#[derive(Debug)]
pub struct Connection {
    /// Where the tables live.
    pub base: Base,
    /// How to log in.
    pub auth: Auth,
    /// Time and size limits.
    pub limits: Limits,
    /// When and how often to try again.
    pub retry: Retry,
}

/// The place a connection points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// `demo:`: the built-in sample source, started on loopback for the run.
    Demo,
    /// `file:DIR`: a folder; table paths are files in it.
    Folder(PathBuf),
    /// An HTTP address; table paths are joined to it.
    Http(Url),
}

/// How to log in.
#[derive(Debug, Default)]
pub enum Auth {
    /// Not at all.
    #[default]
    None,
    /// `Authorization: Bearer …`.
    Bearer(SecretString),
}

/// Limits of one connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time to connect.
    pub connect: Duration,
    /// Longest silence while reading.
    pub read: Duration,
    /// Time for all requests of one table.
    pub total: Duration,
    /// Bytes of one response body.
    pub body_bytes: u64,
    /// Pages of one table.
    pub max_pages: u32,
}

/// Retries of one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retry {
    /// Attempts in all.
    pub attempts: u32,
    /// First pause; doubles each time.
    pub base: Duration,
    /// Longest pause of our own.
    pub cap: Duration,
    /// Longest `Retry-After` obeyed.
    pub retry_after_cap: Duration,
    /// Status codes worth another attempt.
    pub on: Vec<u16>,
}

/// One table of the source.
#[derive(Clone, Debug, PartialEq)]
pub struct TableSource {
    /// The name of its connection.
    pub connection: String,
    /// Path below the connection's base; for files the file name.
    pub path: String,
    /// How the body is written.
    pub format: Format,
    /// RFC 9535 path to the records of a JSON body, for example `$.value`.
    pub records: String,
    /// How pages follow each other.
    pub paginate: Paginate,
    /// Canonical column to source field; a column that is not listed is read under its own name.
    pub map: BTreeMap<String, Mapping>,
    /// What happens to a record that cannot be read.
    pub on_bad_record: OnBadRecord,
    /// Fewest records that are believable.
    pub min_records: u64,
}

/// How a body is written; never guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON document per page.
    Json,
    /// One JSON object per line.
    Ndjson,
    /// Comma-separated values with a head line.
    Csv {
        /// The separator.
        delimiter: u8,
        /// Whether amounts use a decimal comma.
        decimal_comma: bool,
    },
    /// A workbook; local files only.
    Xlsx {
        /// The sheet; the first when absent.
        sheet: Option<String>,
    },
}

/// How pages follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paginate {
    /// One response is all.
    None,
    /// The body names the next address.
    NextLink {
        /// RFC 9535 path to it.
        path: String,
        /// RFC 9535 path to the total number of records, cross-checked at the end.
        total: Option<String>,
    },
    /// The body names a cursor that goes into a query parameter.
    Cursor {
        /// RFC 9535 path to it.
        path: String,
        /// The query parameter.
        param: String,
        /// RFC 9535 path to the total number of records.
        total: Option<String>,
    },
    /// Pages are numbered; an empty page or the total ends them.
    Page {
        /// The query parameter of the number.
        param: String,
        /// The first number.
        start: u32,
        /// The query parameter of the page size and the size asked for.
        size: Option<(String, u32)>,
        /// RFC 9535 path to the total number of records.
        total: Option<String>,
    },
}

/// Where a canonical column comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The source field; for JSON a name or an RFC 9535 path relative to the record.
    pub from: String,
    /// strptime format of a date or date-time; ISO 8601 when absent.
    pub format: Option<String>,
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

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            read: Duration::from_mins(1),
            total: Duration::from_hours(1),
            body_bytes: 512 * 1024 * 1024,
            max_pages: 20_000,
        }
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            attempts: 6,
            base: Duration::from_secs(1),
            cap: Duration::from_mins(1),
            retry_after_cap: Duration::from_mins(15),
            on: vec![408, 425, 429, 500, 502, 503, 504],
        }
    }
}
