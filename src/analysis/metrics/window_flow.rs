//! From the active accounts of one day to those of another, each account once.

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{
        CountChange, FlowCount, WindowFlow,
        metrics::{Metric, MetricUnit},
    },
    model::{Money, Span},
    stats::{poisson_interval, poisson_ratio_p},
};

/// Window flow: what became of the active accounts between the ends of a window, each account once.
///
/// ```text
/// active at the end of a day: day - last purchase <= theta;  value = purchases of its last 365 days
/// closing = opening + new + reactivated - lost                     (accounts)
/// closing = opening + new + reactivated - lost + change of the kept (value)
/// ```
///
/// An account that was lost and returned inside the window is kept; one that came and went inside it
/// is *passing*. The sums of the monthly `churn_flow` count both again each time.
///
/// - **Unit:** counts and money.
/// - **Grain:** company, class by value at the opening, owner, segment; base and current window.
/// - **Undefined** never; *not comparable* when the window opens within the warm-up of `churn_flow`.
/// - **Roll-up:** sums over disjoint groups add up to the company, asserted.
/// - **Change** against the base window: exact 95 % Poisson interval of each count, and the exact test
///   of two counts, losses per opening account. "No signal" unless p <= 0.05: 2 after 3 is no signal.
/// - **Assumptions:** owner and segment are today's: the portfolio as it stands, not who lost it.
///
/// # Reference
///
/// See `churn_flow`, `stats::poisson_interval` and `stats::poisson_ratio_p`.
pub(super) const METRIC: Metric = Metric {
    id: "window_flow",
    unit: MetricUnit::Count,
    name: "Account flow over the window",
    explanation: "How many accounts were gained, won back and lost from the start of the window to its \
                  end, each account counted once, and what they bring in a year.",
};

const YEAR: i32 = 365;
const SIGNIFICANT: f64 = 0.05;

/// Computes what one account adds to the flow of a window; its purchases ascend.
pub(in crate::analysis) fn of_account(
    purchases: &[(Date, Money)],
    theta: u32,
    window: Span,
) -> WindowFlow {
    let before = window.from.yesterday().expect("a window begins after the first day of time");
    let opening = value(purchases, theta, before);
    let closing = value(purchases, theta, window.last());
    let mut flow = WindowFlow::default();
    let known = purchases.first().is_some_and(|first| first.0 < window.from);
    match (opening, closing) {
        (Some(opening), Some(closing)) => {
            flow.kept = 1;
            flow.kept_change = closing - opening;
        }
        (Some(opening), None) => (flow.lost, flow.lost_value) = (1, opening),
        (None, Some(closing)) if known => (flow.reactivated, flow.reactivated_value) = (1, closing),
        (None, Some(closing)) => (flow.new, flow.new_value) = (1, closing),
        (None, None) => {
            flow.passing = u32::from(purchases.iter().any(|purchase| window.contains(purchase.0)));
        }
    }
    flow.opening = u32::from(opening.is_some());
    flow.closing = u32::from(closing.is_some());
    flow.opening_value = opening.unwrap_or_default();
    flow.closing_value = closing.unwrap_or_default();
    flow
}

/// Returns what an active account bought in the year up to a day; `None` when it is not active.
fn value(purchases: &[(Date, Money)], theta: u32, day: Date) -> Option<Money> {
    let bought = &purchases[..purchases.partition_point(|purchase| purchase.0 <= day)];
    let last = bought.last()?.0;
    let after = day.saturating_sub(YEAR.days());
    let from = bought.partition_point(|purchase| purchase.0 <= after);
    let active = i64::from((day - last).get_days()) <= i64::from(theta);
    active.then(|| bought[from..].iter().map(|purchase| purchase.1).sum())
}

impl WindowFlow {
    /// Adds the flow of other accounts.
    pub(in crate::analysis) fn add(&mut self, other: &Self) {
        self.opening += other.opening;
        self.new += other.new;
        self.reactivated += other.reactivated;
        self.lost += other.lost;
        self.closing += other.closing;
        self.kept += other.kept;
        self.passing += other.passing;
        self.opening_value += other.opening_value;
        self.new_value += other.new_value;
        self.reactivated_value += other.reactivated_value;
        self.lost_value += other.lost_value;
        self.kept_change += other.kept_change;
        self.closing_value += other.closing_value;
    }

