//! `avain preview SUBJECT`.

use crate::{
    cli::{
        config::{ConfigArgs, load},
        console::Console,
        exit::Exit,
        failure::Failure,
        progress::Bar,
        run::{exit_of, parse_subject},
        world::World,
    },
    model::{Subject, View},
    pipeline::{self, Order},
};

/// Make one report into the state folder and print where it is.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    config: ConfigArgs,
    /// company, manager:ID or account:ID.
    #[arg(value_parser = parse_subject)]
    subject: Subject,
    /// Language, for example fi; the reader's own when absent.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// How much of a briefing its reader may see: full or colleague, without terms and attitudes.
    #[arg(long, value_name = "VIEW", value_parser = parse_view)]
    view: Option<View>,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

fn parse_view(name: &str) -> Result<View, String> {
    View::parse(name).ok_or_else(|| "expected full or colleague".to_owned())
}

pub(super) fn run(args: &Args, world: &World, console: &Console) -> Result<Exit, Failure> {
    let config = load(&args.config, world, console)?;
    if let Some(tag) = &args.language {
        pipeline::check_language(&config, tag).map_err(Failure::from)?;
    }
    let order = Order {
        now: world.now,
        only: [args.subject.clone()].into(),
        out: Some(config.paths.state.join("preview")),
        language: args.language.clone(),
        view: args.view,
        ..Order::default()
    };
    let bar = Bar::new(console, args.json);
    let outcome = pipeline::run(&config, &order, &bar, &|result| exit_of(result).code());
    bar.clear();
    let outcome = outcome.map_err(Failure::from)?;
    if outcome.has_failures() {
        return Err(Failure::of_reports(&outcome));
    }
    if args.json {
        console.json(&outcome);
        return Ok(Exit::Done);
    }
    for issued in &outcome.issues {
        let folder = issued.folder.iter();
        for path in folder.flat_map(|folder| issued.files.iter().map(|file| folder.join(file))) {
            console.result(&path.display().to_string());
        }
    }
    Ok(Exit::Done)
}
