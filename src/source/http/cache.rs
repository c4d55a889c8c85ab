//! Pages kept with their `ETag`, so that an unchanged page is not sent again.
//!
//! One folder per table, one file per page: a head line with `ETag` and body hash, then the body.
//! One file, because a tag next to another body would be worse than no tag.

use std::{
    cell::RefCell,
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use url::Url;

use crate::{
    model::{Table, sha256_hex},
    source::{Base, Error},
};

/// The kept pages of one table.
pub(in crate::source) struct Cache {
    folder: PathBuf,
    origin: String,
    used: RefCell<BTreeSet<String>>,
}

/// A page that was kept.
pub(in crate::source) struct Kept {
    /// The tag the server gave it.
    pub(super) tag: String,
    /// The body.
    pub(super) body: Vec<u8>,
}

impl Cache {
    /// Opens the folder of a table, which need not exist.
    pub(in crate::source) fn open(root: &Path, table: Table, base: &Base) -> Self {
        // The built-in source listens on another port each time; its pages are the same.
        let origin = match base {
            Base::Demo => "demo:".to_owned(),
            Base::Folder(folder) => folder.display().to_string(),
            Base::Http(url) => url.origin().ascii_serialization(),
        };
        Self { folder: root.join(table.name()), origin, used: RefCell::default() }
    }

    /// Returns the page kept for an address, if it is whole.
    pub(super) fn get(&self, url: &Url) -> Option<Kept> {
        let mut file = fs::read(self.folder.join(self.name(url))).ok()?;
        let end = file.iter().position(|byte| *byte == b'\n')?;
        let head = str::from_utf8(&file[..end]).ok()?.to_owned();
        let (hash, tag) = head.split_once(' ')?;
        file.drain(..=end);
        (sha256_hex(&file) == hash).then(|| Kept { tag: tag.to_owned(), body: file })
    }

    /// Keeps a page under its strong tag; a weak one promises too little.
    pub(super) fn put(&self, url: &Url, tag: Option<&str>, body: &[u8]) -> Result<(), Error> {
        let Some(tag) = tag.filter(|tag| tag.starts_with('"') && !tag.contains(['\n', '\r']))
        else {
            return Ok(());
        };
        let name = self.name(url);
        let part = self.folder.join(format!("{name}.part"));
        let write = || -> io::Result<()> {
            fs::create_dir_all(&self.folder)?;
            let mut bytes = format!("{} {tag}\n", sha256_hex(body)).into_bytes();
            bytes.extend_from_slice(body);
            fs::write(&part, bytes)?;
            fs::rename(&part, self.folder.join(&name))
        };
        write().map_err(|cause| Error::Cache { path: part.clone(), cause })
    }

    /// Removes the pages that the finished pull did not ask for.
    pub(in crate::source) fn prune(&self) {
        let used = self.used.borrow();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if entry.file_name().to_str().is_none_or(|name| !used.contains(name))
                && let Err(error) = fs::remove_file(entry.path())
            {
                tracing::debug!(%error, "An old page could not be removed.");
            }
        }
    }

    fn name(&self, url: &Url) -> String {
        let key = format!("{}{}?{}", self.origin, url.path(), url.query().unwrap_or_default());
        let name = sha256_hex(key.as_bytes());
        self.used.borrow_mut().insert(name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache(root: &Path) -> Cache {
        Cache::open(root, Table::Orders, &Base::Demo)
    }

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn a_page_is_found_again_on_another_port_of_the_demo() {
        let root = tempfile::tempdir().unwrap();
        cache(root.path()).put(&url("http://127.0.0.1:1/orders"), Some("\"a\""), b"body").unwrap();
        let kept = cache(root.path()).get(&url("http://127.0.0.1:2/orders")).unwrap();
        assert_eq!((kept.tag.as_str(), kept.body.as_slice()), ("\"a\"", b"body".as_slice()));
        assert!(cache(root.path()).get(&url("http://127.0.0.1:2/orders?page=2")).is_none());
    }

    #[test]
    fn a_damaged_page_and_a_weak_tag_count_as_nothing() {
        let root = tempfile::tempdir().unwrap();
        let (kept, address) = (cache(root.path()), url("http://h/orders"));
        kept.put(&address, Some("W/\"a\""), b"body").unwrap();
        assert!(kept.get(&address).is_none());
        kept.put(&address, Some("\"a\""), b"body").unwrap();
        let file = fs::read_dir(root.path().join("orders")).unwrap().next().unwrap().unwrap();
        fs::write(file.path(), fs::read(file.path()).unwrap().split_last().unwrap().1).unwrap();
        assert!(kept.get(&address).is_none());
    }

    #[test]
    fn pages_nobody_asked_for_are_removed() {
        let root = tempfile::tempdir().unwrap();
        cache(root.path()).put(&url("http://h/old"), Some("\"a\""), b"1").unwrap();
        let now = cache(root.path());
        now.put(&url("http://h/new"), Some("\"b\""), b"2").unwrap();
        now.prune();
        assert!(now.get(&url("http://h/new")).is_some());
        assert!(now.get(&url("http://h/old")).is_none());
    }
}
