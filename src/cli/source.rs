//! `avain source check TABLE`.

use crate::{
    cli::{
        config::{ConfigArgs, load},
        console::Console,
        exit::Exit,
        failure::Failure,
        world::World,
    },
    model::Table,
    pipeline,
};

/// Look at the configured source.
#[derive(Debug, clap::Subcommand)]
pub(super) enum SourceCommand {
    /// Ask for one page and show the request, the page and its first records, mapped.
    Check(Args),
}

/// Arguments of `avain source check`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    config: ConfigArgs,
    /// The canonical table, for example orders.
    #[arg(value_parser = parse_table)]
    table: Table,
    /// How many of the page's records to show mapped.
    #[arg(long, value_name = "N", default_value_t = 1)]
    limit: usize,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

fn parse_table(text: &str) -> Result<Table, String> {
    text.parse().map_err(|()| {
        let names: Vec<&str> = Table::ALL.iter().map(|table| table.name()).collect();
        format!("expected one of {}", names.join(", "))
    })
}

pub(super) fn run(
    command: &SourceCommand,
    world: &World,
    console: &Console,
) -> Result<Exit, Failure> {
    let SourceCommand::Check(args) = command;
    let config = load(&args.config, world, console)?;
    let looked = pipeline::check_source(&config, world.now, args.table, args.limit)
        .map_err(Failure::from)?;
    if args.json {
        console.json(&looked);
    } else {
        for line in looked.lines() {
            console.result(&line);
        }
    }
    Ok(Exit::Done)
}
