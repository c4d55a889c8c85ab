//! Orders that several managers won.

use std::{
    collections::{BTreeMap, HashMap},
    hash::BuildHasherDefault,
};

use crate::{
    facts::ids::{Ids, Key, KeyHasher},
    model::{Credit, Finding, Severity, Table},
};

/// All of an order, in thousandths of a percent point.
const WHOLE: i128 = 100_000;

/// Shares beyond this are no shares.
const MOST: i128 = 1_000 * WHOLE;

/// What became of the table of credits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CreditCounts {
    /// Orders in the table.
    pub orders: u64,
    /// Those whose shares sum to more or less than 100 %: their managers are credited in proportion
    /// to the shares, and with all of the order.
    pub not_whole: u64,
    /// Those with a share below zero or none above: the manager on the line is credited.
    pub unusable: u64,
}

impl CreditCounts {
    /// Returns what a reader should know of the table.
    pub fn findings(&self) -> Vec<Finding> {
        let finding = |rule: &str, count: u64, text: &str| {
            (count > 0).then(|| Finding {
                rule: rule.to_owned(),
                severity: Severity::Warning,
                place: Table::Credits.name().to_owned(),
                text: format!("{count} of {} orders {text}", self.orders),
            })
        };
        let not_whole = "have shares that do not sum to 100 %; divided in proportion to them";
        let unusable = "have a share below 0 or none above; credited to the manager on their lines";
        let findings = [
            finding("credits_not_whole", self.not_whole, not_whole),
            finding("credits_unusable", self.unusable, unusable),
        ];
        findings.into_iter().flatten().collect()
    }
}

/// Who is credited with which orders.
#[derive(Default)]
pub(super) struct Credits {
    orders: HashMap<Key, Shares, BuildHasherDefault<KeyHasher>>,
    /// What became of the table.
    pub(super) counts: CreditCounts,
}

/// Managers with their shares above zero, by id.
pub(super) struct Shares(Vec<(u32, i128)>);

impl Credits {
    /// Reads the table and numbers its managers.
    pub(super) fn of(table: &[Credit], managers: &mut Ids) -> Self {
        let mut orders: BTreeMap<&str, BTreeMap<&str, i128>> = BTreeMap::new();
        for row in table {
            let shares = orders.entry(&row.order_id).or_default();
            *shares.entry(&row.manager_id).or_default() += i128::from(row.share_pct);
        }
        let mut credits = Self::default();
        for (order_id, shares) in orders {
            credits.counts.orders += 1;
            let total: i128 = shares.values().sum();
            if shares.values().any(|share| *share < 0) || !(1..=MOST).contains(&total) {
                credits.counts.unusable += 1;
                continue;
            }
            credits.counts.not_whole += u64::from(total != WHOLE);
            let shares = shares.into_iter().filter(|(_, share)| *share > 0);
            let shares = shares.map(|(manager, share)| (managers.number(manager), share));
            credits.orders.insert(Key::of(order_id), Shares(shares.collect()));
        }
        credits
    }

    /// Returns who shares an order; `None` when it counts for the manager on its lines.
    pub(super) fn shares(&self, order: Key) -> Option<&Shares> {
        if self.orders.is_empty() { None } else { self.orders.get(&order) }
    }
}

impl Shares {
    /// Divides an amount so that the parts sum to it: rounded down, and what is left goes unit by
    /// unit to the largest remainders, ties to the smaller manager id.
    ///
    /// A return is divided as the sale was, with the sign changed.
    pub(super) fn split(&self, amount: i128) -> impl Iterator<Item = (u32, i128)> {
        let total: i128 = self.0.iter().map(|(_, share)| share).sum();
        let size = amount.abs();
        let mut parts: Vec<i128> = self.0.iter().map(|(_, share)| size * share / total).collect();
        let left = usize::try_from(size - parts.iter().sum::<i128>()).expect("less than one each");
        let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
        by_remainder.sort_by_key(|place| std::cmp::Reverse(size * self.0[*place].1 % total));
        for place in by_remainder.into_iter().take(left) {
            parts[place] += 1;
        }
        let sign = amount.signum();
        self.0.iter().zip(parts).map(move |((manager, _), part)| (*manager, sign * part))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shares(shares: &[i64]) -> Credits {
        let row = |(number, share_pct): (usize, &i64)| Credit {
            order_id: "1".to_owned(),
            manager_id: format!("M{number}"),
            share_pct: *share_pct,
        };
        let table: Vec<Credit> = shares.iter().enumerate().map(row).collect();
        Credits::of(&table, &mut Ids::default())
    }

    fn split(credits: &Credits, amount: i128) -> Vec<i128> {
        credits.shares(Key::of("1")).unwrap().split(amount).map(|(_, part)| part).collect()
    }

    #[test]
    fn what_cannot_be_divided_goes_to_the_largest_remainder_then_to_the_smaller_id() {
        let thirds = shares(&[33_333, 33_333, 33_334]);
        assert_eq!(split(&thirds, 100), [33, 33, 34]);
        assert_eq!(split(&thirds, -100), [-33, -33, -34]);
        let halves = shares(&[50_000, 50_000]);
        assert_eq!((split(&halves, 1), split(&halves, -3)), (vec![1, 0], vec![-2, -1]));
    }

    #[test]
    fn shares_that_are_no_100_percent_are_scaled_and_told() {
        let half = shares(&[30_000, 20_000, 0]);
        assert_eq!(split(&half, 1_000), [600, 400]);
        assert_eq!(half.counts, CreditCounts { orders: 1, not_whole: 1, unusable: 0 });
        let told: Vec<String> = half.counts.findings().into_iter().map(|it| it.text).collect();
        let expected =
            "1 of 1 orders have shares that do not sum to 100 %; divided in proportion to them";
        assert_eq!(told, [expected]);
    }

    #[test]
    fn shares_below_zero_or_of_nothing_are_not_used_and_told() {
        for bad in [&[120_000, -20_000][..], &[0], &[i64::MAX]] {
            let credits = shares(bad);
            assert!(credits.shares(Key::of("1")).is_none());
            assert_eq!(credits.counts, CreditCounts { orders: 1, not_whole: 0, unusable: 1 });
        }
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_amount(
            amount in any::<i64>(),
            of in prop::collection::vec(0..100_000_i64, 1..6),
        ) {
            let credits = shares(&of);
            if let Some(shares) = credits.shares(Key::of("1")) {
                let sum: i128 = shares.split(i128::from(amount)).map(|(_, part)| part).sum();
                prop_assert_eq!(sum, i128::from(amount));
            }
        }
    }
}
