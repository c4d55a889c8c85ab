//! New and repeat buyers.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    analysis::{
        MonthBuyers,
        calendar::last_complete_month,
        metrics::{Metric, MetricUnit},
    },
    model::Month,
};

/// Repeat accounts: how many accounts that bought in a month had bought before it.
///
/// ```text
/// new    = accounts whose first purchase lies in the month
/// repeat = accounts with a purchase in the month and one before it
/// ```
///
/// - **Unit:** accounts; however many orders one places, it counts once.
/// - **Grain:** company; calendar months from the first purchase to the as-of date, the last may be
///   incomplete.
/// - **Undefined** never; months without a buyer have zeros.
/// - **Roll-up:** counts add up over disjoint sets of accounts, never over months.
/// - **Assumptions:** the history is whole: who bought before it begins counts as new.
///
/// # Reference
///
/// None; buyers of a month are `new + repeat`.
pub(super) const METRIC: Metric = Metric {
    id: "repeat_accounts",
    unit: MetricUnit::Count,
    name: "Repeat accounts",
    explanation: "Accounts that bought in a month and had bought before it, each counted once.",
};

/// Counts the buyers of every month; the purchase days of an account ascend.
pub(in crate::analysis) fn buyers(
    accounts: impl Iterator<Item = impl AsRef<[Date]>>,
    as_of: Date,
) -> Vec<MonthBuyers> {
    let mut counts: BTreeMap<Month, [u32; 2]> = BTreeMap::new();
    for days in accounts {
        let days = days.as_ref();
        let Some(first) = days.first().map(|day| Month::of(*day)) else { continue };
        for same in days.chunk_by(|a, b| Month::of(*a) == Month::of(*b)) {
            let month = Month::of(same[0]);
            counts.entry(month).or_default()[usize::from(month > first)] += 1;
        }
    }
    let Some((&begin, _)) = counts.first_key_value() else { return vec![] };
    let last = last_complete_month(as_of);
    (0..=Month::of(as_of).since(begin))
        .map(|step| {
            let month = begin.plus(step);
            let [new, repeat] = counts.get(&month).copied().unwrap_or_default();
            MonthBuyers { month, new, repeat, complete: month <= last }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn d4_five_orders_of_one_account_in_a_month_are_one_repeat_account() {
        let day = |number| date(2026, 3, number);
        let often = [date(2026, 1, 7), day(1), day(2), day(3), day(20), day(31)];
        let new = [day(5), day(6)];
        let found = buyers([often.as_slice(), &new, &[]].into_iter(), date(2026, 4, 10));
        let counts: Vec<(u32, u32, bool)> =
            found.iter().map(|month| (month.new, month.repeat, month.complete)).collect();
        assert_eq!(counts, [(1, 0, true), (0, 0, true), (1, 1, true), (0, 0, false)]);
        assert!(buyers([[]; 0].into_iter(), date(2026, 4, 10)).is_empty());
    }
}
