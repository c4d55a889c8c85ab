//! Access to the reference numbers below `tests/reference`.

use serde_json::Value;

/// Parses a reference file.
pub(super) fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Reads an array of numbers.
pub(super) fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

/// Asserts that two numbers differ by at most `tolerance`, absolute or relative.
pub(super) fn assert_close(found: f64, expected: f64, tolerance: f64) {
    let scale = expected.abs().max(1.0);
    assert!((found - expected).abs() <= tolerance * scale, "found {found}, expected {expected}");
}

/// Checks a function against each row of a key of `special_functions.json`: its inputs, then its
/// value, at the relative tolerance of the file.
pub(super) fn special(key: &str, function: impl Fn(&[f64]) -> f64) {
    let file = parse(include_str!("../../tests/reference/special_functions.json"));
    let tolerance = file["tol"]["rel"].as_f64().unwrap();
    for row in file["expected"][key].as_array().unwrap() {
        let row = numbers(row);
        let (expected, inputs) = row.split_last().unwrap();
        let found = function(inputs);
        let scale = if *expected == 0.0 { 1.0 } else { expected.abs() };
        let close = (found - expected).abs() <= tolerance * scale;
        assert!(close, "{key} of {inputs:?}: found {found}, expected {expected}");
    }
}

/// Returns the sub-categories that tsutils was run on: the expected numbers of each, and its months.
pub(super) fn sub_categories() -> Vec<(Value, Vec<f64>)> {
    let file = parse(include_str!("../../tests/reference/abc_xyz_tsutils_aw_subcat.json"));
    let months = include_str!("../../tests/reference/aw_subcat_monthly.csv");
    let rows: Vec<Vec<&str>> = months.lines().map(|line| line.split(',').collect()).collect();
    let values = |series: &Value| {
        let name = series["series"].to_string();
        let column = rows[0].iter().position(|head| *head == name).unwrap();
        rows[1..].iter().map(|row| row[column].parse().unwrap()).collect()
    };
    let series = file["expected"]["series"].as_array().unwrap();
    series.iter().map(|series| (series.clone(), values(series))).collect()
}
