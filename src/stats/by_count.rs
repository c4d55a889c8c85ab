//! Groups that hold a fixed share of the items.

use crate::stats::count;

/// Groups by the number of items: the largest values are group 0.
///
/// ```text
/// sort descending; group g begins at round(n p_0) + … + round(n p_{g-1}), the last takes the rest
/// ```
///
/// - **Range:** 0 to the number of `shares` less one.
/// - **Undefined** never; values must not be NaN.
/// - **Ties** share the group of their first: no group hangs on the order of the items.
///
/// # Reference
///
/// Kourentzes, R package tsutils, `abc()` and `xyz()` (R rounds halves to even); there ties are
/// split by position.
pub fn groups_by_count(values: &[f64], shares: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[b].total_cmp(&values[a]));
    let inner = &shares[..shares.len().saturating_sub(1)];
    let borders: Vec<f64> = inner
        .iter()
        .scan(0.0, |border, share| {
            *border += (count(values.len()) * share).round_ties_even();
            Some(*border)
        })
        .collect();
    let mut groups = vec![0; values.len()];
    let mut before = 0;
    for ties in order.chunk_by(|&a, &b| values[a].total_cmp(&values[b]).is_eq()) {
        let group = borders.iter().filter(|border| **border <= count(before)).count();
        for &index in ties {
            groups[index] = group;
        }
        before += ties.len();
    }
    groups
}

/// Returns the share of all values that each of `groups` groups holds; empty unless they sum to
/// more than zero.
pub fn shares_of_groups(values: &[f64], members: &[usize], groups: usize) -> Vec<f64> {
    let total: f64 = values.iter().sum();
    let inside = |group| -> f64 {
        values.iter().zip(members).filter(|(_, of)| **of == group).map(|(value, _)| value).sum()
    };
    if total > 0.0 { (0..groups).map(|group| inside(group) / total).collect() } else { vec![] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{
        mean,
        reference::{assert_close, numbers, parse, sub_categories},
    };

    #[test]
    fn agrees_with_tsutils_in_classes_and_importance_concentration() {
        let file = parse(include_str!("../../tests/reference/abc_xyz_tsutils_aw_subcat.json"));
        let rows = sub_categories();
        for (series, months) in &rows {
            assert_close(mean(months).unwrap(), series["value"].as_f64().unwrap(), 1e-12);
        }
        for (value, class, letters, shares, concentration) in [
            ("value", "abc", "ABC", [0.2, 0.3, 0.5], "conc_20_30_50"),
            ("value", "abc_10_20_70", "ABC", [0.1, 0.2, 0.7], "conc_10_20_70"),
            ("cv", "xyz_cv", "ZYX", [0.2, 0.3, 0.5], "xyz_conc_cv"),
            ("naive", "xyz_naive", "ZYX", [0.2, 0.3, 0.5], "xyz_conc_naive"),
        ] {
            let values: Vec<f64> =
                rows.iter().map(|(series, _)| series[value].as_f64().unwrap()).collect();
            let groups = groups_by_count(&values, &shares);
            for ((series, _), &group) in rows.iter().zip(&groups) {
                assert_eq!(series[class], letters[group..=group], "{} {class}", series["series"]);
            }
            let expected = numbers(&file["expected"][concentration]);
            let held = shares_of_groups(&values, &groups, 3);
            for (found, expected) in held.iter().zip(expected) {
                assert_close(found * 100.0, expected, 1e-8);
            }
        }
    }

    #[test]
    fn pitfall_17_equal_values_share_a_group() {
        assert_eq!(groups_by_count(&[1.0; 10], &[0.2, 0.3, 0.5]), [0; 10]);
        assert_eq!(groups_by_count(&[3.0, 1.0, 1.0, 1.0, 2.0], &[0.2, 0.4, 0.4]), [0, 1, 1, 1, 1]);
        assert!(groups_by_count(&[], &[0.2, 0.8]).is_empty());
        assert!(shares_of_groups(&[0.0], &[0], 1).is_empty());
    }
}
