//! The outside world, looked at once: clock, environment, current folder.

use std::{collections::BTreeMap, env, path::PathBuf, time::Instant};

use jiff::Timestamp;

use crate::cli::{exit::Exit, failure::Failure};

/// What the program knows of its surroundings.
#[derive(Debug)]
pub(super) struct World {
    /// The clock, or `AVAIN_NOW` where a test or an operator sets it.
    pub(super) now: Timestamp,
    /// A stopwatch started at the same moment.
    pub(super) stopwatch: Instant,
    /// The environment, for secrets by reference and nothing else.
    pub(super) variables: BTreeMap<String, String>,
    /// The current folder.
    pub(super) folder: PathBuf,
}

impl World {
    /// Looks at clock, environment and current folder.
    pub(super) fn observe() -> Result<Self, Failure> {
        let variables: BTreeMap<String, String> = env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let now = match variables.get("AVAIN_NOW") {
            None => Timestamp::now(),
            Some(text) => text.parse().map_err(|_| {
                Failure::new(
                    Exit::Usage,
                    &format!("`AVAIN_NOW` is `{text}`, expected an instant"),
                    "write it like AVAIN_NOW=2026-11-23T06:00:00Z",
                )
            })?,
        };
        let folder = env::current_dir().map_err(|error| {
            Failure::new(
                Exit::Io,
                &format!("cannot see the current folder: {error}"),
                "change into a folder that exists",
            )
        })?;
        Ok(Self { now, stopwatch: Instant::now(), variables, folder })
    }
}
