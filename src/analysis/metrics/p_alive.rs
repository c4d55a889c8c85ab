//! Whether an account will buy again.

use jiff::civil::Date;

use crate::{
    analysis::{
        Buying,
        metrics::{Metric, MetricUnit},
    },
    model::Money,
    stats::Purchases,
};

/// Probability of being alive: how likely an account has not left for good, by its past purchases.
///
/// ```text
/// x = purchase days - 1,  t_x = weeks from the first to the last,  T = weeks from the first to as-of
/// P(alive) = 1 / (1 + a / (b + k - 1) ((alpha + T) / (alpha + t_x))^(r + x)),  1 for k = 0
/// k = x for BG/NBD, x + 1 for MBG/NBD
/// ```
///
/// - **Unit:** ratio between 0 and 1.
/// - **Grain:** account at the as-of date, whole history; r, alpha, a, b by maximum likelihood over all
///   accounts that bought before the as-of date.
/// - **Undefined** for accounts that never bought, below 50 repeat purchases in all, and where a
///   parameter lies above 1,000 or below 0.01: then the data do not determine the model, and reports
///   show the own rhythm instead.
/// - **Roll-up:** the sum is the number of accounts expected to be alive.
/// - **Assumptions:** while alive an account buys at random at its own rate. Regular buyers do not.
///   BG/NBD calls every account that bought once alive; MBG/NBD does not.
///
/// # Reference
///
/// Fader, Hardie and Lee (2005) and their notes 021 and 027; Batislam, Denizel and Filiztekin (2007);
/// checked against the published fit to CDNOW. On the generated company of the tests the area under
/// the curve is .954, that of the own rhythm .977 (`tests/golden/gen_shared_100k/evaluation.json`).
pub(super) const METRIC: Metric = Metric {
    id: "p_alive",
    unit: MetricUnit::Ratio,
    name: "Probability of being alive",
    explanation: "How likely the account has not left for good, judged by how often and how recently it bought.",
};

/// Repeat purchases of all accounts below which nothing is fitted.
pub(in crate::analysis) const LEAST_REPEATS: u32 = 50;

const WEEK: f64 = 7.0;

/// Returns what the models know of an account; purchases ascend. `None` without one.
pub(in crate::analysis) fn buying(purchases: &[(Date, Money)], as_of: Date) -> Option<Buying> {
    let (first, last) = (purchases.first()?.0, purchases.last()?.0);
    let weeks = |to: Date| f64::from((to - first).get_days()) / WEEK;
    let repeats = u32::try_from(purchases.len() - 1).expect("fewer than 2^32 days");
    let spent: Money = purchases[1..].iter().map(|purchase| purchase.1).sum();
    let mean = |spent: i64| {
        let repeats = i64::from(repeats);
        Money((spent + repeats / 2).div_euclid(repeats))
    };
    Some(Buying {
        repeats,
        recency_weeks: weeks(last),
        age_weeks: weeks(as_of),
        repeat_sales: spent,
        mean_value: (repeats > 0).then(|| mean(spent.0)),
    })
}

impl Buying {
    /// Returns the history as the models take it.
    pub(in crate::analysis) fn purchases(&self) -> Purchases {
        Purchases { repeats: self.repeats, recency: self.recency_weeks, age: self.age_weeks }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn counts_the_purchases_after_the_first_and_their_mean_value() {
        let days = [
            (date(2026, 1, 1), Money(900)),
            (date(2026, 1, 15), Money(20)),
            (date(2026, 1, 29), Money(41)),
        ];
        let found = buying(&days, date(2026, 2, 5)).unwrap();
        assert_eq!((found.repeats, found.recency_weeks, found.age_weeks), (2, 4.0, 5.0));
        // 61 / 2, without the first purchase.
        assert_eq!((found.repeat_sales, found.mean_value), (Money(61), Some(Money(31))));
        let once = buying(&days[..1], date(2026, 1, 1)).unwrap();
        assert_eq!((once.repeats, once.age_weeks, once.mean_value), (0, 0.0, None));
        assert_eq!(buying(&[], date(2026, 1, 1)), None);
    }
}
