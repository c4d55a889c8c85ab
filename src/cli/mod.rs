//! The command line: one file per command, results on stdout, all else on stderr.

mod analyse;
mod check;
mod completions;
mod config;
mod console;
mod demo_source;
pub mod exit;
mod failure;
mod init;
mod log;
mod preview;
mod progress;
mod run;
mod schedule;
mod source;
mod world;

use std::{ffi::OsString, process::ExitCode};

use clap::{CommandFactory, Parser, Subcommand};

use crate::cli::{console::Console, exit::Exit, failure::Failure, world::World};

/// Key-account reports that a sales team can trust.
///
/// Without a config file the built-in sample company is used, so `avain run` works at once.
#[derive(Debug, Parser)]
#[command(name = "avain", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Run(run::Args),
    Analyse(analyse::Args),
    Check(check::Args),
    #[command(subcommand)]
    Source(source::SourceCommand),
    DemoSource(demo_source::Args),
    Preview(preview::Args),
    Init(init::Args),
    Completions(completions::Args),
    #[command(subcommand)]
    Schedule(schedule::ScheduleCommand),
}

/// Runs the program on command-line arguments, the program name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let console = Console::new();
    let exit = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => {
            let exit = execute(arguments.command, &console);
            let exit = exit.and_then(|exit| console.lost().map_or(Ok(exit), Err));
            exit.unwrap_or_else(|failure| {
                console.failure(&failure);
                failure.exit
            })
        }
        Err(error) => usage(&error),
    };
    ExitCode::from(exit.code())
}

fn execute(command: Command, console: &Console) -> Result<Exit, Failure> {
    let world = World::observe()?;
    match command {
        Command::Run(args) => run::run(&args, &world, console),
        Command::Analyse(args) => analyse::run(&args, &world, console),
        Command::Check(args) => check::run(&args, &world, console),
        Command::Source(command) => source::run(&command, &world, console),
        Command::DemoSource(args) => demo_source::run(&args, console),
        Command::Preview(args) => preview::run(&args, &world, console),
        Command::Init(args) => init::run(&args, console),
        Command::Completions(args) => Ok(completions::run(&args, console)),
        Command::Schedule(command) => schedule::run(&command, &world, console),
    }
}

/// Prints help, version or the complaint of the argument parser.
fn usage(error: &clap::Error) -> Exit {
    // A closed pipe is the reader's wish, not a failure.
    let _ = error.print();
    if error.use_stderr() { Exit::Usage } else { Exit::Done }
}

/// Returns the definition of the command line, for completions and the reference snapshot.
pub fn definition() -> clap::Command {
    Arguments::command()
}
