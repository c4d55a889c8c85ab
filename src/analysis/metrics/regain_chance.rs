//! Whether lost accounts come back.

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{
        Activity, Chance, ChanceBasis, ChanceRow, LossReason,
        metrics::{Metric, MetricUnit, own_rhythm, standing},
    },
    stats::beta_quantile,
};

/// Chance of regaining: how likely an account that is still lost buys again within the next 365 days.
///
/// ```text
/// case      a past loss, still lost s days after it, and followed for 365 days more
/// regained  bought within those 365 days;  s = 0, 91, 182, 365 days, the last that the account has passed
/// rate      (prior + regained) / (prior weight + cases), interval by the beta distribution
/// prior     all reasons: one case each way;  one reason: ten cases with the rate of all reasons
/// ```
///
/// - **Unit:** ratio between 0 and 1, with a 95 % interval.
/// - **Grain:** time since the loss, by reason where that is known and has ten cases.
/// - **Undefined** below ten cases: then the count is shown and no rate.
/// - **Roll-up:** counts.
/// - **A loss** is the crossing of twice the own threshold known then, or a notice (`standing`).
/// - **Assumptions:** losses to come are like those of the past. Losses of the last year, whose end is
///   not known, are left out whether regained or not.
///
/// # Reference
///
/// Beta-binomial posterior; quantiles checked against scipy.
pub(super) const METRIC: Metric = Metric {
    id: "regain_chance",
    unit: MetricUnit::Ratio,
    name: "Chance of regaining",
    explanation: "How many of the accounts that were lost for as long bought again within a year.",
};

/// Days since a loss at which chances are taken.
const SINCE: [u32; 4] = [0, 91, 182, 365];
/// Days a case is followed.
const FOLLOWED: u32 = 365;
/// Cases from which on a rate is said.
pub(in crate::analysis) const ENOUGH: u32 = 10;
/// Cases that the rate of all reasons counts for.
const PRIOR: f64 = 10.0;

/// A loss, made good or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct PastLoss {
    /// The last purchase before it.
    pub(in crate::analysis) last: Date,
    /// The day it counted as lost.
    pub(in crate::analysis) on: Date,
    /// The next purchase.
    pub(in crate::analysis) regained: Option<Date>,
}

/// Returns every loss of an account up to `as_of`, oldest first; purchases and notices ascend.
pub(in crate::analysis) fn losses(
    purchases: &[Date],
    noticed: &[Date],
    as_of: Date,
    pooled: Option<f64>,
    rules: &Activity,
) -> Vec<PastLoss> {
    let floor = i64::from(rules.own_gap.floor_days) * 2;
    let gap = |from: Date, to: Date| i64::from((to - from).get_days());
    let mut found = vec![];
    for (at, &last) in purchases.iter().enumerate() {
        let regained = purchases.get(at + 1).copied();
        let end = regained.unwrap_or(as_of);
        // No threshold lies below the floor, which spares most purchases the closer look.
        let silent = (gap(last, end) > floor).then(|| {
            let known = &purchases[..=at];
            let gaps: Vec<f64> =
                known.windows(2).map(|pair| f64::from((pair[1] - pair[0]).get_days())).collect();
            let rhythm = own_rhythm::rhythm(&gaps, Some(last), end, pooled, &rules.own_gap);
            standing::lost_on(known, rhythm.threshold, rules.seasonal_guard)
        });
        let told = noticed[noticed.partition_point(|day| *day < last)..].first().copied();
        let on = silent.flatten().into_iter().chain(told).min();
        // A notice is taken back by a purchase after it; silence ends before the purchase.
        found.extend(
            on.filter(|on| regained.map_or(*on <= as_of, |day| *on < day)).map(|on| PastLoss {
                last,
                on,
                regained,
            }),
        );
    }
    found
}

/// Returns the place of the last time of [`SINCE`] that has passed since a loss.
fn place(days_lost: u32) -> usize {
    SINCE.iter().rposition(|since| *since <= days_lost).unwrap_or(0)
}

/// Past losses by time and reason.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Cases {
    /// By time, then reason: cases and those regained.
    counts: [[(u32, u32); LossReason::ALL.len()]; SINCE.len()],
}

impl Cases {
    /// Adds a loss where it could be followed.
    pub(in crate::analysis) fn add(&mut self, loss: &PastLoss, reason: LossReason, as_of: Date) {
        let reason = index(reason);
        for (row, since) in self.counts.iter_mut().zip(SINCE) {
            let start = loss.on.saturating_add(i64::from(since).days());
            let end = start.saturating_add(i64::from(FOLLOWED).days());
            if end <= as_of && loss.regained.is_none_or(|day| day > start) {
                let is_back = loss.regained.is_some_and(|day| day <= end);
                row[reason] = (row[reason].0 + 1, row[reason].1 + u32::from(is_back));
            }
        }
    }

    /// Returns the chances that follow from all losses.
    pub(in crate::analysis) fn chances(&self) -> Chances {
        Chances {
            by_time: std::array::from_fn(|place| self.of_time(place)),
            by_reason: std::array::from_fn(|place| {
                LossReason::ALL.map(|reason| self.of_reason(place, reason))
            }),
        }
    }

    fn of_time(&self, place: usize) -> Chance {
        let sum = |sum: (u32, u32), row: &(u32, u32)| (sum.0 + row.0, sum.1 + row.1);
        chance(ChanceBasis::Time, self.counts[place].iter().fold((0, 0), sum), [1.0, 1.0])
    }

