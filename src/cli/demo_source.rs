//! `avain demo-source`.

use std::path::PathBuf;

use crate::{
    cli::{console::Console, exit::Exit, failure::Failure},
    source::demo,
};

/// Serve the sample company, or a folder of canonical files, over HTTP on loopback.
///
/// Stops at Ctrl-C. The bearer token is `demo`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder with `<table>.csv` or `<table>.csv.gz`; the sample company when absent.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Port; a free one when absent.
    #[arg(long, default_value_t = 0)]
    port: u16,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Exit, Failure> {
    let server = demo::Server::start(args.data.as_deref(), args.port)
        .map_err(|error| Failure::of(Exit::Unavailable, &error, error.hint()))?;
    console.result(&format!("serving {} (bearer token: demo)", server.address()));
    server.wait();
    Ok(Exit::Done)
}
