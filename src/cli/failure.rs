//! From the errors of the stages to what the operator reads and the shell sees.

use std::error::Error as StdError;

use crate::{
    cli::exit::Exit, deliver, ingest, ingest::snapshot::SnapshotError, ledger, locale, pipeline,
    render, source,
};

/// A failed command: its exit code and what to print.
#[derive(Debug)]
pub(super) struct Failure {
    /// How the program ends.
    pub(super) exit: Exit,
    /// `error: …`, causes and `hint: …`, ready to print.
    pub(super) lines: Vec<String>,
}

impl Failure {
    /// Returns a failure with one message and one hint.
    pub(super) fn new(exit: Exit, message: &str, hint: &str) -> Self {
        Self { exit, lines: vec![format!("error: {message}"), format!("hint: {hint}")] }
    }

    /// Returns a failure that tells an error, what lies below it, and a hint.
    pub(super) fn of(exit: Exit, error: &(dyn StdError + 'static), hint: &str) -> Self {
        let mut lines = vec![format!("error: {error}")];
        let mut cause = error.source();
        while let Some(below) = cause {
            lines.push(format!("  caused by: {below}"));
            cause = below.source();
        }
        lines.push(format!("hint: {hint}"));
        Self { exit, lines }
    }
}

impl From<pipeline::Error> for Failure {
    fn from(error: pipeline::Error) -> Self {
        Self::of(exit_of_error(&error), &error, &error.hint())
    }
}

impl Failure {
    /// Returns the failure of templates that cannot make the reports of the sample company.
    pub(super) fn of_templates(complaints: &[pipeline::Complaint]) -> Self {
        let lines = complaints.iter().flat_map(|complaint| {
            [format!("error: {}", complaint.text), format!("hint: {}", complaint.hint)]
        });
        Self { exit: Exit::Config, lines: lines.collect() }
    }

