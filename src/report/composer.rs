//! From the analysis to one reader's document: slice, blocks, template.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    analysis::{Analysis, Scope},
    locale::Language,
    model::{Date, Money, Subject, UNASSIGNED, View},
    report::{
        Brand, Error,
        blocks::{self, Content},
        chart::{Chart, Plot, Scenario},
        document::Document,
        engine::{Engine, RenderRequest},
        lint::{self, Breach, Identity},
        plots::chart,
        provenance,
        run::{Produced, RunFacts},
        scene::{Scale, Scene},
        slice::{AccountSlice, CompanySlice, ManagerSlice},
    },
};

/// Width and height of the key of the scenarios.
const LEGEND: (f32, f32) = (80.0, 3.2);
const WIDE_LEGEND: (f32, f32) = (110.0, 3.2);

/// Composes the documents of a run.
pub struct Composer {
    engine: Engine,
    brand: Brand,
    /// Whether a name that the values do not have is an error also where nothing prints it.
    strict: bool,
}

/// For whom a briefing is made.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'a> {
    /// The reader's language.
    pub language: &'a Language,
    /// How much the reader may see.
    pub view: View,
    /// Whether the dossier follows on a second page.
    pub dossier: bool,
}

impl<'a> Edition<'a> {
    /// Returns the manager's own copy, one page.
    pub fn full(language: &'a Language) -> Self {
        Self { language, view: View::Full, dossier: false }
    }
}

/// Whom a document is about, and who may read it.
struct Address {
    subject: Subject,
    readers: String,
    view: View,
    dossier: bool,
}

impl Address {
    fn of(subject: Subject, readers: String) -> Self {
        Self { subject, readers, view: View::Full, dossier: false }
    }
}

/// What a template sees.
#[derive(Serialize)]
struct Context {
    /// `company`, `manager:ID` or `account:ID`.
    subject: String,
    /// How money is written: the component `money` reads it.
    scale: Scale,
    /// The currency, such as `EUR`.
    currency: String,
    /// The unit of table columns, such as `kEUR`.
    unit: String,
    /// The unit of month columns, such as `m EUR`.
    large_unit: String,
    /// The company's name.
    company: String,
    /// What stands first in the foot: the line of the theme, else the company's name.
    company_line: String,
    /// The confidentiality mark of the theme in the reader's language; `none` without one.
    mark: Option<String>,
    /// The id of the run.
    run: String,
    /// The last day included.
    as_of: Date,
    /// The first day of the fiscal year.
    year_start: Date,
    /// The last day of the window.
    window_end: Date,
    /// The window, such as `12 months to Oct 2026`.
    window: String,
    /// The length of the windows alone.
    window_name: String,
    /// The period at the start of a line, such as `Week 47, 16–22 Nov 2026`.
    period: String,
    /// The period inside a line.
    period_inline: String,
    /// The period inside a line, short, such as `week 47, 2026`.
    period_short: String,
    /// The week of the running comparisons, such as `Week 47`.
    week: String,
    /// Who may read the document.
    readers: String,
    /// `full` or `colleague`.
    view: View,
    /// Whether a briefing has its second page.
    dossier: bool,
    /// One entry per block of the report, `none` where a block has nothing to say.
    blocks: BTreeMap<&'static str, Option<tera::Value>>,
}

impl Composer {
    /// Takes the templates.
    pub fn new(engine: Engine) -> Self {
        Self { engine, brand: Brand::default(), strict: false }
    }

    /// Prints the line and the mark of a brand on every document.
    #[must_use]
    pub fn branded(self, brand: Brand) -> Self {
        Self { brand, ..self }
    }

    /// Refuses names that the values do not have also where a condition takes them as false, and in
    /// branches that are not taken; for checks, as it reads every template once more.
    #[must_use]
    pub fn strictly(self) -> Self {
        Self { strict: true, ..self }
    }

    /// Returns where the templates break the notation, whatever the data.
    pub fn lint(&self) -> Vec<Breach> {
        self.engine.lint()
    }

