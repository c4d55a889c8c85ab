//! What of the list price arrives.

use crate::{
    analysis::{
        Realisation,
        metrics::{Metric, MetricUnit},
    },
    facts::PriceMonth,
    model::{Money, Span},
};

/// Price realisation: what of the list price is really paid.
///
/// ```text
/// realisation = net / list              sums over sale lines that tell both
/// discount    = 1 - realisation         weighted by list value
/// list of a line = list_price x qty; without a list price unit_price x qty where the line has a discount
/// ```
///
/// - **Unit:** ratio; above 1 where more than the list price is paid.
/// - **Grain:** account and company; month, base window, current window. The discount history is the
///   last five months with such lines.
/// - **Undefined** without a line that tells both; lines that do not are left out on both sides.
/// - **Roll-up:** ratio of sums.
/// - **Assumptions:** the list price of a line is the one in force on its day.
///
/// # Reference
///
/// The data contract, `docs/data-contract.md`.
pub(super) const METRIC: Metric = Metric {
    id: "price_realisation",
    unit: MetricUnit::Ratio,
    name: "Price realisation",
    explanation: "Net price as a share of the list price, over the lines that tell both.",
};

impl Realisation {
    /// Returns net over list; `None` without a positive list value.
    pub fn share(self) -> Option<f64> {
        self.net.ratio_to(self.list)
    }

    /// Returns the weighted discount; `None` without a positive list value.
    pub fn discount(self) -> Option<f64> {
        self.share().map(|share| 1.0 - share)
    }
}

/// Sums the months of a span.
pub(in crate::analysis) fn within(months: &[PriceMonth], span: Span) -> Realisation {
    let inside = || months.iter().filter(|row| span.contains(row.month.first()));
    let net: Money = inside().map(|row| row.net).sum();
    Realisation { net, list: inside().map(|row| row.list).sum() }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::Month;

    #[test]
    fn discounts_are_weighted_by_value() {
        let month = |number: i8, net, list| PriceMonth {
            month: Month::of(date(2026, number, 1)),
            net: Money(net),
            list: Money(list),
        };
        let months = [month(4, 1, 1), month(5, 90, 100), month(6, 600, 900)];
        let span = Span { from: date(2026, 5, 1), to: date(2026, 7, 1) };
        let found = within(&months, span);
        assert_eq!((found.share(), found.net), (Some(0.69), Money(690)));
        assert!((found.discount().unwrap() - 0.31).abs() < 1e-12);
        assert_eq!(Realisation::default().discount(), None);
    }
}
