//! Revenue per day, ready to be asked for any span.

use jiff::civil::Date;

use crate::model::{Money, Span};

/// Running totals of one subject by day.
#[derive(Clone, Debug, Default)]
pub(super) struct Daily {
    days: Vec<Date>,
    /// Totals up to and including the day of the same index.
    totals: Vec<(Money, u32)>,
}

impl Daily {
    /// Adds up revenue and orders per day; days may repeat and stand in any order.
    pub(super) fn of(days: impl Iterator<Item = (Date, Money, u32)>) -> Self {
        let (mut known, mut totals): (Vec<Date>, Vec<(Money, u32)>) = (vec![], vec![]);
        for (day, revenue, orders) in days {
            // Days of one account come in order; those of many accounts are soon all known.
            let place = match known.last() {
                Some(last) if *last == day => known.len() - 1,
                Some(last) if *last > day => known.partition_point(|known| *known < day),
                _ => known.len(),
            };
            if known.get(place) != Some(&day) {
                known.insert(place, day);
                totals.insert(place, (Money::ZERO, 0));
            }
            totals[place] = (totals[place].0 + revenue, totals[place].1 + orders);
        }
        let mut total = (Money::ZERO, 0);
        for sum in &mut totals {
            total = (total.0 + sum.0, total.1 + sum.1);
            *sum = total;
        }
        known.shrink_to_fit();
        totals.shrink_to_fit();
        Self { days: known, totals }
    }

    fn before(&self, day: Date) -> (Money, u32) {
        let index = self.days.partition_point(|known| *known < day);
        index.checked_sub(1).map_or((Money::ZERO, 0), |last| self.totals[last])
    }

    /// Returns the revenue of a span.
    pub(super) fn revenue(&self, span: Span) -> Money {
        self.before(span.to).0 - self.before(span.from).0
    }

    /// Returns the orders of a span.
    pub(super) fn orders(&self, span: Span) -> u32 {
        self.before(span.to).1 - self.before(span.from).1
    }

    /// Returns the revenue of the whole history.
    pub(super) fn total(&self) -> Money {
        self.totals.last().map_or(Money::ZERO, |total| total.0)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn sums_any_span() {
        let day = |number| date(2026, 5, number);
        let days = [(3, 5), (1, 10), (3, 7), (9, -2)];
        let daily =
            Daily::of(days.into_iter().map(|(number, units)| (day(number), Money(units), 1)));
        let span = Span { from: day(2), to: day(9) };
        assert_eq!((daily.revenue(span), daily.orders(span)), (Money(12), 2));
        assert_eq!(daily.total(), Money(20));
        assert_eq!(Daily::default().revenue(span), Money::ZERO);
    }
}
