//! From what was written to what it means; problems are added, never returned one by one.

mod company;
mod connection;
mod source;
mod analysis;
mod report;

use std::{collections::BTreeMap, path::Path};

use jiff::tz::{self, TimeZone};

use crate::{
    analysis::Settings as Analysis,
    config::{
        Company, Environment, Log, Paths, Reader, Report,
        file::File,
        node::{At, Located},
        problem::Problems,
        read::did_you_mean,
    },
    ingest::Currencies,
    locale::Languages,
    model::{ReportKind, Unit},
    schedule::{CatchUp, Cron},
    source::Settings as Source,
};

/// The checked sections.
pub(super) struct Checked {
    pub(super) company: Company,
    pub(super) paths: Paths,
    pub(super) unit: Unit,
    pub(super) currencies: Currencies,
    pub(super) source: Source,
    pub(super) analysis: Analysis,
    pub(super) reports: BTreeMap<ReportKind, Report>,
    pub(super) readers: Vec<Reader>,
    pub(super) rest: Rest,
}

/// The small sections.
pub(super) struct Rest {
    pub(super) catch_up: CatchUp,
    pub(super) log: Log,
}

/// Checks every section; `None` when at least one has a problem.
pub(super) fn check(
    file: &File,
    top: At,
    folder: &Path,
    environment: &Environment,
    problems: &mut Problems<'_>,
) -> Option<Checked> {
    // Every section is checked before any is given up, so that all problems are told.
    let company = company::company(file, problems);
    let paths = company::paths(file, folder, problems);
    let languages = Languages::tags(paths.as_ref().map(|paths| paths.templates.as_path()));
    let unit = company::unit(file, problems);
    let currencies = company::currencies(file, problems);
    let connections = connection::connections(file, folder, environment, problems);
    let tables = source::tables(file, top, problems);
    let analysis = analysis::analysis(file, problems);
    let reports = report::reports(file, &languages, problems);
    let readers = report::readers(file, &languages, problems);
    delivery(file, problems);
    let rest = rest(file);
    Some(Checked {
        company: company?,
        paths: paths?,
        unit: unit?,
        currencies: currencies?,
        source: Source { connections, tables },
        analysis: analysis?,
        reports: reports?,
        readers,
        rest: rest?,
    })
}

/// Refuses a delivery to nowhere: the folder is the only channel there is.
fn delivery(file: &File, problems: &mut Problems<'_>) {
    let folder = file.delivery.as_ref().and_then(|delivery| delivery.value.folder.as_ref());
    let enabled = folder.and_then(|folder| folder.value.enabled.as_ref());
    if let Some(off) = enabled.filter(|enabled| !enabled.value) {
        problems.add(
            off.at,
            "`delivery.folder.enabled` is false, expected a place for the reports",
            "leave it true; `avain run --out DIR` makes a private build instead",
        );
    }
}

fn rest(file: &File) -> Option<Rest> {
    let log = &file.log.as_ref()?.value;
    Some(Rest {
        catch_up: file.catch_up.as_ref()?.value.policy.as_ref()?.value,
        log: Log { format: log.format.as_ref()?.value, level: log.level.as_ref()?.value },
    })
}

/// Returns a setting that must be there, or adds the problem that it is missing.
fn needed<'a, T>(
    value: Option<&'a Located<T>>,
    at: At,
    path: &str,
    hint: &str,
    problems: &mut Problems<'_>,
) -> Option<&'a Located<T>> {
    if value.is_none() && !problems.is_refused(path) {
        problems.add_about(path, at, format!("`{path}` is missing"), hint);
    }
    value
}

/// Returns a number when it lies in a range, or adds a problem.
fn within<T: Copy + PartialOrd + std::fmt::Display>(
    value: Option<&Located<T>>,
    path: &str,
    range: std::ops::RangeInclusive<T>,
    problems: &mut Problems<'_>,
) -> Option<T> {
    let found = value?;
    if range.contains(&found.value) {
        return Some(found.value);
    }
    let expected = format!("{} to {}", range.start(), range.end());
    problems.add(
        found.at,
        format!("`{path}` is {}, expected {expected}", found.value),
        format!("write a number from {expected}"),
    );
    None
}

/// Returns a time zone by its IANA name, or adds the problem that there is none.
fn time_zone(name: &Located<String>, path: &str, problems: &mut Problems<'_>) -> Option<TimeZone> {
    if let Ok(zone) = TimeZone::get(&name.value) {
        return Some(zone);
    }
    let known: Vec<String> = tz::db().available().map(|name| name.as_str().to_owned()).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    problems.add(
        name.at,
        format!("`{path}` is `{}`, expected the name of a time zone", name.value),
        did_you_mean(&name.value, &known)
            .unwrap_or_else(|| "write an IANA name such as Europe/Helsinki".to_owned()),
    );
    None
}

/// Returns a schedule, or adds the problem that it is none.
fn cron(found: &Located<String>, path: &str, problems: &mut Problems<'_>) -> Option<Cron> {
    match found.value.parse() {
        Ok(cron) => Some(cron),
        Err(error) => {
            problems.add(found.at, format!("`{path}`: {error}"), error.hint());
            None
        }
    }
}
