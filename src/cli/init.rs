//! `avain init [DIR]`.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use crate::{
    cli::{console::Console, exit::Exit, failure::Failure},
    config, report,
};

/// Copy the default config.yaml and the built-in templates into a folder.
///
/// Nothing that exists is written over. A config.yaml that is there says where the templates go.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder; the current one when absent.
    #[arg(default_value = ".")]
    dir: PathBuf,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Exit, Failure> {
    let config = args.dir.join("config.yaml");
    let mut written = 0;
    let mut kept = 0;
    let mut copy_to = |path: &Path, bytes: &[u8]| {
        let is_new = copy(path, bytes)?;
        *(if is_new { &mut written } else { &mut kept }) += 1;
        console.result(&format!("{} {}", if is_new { "wrote" } else { "kept" }, path.display()));
        Ok::<(), Failure>(())
    };
    copy_to(&config, config::DEFAULTS.as_bytes())?;
    let templates = config::templates(&config).unwrap_or_else(|| args.dir.join("templates"));
    for (name, text) in report::engine::built_in() {
        copy_to(&templates.join(name), text.as_bytes())?;
    }
    console.remark(&format!("{written} files written, {kept} kept as they were"));
    console.remark(&format!(
        "hint: change what should be yours in {} and remove the rest, so that later versions bring \
         theirs; `avain check` tells what is wrong",
        templates.display()
    ));
    Ok(Exit::Done)
}

/// Writes a file that does not exist yet; returns whether it was written.
fn copy(path: &Path, bytes: &[u8]) -> Result<bool, Failure> {
    match write_new(path, bytes) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_file() => Ok(false),
        Err(error) => Err(Failure::new(
            Exit::of_output(&error),
            &format!("cannot write `{}`: {error}", path.display()),
            "give a folder you may write to",
        )),
    }
}

/// Writes a whole file or none, so that the next `init` does not keep half of one.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    let mut file = fs::File::create_new(path)?;
    file.write_all(bytes).inspect_err(|_| _ = fs::remove_file(path))
}
