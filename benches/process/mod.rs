//! A case in a process of its own, and what memory a process took.

use std::{
    fs,
    process::{Command, Stdio},
};

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

/// Returns what Linux tells of the memory of this process: `VmHWM:` is the most it ever held, with
/// pages of the program and of files that are mapped; `RssAnon:` is what it holds now without them.
pub(crate) fn status_mb(name: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells what a process took");
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse().unwrap_or(0.0);
    kilobytes / 1000.0
}
