//! How unevenly a total is spread.

use crate::stats::count;

/// The Gini coefficient: twice the area between the [Lorenz curve](lorenz) and equality.
///
/// ```text
/// G = sum (2 i - n - 1) x_(i) / (n sum x), x ascending
/// ```
///
/// - **Range:** 0 (all equal) to 1 - 1/n (one has all); times n / (n - 1) it reaches 1.
/// - **Undefined** without a total above zero and when any value is negative.
///
/// # Reference
///
/// R package ineq, `Gini`: 0.4620911 for its ten documented incomes. `DescTools` multiplies by
/// n / (n - 1).
pub fn gini(values: &[f64]) -> Option<f64> {
    let (sorted, total) = ascending(values)?;
    let n = count(sorted.len());
    let weighted = sorted.iter().enumerate().map(|(i, x)| (2.0 * count(i + 1) - n - 1.0) * x);
    // Rounding may leave equal values a hair below zero.
    Some((weighted.sum::<f64>() / (n * total)).max(0.0))
}

/// The Lorenz curve: the share of the total that the smallest items hold, from none to all of them.
///
/// ```text
/// L(0) = 0,  L(i) = (x_(1) + … + x_(i)) / sum x, x ascending
/// ```
///
/// - **Range:** n + 1 points from 0 to exactly 1, never falling.
/// - **Undefined** as [`gini`] is.
///
/// # Reference
///
/// R package ineq, `Lc`.
pub fn lorenz(values: &[f64]) -> Option<Vec<f64>> {
    let (sorted, total) = ascending(values)?;
    let mut sum = 0.0;
    let reached = sorted.iter().map(|value| {
        sum += value;
        (sum / total).min(1.0)
    });
    let mut points: Vec<f64> = std::iter::once(0.0).chain(reached).collect();
    *points.last_mut().expect("the first point is there") = 1.0;
    Some(points)
}

/// The Theil index: how far the shares lie from equality, in natural logarithms.
///
/// ```text
/// T = 1/n sum (x / mean) ln (x / mean), items of zero add nothing
/// ```
///
/// - **Range:** 0 (all equal) to ln n (one has all). Unlike [`gini`] it splits into a part between
///   and a part within groups.
/// - **Undefined** as [`gini`] is.
///
/// # Reference
///
/// Theil (1967); R package ineq, `Theil`.
pub fn theil(values: &[f64]) -> Option<f64> {
    let (sorted, total) = ascending(values)?;
    let n = count(sorted.len());
    let relative = sorted.iter().map(|value| value * n / total).filter(|&share| share > 0.0);
    Some((relative.map(|share| share * share.ln()).sum::<f64>() / n).max(0.0))
}

/// Sorts values that have a share each; `None` for those that have not.
fn ascending(values: &[f64]) -> Option<(Vec<f64>, f64)> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let total: f64 = sorted.iter().sum();
    let shares = total > 0.0 && sorted.first().is_some_and(|&least| least >= 0.0);
    shares.then_some((sorted, total))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::{assert_close, numbers, parse};

    #[test]
    fn agrees_with_ineq() {
        let file = parse(include_str!("../../tests/reference/concentration.json"));
        let (income, expected) = (numbers(&file["inputs"]["income"]), &file["expected"]);
        let unbiased = gini(&income).unwrap() * 10.0 / 9.0;
        assert_close(gini(&income).unwrap(), expected["gini"].as_f64().unwrap(), 1e-9);
        assert_close(unbiased, expected["gini_unbiased"].as_f64().unwrap(), 1e-9);
        assert_close(theil(&income).unwrap(), expected["theil"].as_f64().unwrap(), 1e-9);
        let points = lorenz(&income).unwrap();
        assert_eq!((points.len(), points[0], points[10]), (11, 0.0, 1.0));
        for (found, expected) in points.iter().zip(numbers(&expected["lorenz"])) {
            assert_close(*found, expected, 1e-9);
        }
        for (name, case) in expected["edge"].as_object().unwrap() {
            let values = numbers(&case["v"]);
            assert_close(gini(&values).unwrap(), case["gini"].as_f64().unwrap(), 1e-9);
            if let Some(unbiased) = case.get("gini_unbiased").and_then(serde_json::Value::as_f64) {
                let n = count(values.len());
                assert_close(gini(&values).unwrap() * n / (n - 1.0), unbiased, 1e-9);
            }
            assert!(theil(&values).unwrap() <= count(values.len()).ln() + 1e-12, "{name}");
        }
    }

    #[test]
    fn pitfall_18_negative_values_have_no_inequality() {
        for wrong in [&[5.0, -1.0][..], &[0.0, 0.0], &[]] {
            assert_eq!((gini(wrong), lorenz(wrong), theil(wrong)), (None, None, None));
        }
    }
}
