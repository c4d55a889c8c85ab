//! Finding and loading the configuration for any command.

use std::path::PathBuf;

use crate::{
    cli::{console::Console, exit::Exit, failure::Failure, log, world::World},
    config::{self, Config, Environment},
};

/// Where the configuration is.
#[derive(Debug, clap::Args)]
pub(super) struct ConfigArgs {
    /// The config file; else `AVAIN_CONFIG`, else ./config.yaml, else the built-in sample.
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

/// Loads the configuration, prints its warnings and starts logging.
pub(super) fn load(args: &ConfigArgs, world: &World, console: &Console) -> Result<Config, Failure> {
    let environment =
        Environment { vars: world.variables.clone(), current_dir: world.folder.clone() };
    let config = config::load(args.config.as_deref(), &environment)
        .map_err(|error| Failure::of(Exit::Config, &error, &error.hint()))?;
    for warning in &config.warnings {
        console.remark(&format!("warning: {warning}"));
        console.remark(&format!("hint: {}", warning.hint));
    }
    log::start(config.log, console);
    Ok(config)
}
