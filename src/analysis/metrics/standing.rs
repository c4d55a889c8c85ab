//! Where an account stands in all.

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{
        Activity, Rhythm, Standing, State, WonBack,
        metrics::{Metric, MetricUnit, own_rhythm, seasonal_guard},
    },
    model::{Money, Span},
};

/// Standing: the state of the own rhythm, with what the rhythm alone cannot say.
///
/// ```text
/// never bought   no purchase in the data
/// lost           notice of leaving without a later purchase, or churned after the seasonal guard
/// at risk, seasonal pause   as own_rhythm and seasonal_guard
/// late           active, silence past the 80 % quantile of the own gaps
/// won back       active, and bought again after a loss since the start of the current window
/// active         everything else
/// ```
///
/// - **Unit:** class.
/// - **Grain:** account at the as-of date.
/// - **Undefined** never; the first line that fits holds.
/// - **Roll-up:** counts per standing. Accounts that never bought are a list of their own, never lost.
/// - **Day of a loss:** the notice, or last purchase + 2 thresholds + 1, not before the seasonal guard
///   lets go. A past loss is judged by the gaps known then; with few of them by today's pooled gap.
/// - **Assumptions:** a row of `losses` is a notice; a purchase after it takes it back.
///
/// # Reference
///
/// Rules of the trade; the error rates of the rhythm are those of `flag_backtest`.
pub(super) const METRIC: Metric = Metric {
    id: "standing",
    unit: MetricUnit::Class,
    name: "Standing",
    explanation: "Whether the account buys as usual, is late, pauses, is at risk, lost or won back.",
};

/// Returns the day from which an account counts as lost if it stays silent; `purchases` ascend.
pub(in crate::analysis) fn lost_on(
    purchases: &[Date],
    threshold: f64,
    seasonal_guard: bool,
) -> Option<Date> {
    let last = *purchases.last()?;
    let crossing = last.saturating_add((own_rhythm::days(2.0 * threshold) + 1).days());
    let released = if seasonal_guard { seasonal_guard::released(purchases) } else { None };
    Some(released.map_or(crossing, |released| released.max(crossing)))
}

/// Returns the notice that is in force: the latest by `as_of`, unless a purchase followed it.
pub(in crate::analysis) fn notice(
    noticed: impl Iterator<Item = Date>,
    last_purchase: Option<Date>,
    as_of: Date,
) -> Option<Date> {
    let latest = noticed.filter(|day| *day <= as_of).max()?;
    last_purchase.filter(|last| *last <= latest).map(|_| latest)
}

/// Returns where an account stands.
pub(in crate::analysis) fn standing(
    rhythm: &Rhythm,
    notice: Option<Date>,
    won_back: Option<&WonBack>,
) -> Standing {
    let Some(silence) = rhythm.days_since.map(f64::from) else { return Standing::NeverBought };
    match rhythm.state_guarded {
        _ if notice.is_some() => Standing::Lost,
        State::Never => Standing::NeverBought,
        State::Churned => Standing::Lost,
        State::AtRisk => Standing::AtRisk,
        State::SeasonalPause => Standing::SeasonalPause,
        State::Active if rhythm.late_after.is_some_and(|late| silence > late) => Standing::Late,
        State::Active if won_back.is_some() => Standing::WonBack,
        State::Active => Standing::Active,
    }
}

/// Returns the last return after a loss within a span; `purchases` ascend and end with its last day.
pub(in crate::analysis) fn won_back(
    purchases: &[(Date, Money)],
    noticed: impl Iterator<Item = Date>,
    since: Span,
    pooled: Option<f64>,
    rules: &Activity,
) -> Option<WonBack> {
    let days: Vec<Date> = purchases.iter().map(|purchase| purchase.0).collect();
    let silent = by_silence(&days, since, pooled, rules).map(|found| (found.0, found.1, false));
    let told = noticed.filter_map(|lost_on| {
        let on = *days.get(days.partition_point(|day| *day <= lost_on))?;
        (since.contains(on) && days[0] <= lost_on).then_some((on, lost_on, true))
    });
    let (on, lost_on, after_notice) = told.chain(silent).max()?;
    let from = days.partition_point(|day| *day < on);
    let revenue_since = purchases[from..].iter().map(|purchase| purchase.1).sum();
    Some(WonBack { on, lost_on, after_notice, revenue_since })
}

