//! Pages on disk, below one folder per table.
//!
//! `attempt/` holds the pages of the pull that runs, with `attempt.json` that tells for what it was
//! begun; `kept/` those of the last published pull that a server may answer with 304 for. A page is
//! a body as it travelled and a head beside it. The head is written last and tells the body's hash,
//! so a page counts only when it is whole, whenever the process ends.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use crate::{
    model::{Table, hexadecimal},
    source::{Compression, Error, Limits, Place},
};

/// A page that is ready to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedPage {
    /// Where it came from.
    pub place: Place,
    /// The file that holds its body.
    pub file: PathBuf,
    /// How the body is packed.
    pub compression: Compression,
    /// 200, or 304 when the body was kept from an earlier pull.
    pub status: u16,
}

/// What a page's response said beside its body; holds no secrets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    /// The name of the request, made before it was logged in.
    pub(super) key: String,
    pub(super) status: u16,
    /// `Content-Encoding`, when it is one that can be unpacked.
    pub(super) encoding: Option<String>,
    pub(super) etag: Option<String>,
    pub(super) modified: Option<String>,
    /// The `Link` headers.
    pub(super) link: Vec<String>,
    /// The header that tells the number of records.
    pub(super) total: Option<String>,
    /// SHA-256 of the body.
    pub(super) sha256: String,
    /// Bytes of the body.
    pub(super) length: u64,
}

/// What an attempt was begun for; another one never takes its pages up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Made {
    /// Hash of all settings that shape the pages.
    pub(super) settings: String,
    /// The part of the table.
    pub(super) slice: String,
    /// When.
    pub(super) started: Timestamp,
}

/// The folder of one table.
#[derive(Clone, Debug)]
pub(super) struct Stage {
    kept: PathBuf,
    attempt: PathBuf,
}

/// A body that is being written.
pub(super) struct Part {
    path: PathBuf,
    file: File,
    hash: Sha256,
    length: u64,
}

impl Stage {
    /// Takes up the attempt of an interrupted pull if it was made for the same and is young enough,
    /// else begins a new one.
    pub(super) fn open(
        root: &Path,
        table: Table,
        made: &Made,
        limits: &Limits,
    ) -> Result<Self, Error> {
        let stage = Self::at(root, table, "attempt");
        let path = stage.attempt.join("attempt.json");
        if let Some(found) = read::<Made>(&path)
            && is_continued(&found, made, limits)
        {
            tracing::info!(%table, started = %found.started, "An interrupted pull is taken up.");
            return Ok(stage);
        }
        stage.begin()?;
        write(&path, made)?;
        Ok(stage)
    }

    /// Begins an attempt that nobody takes up: a look at a source.
    pub(super) fn open_for_check(root: &Path, table: Table) -> Result<Self, Error> {
        let stage = Self::at(root, table, "check");
        stage.begin()?;
        Ok(stage)
    }

    fn at(root: &Path, table: Table, attempt: &str) -> Self {
        let folder = root.join(table.name());
        Self { kept: folder.join("kept"), attempt: folder.join(attempt) }
    }

    fn begin(&self) -> Result<(), Error> {
        self.discard();
        let folder = &self.attempt;
        fs::create_dir_all(folder).map_err(|cause| unwritten(folder, cause))
    }

    /// Returns the head of a page of this attempt, if the page is whole and answers that request.
    pub(super) fn page(&self, number: u32, key: &str) -> Option<Head> {
        whole(&self.attempt, &page_name(number)).filter(|head| head.key == key)
    }

    /// Returns where the body of a page is.
    pub(super) fn body(&self, number: u32) -> PathBuf {
        self.attempt.join(page_name(number)).with_extension("body")
    }

    /// Returns the head of the page kept for a request, if the page is whole.
    pub(super) fn kept(&self, key: &str) -> Option<Head> {
        whole(&self.kept, key)
    }

    /// Starts to write the body of a page.
    pub(super) fn part(&self, number: u32) -> Result<Part, Error> {
        let path = self.body(number).with_extension("part");
        let file = File::create(&path).map_err(|cause| unwritten(&path, cause))?;
        Ok(Part { path, file, hash: Sha256::new(), length: 0 })
    }

