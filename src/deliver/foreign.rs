//! Telling a build of ours from anybody else's files before a folder is replaced.

use std::{collections::BTreeSet, fs, io, path::Path};

use crate::deliver::{
    Error,
    folder::{Marks, is_absent},
};

/// The file of a build that lists the others.
const MANIFEST: &str = "manifest.json";

/// The files of a build that its manifest does not list.
const UNLISTED: [&str; 2] = [MANIFEST, "run.json"];

/// Returns the first file below `target` that neither `files` nor the manifest of an earlier build
/// there explains.
pub(super) fn foreign(target: &Path, files: &Marks) -> Result<Option<String>, Error> {
    let failed = |source| Error::Read { path: target.to_owned(), source };
    if target.is_file() {
        return Ok(target.file_name().map(|name| name.to_string_lossy().into_owned()));
    }
    let listed = listed(target).map_err(failed)?;
    // Another program's manifest.json is not ours because we would write one as well.
    let ours = |name: &String| {
        listed.contains(name) || (files.contains_key(name) && !UNLISTED.contains(&name.as_str()))
    };
    Ok(names(target).map_err(failed)?.into_iter().find(|name| !ours(name)))
}

/// Returns the files of the earlier build in a folder; none when there is no build.
fn listed(target: &Path) -> io::Result<BTreeSet<String>> {
    let text = match fs::read(target.join(MANIFEST)) {
        Err(error) if is_absent(&error) => return Ok(BTreeSet::new()),
        text => text?,
    };
    let manifest: serde_json::Value = serde_json::from_slice(&text).unwrap_or_default();
    let files = match manifest["files"].as_object() {
        Some(files) if manifest["generator"] == "avain" => files,
        _ => return Ok(BTreeSet::new()),
    };
    Ok(files.keys().cloned().chain(UNLISTED.map(str::to_owned)).collect())
}

/// Returns every file below a folder, by path below it with `/`; an absent folder has none.
fn names(target: &Path) -> io::Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    let mut open = vec![target.to_owned()];
    while let Some(folder) = open.pop() {
        let entries = match fs::read_dir(&folder) {
            Err(error) if is_absent(&error) => continue,
            entries => entries?,
        };
        for entry in entries {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                open.push(entry.path());
            } else {
                let path = entry.path();
                let name = path.strip_prefix(target).unwrap_or(&path);
                names.insert(name.to_string_lossy().into_owned());
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deliver::folder::Mark;

    fn found(inside: &[(&str, &str)]) -> Option<String> {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in inside {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let mark = || Mark { bytes: 0, sha256: String::new() };
        let files = ["manifest.json", "data/new.csv"].map(|name| (name.to_owned(), mark()));
        foreign(dir.path(), &files.into()).unwrap()
    }

    #[test]
    fn an_earlier_build_explains_what_it_lists_and_no_more() {
        let manifest = r#"{ "generator": "avain", "files": { "a/old.pdf": {} } }"#;
        let build = [("manifest.json", manifest), ("a/old.pdf", ""), ("run.json", "")];
        assert_eq!(found(&build), None);
        let with_notes = [build.as_slice(), &[("a/my notes.txt", "")]].concat();
        assert_eq!(found(&with_notes).as_deref(), Some("a/my notes.txt"));
    }

    #[test]
    fn only_a_manifest_of_ours_counts() {
        let webapp = [("manifest.json", r#"{ "name": "app", "files": { "app.js": {} } }"#)];
        assert_eq!(found(&webapp).as_deref(), Some("manifest.json"));
        assert_eq!(found(&[("manifest.json", "not even JSON")]).as_deref(), Some("manifest.json"));
    }

    #[test]
    fn what_is_written_anew_may_be_there() {
        assert_eq!(found(&[("data/new.csv", "old")]), None);
        assert_eq!(found(&[]), None);
    }
}
