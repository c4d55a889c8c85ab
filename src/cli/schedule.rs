//! `avain schedule show`.

use serde::Serialize;

use crate::{
    cli::{
        config::{ConfigArgs, load},
        console::Console,
        exit::Exit,
        failure::Failure,
        world::World,
    },
    pipeline,
    schedule::Row,
};

/// Look at the schedule.
#[derive(Debug, clap::Subcommand)]
pub(super) enum ScheduleCommand {
    /// Show for each report the latest closed period, whether it is issued, and what comes next.
    Show(Args),
}

/// Arguments of `avain schedule show`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    config: ConfigArgs,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Shown {
    report: &'static str,
    latest: Option<String>,
    issued: bool,
    due: Vec<String>,
    next: Option<String>,
    next_due: Option<String>,
}

pub(super) fn run(
    command: &ScheduleCommand,
    world: &World,
    console: &Console,
) -> Result<Exit, Failure> {
    let ScheduleCommand::Show(args) = command;
    let config = load(&args.config, world, console)?;
    let rows = pipeline::schedule(&config, world.now).map_err(Failure::from)?;
    let shown: Vec<Shown> = rows.iter().map(shown).collect();
    if args.json {
        console.json(&shown);
        return Ok(Exit::Done);
    }
    console.result(&line(["report", "latest closed", "state", "next", "due from"]));
    for row in &shown {
        let state = match (row.due.is_empty(), row.issued) {
            (false, _) => "due",
            (true, true) => "issued",
            (true, false) => "-",
        };
        let dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        let cells = [row.report, &dash(&row.latest), state, &dash(&row.next), &dash(&row.next_due)];
        console.result(&line(cells));
    }
    Ok(Exit::Done)
}

fn shown(row: &Row) -> Shown {
    Shown {
        report: row.kind.name(),
        latest: row.latest.map(|period| period.to_string()),
        issued: row.issued,
        due: row.due.iter().map(ToString::to_string).collect(),
        next: row.next.as_ref().map(|(period, _)| period.to_string()),
        next_due: row.next.as_ref().map(|(_, at)| at.strftime("%Y-%m-%d %H:%M %Z").to_string()),
    }
}

fn line(cells: [&str; 5]) -> String {
    let [report, latest, state, next, due] = cells;
    format!("{report:<12}{latest:<15}{state:<9}{next:<11}{due}").trim_end().to_owned()
}
