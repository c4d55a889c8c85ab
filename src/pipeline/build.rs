//! Every document of one period: composed from its slice, rendered, gathered.

use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
};

use rayon::prelude::*;

use crate::{
    analysis::{AccountAnalysis, Analysis, State},
    config::{Config, Language as LanguageChoice, Output, Subjects},
    deliver::{self, folder::Draft},
    locale::{Language, Languages},
    model::{ReportKind, Subject, UNASSIGNED},
    pipeline::{
        Error, Order, Progress,
        copies::Copy,
        fate::{Build, Fate, Kept, ReportFile},
        sheets::sheets,
    },
    render::{Rendered, Renderer},
    report::{Composer, Edition, Produced, RunFacts, document::Document, slug},
};

/// The page that links all others.
const INDEX: &str = "index.html";

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
    /// Builds every report of `kinds` into a draft; one that fails does not touch the others.
    pub(super) fn build(
        &self,
        kinds: &BTreeSet<ReportKind>,
        draft: &Draft,
        progress: &dyn Progress,
    ) -> Result<Build, Error> {
        let mut build = self.plan(kinds);
        let wanted: Vec<Subject> = build.subjects(|fate| matches!(fate, Fate::Planned)).collect();
        progress.reports(wanted.len());
        let made = wanted.par_iter().map(|subject| {
            let made = self.make_into(draft, subject);
            progress.report_done();
            made
        });
        let made: Vec<Result<Kept, Fate>> = made.collect::<Result<_, deliver::Error>>()?;
        for (subject, made) in wanted.into_iter().zip(made) {
            build.add(subject, made);
        }
        for (glyph, places) in &build.missing_glyphs {
            let (code, places) = (u32::from(*glyph), places.len());
            tracing::warn!("No font has U+{code:04X}, shown as □ in {places} places.");
        }
        if kinds.contains(&ReportKind::Management) && self.order.only.is_empty() {
            self.add_index(&mut build, draft)?;
        }
        Ok(build)
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
    pub(super) fn remake_first_pages(&self, build: &mut Build, draft: &Draft) -> Result<(), Error> {
        if let Some(Fate::Produced { files }) = build.reports.get(&Subject::Company).cloned() {
            for ReportFile { name, .. } in files {
                build.files.remove(&name);
                draft.take_back(&name)?;
            }
            build.add(Subject::Company, self.make_into(draft, &Subject::Company)?);
        }
        if build.files.contains(INDEX) { self.add_index(build, draft) } else { Ok(()) }
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

    /// Makes one report and writes its files, so that no more than those being made are in memory.
    fn make_into(
        &self,
        draft: &Draft,
        subject: &Subject,
    ) -> Result<Result<Kept, Fate>, deliver::Error> {
        let (files, missing) = match self.make_caught(subject) {
            Ok(made) => made,
            Err(fate) => return Ok(Err(fate)),
        };
        let write = |(file, bytes): (ReportFile, Vec<u8>)| {
            draft.put(&file.name, &bytes)?;
            Ok(file)
        };
        let files = files.into_iter().map(write).collect::<Result<_, _>>()?;
        Ok(Ok((files, missing)))
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

    /// Adds the index. It is management's: its failure is told there and keeps nothing else back.
    fn add_index(&self, build: &mut Build, draft: &Draft) -> Result<(), Error> {
        if !self.outputs(ReportKind::Management).contains(&Output::Html) {
            return Ok(());
        }
        match self.index(build) {
            Ok(rendered) => {
                draft.put(INDEX, &rendered.bytes)?;
                build.files.insert(INDEX.to_owned());
            }
            Err(error) => {
                build.reports.insert(Subject::Company, Fate::failed(&error, error.hint()));
            }
        }
        Ok(())
    }

    /// Makes the index, which links what was made and names what failed.
    fn index(&self, build: &Build) -> Result<Rendered, Error> {
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
            files: build.files.clone(),
        };
        let language = self.language(&Subject::Company);
        let document = self.composer.index(self.analysis, &produced, self.run, language)?;
        Ok(self.renderer.html(&document)?)
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

/// Returns whether an account still buys, or rests as it does every year.
fn is_alive(account: &AccountAnalysis) -> bool {
    let state = account.rhythm.state_guarded;
    account.account.account_id == UNASSIGNED || !matches!(state, State::Churned | State::Never)
}
