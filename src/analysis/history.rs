//! One account's counted days up to the as-of date.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::{
    analysis::daily::Daily,
    facts::{AccountDay, AccountDays},
    model::{Money, Span, UNASSIGNED},
};

/// What an account did, day by day: a view of the facts that costs nothing to keep.
#[derive(Clone, Copy, Debug)]
pub(super) struct History<'a> {
    /// The account.
    pub(super) id: &'a str,
    /// Days with counted lines, oldest first.
    pub(super) days: &'a [AccountDay],
}

/// Returns the history of each account, cut at `as_of`; accounts by id.
pub(super) fn histories(accounts: &[AccountDays], as_of: Date) -> Vec<History<'_>> {
    accounts
        .par_iter()
        .filter_map(|account| {
            let days = &account.days;
            let days = &days[..days.partition_point(|known| known.day <= as_of)];
            (!days.is_empty()).then(|| History { id: &account.account_id, days })
        })
        .collect()
}

impl<'a> History<'a> {
    /// Returns whether this is an account and not the lines nobody owns.
    pub(super) fn is_named(&self) -> bool {
        self.id != UNASSIGNED
    }

    /// Returns the days of a span.
    pub(super) fn within(&self, span: Span) -> &'a [AccountDay] {
        let index = |day| self.days.partition_point(|known| known.day < day);
        &self.days[index(span.from)..index(span.to)]
    }

    /// Returns the same account with the days of a span alone.
    pub(super) fn part(&self, span: Span) -> Self {
        Self { days: self.within(span), ..*self }
    }

    /// Returns revenue minus cost of a span; `None` when any line of it has no cost.
    pub(super) fn margin(&self, span: Span) -> Option<Money> {
        self.within(span).iter().try_fold(Money::ZERO, |sum, day| {
            day.cost.known().map(|cost| sum + (day.revenue - cost))
        })
    }

    /// Returns the revenue of a span.
    pub(super) fn revenue(&self, span: Span) -> Money {
        self.within(span).iter().map(|day| day.revenue).sum()
    }

    /// Returns the running totals, for those who ask for many spans.
    pub(super) fn daily(&self) -> Daily {
        Daily::of(self.days.iter().map(|day| (day.day, day.revenue, day.orders)))
    }

    /// Returns the days of purchases, oldest first.
    ///
    /// A purchase is a day whose sale lines sum to more than zero; returns, samples and a second
    /// invoice of the day are none.
    fn bought(&self) -> impl DoubleEndedIterator<Item = &'a AccountDay> + use<'a> {
        let days = if self.is_named() { self.days } else { &[] };
        days.iter().filter(|day| day.sales.is_positive())
    }

    /// Returns the purchase days with the value of their sale lines, oldest first.
    pub(super) fn purchases(&self) -> Vec<(Date, Money)> {
        self.bought().map(|day| (day.day, day.sales)).collect()
    }

    /// Returns the purchase days, oldest first.
    pub(super) fn purchase_days(&self) -> Vec<Date> {
        self.bought().map(|day| day.day).collect()
    }

    /// Returns the number of purchase days.
    pub(super) fn bought_days(&self) -> usize {
        self.bought().count()
    }

    /// Returns the first purchase day.
    pub(super) fn first_purchase(&self) -> Option<Date> {
        self.bought().next().map(|day| day.day)
    }

    /// Returns the last purchase day.
    pub(super) fn last_purchase(&self) -> Option<Date> {
        self.bought().next_back().map(|day| day.day)
    }

    /// Returns the same account as it was known at the end of a day.
    pub(super) fn until(&self, day: Date) -> Self {
        Self { days: &self.days[..self.days.partition_point(|known| known.day <= day)], ..*self }
    }

    /// Returns the days between consecutive purchase days, in order.
    pub(super) fn gaps(&self) -> Vec<f64> {
        let days = self.purchase_days();
        days.windows(2).map(|pair| f64::from((pair[1] - pair[0]).get_days())).collect()
    }
}
