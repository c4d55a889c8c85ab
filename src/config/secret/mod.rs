//! Secrets: where they come from and what makes one unusable.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use secrecy::SecretString;

use crate::config::{
    file::{REFERENCE_HINT, SecretRef},
    node::{At, Located},
    problem::Problems,
};

/// What the program was started with; the code reads no environment of its own.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// The environment variables.
    pub vars: BTreeMap<String, String>,
    /// The working folder.
    pub current_dir: PathBuf,
}

/// Where one secret is to be found.
pub(super) struct Place<'a> {
    /// The path of the setting, for messages.
    pub(super) path: &'a str,
    /// The folder of the configuration file.
    pub(super) folder: &'a Path,
    /// Whether the secret may stand in the file itself, as the one of the sample does.
    pub(super) literal_allowed: bool,
}

/// Returns the secret that a reference leads to.
pub(super) fn resolve(
    reference: &Located<&SecretRef>,
    place: &Place<'_>,
    environment: &Environment,
    problems: &mut Problems<'_>,
) -> Option<SecretString> {
    let SecretRef { literal, env, file, credential } = &reference.value;
    let path = place.path;
    match (literal, env, file, credential) {
        (Some(value), None, None, None) if place.literal_allowed => {
            Some(SecretString::from(value.value.clone()))
        }
        (Some(value), None, None, None) => {
            problems.add(
                value.at,
                format!("`{path}` is written out, expected a reference to it"),
                format!("{REFERENCE_HINT}; `literal` is for the sample only"),
            );
            None
        }
        (None, Some(name), None, None) => from_variable(name, path, environment, problems),
        (None, None, Some(file), None) => {
            from_file(&place.folder.join(&file.value), file.at, path, problems)
        }
        (None, None, None, Some(name)) => from_credential(name, path, environment, problems),
        _ => {
            problems.add_about(
                path,
                reference.at,
                format!("`{path}` needs exactly one of env, file or credential"),
                REFERENCE_HINT,
            );
            None
        }
    }
}

fn from_variable(
    name: &Located<String>,
    path: &str,
    environment: &Environment,
    problems: &mut Problems<'_>,
) -> Option<SecretString> {
    let value = environment.vars.get(&name.value).map(|value| value.trim()).unwrap_or_default();
    if value.is_empty() {
        problems.add(
            name.at,
            format!("`{path}`: the variable `{}` is not set or empty", name.value),
            format!("set it for the service, for example with {}=… in its unit file", name.value),
        );
        return None;
    }
    Some(SecretString::from(value))
}

fn from_credential(
    name: &Located<String>,
    path: &str,
    environment: &Environment,
    problems: &mut Problems<'_>,
) -> Option<SecretString> {
    let plain = Path::new(&name.value).components().count() == 1 && !name.value.starts_with('.');
    let folder = environment.vars.get("CREDENTIALS_DIRECTORY").filter(|folder| !folder.is_empty());
    match folder {
        Some(folder) if plain => {
            from_file(&Path::new(folder).join(&name.value), name.at, path, problems)
        }
        Some(_) => {
            problems.add(
                name.at,
                format!("`{path}`: `{}` is no credential name", name.value),
                "write the name given to LoadCredential=, without a folder",
            );
            None
        }
        None => {
            problems.add(
                name.at,
                format!("`{path}`: no credentials were handed over, `{}` is expected", name.value),
                format!("start the service with LoadCredential={}:/path/to/it", name.value),
            );
            None
        }
    }
}

fn from_file(file: &Path, at: At, path: &str, problems: &mut Problems<'_>) -> Option<SecretString> {
    let shown = file.display();
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => {
            problems.add(
                at,
                format!("`{path}`: `{shown}` cannot be read: {}", error.kind()),
                "create the file, readable for the user that runs avain",
            );
            return None;
        }
    };
    if is_world_readable(file) {
        problems.warn(
            at,
            format!("`{path}`: `{shown}` can be read by every user of this machine"),
            format!("run `chmod 600 {shown}`"),
        );
    }
    let secret = text.trim();
    if secret.is_empty() {
        problems.add(at, format!("`{path}`: `{shown}` is empty"), "write the secret into it");
        return None;
    }
    Some(SecretString::from(secret))
}

#[cfg(unix)]
fn is_world_readable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(file).is_ok_and(|meta| meta.permissions().mode() & 0o004 != 0)
}

#[cfg(not(unix))]
fn is_world_readable(_file: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests;
