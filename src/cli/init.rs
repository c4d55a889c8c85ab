//! `avain init [DIR]`.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use crate::{
    cli::{console::Console, exit::Exit, failure::Failure},
    config, report,
};

/// Copy the default config.yaml and the built-in templates into a folder.
///
/// Nothing that exists is written over.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder; the current one when absent.
    #[arg(default_value = ".")]
    dir: PathBuf,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Exit, Failure> {
    let config = [("config.yaml".to_owned(), config::DEFAULTS.as_bytes().to_vec())];
    let templates = report::engine::built_in()
        .into_iter()
        .map(|(name, text)| (format!("templates/{name}"), text.into_bytes()));
    for (name, bytes) in config.into_iter().chain(templates) {
        let path = args.dir.join(name);
        let said = if copy(&path, &bytes)? { "wrote" } else { "kept" };
        console.result(&format!("{said} {}", path.display()));
    }
    Ok(Exit::Done)
}

/// Writes a file that does not exist yet; returns whether it was written.
fn copy(path: &Path, bytes: &[u8]) -> Result<bool, Failure> {
    let write = || {
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        fs::File::create_new(path)?.write_all(bytes)
    };
    match write() {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(Failure::new(
            Exit::of_output(&error),
            &format!("cannot write `{}`: {error}", path.display()),
            "give a folder you may write to",
        )),
    }
}
