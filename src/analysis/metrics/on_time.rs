//! Deliveries against promises.

use jiff::civil::Date;

use crate::{
    analysis::{
        Punctuality,
        metrics::{Metric, MetricUnit},
    },
    facts::Delivery,
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
/// - **Grain:** order; account and company. The latest promised day of an order's sale lines counts,
///   and the latest delivered day; an order with an undelivered line is undelivered.
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

/// Counts the deliveries that are due at `as_of`.
pub(in crate::analysis) fn punctuality<'a>(
    deliveries: impl IntoIterator<Item = &'a Delivery>,
    as_of: Date,
) -> Punctuality {
    let mut counted = Punctuality::default();
    for delivery in deliveries {
        let is_due = |day: Date| day <= as_of || delivery.promised <= as_of;
        match delivery.delivered {
            Some(day) if !is_due(day) => {}
            Some(day) if day <= delivery.promised => counted.on_time += 1,
            Some(day) => {
                counted.late_delivered += 1;
                counted.days_late += u64::from((day - delivery.promised).get_days().unsigned_abs());
            }
            None if delivery.promised <= as_of => counted.overdue_undelivered += 1,
            None => {}
        }
    }
    counted
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn pitfall_25_overdue_orders_are_late_and_future_ones_do_not_count() {
        let order = |promised: i8, delivered: Option<i8>| Delivery {
            promised: date(2026, 5, promised),
            delivered: delivered.map(|day| date(2026, 5, day)),
        };
        let orders = [
            order(5, Some(5)),
            order(5, Some(9)),
            order(6, None),
            order(20, None),
            order(8, Some(30)),
            order(30, Some(9)),
        ];
        let found = punctuality(&orders, date(2026, 5, 10));
        assert_eq!((found.due(), found.on_time, found.late_delivered), (5, 2, 2));
        assert_eq!((found.overdue_undelivered, found.mean_days_late()), (1, Some(13.0)));
        assert_eq!(found.rate(), Some(0.4));
        assert_eq!(Punctuality::default().rate(), None);
    }
}
