//! Buying on, but less.

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{
        Shrink,
        metrics::{Metric, MetricUnit},
    },
    model::{Money, Span},
    stats::xmr,
};

/// Silent shrink: an account that still buys, but so much less than a year ago that its own variation
/// does not explain it.
///
/// ```text
/// 13 blocks of 4 weeks up to the last complete week: d = revenue - revenue of the same weeks 364
///                                                    days earlier
/// explained = 2.66 x mean of |d[i] - d[i-1]| x sqrt 6.5
/// shrinks when revenue of the last 26 weeks < that of the same weeks a year earlier - explained
/// ```
///
/// - **Unit:** money; a float only for what is explained.
/// - **Grain:** account, the last 26 complete weeks; the same weekdays a year earlier, so that neither
///   season nor a running week shows.
/// - **Undefined** unless the first purchase lies 104 weeks back; never for accounts at risk, lost or on
///   a seasonal pause, which are silent and not shrinking.
/// - **Roll-up:** accounts and money at stake (the fall) add up.
/// - **Assumptions:** differences of disjoint blocks vary independently: the variation of 26 weeks is
///   that of one block times the root of 6.5. A fall moves one range, so it hardly widens the limit.
///
/// # Reference
///
/// Wheeler's `XmR` limits, see `stats::xmr`; differences instead of ratios, because they stay exact
/// and exist where a block of last year is empty. Who varies much must fall far to be noticed; the
/// tests show half the revenue found, noise and a season that comes back not.
pub(super) const METRIC: Metric = Metric {
    id: "silent_shrink",
    unit: MetricUnit::Money,
    name: "Silent shrink",
    explanation: "The account still buys, but over 26 weeks less than a year ago by more than its own \
                  variation explains.",
};

const BLOCKS: i32 = 13;
const BLOCK_DAYS: i32 = 28;
const YEAR_DAYS: i32 = BLOCKS * BLOCK_DAYS;
const HALF_DAYS: i32 = YEAR_DAYS / 2;

/// Returns the shrink of an account whose revenue of any span is given; weeks end before `to`.
pub(in crate::analysis) fn shrink(
    revenue: impl Fn(Span) -> Money,
    first_purchase: Option<Date>,
    to: Date,
) -> Option<Shrink> {
    let back = |days: i32| to.saturating_sub(days.days());
    if first_purchase? > back(2 * YEAR_DAYS) {
        return None;
    }
    let earlier = |span: Span| Span {
        from: span.from.saturating_sub(YEAR_DAYS.days()),
        to: span.to.saturating_sub(YEAR_DAYS.days()),
    };
    let change = |block: i32| {
        let days = block * BLOCK_DAYS;
        let span = Span { from: back(days + BLOCK_DAYS), to: back(days) };
        (revenue(span) - revenue(earlier(span))).as_f64()
    };
    let changes: Vec<f64> = (0..BLOCKS).rev().map(change).collect();
    let blocks = f64::from(HALF_DAYS) / f64::from(BLOCK_DAYS);
    // Changes that are all alike explain nothing: any fall is one.
    let explained = xmr::reach(&changes).unwrap_or(0.0) * blocks.sqrt();
    let weeks = Span { from: back(HALF_DAYS), to };
    let (current, previous) = (revenue(weeks), revenue(earlier(weeks)));
    let fell = (previous - current).as_f64() > explained;
    fell.then_some(Shrink { weeks, current, previous, explained })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TO: Date = Date::constant(2026, 11, 23);

    /// Sells `amount(weeks back)` every week.
    fn weekly(amount: impl Fn(i32) -> i64) -> impl Fn(Span) -> Money {
        move |span| {
            let weeks = 0..160;
            let sold = weeks.filter(|week| span.contains(TO.saturating_sub((week * 7 + 3).days())));
            Money(sold.map(&amount).sum())
        }
    }

    fn found(amount: impl Fn(i32) -> i64) -> Option<Shrink> {
        shrink(weekly(amount), Some(date(2023, 11, 1)), TO)
    }

    #[test]
    fn half_the_usual_revenue_is_a_shrink_and_noise_is_none() {
        let noise = |week: i32| i64::from(week * 37 % 11);
        let fallen = found(|week| if week < 26 { 50 } else { 100 } + noise(week)).unwrap();
        assert_eq!(fallen.weeks.days(), 182);
        assert!(fallen.at_stake().0 > 1_200 && fallen.explained < 1_200.0);
        assert_eq!(found(|week| 100 + noise(week)), None);
        let even = found(|week| if week < 52 { 50 } else { 100 }).unwrap();
        assert_eq!((even.at_stake(), even.explained), (Money(1_300), 0.0));
        assert_eq!(found(|_| 100), None);
        assert_eq!(found(|week| if week < 26 { 150 } else { 100 } + noise(week)), None);
    }

    #[test]
    fn a_season_that_comes_back_is_no_shrink_and_a_young_account_has_no_year_before() {
        let season = |week: i32| if week % 52 < 26 { 20 + i64::from(week % 3) } else { 100 };
        assert_eq!(found(season), None);
        let young = shrink(weekly(|_| 1), Some(date(2025, 1, 1)), TO);
        assert_eq!(young, None);
    }
}
