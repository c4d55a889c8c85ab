//! The connections of one run, and the tables it fetched over them.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::{
    model::{Table, sha256_hex},
    source::{
        Ask, Base, Connection, Error, Format, Limits, Paginate, Place, Progress, Pull, Settings,
        Slice, StagedPage, TableSource,
        address::origin,
        body, decode, demo,
        http::{self, Job, Site, Staged},
        stage::{Made, Stage},
    },
};

/// Opened connections; the built-in source runs as long as the session lives.
pub struct Session<'a> {
    settings: &'a Settings,
    runtime: Runtime,
    sites: BTreeMap<&'a str, Site<'a>>,
    _demo: Option<demo::Server>,
    root: PathBuf,
    now: Timestamp,
}

/// Whole tables on disk, ready to be read.
///
/// Unless they are kept they are thrown away when dropped: whoever read them found them wrong. Those
/// of a process that is killed stay, to be taken up by the next.
#[derive(Debug)]
pub struct Fetched {
    tables: BTreeMap<Table, FetchedTable>,
}

#[derive(Debug)]
enum FetchedTable {
    Files(Vec<StagedPage>),
    Http(Staged),
}

impl<'a> Session<'a> {
    /// Prepares every connection; pages are written below `state_dir`. The age of an interrupted
    /// pull is counted to `now`.
    pub fn open(settings: &'a Settings, state_dir: &Path, now: Timestamp) -> Result<Self, Error> {
        let mut sites = BTreeMap::new();
        let mut demo = None;
        for (name, connection) in &settings.connections {
            let home = match &connection.base {
                Base::Folder(_) => continue,
                Base::Http(base) => base.clone(),
                Base::Demo => match &demo {
                    None => demo.insert(demo::Server::start(None, 0)?).address(),
                    Some(running) => running.address(),
                },
            };
            sites.insert(name.as_str(), Site::open(name, connection, home)?);
        }
        let runtime = http::runtime()?;
        let root = state_dir.join("http");
        Ok(Self { settings, runtime, sites, _demo: demo, root, now })
    }

    /// Fetches all tables, several at a time; a table that is not in `slices` as a whole.
    ///
    /// When one fails the others stop, and of several failures that of the first table is told.
    pub fn fetch(
        &self,
        slices: &BTreeMap<Table, Slice>,
        progress: &mut dyn Progress,
    ) -> Result<Fetched, Error> {
        let (mut fetched, mut jobs) = (Fetched { tables: BTreeMap::new() }, vec![]);
        for table in self.settings.tables.keys() {
            let (source, connection) = self.find(*table)?;
            match &connection.base {
                Base::Folder(folder) => {
                    let pages = local(*table, source, folder)?;
                    fetched.tables.insert(*table, FetchedTable::Files(pages));
                }
                Base::Demo | Base::Http(_) => {
                    let slice = slices.get(table).unwrap_or(&Slice::All);
                    let made = self.made(source, connection, slice);
                    let stage = Stage::open(&self.root, *table, &made, &connection.limits)?;
                    jobs.push(Job {
                        slice: slice.clone(),
                        ..self.job(*table, source, stage, None)
                    });
                }
            }
        }
        let progress = RefCell::new(progress);
        let note = |table, page, records| progress.borrow_mut().page(table, page, records);
        let runs = jobs.into_iter().map(|job| async {
            let table = job.table;
            job.run(&note).await.map(|staged| (table, FetchedTable::Http(staged)))
        });
        let staged = self.runtime.block_on(http::together(runs.collect()))?;
        fetched.tables.extend(staged);
        Ok(fetched)
    }

    /// Fetches the first page of a table by the same steps as a run, apart from its pages.
    pub(super) fn fetch_first(&self, table: Table) -> Result<Fetched, Error> {
        let (source, connection) = self.find(table)?;
        let first = match &connection.base {
            Base::Folder(folder) => FetchedTable::Files(local(table, source, folder)?),
            Base::Demo | Base::Http(_) => {
                let stage = Stage::open_for_check(&self.root, table)?;
                let job = self.job(table, source, stage, Some(1));
                FetchedTable::Http(self.runtime.block_on(job.run(&|_, _, _| {}))?)
            }
        };
        Ok(Fetched { tables: BTreeMap::from([(table, first)]) })
    }

