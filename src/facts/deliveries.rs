//! When the orders of a day were promised and delivered.

use std::{
    num::NonZeroU64,
    ops::{Deref, DerefMut},
};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::facts::AccountDays;

/// When an order was promised and delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Delivery {
    /// The latest promised day of its lines.
    pub promised: Date,
    /// The latest delivered day, [`NOT_DELIVERED`] while any line is not; half the size of an option.
    delivered: Date,
    split: Option<NonZeroU64>,
}

const NOT_DELIVERED: Date = Date::MIN;

impl Delivery {
    /// Makes the delivery of an order; `None` while any line is undelivered.
    pub fn new(promised: Date, delivered: Option<Date>) -> Self {
        Self { promised, delivered: delivered.unwrap_or(NOT_DELIVERED), split: None }
    }

    /// Returns it as that of one order among others.
    #[must_use]
    pub fn of_order(self, order: NonZeroU64) -> Self {
        Self { split: Some(order), ..self }
    }

    /// Returns the latest delivered day; `None` while any line is undelivered.
    pub fn delivered(&self) -> Option<Date> {
        (self.delivered != NOT_DELIVERED).then_some(self.delivered)
    }

    /// Returns what tells the order from all others when its lines stand on several days or accounts;
    /// else `None`.
    pub fn split(&self) -> Option<NonZeroU64> {
        self.split
    }

    /// Takes in other lines of the same order.
    pub fn join(&mut self, other: &Self) {
        self.promised = self.promised.max(other.promised);
        let delivered = self.delivered().zip(other.delivered());
        self.delivered = delivered.map_or(NOT_DELIVERED, |(one, two)| one.max(two));
    }
}

/// Forgets which order a delivery is of, but for orders that stand on several days or accounts.
pub(super) fn keep_split(accounts: &mut [AccountDays]) {
    let deliveries = accounts.iter().flat_map(|account| &account.days);
    let deliveries = deliveries.flat_map(|day| &day.deliveries);
    let mut orders: Vec<NonZeroU64> = deliveries.filter_map(Delivery::split).collect();
    orders.par_sort_unstable();
    let split = orders.chunk_by(|a, b| a == b).filter(|same| same.len() > 1);
    let split: Vec<NonZeroU64> = split.map(|same| same[0]).collect();
    accounts.par_iter_mut().flat_map_iter(|account| &mut account.days).for_each(|day| {
        for delivery in day.deliveries.iter_mut() {
            delivery.split = delivery.split.filter(|order| split.binary_search(order).is_ok());
        }
    });
}

/// Deliveries in order; most days have one, which takes no memory of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deliveries(Kept);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Kept {
    #[default]
    None,
    One(Delivery),
    More(Box<[Delivery]>),
}

impl Deref for Deliveries {
    type Target = [Delivery];

    fn deref(&self) -> &[Delivery] {
        match &self.0 {
            Kept::None => &[],
            Kept::One(delivery) => std::slice::from_ref(delivery),
            Kept::More(deliveries) => deliveries,
        }
    }
}

impl DerefMut for Deliveries {
    fn deref_mut(&mut self) -> &mut [Delivery] {
        match &mut self.0 {
            Kept::None => &mut [],
            Kept::One(delivery) => std::slice::from_mut(delivery),
            Kept::More(deliveries) => deliveries,
        }
    }
}

impl<'a> IntoIterator for &'a Deliveries {
    type Item = &'a Delivery;
    type IntoIter = std::slice::Iter<'a, Delivery>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<Delivery> for Deliveries {
    fn from_iter<I: IntoIterator<Item = Delivery>>(deliveries: I) -> Self {
        let mut deliveries = deliveries.into_iter();
        let [first, second] = [deliveries.next(), deliveries.next()];
        Self(match (first, second) {
            (Some(first), Some(second)) => {
                let mut all: Vec<_> = [first, second].into_iter().chain(deliveries).collect();
                all.sort_unstable();
                Kept::More(all.into())
            }
            (Some(one), None) => Kept::One(one),
            _ => Kept::None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::AccountDay;

    #[test]
    fn an_account_day_with_one_delivery_takes_56_bytes() {
        // There are millions of them: docs/performance.md counts on it.
        assert_eq!((size_of::<Deliveries>(), size_of::<AccountDay>()), (24, 56));
    }
}
