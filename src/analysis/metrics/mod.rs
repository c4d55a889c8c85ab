//! Every figure a reader can be told by name, one file each.
//!
//! The file is the id; its doc comment is the contract: formula, unit, range, grain, when it is
//! undefined, how it rolls up. The functions are pure and know neither facts nor reports.

pub(super) mod abc;
pub(super) mod account_loss;
pub(super) mod action_priority;
pub(super) mod break_even_volume;
pub(super) mod bridge;
pub(super) mod churn_direction;
pub(super) mod churn_flow;
pub(super) mod churn_trend;
pub(super) mod class_change;
pub(super) mod cohort_retention;
pub(super) mod complaints_closed;
pub(super) mod concentration;
pub(super) mod core_account;
pub(super) mod deciders_contacted;
pub(super) mod decision_coverage;
pub(super) mod demand_class;
pub(super) mod documents_read;
pub(super) mod dossier_completeness;
pub(super) mod dropped_category;
pub(super) mod duty_score;
pub(super) mod expected_purchases;
pub(super) mod expected_revenue;
pub(super) mod flag_backtest;
pub(super) mod forecast_error;
pub(super) mod growth_effect;
pub(super) mod grr;
pub(super) mod key_set;
pub(super) mod landing;
pub(super) mod lifetime_value;
pub(super) mod log_growth;
pub(super) mod logo_retention;
pub(super) mod loss_reason;
pub(super) mod margin;
pub(super) mod meetings_prepared;
pub(super) mod next_questions;
pub(super) mod nrr;
pub(super) mod on_time;
pub(super) mod open_promises;
pub(super) mod own_rhythm;
pub(super) mod p_alive;
pub(super) mod plan_attainment;
pub(super) mod price_realisation;
pub(super) mod price_volume_mix;
pub(super) mod promises_kept;
pub(super) mod prospective_account;
pub(super) mod purchase_value;
pub(super) mod receivables;
pub(super) mod regain_chance;
pub(super) mod repeat_accounts;
pub(super) mod reply_time;
pub(super) mod revenue;
pub(super) mod rfm;
pub(super) mod seasonal_guard;
pub(super) mod silent_shrink;
pub(super) mod standing;
pub(super) mod strategy;
pub(super) mod survival;
pub(super) mod survival_groups;
pub(super) mod white_space;
pub(super) mod win_back_offer;
pub(super) mod win_back_value;
pub(super) mod win_rate;
pub(super) mod window_flow;
pub(super) mod xyz;

use jiff::civil::Date;

use crate::model::Money;

/// What a figure is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MetricUnit {
    /// An amount.
    Money,
    /// A share or ratio; 1 prints as 100 %.
    Ratio,
    /// Accounts, orders or lines.
    Count,
    /// Days.
    Days,
    /// A letter or word out of a closed list.
    Class,
}

/// A named figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Metric {
    /// The name in files, configuration, columns and translations.
    pub id: &'static str,
    /// What it is measured in.
    pub unit: MetricUnit,
    /// The English name.
    pub name: &'static str,
    /// What it says, in one or two English sentences.
    pub explanation: &'static str,
}

/// Every metric, in the order of the reference.
pub const METRICS: &[Metric] = &[
    // Sales and plan.
    revenue::METRIC,
    margin::METRIC,
    plan_attainment::METRIC,
    // Segmentation.
    abc::METRIC,
    xyz::METRIC,
    demand_class::METRIC,
    forecast_error::METRIC,
    strategy::METRIC,
    class_change::METRIC,
    rfm::METRIC,
    concentration::METRIC,
    core_account::METRIC,
    prospective_account::METRIC,
    key_set::METRIC,
    account_loss::METRIC,
    // Retention.
    nrr::METRIC,
    grr::METRIC,
    logo_retention::METRIC,
    bridge::METRIC,
    log_growth::METRIC,
    // Churn.
    own_rhythm::METRIC,
    seasonal_guard::METRIC,
    standing::METRIC,
    flag_backtest::METRIC,
    silent_shrink::METRIC,
    dropped_category::METRIC,
    loss_reason::METRIC,
    churn_flow::METRIC,
    window_flow::METRIC,
    repeat_accounts::METRIC,
    churn_trend::METRIC,
    churn_direction::METRIC,
    survival::METRIC,
    survival_groups::METRIC,
    cohort_retention::METRIC,
    // Lifetime.
    p_alive::METRIC,
    expected_purchases::METRIC,
    purchase_value::METRIC,
    lifetime_value::METRIC,
    regain_chance::METRIC,
    win_back_value::METRIC,
    win_back_offer::METRIC,
    // Trade.
    price_volume_mix::METRIC,
    price_realisation::METRIC,
    receivables::METRIC,
    white_space::METRIC,
    break_even_volume::METRIC,
    // Relationship.
    open_promises::METRIC,
    decision_coverage::METRIC,
    dossier_completeness::METRIC,
    next_questions::METRIC,
    // Actions.
    action_priority::METRIC,
    // Managers.
    landing::METRIC,
    expected_revenue::METRIC,
    growth_effect::METRIC,
    win_rate::METRIC,
    on_time::METRIC,
    promises_kept::METRIC,
    reply_time::METRIC,
    meetings_prepared::METRIC,
    complaints_closed::METRIC,
    documents_read::METRIC,
    deciders_contacted::METRIC,
    duty_score::METRIC,
];

/// What retention and the bridge need to know of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// Revenue of the base window.
    pub(super) base: Money,
    /// Revenue of the current window.
    pub(super) current: Money,
    /// The first purchase day.
    pub(super) first_purchase: Option<Date>,
}

/// Divides exact sums; `None` unless the base is above zero.
pub(super) fn ratio(part: i128, base: i128) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "a ratio has 15 digits, the sums stay integers")]
    let divided = part as f64 / base as f64;
    (base > 0).then_some(divided)
}

/// Adds amounts up beyond the stored unit's range.
pub(super) fn sum(amounts: impl Iterator<Item = Money>) -> i128 {
    amounts.map(|amount| i128::from(amount.0)).sum()
}

#[cfg(test)]
pub(super) mod reference {
    use serde_json::Value;

    use crate::model::Money;

    /// Parses a reference file.
    pub(in crate::analysis) fn parse(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    /// Reads an amount of whole or half units as hundredths.
    pub(in crate::analysis) fn money(value: &Value) -> Money {
        let text = value.to_string();
        let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
        let hundredths = &format!("{rest}00")[..2];
        Money(format!("{whole}{hundredths}").parse().unwrap())
    }

    /// Asserts that two ratios agree to nine digits.
    pub(in crate::analysis) fn assert_close(found: Option<f64>, expected: &Value) {
        let (found, expected) = (found.unwrap(), expected.as_f64().unwrap());
        assert!((found - expected).abs() < 1e-9, "found {found}, expected {expected}");
    }
}
