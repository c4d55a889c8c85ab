//! Actual revenue of each portfolio against what others would have made of it.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::{
    analysis::{
        AbcClass, AccountAnalysis, Analysis, State,
        basis::Basis,
        history::History,
        metrics::{
            expected_revenue::{self, BaseAccount},
            own_rhythm,
        },
    },
    model::UNASSIGNED,
};

/// Accounts below which a segment of its own says nothing.
const SEGMENT: usize = 5;

/// Adds to each manager what the accounts answered for were expected to bring.
pub(super) fn add(basis: &Basis<'_>, analysis: &mut Analysis) {
    let found: HashMap<String, _> = {
        let accounts = base_accounts(basis, &analysis.accounts);
        let results = expected_revenue::results(&accounts);
        results.into_iter().map(|(id, result)| (id.to_owned(), result)).collect()
    };
    for manager in &mut analysis.managers {
        let id = manager.manager.manager_id.as_str();
        manager.performance.expected = found.get(id).filter(|_| id != UNASSIGNED).copied();
    }
}

fn base_accounts<'a>(basis: &Basis<'_>, accounts: &'a [AccountAnalysis]) -> Vec<BaseAccount<'a>> {
    let is_based = |row: &&AccountAnalysis| row.is_named() && row.revenue_base.is_positive();
    let mut sizes: HashMap<&str, usize> = HashMap::new();
    for account in accounts.iter().filter(is_based) {
        *sizes.entry(segment(account)).or_default() += 1;
    }
    let like = |account: &'a AccountAnalysis| {
        let class = account.abc_base.unwrap_or(AbcClass::C) as usize;
        let own = segment(account);
        let named = if sizes[own] < SEGMENT { "" } else { own };
        let history = basis.history(&account.account.account_id);
        ((class, history.is_some_and(|history| was_active(basis, history))), named)
    };
    accounts
        .par_iter()
        .filter(is_based)
        .map(|account| BaseAccount {
            manager: &account.ownership.answers,
            like: like(account),
            base: account.revenue_base,
            current: account.revenue_current,
        })
        .collect()
}

fn segment(account: &AccountAnalysis) -> &str {
    account.account.segment.as_deref().unwrap_or_default()
}

/// Returns whether the account was active by its own rhythm at the end of the base window.
fn was_active(basis: &Basis<'_>, history: &History<'_>) -> bool {
    let base = basis.scope.windows.base;
    let known = history.until(base.last());
    let rhythm = own_rhythm::rhythm(
        &known.gaps(),
        known.last_purchase(),
        base.last(),
        basis.classes.pooled_gap,
        &basis.scope.settings.activity.own_gap,
    );
    rhythm.state == State::Active
}
