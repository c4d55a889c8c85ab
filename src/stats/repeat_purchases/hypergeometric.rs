//! Gauss' hypergeometric function, in which the published formulas are written: the other way the
//! expectations are checked.

use crate::stats::reference::parse;

/// `2F1(a, b; c; at)` for `at` in [0, 1), by its series.
pub(super) fn gauss([a, b, c]: [f64; 3], at: f64) -> f64 {
    let (mut term, mut sum, mut index) = (1.0_f64, 1.0_f64, 0.0);
    while index < 100_000.0 && term.abs() > 1e-18 * sum.abs() {
        term *= (a + index) * (b + index) / ((c + index) * (index + 1.0)) * at;
        sum += term;
        index += 1.0;
    }
    sum
}

#[test]
fn agrees_with_mpmath() {
    let file = parse(include_str!("../../../tests/reference/hyp2f1.json"));
    let tolerance = file["tol"]["rel"].as_f64().unwrap();
    for row in file["expected"].as_array().unwrap() {
        let [a, b, c] = ["a", "b", "c"].map(|key| row[key].as_f64().unwrap());
        let [z, expected, ln] = ["z", "f", "ln_abs"].map(|key| row[key].as_f64().unwrap());
        let euler = (1.0 - z).powf(c - a - b) * gauss([c - a, c - b, c], z);
        for found in [gauss([a, b, c], z), euler] {
            assert!((found / expected - 1.0).abs() <= tolerance, "{row}: {found}");
            assert!((found.abs().ln() - ln).abs() <= tolerance, "{row}: {found}");
        }
    }
}
