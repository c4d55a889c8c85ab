//! What like accounts buy and this one does not.

use std::collections::BTreeMap;

use crate::{
    analysis::{
        Confidence,
        metrics::{Metric, MetricUnit},
    },
    model::Money,
};

/// White space: what an account could buy in a category if it bought as like accounts do.
///
/// ```text
/// share of a peer = its sales of the category / its sales of all categories, 0 when it buys none
/// potential       = median share of the peers x sales of the account - its sales of the category
/// ```
///
/// - **Unit:** money a year.
/// - **Grain:** account x category; sale lines of the current window.
/// - **Peers:** accounts of the same segment and size class with sales in the window; of the same
///   segment and ABC class where the account has no size class. The account itself is left out of
///   the median.
/// - **Undefined** below 5 peers, without sales of the account, for lines without category. 5 to 9
///   peers are low confidence, 10 to 29 medium, 30 and more high.
/// - **Limits:** at most a quarter of the account's yearly sales for one category; all categories
///   together at most what is left of its declared budget; below 1 % of its sales nothing is said.
/// - **Roll-up:** none; potentials of accounts are no forecast of their sum.
/// - **Assumptions:** the size of an account is what it buys of us altogether; the median counts
///   peers that buy none, so a category must be usual among them to be proposed.
///
/// # Reference
///
/// The median is of type 7; leaving one out is checked against sorting anew.
pub(super) const METRIC: Metric = Metric {
    id: "white_space",
    unit: MetricUnit::Money,
    name: "White space",
    explanation: "What the account could buy a year in a category if it bought like accounts of its kind.",
};

/// Peers below which nothing is said.
pub(in crate::analysis) const FEWEST_PEERS: usize = 5;
/// Peers from which confidence is medium, and from which it is high.
const CONFIDENT: [usize; 2] = [10, 30];
/// Largest share of an account's sales that one category can add.
const LARGEST: f64 = 0.25;
/// Share of an account's sales below which a potential is not worth a word.
const SMALLEST: f64 = 0.01;

/// Sales of one account by category.
#[derive(Clone, Debug, Default)]
pub(in crate::analysis) struct Basket {
    /// All categories.
    pub(in crate::analysis) total: Money,
    /// Categories with sales, by place.
    pub(in crate::analysis) sales: Vec<(u32, Money)>,
}

impl Basket {
    /// Returns the sales of a category.
    pub(in crate::analysis) fn of(&self, category: u32) -> Money {
        let place = self.sales.binary_search_by_key(&category, |row| row.0);
        place.map_or(Money::ZERO, |place| self.sales[place].1)
    }

    fn share(&self, category: u32) -> f64 {
        self.of(category).ratio_to(self.total).unwrap_or(0.0)
    }
}

/// How a group of like accounts spreads its sales over categories.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Group {
    accounts: usize,
    /// Shares above zero per category, ascending.
    shares: BTreeMap<u32, Vec<f64>>,
}

impl Group {
    /// Adds an account with sales.
    pub(in crate::analysis) fn add(&mut self, basket: &Basket) {
        self.accounts += 1;
        for &(category, _) in &basket.sales {
            self.shares.entry(category).or_default().push(basket.share(category));
        }
    }

    /// Sorts what was added and forgets categories that no median can see.
    pub(in crate::analysis) fn finish(&mut self) {
        let most = self.accounts;
        self.shares.retain(|_, shares| 2 * shares.len() + 1 >= most);
        for shares in self.shares.values_mut() {
            shares.sort_unstable_by(f64::total_cmp);
        }
    }

    /// Returns the accounts of the group besides one of them.
    pub(in crate::analysis) fn peers(&self) -> usize {
        self.accounts.saturating_sub(1)
    }

    /// Returns the categories that are usual in the group.
    pub(in crate::analysis) fn usual(&self) -> impl Iterator<Item = u32> {
        self.shares.keys().copied()
    }

    /// Returns the median share of a category among the others, and how many of them buy it.
    ///
    /// The shares of all stand sorted; the account's own is skipped in passing, so that no list is
    /// sorted once per account.
    pub(in crate::analysis) fn without(&self, basket: &Basket, category: u32) -> (f64, usize) {
        let Some(shares) = self.shares.get(&category) else { return (0.0, 0) };
        let none = self.accounts - shares.len();
        let own = basket.share(category);
        let buys = own > 0.0;
        let skipped = if buys { none + shares.partition_point(|share| *share < own) } else { 0 };
        let peers = self.peers();
        let at = |place: usize| {
            let place = place + usize::from(place >= skipped);
            place.checked_sub(none).map_or(0.0, |place| shares[place])
        };
        let median = match peers {
            0 => 0.0,
            _ if peers % 2 == 1 => at(peers / 2),
            _ => f64::midpoint(at(peers / 2 - 1), at(peers / 2)),
        };
        (median, shares.len() - usize::from(buys))
    }
}

/// Returns how far a number of peers can be trusted; `None` when they are too few.
pub(in crate::analysis) fn confidence(peers: usize) -> Option<Confidence> {
    match peers {
        _ if peers < FEWEST_PEERS => None,
        _ if peers < CONFIDENT[0] => Some(Confidence::Low),
        _ if peers < CONFIDENT[1] => Some(Confidence::Medium),
        _ => Some(Confidence::High),
    }
}

/// Returns the share of the account's sales that a category could add, and whether the limit cut it;
/// `None` when that is not worth a word.
pub(in crate::analysis) fn room(peer_share: f64, own_share: f64) -> Option<(f64, bool)> {
    let room = peer_share - own_share;
    (room >= SMALLEST).then(|| (room.min(LARGEST), room > LARGEST))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stats::median;

    fn basket(sales: &[i64]) -> Basket {
        let numbered = (0_u32..).zip(sales).filter(|row| *row.1 > 0);
        Basket {
            total: Money(sales.iter().sum()),
            sales: numbered.map(|(category, units)| (category, Money(*units))).collect(),
        }
    }

    #[test]
    fn few_peers_give_no_proposal() {
        assert_eq!(
            [4, 5, 10, 30].map(confidence),
            [None, Some(Confidence::Low), Some(Confidence::Medium), Some(Confidence::High),]
        );
    }

    #[test]
    fn potentials_are_limited_on_both_sides() {
        assert_eq!(room(0.9, 0.0), Some((0.25, true)));
        assert_eq!((room(0.105, 0.1), room(0.1, 0.4)), (None, None));
    }

    proptest! {
        #[test]
        fn leaving_one_out_equals_sorting_the_others(
            rows in prop::collection::vec(prop::array::uniform3(0_i64..9), 1..12),
        ) {
            let baskets: Vec<Basket> =
                rows.iter().map(|row| basket(row)).filter(|row| row.total > Money(0)).collect();
            let mut group = Group::default();
            for row in &baskets {
                group.add(row);
            }
            group.finish();
            for (index, own) in baskets.iter().enumerate() {
                for category in 0..3 {
                    let others: Vec<f64> = baskets
                        .iter()
                        .enumerate()
                        .filter(|(other, _)| *other != index)
                        .map(|(_, other)| other.share(category))
                        .collect();
                    let expected = median(&others).unwrap_or(0.0);
                    let (found, _) = group.without(own, category);
                    prop_assert!((found - expected).abs() < 1e-15, "{} {}", found, expected);
                }
            }
        }
    }
}
