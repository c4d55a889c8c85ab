//! Where a running period will end.

use jiff::civil::Date;

use crate::{
    analysis::{
        Landing, Rhythm, State,
        history::History,
        metrics::{Metric, MetricUnit},
    },
    model::{Money, Span},
    stats::{NORMAL_90, NORMAL_975, count},
};

/// Landing: what a period will come to when every account goes on ordering as it does.
///
/// ```text
/// landing = actual + sum over owned accounts of expected orders in the rest x usual order value
/// orders  = share of the next order window that lies in the rest, then one more window per usual step
/// step    = days of the last year / purchase days in it;  value = net revenue of that year / same
/// range   = landing +- 1.96 sqrt(sum of orders x mean squared order value), not below the actual
/// likely  = the same with 1.28: the landing lies in it four times of five
/// ```
///
/// - **Unit:** money, a forecast.
/// - **Grain:** manager; month, quarter and fiscal year of the as-of date.
/// - **Accounts:** those owned at the as-of date. An account without an own rhythm orders evenly at its
///   rate; one past its own threshold, paused or lost is expected to bring nothing.
/// - **Undefined** never; after the last day of the period it is the actual.
/// - **Roll-up:** sums; of the ranges the squares add up.
/// - **Assumptions:** the last year goes on: no season, no growth, no new account. Accounts order
///   independently and as irregularly as chance, so the range is rather too wide.
///
/// # Reference
///
/// Compound Poisson variance; the order window is that of `own_rhythm`.
pub(super) const METRIC: Metric = Metric {
    id: "landing",
    unit: MetricUnit::Money,
    name: "Expected landing",
    explanation: "What the period will come to if the accounts go on ordering in their rhythm, with a range.",
};

/// Days over which rate and value of orders are measured.
const YEAR: i32 = 365;

/// The usual orders of one account.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::analysis) struct Outlook {
    next: Option<Span>,
    /// Days from one order to the next.
    step: f64,
    /// Stored units of an order.
    value: f64,
    /// Mean squared value of an order.
    squared: f64,
}

/// Expected money and its variance, in stored units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::analysis) struct Expected {
    amount: f64,
    variance: f64,
}

impl Outlook {
    /// Measures how an account orders; `None` when nothing is expected of it.
    pub(in crate::analysis) fn of(
        history: &History<'_>,
        rhythm: &Rhythm,
        as_of: Date,
    ) -> Option<Self> {
        if rhythm.state_guarded != State::Active {
            return None;
        }
        let to = as_of.tomorrow().ok()?;
        let year = Span { from: to.saturating_sub(jiff::Span::new().days(YEAR)), to };
        let seen = (to - history.first_purchase()?).get_days().min(YEAR);
        let bought = history.part(year).purchases();
        let orders = count(bought.len());
        if bought.is_empty() {
            return None;
        }
        let squares: f64 = bought.iter().map(|(_, value)| value.as_f64().powi(2)).sum();
        Some(Self {
            next: rhythm.next_order,
            step: (f64::from(seen) / orders).max(1.0),
            value: history.revenue(year).as_f64().max(0.0) / orders,
            squared: squares / orders,
        })
    }

    /// Returns how many orders to expect in the days of `rest`, which begins after the as-of date.
    fn orders(&self, rest: Span) -> f64 {
        let days = f64::from(rest.days().max(0));
        let Some(next) = self.next else { return days / self.step };
        let (from, to) = (
            f64::from((next.from - rest.from).get_days()),
            f64::from((next.to - rest.from).get_days()),
        );
        // A window that has begun shrinks; one that has passed is due any day now.
        let (from, to) = if to > 0.0 { (from.max(0.0), to) } else { (0.0, to - from) };
        let length = (to - from).max(1.0);
        let mut orders = 0.0;
        let mut begin = from;
        while begin < days {
            orders += ((begin + length).min(days) - begin) / length;
            begin += self.step;
        }
        orders
    }

    /// Returns what to expect in the days of `rest`.
    pub(in crate::analysis) fn expected(&self, rest: Span) -> Expected {
        let orders = self.orders(rest);
        Expected { amount: orders * self.value, variance: orders * self.squared }
    }
}

impl std::ops::AddAssign for Expected {
    fn add_assign(&mut self, other: Self) {
        self.amount += other.amount;
        self.variance += other.variance;
    }
}

/// Adds to what is there what is expected.
pub(in crate::analysis) fn landing(
    period: Span,
    actual: Money,
    plan: Option<Money>,
    rest: Expected,
) -> Landing {
    let plus = |more: f64| actual + whole(more.max(0.0));
    let around = |quantile: f64| {
        let width = quantile * rest.variance.sqrt();
        [plus(rest.amount - width), plus(rest.amount + width)]
    };
    Landing {
        period,
        actual,
        landing: plus(rest.amount),
        range: around(NORMAL_975),
        likely: around(NORMAL_90),
        plan,
    }
}

/// Rounds a forecast to stored units.
#[expect(clippy::cast_possible_truncation, reason = "a forecast is of the size of revenue")]
pub(in crate::analysis) fn whole(units: f64) -> Money {
    Money(units.round() as i64)
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};

    use super::*;

    fn outlook(next: Option<(i32, i32)>, step: f64) -> f64 {
        let from = date(2026, 6, 1);
        let day = |days: i32| from.saturating_add(days.days());
        let next = next.map(|(begin, end)| Span { from: day(begin), to: day(end) });
        let rest = Span { from, to: day(30) };
        Outlook { next, step, value: 1.0, squared: 1.0 }.orders(rest)
    }

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found}, expected {expected}");
    }

    #[test]
    fn counts_the_part_of_each_order_window_that_lies_in_the_rest() {
        close(outlook(Some((5, 9)), 14.0), 2.0);
        close(outlook(Some((28, 32)), 40.0), 0.5);
        close(outlook(Some((40, 44)), 10.0), 0.0);
        // Begun: what is left of the window counts whole; passed: due within its length.
        close(outlook(Some((-3, 2)), 100.0), 1.0);
        close(outlook(Some((-9, -5)), 100.0), 1.0);
        close(outlook(None, 10.0), 3.0);
    }

    #[test]
    fn lands_on_the_actual_when_nothing_is_left() {
        let period = Span { from: date(2026, 5, 1), to: date(2026, 6, 1) };
        let done = landing(period, Money(500), None, Expected::default());
        assert_eq!((done.landing, done.range), (Money(500), [Money(500); 2]));
        let open = landing(period, Money(500), None, Expected { amount: 100.0, variance: 100.0 });
        assert_eq!((open.landing, open.range), (Money(600), [Money(580), Money(620)]));
        assert_eq!(open.likely, [Money(587), Money(613)]);
        let wide = landing(period, Money(500), None, Expected { amount: 10.0, variance: 1e6 });
        assert_eq!(wide.range[0], Money(500));
    }
}
