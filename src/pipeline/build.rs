//! Every document of one period: composed from its slice, rendered, gathered.

use std::{
    collections::{BTreeMap, BTreeSet},
    panic::{AssertUnwindSafe, catch_unwind},
};

use rayon::prelude::*;

use crate::{
    analysis::{AccountAnalysis, Analysis, State},
    config::{Config, Language as LanguageChoice, Output, Subjects},
    deliver::folder::Files,
    locale::{Language, Languages},
    model::{ReportKind, Subject, UNASSIGNED, View},
    pipeline::{Error, Order, Progress, copies::Copy, sheets::sheets},
    render::{Rendered, Renderer},
    report::{Composer, Edition, Produced, RunFacts, document::Document, slug},
};

/// The page that links all others.
const INDEX: &str = "index.html";

/// What became of each planned report, and the files that were made.
#[derive(Debug, Default)]
pub(super) struct Build {
    pub(super) reports: BTreeMap<Subject, Fate>,
    pub(super) files: Files,
    pub(super) missing_glyphs: BTreeMap<char, BTreeSet<String>>,
}

/// What became of one report.
#[derive(Clone, Debug)]
pub(super) enum Fate {
    Planned,
    Produced { files: Vec<ReportFile> },
    Skipped { reason: String },
    Failed { reason: String, hint: String },
}

/// A file of a report: its path in the report folder, and for whom it is.
#[derive(Clone, Debug)]
pub(super) struct ReportFile {
    pub(super) name: String,
    pub(super) view: View,
    pub(super) language: String,
}

/// What all documents of a period share.
pub(super) struct Workshop<'a> {
    pub(super) config: &'a Config,
    pub(super) order: &'a Order,
    pub(super) analysis: &'a Analysis,
    pub(super) languages: &'a Languages,
    pub(super) composer: &'a Composer,
    pub(super) renderer: &'a Renderer,
    pub(super) run: &'a RunFacts,
}

/// The files of one report, and the characters no font has with their places.
type Made = (Vec<(ReportFile, Vec<u8>)>, BTreeSet<(char, String)>);