    /// Composes the management report.
    ///
    /// # Errors
    ///
    /// When its template fails.
    pub fn management(
        &self,
        analysis: &Analysis,
        run: &RunFacts,
        language: &Language,
    ) -> Result<Document, Error> {
        let scene = scene(analysis, run, language);
        let slice = CompanySlice { analysis, before: run.memory.of(&Subject::Company) };
        let readers = language.word("readers-management");
        let built = blocks::COMPANY.map(|(id, build)| (id, build(&slice, &scene)));
        self.compose("management.html", &built, &scene, &Address::of(Subject::Company, readers))
    }

    /// Composes the report of one manager.
    ///
    /// # Errors
    ///
    /// When there is no such manager, or the template fails.
    pub fn manager(
        &self,
        analysis: &Analysis,
        id: &str,
        run: &RunFacts,
        language: &Language,
    ) -> Result<Document, Error> {
        let scene = scene(analysis, run, language);
        let slice = ManagerSlice::of(analysis, id, &run.memory)?;
        let mut readers = scene.manager(slice.manager);
        if id == UNASSIGNED {
            readers = language.word("readers-management");
        } else if let Some(lead) = &slice.manager.manager.lead {
            readers = format!("{readers}, {lead}");
        }
        let built = blocks::MANAGER.map(|(id, build)| (id, build(&slice, &scene)));
        self.compose(
            "manager.html",
            &built,
            &scene,
            &Address::of(Subject::Manager(id.to_owned()), readers),
        )
    }

    /// Composes the briefing of one account.
    ///
    /// # Errors
    ///
    /// When there is no such account, or the template fails.
    pub fn account(
        &self,
        analysis: &Analysis,
        id: &str,
        run: &RunFacts,
        edition: Edition<'_>,
    ) -> Result<Document, Error> {
        let mut scene = scene(analysis, run, edition.language);
        let slice = AccountSlice::of(analysis, id, edition.view, &run.memory)?;
        scene.scale = scene.scale.of_account(scene.scope, &slice.account);
        let readers = briefing_readers(&slice, &scene);
        let dossier = blocks::DOSSIER.iter().filter(|_| edition.dossier);
        let built: Vec<_> = blocks::ACCOUNT
            .iter()
            .chain(dossier)
            .map(|(id, build)| (*id, build(&slice, &scene)))
            .collect();
        self.compose(
            "account.html",
            &built,
            &scene,
            &Address {
                view: edition.view,
                dossier: edition.dossier,
                ..Address::of(Subject::Account(id.to_owned()), readers)
            },
        )
    }

    /// Composes the index of the reports that stand in the folder.
    ///
    /// # Errors
    ///
    /// When its template fails.
    pub fn index(
        &self,
        analysis: &Analysis,
        produced: &Produced,
        run: &RunFacts,
        language: &Language,
    ) -> Result<Document, Error> {
        let scene = scene(analysis, run, language);
        let content = blocks::accounts_index::build(analysis, produced, &scene);
        let readers = language.word("readers-management");
        self.compose(
            "index.html",
            &[("accounts_index", Some(content))],
            &scene,
            &Address::of(Subject::Company, readers),
        )
    }

