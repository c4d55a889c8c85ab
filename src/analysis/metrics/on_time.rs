//! Deliveries against promises.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    analysis::{
        Punctuality,
        metrics::{Metric, MetricUnit},
    },
    facts::{AccountDay, Delivery},
};

/// On-time delivery: the share of orders that were delivered by the promised day.
///
/// ```text
/// due     = orders delivered by as_of, or promised by as_of
/// on time = due orders with delivered <= promised
/// rate    = on time / due
/// ```
///
/// - **Unit:** ratio, with counts and the mean delay in days of those delivered late.
/// - **Grain:** order; account, manager and company. The latest promised day of an order's sale lines
///   counts, and the latest delivered day; an order with an undelivered line is undelivered.
/// - **Once:** lines of one order on several days are one order, of the first of these days. Of several
///   accounts it is one order of each, and so in the figures of managers and weeks, which sum accounts;
///   in the total of the company it is one.
/// - **Undefined** without due orders; orders without a promised day do not count.
/// - **Roll-up:** ratio of sums.
/// - **Assumptions:** days as the source tells them, without times.
/// - Overdue undelivered orders count as late: counting only delivered ones would flatter.
///
/// # Reference
///
/// Northwind: 756 of 793, as published numbers of the data set allow to recount.
pub(super) const METRIC: Metric = Metric {
    id: "on_time",
    unit: MetricUnit::Ratio,
    name: "On-time delivery",
    explanation: "The share of due orders delivered by the promised day; overdue ones count as late.",
};

/// Returns the orders with a promised day of some days in no order, each once with the first of its days.
pub(in crate::analysis) fn orders<'a>(
    days: impl Iterator<Item = &'a AccountDay> + Clone,
) -> impl Iterator<Item = (Date, Delivery)> {
    let deliveries = days.flat_map(|day| day.deliveries.iter().map(|found| (day.day, *found)));
    let mut split = BTreeMap::<_, (Date, Delivery)>::new();
    for (day, part) in deliveries.clone() {
        let Some(order) = part.split() else { continue };
        let joined = split.entry(order).or_insert((day, part));
        joined.0 = joined.0.min(day);
        joined.1.join(&part);
    }
    deliveries.filter(|(_, delivery)| delivery.split().is_none()).chain(split.into_values())
}

/// Counts the orders that are due at `as_of`.
pub(in crate::analysis) fn punctuality(
    orders: impl IntoIterator<Item = Delivery>,
    as_of: Date,
) -> Punctuality {
    let mut counted = Punctuality::default();
    orders.into_iter().for_each(|order| counted.add(&order, as_of));
    counted
}

impl Punctuality {
    /// Counts an order when it is due at `as_of`.
    pub(in crate::analysis) fn add(&mut self, order: &Delivery, as_of: Date) {
        let is_due = |day: Date| day <= as_of || order.promised <= as_of;
        match order.delivered() {
            Some(day) if !is_due(day) => {}
            Some(day) if day <= order.promised => self.on_time += 1,
            Some(day) => {
                self.late_delivered += 1;
                self.days_late += u64::from((day - order.promised).get_days().unsigned_abs());
            }
            None if order.promised <= as_of => self.overdue_undelivered += 1,
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use jiff::civil::date;

    use super::*;
    use crate::{facts::Cost, model::Money};

    #[test]
    fn pitfall_25_overdue_orders_are_late_and_future_ones_do_not_count() {
        let order = |promised: i8, delivered: Option<i8>| {
            Delivery::new(date(2026, 5, promised), delivered.map(|day| date(2026, 5, day)))
        };
        let orders = [
            order(5, Some(5)),
            order(5, Some(9)),
            order(6, None),
            order(20, None),
            order(8, Some(30)),
            order(30, Some(9)),
        ];
        let found = punctuality(orders, date(2026, 5, 10));
        assert_eq!((found.due(), found.on_time, found.late_delivered), (5, 2, 2));
        assert_eq!((found.overdue_undelivered, found.mean_days_late()), (1, Some(13.0)));
        assert_eq!(found.rate(), Some(0.4));
        assert_eq!(Punctuality::default().rate(), None);
    }

    #[test]
    fn an_order_of_several_days_is_one_order_of_its_first_day_as_late_as_its_latest_line() {
        let may = |day| date(2026, 5, day);
        let order = NonZeroU64::new(7).unwrap();
        let part = |promised, delivered| Delivery::new(promised, delivered).of_order(order);
        let on = |day, delivery: Delivery| AccountDay {
            day,
            revenue: Money(1),
            sales: Money(1),
            cost: Cost::UNKNOWN,
            orders: 1,
            deliveries: [delivery, Delivery::new(day, Some(day))].into_iter().collect(),
        };
        let one = |parts: [Delivery; 2]| {
            let days = [on(may(1), parts[0]), on(may(3), parts[1])];
            let all: Vec<(Date, Delivery)> = orders(days.iter()).collect();
            assert_eq!(all.len(), 3, "two orders of one day each, and one of both");
            let (day, found) = *all.last().unwrap();
            (day, found.promised, found.delivered())
        };
        let late = [part(may(9), Some(may(8))), part(may(7), Some(may(10)))];
        assert_eq!(one(late), (may(1), may(9), Some(may(10))));
        let open = [part(may(5), None), part(may(7), Some(may(6)))];
        assert_eq!(one(open), (may(1), may(7), None));
    }
}
