//! Recency, frequency, monetary.

use crate::analysis::metrics::{Metric, MetricUnit};

/// RFM: three digits from 1 (weakest fifth) to 5 for recency, frequency and monetary value.
///
/// ```text
/// score = 1 + floor(5 * number of strictly worse accounts / number of accounts)
/// ```
///
/// - **Unit:** three digits.
/// - **Grain:** account, among accounts that ever bought: days since the last purchase (fewer is
///   better), purchase days in the whole history, revenue of the current window.
/// - **Undefined** for accounts that never bought; prints as an en dash.
/// - **Roll-up:** none.
/// - **Assumptions:** none; accounts are compared with each other only.
/// - **Ties** always share a score, unlike `NTILE`, which splits them by row order.
///
/// # Reference
///
/// Worked by hand in `tests/reference/rfm_scores.json`.
pub(super) const METRIC: Metric = Metric {
    id: "rfm",
    unit: MetricUnit::Class,
    name: "RFM score",
    explanation: "Three digits from 1 to 5: how recently, how often and for how much the account buys \
                  compared with all buyers. 5 is best.",
};

/// Scores values of which more is better.
pub(in crate::analysis) fn scores(values: &[i64]) -> Vec<u8> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let score = |value: &i64| {
        let worse = sorted.partition_point(|other| other < value);
        u8::try_from(1 + 5 * worse / sorted.len()).expect("fewer are worse than there are")
    };
    values.iter().map(score).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::metrics::reference::parse;

    #[test]
    fn agrees_with_the_worked_example() {
        let file = parse(include_str!("../../../tests/reference/rfm_scores.json"));
        for (input, output, sign) in [("monetary", "M", 1), ("recency_days", "R", -1)] {
            let values = file["inputs"][input].as_array().unwrap();
            let values: Vec<i64> =
                values.iter().map(|value| sign * value.as_i64().unwrap()).collect();
            assert_eq!(serde_json::to_value(scores(&values)).unwrap(), file["expected"][output]);
        }
    }

    #[test]
    fn pitfall_17_ties_share_a_score_however_they_are_ordered() {
        assert_eq!(scores(&[7; 10]), [1; 10]);
        let (up, down) = (scores(&[1, 1, 1, 1, 9]), scores(&[9, 1, 1, 1, 1]));
        assert_eq!((up.as_slice(), down.as_slice()), (&[1, 1, 1, 1, 5][..], &[5, 1, 1, 1, 1][..]));
        assert!(scores(&[]).is_empty());
    }
}
