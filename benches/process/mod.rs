//! A case in a process of its own, the peers it is compared with, and what a process took.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
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

/// Returns the Python that has what `benches/<bench>_peers.py` needs, installed on first use.
pub(crate) fn peers(bench: &str) -> Option<PathBuf> {
    let venv = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{bench}-peers"));
    let python = venv.join("bin/python");
    let script = script(bench);
    let done = |command: &mut Command| {
        command.stdout(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    let is_there = done(Command::new(&python).arg(&script).arg("check"))
        || (done(Command::new("python3").args(["-m", "venv"]).arg(&venv))
            && done(Command::new(&python).arg(&script).arg("install")));
    if !is_there {
        tell("the peers cannot be installed with pip: no comparison");
    }
    is_there.then_some(python)
}

/// Returns the script that runs the peers of a benchmark.
pub(crate) fn script(bench: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("benches/{bench}_peers.py"))
}

/// Returns user and system time of this process.
pub(crate) fn cpu_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux tells what a process took");
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = |place: usize| -> f64 {
        after_name.split_whitespace().nth(place).and_then(|text| text.parse().ok()).unwrap_or(0.0)
    };
    // Linux counts hundredths of a second.
    (ticks(11) + ticks(12)) / 100.0
}

/// Returns what Linux tells of the memory of this process: `VmHWM:` is the most it ever held, with
/// pages of the program and of files that are mapped; `RssAnon:` is what it holds now without them.
pub(crate) fn status_mb(name: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells what a process took");
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse().unwrap_or(0.0);
    kilobytes / 1000.0
}

/// Prints a line.
pub(crate) fn tell(line: &str) {
    writeln!(io::stdout(), "{line}").expect("somebody reads");
}
