//! All rows of one table, page by page.

use std::{collections::VecDeque, io::Cursor, path::PathBuf};

use url::Url;

use crate::{
    model::Table,
    source::{
        Batch, Compression, Error, Format, Limits, Paginate, Place, Progress, TableSource,
        address::redacted,
        decode::{self, Decoder, Outline, OutlinePaths},
        http::Requests,
        paging::{Counts, Paging},
    },
};

/// The rows of a table in the order they arrive; one batch is in memory at a time.
///
/// After an error or the last row it gives nothing more.
pub struct Pull<'a> {
    table: Table,
    source: &'a TableSource,
    decoder: Decoder<'a>,
    paths: OutlinePaths,
    origin: String,
    reader: Reader<'a>,
    progress: &'a mut dyn Progress,
    page: Option<Page>,
    pages: u32,
    records: u64,
    is_done: bool,
}

/// Where pages come from.
pub(super) enum Reader<'a> {
    Http(Box<HttpReader<'a>>),
    /// The files that were not opened yet.
    Files(VecDeque<PathBuf>),
}

/// The requests of a table and where they stand.
pub(super) struct HttpReader<'a> {
    pub(super) requests: Requests<'a>,
    pub(super) paging: Paging,
    pub(super) next: Option<Url>,
    pub(super) shown: Shown,
}

/// How addresses are written in messages.
#[derive(Clone, Debug)]
pub(super) enum Shown {
    /// As they are.
    Whole,
    /// As `demo:`, without the port that differs from run to run.
    Demo,
}

struct Page {
    place: Place,
    request: Option<Url>,
    rows: decode::Reader,
    outline: Outline,
    records: u64,
    status: u16,
}

impl<'a> Pull<'a> {
    /// Prepares a pull; nothing is sent before the first row is asked for.
    pub(super) fn new(
        table: Table,
        source: &'a TableSource,
        limits: &Limits,
        reader: Reader<'a>,
        progress: &'a mut dyn Progress,
    ) -> Result<Self, Error> {
        Ok(Self {
            table,
            source,
            decoder: Decoder::new(table, source, limits)?,
            paths: OutlinePaths::parse(table, source)?,
            origin: String::new(),
            reader,
            progress,
            page: None,
            pages: 0,
            records: 0,
            is_done: false,
        })
    }

    /// Says where the rows come from.
    pub(super) fn from(self, origin: String) -> Self {
        Self { origin, ..self }
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
        if self.is_done {
            return Ok(None);
        }
        let batch = self.advance();
        self.is_done = !matches!(batch, Ok(Some(_)));
        batch
    }

    fn advance(&mut self) -> Result<Option<Batch>, Error> {
        loop {
            if self.page.is_none() {
                self.page = self.open_page()?;
            }
            let Some(page) = &mut self.page else {
                self.finish()?;
                return Ok(None);
            };
            if let Some(batch) = page.rows.next(&page.place)? {
                page.records += batch.records();
                self.records += batch.records();
                return Ok(Some(batch));
            }
            self.close_page()?;
        }
    }

    fn open_page(&mut self) -> Result<Option<Page>, Error> {
        let page = match &mut self.reader {
            Reader::Files(paths) => {
                let Some(path) = paths.pop_front() else { return Ok(None) };
                let place = Place { table: self.table, address: path.display().to_string() };
                let rows = self.decoder.open_file(&place, &path, self.source.compression)?;
                let outline = Outline::default();
                Page { place, request: None, rows, outline, records: 0, status: 200 }
            }
            Reader::Http(http) => {
                let HttpReader { requests, next, shown, .. } = &mut **http;
                let Some(url) = next.take() else { return Ok(None) };
                let most = requests.connection.limits.max_pages;
                if self.pages >= most {
                    return Err(Error::TooManyPages { table: self.table, most });
                }
                let place = Place { table: self.table, address: shown.address(&url) };
                open_response(requests, self.source, (&self.decoder, &self.paths), place, url)?
            }
        };
        self.pages += 1;
        Ok(Some(page))
    }

    fn close_page(&mut self) -> Result<(), Error> {
        let Some(page) = self.page.take() else { return Ok(()) };
        self.progress.page(self.table, self.pages, self.records);
        if let (Reader::Http(http), Some(request)) = (&mut self.reader, &page.request) {
            let counts = Counts { page: page.records, table: self.records };
            http.next = http.paging.next(&page.place, request, &page.outline, &counts)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Error> {
        if let Reader::Http(http) = &self.reader {
            http.paging.check_total(self.table, self.records)?;
            http.requests.cache.prune();
        }
        Ok(())
    }
}

/// What a check shows of the first page.
pub(super) struct FirstPage {
    pub(super) request: String,
    pub(super) status: u16,
    pub(super) total: Option<u64>,
    pub(super) next: Option<String>,
    pub(super) batches: Vec<Batch>,
}

impl Pull<'_> {
    /// Reads the first page by the same steps as a run, and where it leads.
    pub(super) fn first_page(mut self) -> Result<FirstPage, Error> {
        self.decoder.show_all();
        let mut page = self.open_page()?.expect("a fresh pull has a first page");
        let mut batches = Vec::new();
        while let Some(batch) = page.rows.next(&page.place)? {
            page.records += batch.records();
            self.records += batch.records();
            batches.push(batch);
        }
        let (request, status) = (page.place.address.clone(), page.status);
        self.page = Some(page);
        self.close_page()?;
        let (next, total) = match &self.reader {
            Reader::Files(_) => (None, None),
            Reader::Http(http) => {
                let next = http.next.as_ref().map(|url| http.shown.address(url));
                (next, http.paging.total())
            }
        };
        Ok(FirstPage { request, status, total, next, batches })
    }
}

impl Shown {
    fn address(&self, url: &Url) -> String {
        match self {
            Self::Whole => redacted(url),
            Self::Demo => {
                let query = url.query().map_or_else(String::new, |query| format!("?{query}"));
                format!("demo:{}{query}", url.path())
            }
        }
    }
}

fn open_response(
    requests: &Requests<'_>,
    source: &TableSource,
    (decoder, paths): (&Decoder<'_>, &OutlinePaths),
    place: Place,
    url: Url,
) -> Result<Page, Error> {
    let by_body = matches!(source.paginate, Paginate::NextLink { .. } | Paginate::Cursor { .. });
    if by_body && source.format != Format::Json {
        return Err(Error::PagingImpossible { place });
    }
    let response = requests.get(&place, &url)?;
    let mut outline = paths.read(&response.body);
    let body = Box::new(Cursor::new(response.body));
    let rows = decoder.open(&place, body, Compression::Auto)?;
    if response.has_next_header {
        outline.more = outline.more.or(Some("the `Link` header"));
    }
    Ok(Page { place, request: Some(url), rows, outline, records: 0, status: response.status })
}
