//! All rows of one table, page by page.

use std::{
    fs::File,
    io::Cursor,
    path::{Path, PathBuf},
};

use flate2::read::MultiGzDecoder;
use url::Url;

use crate::{
    model::Table,
    source::{
        Batch, Error, Format, Paginate, Place, Progress, Row, TableSource,
        address::redacted,
        decode::{self, Body, Outline, Paths, Rows},
        http::Requests,
        paging::{Head, Paging},
        request::Request,
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
    reader: Reader<'a>,
    progress: &'a mut dyn Progress,
    page: Option<Page>,
    pages: u32,
    records: u64,
    note: Option<String>,
    is_done: bool,
}

/// Where pages come from.
pub(super) enum Reader<'a> {
    Http(Box<HttpReader<'a>>),
    /// The file, until it was opened.
    File(Option<PathBuf>),
}

/// The requests of a table and where they stand.
pub(super) struct HttpReader<'a> {
    pub(super) requests: Requests<'a>,
    pub(super) paging: Paging,
    pub(super) next: Option<Request>,
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
    request: Option<Request>,
    rows: Rows,
    outline: Outline,
    head: Head,
    status: u16,
}

impl<'a> Pull<'a> {
    /// Prepares a pull; nothing is sent before the first row is asked for.
    pub(super) fn new(
        table: Table,
        source: &'a TableSource,
        origin: String,
        reader: Reader<'a>,
        progress: &'a mut dyn Progress,
    ) -> Result<Self, Error> {
        let paths = Paths::parse(table, source)?;
        Ok(Self {
            table,
            source,
            paths,
            origin,
            reader,
            progress,
            page: None,
            pages: 0,
            records: 0,
            note: None,
            is_done: false,
        })
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

    /// Returns what the readers of the data should know; complete after the last row.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
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
                self.finish()?;
                return Ok(None);
            };
            if let Some(row) = page.rows.next(&page.place) {
                self.records += 1;
                return row.map(Some);
            }
            self.close_page()?;
        }
    }

    fn open_page(&mut self) -> Result<Option<Page>, Error> {
        let page = match &mut self.reader {
            Reader::File(path) => match path.take() {
                None => return Ok(None),
                Some(path) => open_file(self.table, self.source, &self.paths, &path)?,
            },
            Reader::Http(http) => {
                let HttpReader { requests, next, shown, .. } = &mut **http;
                let Some(request) = next.take() else { return Ok(None) };
                let place = Place { table: self.table, address: shown.address(&request.url) };
                open_response(requests, self.source, &self.paths, place, request)?
            }
        };
        self.pages += 1;
        Ok(Some(page))
    }

    fn close_page(&mut self) -> Result<(), Error> {
        let Some(page) = self.page.take() else { return Ok(()) };
        self.progress.page(self.table, self.pages, self.records);
        match (&mut self.reader, &page.request) {
            (Reader::Http(http), Some(request)) => {
                http.next = http.paging.next(&page.place, request, &page.outline, &page.head)?;
            }
            _ if page.outline.more.is_some() => {
                let what = page.outline.more.unwrap_or_default().to_owned();
                return Err(Error::MorePages { place: page.place, what });
            }
            _ => {}
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Error> {
        self.is_done = true;
        if let Reader::Http(http) = &self.reader {
            self.note = http.paging.finish()?;
            http.requests.cache.prune();
        }
        Ok(())
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

/// What a check shows of the first page.
pub(super) struct FirstPage {
    pub(super) request: String,
    pub(super) status: u16,
    pub(super) total: Option<u64>,
    pub(super) next: Option<String>,
    pub(super) rows: Vec<Row<'static>>,
}

impl Pull<'_> {
    /// Reads the first page by the same steps as a run, and where it leads.
    pub(super) fn first_page(mut self) -> Result<FirstPage, Error> {
        let mut page = self.open_page()?.expect("a fresh pull has a first page");
        let mut rows = Vec::new();
        while let Some(row) = page.rows.next(&page.place) {
            rows.push(row?);
            self.records += 1;
        }
        let (request, status) = (page.place.address.clone(), page.status);
        self.page = Some(page);
        self.close_page()?;
        let (next, total) = match &self.reader {
            Reader::File(_) => (None, None),
            Reader::Http(http) => {
                let next = http.next.as_ref().map(|next| http.shown.address(&next.url));
                (next, http.paging.total())
            }
        };
        Ok(FirstPage { request, status, total, next, rows })
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
    paths: &Paths,
    place: Place,
    request: Request,
) -> Result<Page, Error> {
    let response = requests.send(&place, &request)?;
    let outline = decode::outline(&place, source, &paths.places, response.body.as_slice())?;
    let head = Head::read(&source.paginate, &response.headers);
    let body: Body = Box::new(Cursor::new(response.body));
    let rows = decode::open(&place, &source.format, paths, body)?;
    Ok(Page { place, request: Some(request), rows, outline, head, status: response.status })
}

fn open_file(
    table: Table,
    source: &TableSource,
    paths: &Paths,
    path: &Path,
) -> Result<Page, Error> {
    let place = Place { table, address: path.display().to_string() };
    if !matches!(source.paginate, Paginate::None) {
        return Err(Error::PagingImpossible { place });
    }
    let open = || -> Result<Body, Error> {
        let file = File::open(path).map_err(|cause| Error::File { place: place.clone(), cause })?;
        let is_packed = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("gz"));
        Ok(if is_packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) })
    };
    let (rows, outline) = match &source.format {
        Format::Xlsx { sheet } => {
            (decode::workbook(&place, path, sheet.as_deref())?, Outline::default())
        }
        format => {
            let outline = decode::outline(&place, source, &paths.places, open()?)?;
            (decode::open(&place, format, paths, open()?)?, outline)
        }
    };
    Ok(Page { place, request: None, rows, outline, head: Head::default(), status: 200 })
}