/// Returns the last purchase in the span that followed a loss by silence, with the day of the loss.
fn by_silence(
    days: &[Date],
    since: Span,
    pooled: Option<f64>,
    rules: &Activity,
) -> Option<(Date, Date)> {
    let floor = 2 * i64::from(rules.own_gap.floor_days.min(rules.own_gap.cap_days));
    (1..days.len()).rev().take_while(|&at| since.contains(days[at])).find_map(|at| {
        let (last, on) = (days[at - 1], days[at]);
        // No threshold lies below this, which spares most purchases the closer look.
        if i64::from((on - last).get_days()) <= floor {
            return None;
        }
        let known = &days[..at];
        let gaps: Vec<f64> =
            known.windows(2).map(|pair| f64::from((pair[1] - pair[0]).get_days())).collect();
        let rhythm = own_rhythm::rhythm(&gaps, Some(last), on, pooled, &rules.own_gap);
        let lost_on = lost_on(known, rhythm.threshold, rules.seasonal_guard)?;
        (lost_on < on).then_some((on, lost_on))
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analysis::Settings;

    const AS_OF: Date = Date::constant(2026, 11, 22);

    fn rules() -> Activity {
        Settings::default().activity
    }

    /// Purchases every `gap` days, the last one `silence` days before the as-of date.
    fn regular(gap: i64, count: i64, silence: i64) -> Vec<Date> {
        let day = |back: i64| AS_OF.saturating_sub((silence + back * gap).days());
        (0..count).rev().map(day).collect()
    }

    fn at(purchases: &[Date], notice: Option<Date>) -> Standing {
        let gaps: Vec<f64> =
            purchases.windows(2).map(|pair| f64::from((pair[1] - pair[0]).get_days())).collect();
        let last = purchases.last().copied();
        let mut rhythm = own_rhythm::rhythm(&gaps, last, AS_OF, Some(60.0), &rules().own_gap);
        rhythm.state_guarded = seasonal_guard::guarded(rhythm.state, purchases, AS_OF);
        standing(&rhythm, notice, None)
    }

    #[test]
    fn d2_weekly_buyer_is_late_at_three_weeks_and_a_yearly_buyer_not_at_six_months() {
        assert_eq!(at(&regular(7, 30, 21), None), Standing::Late);
        assert_eq!(at(&regular(7, 30, 31), None), Standing::AtRisk);
        assert_eq!(at(&regular(365, 7, 183), None), Standing::Active);
    }

    #[test]
    fn a_notice_overrides_the_rhythm_until_the_next_purchase() {
        let buys = regular(7, 30, 3);
        let last = buys.last().copied();
        let noticed = |day: Date| notice([day].into_iter(), last, AS_OF);
        assert_eq!(at(&buys, noticed(date(2026, 11, 20))), Standing::Lost);
        assert_eq!(at(&buys, noticed(date(2026, 11, 10))), Standing::Active);
        assert_eq!(noticed(date(2026, 12, 1)), None);
        assert_eq!(
            at(&[], notice([date(2026, 1, 1)].into_iter(), None, AS_OF)),
            Standing::NeverBought
        );
    }

    #[test]
    fn an_account_that_buys_after_a_loss_is_won_back() {
        let mut days: Vec<Date> = (0..8).map(|month| date(2025, 1 + month, 1)).collect();
        days.extend([date(2026, 3, 1), date(2026, 4, 1)]);
        let purchases: Vec<(Date, Money)> = days.iter().map(|day| (*day, Money(10))).collect();
        let since = Span { from: date(2025, 11, 1), to: date(2026, 11, 23) };
        let rules = Activity { seasonal_guard: false, ..rules() };
        let found = won_back(&purchases, [].into_iter(), since, None, &rules).unwrap();
        // Gaps of 28 to 31 days: lost 62 days after the last one.
        assert_eq!((found.on, found.lost_on), (date(2026, 3, 1), date(2025, 10, 3)));
        assert_eq!((found.revenue_since, found.after_notice), (Money(20), false));
        let told = won_back(&purchases, [date(2026, 3, 20)].into_iter(), since, None, &rules);
        assert_eq!(
            told.map(|found| (found.on, found.after_notice)),
            Some((date(2026, 4, 1), true))
        );
        let steady = &purchases[..8];
        assert_eq!(won_back(steady, [].into_iter(), since, None, &rules), None);
    }

    #[test]
    fn the_day_of_a_loss_waits_for_the_seasonal_guard() {
        let autumn = [date(2024, 9, 1), date(2024, 10, 1), date(2025, 10, 1)];
        assert_eq!(lost_on(&autumn, 30.0, false), Some(date(2025, 12, 1)));
        assert_eq!(lost_on(&autumn, 30.0, true), Some(date(2026, 10, 1)));
    }
}
