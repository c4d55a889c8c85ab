//! `avain run`.

use std::{collections::BTreeSet, path::PathBuf};

use clap::ValueEnum;
use jiff::{SignedDuration, civil::Date};

use crate::{
    cli::{
        config::{ConfigArgs, load},
        console::Console,
        exit::Exit,
        failure::{Failure, exit_of_error},
        progress::Bar,
        world::World,
    },
    config::Output,
    model::{Period, Subject},
    pipeline::{self, Issued, Order, Outcome},
};

/// Pull, analyse and render what is due, then put it in place.
///
/// Due is what the ledger does not hold as complete for the latest closed period, so this may be
/// started as often as you like.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    config: ConfigArgs,
    /// Build this period now, issued or not, for example 2026-W47.
    #[arg(long)]
    period: Option<Period>,
    /// Last day included, for example 2026-11-22.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Build only this subject: company, manager:ID or account:ID; may be repeated.
    #[arg(long, value_name = "SUBJECT", value_parser = parse_subject)]
    only: Vec<Subject>,
    /// Build privately into this folder: no ledger, no delivery, always.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Kinds of file to make, instead of those configured; xlsx and csv are management's.
    #[arg(long, value_delimiter = ',', value_name = "FORMAT")]
    formats: Vec<FormatName>,
    /// Build into `<paths.state>/archive` instead of the reports folder, and leave all of it due.
    #[arg(long, conflicts_with = "out")]
    no_deliver: bool,
    /// Pull and say what would be made, but make nothing.
    #[arg(long)]
    dry_run: bool,
    /// Threads for the reports; all cores when absent.
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Wait this long for another run to end, for example 10m.
    #[arg(long, value_name = "TIME")]
    wait: Option<SignedDuration>,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

/// A kind of file, as written on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormatName {
    Html,
    Pdf,
    Xlsx,
    Csv,
}

/// Reads a subject, for clap.
pub(super) fn parse_subject(text: &str) -> Result<Subject, String> {
    Subject::parse(text).ok_or_else(|| "expected company, manager:ID or account:ID".to_owned())
}

pub(super) fn run(args: &Args, world: &World, console: &Console) -> Result<Exit, Failure> {
    let config = load(&args.config, world, console)?;
    let order = Order {
        now: world.now,
        stopwatch: Some(world.stopwatch),
        period: args.period,
        as_of: args.as_of,
        only: args.only.iter().cloned().collect(),
        formats: formats(&args.formats),
        out: args
            .out
            .clone()
            .or_else(|| args.no_deliver.then(|| config.paths.state.join("archive"))),
        dry_run: args.dry_run,
        language: None,
        wait: args.wait.and_then(|wait| wait.try_into().ok()).unwrap_or_default(),
    };
    let bar = Bar::new(console, args.json);
    let work = || pipeline::run(&config, &order, &bar, &|result| exit_of(result).code());
    let outcome = match args.threads {
        None => work(),
        Some(threads) => pool(threads)?.install(work),
    };
    bar.clear();
    let outcome = outcome.map_err(Failure::from)?;
    if args.json {
        console.json(&outcome);
    } else {
        print(&outcome, console);
    }
    Ok(exit_of_outcome(&outcome))
}

/// Returns how a run ends.
pub(super) fn exit_of(result: &Result<Outcome, pipeline::Error>) -> Exit {
    result.as_ref().map_or_else(exit_of_error, exit_of_outcome)
}

fn exit_of_outcome(outcome: &Outcome) -> Exit {
    if outcome.has_failures() { Exit::Partial } else { Exit::Done }
}

fn formats(names: &[FormatName]) -> Option<BTreeSet<Output>> {
    let output = |name: &FormatName| match name {
        FormatName::Html => Output::Html,
        FormatName::Pdf => Output::Pdf,
        FormatName::Xlsx => Output::Xlsx,
        FormatName::Csv => Output::Csv,
    };
    (!names.is_empty()).then(|| names.iter().map(output).collect())
}

fn pool(threads: usize) -> Result<rayon::ThreadPool, Failure> {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(|error| {
        Failure::of(Exit::Usage, &error, "give a number of threads such as --threads 2")
    })
}

fn print(outcome: &Outcome, console: &Console) {
    if let Some(nothing) = &outcome.nothing_due {
        console.result(&format!("nothing due, {nothing}"));
    }
    for issued in &outcome.issues {
        print_issue(issued, console);
    }
}

fn print_issue(issued: &Issued, console: &Console) {
    let counts = format!(
        "{} made, {} skipped, {} failed",
        issued.produced,
        issued.skipped,
        issued.failed.len()
    );
    let period = issued.period;
    match (&issued.folder, issued.unchanged) {
        (Some(folder), false) => {
            console.result(&format!("{period}: {counts} in {}", folder.display()));
        }
        (Some(folder), true) => {
            console.result(&format!("{period}: unchanged, {} stands", folder.display()));
        }
        (None, _) => console.result(&format!(
            "{period}: {} would be made, {} skipped",
            issued.planned - issued.skipped,
            issued.skipped
        )),
    }
    for failed in &issued.failed {
        console.remark(&format!("error: {}: {}", failed.subject, failed.reason));
        console.remark(&format!("hint: {}", failed.hint));
    }
}
