//! `manifest.json`: what was planned, made, left out and why; byte-stable.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::{
    analysis::{Analysis, Settings},
    deliver::folder::{Mark, Marks},
    ingest::snapshot::Snapshot,
    model::{Finding, Unit, View},
    pipeline::fate::{Build, Fate},
    report::provenance::{self, Provenance},
};

/// The one file of a folder that knows the clock, so that it is in no list of hashes.
pub(super) const RUN_NOTE: &str = "run.json";

/// Everything an auditor asks of one issue. Planned = produced + skipped + failed.
#[derive(Debug, Serialize)]
pub(super) struct Manifest<'a> {
    format: u32,
    generator: &'static str,
    version: &'static str,
    run_id: &'a str,
    company: &'a str,
    period: String,
    revision: u32,
    supersedes: Option<&'a str>,
    as_of: String,
    unit: &'a Unit,
    snapshot: String,
    config: &'a str,
    planned: usize,
    produced: Vec<Produced>,
    skipped: Vec<NotMade>,
    failed: Vec<NotMade>,
    sources: Vec<Source<'a>>,
    /// Where the figures come from, by kind of report and block.
    blocks: BTreeMap<&'static str, Vec<Provenance>>,
    totals: Totals,
    parameters: &'a Settings,
    findings: &'a [Finding],
    missing_glyphs: BTreeMap<String, &'a BTreeSet<String>>,
    files: BTreeMap<&'a str, FileMark<'a>>,
}

#[derive(Debug, Serialize)]
struct Produced {
    subject: String,
    files: Vec<String>,
}

#[derive(Debug, Serialize)]
struct NotMade {
    subject: String,
    reason: String,
}

#[derive(Debug, Serialize)]
struct Source<'a> {
    table: &'a str,
    origin: &'a str,
    pages: u32,
    records: u64,
    refused: u64,
    rows: u64,
}

/// Exact sums, in whole currency with all stored decimals. Accounts, managers and company agree.
#[derive(Debug, Serialize)]
struct Totals {
    control_total: String,
    revenue_total: String,
    revenue_current: String,
    revenue_base: String,
    accounts: usize,
    managers: usize,
    lines: u64,
}

#[derive(Debug, Serialize)]
struct FileMark<'a> {
    bytes: usize,
    sha256: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    view: Option<View>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

/// What identifies an issue in its manifest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Identity<'a> {
    pub(super) run_id: &'a str,
    pub(super) company: &'a str,
    pub(super) config_hash: &'a str,
    pub(super) revision: u32,
    pub(super) supersedes: Option<&'a str>,
}

/// Returns the text of `manifest.json`.
pub(super) fn manifest(
    identity: Identity<'_>,
    snapshot: &Snapshot,
    analysis: &Analysis,
    build: &Build,
    files: &Marks,
) -> Vec<u8> {
    let scope = &analysis.scope;
    let manifest = Manifest {
        format: 1,
        generator: "avain",
        version: env!("CARGO_PKG_VERSION"),
        run_id: identity.run_id,
        company: identity.company,
        period: scope.period.to_string(),
        revision: identity.revision,
        supersedes: identity.supersedes,
        as_of: scope.as_of.to_string(),
        unit: &scope.unit,
        snapshot: snapshot.manifest.hash(),
        config: identity.config_hash,
        planned: build.reports.len(),
        produced: produced(build),
        skipped: not_made(build, |fate| match fate {
            Fate::Skipped { reason } => Some(reason.clone()),
            _ => None,
        }),
        failed: not_made(build, |fate| match fate {
            Fate::Failed { reason, .. } => Some(reason.clone()),
            _ => None,
        }),
        sources: sources(snapshot),
        blocks: provenance::by_report(),
        totals: totals(snapshot, analysis),
        parameters: &scope.settings,
        findings: &snapshot.manifest.findings,
        missing_glyphs: build
            .missing_glyphs
            .iter()
            .map(|(&glyph, places)| (code_point(glyph), places))
            .collect(),
        files: marks(build, files),
    };
    json(&manifest)
}

/// Returns pretty JSON with a final newline.
pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(value).expect("manifests are plain data");
    text.push(b'\n');
    text
}

fn produced(build: &Build) -> Vec<Produced> {
    build
        .reports
        .iter()
        .filter_map(|(subject, fate)| match fate {
            Fate::Produced { files } => {
                let files = files.iter().map(|file| file.name.clone()).collect();
                Some(Produced { subject: subject.to_string(), files })
            }
            Fate::Planned | Fate::Skipped { .. } | Fate::Failed { .. } => None,
        })
        .collect()
}

fn not_made(build: &Build, reason: impl Fn(&Fate) -> Option<String>) -> Vec<NotMade> {
    build
        .reports
        .iter()
        .filter_map(|(subject, fate)| {
            reason(fate).map(|reason| NotMade { subject: subject.to_string(), reason })
        })
        .collect()
}

fn sources(snapshot: &Snapshot) -> Vec<Source<'_>> {
    snapshot
        .manifest
        .sources
        .iter()
        .map(|note| Source {
            table: note.table.name(),
            origin: &note.origin,
            pages: note.pages,
            records: note.records,
            refused: note.refused,
            rows: snapshot.manifest.tables.get(&note.table).map_or(0, |table| table.rows),
        })
        .collect()
}

fn totals(snapshot: &Snapshot, analysis: &Analysis) -> Totals {
    let unit = &analysis.scope.unit;
    Totals {
        control_total: unit.exact(snapshot.manifest.control_total),
        revenue_total: unit.exact(analysis.company.revenue_total),
        revenue_current: unit.exact(analysis.company.revenue_current),
        revenue_base: unit.exact(analysis.company.revenue_base),
        accounts: analysis.accounts.len(),
        managers: analysis.managers.len(),
        lines: analysis.quality.lines,
    }
}

fn marks<'a>(build: &'a Build, files: &'a Marks) -> BTreeMap<&'a str, FileMark<'a>> {
    let reports = build.report_files();
    let mark = |(name, mark): (&'a String, &'a Mark)| {
        let report = reports.get(name.as_str()).map(|(_, file)| *file);
        let mark = FileMark {
            bytes: mark.bytes,
            sha256: &mark.sha256,
            view: report.map(|file| file.view),
            language: report.map(|file| file.language.as_str()),
        };
        (name.as_str(), mark)
    };
    files.iter().map(mark).collect()
}

fn code_point(glyph: char) -> String {
    format!("U+{:04X}", u32::from(glyph))
}
