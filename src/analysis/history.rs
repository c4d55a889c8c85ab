//! One account's counted days up to the as-of date.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::{
    analysis::daily::Daily,
    facts::{AccountDay, AccountDays},
    model::{Money, Span, UNASSIGNED},
};

/// What an account did, day by day.
#[derive(Debug)]
pub(super) struct History<'a> {
    /// The account.
    pub(super) id: &'a str,
    /// Days with counted lines, oldest first.
    pub(super) days: &'a [AccountDay],
    /// Revenue and orders per day.
    pub(super) daily: Daily,
    /// Purchase days with the value of their sale lines, oldest first.
    ///
    /// A purchase is a day whose sale lines sum to more than zero; returns, samples and a second
    /// invoice of the day are none.
    pub(super) purchases: Vec<(Date, Money)>,
}

/// Returns the history of each account, cut at `as_of`; accounts by id.
pub(super) fn histories(accounts: &[AccountDays], as_of: Date) -> Vec<History<'_>> {
    accounts
        .par_iter()
        .filter_map(|account| {
            let days = &account.days;
            let days = &days[..days.partition_point(|known| known.day <= as_of)];
            (!days.is_empty()).then(|| History::of(&account.account_id, days))
        })
        .collect()
}

impl<'a> History<'a> {
    fn of(id: &'a str, days: &'a [AccountDay]) -> Self {
        let bought = |day: &&AccountDay| day.sales.is_positive() && id != UNASSIGNED;
        Self {
            id,
            days,
            daily: Daily::of(days.iter().map(|day| (day.day, day.revenue, day.orders))),
            purchases: days.iter().filter(bought).map(|day| (day.day, day.sales)).collect(),
        }
    }

    /// Returns whether this is an account and not the lines nobody owns.
    pub(super) fn is_named(&self) -> bool {
        self.id != UNASSIGNED
    }

    /// Returns the days of a span.
    pub(super) fn within(&self, span: Span) -> &'a [AccountDay] {
        let index = |day| self.days.partition_point(|known| known.day < day);
        &self.days[index(span.from)..index(span.to)]
    }

    /// Returns revenue minus cost of a span; `None` when any line of it has no cost.
    pub(super) fn margin(&self, span: Span) -> Option<Money> {
        self.within(span)
            .iter()
            .try_fold(Money::ZERO, |sum, day| day.cost.map(|cost| sum + (day.revenue - cost)))
    }

    /// Returns the first purchase day.
    pub(super) fn first_purchase(&self) -> Option<Date> {
        self.purchases.first().map(|purchase| purchase.0)
    }

    /// Returns the last purchase day.
    pub(super) fn last_purchase(&self) -> Option<Date> {
        self.purchases.last().map(|purchase| purchase.0)
    }

    /// Returns the purchase days, oldest first.
    pub(super) fn purchase_days(&self) -> Vec<Date> {
        self.purchases.iter().map(|purchase| purchase.0).collect()
    }

    /// Returns the days between consecutive purchase days, in order.
    pub(super) fn gaps(&self) -> Vec<f64> {
        self.purchases
            .windows(2)
            .map(|pair| f64::from((pair[1].0 - pair[0].0).get_days()))
            .collect()
    }
}