    fn of_reason(&self, place: usize, reason: LossReason) -> Chance {
        let common = self.of_time(place).rate.unwrap_or(0.5);
        let prior = [PRIOR * common, PRIOR * (1.0 - common)];
        chance(ChanceBasis::ReasonAndTime, self.counts[place][index(reason)], prior)
    }
}

/// The chances of all losses; each is found once, however many accounts ask for it.
#[derive(Debug)]
pub(in crate::analysis) struct Chances {
    by_time: [Chance; SINCE.len()],
    by_reason: [[Chance; LossReason::ALL.len()]; SINCE.len()],
}

impl Chances {
    /// Returns the chance of an account lost so many days ago.
    pub(in crate::analysis) fn chance(&self, days_lost: u32, reason: LossReason) -> Chance {
        let place = place(days_lost);
        let own = self.by_reason[place][index(reason)];
        let is_told = reason != LossReason::Unknown && own.rate.is_some();
        if is_told { own } else { self.by_time[place] }
    }

    /// Returns all chances that rest on a case.
    pub(in crate::analysis) fn table(&self) -> Vec<ChanceRow> {
        let mut rows = vec![];
        for (place, days_lost) in SINCE.into_iter().enumerate() {
            let all = (None, self.by_time[place]);
            let each = LossReason::ALL.into_iter().map(Some).zip(self.by_reason[place]);
            let known = [all].into_iter().chain(each).filter(|row| row.1.cases > 0);
            rows.extend(known.map(|(reason, chance)| ChanceRow { days_lost, reason, chance }));
        }
        rows
    }
}

fn index(reason: LossReason) -> usize {
    LossReason::ALL.iter().position(|known| *known == reason).expect("every reason is in the list")
}

fn chance(basis: ChanceBasis, (cases, regained): (u32, u32), prior: [f64; 2]) -> Chance {
    if cases < ENOUGH {
        let basis = ChanceBasis::TooFew;
        return Chance { basis, cases, regained, rate: None, interval: None };
    }
    let [back, gone] = [prior[0] + f64::from(regained), prior[1] + f64::from(cases - regained)];
    let interval = [0.025, 0.975].map(|q| beta_quantile(q, back, gone));
    Chance { basis, cases, regained, rate: Some(back / (back + gone)), interval: Some(interval) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analysis::Settings;

    fn rules() -> Activity {
        Activity { seasonal_guard: false, ..Settings::default().activity }
    }

    #[test]
    fn finds_losses_by_silence_and_by_notice() {
        let mut days: Vec<Date> = (0..7).map(|month| date(2024, 1 + month, 1)).collect();
        days.extend([date(2025, 1, 1), date(2025, 2, 1)]);
        let found =
            losses(&days, &[date(2025, 1, 20), date(2025, 3, 1)], date(2026, 1, 1), None, &rules());
        let told: Vec<_> = found.iter().map(|loss| (loss.last, loss.on, loss.regained)).collect();
        assert_eq!(
            told,
            [
                // Gaps of up to 31 days: lost 63 days after the last purchase.
                (date(2024, 7, 1), date(2024, 9, 2), Some(date(2025, 1, 1))),
                (date(2025, 1, 1), date(2025, 1, 20), Some(date(2025, 2, 1))),
                (date(2025, 2, 1), date(2025, 3, 1), None),
            ]
        );
        assert!(losses(&days[..7], &[], date(2024, 8, 1), None, &rules()).is_empty());
    }

    #[test]
    fn counts_only_what_could_be_followed_and_says_no_rate_below_ten() {
        let as_of = date(2026, 1, 1);
        let loss = |on, regained| PastLoss { last: on, on, regained };
        let mut cases = Cases::default();
        // Back after 100 days, never back, and too young to know.
        for one in [
            loss(date(2023, 1, 1), Some(date(2023, 4, 11))),
            loss(date(2023, 1, 1), None),
            loss(date(2025, 6, 1), Some(date(2025, 7, 1))),
        ] {
            cases.add(&one, LossReason::Price, as_of);
        }
        let (early, late) = (
            cases.chances().chance(10, LossReason::Price),
            cases.chances().chance(200, LossReason::Price),
        );
        assert_eq!((early.cases, early.regained, early.rate), (2, 1, None));
        assert_eq!((late.cases, late.regained, late.basis), (1, 0, ChanceBasis::TooFew));
        for _ in 0..10 {
            cases.add(&loss(date(2023, 1, 1), None), LossReason::Price, as_of);
        }
        let chance = cases.chances().chance(0, LossReason::Price);
        assert_eq!(
            (chance.basis, chance.cases, chance.regained),
            (ChanceBasis::ReasonAndTime, 12, 1)
        );
        // All reasons: 2 of 14; one reason: 10 * 2/14 + 1 of 22.
        assert!((chance.rate.unwrap() - (20.0 / 14.0 + 1.0) / 22.0).abs() < 1e-12);
        let other = cases.chances().chance(0, LossReason::Competitor);
        assert_eq!((other.basis, other.cases), (ChanceBasis::Time, 12));
        let [low, high] = other.interval.unwrap();
        assert!(low < other.rate.unwrap() && other.rate.unwrap() < high);
        assert_eq!(cases.chances().table().len(), 8);
    }
}
