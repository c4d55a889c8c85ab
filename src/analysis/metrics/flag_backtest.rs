//! How well the warnings worked.

use jiff::civil::Date;

use crate::{
    analysis::{
        Audited, Backtest, Flag, FlagResult, Outcome,
        metrics::{Metric, MetricUnit, ratio},
    },
    stats::{median, number},
};

/// Audit of the flags: what the rules would have said 13 and 26 weeks ago, against what happened.
///
/// ```text
/// population   accounts with a purchase in the 365 days up to the flag day, without those that had
///              given notice by then: nobody needs to be warned of what was told
/// flags        computed from the history cut at the flag day: late; at risk or lost; the same without
///              the seasonal guard; lost
/// really lost  no purchase since, and at the as-of date still past its own threshold and no seasonal
///              pause, or gone with notice
/// returned     a purchase since the flag day
/// open         neither: not silent for long enough to tell; in no rate
/// precision = flagged and lost / flagged,  recall = flagged and lost / lost
/// false-alarm rate = flagged and returned / returned
/// lead time = days from the day the flag was raised (silence passed its limit) to the day the account
///             counts as lost; median over the flagged and lost
/// ```
///
/// - **Unit:** ratios and days, with the accounts behind them.
/// - **Grain:** company; flag days 91 and 182 days before the as-of date.
/// - **Undefined** unless the first purchase in the data lies a year before the flag day; a rate without
///   accounts to divide by.
/// - **Roll-up:** counts add up over disjoint sets of accounts.
/// - **Assumptions:** who is silent past its own threshold for another 13 or 26 weeks is lost. The same
///   rule flags and judges, so a rule too strict for an account cannot be seen here; the accounts that
///   returned can.
///
/// # Reference
///
/// The usual table of two by two; worked by hand in the tests.
pub(super) const METRIC: Metric = Metric {
    id: "flag_backtest",
    unit: MetricUnit::Ratio,
    name: "Audit of the flags",
    explanation: "Of the accounts the rules would have flagged earlier, how many were really lost, and of \
                  those lost, how many were flagged in time.",
};

impl Flag {
    /// Every flag, from the mildest to the strictest.
    pub const ALL: [Self; 4] = [Self::Late, Self::AlarmUnguarded, Self::Alarm, Self::Lost];
}

impl Audited {
    /// Returns whether the account carried a flag.
    pub fn has(&self, flag: Flag) -> bool {
        self.lead_days(flag).is_some()
    }

    /// Returns the days of warning a flag gave; `None` without it.
    pub fn lead_days(&self, flag: Flag) -> Option<u32> {
        self.flags.iter().find(|raised| raised.flag == flag).map(|raised| raised.lead_days)
    }
}

/// Adds up the audited accounts.
pub(in crate::analysis) fn backtest(day: Date, as_of: Date, accounts: Vec<Audited>) -> Backtest {
    Backtest {
        day,
        days: (as_of - day).get_days().unsigned_abs(),
        results: Flag::ALL.map(|flag| result(flag, &accounts)).to_vec(),
        accounts,
    }
}

fn result(flag: Flag, accounts: &[Audited]) -> FlagResult {
    let count = |flagged: bool, outcome: Outcome| {
        let found =
            accounts.iter().filter(|one| one.has(flag) == flagged && one.outcome == outcome);
        number(found.count())
    };
    let lost = accounts.iter().filter(|one| one.outcome == Outcome::Lost);
    let leads: Vec<f64> = lost.filter_map(|one| one.lead_days(flag)).map(f64::from).collect();
    let mut result = FlagResult {
        flag,
        flagged_lost: count(true, Outcome::Lost),
        flagged_returned: count(true, Outcome::Returned),
        flagged_open: count(true, Outcome::Open),
        quiet_lost: count(false, Outcome::Lost),
        quiet_returned: count(false, Outcome::Returned),
        quiet_open: count(false, Outcome::Open),
        precision: None,
        recall: None,
        false_alarm_rate: None,
        lead_days: median(&leads),
    };
    let share = |part: u32, other: u32| ratio(part.into(), i128::from(part) + i128::from(other));
    result.precision = share(result.flagged_lost, result.flagged_returned);
    result.recall = share(result.flagged_lost, result.quiet_lost);
    result.false_alarm_rate = share(result.flagged_returned, result.quiet_returned);
    result
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analysis::Raised;

    fn audited(flags: &[Flag], outcome: Outcome, lead_days: u32) -> Audited {
        let state = crate::analysis::State::Active;
        let flags = flags.iter().map(|flag| Raised { flag: *flag, lead_days }).collect();
        Audited { account_id: "A".to_owned(), state, flags, outcome }
    }

    #[test]
    fn rates_follow_from_the_table_of_two_by_two() {
        let alarm = [Flag::Late, Flag::AlarmUnguarded, Flag::Alarm];
        let accounts = vec![
            audited(&alarm, Outcome::Lost, 20),
            audited(&alarm, Outcome::Lost, 40),
            audited(&alarm, Outcome::Returned, 0),
            audited(&alarm, Outcome::Open, 0),
            audited(&[], Outcome::Lost, 0),
            audited(&[], Outcome::Returned, 0),
            audited(&[Flag::Late], Outcome::Returned, 0),
            audited(&[], Outcome::Returned, 0),
        ];
        let found = backtest(date(2026, 1, 1), date(2026, 4, 2), accounts);
        let of = |flag| *found.results.iter().find(|result| result.flag == flag).unwrap();
        let alarm = of(Flag::Alarm);
        assert_eq!((alarm.precision, alarm.recall), (Some(2.0 / 3.0), Some(2.0 / 3.0)));
        assert_eq!((alarm.false_alarm_rate, alarm.lead_days), (Some(0.25), Some(30.0)));
        assert_eq!((alarm.flagged_open, alarm.quiet_open, found.days), (1, 0, 91));
        assert_eq!(of(Flag::Late).false_alarm_rate, Some(0.5));
        let lost = of(Flag::Lost);
        assert_eq!((lost.precision, lost.recall, lost.lead_days), (None, Some(0.0), None));
    }
}
