//! What holds of every analysis.

use avain::{
    analysis::{Analysis, Bridge, Retention},
    model::Money,
    report::data,
};

/// What floats may lose in a sum of shares.
const ROUNDING: f64 = 1e-9;

/// Whose retention is checked, beside managers.
const COMPANY: &str = "the company";

/// Checks an analysis.
pub(super) fn check(analysis: &Analysis) {
    every_figure_is_finite(analysis);
    data_files_hold_no_infinity(analysis);
    bridges_tie(analysis);
    flows_tie(analysis);
    retention_is_bounded(analysis);
    shares_sum_to_one(analysis);
    classes_sum_to_accounts(analysis);
}

/// Looks for numbers that are none in everything the analysis holds.
fn every_figure_is_finite(analysis: &Analysis) {
    let text = format!("{analysis:?}");
    // A word of its own: letters around it make another one.
    let words = text.split(|c: char| !c.is_alphanumeric());
    let undefined: Vec<_> = words.filter(|word| matches!(*word, "NaN" | "inf")).collect();
    assert!(undefined.is_empty(), "{} in {}", undefined[0], around(&text, undefined[0]));
}

fn around(text: &str, word: &str) -> String {
    let at = text.find(&format!(" {word}")).or_else(|| text.find(word)).unwrap_or_default();
    let from = at.saturating_sub(300);
    text.chars().skip(text[..from].chars().count()).take(400).collect()
}

fn data_files_hold_no_infinity(analysis: &Analysis) {
    for file in data::files(analysis) {
        let text = String::from_utf8(file.bytes).unwrap();
        let words = text.split(|c: char| !c.is_alphanumeric());
        let is_wrong = |word: &str| {
            // In tables it says that a figure is not available.
            let is_none = word == "NaN" && file.name == "summary.json";
            is_none || matches!(word.to_lowercase().as_str(), "inf" | "infinity")
        };
        assert!(!words.into_iter().any(is_wrong), "{}: {text}", file.name);
    }
}

fn bridges_tie(analysis: &Analysis) {
    let tie = |bridge: &Bridge, of: &str| {
        let sum: Money = bridge.items.iter().map(|item| item.amount).sum();
        assert_eq!(bridge.opening + sum, bridge.closing, "{of}");
    };
    tie(&analysis.company.bridge, "company");
    for manager in &analysis.managers {
        tie(&manager.bridge, &manager.manager.manager_id);
    }
}

fn flows_tie(analysis: &Analysis) {
    let mut active = 0;
    for month in &analysis.company.churn {
        assert_eq!(month.active_start, active, "{}", month.month);
        active = month.active_start + month.new + month.reactivated - month.churned;
        assert_eq!(month.active_end, active, "{}", month.month);
    }
}

/// GRR <= min(1, NRR), but for what accounts that stopped were credited afterwards: that makes NRR
/// smaller, while GRR counts no account below nothing.
#[expect(clippy::cast_precision_loss, reason = "amounts of these companies are small")]
fn retention_is_bounded(analysis: &Analysis) {
    let check = |retention: &Retention, of: &str| {
        let credited: Money = analysis
            .accounts
            .iter()
            .filter(|account| of == COMPANY || account.ownership.answers == of)
            .filter(|account| account.is_named() && account.revenue_base.is_positive())
            .map(|account| account.revenue_current.min(Money::ZERO))
            .sum();
        let share = |value: Option<f64>| value.is_none_or(|it| (0.0..=1.0).contains(&it));
        assert!(share(retention.grr) && share(retention.logo_retention), "{of}: {retention:?}");
        if let (Some(grr), Some(nrr)) = (retention.grr, retention.nrr) {
            let credited = credited.0 as f64 / retention.base_revenue.0 as f64;
            assert!(grr <= nrr - credited + ROUNDING, "{of}: {retention:?}, {credited}");
        }
    };
    check(&analysis.company.retention, COMPANY);
    for manager in &analysis.managers {
        check(&manager.retention, &manager.manager.manager_id);
    }
}

fn shares_sum_to_one(analysis: &Analysis) {
    let is_whole = |shares: Vec<Option<f64>>, of: &str| {
        // Where nobody is, there is nothing to share.
        let sum = if shares.is_empty() { None } else { shares.into_iter().sum::<Option<f64>>() };
        assert!(sum.is_none_or(|sum| (sum - 1.0).abs() < ROUNDING), "{of}: {sum:?}");
        sum.is_some()
    };
    let positive = analysis.company.revenue_current.is_positive();
    let accounts = analysis.accounts.iter().map(|account| account.share).collect();
    assert_eq!(is_whole(accounts, "accounts"), positive);
    let managers = analysis.managers.iter().map(|manager| manager.share).collect();
    assert_eq!(is_whole(managers, "managers"), positive);
}

fn classes_sum_to_accounts(analysis: &Analysis) {
    let company = &analysis.company;
    let accounts = company.accounts;
    assert_eq!(company.abc.values().sum::<u32>(), accounts);
    assert_eq!(company.states.values().sum::<u32>(), accounts);
    assert_eq!(company.states_guarded.values().sum::<u32>(), accounts);
    assert_eq!(company.matrix.iter().map(|cell| cell.accounts).sum::<u32>(), accounts);
    let named: Money = analysis
        .accounts
        .iter()
        .filter(|account| account.is_named())
        .map(|account| account.revenue_current)
        .sum();
    assert_eq!(company.matrix.iter().map(|cell| cell.revenue).sum::<Money>(), named);
}
