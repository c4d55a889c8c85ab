//! The tables a demo serves, kept as the CSV they came as.

use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use csv::{ByteRecord, Position, Reader, StringRecord};
use flate2::read::MultiGzDecoder;
use include_dir::{Dir, include_dir};

use crate::{
    model::Table,
    source::demo::{Error, parquet},
};

/// Records per JSON page.
pub(super) const PAGE: u64 = 500;

static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/source/sample/tables");

/// Canonical tables to serve.
#[derive(Debug, Default)]
pub(super) struct Data {
    pub(super) tables: BTreeMap<Table, Served>,
}

/// One table.
#[derive(Debug)]
pub(super) struct Served {
    /// The CSV text.
    pub(super) csv: Vec<u8>,
    /// The column names.
    pub(super) head: StringRecord,
    /// The number of records.
    pub(super) records: u64,
    starts: Vec<Position>,
}

impl Data {
    /// Returns the bundled sample company.
    pub(super) fn sample() -> Result<Self, Error> {
        let files = SAMPLE.files().map(|file| (file.path().to_owned(), file.contents().to_vec()));
        Self::from_files(files)
    }

    /// Reads every `<table>.csv`, `<table>.csv.gz`, `<table>.parquet` and `<table>/*.parquet` of a
    /// folder.
    pub(super) fn folder(folder: &Path) -> Result<Self, Error> {
        let refuse = |cause| Error::Read { path: folder.to_owned(), cause };
        let (mut files, mut typed) = (Vec::new(), Vec::new());
        for entry in fs::read_dir(folder).map_err(refuse)? {
            let path = entry.map_err(refuse)?.path();
            if table_of(&path).is_some() {
                let bytes =
                    fs::read(&path).map_err(|cause| Error::Read { path: path.clone(), cause })?;
                files.push((path, bytes));
            } else if let Some(table) = parquet::table_of(&path) {
                typed.push((table, path));
            }
        }
        let mut data = Self::from_files(files)?;
        for (table, path) in typed {
            let csv = parquet::as_csv(table, &path)?;
            let served = Served::new(csv).map_err(|cause| Error::NotCsv { path, cause })?;
            data.tables.insert(table, served);
        }
        if data.tables.is_empty() {
            return Err(Error::NoTable { path: folder.to_owned() });
        }
        Ok(data)
    }

    fn from_files(files: impl IntoIterator<Item = (PathBuf, Vec<u8>)>) -> Result<Self, Error> {
        let mut tables = BTreeMap::new();
        for (path, bytes) in files {
            let Some(table) = table_of(&path) else { continue };
            let csv = unpacked(&path, bytes)?;
            let served = Served::new(csv).map_err(|cause| Error::NotCsv { path, cause })?;
            tables.insert(table, served);
        }
        Ok(Self { tables })
    }
}

impl Served {
    fn new(csv: Vec<u8>) -> Result<Self, csv::Error> {
        let mut reader = Reader::from_reader(csv.as_slice());
        let head = reader.headers()?.clone();
        let (mut record, mut records, mut starts) = (ByteRecord::new(), 0, Vec::new());
        loop {
            let start = reader.position().clone();
            if !reader.read_byte_record(&mut record)? {
                break;
            }
            if records % PAGE == 0 {
                starts.push(start);
            }
            records += 1;
        }
        Ok(Self { csv, head, records, starts })
    }

    /// Returns the records of a page, numbered from 1; none beyond the last.
    pub(super) fn page(&self, number: u64) -> impl Iterator<Item = StringRecord> {
        let index = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
        let bytes = self.starts.get(index).map_or(&[][..], |start| {
            &self.csv[usize::try_from(start.byte()).expect("the table is in memory")..]
        });
        records(bytes).take(usize::try_from(PAGE).expect("a page is small"))
    }

    /// Returns all records.
    pub(super) fn all(&self) -> impl Iterator<Item = StringRecord> {
        let start = self.starts.first().map_or(self.csv.len() as u64, Position::byte);
        records(&self.csv[usize::try_from(start).expect("the table is in memory")..])
    }
}

fn records(bytes: &[u8]) -> impl Iterator<Item = StringRecord> {
    let reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.into_byte_records().map_while(Result::ok).map(StringRecord::from_byte_record_lossy)
}

fn table_of(path: &Path) -> Option<Table> {
    let name = path.file_name()?.to_str()?;
    name.strip_suffix(".csv").or_else(|| name.strip_suffix(".csv.gz"))?.parse().ok()
}

fn unpacked(path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>, Error> {
    if path.extension().is_none_or(|end| end != "gz") {
        return Ok(bytes);
    }
    let mut csv = Vec::new();
    MultiGzDecoder::new(bytes.as_slice())
        .read_to_end(&mut csv)
        .map_err(|cause| Error::Read { path: path.to_owned(), cause })?;
    Ok(csv)
}
