//! From one analysis to one folder of reports, with its rows in the ledger.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    analysis::Analysis,
    config::Config,
    deliver::folder::{self, Draft},
    ledger::IssuedFigures,
    locale::Languages,
    model::{Period, ReportKind, Table, sha256_hex},
    pipeline::{
        Complaint, Error, FailedReport, Issued, Order, Progress, Proved, Pulled,
        book::{Book, folder_name, superseded},
        build::Workshop,
        data_files,
        design::Design,
        fate::{Build, Fate},
        manifest::{self, Identity, RUN_NOTE, json},
    },
    render::Renderer,
    report::{Composer, Issued as Told, Memory, RunFacts, SourceFacts},
};

/// What every period of a run is printed with.
pub(super) struct Press<'a> {
    config: &'a Config,
    order: &'a Order,
    pulled: &'a Pulled,
    progress: &'a dyn Progress,
    languages: Languages,
    composer: Composer,
    renderer: Renderer,
}

/// What `run.json` says.
#[derive(Debug, Serialize)]
struct RunNote<'a> {
    run_id: &'a str,
    started: Timestamp,
    finished: Timestamp,
    threads: usize,
}

impl<'a> Press<'a> {
    /// Loads languages, templates, theme and fonts once.
    pub(super) fn set_up(
        config: &'a Config,
        order: &'a Order,
        pulled: &'a Pulled,
        progress: &'a dyn Progress,
    ) -> Result<Self, Error> {
        let Design { composer, renderer, languages, remarks } = Design::load(config)?;
        for Complaint { text, hint } in remarks {
            tracing::warn!(hint, "{text}");
        }
        Ok(Self { config, order, pulled, progress, languages, composer, renderer })
    }

    /// Builds a period and puts it in place; a build equal to the standing issue changes nothing.
    pub(super) fn issue(
        &self,
        proved: &Proved,
        kinds: &BTreeSet<ReportKind>,
        book: Option<&mut Book<'_>>,
    ) -> Result<Issued, Error> {
        let issued = self.issue_somewhere(proved, kinds, book)?;
        let Issued { period, produced, skipped, unchanged, .. } = issued;
        for FailedReport { subject, reason, .. } in &issued.failed {
            tracing::warn!(%period, subject, reason, "A report failed.");
        }
        let folder = issued.folder.as_ref().map(|folder| tracing::field::display(folder.display()));
        let failed = issued.failed.len();
        tracing::info!(%period, produced, skipped, failed, unchanged, folder, "Period finished.");
        Ok(issued)
    }

    fn issue_somewhere(
        &self,
        proved: &Proved,
        kinds: &BTreeSet<ReportKind>,
        book: Option<&mut Book<'_>>,
    ) -> Result<Issued, Error> {
        let analysis = &proved.analysis;
        let run = self.run_facts(proved);
        match (book, &self.order.out) {
            _ if self.order.dry_run => {
                Ok(summary(analysis, &self.workshop(analysis, &run).plan(kinds), None))
            }
            (Some(book), _) => self.issue_for_good(analysis, kinds, run, book),
            (None, out) => {
                let target = out.as_ref().unwrap_or(&self.config.paths.reports);
                let draft = Draft::begin(target)?;
                let build = self.workshop(analysis, &run).build(kinds, &draft, self.progress)?;
                put_data(analysis, &draft)?;
                self.complete(&draft, analysis, &build, (&run, 0))?;
                draft.replace()?;
                Ok(summary(analysis, &build, Some(target.clone())))
            }
        }
    }

    fn issue_for_good(
        &self,
        analysis: &Analysis,
        kinds: &BTreeSet<ReportKind>,
        mut run: RunFacts,
        book: &mut Book<'_>,
    ) -> Result<Issued, Error> {
        let period = analysis.scope.period;
        book.record_snapshot(&self.pulled.snapshot.manifest.hash(), &run.run_id)?;
        let standing = book.standing(period)?;
        let revision = standing.revision + 1;
        // Built as a repetition of what stands, so that equal data give an equal first page.
        run.supersedes = superseded(period, standing.revision);
        let first_day = analysis.scope.settings.calendar.span(period).from;
        run.memory = book.memory(first_day)?;
        let target = self.reports().join(folder_name(period, revision));
        let draft = Draft::begin(&target)?;
        let mut build = self.workshop(analysis, &run).build(kinds, &draft, self.progress)?;
        put_data(analysis, &draft)?;
        if standing.equals(&draft.marks(), !self.order.only.is_empty()) {
            book.fates(self.order.clock(), (period, standing.revision), &build)?;
            let folder = self.reports().join(folder_name(period, standing.revision));
            let stands = summary(analysis, &build, Some(folder));
            return Ok(Issued { revision: standing.revision, unchanged: true, ..stands });
        }
        if revision > 1 {
            run.supersedes = superseded(period, revision);
            self.workshop(analysis, &run).remake_first_pages(&mut build, &draft)?;
        }
        self.complete(&draft, analysis, &build, (&run, revision))?;
        let made = build.subjects(|fate| !matches!(fate, Fate::Skipped { .. }));
        // A report of the period that was not asked for stays due until it was made.
        let later = self.workshop(analysis, &run).not_asked_for(kinds);
        book.plan(self.order.clock(), period, revision, made.chain(later))?;
        let files = draft.marks();
        publish(&target, draft)?;
        let told = told(analysis, &build, &run.memory)?;
        book.keep_figures((period, first_day, revision), &told)?;
        book.landed(self.order.clock(), (period, revision), &build, &files)?;
        Ok(Issued { revision, ..summary(analysis, &build, Some(target)) })
    }