impl Workshop<'_> {
    /// Builds every report of `kinds`; one that fails does not touch the others.
    pub(super) fn build(&self, kinds: &BTreeSet<ReportKind>, progress: &dyn Progress) -> Build {
        let mut build = self.plan(kinds);
        let wanted: Vec<Subject> = build.subjects(|fate| matches!(fate, Fate::Planned)).collect();
        progress.reports(wanted.len());
        let made: Vec<Result<Made, Fate>> = wanted
            .par_iter()
            .map(|subject| {
                let made = self.make_caught(subject);
                progress.report_done();
                made
            })
            .collect();
        for (subject, made) in wanted.into_iter().zip(made) {
            build.add(subject, made);
        }
        for (glyph, places) in &build.missing_glyphs {
            let (code, places) = (u32::from(*glyph), places.len());
            tracing::warn!("No font has U+{code:04X}, shown as □ in {places} places.");
        }
        if kinds.contains(&ReportKind::Management)
            && self.order.only.is_empty()
            && let Err(error) = self.add_index(&mut build)
        {
            // The index is management's: its failure is told there and keeps nothing else back.
            build.reports.insert(Subject::Company, Fate::failed(&error, error.hint()));
        }
        build
    }

    /// Returns every report of `kinds`, to be made or skipped.
    pub(super) fn plan(&self, kinds: &BTreeSet<ReportKind>) -> Build {
        let fate = |subject: &Subject| match self.reason_to_skip(subject) {
            Some(reason) => Fate::Skipped { reason },
            None => Fate::Planned,
        };
        let reports = self.subjects(kinds).into_iter().map(|subject| (fate(&subject), subject));
        Build {
            reports: reports.map(|(fate, subject)| (subject, fate)).collect(),
            ..Build::default()
        }
    }

    /// Makes the management report and the index again when they were made, for their line about
    /// what they replace.
    pub(super) fn remake_first_pages(&self, build: &mut Build) -> Result<(), Error> {
        if let Some(Fate::Produced { files }) = build.reports.get(&Subject::Company).cloned() {
            build.files.retain(|name, _| !files.iter().any(|file| file.name == *name));
            build.add(Subject::Company, self.make_caught(&Subject::Company));
        }
        if build.files.contains_key(INDEX) { self.add_index(build) } else { Ok(()) }
    }

    /// Returns the reports that belong to the period but were not asked for.
    pub(super) fn not_asked_for(&self, kinds: &BTreeSet<ReportKind>) -> Vec<Subject> {
        let mut subjects = self.subjects(kinds);
        subjects.retain(|it| !self.is_asked_for(it) && self.reason_to_leave_out(it).is_none());
        subjects
    }

    /// Returns everybody the kinds of report are about.
    pub(super) fn subjects(&self, kinds: &BTreeSet<ReportKind>) -> Vec<Subject> {
        let company = [Subject::Company];
        let managers = self.analysis.managers.iter().map(|it| it.manager.manager_id.clone());
        let accounts = self.analysis.accounts.iter().map(|it| it.account.account_id.clone());
        company
            .into_iter()
            .chain(managers.map(Subject::Manager))
            .chain(accounts.map(Subject::Account))
            .filter(|subject| kinds.contains(&subject.kind()))
            .collect()
    }

    fn is_asked_for(&self, subject: &Subject) -> bool {
        self.order.only.is_empty() || self.order.only.contains(subject)
    }

    fn reason_to_skip(&self, subject: &Subject) -> Option<String> {
        if !self.is_asked_for(subject) {
            return Some("not asked for with --only".to_owned());
        }
        if self.outputs(subject.kind()).is_empty() {
            return Some("no format asked for with --formats is made for it".to_owned());
        }
        self.order.only.is_empty().then(|| self.reason_to_leave_out(subject))?
    }

    /// Returns why the configuration makes no report about a subject.
    fn reason_to_leave_out(&self, subject: &Subject) -> Option<String> {
        let Subject::Account(id) = subject else { return None };
        let account = self.analysis.accounts.iter().find(|it| it.account.account_id == *id)?;
        let plan = self.config.reports.get(&ReportKind::Account)?;
        match plan.subjects {
            Subjects::All => None,
            Subjects::Active => (!is_alive(account))
                .then(|| "lost or never bought, and `subjects` is `active`".to_owned()),
            Subjects::Key => account
                .labels
                .is_empty()
                .then(|| "no key account, and `subjects` is `key`".to_owned()),
        }
    }

    /// Makes one report; a panic in it is a failure of that report only.
    fn make_caught(&self, subject: &Subject) -> Result<Made, Fate> {
        catch_unwind(AssertUnwindSafe(|| self.make(subject))).unwrap_or_else(|_| {
            Err(Fate::Failed {
                reason: "the program failed inside this report".to_owned(),
                hint: "please report it with the run id; standard error has the place".to_owned(),
            })
        })
    }

    fn make(&self, subject: &Subject) -> Result<Made, Fate> {
        let outputs = self.outputs(subject.kind());
        let mut made = Made::default();
        for copy in self.copies(subject) {
            let document =
                self.compose(subject, &copy).map_err(|error| Fate::failed(&error, error.hint()))?;
            self.render(&document, &copy, &outputs, &mut made)
                .map_err(|error| Fate::failed(&error, error.hint()))?;
            if *subject == Subject::Company {
                self.add_sheets(&copy, &outputs, &mut made)
                    .map_err(|error| Fate::failed(&error, error.hint()))?;
            }
        }
        Ok(made)
    }

    /// Adds the workbook and the tables that stand beside the management report.
    fn add_sheets(
        &self,
        copy: &Copy<'_>,
        outputs: &BTreeSet<Output>,
        (files, _): &mut Made,
    ) -> Result<(), crate::render::Error> {
        let stem = self.stem(&Subject::Company);
        let suffix = copy.stem.strip_prefix(&stem).unwrap_or_default();
        let of = (self.analysis, self.run);
        for (name, bytes) in sheets(self.renderer, of, (copy.language, suffix), outputs)? {
            let language = copy.language.tag().to_owned();
            files.push((ReportFile { name, view: copy.view, language }, bytes));
        }
        Ok(())
    }

    /// Composes one copy of a report.
    pub(super) fn compose(
        &self,
        subject: &Subject,
        copy: &Copy<'_>,
    ) -> Result<Document, crate::report::Error> {
        let (analysis, run, language) = (self.analysis, self.run, &copy.language);
        match subject {
            Subject::Company => self.composer.management(analysis, run, language),
            Subject::Manager(id) => self.composer.manager(analysis, id, run, language),
            Subject::Account(id) => {
                let plan = self.config.reports.get(&ReportKind::Account);
                let dossier = plan.is_some_and(|plan| plan.dossier_page);
                let edition = Edition { language, view: copy.view, dossier };
                self.composer.account(analysis, id, run, edition)
            }
        }
    }

    fn render(
        &self,
        document: &Document,
        copy: &Copy<'_>,
        outputs: &BTreeSet<Output>,
        (files, missing): &mut Made,
    ) -> Result<(), crate::render::Error> {
        for output in outputs {
            let (rendered, ending): (Rendered, _) = match output {
                Output::Html => (self.renderer.html(document)?, "html"),
                Output::Pdf => (self.renderer.pdf(document)?, "pdf"),
                Output::Xlsx | Output::Csv => continue,
            };
            let name = format!("{}.{ending}", copy.stem);
            let places = rendered.unshown.iter().map(|it| (it.character, it.place(&name)));
            missing.extend(places);
            let language = copy.language.tag().to_owned();
            files.push((ReportFile { name, view: copy.view, language }, rendered.bytes));
        }
        Ok(())
    }

    /// Adds the index, which links what was made and names what failed.
    fn add_index(&self, build: &mut Build) -> Result<(), Error> {
        let outputs = self.outputs(ReportKind::Management);
        if !outputs.contains(&Output::Html) {
            return Ok(());
        }
        let produced = Produced {
            reports: build.subjects(|fate| matches!(fate, Fate::Produced { .. })).count(),
            skipped: build.subjects(|fate| matches!(fate, Fate::Skipped { .. })).count(),
            failed: build
                .reports
                .iter()
                .filter_map(|(subject, fate)| match fate {
                    Fate::Failed { reason, .. } => Some((subject.clone(), reason.clone())),
                    _ => None,
                })
                .collect(),
            files: build.files.keys().cloned().collect(),
        };
        let language = self.language(&Subject::Company);
        let document = self.composer.index(self.analysis, &produced, self.run, language)?;
        let rendered = self.renderer.html(&document)?;
        build.files.insert(INDEX.to_owned(), rendered.bytes);
        Ok(())
    }

    fn outputs(&self, kind: ReportKind) -> BTreeSet<Output> {
        let planned = self.config.reports.get(&kind).map(|plan| plan.outputs.clone());
        let mut outputs = self.order.formats.clone().or(planned).unwrap_or_default();
        outputs.retain(|output| output.is_made_for(kind));
        outputs
    }

    /// Returns the path of a report in the report folder, without its ending.
    pub(super) fn stem(&self, subject: &Subject) -> String {
        match subject {
            Subject::Company => "management".to_owned(),
            Subject::Manager(id) => {
                let named = self.analysis.managers.iter().find(|it| it.manager.manager_id == *id);
                let name = named.map_or(id.as_str(), |it| it.manager.name.as_str());
                format!("managers/{}", slug::slug(name, id))
            }
            Subject::Account(id) => {
                let named = self.analysis.accounts.iter().find(|it| it.account.account_id == *id);
                let name = named.map_or(id.as_str(), |it| it.account.name.as_str());
                format!("accounts/{}", slug::slug(name, id))
            }
        }
    }

    /// Returns the language of a report's main reader: the manager's own, else the report's.
    pub(super) fn language(&self, subject: &Subject) -> &Language {
        let plan = self.config.reports.get(&subject.kind()).map(|plan| &plan.language);
        let tag = match plan {
            _ if self.order.language.is_some() => self.order.language.clone(),
            Some(LanguageChoice::Fixed(tag)) => Some(tag.clone()),
            Some(LanguageChoice::Reader) | None => self.readers_language(subject),
        };
        self.languages.get_or_english(tag.as_deref())
    }

    fn readers_language(&self, subject: &Subject) -> Option<String> {
        let manager_id = match subject {
            Subject::Company => return None,
            Subject::Manager(id) => id,
            Subject::Account(id) => {
                let accounts = &self.analysis.accounts;
                &accounts.iter().find(|it| it.account.account_id == *id)?.manager_id
            }
        };
        let managers = &self.analysis.managers;
        managers.iter().find(|it| it.manager.manager_id == *manager_id)?.manager.language.clone()
    }
}

