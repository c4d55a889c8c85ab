//! The direction of the churn rate.

use crate::{
    analysis::{
        ChurnMonth, Trend,
        metrics::{Metric, MetricUnit},
    },
    stats::{mann_kendall, theil_sen_slope},
};

/// Churn trend: whether the monthly churn rate rises or falls.
///
/// ```text
/// Mann-Kendall test and Theil-Sen slope over the last 12 comparable complete months
/// ```
///
/// - **Unit:** ratio per month (the slope), with the test's p-value.
/// - **Grain:** company.
/// - **Undefined** below 5 months. A direction is named only when p <= 0.05; otherwise there is "no
///   clear trend".
/// - **Roll-up:** none.
/// - **Assumptions:** the account base is replenished; a single cohort always seems to improve,
///   because its weak accounts leave first.
///
/// # Reference
///
/// See `stats::mann_kendall` and `stats::theil_sen_slope`.
pub(super) const METRIC: Metric = Metric {
    id: "churn_trend",
    unit: MetricUnit::Ratio,
    name: "Direction of churn",
    explanation: "Whether the monthly share of accounts falling silent rises or falls, or shows no clear \
                  trend.",
};

const MONTHS: usize = 12;
const AT_LEAST: usize = 5;

/// Returns the months a direction may be read from; `None` when they are too few.
pub(super) fn months(flow: &[ChurnMonth]) -> Option<Vec<&ChurnMonth>> {
    let usable =
        |month: &&ChurnMonth| month.comparable && month.complete && month.churn_rate.is_some();
    let mut months: Vec<&ChurnMonth> = flow.iter().filter(usable).collect();
    months.drain(..months.len().saturating_sub(MONTHS));
    (months.len() >= AT_LEAST).then_some(months)
}

/// Tests the rates of a flow.
pub(in crate::analysis) fn trend(flow: &[ChurnMonth]) -> Option<Trend> {
    let rates: Vec<f64> = months(flow)?.iter().filter_map(|month| month.churn_rate).collect();
    let test = mann_kendall(&rates)?;
    Some(Trend {
        n: u32::try_from(rates.len()).expect("at most twelve"),
        s: test.s,
        var_s: test.var_s,
        z: test.z,
        p: test.p,
        tau_a: test.tau_a,
        tau_b: test.tau_b,
        sen_slope: theil_sen_slope(&rates)?,
    })
}
