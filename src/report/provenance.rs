//! Where the figures of each block come from (notation N16): the tables of the source and the
//! formulas that make them. The manifest of an issue tells it; figures of a block without both are
//! refused.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::report::{blocks, needs};

/// Instead of a formula: the block prints records as the source has them.
pub const AS_RECORDED: &str = "as_recorded";

/// Instead of a formula: figures against those that the last issue told.
pub const ISSUE_DIFFERENCE: &str = "issue_difference";

/// Instead of a table: the block tells of the pull itself.
pub const SNAPSHOT: &str = "snapshot";

/// Blocks about the pull and the rules in force, which read no table.
const ABOUT_THE_PULL: [&str; 2] = ["data_sources", "method"];

/// Where the figures of one block come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Provenance {
    /// The id of the block.
    pub block: &'static str,
    /// The tables of the source it reads with their columns, or [`SNAPSHOT`] without any.
    pub sources: BTreeMap<&'static str, BTreeSet<&'static str>>,
    /// Ids of `docs/metrics.md`, [`AS_RECORDED`] or [`ISSUE_DIFFERENCE`].
    pub formulas: &'static [&'static str],
}

/// Returns where the figures of a block come from; `None` unless both sources and formulas are on
/// record.
pub fn of(block: &str) -> Option<Provenance> {
    let (block, formulas) = *FORMULAS.iter().find(|(known, _)| *known == block)?;
    let mut sources = needs::columns(block);
    sources.extend(ABOUT_THE_PULL.contains(&block).then(|| (SNAPSHOT, BTreeSet::new())));
    (!sources.is_empty() && !formulas.is_empty()).then_some(Provenance { block, sources, formulas })
}

/// Returns where the figures of every block come from, by kind of report and in its order.
pub fn by_report() -> BTreeMap<&'static str, Vec<Provenance>> {
    let of_report = |(report, ids): (_, Vec<_>)| (report, ids.into_iter().filter_map(of).collect());
    blocks::by_report().into_iter().map(of_report).collect()
}

