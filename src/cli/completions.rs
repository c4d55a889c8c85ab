//! `avain completions SHELL`.

use clap_complete::Shell;

use crate::cli::{console::Console, definition, exit::Exit, failure::Failure};

/// Print a completion script for a shell.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell.
    shell: Shell,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Exit, Failure> {
    let mut script = vec![];
    clap_complete::generate(args.shell, &mut definition(), "avain", &mut script);
    console.result(String::from_utf8_lossy(&script).trim_end());
    Ok(Exit::Done)
}
