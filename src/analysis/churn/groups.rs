//! How long accounts stay, by what was known when they came.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::{
    analysis::{
        AccountAnalysis, GroupName, Grouping, SurvivalGroup, SurvivalGroups,
        basis::Basis,
        history::History,
        metrics::{survival, survival_groups},
    },
    model::{Money, UNASSIGNED},
    stats::Lifetime,
};

/// Estimates survival by segment and by the manager who won the account.
pub(super) fn groups(basis: &Basis<'_>, accounts: &[AccountAnalysis]) -> Vec<SurvivalGroups> {
    let winners = winners(basis);
    let segment = |account: &AccountAnalysis| account.account.segment.clone();
    let winner = |account: &AccountAnalysis| {
        winners.get(account.account.account_id.as_str()).map(|manager| (*manager).to_owned())
    };
    let theta = basis.scope.settings.activity.inactive_after_days;
    let bought = accounts.par_iter().filter_map(|account| {
        let days = basis.history(&account.account.account_id)?.purchase_days();
        Some((account, survival::lifetime(&days, theta, basis.scope.as_of)?))
    });
    let bought: Vec<(&AccountAnalysis, Lifetime)> = bought.collect();
    let by = |by, name: &dyn Fn(&AccountAnalysis) -> Option<String>| {
        let mut groups: BTreeMap<GroupName, Vec<Lifetime>> = BTreeMap::new();
        for (account, lifetime) in &bought {
            let name = name(account).map_or(GroupName::None, GroupName::Named);
            groups.entry(name).or_default().push(*lifetime);
        }
        let (groups, log_rank) = survival_groups::compare(groups);
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
    let mut best: HashMap<&str, (&str, Money)> = HashMap::new();
    for pair in basis.facts.manager_days.iter().filter(|pair| pair.manager_id != UNASSIGNED) {
        let history = basis.history(&pair.account_id);
        let Some(first) = history.and_then(History::first_purchase) else { continue };
        let Some(day) = pair.days.iter().find(|day| day.day == first) else { continue };
        let sold = (pair.manager_id.as_str(), day.revenue);
        let known = best.entry(&pair.account_id).or_insert(sold);
        if sold.1 > known.1 {
            *known = sold;
        }
    }
    best.into_iter().map(|(account, (manager, _))| (account, manager)).collect()
}
