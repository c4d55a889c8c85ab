//! Where a series changed its level, if it did.

use crate::stats::{count, sign};

/// The p-value above which Pettitt's approximation says nothing.
const USABLE: f64 = 0.5;

/// The result of [`pettitt`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangePoint {
    /// The largest score of a split.
    pub k: u64,
    /// Values before the change: the first split with that score.
    pub before: usize,
    /// Two-sided; `None` where the approximation gives more than 0.5 and holds no longer.
    pub p: Option<f64>,
}

/// Finds the split of a series into an earlier and a later part that differ most.
///
/// ```text
/// U(t) = sum over i <= t < j of sign(x[j] - x[i]),  K = max |U(t)|
/// p    = 2 exp(-6 K^2 / (n^3 + n^2))
/// ```
///
/// - **Undefined** below two values and for a constant series.
/// - **Assumptions:** at most one change, independent values; `p` is an approximation for small ones.
///
/// # Reference
///
/// Pettitt (1979), "A non-parametric approach to the change-point problem"; Page's data as in R
/// trend `pettitt.test`.
pub fn pettitt(values: &[f64]) -> Option<ChangePoint> {
    let n = values.len();
    let mut score: i64 = 0;
    let mut best: Option<(u64, usize)> = None;
    for (index, value) in values.iter().enumerate().take(n.saturating_sub(1)) {
        // The value moves from the later part to the earlier one.
        let earlier: i64 = values[..index].iter().map(|from| sign(*from, *value)).sum();
        let later: i64 = values[index + 1..].iter().map(|to| sign(*value, *to)).sum();
        score += later - earlier;
        if best.is_none_or(|(most, _)| score.unsigned_abs() > most) {
            best = Some((score.unsigned_abs(), index + 1));
        }
    }
    let (k, before) = best.filter(|(k, _)| *k > 0)?;
    let n = count(n);
    let squared = count(usize::try_from(k).expect("fewer pairs than memory")).powi(2);
    let p = 2.0 * (-6.0 * squared / (n.powi(3) + n.powi(2))).exp();
    Some(ChangePoint { k, before, p: Some(p).filter(|p| *p <= USABLE) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::{assert_close, numbers, parse};

    #[test]
    fn agrees_with_pages_data() {
        let file = parse(include_str!("../../tests/reference/pettitt_page.json"));
        let found = pettitt(&numbers(&file["inputs"]["x"])).unwrap();
        let expected = &file["expected"];
        assert_eq!((found.k, expected["K"].as_f64()), (232, Some(232.0)));
        assert_eq!((found.before, expected["t"].as_u64()), (17, Some(17)));
        assert_close(found.p.unwrap(), expected["p"].as_f64().unwrap(), 1e-12);
    }

    #[test]
    fn says_no_more_than_it_knows() {
        assert_eq!(pettitt(&[2.0; 9]), None);
        assert_eq!(pettitt(&[1.0]), None);
        let weak = pettitt(&[1.0, 2.0, 1.0]).unwrap();
        assert_eq!((weak.before, weak.p), (1, None));
    }
}
