//! What may stand in a configuration file: every key, optional and as written.
//!
//! A key added here must be documented in `config.yaml`; a test compares the two. What the values
//! mean together is decided in `check`.

use std::time::Duration;

use crate::{
    analysis::{AbcMeasure, Bucket, Owner},
    config::{
        Level, LogFormat, Output, Subjects,
        node::{Located, Node},
        problem::Problems,
        read::{Entry, Read, choice, sections},
        value::{Share, Size},
    },
    model::Cadence,
    schedule::CatchUp,
    source::Round,
};

sections! {
    /// The whole file.
    File {
        "company" company: Company,
        "paths" paths: Paths,
        "money" money: Money,
        "connections" connections: Vec<Entry<Connection>>,
        "sources" sources: Vec<Entry<Source>>,
        "facts" facts: Facts,
        "analysis" analysis: Analysis,
        "reports" reports: Reports,
        "readers" readers: Vec<Located<Reader>>,
        "delivery" delivery: Delivery,
        "catch_up" catch_up: CatchUpFile,
        "log" log: Log,
    }

    /// Whose reports these are.
    Company {
        "name" name: String,
        "currency" currency: String,
        "fiscal_year_start" fiscal_year_start: u16,
        "time_zone" time_zone: String,
    }

    /// Folders, relative to the file.
    Paths {
        "state" state: String,
        "reports" reports: String,
        "templates" templates: String,
    }

    /// How amounts are stored.
    Money {
        "decimals" decimals: u16,
    }

    /// Where and how to log in.
    Connection {
        "base_url" base_url: String,
        "auth" auth: Auth,
        "limits" limits: Limits,
        "retry" retry: Retry,
    }

    /// How to log in.
    Auth {
        "type" kind: AuthKind,
        "token" token: Token,
    }

    /// Where a secret is.
    SecretRef {
        "literal" literal: String,
        "env" env: String,
        "file" file: String,
        "credential" credential: String,
    }

    /// Limits of a connection.
    Limits {
        "connect" connect: Duration,
        "read" read: Duration,
        "total" total: Duration,
        "body" body: Size,
        "max_pages" max_pages: u32,
    }

    /// Retries of a request.
    Retry {
        "attempts" attempts: u32,
        "base" base: Duration,
        "cap" cap: Duration,
        "retry_after_cap" header_cap: Duration,
        "on" on: Vec<Located<u16>>,
    }

    /// One table.
    Source {
        "connection" connection: String,
        "path" path: String,
        "format" format: Format,
        "records" records: String,
        "paginate" paginate: Paginate,
        "map" map: Vec<Entry<Mapping>>,
        "on_bad_record" on_bad_record: OnBadRecord,
        "expect" expect: Expect,
    }

    /// The long form of a format.
    FormatMap {
        "type" kind: FormatKind,
        "delimiter" delimiter: String,
        "decimal_comma" decimal_comma: bool,
        "sheet" sheet: String,
    }

    /// How pages follow each other.
    Paginate {
        "type" kind: PaginateKind,
        "path" path: String,
        "param" param: String,
        "start" start: u32,
        "size" size: PageSize,
        "total" total: String,
    }

    /// The size of a numbered page.
    PageSize {
        "param" param: String,
        "records" records: u32,
    }

    /// The long form of a mapped column.
    MappingMap {
        "from" from: String,
        "format" format: String,
        "values" values: Vec<Entry<String>>,
        "round" round: Round,
    }

    /// What happens to a record that cannot be read.
    OnBadRecord {
        "policy" policy: Policy,
        "max" max: u64,
        "max_share" max_share: Share,
    }

    /// What is believable.
    Expect {
        "min_records" min_records: u64,
    }

    /// Who computes the sums.
    Facts {
        "engine" engine: Engine,
    }

    /// The rules of the analysis.
    Analysis {
        "window_months" window_months: u32,
        "owner" owner: Owner,
        "abc" abc: Abc,
        "xyz" xyz: Xyz,
        "activity" activity: Activity,
        "key_accounts" key_accounts: KeyAccounts,
        "exclude_accounts" exclude_accounts: Vec<Located<String>>,
    }

    /// ABC.
    Abc {
        "measure" measure: AbcMeasure,
        "cut" cut: Vec<Located<Share>>,
    }

    /// XYZ.
    Xyz {
        "bucket" bucket: Bucket,
        "periods" periods: u32,
        "cut" cut: Vec<Located<f64>>,
        "min_periods" min_periods: u32,
    }

    /// When an account counts as silent.
    Activity {
        "inactive_after_days" inactive_after_days: u32,
        "own_gap" own_gap: OwnGap,
        "seasonal_guard" seasonal_guard: bool,
    }

    /// The own-rhythm rule.
    OwnGap {
        "quantile" quantile: Share,
        "min_gaps" min_gaps: u32,
        "floor_days" floor_days: u32,
        "cap_days" cap_days: u32,
    }

    /// Key-account limits.
    KeyAccounts {
        "core_share" core_share: Share,
        "band" band: Vec<Located<Share>>,
    }

    /// The kinds of report.
    Reports {
        "management" management: Report,
        "manager" manager: Report,
        "account" account: AccountReport,
    }

    /// One kind of report.
    Report {
        "every" every: Cadence,
        "due" due: String,
        "grace" grace: Duration,
        "language" language: String,
        "outputs" outputs: Vec<Located<Output>>,
    }

    /// The account report, which also chooses its subjects.
    AccountReport {
        "every" every: Cadence,
        "due" due: String,
        "grace" grace: Duration,
        "language" language: String,
        "outputs" outputs: Vec<Located<Output>>,
        "subjects" subjects: Subjects,
    }

    /// A reader who is not in the managers table.
    Reader {
        "id" id: String,
        "name" name: String,
        "language" language: String,
        "gets" gets: Vec<Located<String>>,
    }

    /// Where reports go.
    Delivery {
        "folder" folder: Folder,
    }

    /// The reports folder.
    Folder {
        "enabled" enabled: bool,
    }

    /// What happens to periods that were missed.
    CatchUpFile {
        "policy" policy: CatchUp,
    }

    /// Log lines.
    Log {
        "format" format: LogFormat,
        "level" level: Level,
    }
}

