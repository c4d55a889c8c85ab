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
