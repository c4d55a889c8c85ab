//! The blocks of all reports: one file each, named like its template and its id in the markup.
//!
//! A block turns a slice into a view its template can print, and into charts. A block that has
//! nothing to say returns `None`; its template then names the missing source in one sentence.

#![expect(
    clippy::unnecessary_wraps,
    reason = "all blocks share one signature, and some always have something to say"
)]

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::{
    analysis::{AbcClass, AccountAnalysis, MonthPoint, OfferKind, Standing, Strategy, XyzClass},
    model::ReportKind,
    report::{
        chart::Chart,
        scene::Scene,
        slice::{AccountSlice, CompanySlice, ManagerSlice},
    },
};

mod management_head;
mod headline_messages;
mod kpi_table;
mod revenue_columns;
mod restated;
mod class_matrix;
mod key_accounts;
mod concentration;
mod top_movers;
mod account_flow;
mod loss_reasons;
mod at_risk;
mod win_back_list;
mod self_audit;
mod managers_table;
mod actions_log;
mod data_sources;
mod method;
mod month_close;
mod class_review;

mod manager_head;
mod manager_messages;
mod actions;
mod duties;
mod plan;
mod portfolio_bridge;
mod accounts_table;
mod late_accounts;
mod offers;
mod win_back;
mod fair_comparison;
mod data_gaps;

mod briefing_head;
mod briefing_message;
mod briefing_figures;
mod changes;
mod timeline;
mod promises;
mod decision_system;
mod competitors;
mod white_space;
mod terms;
mod questions;

mod dossier_company;
mod category_quarters;
mod contact_cards;
mod programme;

pub(crate) mod accounts_index;

/// Months of an account that the analysis keeps.
const MONTHS_KEPT: usize = 13;
pub(in crate::report) use class_matrix::bucket;

/// What a block hands to its template.
#[derive(Debug)]
pub(crate) struct Content {
    /// The view.
    pub(crate) view: tera::Value,
    /// The charts its template places, by key.
    pub(crate) charts: BTreeMap<String, Chart>,
}

impl Content {
    /// Makes a view printable.
    pub(crate) fn new(view: &impl Serialize, charts: Charts) -> Self {
        Self { view: tera::Value::from_serializable(view), charts: charts.charts }
    }
}

/// The charts of a block while it is built.
#[derive(Debug)]
pub(crate) struct Charts {
    block: &'static str,
    charts: BTreeMap<String, Chart>,
}

impl Charts {
    /// Starts an empty set for a block.
    pub(crate) fn of(block: &'static str) -> Self {
        Self { block, charts: BTreeMap::new() }
    }

    /// Adds a chart and returns the key by which the template places it.
    pub(crate) fn add(&mut self, chart: Chart) -> String {
        let key = format!("{}-{}", self.block, self.charts.len());
        self.charts.insert(key.clone(), chart);
        key
    }
}

type BuildCompany = fn(&CompanySlice<'_>, &Scene<'_>) -> Option<Content>;
type BuildManager = fn(&ManagerSlice<'_>, &Scene<'_>) -> Option<Content>;
type BuildAccount = fn(&AccountSlice<'_>, &Scene<'_>) -> Option<Content>;

/// The blocks of the management report.
pub(crate) const COMPANY: [(&str, BuildCompany); 20] = [
    ("management_head", management_head::build),
    ("headline_messages", headline_messages::build),
    ("kpi_table", kpi_table::build),
    ("revenue_columns", revenue_columns::build),
    ("restated", restated::build),
    ("class_matrix", class_matrix::build),
    ("key_accounts", key_accounts::build),
    ("concentration", concentration::build),
    ("top_movers", top_movers::build),
    ("account_flow", account_flow::build),
    ("loss_reasons", loss_reasons::build),
    ("at_risk", at_risk::build),
    ("win_back_list", win_back_list::build),
    ("self_audit", self_audit::build),
    ("managers_table", managers_table::build),
    ("actions_log", actions_log::build),
    ("data_sources", data_sources::build),
    ("method", method::build),
    ("month_close", month_close::build),
    ("class_review", class_review::build),
];

/// The blocks of a manager's report.
pub(crate) const MANAGER: [(&str, BuildManager); 12] = [
    ("manager_head", manager_head::build),
    ("manager_messages", manager_messages::build),
    ("actions", actions::build),
    ("duties", duties::build),
    ("plan", plan::build),
    ("portfolio_bridge", portfolio_bridge::build),
    ("accounts_table", accounts_table::build),
    ("late_accounts", late_accounts::build),
    ("offers", offers::build),
    ("win_back", win_back::build),
    ("fair_comparison", fair_comparison::build),
    ("data_gaps", data_gaps::build),
];