    fn compose(
        &self,
        template: &str,
        built: &[(&'static str, Option<Content>)],
        scene: &Scene<'_>,
        address: &Address,
    ) -> Result<Document, Error> {
        let mut charts: BTreeMap<String, Chart> = built
            .iter()
            .filter_map(|(_, content)| content.as_ref())
            .flat_map(|content| content.charts.clone())
            .collect();
        charts.insert("legend".to_owned(), legend(Plot::Legend, scene));
        charts.insert("legend_forecast".to_owned(), forecast_legend(scene));
        charts.insert("legend_columns".to_owned(), legend(Plot::ColumnsLegend, scene));
        let request = RenderRequest {
            template,
            language: scene.language,
            unit: &scene.scope.unit,
            context: &context(built, scene, address, &self.brand),
            charts: &charts,
            as_of: scene.scope.as_of,
            author: &scene.run.company,
        };
        let undefined = if self.strict { self.engine.names(&request) } else { vec![] };
        if !undefined.is_empty() {
            return Err(Error::Names(undefined));
        }
        let document = self.engine.render(&request)?;
        self.keep_to_the_notation(template, document, scene, address)
    }

    /// Returns whether source and formula of a block's figures are on record; several blocks of a
    /// page may come from the file of one.
    fn is_on_record(&self, template: &str, block: &str) -> bool {
        let file = || self.engine.written(template, block).map(|(file, _)| file);
        let stem = |file: String| {
            let stem = file.strip_prefix("blocks/")?.strip_suffix(".html")?;
            provenance::of(stem)
        };
        provenance::of(block).is_some() || file().and_then(stem).is_some()
    }

    /// Refuses a document that breaks a rule of the notation.
    fn keep_to_the_notation(
        &self,
        template: &str,
        document: Document,
        scene: &Scene<'_>,
        address: &Address,
    ) -> Result<Document, Error> {
        let identity = Identity {
            day: &scene.language.day(scene.scope.as_of),
            period: &scene.period_short(),
            run: &scene.run.run_id,
            readers: &address.readers,
            line: self.brand.line(&scene.run.company),
            mark: self.brand.mark(scene.language.tag()),
        };
        let is_registered = |block: &str| self.is_on_record(template, block);
        let mut breaches = lint::document(&document, scene.language, &identity, &is_registered);
        if breaches.is_empty() {
            return Ok(document);
        }
        for breach in &mut breaches {
            breach.written = self.engine.place(template, breach);
        }
        Err(Error::Notation { template: template.to_owned(), breaches })
    }
}

/// Returns who may read a briefing: the owner, or those the owner shows it to.
fn briefing_readers(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> String {
    if slice.account.manager_id == UNASSIGNED {
        return scene.language.word("readers-management");
    }
    let owner = scene.owner(&slice.account);
    match slice.view {
        View::Full => owner,
        View::Colleague => scene.say("readers-colleagues", &[("manager", owner.into())]),
    }
}

/// Returns the setting of a document about the whole company.
pub(in crate::report) fn scene<'a>(
    analysis: &'a Analysis,
    run: &'a RunFacts,
    language: &'a Language,
) -> Scene<'a> {
    let scope: &Scope = &analysis.scope;
    // Before the first complete month there is no window; the whole history tells the size then.
    let size = analysis.company.revenue_current.max(if analysis.company.months.is_empty() {
        analysis.company.revenue_total
    } else {
        Money::ZERO
    });
    Scene { language, run, scope, scale: Scale::of(scope, size) }
}

/// The scenarios of every page, with their words.
const SCENARIOS: [(Scenario, &str); 3] = [
    (Scenario::Actual, "legend-actual"),
    (Scenario::PreviousYear, "legend-previous-year"),
    (Scenario::Plan, "legend-plan"),
];

/// The key of the scenarios, which every template may place.
fn legend(plot: fn(Vec<(Scenario, String)>) -> Plot, scene: &Scene<'_>) -> Chart {
    let words = SCENARIOS.map(|(scenario, key)| (scenario, scene.language.word(key)));
    chart(plot(words.to_vec()), scene.language.word("alt-legend"), LEGEND)
}

/// The same key of a page with a forecast.
fn forecast_legend(scene: &Scene<'_>) -> Chart {
    let all = SCENARIOS.into_iter().chain([(Scenario::Forecast, "legend-forecast")]);
    let words = all.map(|(scenario, key)| (scenario, scene.language.word(key))).collect();
    chart(Plot::Legend(words), scene.language.word("alt-legend"), WIDE_LEGEND)
}

fn context(
    built: &[(&'static str, Option<Content>)],
    scene: &Scene<'_>,
    address: &Address,
    brand: &Brand,
) -> Context {
    let scope = scene.scope;
    Context {
        subject: address.subject.to_string(),
        scale: scene.scale,
        currency: scope.unit.currency.code().to_owned(),
        unit: scene.unit(),
        large_unit: scene.large_unit(),
        company: scene.run.company.clone(),
        company_line: brand.line(&scene.run.company).to_owned(),
        mark: brand.mark(scene.language.tag()).map(str::to_owned),
        run: scene.run.run_id.clone(),
        as_of: scope.as_of,
        year_start: scope.year_to_date.from,
        window_end: scope.windows.current.last(),
        window: scene.window(),
        window_name: scene.window_name(),
        period: scene.period(),
        period_inline: scene.period_inline(),
        period_short: scene.period_short(),
        week: scene.week_name(),
        readers: address.readers.clone(),
        view: address.view,
        dossier: address.dossier,
        blocks: built
            .iter()
            .map(|(id, content)| (*id, content.as_ref().map(|content| content.view.clone())))
            .collect(),
    }
}
