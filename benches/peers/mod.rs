//! The programs a benchmark is compared with, installed by pip.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::clock::tell;

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
