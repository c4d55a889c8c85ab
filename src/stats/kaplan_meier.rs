//! How long something lasts when not all of it has ended.

use crate::stats::{NORMAL_975, number};

const HALF: f64 = 0.5;
/// What a product of fractions may miss a half by.
const EQUAL: f64 = 1e-12;

/// One observed lifetime.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lifetime {
    /// How long it was watched.
    pub time: f64,
    /// Whether it ended then; otherwise it was still going on (censored).
    pub ended: bool,
}

/// The survival curve right after a time at which lifetimes ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SurvivalStep {
    /// The time.
    pub time: f64,
    /// Lifetimes that had lasted until then.
    pub at_risk: u32,
    /// Of these, those that ended.
    pub events: u32,
    /// Of these, those last seen then.
    pub censored: u32,
    /// Share that lasts longer.
    pub survival: f64,
    /// Greenwood's standard error; `None` once nothing survives.
    pub standard_error: Option<f64>,
    /// 95 % interval on the plain scale, cut to 0 and 1.
    pub plain: Option<[f64; 2]>,
    /// 95 % interval on the log scale, cut to 1.
    pub log: Option<[f64; 2]>,
    /// 95 % interval on the log-log scale, which needs no cut.
    pub log_log: Option<[f64; 2]>,
}

/// Estimates the share of lifetimes that last longer than each time, one step per time with ends.
///
/// ```text
/// S(t)  = product over times up to t of (1 - d / n)
/// se(t) = S(t) sqrt( sum d / (n (n - d)) )
/// plain: S +- z se,  log: S exp(+- z se / S),  log-log: S ^ exp(+- z se / (S ln S))
/// ```
///
/// - **Range:** 1 falling to 0; before the first step 1.
/// - **Undefined:** no steps without an end; no interval once nothing survives.
/// - **Assumptions:** censoring tells nothing about the end; ends come before censorings of the same
///   time.
///
/// # Reference
///
/// Kaplan and Meier (1958), Greenwood (1926); checked against R survival on `aml` and on the 6-MP
/// remissions. R's default interval is log, `SAS` prints log-log.
pub fn kaplan_meier(lifetimes: &[Lifetime]) -> Vec<SurvivalStep> {
    let mut sorted = lifetimes.to_vec();
    sorted.sort_by(|a, b| a.time.total_cmp(&b.time));
    let mut at_risk = number(sorted.len());
    let (mut survival, mut variance) = (1.0, 0.0);
    let mut steps = vec![];
    for same in sorted.chunk_by(|a, b| a.time.total_cmp(&b.time).is_eq()) {
        let events = number(same.iter().filter(|lifetime| lifetime.ended).count());
        if events > 0 {
            let (d, n) = (f64::from(events), f64::from(at_risk));
            survival *= (n - d) / n;
            variance += d / (n * (n - d));
            let censored = number(same.len()) - events;
            let step = SurvivalStep { censored, ..step(survival, variance) };
            steps.push(SurvivalStep { time: same[0].time, at_risk, events, ..step });
        }
        at_risk -= number(same.len());
    }
    steps
}

/// Which interval of a curve is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// The default of R.
    Log,
    /// The default of `SAS`, and of this program.
    LogLog,
}

/// The time by which half of the lifetimes have ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MedianLifetime {
    /// The first time with at most half left; `None` while more than half last.
    pub time: Option<f64>,
    /// The same as R prints it: where exactly half is left, the middle between that time and the next
    /// step.
    pub midpoint: Option<f64>,
    /// The first time at which the lower bound of the curve is at most a half.
    pub low: Option<f64>,
    /// The first time at which the upper bound is at most a half; `None` (R: `NA`) when it never is,
    /// or only where nothing survives and there is no bound.
    pub high: Option<f64>,
}

/// Returns the median of a survival curve with its 95 % interval.
///
/// - **Undefined** parts are `None`: a curve need not come down to a half.
///
/// # Reference
///
/// Brookmeyer and Crowley (1982) as in R `survfit`: `aml` 31 (18, NA) and 23 (8, NA) on the log
/// scale. The midpoint is R's convention; `time` is that of `SAS` and lifelines.
pub fn median_lifetime(steps: &[SurvivalStep], scale: Scale) -> MedianLifetime {
    let bounds = |step: &SurvivalStep| match scale {
        Scale::Log => step.log,
        Scale::LogLog => step.log_log,
    };
    let bound = |end: usize| {
        // Once nothing survives there is no interval; R leaves the limit open there, too.
        let reached = |step: &&SurvivalStep| bounds(step).is_some_and(|bounds| bounds[end] <= HALF);
        steps.iter().find(reached).map(|step| step.time)
    };
    let crossing = steps.iter().position(|step| step.survival <= HALF + EQUAL);
    let time = crossing.map(|index| steps[index].time);
    let midpoint = crossing.map(|index| match steps.get(index + 1) {
        Some(next) if steps[index].survival >= HALF - EQUAL => {
            f64::midpoint(steps[index].time, next.time)
        }
        _ => steps[index].time,
    });
    MedianLifetime { time, midpoint, low: bound(0), high: bound(1) }
}

