//! All rows of one table, page by page, from disk.

use std::vec;

use crate::{
    model::Table,
    source::{
        Batch, Error, Format, Limits, Progress, StagedPage, TableSource,
        decode::{self, Decoder, Places},
    },
};

/// The rows of a table in the order they arrive; one batch is in memory at a time.
///
/// After an error or the last row it gives nothing more.
pub struct Pull<'a> {
    table: Table,
    source: &'a TableSource,
    limits: &'a Limits,
    decoder: Decoder<'a>,
    origin: String,
    waiting: vec::IntoIter<StagedPage>,
    progress: &'a mut dyn Progress,
    page: Option<Page>,
    pages: u32,
    records: u64,
    note: Option<String>,
    is_done: bool,
}

struct Page {
    staged: StagedPage,
    rows: decode::Reader,
}

impl<'a> Pull<'a> {
    /// Prepares the reading of staged pages; none is opened before the first row is asked for.
    pub(super) fn new(
        source: &'a TableSource,
        limits: &'a Limits,
        (table, pages): (Table, Vec<StagedPage>),
        progress: &'a mut dyn Progress,
    ) -> Result<Self, Error> {
        Ok(Self {
            table,
            source,
            limits,
            decoder: Decoder::new(table, source, limits)?,
            origin: String::new(),
            waiting: pages.into_iter(),
            progress,
            page: None,
            pages: 0,
            records: 0,
            note: None,
            is_done: false,
        })
    }

    /// Says where the rows come from, and what their readers should know.
    pub(super) fn from(self, origin: String, note: Option<String>) -> Self {
        Self { origin, note, ..self }
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

    /// Returns what the readers of the data should know.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// Returns how the bodies are written.
    pub(super) fn format(&self) -> &'a Format {
        &self.source.format
    }

    /// Returns the next records, or `None` after the last.
    pub fn next_batch(&mut self) -> Result<Option<Batch>, Error> {
        if self.is_done {
            return Ok(None);
        }
        let batch = self.advance();
        self.is_done = !matches!(batch, Ok(Some(_)));
        batch
    }

    /// Reads all fields of typed files, for looking at a source.
    pub(super) fn showing_all(mut self) -> Self {
        self.decoder.show_all();
        self
    }

    fn advance(&mut self) -> Result<Option<Batch>, Error> {
        loop {
            if self.page.is_none() {
                self.page = self.open_page()?;
            }
            let Some(page) = &mut self.page else { return Ok(None) };
            if let Some(batch) = page.rows.next(&page.staged.place)? {
                self.records += batch.records();
                return Ok(Some(batch));
            }
            // Pages over HTTP were noted when they were fetched.
            if self.is_file() {
                self.progress.page(self.table, self.pages, self.records);
            }
            self.page = None;
        }
    }

    fn open_page(&mut self) -> Result<Option<Page>, Error> {
        let Some(staged) = self.waiting.next() else { return Ok(None) };
        // What pages over HTTP say beside their records was read when they were fetched.
        if self.is_file() && self.source.format == Format::Json {
            let places = Places::parse(self.table, self.source)?;
            let outline = decode::outline_of(&staged, self.source, &places, self.limits)?;
            if let Some(what) = outline.more {
                return Err(Error::MorePages { place: staged.place, what: what.to_owned() });
            }
        }
        let rows = self.decoder.open_file(&staged.place, &staged.file, staged.compression)?;
        self.pages += 1;
        Ok(Some(Page { staged, rows }))
    }

    fn is_file(&self) -> bool {
        self.origin.starts_with("file:")
    }
}