    fn reports(&self) -> &Path {
        &self.config.paths.reports
    }

    /// Returns what all documents of a period share.
    pub(super) fn workshop<'w>(
        &'w self,
        analysis: &'w Analysis,
        run: &'w RunFacts,
    ) -> Workshop<'w> {
        Workshop {
            config: self.config,
            order: self.order,
            analysis,
            languages: &self.languages,
            composer: &self.composer,
            renderer: &self.renderer,
            run,
        }
    }

    /// Adds the manifest and the note of the run.
    fn complete(
        &self,
        draft: &Draft,
        analysis: &Analysis,
        build: &Build,
        (run, revision): (&RunFacts, u32),
    ) -> Result<(), Error> {
        let identity = Identity {
            run_id: &run.run_id,
            company: &run.company,
            config_hash: &self.config.hash,
            revision,
            supersedes: run.supersedes.as_deref(),
        };
        let files = draft.marks();
        let text = manifest::manifest(identity, &self.pulled.snapshot, analysis, build, &files);
        draft.put("manifest.json", &text)?;
        let note = RunNote {
            run_id: &run.run_id,
            started: self.order.now,
            finished: self.order.clock(),
            threads: rayon::current_num_threads(),
        };
        Ok(draft.put(RUN_NOTE, &json(&note))?)
    }

    /// Returns what the reports of a period say about their run.
    pub(super) fn run_facts(&self, proved: &Proved) -> RunFacts {
        let manifest = &self.pulled.snapshot.manifest;
        let period = proved.analysis.scope.period;
        let sources = manifest.sources.iter().map(|note| SourceFacts {
            table: note.table,
            rows: manifest.tables.get(&note.table).map_or(0, |table| table.rows),
            refused: note.refused,
            newest: (note.table == Table::Orders).then_some(self.pulled.reach.newest),
        });
        let found = manifest.findings.iter().chain(&self.pulled.age);
        RunFacts {
            company: self.config.company.name.clone(),
            run_id: run_id(&manifest.hash(), &self.config.hash, period),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            sources: sources.collect(),
            findings: found.cloned().chain(proved.analysis.quality.credits.findings()).collect(),
            accounts_expected: None,
            control_total: Some(proved.control_total),
            supersedes: None,
            memory: Memory::default(),
        }
    }
}

/// Puts the files of a new revision in place.
///
/// A folder of its name that the ledger does not know was left by a run that was killed after its
/// rename, or the ledger was lost: it is taken over when it is equal and set aside when it differs,
/// never written over.
fn publish(target: &Path, draft: Draft) -> Result<(), Error> {
    if draft.is_in_place(RUN_NOTE)? {
        tracing::info!(folder = %target.display(), "The folder is there already and is equal.");
        return Ok(());
    }
    if let Some(kept) = folder::set_aside(target)? {
        let (found, kept) = (target.display(), kept.display());
        tracing::warn!(folder = %found, %kept, "Set a folder aside that the ledger does not know.");
    }
    Ok(draft.publish()?)
}

/// Writes the machine-readable files.
fn put_data(analysis: &Analysis, draft: &Draft) -> Result<(), Error> {
    let files = data_files(analysis);
    Ok(files.iter().try_for_each(|(name, bytes)| draft.put(name, bytes))?)
}

/// Returns what the reports that were made tell, for the next issue of each.
fn told(analysis: &Analysis, build: &Build, memory: &Memory) -> Result<Vec<IssuedFigures>, Error> {
    let made = build.subjects(|fate| matches!(fate, Fate::Produced { .. }));
    made.map(|subject| {
        let told = Told::of(analysis, &subject, memory)?;
        let figures = serde_json::to_string(&told).expect("figures are plain data");
        Ok(IssuedFigures { subject, figures })
    })
    .collect()
}

/// Returns the printed run id: what went in, not when.
fn run_id(snapshot: &str, config: &str, period: Period) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let mut id = sha256_hex(format!("{snapshot}\n{config}\n{version}\n{period}").as_bytes());
    id.truncate(8);
    id
}

/// Returns what the command line tells about a build.
fn summary(analysis: &Analysis, build: &Build, folder: Option<PathBuf>) -> Issued {
    let count = |passes: fn(&Fate) -> bool| build.reports.values().filter(|it| passes(it)).count();
    let failed = build.reports.iter().filter_map(|(subject, fate)| match fate {
        Fate::Failed { reason, hint } => Some(FailedReport {
            subject: subject.to_string(),
            reason: reason.clone(),
            hint: hint.clone(),
        }),
        Fate::Planned | Fate::Produced { .. } | Fate::Skipped { .. } => None,
    });
    Issued {
        period: analysis.scope.period,
        as_of: analysis.scope.as_of,
        folder,
        revision: 0,
        unchanged: false,
        planned: build.reports.len(),
        produced: count(|fate| matches!(fate, Fate::Produced { .. })),
        skipped: count(|fate| matches!(fate, Fate::Skipped { .. })),
        failed: failed.collect(),
        files: build.files.iter().cloned().collect(),
    }
}
