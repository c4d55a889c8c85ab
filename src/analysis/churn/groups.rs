//! How long accounts stay, by what was known when they came.

use std::collections::{BTreeMap, HashMap};

use crate::{
    analysis::{
        AccountAnalysis, GroupName, Grouping, SurvivalGroup, SurvivalGroups, basis::Basis,
        history::History, metrics::survival_groups,
    },
    facts::ManagerDay,
    model::{Date, UNASSIGNED},
};

/// Estimates survival by segment and by the manager who won the account.
pub(super) fn groups(basis: &Basis<'_>, accounts: &[AccountAnalysis]) -> Vec<SurvivalGroups> {
    let winners = winners(basis);
    let segment = |account: &AccountAnalysis| account.account.segment.clone();
    let winner = |account: &AccountAnalysis| {
        winners.get(account.account.account_id.as_str()).map(|manager| (*manager).to_owned())
    };
    let by = |by, name: &dyn Fn(&AccountAnalysis) -> Option<String>| {
        let mut groups: BTreeMap<GroupName, Vec<Vec<Date>>> = BTreeMap::new();
        for account in accounts.iter().filter(|account| account.first_purchase.is_some()) {
            let history = basis.history(&account.account.account_id);
            let days = history.expect("an account that bought has a history").purchase_days();
            let name = name(account).map_or(GroupName::None, GroupName::Named);
            groups.entry(name).or_default().push(days);
        }
        let theta = basis.scope.settings.activity.inactive_after_days;
        let (groups, log_rank) = survival_groups::compare(groups, theta, basis.scope.as_of);
        let groups =
            groups.into_iter().map(|(name, survival)| SurvivalGroup { name, survival }).collect();
        SurvivalGroups { by, groups, log_rank }
    };
    let all = [by(Grouping::Segment, &segment), by(Grouping::FirstManager, &winner)];
    // One group without a name says nothing that the whole company does not.
    let told =
        |found: &SurvivalGroups| found.groups.iter().any(|group| group.name != GroupName::None);
    all.into_iter().filter(told).collect()
}

/// Returns the manager who sold most to each account on its first purchase day; ties to the smaller
/// id.
fn winners<'a>(basis: &Basis<'a>) -> HashMap<&'a str, &'a str> {
    let mut best: HashMap<&str, &ManagerDay> = HashMap::new();
    let pairs = basis
        .facts
        .manager_days
        .chunk_by(|a, b| a.manager_id == b.manager_id && a.account_id == b.account_id);
    for days in pairs.filter(|days| days[0].manager_id != UNASSIGNED) {
        let history = basis.history(&days[0].account_id);
        let Some(first) = history.and_then(History::first_purchase) else { continue };
        let Ok(at) = days.binary_search_by_key(&first, |day| day.day) else { continue };
        let sold = &days[at];
        let known = best.entry(&sold.account_id).or_insert(sold);
        if sold.revenue > known.revenue {
            *known = sold;
        }
    }
    best.into_iter().map(|(account, day)| (account, day.manager_id.as_str())).collect()
}
