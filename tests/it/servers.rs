//! Four servers that nobody here wrote, pulled by the files of `tests/servers`: the same order
//! lines with the same amounts to the unit, whatever the way they travel.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use avain::{
    ingest::snapshot::Snapshot,
    model::{Money, Order},
};

use crate::support::{
    env::{Env, Outcome},
    foreign::{self, Foreign},
};

/// The control total of `tests/golden/northwind`, in units of 0.0001.
const CONTROL_TOTAL: Money = Money(12_657_930_395);

/// The number of order lines.
const LINES: u64 = 2_155;

/// A folder with a configuration of `tests/servers`, pointed at a running server.
struct Desk {
    env: Env,
    seen: BTreeSet<PathBuf>,
}

impl Desk {
    fn new(file: &str, server: &Foreign) -> Self {
        Self::changed(file, server, |text| text)
    }

    /// Sets up with a configuration that is changed first.
    fn changed(file: &str, server: &Foreign, change: impl Fn(String) -> String) -> Self {
        let mut env = Env::new();
        env.at("1998-05-07T06:00:00Z");
        let text = fs::read_to_string(foreign::folder().join(file)).unwrap();
        let start = text.find("http://127.0.0.1:").unwrap();
        let end = start + text[start..].find('\n').unwrap();
        let text = format!("{}{}{}", &text[..start], server.url(), &text[end..]);
        env.write("config.yaml", &change(text));
        Self { env, seen: BTreeSet::new() }
    }

    /// Pulls and computes the numbers, with a password in the environment.
    fn analyse(&self, password: &str) -> Outcome {
        let output = self.env.command(&["analyse"]).env("ERP_PASSWORD", password).output().unwrap();
        Outcome::of(output)
    }

    /// Pulls and returns the snapshot that was not there before.
    fn pull(&mut self, server: &Foreign) -> Snapshot {
        self.analyse(server.password()).ok();
        let folders = fs::read_dir(self.env.path().join(".avain/snapshots")).unwrap();
        let snapshots = folders.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
        let new: Vec<PathBuf> = snapshots.filter(|path| self.seen.insert(path.clone())).collect();
        assert_eq!(new.len(), 1, "{new:?}");
        Snapshot::open(&new[0]).unwrap()
    }
}

/// Pulls from a server and checks lines, total and the sum of every account.
fn pulls_northwind(server: &str, file: &str) -> Snapshot {
    let server = Foreign::start(server);
    let mut desk = Desk::new(file, &server);
    let snapshot = desk.pull(&server);
    is_northwind(&snapshot);
    snapshot
}

fn is_northwind(snapshot: &Snapshot) {
    assert_eq!(snapshot.manifest.lines, LINES);
    assert_eq!(snapshot.manifest.control_total, CONTROL_TOTAL);
    let orders: Vec<Order> = snapshot.rows().unwrap();
    let by = |key: fn(&Order) -> Option<String>| {
        let lines = orders.iter().map(|line| (key(line).unwrap(), line.net_amount));
        sums(lines)
    };
    assert_eq!(by(|line| line.account_id.clone()), expected("account_id"));
    assert_eq!(by(|line| line.manager_id.clone()), expected("manager_id"));
    assert_eq!(by(|line| Some(line.order_id.clone())), expected("order_id"));
}

fn sums(lines: impl Iterator<Item = (String, Money)>) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    for (key, Money(amount)) in lines {
        *sums.entry(key).or_default() += amount;
    }
    sums
}

/// Adds up the repository's own lines by one of their columns.
fn expected(column: &str) -> BTreeMap<String, i64> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/northwind/orders.csv.gz");
    let mut text = String::new();
    flate2::read::GzDecoder::new(fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize::<BTreeMap<String, String>>().map(Result::unwrap);
    sums(rows.map(|row| {
        (row[column].clone(), Money(row["net_amount"].replace('.', "").parse().unwrap()))
    }))
}

#[test]
fn datasette_by_json_with_a_next_url_and_a_total() {
    pulls_northwind("datasette", "datasette-json.yaml");
}

#[test]
fn datasette_by_one_csv_stream() {
    pulls_northwind("datasette", "datasette-csv.yaml");
}

#[test]
fn json_server_that_ignores_the_page_size_still_gives_all() {
    pulls_northwind("json-server", "json-server-page.yaml");
}
