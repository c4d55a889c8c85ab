//! Publishing a set of files as one folder: written aside, synced, moved into place whole.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard},
};

use crate::{
    deliver::{Error, foreign::foreign},
    model::sha256_hex,
};

/// Files of one folder, by path below it with `/` between parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What is known of the files of a folder, by path below it.
pub type Marks = BTreeMap<String, Mark>;

/// What is known of a file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its length.
    pub bytes: usize,
    /// The SHA-256 of its content, in hex.
    pub sha256: String,
}

impl Mark {
    fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len(), sha256: sha256_hex(bytes) }
    }
}

/// A folder while it is written, under a hidden name beside its place.
///
/// Files are written as they are made, from any thread, so that a folder may be larger than memory.
/// What is neither published nor put in the place of an earlier build is removed again.
#[derive(Debug)]
pub struct Draft {
    target: PathBuf,
    aside: PathBuf,
    marks: Mutex<Marks>,
}

impl Draft {
    /// Begins the folder `target`; what an earlier run left unfinished beside it is removed.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] when no folder can be made beside it.
    pub fn begin(target: &Path) -> Result<Self, Error> {
        // `.` and `..` have no name to write beside.
        let whole = std::path::absolute(target).and_then(|path| match path.file_name() {
            None => fs::canonicalize(path),
            Some(_) => Ok(path),
        });
        let target = whole.map_err(failed(target))?;
        let aside = sibling(&target, "partial");
        remove_if_there(&aside)
            .and_then(|()| fs::create_dir_all(&aside))
            .map_err(failed(&aside))?;
        Ok(Self { target, aside, marks: Mutex::default() })
    }

    /// Writes a file, in place of one of the same name.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] when it cannot be written.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.aside.join(name);
        write_synced(&path, bytes).map_err(failed(&path))?;
        self.known().insert(name.to_owned(), Mark::of(bytes));
        Ok(())
    }

    /// Takes a file out again.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] when it is there and cannot be removed.
    pub fn take_back(&self, name: &str) -> Result<(), Error> {
        let path = self.aside.join(name);
        match self.known().remove(name) {
            Some(_) => fs::remove_file(&path).map_err(failed(&path)),
            None => Ok(()),
        }
    }

    /// Returns what is known of the files so far.
    pub fn marks(&self) -> Marks {
        self.known().clone()
    }

    /// Returns whether the place holds each file but `except` as it is; an absent folder holds none.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] when a file is there and cannot be read.
    pub fn is_in_place(&self, except: &str) -> Result<bool, Error> {
        for (name, mark) in self.known().iter().filter(|(name, _)| *name != except) {
            let path = self.target.join(name);
            match fs::read(&path) {
                Ok(found) if Mark::of(&found) == *mark => {}
                Ok(_) => return Ok(false),
                Err(error) if is_absent(&error) => return Ok(false),
                Err(source) => return Err(Error::Read { path, source }),
            }
        }
        Ok(true)
    }

    /// Publishes the folder at its place, where nothing may stand.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] when anything fails on the way; nothing stands there then.
    pub fn publish(self) -> Result<(), Error> {
        self.sync()?;
        let target = &self.target;
        fs::rename(&self.aside, target)
            .and_then(|()| sync_folder(parent(target)))
            .map_err(failed(target))
    }

    /// Puts the folder at its place instead of an earlier build.
    ///
    /// # Errors
    ///
    /// [`Error::Foreign`] when something else stands there; [`Error::Write`] as in
    /// [`publish`](Self::publish).
    pub fn replace(self) -> Result<(), Error> {
        let target = &self.target;
        if let Some(found) = foreign(target, &self.known())? {
            return Err(Error::Foreign { path: target.to_owned(), found });
        }
        self.sync()?;
        let old = sibling(target, "replaced");
        remove_if_there(&old).map_err(failed(&old))?;
        swap(target, &self.aside, &old).and_then(|()| remove_if_there(&old)).map_err(failed(target))
    }

    /// Writes the folders out: a file is there after a power cut only when its folder is.
    fn sync(&self) -> Result<(), Error> {
        let known = self.known();
        let of_files = known.keys().map(|name| parent(&self.aside.join(name)).to_owned());
        let folders: BTreeSet<PathBuf> = of_files.chain([self.aside.clone()]).collect();
        folders.iter().try_for_each(|path| sync_folder(path).map_err(failed(path)))
    }

    fn known(&self) -> MutexGuard<'_, Marks> {
        self.marks.lock().expect("no thread panics while it notes a file")
    }
}

impl Drop for Draft {
    /// What was not put in its place is of no use; a failure to clear it must not hide the reason.
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.aside);
    }
}

/// Puts `files` at `target`, replacing an earlier build there.
///
/// # Errors
///
/// As [`Draft::replace`].
pub fn replace(target: &Path, files: &Files) -> Result<(), Error> {
    let draft = Draft::begin(target)?;
    files.iter().try_for_each(|(name, bytes)| draft.put(name, bytes))?;
    draft.replace()
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

    fn draft(target: &Path, text: &str) -> Draft {
        let draft = Draft::begin(target).unwrap();
        draft.put("a/b.txt", text.as_bytes()).unwrap();
        draft
    }

    #[test]
    fn publishes_whole_folders_and_leaves_nothing_aside() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("reports/2026-W47");
        draft(&target, "one").publish().unwrap();
        assert_eq!(fs::read_to_string(target.join("a/b.txt")).unwrap(), "one");
        assert_eq!(fs::read_dir(dir.path().join("reports")).unwrap().count(), 1);
    }

    #[test]
    fn never_writes_over_an_issue() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("2026-W47");
        draft(&target, "one").publish().unwrap();
        assert!(draft(&target, "two").publish().is_err());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "something is left aside");
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
            draft(&target, text).publish().unwrap();
            let aside = set_aside(&target).unwrap().unwrap();
            assert!(!target.exists());
            assert_eq!(fs::read_to_string(aside.join("a/b.txt")).unwrap(), text);
        }
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_draft_is_in_place_only_when_all_its_files_are_equal() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("2026-W47");
        assert!(!draft(&target, "one").is_in_place("run.json").unwrap());
        draft(&target, "one").publish().unwrap();
        let same = draft(&target, "one");
        same.put("run.json", b"later").unwrap();
        assert!(same.is_in_place("run.json").unwrap());
        drop(same);
        assert!(!draft(&target, "two").is_in_place("run.json").unwrap());
    }

    #[test]
    fn a_draft_that_is_given_up_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let draft = draft(&dir.path().join("2026-W47"), "one");
        draft.put("c.txt", b"two").unwrap();
        draft.take_back("a/b.txt").unwrap();
        assert_eq!(draft.marks().into_keys().collect::<Vec<_>>(), ["c.txt"]);
        drop(draft);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }
}
