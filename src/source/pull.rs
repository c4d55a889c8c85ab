//! All rows of one table, page by page, from disk.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    vec,
};

use flate2::read::MultiGzDecoder;

use crate::{
    model::Table,
    source::{
        Batch, Compression, Error, Fetched, Format, Progress, Row, StagedPage, TableSource,
        decode::{self, Body, Outline, Paths, Rows},
    },
};

/// Rows handed on together.
const BATCH_ROWS: usize = 1024;

/// The rows of a table in the order they arrive; one page is in memory at a time.
///
/// After an error or the last row it gives nothing more.
pub struct Pull<'a> {
    table: Table,
    source: &'a TableSource,
    paths: Paths,
    origin: String,
    waiting: vec::IntoIter<StagedPage>,
    progress: &'a mut dyn Progress,
    page: Option<Page>,
    pages: u32,
    records: u64,
    is_done: bool,
    fetched: Option<Fetched>,
}

struct Page {
    staged: StagedPage,
    rows: Rows,
    outline: Outline,
}

impl<'a> Pull<'a> {
    /// Prepares the reading of staged pages; none is opened before the first row is asked for.
    pub(super) fn new(
        source: &'a TableSource,
        origin: String,
        (table, pages): (Table, Vec<StagedPage>),
        progress: &'a mut dyn Progress,
    ) -> Result<Self, Error> {
        let paths = Paths::parse(table, source)?;
        Ok(Self {
            table,
            source,
            paths,
            origin,
            waiting: pages.into_iter(),
            progress,
            page: None,
            pages: 0,
            records: 0,
            is_done: false,
            fetched: None,
        })
    }

    /// Holds on to the pages as long as they are read.
    pub(super) fn owning(self, fetched: Fetched) -> Self {
        Self { fetched: Some(fetched), ..self }
    }

    /// Returns where the rows come from: without secrets and the same each run.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Returns how many pages were read so far.
    pub fn pages(&self) -> u32 {
        self.pages
    }

    /// Returns how many rows were handed on so far, unreadable ones included.
    pub fn records(&self) -> u64 {
        self.records
    }

    /// Returns how the bodies are written.
    pub(super) fn format(&self) -> &'a Format {
        &self.source.format
    }

    /// Returns the next records, or `None` after the last.
    pub fn next_batch(&mut self) -> Result<Option<Batch>, Error> {
        let mut rows = Vec::new();
        while rows.len() < BATCH_ROWS && !self.is_done {
            match self.advance() {
                Ok(Some(row)) => rows.push(row),
                Ok(None) => break,
                Err(error) => {
                    self.is_done = true;
                    return Err(error);
                }
            }
        }
        Ok((!rows.is_empty()).then(|| Batch::new(rows)))
    }

    fn advance(&mut self) -> Result<Option<Row<'static>>, Error> {
        loop {
            if self.page.is_none() {
                self.page = self.open_page()?;
            }
            let Some(page) = &mut self.page else {
                self.is_done = true;
                self.fetched = None;
                return Ok(None);
            };
            if let Some(row) = page.rows.next(&page.staged.place) {
                self.records += 1;
                return row.map(Some);
            }
            self.close_page()?;
        }
    }

    fn open_page(&mut self) -> Result<Option<Page>, Error> {
        let Some(staged) = self.waiting.next() else { return Ok(None) };
        let (rows, outline) = match &self.source.format {
            Format::Xlsx { sheet } if self.is_file() => {
                let rows = decode::workbook(&staged.place, &staged.file, sheet.as_deref())?;
                (rows, Outline::default())
            }
            format => decode::open(&staged.place, format, &self.paths, open_body(&staged)?)?,
        };
        self.pages += 1;
        Ok(Some(Page { staged, rows, outline }))
    }

    fn close_page(&mut self) -> Result<(), Error> {
        let Some(Page { staged, outline, .. }) = self.page.take() else { return Ok(()) };
        // Pages over HTTP were noted, and their links followed, when they were fetched.
        if self.is_file() {
            self.progress.page(self.table, self.pages, self.records);
            if let Some(what) = outline.more {
                return Err(Error::MorePages { place: staged.place, what: what.to_owned() });
            }
        }
        Ok(())
    }

    fn is_file(&self) -> bool {
        self.origin.starts_with("file:")
    }
}

impl Iterator for Pull<'_> {
    type Item = Result<Row<'static>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        let row = self.advance();
        self.is_done |= row.is_err();
        row.transpose()
    }
}

/// Opens the body of a page and unpacks it.
pub(super) fn open_body(page: &StagedPage) -> Result<Body, Error> {
    let unreadable = |cause| Error::File { place: page.place.clone(), cause };
    let mut file = BufReader::new(File::open(&page.file).map_err(unreadable)?);
    let start = file.fill_buf().map_err(unreadable)?;
    let packed = match page.compression {
        Compression::Auto if start.starts_with(&[0x1f, 0x8b]) => Compression::Gzip,
        Compression::Auto if start.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => Compression::Zstd,
        other => other,
    };
    Ok(match packed {
        Compression::Gzip => Box::new(MultiGzDecoder::new(file)),
        Compression::Zstd => {
            Box::new(zstd::stream::read::Decoder::with_buffer(file).map_err(unreadable)?)
        }
        Compression::Auto | Compression::None => Box::new(file),
    })
}
