//! How long something lasts when not all of it has ended.

/// 97.5 % quantile of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

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

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("fewer than 2^32 lifetimes")
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
        plain: interval(&|error| [survival - Z * error, survival + Z * error]),
        log: interval(&|error| {
            let width = (Z * error / survival).exp();
            [survival / width, survival * width]
        }),
        log_log: interval(&|error| {
            let width = (Z * error / (survival * survival.ln())).exp();
            [survival.powf(width.recip()), survival.powf(width)]
        }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::stats::reference::{assert_close, numbers, parse};

    fn check(text: &str) {
        for group in parse(text)["expected"]["groups"].as_object().unwrap().values() {
            let lifetimes: Vec<Lifetime> = numbers(&group["time"])
                .into_iter()
                .zip(numbers(&group["event"]))
                .map(|(time, ended)| Lifetime { time, ended: ended > 0.0 })
                .collect();
            let steps = kaplan_meier(&lifetimes);
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
    fn has_no_interval_once_nothing_survives() {
        let all = [Lifetime { time: 5.0, ended: true }; 3];
        let steps = kaplan_meier(&all);
        assert_eq!((steps.len(), steps[0].standard_error, steps[0].log_log), (1, None, None));
        assert!(kaplan_meier(&[Lifetime { time: 5.0, ended: false }]).is_empty());
    }
}