    /// Prepares the reading of a fetched table.
    pub fn pull<'s>(
        &'s self,
        fetched: &Fetched,
        table: Table,
        progress: &'s mut dyn Progress,
    ) -> Result<Pull<'s>, Error> {
        let (source, connection) = self.find(table)?;
        let is_fetched = fetched.tables.contains_key(&table);
        let pages = is_fetched.then(|| fetched.pages(table).to_vec());
        let pages = pages.ok_or(Error::UnknownTable { table })?;
        let pull = Pull::new(source, &connection.limits, (table, pages), progress)?;
        Ok(pull.from(origin(&connection.base, source), fetched.note(table)))
    }

    /// Fetches a JSON document that belongs to a table; `path` lies below its connection's base.
    pub fn document(&self, table: Table, path: &str) -> Result<Value, Error> {
        let (source, connection) = self.find(table)?;
        // Of lines that are not paged nothing is looked for before the whole is read.
        let source = TableSource {
            path: path.to_owned(),
            ask: Ask::default(),
            format: Format::Ndjson,
            paginate: Paginate::None,
            ..source.clone()
        };
        if let Base::Folder(folder) = &connection.base {
            let file = folder.join(path.trim_start_matches('/'));
            let place = Place { table, address: file.display().to_string() };
            let compression = source.compression;
            return whole(StagedPage { place, file, compression, status: 200 }, &connection.limits);
        }
        let stage = Stage::open_for_check(&self.root, table)?;
        let job = self.job(table, &source, stage, None);
        let mut staged = self.runtime.block_on(job.run(&|_, _, _| {}))?;
        let page = staged.pages.pop().expect("a table that is fetched has a page");
        let document = whole(page, &connection.limits);
        staged.stage.discard();
        document
    }

    /// Notes that what was read is published: pages that a server may answer with 304 for are kept,
    /// and the next pull begins anew.
    pub fn keep(&self, fetched: &Fetched) -> Result<(), Error> {
        for table in fetched.tables.values() {
            if let FetchedTable::Http(staged) = table {
                staged.stage.keep(&staged.heads)?;
            }
        }
        Ok(())
    }

    fn find(&self, table: Table) -> Result<(&'a TableSource, &'a Connection), Error> {
        let source = self.settings.tables.get(&table).ok_or(Error::UnknownTable { table })?;
        let connection = self.settings.connections.get(&source.connection);
        let unknown = || Error::UnknownConnection { table, connection: source.connection.clone() };
        Ok((source, connection.ok_or_else(unknown)?))
    }

    fn job<'s>(
        &'s self,
        table: Table,
        source: &'s TableSource,
        stage: Stage,
        enough: Option<u32>,
    ) -> Job<'s> {
        let site = &self.sites[source.connection.as_str()];
        Job { site, table, source, slice: Slice::All, stage, enough }
    }

    fn made(&self, source: &TableSource, connection: &Connection, slice: &Slice) -> Made {
        let Connection { base, auth, headers, .. } = connection;
        let settings = sha256_hex(format!("{source:?} {base:?} {auth:?} {headers:?}").as_bytes());
        Made { settings, slice: format!("{slice:?}"), started: self.now }
    }
}

impl Fetched {
    /// Returns the pages of a table in their order.
    pub fn pages(&self, table: Table) -> &[StagedPage] {
        match self.tables.get(&table) {
            Some(FetchedTable::Files(pages)) => pages,
            Some(FetchedTable::Http(staged)) => &staged.pages,
            None => &[],
        }
    }

    /// Returns what the readers of a table should know about its pages.
    fn note(&self, table: Table) -> Option<String> {
        match self.tables.get(&table) {
            Some(FetchedTable::Http(staged)) => staged.note.clone(),
            _ => None,
        }
    }

    /// Returns the total that the source tells of a table, and the request after its last page.
    pub(super) fn outlook(&self, table: Table) -> (Option<u64>, Option<&str>) {
        match self.tables.get(&table) {
            Some(FetchedTable::Http(staged)) => (staged.total, staged.next.as_deref()),
            _ => (None, None),
        }
    }
}

impl Drop for Fetched {
    fn drop(&mut self) {
        for table in self.tables.values() {
            if let FetchedTable::Http(staged) = table {
                staged.stage.discard();
            }
        }
    }
}

fn local(table: Table, source: &TableSource, folder: &Path) -> Result<Vec<StagedPage>, Error> {
    let file = folder.join(source.path.trim_start_matches('/'));
    let place = Place { table, address: file.display().to_string() };
    if source.paginate != Paginate::None {
        return Err(Error::PagingImpossible { place });
    }
    let page = |file: PathBuf| {
        let place = Place { table, address: file.display().to_string() };
        StagedPage { place, file, compression: source.compression, status: 200 }
    };
    Ok(decode::files(&place, &file, &source.format)?.into_iter().map(page).collect())
}

/// Reads a page that is one JSON document.
fn whole(page: StagedPage, limits: &Limits) -> Result<Value, Error> {
    let StagedPage { place, file, compression, .. } = page;
    let file = File::open(file).map_err(|cause| Error::File { place: place.clone(), cause })?;
    let body = body::open(&place, Box::new(file), compression, &Format::Json, limits)?;
    serde_json::from_reader(BufReader::new(body)).map_err(|cause| Error::Unparsable {
        place,
        format: decode::name(&Format::Json),
        cause: cause.into(),
    })
}