    /// Asserts that opening and changes give closing, in accounts and in money.
    pub(in crate::analysis) fn assert_ties(&self) {
        let accounts = self.opening + self.new + self.reactivated - self.lost;
        assert_eq!(accounts, self.closing, "a flow leads from opening to closing");
        let gained = self.new_value + self.reactivated_value;
        let value = self.opening_value + gained - self.lost_value + self.kept_change;
        assert_eq!(value, self.closing_value, "a flow leads from opening to closing in money");
    }
}

/// Compares a count with the one before, each counted over something.
pub(in crate::analysis) fn compare(now: (u32, f64), before: Option<(u32, f64)>) -> FlowCount {
    let p = before.and_then(|then| poisson_ratio_p([now.0, then.0], [now.1, then.1]));
    let change = before.zip(p).map(|(then, p)| {
        if p > SIGNIFICANT {
            CountChange::NoSignal
        } else if f64::from(now.0) * then.1 > f64::from(then.0) * now.1 {
            CountChange::More
        } else {
            CountChange::Fewer
        }
    });
    FlowCount {
        count: now.0,
        interval: poisson_interval(now.0),
        before: before.map(|then| then.0),
        p,
        change,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::metrics::churn_flow;

    const WINDOW: Span = Span { from: Date::constant(2026, 1, 1), to: Date::constant(2026, 4, 1) };

    fn bought(days: &[Date]) -> WindowFlow {
        let purchases: Vec<(Date, Money)> = days.iter().map(|day| (*day, Money(10))).collect();
        of_account(&purchases, 30, WINDOW)
    }

    #[test]
    fn an_account_counts_once_however_often_it_comes_and_goes() {
        let returned = bought(&[date(2025, 12, 20), date(2026, 3, 10)]);
        assert_eq!((returned.kept, returned.lost, returned.reactivated), (1, 0, 0));
        let passing = bought(&[date(2026, 1, 5)]);
        assert_eq!((passing.passing, passing.new, passing.lost), (1, 0, 0));
        let lost = bought(&[date(2025, 6, 1), date(2025, 12, 20)]);
        assert_eq!((lost.opening, lost.lost, lost.lost_value), (1, 1, Money(20)));
        let back = bought(&[date(2025, 6, 1), date(2026, 3, 10)]);
        assert_eq!((back.reactivated, back.reactivated_value), (1, Money(20)));
    }

    #[test]
    fn two_losses_after_three_are_no_signal() {
        let change = |now, before| compare((now, 100.0), Some((before, 100.0))).change;
        assert_eq!(change(3, 2), Some(CountChange::NoSignal));
        assert_eq!(change(2, 3), Some(CountChange::NoSignal));
        assert_eq!(change(20, 5), Some(CountChange::More));
        assert_eq!(change(5, 20), Some(CountChange::Fewer));
        assert_eq!(compare((3, 1.0), None).change, None);
        assert_eq!(compare((0, 1.0), Some((0, 0.0))).change, None);
    }

    proptest! {
        #[test]
        fn every_flow_leads_from_opening_to_closing(
            accounts in prop::collection::vec(prop::collection::vec((0_i32..900, 1_i64..99), 0..12), 0..12),
            theta in 1_u32..200,
        ) {
            let begin = date(2024, 6, 1);
            let histories: Vec<Vec<(Date, Money)>> = accounts
                .into_iter()
                .map(|mut days| {
                    days.sort_unstable();
                    days.dedup_by_key(|day| day.0);
                    let day = |(day, units): (i32, i64)| (begin.saturating_add(day.days()), Money(units));
                    days.into_iter().map(day).collect()
                })
                .collect();
            let mut sum = WindowFlow::default();
            for purchases in &histories {
                sum.add(&of_account(purchases, theta, WINDOW));
            }
            sum.assert_ties();
            // The monthly flow knows the same active accounts at both ends.
                        let months = churn_flow::flow(
                histories.iter(),
                histories.iter().filter_map(|bought| bought.first()).map(|day| day.0).min(),
                (theta, WINDOW.last()),
            );
            prop_assert_eq!(sum.closing, months.last().map_or(0, |month| month.active_end));
            for pair in months.windows(2) {
                prop_assert_eq!(pair[0].active_end, pair[1].active_start);
            }
            for month in &months {
                let gained = month.new + month.reactivated;
                prop_assert_eq!(month.active_start + gained - month.churned, month.active_end);
            }
        }
    }
}
