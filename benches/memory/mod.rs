//! What memory this process took.

use std::fs;

/// Returns what Linux tells of the memory of this process: `VmHWM:` is the most it ever held, with
/// pages of the program and of files that are mapped; `RssAnon:` is what it holds now without them.
pub(crate) fn status_mb(name: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells what a process took");
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse().unwrap_or(0.0);
    kilobytes / 1000.0
}
