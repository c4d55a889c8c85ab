//! What may stand in a configuration file: every key, optional and as written.
//!
//! A key added here must be documented in `config.yaml`; a test compares the two. What the values
//! mean together is decided in `check`.

mod connection;
mod source;

use std::time::Duration;

use crate::{
    analysis::{AbcMeasure, Bucket, LifetimeModel, Owner, XyzMeasure},
    config::{
        Level, LogFormat, Output, Subjects,
        node::Located,
        read::{Entry, choices, sections},
        value::Share,
    },
    model::{Cadence, CalendarUnit, Date, WeekStart},
    schedule::CatchUp,
};

pub(super) use connection::{
    Auth, AuthKind, Connection, Limits, Network, PresetName, ProxyFile, REFERENCE_HINT, Retry,
    SecretRef, Tls, Token,
};
pub(super) use source::{
    Control, Deletes, DeletesKind, Expect, FormatKind, FormatMap, Incremental, Mapping, MaxAge,
    MethodKind, Mode, OnBadRecord, OneOrMore, Optional, PageSize, Paginate, PaginateKind, Param,
    Policy, Source, Total, plain,
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
        "week_start" week_start: WeekStart,
        "time_zone" time_zone: String,
        "holidays" holidays: Vec<Located<Date>>,
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
        "rates" rates: Rates,
        "foreign" foreign: Foreign,
    }

    /// Who computes the sums.
    Facts {
        "engine" engine: Engine,
    }

    /// The rules of the analysis.
    Analysis {
        "calendar" calendar: CalendarUnit,
        "window_months" window_months: u32,
        "owner" owner: Owner,
        "abc" abc: Abc,
        "xyz" xyz: Xyz,
        "activity" activity: Activity,
        "lifetime" lifetime: Lifetime,
        "key_accounts" key_accounts: KeyAccounts,
        "duties" duties: Duties,
        "exclude_accounts" exclude_accounts: Vec<Located<String>>,
    }

    /// ABC.
    Abc {
        "measure" measure: AbcMeasure,
        "cut" cut: Vec<Located<Share>>,
    }

    /// XYZ.
    Xyz {
        "measure" measure: XyzMeasure,
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

    /// Purchase models and lifetime values.
    Lifetime {
        "model" model: LifetimeModel,
        "horizon_weeks" horizon_weeks: u32,
        "yearly_discount" yearly_discount: Share,
        "margin" margin: f64,
    }

    /// Key-account limits.
    KeyAccounts {
        "core_share" core_share: Share,
        "band" band: Vec<Located<Share>>,
    }

    /// What a manager must do within which time.
    Duties {
        "follow_up_hours" follow_up_hours: u32,
        "complaint_days" complaint_days: u32,
        "contact_days" contact_days: u32,
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

/// Where exchange rates come from, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rates {
    None,
    Table,
}

/// What becomes of order lines in other currencies without rates, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Foreign {
    Refuse,
    Separate,
}

/// Who computes the sums, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Engine {
    Polars,
}

choices! {
    Rates { "none" None, "table" Table, }
    Foreign { "refuse" Refuse, "separate" Separate, }
    Engine { "polars" Polars, }
    Owner { "assignment" Assignment, "revenue" Revenue, }
    AbcMeasure { "revenue" Revenue, "margin" Margin, }
    CalendarUnit { "months" Months, "weeks" Weeks, }
    WeekStart {
        "monday" Monday, "tuesday" Tuesday, "wednesday" Wednesday, "thursday" Thursday,
        "friday" Friday, "saturday" Saturday, "sunday" Sunday,
    }
    XyzMeasure { "revenue" Revenue, "frequency" Frequency, }
    LifetimeModel { "none" None, "bg_nbd" BgNbd, "mbg_nbd" MbgNbd, }
    Bucket { "auto" Auto, "week" Week, "month" Month, "quarter" Quarter, }
    Cadence { "week" Week, "month" Month, "quarter" Quarter, "year" Year, }
    Output { "html" Html, "pdf" Pdf, "xlsx" Xlsx, "csv" Csv, }
    Subjects { "active" Active, "all" All, "key" Key, }
    CatchUp { "latest" Latest, "all" All, "none" None, }
    LogFormat { "text" Text, "json" Json, }
    Level { "error" Error, "warn" Warn, "info" Info, "debug" Debug, }
}