    /// Puts a written body in place and then its head, which makes the page count.
    pub(super) fn publish(&self, number: u32, part: Part, head: Head) -> Result<Head, Error> {
        let sha256 = hexadecimal(&part.hash.finalize());
        let head = Head { sha256, length: part.length, ..head };
        let body = self.body(number);
        drop(part.file);
        fs::rename(&part.path, &body).map_err(|cause| unwritten(&body, cause))?;
        write(&body.with_extension("json"), &head)?;
        Ok(head)
    }

    /// Takes the kept page of a request over as a page of this attempt.
    pub(super) fn reuse(&self, number: u32, head: Head) -> Result<Head, Error> {
        let (from, body) = (self.kept.join(&head.key).with_extension("body"), self.body(number));
        link_or_copy(&from, &body).map_err(|cause| unwritten(&body, cause))?;
        write(&body.with_extension("json"), &head)?;
        Ok(head)
    }

    /// Keeps the pages that a server may answer with 304 for, forgets older ones and closes the
    /// attempt.
    pub(super) fn keep(&self, heads: &[Head]) -> Result<(), Error> {
        // From here on the attempt is not taken up: its pages are about to leave it.
        remove(&self.attempt.join("attempt.json"));
        let lasting = heads.iter().zip(1..).filter(|(head, _)| head.is_lasting());
        let mut keys = BTreeSet::new();
        fs::create_dir_all(&self.kept).map_err(|cause| unwritten(&self.kept, cause))?;
        for (head, number) in lasting {
            let (from, to) = (self.body(number), self.kept.join(&head.key).with_extension("body"));
            if head.status != 304 {
                fs::rename(&from, &to).map_err(|cause| unwritten(&to, cause))?;
            }
            write(&to.with_extension("json"), &Head { status: 200, ..head.clone() })?;
            keys.insert(head.key.as_str());
        }
        for entry in fs::read_dir(&self.kept).into_iter().flatten().flatten() {
            let path = entry.path();
            let stem = path.file_stem().and_then(|stem| stem.to_str());
            if stem.is_none_or(|stem| !keys.contains(stem)) {
                remove(&path);
            }
        }
        self.discard();
        Ok(())
    }

    /// Throws the attempt away; first what makes it count.
    pub(super) fn discard(&self) {
        remove(&self.attempt.join("attempt.json"));
        remove_folder(&self.attempt);
    }

    /// Removes all that is there of a table.
    pub(super) fn forget(root: &Path, table: Table) {
        remove_folder(&root.join(table.name()));
    }
}

impl Head {
    /// Returns how the body is packed: as the response said, else as the table's settings do.
    pub(super) fn compression(&self, settings: Compression) -> Compression {
        match self.encoding.as_deref() {
            Some("zstd") => Compression::Zstd,
            Some(_) => Compression::Gzip,
            None => settings,
        }
    }

    fn is_lasting(&self) -> bool {
        self.etag.is_some() || self.modified.is_some()
    }
}

impl Part {
    /// Writes the next bytes.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.file.write_all(bytes).map_err(|cause| unwritten(&self.path, cause))?;
        self.hash.update(bytes);
        self.length += bytes.len() as u64;
        Ok(())
    }
}

fn is_continued(found: &Made, made: &Made, limits: &Limits) -> bool {
    let age = made.started.duration_since(found.started);
    let is_young = !age.is_negative() && age.unsigned_abs() < limits.resume;
    is_young && found.settings == made.settings && found.slice == made.slice
}

fn page_name(number: u32) -> String {
    format!("{number:06}")
}

/// Returns the head of a page whose body is as it says.
fn whole(folder: &Path, name: &str) -> Option<Head> {
    let path = folder.join(name);
    let head: Head = read(&path.with_extension("json"))?;
    let mut body = File::open(path.with_extension("body")).ok()?;
    if body.metadata().ok()?.len() != head.length {
        return None;
    }
    let (mut hash, mut buffer) = (Sha256::new(), vec![0; 64 * 1024]);
    loop {
        match body.read(&mut buffer).ok()? {
            0 => break,
            read => hash.update(&buffer[..read]),
        }
    }
    (hexadecimal(&hash.finalize()) == head.sha256).then_some(head)
}

fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// Writes a file as a whole or not at all.
fn write(path: &Path, value: &impl Serialize) -> Result<(), Error> {
    let part = path.with_extension("json.part");
    let bytes = serde_json::to_vec(value).expect("plain data is always written");
    fs::write(&part, bytes)
        .and_then(|()| fs::rename(&part, path))
        .map_err(|cause| unwritten(path, cause))
}

/// Copies where links are not possible. A link shares its bytes, so bodies are never written in
/// place.
fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    remove(to);
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
}

fn remove(path: &Path) {
    if let Err(error) = fs::remove_file(path)
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::debug!(%error, "A page could not be removed.");
    }
}

fn remove_folder(path: &Path) {
    if let Err(error) = fs::remove_dir_all(path)
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "Pages of an earlier pull could not be removed.");
    }
}

fn unwritten(path: &Path, cause: io::Error) -> Error {
    Error::Cache { path: path.to_owned(), cause }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(settings: &str) -> Made {
        let started = "2026-11-23T06:00:00Z".parse().unwrap();
        Made { settings: settings.to_owned(), slice: "All".to_owned(), started }
    }

    fn open(root: &Path, settings: &str) -> Stage {
        Stage::open(root, Table::Orders, &made(settings), &Limits::default()).unwrap()
    }

    fn write_page(stage: &Stage, number: u32, body: &str) -> Head {
        let mut part = stage.part(number).unwrap();
        part.write(body.as_bytes()).unwrap();
        let key = format!("key{number}");
        let head = Head { key, status: 200, etag: Some("\"v1\"".to_owned()), ..Head::default() };
        stage.publish(number, part, head).unwrap()
    }

    #[test]
    fn a_page_counts_once_its_head_is_there_and_for_its_request_only() {
        let root = tempfile::tempdir().unwrap();
        let stage = open(root.path(), "a");
        let mut part = stage.part(1).unwrap();
        part.write(b"half").unwrap();
        drop(part);
        assert_eq!(stage.page(1, "key1"), None);
        let head = write_page(&stage, 1, "whole");
        assert_eq!((stage.page(1, "key1"), stage.page(1, "key2")), (Some(head), None));
        assert!(open(root.path(), "a").page(1, "key1").is_some());
        assert!(open(root.path(), "b").page(1, "key1").is_none());
        assert!(open(root.path(), "a").page(1, "key1").is_none());
    }

    #[test]
    fn a_kept_page_stays_whole_when_its_copy_is_replaced() {
        let root = tempfile::tempdir().unwrap();
        let stage = open(root.path(), "a");
        stage.keep(&[write_page(&stage, 1, "old")]).unwrap();
        let stage = open(root.path(), "a");
        let kept = stage.kept("key1").unwrap();
        let head = stage.reuse(1, Head { status: 304, ..kept.clone() }).unwrap();
        assert_eq!((head.status, fs::read(stage.body(1)).unwrap()), (304, b"old".to_vec()));
        // Killed here and taken up: the server sends another body in the place of the kept one.
        write_page(&stage, 1, "new body");
        assert_eq!(stage.kept("key1"), Some(kept));
    }

    #[test]
    fn only_pages_of_the_last_pull_with_a_validator_are_kept() {
        let root = tempfile::tempdir().unwrap();
        let stage = open(root.path(), "a");
        stage.keep(&[write_page(&stage, 1, "1"), write_page(&stage, 2, "2")]).unwrap();
        let stage = open(root.path(), "a");
        let same = Head { status: 304, ..stage.kept("key2").unwrap() };
        let same = stage.reuse(1, same).unwrap();
        let plain = Head { etag: None, ..write_page(&stage, 2, "3") };
        stage.keep(&[same, plain]).unwrap();
        let kept = stage.kept("key2").unwrap();
        assert_eq!((kept.status, stage.kept("key1")), (200, None));
        assert!(!stage.attempt.exists());
        assert_eq!(fs::read_dir(&stage.kept).unwrap().count(), 2);
    }
}