/// The estimate and its intervals; counts are left open.
fn step(survival: f64, variance: f64) -> SurvivalStep {
    let error = (survival > 0.0).then(|| survival * variance.sqrt());
    let interval = |scale: &dyn Fn(f64) -> [f64; 2]| {
        error.map(|error| scale(error).map(|bound| bound.clamp(0.0, 1.0)))
    };
    SurvivalStep {
        time: 0.0,
        at_risk: 0,
        events: 0,
        censored: 0,
        survival,
        standard_error: error,
        plain: interval(&|error| [survival - NORMAL_975 * error, survival + NORMAL_975 * error]),
        log: interval(&|error| {
            let width = (NORMAL_975 * error / survival).exp();
            [survival / width, survival * width]
        }),
        log_log: interval(&|error| {
            let width = (NORMAL_975 * error / (survival * survival.ln())).exp();
            [survival.powf(width.recip()), survival.powf(width)]
        }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::stats::reference::{assert_close, numbers, parse};

    fn lifetimes(group: &Value) -> Vec<Lifetime> {
        let times = numbers(&group["time"]).into_iter().zip(numbers(&group["event"]));
        times.map(|(time, ended)| Lifetime { time, ended: ended > 0.0 }).collect()
    }

    fn check(text: &str) {
        for group in parse(text)["expected"]["groups"].as_object().unwrap().values() {
            let steps = kaplan_meier(&lifetimes(group));
            let rows: Vec<&Value> =
                group["table"].as_array().unwrap().iter().filter(|row| row["d"] != 0).collect();
            assert_eq!(steps.len(), rows.len());
            for (step, row) in steps.iter().zip(rows) {
                assert_eq!((row["n"].as_u64(), row["d"].as_u64()), counts(step));
                assert_close(step.survival, row["s"].as_f64().unwrap(), 1e-12);
                for (name, interval) in
                    [("plain", step.plain), ("log", step.log), ("loglog", step.log_log)]
                {
                    let bounds = ["lo", "hi"].map(|end| row[format!("{name}_{end}")].as_f64());
                    let [Some(low), Some(high)] = bounds else { continue };
                    assert_close(interval.unwrap()[0], low, 1e-9);
                    assert_close(interval.unwrap()[1], high, 1e-9);
                }
            }
        }
    }

    fn counts(step: &SurvivalStep) -> (Option<u64>, Option<u64>) {
        (Some(step.at_risk.into()), Some(step.events.into()))
    }

    #[test]
    fn agrees_with_r_survival() {
        check(include_str!("../../tests/reference/km_aml.json"));
        check(include_str!("../../tests/reference/km_leukemia_6mp.json"));
    }

    #[test]
    fn medians_and_their_limits_are_those_of_r() {
        let medians = |text: &str| -> Vec<MedianLifetime> {
            let file = parse(text);
            let groups = file["expected"]["groups"].as_object().unwrap().values();
            groups
                .map(|group| {
                    let found = median_lifetime(&kaplan_meier(&lifetimes(group)), Scale::Log);
                    assert_eq!(found.time, group["median"].as_f64());
                    assert_eq!(found.midpoint, group["median_R"].as_f64());
                    found
                })
                .collect()
        };
        let aml = medians(include_str!("../../tests/reference/km_aml.json"));
        let limits: Vec<_> = aml.iter().map(|median| (median.low, median.high)).collect();
        assert_eq!(limits, [(Some(18.0), None), (Some(8.0), None)]);
        let remissions = medians(include_str!("../../tests/reference/km_leukemia_6mp.json"));
        assert_eq!((remissions[0].low, remissions[0].high), (Some(16.0), None));
    }

    #[test]
    fn pitfall_16_a_curve_that_stands_at_a_half_has_its_median_in_two_conventions() {
        let ended = |time| Lifetime { time, ended: true };
        let steps = kaplan_meier(&[ended(1.0), ended(2.0), ended(6.0), ended(9.0)]);
        let found = median_lifetime(&steps, Scale::LogLog);
        assert_eq!((found.time, found.midpoint), (Some(2.0), Some(4.0)));
        let most_last =
            kaplan_meier(&[ended(1.0), Lifetime { time: 2.0, ended: false }, ended(1.0)]);
        assert_eq!(median_lifetime(&most_last, Scale::LogLog).time, Some(1.0));
        assert_eq!(median_lifetime(&[], Scale::LogLog).time, None);
    }

    #[test]
    fn has_no_interval_once_nothing_survives() {
        let all = [Lifetime { time: 5.0, ended: true }; 3];
        let steps = kaplan_meier(&all);
        assert_eq!((steps.len(), steps[0].standard_error, steps[0].log_log), (1, None, None));
        assert!(kaplan_meier(&[Lifetime { time: 5.0, ended: false }]).is_empty());
    }
}
