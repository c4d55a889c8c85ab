//! Classes by value.

use crate::{
    analysis::{
        AbcClass,
        metrics::{Metric, MetricUnit, sum},
    },
    model::Money,
};

/// ABC: which accounts bring the first 80 % of the value, which the next 15 %, which the rest.
///
/// ```text
/// sort by value, descending; equal values form one group
/// class = A while the share before the group < 80 %, B while < 95 %, else C
/// ```
///
/// - **Unit:** class A, B or C.
/// - **Grain:** account; current window (and base window, to show who moved).
/// - **Undefined** never: values of zero and below are C and not part of the total.
/// - **Roll-up:** counts and sums per class.
/// - **Exact:** integers only, so no class hangs on a rounding; ties share a class, so none hangs
///   on the order of rows. The account that crosses 80 % is A: A is never empty.
///
/// # Reference
///
/// The share *before* the item, unlike the inclusive rule (`abc_inclusive` in the data files), which
/// leaves A empty when one account has more than 80 %. Edge cases worked by hand in
/// `tests/reference/abc_edge_cases.json`.
pub(super) const METRIC: Metric = Metric {
    id: "abc",
    unit: MetricUnit::Class,
    name: "ABC class",
    explanation: "A: the largest accounts up to 80 % of the value; B: up to 95 %; C: the rest.",
};

/// Parts per million: shares as integers.
const WHOLE: i128 = 1_000_000;

/// Classes values by the share before the item.
pub(in crate::analysis) fn classes(values: &[Money], cut: [f64; 2]) -> Vec<AbcClass> {
    let cut = cut.map(parts_per_million);
    by_group(values, |before, _, total| class(cut.map(|cut| before * WHOLE < cut * total)))
}

/// Classes values by the share up to and including the item.
pub(in crate::analysis) fn inclusive_classes(values: &[Money], cut: [f64; 2]) -> Vec<AbcClass> {
    let cut = cut.map(parts_per_million);
    by_group(values, |_, after, total| class(cut.map(|cut| after * WHOLE <= cut * total)))
}

fn parts_per_million(share: f64) -> i128 {
    #[expect(clippy::cast_possible_truncation, reason = "a share is between 0 and 1")]
    let parts = (share * 1e6).round() as i128;
    parts
}

fn class([a, b]: [bool; 2]) -> AbcClass {
    match (a, b) {
        (true, _) => AbcClass::A,
        (_, true) => AbcClass::B,
        _ => AbcClass::C,
    }
}

/// Asks `decide` for each group of equal values, with the total before it, after it and of all.
fn by_group(values: &[Money], decide: impl Fn(i128, i128, i128) -> AbcClass) -> Vec<AbcClass> {
    let mut order: Vec<usize> = (0..values.len()).filter(|&i| values[i].is_positive()).collect();
    order.sort_by(|&a, &b| values[b].cmp(&values[a]));
    let total = sum(order.iter().map(|&i| values[i]));
    let mut classes = vec![AbcClass::C; values.len()];
    let mut before = 0;
    for group in order.chunk_by(|&a, &b| values[a] == values[b]) {
        let after = before + sum(group.iter().map(|&i| values[i]));
        for &i in group {
            classes[i] = decide(before, after, total);
        }
        before = after;
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::metrics::reference::{money, parse};

    #[test]
    fn agrees_with_the_edge_cases() {
        let file = parse(include_str!("../../../tests/reference/abc_edge_cases.json"));
        for (name, expected) in file["expected"].as_object().unwrap() {
            let values = file["inputs"][name].as_array().unwrap();
            let values: Vec<Money> = values.iter().map(money).collect();
            for (rule, classes) in [
                ("chosen", classes(&values, [0.8, 0.95])),
                ("inclusive", inclusive_classes(&values, [0.8, 0.95])),
            ] {
                let found = serde_json::to_value(classes).unwrap();
                assert_eq!(found, expected[rule], "{name}, {rule}");
            }
        }
    }
}
