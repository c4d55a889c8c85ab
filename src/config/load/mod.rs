//! Finding the file, laying it over the defaults, reading and checking it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::config::{
    Config, Environment, Error,
    check::{self, Checked},
    file::File,
    fingerprint::fingerprint,
    node::{self, At, Located, Node, Origin},
    preset,
    problem::Problems,
    read::Read,
    written::written,
};

/// The repository's own `config.yaml`.
pub const DEFAULTS: &str = include_str!("../../../config.yaml");

/// Sections that name people, places and secrets: never taken from the defaults.
const NEVER_INHERITED: [&str; 4] = ["connections", "sources", "readers", "delivery"];

/// Reads and checks the configuration.
///
/// The file is `path`, else the variable `AVAIN_CONFIG`, else `config.yaml` in the current folder,
/// else the sample compiled in. Relative paths are relative to the file, for the sample to the
/// current folder.
///
/// # Errors
///
/// The file cannot be read, or is wrong; then every problem is in the error.
pub fn load(path: Option<&Path>, environment: &Environment) -> Result<Config, Error> {
    let file = find(path, environment);
    let text = match &file {
        Some(path) => fs::read_to_string(path)
            .map_err(|source| Error::Unreadable { path: path.clone(), source })?,
        None => String::new(),
    };
    let mut problems = Problems::of(file.as_deref(), &text, DEFAULTS);
    let tree = match &file {
        Some(_) => layered(&text, &mut problems),
        None => parse(DEFAULTS, Origin::Defaults, &mut problems),
    };
    let folder = file
        .as_deref()
        .and_then(Path::parent)
        .map_or_else(|| environment.current_dir.clone(), Path::to_owned);
    let checked = tree.and_then(|tree| {
        let tree = preset::spread(tree, &mut problems);
        let file = File::read(&tree, "", &mut problems)?;
        let checked = check::check(&file, tree.at, &folder, environment, &mut problems)?;
        Some((checked, fingerprint(&tree), written(&tree)))
    });
    let (errors, warnings) = problems.finish();
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let (checked, hash, written) =
        checked.expect("a configuration that was not read has a problem");
    let Checked { company, paths, unit, currencies, source, analysis, reports, readers, rest } =
        checked;
    Ok(Config {
        file,
        hash,
        written,
        warnings,
        company,
        paths,
        unit,
        currencies,
        source,
        analysis,
        reports,
        readers,
        catch_up: rest.catch_up,
        log: rest.log,
    })
}

fn find(path: Option<&Path>, environment: &Environment) -> Option<PathBuf> {
    let named = path.map(Path::to_owned);
    let variable = || {
        let value = environment.vars.get("AVAIN_CONFIG").filter(|value| !value.is_empty());
        value.map(PathBuf::from)
    };
    let here = || {
        let path = environment.current_dir.join("config.yaml");
        path.exists().then_some(path)
    };
    named.or_else(variable).map(|path| environment.current_dir.join(path)).or_else(here)
}

/// Returns the user's tree laid over the defaults.
fn layered(text: &str, problems: &mut Problems<'_>) -> Option<Located<Node>> {
    let user = parse(text, Origin::User, problems)?;
    let mut defaults = parse(DEFAULTS, Origin::Defaults, problems)?;
    if let Node::Map(entries) = &mut defaults.value {
        entries.retain(|(key, _)| !NEVER_INHERITED.contains(&key.value.as_str()));
    }
    let at = user.at;
    Some(Located { at, value: node::merge(user, defaults).value })
}

/// Reads a text, or adds the problem that it is no YAML.
pub(super) fn parse(
    text: &str,
    origin: Origin,
    problems: &mut Problems<'_>,
) -> Option<Located<Node>> {
    let error = match node::parse(text, origin) {
        Ok(tree) => return Some(tree),
        Err(error) => error,
    };
    let place = error.location();
    let count = |number: Option<u64>| {
        number.and_then(|number| usize::try_from(number).ok()).unwrap_or(1).max(1)
    };
    let at = At {
        origin,
        line: count(place.map(|place| place.line())),
        column: count(place.map(|place| place.column())),
    };
    let (message, hint) = node::message(&error);
    problems.add(at, message, hint);
    None
}

#[cfg(test)]
mod tests;
