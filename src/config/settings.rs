//! The checked configuration: what every stage after `config` sees.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use jiff::tz::TimeZone;
use serde_json::Value;

use crate::{
    analysis,
    config::Problem,
    ingest::Currencies,
    model::{Calendar, ReportKind, Subject, Unit},
    schedule::{self, CatchUp, Schedule},
    source,
};

/// Everything a run needs to know, checked.
#[derive(Debug)]
pub struct Config {
    /// The file it was read from; `None` for the sample compiled in.
    pub file: Option<PathBuf>,
    /// Sha-256, in hexadecimal, of the settings that can change a report. Paths, connections,
    /// secrets, schedules and logging are not part of it.
    pub hash: String,
    /// The settings of each connection and table by path, such as `sources.orders`, with presets
    /// spread out; holds no secrets.
    pub written: BTreeMap<String, Value>,
    /// What the program can live with, but the operator should know.
    pub warnings: Vec<Problem>,
    /// Whose reports these are.
    pub company: Company,
    /// Folders, absolute or below the working folder.
    pub paths: Paths,
    /// What one stored unit of money is worth.
    pub unit: Unit,
    /// What becomes of order lines in other currencies.
    pub currencies: Currencies,
    /// What to pull.
    pub source: source::Settings,
    /// The rules of the analysis.
    pub analysis: analysis::Settings,
    /// The reports by kind.
    pub reports: BTreeMap<ReportKind, Report>,
    /// Readers who are not in the managers table, by id.
    pub readers: Vec<Reader>,
    /// What happens to periods that were missed.
    pub catch_up: CatchUp,
    /// Log lines.
    pub log: Log,
}

impl Config {
    /// Returns how people call it: its file, or that it is the sample.
    pub fn name(&self) -> String {
        let file = self.file.as_ref().map(|file| file.display().to_string());
        file.unwrap_or_else(|| "the built-in sample".to_owned())
    }

    /// Returns where weeks, quarters and years begin.
    pub fn calendar(&self) -> Calendar {
        self.analysis.calendar
    }

    /// Returns when which kind of report is due.
    pub fn plan(&self) -> schedule::Plan {
        let schedules = self.reports.iter().map(|(kind, report)| (*kind, report.schedule.clone()));
        schedule::Plan {
            calendar: self.calendar(),
            zone: self.company.time_zone.clone(),
            catch_up: self.catch_up,
            reports: schedules.collect(),
        }
    }
}

/// Whose reports these are.
#[derive(Clone, Debug)]
pub struct Company {
    /// The name, printed on every report.
    pub name: String,
    /// Where its days begin and end.
    pub time_zone: TimeZone,
}

/// Folders of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// Ledger, lock, snapshots.
    pub state: PathBuf,
    /// Finished reports.
    pub reports: PathBuf,
    /// The user's templates; need not exist.
    pub templates: PathBuf,
}

/// One kind of report.
#[derive(Clone, Debug)]
pub struct Report {
    /// When it is due.
    pub schedule: Schedule,
    /// The language when the reader has none of their own.
    pub language: Language,
    /// What files are made.
    pub outputs: BTreeSet<Output>,
    /// Which accounts get one; all, for the kinds that are not about accounts.
    pub subjects: Subjects,
}

/// The language of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Language {
    /// The reader's own, else English.
    Reader,
    /// Always this one, as a code such as `fi`.
    Fixed(String),
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Output {
    /// A web page.
    Html,
    /// A document to print.
    Pdf,
    /// The ABC-XYZ workbook; management's only.
    Xlsx,
    /// Tables for spreadsheets; management's only.
    Csv,
}

impl Output {
    /// Returns whether this kind of file is made for a kind of report.
    pub fn is_made_for(self, kind: ReportKind) -> bool {
        match self {
            Self::Html | Self::Pdf => true,
            // They hold every account, so no manager gets them.
            Self::Xlsx | Self::Csv => kind == ReportKind::Management,
        }
    }

    /// Returns the word of the configuration and of file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }
}

/// Which accounts get a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subjects {
    /// Those that are not lost.
    Active,
    /// Every one.
    All,
    /// Key accounts only.
    Key,
}

/// A reader who is not in the managers table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// A short name of our own.
    pub id: String,
    /// The name.
    pub name: String,
    /// The language; the report's own when absent.
    pub language: Option<String>,
    /// The reports made for this reader.
    pub gets: Vec<Gets>,
}

/// One report, or all reports of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gets {
    /// The kind.
    pub kind: ReportKind,
    /// The manager or account; every one when absent.
    pub id: Option<String>,
}

impl Gets {
    /// Reads `management`, `manager:ID`, `account:ID`; the id may be `*`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':') {
            Some(("manager", "*")) => Some(Self { kind: ReportKind::Manager, id: None }),
            Some(("account", "*")) => Some(Self { kind: ReportKind::Account, id: None }),
            _ => match Subject::parse(text)? {
                Subject::Company => Some(Self { kind: ReportKind::Management, id: None }),
                Subject::Manager(id) => Some(Self { kind: ReportKind::Manager, id: Some(id) }),
                Subject::Account(id) => Some(Self { kind: ReportKind::Account, id: Some(id) }),
            },
        }
    }

    /// Returns whether a report about `subject` is meant.
    pub fn covers(&self, subject: &Subject) -> bool {
        let id = match subject {
            Subject::Company => None,
            Subject::Manager(id) | Subject::Account(id) => Some(id),
        };
        self.kind == subject.kind() && (self.id.is_none() || self.id.as_ref() == id)
    }
}

/// Log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Log {
    /// How they are written.
    pub format: LogFormat,
    /// The least important ones that are written.
    pub level: Level,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line.
    Json,
}

/// How important a log line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the usual names")]
pub enum Level {
    Error,
    Warn,
    Info,
    Debug,
}
