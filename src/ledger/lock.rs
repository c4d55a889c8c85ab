//! One run at a time: a lock the system releases when the program dies.

use std::{
    fs::{self, File, TryLockError},
    io::{Read as _, Seek as _, Write as _},
    path::Path,
};

use crate::ledger::LockError;

/// The right to write; given back when dropped or when the program dies.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a state folder, which is made when missing. `holder` says who holds it
    /// since when, for the message of whoever comes second.
    ///
    /// # Errors
    ///
    /// Another program holds it, or the file cannot be made.
    pub fn acquire(state_dir: &Path, holder: &str) -> Result<Self, LockError> {
        let path = state_dir.join("lock");
        let failed = |source| LockError::File { path: path.clone(), source };
        fs::create_dir_all(state_dir).map_err(failed)?;
        // Not truncated on opening: the text belongs to whoever holds the lock.
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(LockError::Held { holder: read(&mut file) });
            }
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        let write = |file: &mut File| {
            file.set_len(0)?;
            file.rewind()?;
            file.write_all(holder.as_bytes())?;
            file.sync_all()
        };
        write(&mut file).map_err(failed)?;
        Ok(Self { _file: file })
    }
}

/// Returns who holds the lock, as far as it was written.
fn read(file: &mut File) -> String {
    let mut text = String::new();
    let read = file.take(1_000).read_to_string(&mut text);
    match (read, text.trim()) {
        (Ok(_), text) if !text.is_empty() => text.to_owned(),
        _ => "another run".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_who_was_first() {
        let state = tempfile::tempdir().unwrap();
        let folder = state.path().join("new");
        let first = Lock::acquire(&folder, "process 1 since 07:00").unwrap();
        let error = Lock::acquire(&folder, "process 2 since 07:01").unwrap_err();
        assert_eq!(error.to_string(), "another run is at work: process 1 since 07:00");
        assert!(!error.hint().is_empty());
        drop(first);
        let third = Lock::acquire(&folder, "p3").unwrap();
        assert_eq!(fs::read_to_string(folder.join("lock")).unwrap(), "p3");
        drop(third);
    }

    #[test]
    fn a_lock_left_by_a_dead_program_is_free() {
        let state = tempfile::tempdir().unwrap();
        fs::write(state.path().join("lock"), "process 9 since long ago").unwrap();
        assert!(Lock::acquire(state.path(), "process 10").is_ok());
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let state = tempfile::tempdir().unwrap();
        fs::write(state.path().join("file"), "").unwrap();
        let error = Lock::acquire(&state.path().join("file"), "p").unwrap_err();
        assert!(matches!(error, LockError::File { .. }), "{error}");
    }
}
