//! Settings of one table and its rows, for tests of the pull.

use std::{collections::BTreeMap, path::Path, time::Duration};

use avain::{
    model::Table,
    source::{
        Auth, Base, Connection, Error, Fetched, Fields, Format, Limits, Mismatch, Network,
        Paginate, Quiet, Retry, Row, Session, Settings, TableSource, Total, TotalPlace,
    },
};
use jiff::Timestamp;
use url::Url;

/// A table at `/orders`, JSON with the records at `$.value`, not paged.
pub fn table() -> TableSource {
    TableSource { records: "$.value".to_owned(), ..TableSource::new("test", "/orders") }
}

/// Paging by `$.next` with `$.total`.
pub fn next_link() -> Paginate {
    Paginate::NextLink { path: "$.next".to_owned(), total: Some(total("$.total")) }
}

/// A total at a path, which must be right.
pub fn total(path: &str) -> Total {
    Total { place: TotalPlace::Path(path.to_owned()), mismatch: Mismatch::Fail }
}

/// CSV with a delimiter.
pub fn csv(delimiter: u8, decimal_comma: bool) -> Format {
    Format::Csv { delimiter, decimal_comma, encoding: None }
}

/// Settings of orders alone, with retries that take no time.
pub fn settings(base: Base, orders: TableSource) -> Settings {
    let connection = Connection {
        auth: Auth::Bearer("demo".into()),
        limits: Limits { read: Duration::from_secs(5), ..Limits::default() },
        retry: Retry {
            attempts: 3,
            base: Duration::from_millis(1),
            cap: Duration::from_millis(2),
            retry_after_cap: Duration::from_millis(5),
            ..Retry::default()
        },
        network: Network { allow_private: true, ..Network::default() },
        ..Connection::to(base)
    };
    Settings {
        connections: BTreeMap::from([("test".to_owned(), connection)]),
        tables: BTreeMap::from([(Table::Orders, orders)]),
    }
}

/// Pulls orders from an address.
pub fn pull(base: Url, orders: TableSource) -> Result<Vec<String>, Error> {
    rows(&settings(Base::Http(base), orders), tempfile::tempdir().unwrap().path())
}

/// Pulls orders and returns each row as `name=value` pairs; what is unreadable starts with `!`.
pub fn rows(settings: &Settings, state: &Path) -> Result<Vec<String>, Error> {
    rows_at(settings, state, now())
}

/// When the tests pull.
pub fn now() -> Timestamp {
    "2026-11-23T06:00:00Z".parse().unwrap()
}

/// Pulls orders at a time, and keeps what was pulled as a published run does.
pub fn rows_at(settings: &Settings, state: &Path, now: Timestamp) -> Result<Vec<String>, Error> {
    let session = Session::open(settings, state, now)?;
    let fetched = session.fetch(&BTreeMap::new(), &mut Quiet)?;
    let rows = read(&session, &fetched, Table::Orders)?;
    session.keep(&fetched)?;
    Ok(rows)
}

/// Reads the rows of a fetched table.
pub fn read(session: &Session<'_>, fetched: &Fetched, table: Table) -> Result<Vec<String>, Error> {
    let mut quiet = Quiet;
    let mut pull = session.pull(fetched, table, &mut quiet)?;
    let mut rows = Vec::new();
    while let Some(batch) = pull.next_batch()? {
        batch.for_each(|row| match row {
            Row::Fields(fields) => rows.push(shown(&fields)),
            Row::Unreadable(line) => rows.push(format!("! {}", line.reason)),
        });
    }
    Ok(rows)
}

fn shown(fields: &Fields<'_>) -> String {
    let pairs: Vec<String> =
        fields.pairs().into_iter().map(|(name, text)| format!("{name}={text}")).collect();
    pairs.join(" ")
}