/// The formulas of every block; a test compares the list with the blocks there are.
const FORMULAS: &[(&str, &[&str])] = &[
    ("management_head", &["revenue"]),
    (
        "headline_messages",
        &["revenue", "plan_attainment", "standing", "own_rhythm", "churn_flow", "concentration"],
    ),
    (
        "kpi_table",
        &[
            "revenue",
            "margin",
            "plan_attainment",
            "standing",
            "churn_flow",
            "grr",
            "nrr",
            "on_time",
            "promises_kept",
            "receivables",
            "concentration",
        ],
    ),
    ("revenue_columns", &["revenue", "plan_attainment"]),
    ("class_matrix", &["abc", "xyz", "class_change", "forecast_error"]),
    ("key_accounts", &["revenue", "core_account", "prospective_account", "key_set"]),
    ("concentration", &["concentration", "account_loss", "margin"]),
    ("top_movers", &["revenue", "price_volume_mix"]),
    ("account_flow", &["window_flow", "churn_flow", "churn_trend", "churn_direction"]),
    ("loss_reasons", &["loss_reason"]),
    ("at_risk", &["standing", "own_rhythm", "seasonal_guard", "silent_shrink", "revenue"]),
    ("win_back_list", &["win_back_value", "win_back_offer", "regain_chance"]),
    ("self_audit", &["flag_backtest"]),
    (
        "managers_table",
        &["expected_revenue", "plan_attainment", "grr", "revenue", "on_time", "promises_kept"],
    ),
    ("actions_log", &["action_priority", ISSUE_DIFFERENCE]),
    ("data_sources", &[AS_RECORDED]),
    ("method", &["abc", "xyz", "own_rhythm", "seasonal_guard"]),
    ("month_close", &["revenue", "plan_attainment"]),
    ("class_review", &["abc", "xyz", "revenue"]),
    ("manager_head", &["revenue"]),
    ("manager_messages", &["plan_attainment", "standing", "open_promises", "on_time"]),
    ("actions", &["action_priority"]),
    (
        "duties",
        &[
            "on_time",
            "promises_kept",
            "meetings_prepared",
            "reply_time",
            "dossier_completeness",
            "complaints_closed",
            "documents_read",
            "deciders_contacted",
        ],
    ),
    ("plan", &["revenue", "plan_attainment", "landing"]),
    ("portfolio_bridge", &["bridge", "grr", "nrr"]),
    ("accounts_table", &["revenue", "abc", "xyz", "class_change", "standing", "own_rhythm"]),
    ("late_accounts", &["own_rhythm", "seasonal_guard", "silent_shrink", "dropped_category"]),
    ("offers", &["win_rate"]),
    ("win_back", &["win_back_value", "win_back_offer", "regain_chance"]),
    ("fair_comparison", &["expected_revenue"]),
    ("data_gaps", &["next_questions", "revenue"]),
    ("briefing_head", &["abc", "xyz", "core_account", "prospective_account", "standing"]),
    (
        "briefing_message",
        &["revenue", "standing", "own_rhythm", "silent_shrink", "receivables", "open_promises"],
    ),
    (
        "briefing_figures",
        &["revenue", "plan_attainment", "price_realisation", "margin", "receivables"],
    ),
    ("changes", &[ISSUE_DIFFERENCE, "standing", "abc", "price_realisation"]),
    ("timeline", &["revenue", "on_time", "own_rhythm", "win_rate"]),
    ("promises", &["open_promises", "on_time", "receivables", "documents_read"]),
    ("decision_system", &["decision_coverage"]),
    ("competitors", &[AS_RECORDED]),
    ("white_space", &["white_space"]),
    ("terms", &["break_even_volume", "price_realisation", "margin", "account_loss"]),
    ("questions", &["next_questions", "dossier_completeness"]),
    ("dossier_company", &["dossier_completeness", "receivables"]),
    ("category_quarters", &["revenue"]),
    ("contact_cards", &[AS_RECORDED]),
    ("programme", &[AS_RECORDED]),
    ("restated", &["revenue", ISSUE_DIFFERENCE]),
    ("accounts_index", &["revenue", "abc", "xyz", "standing", "own_rhythm"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::metrics::METRICS, model::Table};

    #[test]
    fn every_block_has_sources_and_formulas_on_record() {
        let listed: BTreeSet<&str> = FORMULAS.iter().map(|(block, _)| *block).collect();
        assert_eq!(listed, blocks::ids().into_iter().collect::<BTreeSet<_>>());
        assert_eq!(listed.len(), FORMULAS.len(), "a block is listed twice");
        for (report, ids) in blocks::by_report() {
            let told: Vec<_> = by_report()[report].iter().map(|one| one.block).collect();
            assert_eq!(told, ids, "{report}");
        }
    }

    #[test]
    fn every_formula_is_in_the_reference_of_metrics() {
        for formula in FORMULAS.iter().flat_map(|(_, formulas)| *formulas) {
            let is_metric = METRICS.iter().any(|metric| metric.id == *formula);
            assert!(is_metric || [AS_RECORDED, ISSUE_DIFFERENCE].contains(formula), "{formula}");
        }
    }

    #[test]
    fn every_source_is_in_the_data_contract() {
        for one in by_report().into_values().flatten() {
            for (table, columns) in one.sources.iter().filter(|(table, _)| **table != SNAPSHOT) {
                let table: Table = table.parse().unwrap();
                let known: BTreeSet<_> = table.columns().iter().map(|column| column.name).collect();
                assert!(
                    !columns.is_empty() && columns.is_subset(&known),
                    "{}: {table:?}",
                    one.block
                );
            }
        }
        let plan = of("plan").unwrap().sources;
        assert!(
            plan["targets"].contains("target_amount") && plan.contains_key("orders"),
            "{plan:?}"
        );
        assert_eq!(of("unheard_of"), None);
    }
}
