//! Publishing a set of files as one folder: written aside, synced, moved into place whole.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::deliver::Error;

/// The file that marks a folder as a build of ours.
const MARK: &str = "manifest.json";

/// Files of one folder, by path below it with `/` between parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Publishes `files` as the new folder `target`, which must not exist.
///
/// # Errors
///
/// [`Error::Write`] when anything fails on the way; `target` then does not exist.
pub fn publish(target: &Path, files: &Files) -> Result<(), Error> {
    let aside = write_aside(target, files)?;
    fs::rename(&aside, target)
        .and_then(|()| sync_folder(parent(target)))
        .map_err(|source| Error::Write { path: target.to_owned(), source })
}

/// Publishes `files` as `target`, replacing an earlier build there.
///
/// # Errors
///
/// [`Error::Foreign`] when `target` holds something else; [`Error::Write`] as in [`publish`].
pub fn replace(target: &Path, files: &Files) -> Result<(), Error> {
    let ours = target.join(MARK).exists() || is_empty_or_absent(target);
    if !ours {
        return Err(Error::Foreign { path: target.to_owned() });
    }
    let aside = write_aside(target, files)?;
    let old = sibling(target, "replaced");
    let swap = || -> io::Result<()> {
        remove_if_there(&old)?;
        if target.exists() {
            fs::rename(target, &old)?;
        }
        fs::rename(&aside, target)?;
        remove_if_there(&old)?;
        sync_folder(parent(target))
    };
    swap().map_err(|source| Error::Write { path: target.to_owned(), source })
}

/// Moves a folder out of the way, under a hidden name beside it; an absent one needs nothing.
///
/// # Errors
///
/// [`Error::Write`] when it cannot be moved.
pub fn set_aside(target: &Path) -> Result<(), Error> {
    if !target.exists() {
        return Ok(());
    }
    let aside = sibling(target, "orphan");
    remove_if_there(&aside)
        .and_then(|()| fs::rename(target, &aside))
        .map_err(|source| Error::Write { path: target.to_owned(), source })
}

fn write_aside(target: &Path, files: &Files) -> Result<PathBuf, Error> {
    let aside = sibling(target, "partial");
    let started = remove_if_there(&aside).and_then(|()| fs::create_dir_all(&aside));
    started.map_err(|source| Error::Write { path: aside.clone(), source })?;
    for (name, bytes) in files {
        let path = aside.join(name);
        write_synced(&path, bytes).map_err(|source| {
            // What was begun is of no use; a failure to clear it must not hide the first error.
            let _ = fs::remove_dir_all(&aside);
            Error::Write { path, source }
        })?;
    }
    Ok(aside)
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(parent(path))?;
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

fn remove_if_there(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn is_empty_or_absent(folder: &Path) -> bool {
    fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}

/// Returns a hidden name beside `target`, on the same file system, so that a rename is atomic.
fn sibling(target: &Path, what: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    parent(target).join(format!(".{name}.{what}"))
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(text: &str) -> Files {
        [("manifest.json".to_owned(), b"{}".to_vec()), ("a/b.txt".to_owned(), text.into())].into()
    }

    #[test]
    fn publishes_whole_folders_and_leaves_nothing_aside() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("reports/2026-W47");
        publish(&target, &files("one")).unwrap();
        assert_eq!(fs::read_to_string(target.join("a/b.txt")).unwrap(), "one");
        assert_eq!(fs::read_dir(dir.path().join("reports")).unwrap().count(), 1);
    }

    #[test]
    fn never_writes_over_an_issue() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("2026-W47");
        publish(&target, &files("one")).unwrap();
        assert!(publish(&target, &files("two")).is_err());
        assert_eq!(fs::read_to_string(target.join("a/b.txt")).unwrap(), "one");
    }

    #[test]
    fn replaces_a_private_build_but_nothing_foreign() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("out");
        replace(&target, &files("one")).unwrap();
        replace(&target, &files("two")).unwrap();
        assert_eq!(fs::read_to_string(target.join("a/b.txt")).unwrap(), "two");
        let foreign = dir.path().join("home");
        fs::create_dir(&foreign).unwrap();
        fs::write(foreign.join("thesis.txt"), "").unwrap();
        assert!(matches!(replace(&foreign, &files("x")), Err(Error::Foreign { .. })));
        assert!(foreign.join("thesis.txt").exists());
    }
}
