//! A case in a process of its own.

use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// Runs a process and returns the JSON of its last line.
pub(crate) fn run(command: &mut Command) -> Value {
    let output = command.stderr(Stdio::inherit()).output().expect("the process starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let last = text.lines().last().unwrap_or_default();
    serde_json::from_str(last).unwrap_or_else(|_| json!({ "failed": output.status.to_string() }))
}

/// Returns a number that a process told; not a number where it did not.
pub(crate) fn number(took: &Value, what: &str) -> f64 {
    took.get(what).and_then(|value| value.to_string().parse().ok()).unwrap_or(f64::NAN)
}
