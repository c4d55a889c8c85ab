//! What became of the accounts won in a month.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::{
    analysis::{
        CohortCell,
        calendar::last_complete_month,
        metrics::{Metric, MetricUnit},
    },
    model::Month,
};

/// Cohort retention: the share of the accounts won in a month that buy in a later month.
///
/// ```text
/// cell(cohort, k) = accounts with a purchase k months after their first / accounts of the cohort
/// ```
///
/// - **Unit:** ratio, with counts.
/// - **Grain:** month of the first purchase by months since; up to the as-of date's month, which may
///   be incomplete: such cells are marked, for reports to leave out.
/// - **Undefined** never; months without first purchases have no cohort.
/// - **Roll-up:** ratio of sums over cohorts.
/// - **Assumptions:** the history is whole: who bought before it begins stands in its first
///   cohorts.
///
/// # Reference
///
/// Checked against the goldens; Online Retail's December 2010 gives 885, 324, 286.
pub(super) const METRIC: Metric = Metric {
    id: "cohort_retention",
    unit: MetricUnit::Ratio,
    name: "Cohort retention",
    explanation: "Of the accounts that first bought in a month, the share that buys again in each later \
                  month.",
};

/// Computes all cells, by cohort, then months since; the purchase days of an account ascend.
pub(in crate::analysis) fn cohorts(
    accounts: impl Iterator<Item = impl AsRef<[Date]>>,
    as_of: Date,
) -> Vec<CohortCell> {
    let mut cohorts: BTreeMap<Month, BTreeMap<i32, u32>> = BTreeMap::new();
    for purchases in accounts {
        let purchases = purchases.as_ref();
        let Some(first) = purchases.first().map(|day| Month::of(*day)) else { continue };
        let months: BTreeSet<Month> = purchases.iter().map(|day| Month::of(*day)).collect();
        let active = cohorts.entry(first).or_default();
        for month in months {
            *active.entry(month.since(first)).or_default() += 1;
        }
    }
    let last = last_complete_month(as_of);
    let cells = cohorts.iter().flat_map(|(&cohort, active)| {
        (0..=Month::of(as_of).since(cohort)).map(move |months| CohortCell {
            cohort,
            accounts: active.get(&0).copied().unwrap_or(0),
            months,
            active: active.get(&months).copied().unwrap_or(0),
            complete: cohort.plus(months) <= last,
        })
    });
    cells.collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_account_counts_once_a_month() {
        let a = [date(2026, 1, 3), date(2026, 1, 9), date(2026, 3, 1)];
        let b = [date(2026, 1, 20)];
        let cells = cohorts([a.as_slice(), &b, &[]].into_iter(), date(2026, 3, 15));
        let active: Vec<(i32, u32, u32, bool)> = cells
            .iter()
            .map(|cell| (cell.months, cell.active, cell.accounts, cell.complete))
            .collect();
        assert_eq!(active, [(0, 2, 2, true), (1, 0, 2, true), (2, 1, 2, false)]);
    }
}
