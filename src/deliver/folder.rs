//! Publishing a set of files as one folder: written aside, synced, moved into place whole.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::deliver::{Error, foreign::foreign};

/// Files of one folder, by path below it with `/` between parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Publishes `files` as the new folder `target`, which must not exist.
///
/// # Errors
///
/// [`Error::Write`] when anything fails on the way; `target` then does not exist.
pub fn publish(target: &Path, files: &Files) -> Result<(), Error> {
    let aside = write_aside(target, files)?;
    fs::rename(&aside, target).and_then(|()| sync_folder(parent(target))).map_err(failed(target))
}

/// Returns whether the folder `target` holds each of `files` as it is; an absent one holds none.
///
/// # Errors
///
/// [`Error::Read`] when a file is there and cannot be read.
pub fn holds<'a>(
    target: &Path,
    files: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>,
) -> Result<bool, Error> {
    for (name, bytes) in files {
        let path = target.join(name);
        match fs::read(&path) {
            Ok(found) if found == *bytes => {}
            Ok(_) => return Ok(false),
            Err(error) if is_absent(&error) => return Ok(false),
            Err(source) => return Err(Error::Read { path, source }),
        }
    }
    Ok(true)
}

/// Publishes `files` as `target`, replacing an earlier build there.
///
/// # Errors
///
/// [`Error::Foreign`] when `target` holds something else; [`Error::Write`] as in [`publish`].
pub fn replace(target: &Path, files: &Files) -> Result<(), Error> {
    // `.` and `..` have no name to write beside.
    let whole = std::path::absolute(target).and_then(|path| match path.file_name() {
        None => fs::canonicalize(path),
        Some(_) => Ok(path),
    });
    let target = &whole.map_err(failed(target))?;
    if let Some(found) = foreign(target, files)? {
        return Err(Error::Foreign { path: target.to_owned(), found });
    }
    let aside = write_aside(target, files)?;
    let old = sibling(target, "replaced");
    remove_if_there(&old).map_err(failed(&old))?;
    let swapped = swap(target, &aside, &old);
    if swapped.is_err() {
        // What was made is of no use; a failure to clear it must not hide the first error.
        let _ = fs::remove_dir_all(&aside);
    }
    swapped.and_then(|()| remove_if_there(&old)).map_err(failed(target))
}

/// Puts `aside` where `target` is, and `target` where `old` is; on failure `target` stays.
fn swap(target: &Path, aside: &Path, old: &Path) -> io::Result<()> {
    let stands = target.exists();
    if stands {
        fs::rename(target, old)?;
    }
    let moved = fs::rename(aside, target);
    if moved.is_err() && stands {
        fs::rename(old, target)?;
    }
    moved.and_then(|()| sync_folder(parent(target)))
}

/// Moves a folder out of the way, under a hidden name beside it that nothing has, and returns
/// where it is now; an absent one needs nothing.
///
/// # Errors
///
/// [`Error::Write`] when it cannot be moved.
pub fn set_aside(target: &Path) -> Result<Option<PathBuf>, Error> {
    if !target.exists() {
        return Ok(None);
    }
    let names = (1_u32..).map(|count| sibling(target, &format!("orphan-{count}")));
    let aside = names.into_iter().find(|path| !path.exists()).expect("numbers do not end");
    fs::rename(target, &aside).map_err(failed(target))?;
    Ok(Some(aside))
}

fn write_aside(target: &Path, files: &Files) -> Result<PathBuf, Error> {
    let aside = sibling(target, "partial");
    remove_if_there(&aside).and_then(|()| fs::create_dir_all(&aside)).map_err(failed(&aside))?;
    write_all(&aside, files).inspect_err(|_| {
        // What was begun is of no use; a failure to clear it must not hide the first error.
        let _ = fs::remove_dir_all(&aside);
    })?;
    Ok(aside)
}

fn write_all(folder: &Path, files: &Files) -> Result<(), Error> {
    let mut folders = BTreeSet::from([folder.to_owned()]);
    for (name, bytes) in files {
        let path = folder.join(name);
        write_synced(&path, bytes).map_err(failed(&path))?;
        folders.insert(parent(&path).to_owned());
    }
    // A file is there after a power cut only when its folder was written out as well.
    folders.iter().try_for_each(|path| sync_folder(path).map_err(failed(path)))
}

/// Tells which path an operation failed on.
fn failed(path: &Path) -> impl FnOnce(io::Error) -> Error + use<> {
    let path = path.to_owned();
    |source| Error::Write { path, source }
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

/// Returns whether an error says that nothing is there.
pub(super) fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
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
        [("a/b.txt".to_owned(), text.into())].into()
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
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "something is left aside");
        let foreign = dir.path().join("home");
        fs::create_dir(&foreign).unwrap();
        let thesis = foreign.join("thesis.txt");
        fs::write(&thesis, "years").unwrap();
        for target in [&foreign, &thesis] {
            assert!(matches!(replace(target, &files("x")), Err(Error::Foreign { .. })));
        }
        assert_eq!(fs::read_to_string(thesis).unwrap(), "years");
    }

    #[test]
    fn a_folder_set_aside_is_kept_under_a_name_of_its_own() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("2026-W47");
        assert_eq!(set_aside(&target).unwrap(), None);
        for text in ["one", "two"] {
            publish(&target, &files(text)).unwrap();
            let aside = set_aside(&target).unwrap().unwrap();
            assert!(!target.exists());
            assert!(holds(&aside, &files(text)).unwrap());
        }
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_folder_holds_files_only_when_all_are_equal() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("2026-W47");
        assert!(!holds(&target, &files("one")).unwrap());
        publish(&target, &files("one")).unwrap();
        assert!(holds(&target, &files("one")).unwrap());
        assert!(!holds(&target, &files("two")).unwrap());
    }
}
