//! `avain completions SHELL`.

use clap_complete::Shell;

use crate::cli::{console::Console, definition, exit::Exit};

/// Print a completion script for a shell.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell.
    shell: Shell,
}

pub(super) fn run(args: &Args, console: &Console) -> Exit {
    let mut script = vec![];
    clap_complete::generate(args.shell, &mut definition(), "avain", &mut script);
    console.result(String::from_utf8_lossy(&script).trim_end());
    Exit::Done
}
