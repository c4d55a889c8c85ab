//! Who fades and leaves, why, and how well the warnings worked.

mod account;
mod audit;
mod company;

mod backtest;
mod fading;
mod flow;
mod groups;
mod reasons;
mod then;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

use crate::{
    analysis::{
        AccountAnalysis, Analysis,
        basis::Basis,
        history::History,
        metrics::{Change, bridge, churn_direction, logo_retention, repeat_accounts},
    },
    facts::Detail,
    model::{Money, UNASSIGNED},
};

pub use account::{
    AccountChurn, AccountLoss, DroppedCategory, LeadingSigns, LossReason, ReasonSource, Shrink,
    Standing, WonBack,
};
pub use audit::{Audited, Backtest, Flag, FlagResult, Outcome, Raised};
pub use company::{
    CompanyChurn, CountChange, Direction, DirectionCall, Flow, FlowCount, GroupName, Grouping,
    LossReasons, MonthBuyers, MonthLosses, NeverBought, Population, RateChange, ReasonTable,
    SegmentRetention, SurvivalGroup, SurvivalGroups, WindowFlow,
};

/// Adds shrinking, reasons, survival by group and the audit of earlier flags; frees the detail once
/// the accounts have read it.
pub(super) fn add(basis: &Basis<'_>, detail: Detail, analysis: &mut Analysis) {
    let now = then::Then::of(basis, basis.scope.as_of);
    analysis.accounts.par_iter_mut().for_each(|account| {
        account.churn = fading::signs((basis, &detail), account, &now);
    });
    drop(detail);
    let dynamics = company(basis, analysis);
    analysis.company.churn_dynamics = dynamics;
}

fn company(basis: &Basis<'_>, analysis: &Analysis) -> CompanyChurn {
    let accounts = &analysis.accounts;
    let churn = &analysis.company.churn;
    let mut standings = BTreeMap::new();
    for standing in accounts.iter().filter_map(|account| account.churn.standing) {
        *standings.entry(standing).or_default() += 1;
    }
    let dropped = |account: &AccountAnalysis| -> Money {
        account.churn.dropped.iter().map(|dropped| dropped.yearly_sales).sum()
    };
    let shrunk = accounts.iter().filter_map(|account| account.churn.shrink);
    let dropping = accounts.iter().filter(|account| !account.churn.dropped.is_empty());
    let buyers = || {
        let days = basis.named.iter().map(History::purchase_days);
        repeat_accounts::buyers(days, basis.scope.as_of)
    };
    // The backtests keep every thread busy; what runs on one stands beside them.
    let (backtests, ((flow, survival_groups), buyers)) = rayon::join(
        || backtest::backtests(basis, accounts),
        || {
            let over_time = || (flow::flow(basis, accounts), groups::groups(basis, accounts));
            rayon::join(over_time, buyers)
        },
    );
    CompanyChurn {
        history_start: basis.classes.first_day,
        standings,
        never_bought: never_bought(basis),
        flow,
        monthly: flow::monthly(churn),
        buyers,
        direction: churn_direction::direction(churn),
        reasons: reasons::reasons(basis, accounts),
        survival_groups,
        segments: segments(basis, analysis),
        shrinking: total(shrunk.map(|shrink| shrink.at_stake())),
        dropping: total(dropping.map(dropped)),
        backtests,
    }
}

fn total(amounts: impl Iterator<Item = Money>) -> (u32, Money) {
    amounts.fold((0, Money::ZERO), |(count, sum), amount| (count + 1, sum + amount))
}

/// Returns the accounts of the accounts table that never bought, by id.
fn never_bought(basis: &Basis<'_>) -> Vec<NeverBought> {
    let excluded = basis.scope.settings.exclude_accounts.iter().map(String::as_str);
    let excluded: HashSet<&str> = excluded.chain([UNASSIGNED]).collect();
    let bought =
        |id: &str| basis.history(id).is_some_and(|history| history.first_purchase().is_some());
    let rows = basis.facts.tables.accounts.iter();
    rows.filter(|row| !excluded.contains(row.account_id.as_str()) && !bought(&row.account_id))
        .map(|row| NeverBought {
            account_id: row.account_id.clone(),
            name: row.name.clone(),
            manager_id: row.manager_id.clone(),
        })
        .collect()
}

/// Computes retention and bridge by segment; the parts add up to the company's.
fn segments(basis: &Basis<'_>, analysis: &Analysis) -> Vec<SegmentRetention> {
    let mut groups: BTreeMap<Option<&str>, Vec<Change>> = BTreeMap::new();
    for account in analysis.accounts.iter().filter(|account| account.is_named()) {
        groups.entry(account.account.segment.as_deref()).or_default().push(account.change());
    }
    let segments: Vec<SegmentRetention> = groups
        .into_iter()
        .map(|(segment, changes)| SegmentRetention {
            segment: segment.map(str::to_owned),
            retention: logo_retention::retention(&changes),
            bridge: bridge::bridge(&changes, basis.scope.windows.base.from),
        })
        .collect();
    let company = &analysis.company.bridge;
    for (place, item) in company.items.iter().enumerate() {
        let sum: Money = segments.iter().map(|segment| segment.bridge.items[place].amount).sum();
        assert_eq!(sum, item.amount, "the bridges of all segments add up to the company's");
    }
    segments
}
