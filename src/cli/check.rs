//! `avain check`.

use crate::{
    cli::{
        config::{ConfigArgs, load},
        console::Console,
        exit::Exit,
        failure::Failure,
        world::World,
    },
    pipeline,
};

/// Check configuration and templates without pulling anything.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    config: ConfigArgs,
    /// Also ask the source for the first page of each table.
    #[arg(long)]
    online: bool,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, serde::Serialize)]
struct Checked {
    config: Option<String>,
    tables: Vec<&'static str>,
    reports: Vec<&'static str>,
    asked: bool,
}

pub(super) fn run(args: &Args, world: &World, console: &Console) -> Result<Exit, Failure> {
    let config = load(&args.config, world, console)?;
    pipeline::check_templates(&config).map_err(Failure::from)?;
    if args.online {
        for &table in config.source.tables.keys() {
            pipeline::check_source(&config, world.now, table, 1).map_err(Failure::from)?;
        }
    }
    let checked = Checked {
        config: config.file.as_ref().map(|file| file.display().to_string()),
        tables: config.source.tables.keys().map(|table| table.name()).collect(),
        reports: config.reports.keys().map(|kind| kind.name()).collect(),
        asked: args.online,
    };
    if args.json {
        console.json(&checked);
    } else {
        console.result(&format!(
            "{} is valid: {} tables, {} kinds of report",
            config.name(),
            checked.tables.len(),
            checked.reports.len()
        ));
    }
    Ok(Exit::Done)
}
