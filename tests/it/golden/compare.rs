//! Data files against golden ones, every figure within the tolerance of its kind.

use std::{fs, path::Path};

use serde_json::Value;

use super::{
    dust,
    tolerance::{complaint, free_parameters, of_column, of_key},
};

/// Files that have a golden where the set has what they need.
const TABLES: [&str; 6] =
    ["accounts.csv", "churn_monthly.csv", "cohorts.csv", "km.csv", "managers.csv", "targets.csv"];

/// Returns how the files of a folder differ from the golden ones; nothing when they do not.
pub(super) fn compare(found: &Path, golden: &Path) -> Vec<String> {
    let expected = |name| dust::read(golden, name);
    let found = |name| fs::read_to_string(found.join(name)).ok();
    let read = |text: Option<String>| -> Value {
        text.map(|text| serde_json::from_str(&text).unwrap()).unwrap_or_default()
    };
    let mut differences = summary(&read(found("summary.json")), read(expected("summary.json")));
    for name in TABLES {
        differences.extend(match (found(name), expected(name)) {
            (None, _) => vec![format!("{name} is not there")],
            (Some(found), Some(expected)) => table(name, &found, &expected),
            (Some(found), None) if found.lines().count() == 1 => vec![],
            (Some(_), None) => vec![format!("{name} has rows, expected none")],
        });
    }
    differences
}

fn summary(found: &Value, mut expected: Value) -> Vec<String> {
    // The reference adds floats; this program is exact.
    expected["retention"]["check"] = Value::from(0.0);
    let free = free_parameters(found, &expected);
    let mut differences = vec![];
    for (key, expected) in expected.as_object().unwrap() {
        value(key, &found[key], expected, &free, &mut differences);
    }
    differences
}

/// Compares a value of the summary with all that lies below it; further keys may be there.
fn value(
    path: &str,
    found: &Value,
    expected: &Value,
    free: &[&str],
    differences: &mut Vec<String>,
) {
    match expected {
        Value::Object(expected) => {
            for (key, expected) in expected {
                value(&format!("{path}.{key}"), &found[key], expected, free, differences);
            }
        }
        Value::Array(expected) => {
            let length = found.as_array().map_or(0, Vec::len);
            if length != expected.len() {
                differences.push(format!("{path}: {length} values, expected {}", expected.len()));
            }
            for (index, expected) in expected.iter().enumerate() {
                value(&format!("{path}[{index}]"), &found[index], expected, free, differences);
            }
        }
        _ => {
            let text = |value: &Value| value.as_str().map_or(value.to_string(), str::to_owned);
            let found = complaint(&text(found), &text(expected), of_key(path, free));
            differences.extend(found.map(|complaint| format!("{path}: {complaint}")));
        }
    }
}

/// Compares the columns of the golden table; further ones may stand behind them.
fn table(name: &str, found: &str, expected: &str) -> Vec<String> {
    let (found, expected) = (rows(found), rows(expected));
    let head = &expected[0];
    if !head.iter().eq(found[0].iter().take(head.len())) {
        return vec![format!("{name} has the head {:?}", found[0])];
    }
    let mut differences = vec![];
    if found.len() != expected.len() {
        let [found, expected] = [found.len() - 1, expected.len() - 1];
        differences.push(format!("{name} has {found} rows, expected {expected}"));
    }
    for (found, expected) in found.iter().zip(&expected).skip(1) {
        let row = expected.iter().take(2).collect::<Vec<_>>().join(" ");
        for ((column, found), expected) in head.iter().zip(found).zip(expected) {
            let complaint = complaint(found, expected, of_column(name, column));
            differences.extend(complaint.map(|text| format!("{name}, {row}, {column}: {text}")));
        }
    }
    differences
}

/// Reads the rows of a table, its head the first.
pub(super) fn rows(text: &str) -> Vec<csv::StringRecord> {
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    rows.records().map(Result::unwrap).collect()
}
