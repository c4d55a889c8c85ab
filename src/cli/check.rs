//! `avain check`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    cli::{
        config::{ConfigArgs, load},
        console::Console,
        exit::Exit,
        failure::Failure,
        world::World,
    },
    config::Config,
    pipeline,
    report::needs::Coverage,
};

/// Check configuration and templates without pulling anything.
///
/// The templates make every report of the sample company in every language; what breaks a rule of
/// the notation or does not fit its place is told with file and line.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    config: ConfigArgs,
    /// Also ask the source for the first page of each table and tell what the reports can show.
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
    /// Connections and tables whose preset is spread out.
    presets: BTreeMap<String, Value>,
    /// What should be known of the user's theme and language files.
    remarks: Vec<String>,
    asked: bool,
    /// What would fail a run, of the pages looked at.
    concerns: Vec<String>,
    /// How far each block of the reports can be filled, when the source was asked.
    coverage: Vec<Coverage>,
}

pub(super) fn run(args: &Args, world: &World, console: &Console) -> Result<Exit, Failure> {
    let config = load(&args.config, world, console)?;
    let remarks = pipeline::check_templates(&config).map_err(Failure::from)?;
    for remark in &remarks {
        console.remark(&format!("warning: {}", remark.text));
        console.remark(&format!("hint: {}", remark.hint));
    }
    let complaints = pipeline::check_reports(&config).map_err(Failure::from)?;
    if !complaints.is_empty() {
        return Err(Failure::of_templates(&complaints));
    }
    let mut looked = vec![];
    if args.online {
        for &table in config.source.tables.keys() {
            let look = pipeline::check_source(&config, world.now, table, 1);
            looked.push(look.map_err(Failure::from)?);
        }
    }
    let coverage = if args.online { pipeline::coverage(&looked) } else { vec![] };
    let checked = Checked {
        config: config.file.as_ref().map(|file| file.display().to_string()),
        tables: config.source.tables.keys().map(|table| table.name()).collect(),
        reports: config.reports.keys().map(|kind| kind.name()).collect(),
        presets: presets(&config),
        remarks: remarks.into_iter().map(|remark| remark.text).collect(),
        asked: args.online,
        concerns: looked.iter().flat_map(pipeline::Looked::concerns).collect(),
        coverage,
    };
    if args.json {
        console.json(&checked);
    } else {
        console.result(&format!(
            "{} is valid: {}, {}",
            config.name(),
            counted(checked.tables.len(), "table", "tables"),
            counted(checked.reports.len(), "kind of report", "kinds of report"),
        ));
        for line in &checked.concerns {
            console.result(line);
        }
        for line in pipeline::coverage_lines(&checked.coverage) {
            console.result(&line);
        }
    }
    Ok(Exit::Done)
}

fn counted(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

/// Returns the connections that name a preset and their tables, as they are in force.
fn presets(config: &Config) -> BTreeMap<String, Value> {
    let has_preset = |connection: &str| {
        let written = config.written.get(&format!("connections.{connection}"));
        written.is_some_and(|written| written.get("preset").is_some())
    };
    let of = |path: &str, written: &Value| match path.split_once('.') {
        Some(("connections", name)) => has_preset(name),
        _ => written.get("connection").and_then(Value::as_str).is_some_and(has_preset),
    };
    let written = config.written.iter().filter(|(path, written)| of(path, written));
    written.map(|(path, written)| (path.clone(), written.clone())).collect()
}
