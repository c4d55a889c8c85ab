//! The terminal: results on stdout, the rest on stderr.

use std::{
    cell::RefCell,
    io::{self, IsTerminal, Stderr, Stdout, Write},
};

use crate::cli::{exit::Exit, failure::Failure};

/// Where the program speaks.
#[derive(Debug)]
pub(super) struct Console {
    out: Stdout,
    err: Stderr,
    /// Why a result did not arrive, if one did not.
    lost: RefCell<Option<io::Error>>,
}

impl Console {
    /// Returns the console of this process.
    pub(super) fn new() -> Self {
        Self { out: io::stdout(), err: io::stderr(), lost: RefCell::default() }
    }

    /// Returns whether a person watches, so that a progress bar makes sense.
    pub(super) fn is_terminal(&self) -> bool {
        self.err.is_terminal()
    }

    /// Writes a result line to stdout. A closed pipe is the reader's wish, not a failure.
    pub(super) fn result(&self, line: &str) {
        match writeln!(self.out.lock(), "{line}") {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                self.lost.replace(Some(error));
            }
            _ => {}
        }
    }

    /// Returns the failure of results that did not arrive, for example on a full disk.
    pub(super) fn lost(&self) -> Option<Failure> {
        let error = self.lost.take()?;
        let message = format!("the result cannot be written to standard output: {error}");
        Some(Failure::new(Exit::Io, &message, "make room where it goes, then ask again"))
    }

    /// Writes a JSON result to stdout.
    pub(super) fn json(&self, value: &impl serde::Serialize) {
        let text = serde_json::to_string_pretty(value).expect("results are plain data");
        self.result(&text);
    }

    /// Writes a remark to stderr.
    pub(super) fn remark(&self, line: &str) {
        let _ = writeln!(self.err.lock(), "{line}");
    }

    /// Writes an error with its causes and hint to stderr.
    pub(super) fn failure(&self, failure: &Failure) {
        for line in &failure.lines {
            self.remark(line);
        }
    }
}