/// A format: one word, or a map for its options.
#[derive(Debug, Default)]
pub(super) struct Format(pub(super) FormatMap);

impl Read for Format {
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
        if let Node::Scalar(_) = node.value {
            let kind = FormatKind::read(node, path, problems)?;
            return Some(Self(FormatMap { kind: Some(node.with(kind)), ..FormatMap::default() }));
        }
        FormatMap::read(node, path, problems).map(Self)
    }

    #[cfg(test)]
    fn keys(keys: &mut Vec<&'static str>) {
        FormatMap::keys(keys);
    }
}

/// A mapped column: the name of the source field, or a map for its options.
#[derive(Debug, Default)]
pub(super) struct Mapping(pub(super) MappingMap);

impl Read for Mapping {
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
        if let Node::Scalar(text) = &node.value {
            let from = Some(node.with(text.clone()));
            return Some(Self(MappingMap { from, ..MappingMap::default() }));
        }
        MappingMap::read(node, path, problems).map(Self)
    }

    #[cfg(test)]
    fn keys(keys: &mut Vec<&'static str>) {
        MappingMap::keys(keys);
    }
}

/// A reference to a secret; the secret itself is refused without being shown.
#[derive(Debug, Default)]
pub(super) struct Token(pub(super) SecretRef);

impl Read for Token {
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
        if let Node::Scalar(_) = &node.value {
            let message = format!("`{path}` is written out, expected a reference to it");
            problems.add_about(path, node.at, message, REFERENCE_HINT);
            return None;
        }
        SecretRef::read(node, path, problems).map(Self)
    }

    #[cfg(test)]
    fn keys(keys: &mut Vec<&'static str>) {
        SecretRef::keys(keys);
    }
}

/// How secrets are referred to.
pub(super) const REFERENCE_HINT: &str = "write {env: NAME}, {file: PATH} or {credential: NAME}";

/// How to log in, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AuthKind {
    None,
    Bearer,
}

/// A format by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormatKind {
    Json,
    Ndjson,
    Csv,
    Xlsx,
}

/// Paging by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PaginateKind {
    None,
    NextLink,
    Cursor,
    Page,
}

/// What happens to a bad record, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Policy {
    Fail,
    Quarantine,
}

/// Who computes the sums, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Engine {
    Polars,
}

/// Implements [`Read`] for enums written as one of a few words.
macro_rules! choices {
    ($($kind:ident { $($word:literal $variant:ident,)* })*) => {$(
        impl Read for $kind {
            fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
                choice(node, path, &[$(($word, Self::$variant)),*], problems)
            }
        }
    )*};
}

choices! {
    AuthKind { "none" None, "bearer" Bearer, }
    FormatKind { "json" Json, "ndjson" Ndjson, "csv" Csv, "xlsx" Xlsx, }
    PaginateKind { "none" None, "next_link" NextLink, "cursor" Cursor, "page" Page, }
    Policy { "fail" Fail, "quarantine" Quarantine, }
    Round { "reject" Reject, "half_even" HalfEven, "half_up" HalfUp, }
    Engine { "polars" Polars, }
    Owner { "assignment" Assignment, "revenue" Revenue, }
    AbcMeasure { "revenue" Revenue, "margin" Margin, }
    Bucket { "auto" Auto, "week" Week, "month" Month, "quarter" Quarter, }
    Cadence { "week" Week, "month" Month, "quarter" Quarter, "year" Year, }
    Output { "html" Html, "pdf" Pdf, }
    Subjects { "active" Active, "all" All, "key" Key, }
    CatchUp { "latest" Latest, "all" All, "none" None, }
    LogFormat { "text" Text, "json" Json, }
    Level { "error" Error, "warn" Warn, "info" Info, "debug" Debug, }
}
