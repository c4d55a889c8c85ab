//! The connections of one run.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use reqwest::Client;
use serde_json::Value;
use tokio::runtime::Runtime;
use url::Url;

use crate::{
    model::Table,
    source::{
        Base, Connection, Error, Paginate, Place, Progress, Pull, Settings, TableSource,
        address::{join, origin, redacted},
        decode, demo,
        http::{self, Cache, Requests},
        paging::Paging,
        pull::{HttpReader, Reader, Shown},
    },
};

/// Opened connections; the built-in source runs as long as the session lives.
pub struct Session<'a> {
    settings: &'a Settings,
    runtime: Runtime,
    clients: BTreeMap<&'a str, Client>,
    demo: Option<demo::Server>,
    cache: PathBuf,
}

impl<'a> Session<'a> {
    /// Prepares every connection; pages with an `ETag` are kept below `cache`.
    pub fn open(settings: &'a Settings, cache: &Path) -> Result<Self, Error> {
        let mut clients = BTreeMap::new();
        let mut demo = None;
        for (name, connection) in &settings.connections {
            match connection.base {
                Base::Folder(_) => continue,
                Base::Demo if demo.is_none() => {
                    demo = Some(demo::Server::start(None, 0)?);
                }
                Base::Demo | Base::Http(_) => {}
            }
            clients.insert(name.as_str(), http::client(name, connection)?);
        }
        let runtime = http::runtime()?;
        Ok(Self { settings, runtime, clients, demo, cache: cache.to_owned() })
    }

    /// Prepares the pull of a table.
    pub fn pull<'s>(
        &'s self,
        table: Table,
        progress: &'s mut dyn Progress,
    ) -> Result<Pull<'s>, Error> {
        let source = self.settings.tables.get(&table).ok_or(Error::UnknownTable { table })?;
        let name = source.connection.as_str();
        let connection = self
            .settings
            .connections
            .get(name)
            .ok_or_else(|| Error::UnknownConnection { table, connection: name.to_owned() })?;
        let shown = origin(&connection.base, source);
        let reader = match &connection.base {
            Base::Folder(folder) => {
                let path = folder.join(source.path.trim_start_matches('/'));
                let place = Place { table, address: path.display().to_string() };
                if source.paginate != Paginate::None {
                    return Err(Error::PagingImpossible { place });
                }
                Reader::Files(decode::files(&place, &path, &source.format)?.into())
            }
            Base::Demo => {
                let server = self.demo.as_ref().expect("the demo runs while it is configured");
                self.http(table, source, connection, &server.address())?
            }
            Base::Http(base) => self.http(table, source, connection, base)?,
        };
        Ok(Pull::new(table, source, &connection.limits, reader, progress)?.from(shown))
    }

    /// Fetches a JSON document that belongs to a table: `path` lies below its connection's base.
    pub fn document(&self, table: Table, path: &str) -> Result<Value, Error> {
        let source = self.settings.tables.get(&table).ok_or(Error::UnknownTable { table })?;
        let source = TableSource { path: path.to_owned(), ..source.clone() };
        let connection = &self.settings.connections[&source.connection];
        let base = match &connection.base {
            Base::Folder(folder) => {
                let path = folder.join(path.trim_start_matches('/'));
                let place = Place { table, address: path.display().to_string() };
                let text = std::fs::read(&path)
                    .map_err(|cause| Error::File { place: place.clone(), cause })?;
                return parse(place, &text);
            }
            Base::Demo => {
                self.demo.as_ref().expect("the demo runs while it is configured").address()
            }
            Base::Http(base) => base.clone(),
        };
        let address = Place { table, address: path.to_owned() };
        let url = join(&base, path).ok_or(Error::Address { place: address })?;
        let place = Place { table, address: redacted(&url) };
        let client = &self.clients[source.connection.as_str()];
        let cache = Cache::open(&self.cache, table, &connection.base);
        let requests = Requests::start(&self.runtime, client, connection, cache);
        let response = requests.get(&place, &url)?;
        parse(place, &response.body)
    }

    fn http<'s>(
        &'s self,
        table: Table,
        source: &TableSource,
        connection: &'s Connection,
        base: &Url,
    ) -> Result<Reader<'s>, Error> {
        let address = join(base, &source.path).ok_or_else(|| Error::Address {
            place: Place { table, address: source.path.clone() },
        })?;
        let client = &self.clients[source.connection.as_str()];
        let cache = Cache::open(&self.cache, table, &connection.base);
        let (paging, first) = Paging::start(source, &address);
        let requests = Requests::start(&self.runtime, client, connection, cache);
        let shown = if connection.base == Base::Demo { Shown::Demo } else { Shown::Whole };
        Ok(Reader::Http(Box::new(HttpReader { requests, paging, next: Some(first), shown })))
    }
}

fn parse(place: Place, text: &[u8]) -> Result<Value, Error> {
    serde_json::from_slice(text).map_err(|cause| Error::Unparsable {
        place,
        format: "JSON",
        cause: cause.into(),
    })
}
