//! The growth of the accounts of all managers, compared.

use std::collections::BTreeMap;

use crate::{
    analysis::{
        AccountAnalysis, Analysis, Growth, ManagerGrowth, Scope, State, basis::Basis,
        history::History, metrics::growth_effect,
    },
    model::UNASSIGNED,
};

/// Purchase days in each window below which an account's growth is mostly chance.
const PURCHASE_DAYS: usize = 4;

/// Adds the comparison of all accounts, and that of the comparable ones.
pub(super) fn add(basis: &Basis<'_>, analysis: &mut Analysis) {
    let all = growth(analysis.accounts.iter());
    let is_comparable = |account: &&AccountAnalysis| {
        let history = basis.history(&account.account.account_id);
        history.is_some_and(|history| is_comparable(account, history, basis.scope))
    };
    let comparable = growth(analysis.accounts.iter().filter(is_comparable));
    for manager in &mut analysis.managers {
        let id = &manager.manager.manager_id;
        let of = |growth: &Option<Growth>| -> Option<ManagerGrowth> {
            growth.as_ref()?.managers.iter().find(|row| row.manager_id == *id).cloned()
        };
        manager.performance.growth = of(&all);
        manager.performance.growth_comparable = of(&comparable);
    }
    let company = &mut analysis.company.performance;
    (company.growth, company.growth_comparable) = (all, comparable);
}

fn growth<'a>(accounts: impl Iterator<Item = &'a AccountAnalysis>) -> Option<Growth> {
    let mut managers: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let owned =
        |account: &&AccountAnalysis| account.is_named() && account.ownership.answers != UNASSIGNED;
    for account in accounts.filter(owned) {
        if let Some(growth) = growth_effect::growth_of(&account.change()) {
            managers.entry(&account.ownership.answers).or_default().push(growth);
        }
    }
    // The order of accounts must not show in the last digit.
    let managers: Vec<(&str, Vec<f64>)> = managers
        .into_iter()
        .map(|(id, mut values)| {
            values.sort_by(f64::total_cmp);
            (id, values)
        })
        .collect();
    growth_effect::growth(&managers)
}

/// Returns whether an account's growth tells something: it was and is a customer, not a visitor.
fn is_comparable(account: &AccountAnalysis, history: &History<'_>, scope: &Scope) -> bool {
    let windows = scope.windows;
    account.rhythm.state == State::Active
        && account.first_purchase.is_some_and(|first| first < windows.base.from)
        && [windows.base, windows.current]
            .into_iter()
            .all(|span| history.part(span).bought_days() >= PURCHASE_DAYS)
}