/// The blocks of an account's briefing.
pub(crate) const ACCOUNT: [(&str, BuildAccount); 11] = [
    ("briefing_head", briefing_head::build),
    ("briefing_message", briefing_message::build),
    ("briefing_figures", briefing_figures::build),
    ("changes", changes::build),
    ("timeline", timeline::build),
    ("promises", promises::build),
    ("decision_system", decision_system::build),
    ("competitors", competitors::build),
    ("white_space", white_space::build),
    ("terms", terms::build),
    ("questions", questions::build),
];

/// The blocks of the second page of a briefing.
pub(crate) const DOSSIER: [(&str, BuildAccount); 5] = [
    ("dossier_company", dossier_company::build),
    ("category_quarters", category_quarters::build),
    ("contact_cards", contact_cards::build),
    ("programme", programme::build),
    ("restated", restated::build_account),
];

/// Returns the ids of the blocks of each kind of report; the dossier is part of the briefing.
pub(in crate::report) fn by_report() -> [(&'static str, Vec<&'static str>); 4] {
    let company = COMPANY.iter().map(|(id, _)| *id);
    let manager = MANAGER.iter().map(|(id, _)| *id);
    let account = ACCOUNT.iter().chain(&DOSSIER).map(|(id, _)| *id);
    [
        (ReportKind::Management.name(), company.collect()),
        (ReportKind::Manager.name(), manager.collect()),
        (ReportKind::Account.name(), account.collect()),
        ("index", vec!["accounts_index"]),
    ]
}

/// Returns the id of every block, in the order of the reports.
pub fn ids() -> Vec<&'static str> {
    // Management and the dossier share one block.
    let mut seen = BTreeSet::new();
    let all = by_report().into_iter().flat_map(|(_, ids)| ids);
    all.filter(|id| seen.insert(*id)).collect()
}

/// Returns the class of value and regularity as one word: `AX`, or `A` with too few periods; in
/// brackets for an account that is new.
pub(crate) fn class_name(account: &AccountAnalysis) -> String {
    classes(account, "")
}

/// Returns the class as [`class_name`] does, with something between its two letters.
fn classes(account: &AccountAnalysis, between: &str) -> String {
    let regularity = match account.xyz.class {
        XyzClass::X => Some("X"),
        XyzClass::Y => Some("Y"),
        XyzClass::Z => Some("Z"),
        XyzClass::N => None,
    };
    let value = match account.abc {
        AbcClass::N => "–".to_owned(),
        class => format!("{class:?}"),
    };
    let name = regularity.map_or(value.clone(), |class| [&value, between, class].concat());
    if account.segment.is_new { format!("({name})") } else { name }
}

/// Returns how many months the sparklines of accounts show at most: those of the window, as far as
/// they are kept.
fn most_months(scene: &Scene<'_>) -> usize {
    usize::try_from(scene.scope.settings.window_months).expect("a few months").min(MONTHS_KEPT)
}

/// Returns those months of an account.
fn shown_months<'a>(account: &'a AccountAnalysis, scene: &Scene<'_>) -> &'a [MonthPoint] {
    &account.months[account.months.len().saturating_sub(most_months(scene))..]
}

/// Returns whether an account stands beyond its own rhythm, or has left.
fn is_silent(account: &AccountAnalysis) -> bool {
    matches!(account.churn.standing, Some(Standing::AtRisk | Standing::Lost))
}

/// Returns the word for a coded reason; another stands as the source wrote it.
fn reason(reason: &str, scene: &Scene<'_>) -> String {
    let key = format!("reason-{}", reason.replace('_', "-"));
    scene.language.try_text(&key, &[]).unwrap_or_else(|_| reason.to_owned())
}

/// Returns the message key of what a cell of the matrix asks for.
pub(in crate::report) fn strategy_key(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Secure => "strategy-secure",
        Strategy::PlanTogether => "strategy-plan-together",
        Strategy::Stabilise => "strategy-stabilise",
        Strategy::Develop => "strategy-develop",
        Strategy::Maintain => "strategy-maintain",
        Strategy::FollowProjects => "strategy-follow-projects",
        Strategy::Automate => "strategy-automate",
        Strategy::Standardise => "strategy-standardise",
        Strategy::ServeOnDemand => "strategy-serve-on-demand",
        Strategy::Observe => "strategy-observe",
    }
}

/// Returns the word for a kind of offer to lost accounts.
fn offer_kind(kind: OfferKind, scene: &Scene<'_>) -> String {
    scene.language.word(&format!("offer-{}", kind.code().replace('_', "-")))
}