    /// Returns the failure of a build whose reports could not all be made.
    pub(super) fn of_reports(outcome: &pipeline::Outcome) -> Self {
        let failed = outcome.issues.iter().flat_map(|issued| &issued.failed);
        let lines = failed.flat_map(|report| {
            [
                format!("error: {}: {}", report.subject, report.reason),
                format!("hint: {}", report.hint),
            ]
        });
        Self { exit: Exit::Partial, lines: lines.collect() }
    }
}

/// Returns how the program ends after this error: one arm per stage, no wildcard.
pub(super) fn exit_of_error(error: &pipeline::Error) -> Exit {
    match error {
        pipeline::Error::Config(_)
        | pipeline::Error::Language(locale::Error::Unreadable { .. })
        | pipeline::Error::Report(_)
        | pipeline::Error::Render(render::Error::Palette(_)) => Exit::Config,
        pipeline::Error::Language(
            locale::Error::UnknownKey { .. } | locale::Error::Unformattable { .. },
        )
        | pipeline::Error::Ties(_)
        | pipeline::Error::Render(_) => Exit::Bug,
        pipeline::Error::Facts(_)
        | pipeline::Error::NoLines
        | pipeline::Error::OutsideTheData { .. } => Exit::Data,
        pipeline::Error::Language(locale::Error::UnknownLanguage { .. })
        | pipeline::Error::AsOfOutside { .. }
        | pipeline::Error::UnknownSubject { .. } => Exit::Usage,
        pipeline::Error::Source(error) => exit_of_source(error),
        pipeline::Error::Ingest(error) => exit_of_ingest(error),
        pipeline::Error::Ledger(error) => exit_of_ledger(error),
        pipeline::Error::Deliver(deliver::Error::Foreign { .. }) => Exit::CannotCreate,
        pipeline::Error::Lock(ledger::LockError::Held { .. }) => Exit::TryLater,
        pipeline::Error::Deliver(
            deliver::Error::Write { source, .. } | deliver::Error::Read { source, .. },
        )
        | pipeline::Error::Lock(ledger::LockError::File { source, .. }) => Exit::of_output(source),
    }
}

fn exit_of_source(error: &source::Error) -> Exit {
    match error {
        source::Error::UnknownConnection { .. }
        | source::Error::UnknownTable { .. }
        | source::Error::CaFile { .. }
        | source::Error::ClientCert { .. }
        | source::Error::Header { .. }
        | source::Error::Address { .. }
        | source::Error::Path { .. }
        | source::Error::PagingImpossible { .. }
        | source::Error::UnknownEncoding { .. }
        | source::Error::NextUnusable { .. }
        | source::Error::MorePages { .. }
        | source::Error::Placeholder { .. }
        | source::Error::BodyPlace { .. }
        | source::Error::WorkbookOverHttp { .. } => Exit::Config,
        source::Error::Html { .. }
        | source::Error::Unparsable { .. }
        | source::Error::RecordsMissing { .. }
        | source::Error::HeadMissing { .. }
        | source::Error::ColumnTwice { .. }
        | source::Error::NotAdvancing { .. }
        | source::Error::TotalMismatch { .. }
        | source::Error::TotalMissing { .. }
        | source::Error::SheetMissing { .. }
        | source::Error::NotPacked { .. }
        | source::Error::PackedTwice { .. }
        | source::Error::Unpack { .. }
        | source::Error::UnpackedTooLarge { .. }
        | source::Error::UnpackedSwells { .. }
        | source::Error::Undecodable { .. }
        | source::Error::RecordTooLarge { .. }
        | source::Error::QuoteOpen { .. }
        | source::Error::ColumnType { .. }
        | source::Error::PartDiffers { .. } => Exit::Data,
        source::Error::Cache { cause, .. } => Exit::of_output(cause),
        source::Error::Runtime(_)
        | source::Error::Client { .. }
        | source::Error::Demo(_)
        | source::Error::Request { .. }
        | source::Error::Body { .. }
        | source::Error::AddressRefused { .. }
        | source::Error::Untrusted { .. }
        | source::Error::LoginFailed { .. }
        | source::Error::LoginRefused { .. }
        | source::Error::Status { .. }
        | source::Error::NeverKept { .. }
        | source::Error::RedirectRefused { .. }
        | source::Error::TooManyRedirects { .. }
        | source::Error::BodyTooLarge { .. }
        | source::Error::Encoded { .. }
        | source::Error::Deadline { .. }
        | source::Error::LinkRefused { .. }
        | source::Error::Reported { .. }
        | source::Error::TooManyPages { .. }
        | source::Error::NoFile { .. }
        | source::Error::File { .. } => Exit::Unavailable,
    }
}

fn exit_of_ingest(error: &ingest::Error) -> Exit {
    match error {
        ingest::Error::Source(error) => exit_of_source(error),
        ingest::Error::Snapshot(error) => exit_of_snapshot(error),
        ingest::Error::Quarantine { cause, .. } | ingest::Error::Latest { cause, .. } => {
            Exit::of_output(cause)
        }
        ingest::Error::UnknownColumn { .. }
        | ingest::Error::UnknownTimeZone { .. }
        | ingest::Error::ControlPath { .. }
        | ingest::Error::FieldPath { .. }
        | ingest::Error::SettingPath { .. }
        | ingest::Error::KeyMissing { .. }
        | ingest::Error::CursorFormat { .. } => Exit::Config,
        ingest::Error::BadRecord { .. }
        | ingest::Error::TooManyRefused { .. }
        | ingest::Error::TooFewRecords { .. }
        | ingest::Error::BelowLast { .. }
        | ingest::Error::OutsideWindow { .. }
        | ingest::Error::MixedCurrencies { .. }
        | ingest::Error::Old { .. }
        | ingest::Error::ControlMismatch { .. }
        | ingest::Error::ControlUnreadable { .. }
        | ingest::Error::FieldMissing { .. } => Exit::Data,
    }
}

fn exit_of_snapshot(error: &SnapshotError) -> Exit {
    match error {
        SnapshotError::Write { source, .. } => Exit::of_output(source),
        SnapshotError::Read { .. } | SnapshotError::Encode { .. } => Exit::Io,
        SnapshotError::CellCount { .. }
        | SnapshotError::CellType { .. }
        | SnapshotError::CellEmpty { .. }
        | SnapshotError::TableTwice { .. }
        | SnapshotError::TableUnfinished { .. } => Exit::Bug,
        SnapshotError::Decode { .. }
        | SnapshotError::TotalTooLarge { .. }
        | SnapshotError::NotAManifest { .. }
        | SnapshotError::Format { .. }
        | SnapshotError::Damaged { .. } => Exit::Data,
    }
}

fn exit_of_ledger(error: &ledger::Error) -> Exit {
    match error {
        ledger::Error::Folder { source, .. } => Exit::of_output(source),
        ledger::Error::Newer { .. } | ledger::Error::Foreign { .. } => Exit::Config,
        ledger::Error::Busy { .. } => Exit::TryLater,
        ledger::Error::ReadOnly { .. } => Exit::Permission,
        ledger::Error::Damaged { .. } | ledger::Error::Database { .. } => Exit::Io,
    }
}
