//! Whether groups of accounts stay equally long.

use std::collections::BTreeMap;

use crate::{
    analysis::{
        GroupName, Survival,
        metrics::{Metric, MetricUnit, survival},
    },
    stats::{Lifetime, LogRank, log_rank},
};

/// Survival by group: how long accounts stay, by segment and by the manager who won them.
///
/// ```text
/// survival per group as in `survival`; log-rank test over all groups, degrees = groups - 1
/// groups of fewer than 5 accounts are pooled into "others"
/// ```
///
/// - **Unit:** ratio by days; the test's p-value.
/// - **Grain:** segment of the account; manager with the largest sale on the first purchase day, ties to
///   the smaller id.
/// - **Undefined:** no test below two groups, or without a loss; grouping without any name is left out.
/// - **Roll-up:** accounts and losses add up to the company's, the curves do not.
/// - **Assumptions:** groups are known at the first purchase. Today's owner and ABC class are not: an
///   account must survive long enough to be handed over or to become A, so its group would look
///   immortal (immortal-time bias). The segment is today's and assumed never to change.
///
/// # Reference
///
/// See `survival`, `stats::kaplan_meier` and `stats::log_rank`.
pub(super) const METRIC: Metric = Metric {
    id: "survival_groups",
    unit: MetricUnit::Ratio,
    name: "Survival by group",
    explanation: "How long accounts stay, by segment and by the manager who won them, and whether the \
                  groups differ.",
};

const SMALLEST: usize = 5;

/// Estimates and compares the lifetimes of groups of accounts.
pub(in crate::analysis) fn compare(
    groups: BTreeMap<GroupName, Vec<Lifetime>>,
) -> (Vec<(GroupName, Survival)>, Option<LogRank>) {
    let mut pooled: BTreeMap<GroupName, Vec<Lifetime>> = BTreeMap::new();
    for (name, accounts) in groups {
        let small = accounts.len() < SMALLEST && matches!(name, GroupName::Named(_));
        let name = if small { GroupName::Others } else { name };
        pooled.entry(name).or_default().extend(accounts);
    }
    let (names, lifetimes): (Vec<GroupName>, Vec<Vec<Lifetime>>) = pooled.into_iter().unzip();
    let curves = lifetimes.iter().map(|lifetimes| survival::curve(lifetimes));
    (names.into_iter().zip(curves).collect(), log_rank(&lifetimes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_groups_are_pooled_and_groups_that_differ_are_told_apart() {
        let lasting = |months: u32| Lifetime { time: f64::from(months * 30), ended: true };
        let groups = BTreeMap::from([
            (GroupName::Named("short".to_owned()), vec![lasting(2); 8]),
            (GroupName::Named("long".to_owned()), vec![lasting(20); 8]),
            (GroupName::Named("tiny".to_owned()), vec![lasting(5); 4]),
            (GroupName::Named("small".to_owned()), vec![lasting(6); 2]),
        ]);
        let (found, test) = compare(groups);
        let sizes: Vec<(GroupName, u32)> =
            found.iter().map(|(name, curve)| (name.clone(), curve.accounts)).collect();
        let named = |name: &str| GroupName::Named(name.to_owned());
        assert_eq!(sizes, [(named("long"), 8), (named("short"), 8), (GroupName::Others, 6)]);
        let test = test.unwrap();
        assert!(test.degrees == 2 && test.p < 0.001, "{test:?}");
    }
}