impl Build {
    fn add(&mut self, subject: Subject, made: Result<Made, Fate>) {
        let fate = match made {
            Err(fate) => fate,
            Ok((files, missing)) => {
                for (glyph, place) in missing {
                    self.missing_glyphs.entry(glyph).or_default().insert(place);
                }
                let (marks, bytes): (Vec<_>, Vec<_>) = files.into_iter().unzip();
                let names = marks.iter().map(|file: &ReportFile| file.name.clone());
                self.files.extend(names.zip(bytes));
                Fate::Produced { files: marks }
            }
        };
        self.reports.insert(subject, fate);
    }

    /// Returns each report file with its subject, by name.
    pub(super) fn report_files(&self) -> BTreeMap<&str, (&Subject, &ReportFile)> {
        self.reports
            .iter()
            .filter_map(|(subject, fate)| match fate {
                Fate::Produced { files } => Some((subject, files)),
                Fate::Planned | Fate::Skipped { .. } | Fate::Failed { .. } => None,
            })
            .flat_map(|(subject, files)| {
                files.iter().map(move |file| (file.name.as_str(), (subject, file)))
            })
            .collect()
    }

    /// Returns the subjects whose fate passes a test.
    pub(super) fn subjects(&self, passes: impl Fn(&Fate) -> bool) -> impl Iterator<Item = Subject> {
        self.reports
            .iter()
            .filter(move |(_, fate)| passes(fate))
            .map(|(subject, _)| subject.clone())
            .collect::<Vec<_>>()
            .into_iter()
    }
}

impl Fate {
    fn failed(error: &dyn std::error::Error, hint: String) -> Self {
        let mut reason = error.to_string();
        let mut cause = error.source();
        while let Some(below) = cause {
            reason = format!("{reason}: {below}");
            cause = below.source();
        }
        Self::Failed { reason, hint }
    }
}

/// Returns whether an account still buys, or rests as it does every year.
fn is_alive(account: &AccountAnalysis) -> bool {
    let state = account.rhythm.state_guarded;
    account.account.account_id == UNASSIGNED || !matches!(state, State::Churned | State::Never)
}
