//! `avain analyse`.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::{
    cli::{
        config::{ConfigArgs, load},
        console::Console,
        exit::Exit,
        failure::Failure,
        progress::Bar,
        world::World,
    },
    model::Period,
    pipeline::{self, Order},
};

/// Pull and write the numbers only, as CSV and JSON below `data/`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    config: ConfigArgs,
    /// Last day included, for example 2026-11-22.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// The period, for example 2026-W47; the latest the data reach when absent.
    #[arg(long)]
    period: Option<Period>,
    /// Folder for `data/`; `<paths.reports>/analysis/<period>` when absent.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, world: &World, console: &Console) -> Result<Exit, Failure> {
    let config = load(&args.config, world, console)?;
    let order = Order {
        now: world.now,
        period: args.period,
        as_of: args.as_of,
        out: args.out.clone(),
        ..Order::default()
    };
    let bar = Bar::new(console, args.json);
    let analysed = pipeline::analyse(&config, &order, &bar);
    bar.clear();
    let analysed = analysed.map_err(Failure::from)?;
    if args.json {
        console.json(&analysed);
    } else {
        console.result(&format!(
            "{}: {} files in {}",
            analysed.period,
            analysed.files.len(),
            analysed.folder.join("data").display()
        ));
    }
    Ok(Exit::Done)
}
