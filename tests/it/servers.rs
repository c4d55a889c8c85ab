//! Four servers that nobody here wrote, pulled by the files of `tests/servers`: the same order
//! lines with the same amounts to the unit, whatever the way they travel.

use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    net::TcpStream,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use avain::{
    ingest::snapshot::Snapshot,
    model::{Money, Order, Table},
};

use crate::support::{
    env::{Env, Outcome, files},
    foreign::{self, Foreign},
};

/// The control total of `tests/golden/northwind`, in units of 0.0001.
const CONTROL_TOTAL: Money = Money(12_657_930_395);

/// The same after `Foreign::change`.
const CHANGED_TOTAL: Money = Money(12_655_851_351);

/// The number of order lines.
const LINES: u64 = 2_155;

/// The morning after the last line.
const NOW: &str = "1998-05-07T06:00:00Z";

/// A folder with a configuration of `tests/servers`, pointed at a running server.
struct Desk {
    env: Env,
}

impl Desk {
    fn new(file: &str, server: &Foreign) -> Self {
        Self::changed(file, server, |text| text)
    }

    /// Sets up with a configuration that is changed first.
    fn changed(file: &str, server: &Foreign, change: impl Fn(String) -> String) -> Self {
        let mut env = Env::new();
        env.at(NOW);
        let text = fs::read_to_string(foreign::folder().join(file)).unwrap();
        let start = text.find("http://127.0.0.1:").unwrap();
        let end = start + text[start..].find('\n').unwrap();
        let text = format!("{}{}{}", &text[..start], server.url(), &text[end..]);
        env.write("config.yaml", &change(text));
        Self { env }
    }

    /// Sets up with the repository's own lines as a file.
    fn local() -> Self {
        let mut env = Env::new();
        env.at(NOW);
        env.write("exports/orders.csv", &lines());
        env.write(
            "config.yaml",
            "company: { name: Northwind, currency: USD, time_zone: UTC }\n\
             money: { decimals: 4 }\n\
             analysis: { owner: revenue, xyz: { bucket: month } }\n\
             connections: { files: { base_url: \"file:exports\" } }\n\
             sources: { orders: { connection: files, path: orders.csv, format: csv } }\n",
        );
        Self { env }
    }

    /// Pulls and computes the numbers, with a password in the environment.
    fn analyse(&self, password: &str) -> Outcome {
        let output = self.env.command(&["analyse"]).env("ERP_PASSWORD", password).output().unwrap();
        Outcome::of(output)
    }

    /// Pulls and returns the snapshot that was not there before.
    fn pull(&self, password: &str) -> Snapshot {
        let before = self.snapshots();
        self.analyse(password).ok();
        let new: Vec<_> =
            self.snapshots().into_iter().filter(|path| !before.contains(path)).collect();
        assert_eq!(new.len(), 1, "{new:?}");
        Snapshot::open(&new[0]).unwrap()
    }

    /// Returns the folders of the snapshots.
    fn snapshots(&self) -> Vec<PathBuf> {
        let Ok(folders) = fs::read_dir(self.env.path().join(".avain/snapshots")) else {
            return vec![];
        };
        folders.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect()
    }
}

/// Pulls from a server that tells every column: the rows become the same bytes as those of a file.
fn pulls_the_same(server: &str, file: &str) {
    static LOCAL: LazyLock<Vec<String>> = LazyLock::new(|| parts(&Desk::local().pull("")));
    assert_eq!(pulls_northwind(server, file), *LOCAL);
}

/// Pulls from a server, checks what makes it Northwind and returns the hashes of the order lines.
fn pulls_northwind(server: &str, file: &str) -> Vec<String> {
    let server = Foreign::start(server);
    let desk = Desk::new(file, &server);
    let snapshot = desk.pull(server.password());
    is_northwind(&snapshot);
    parts(&snapshot)
}

/// Checks the number of lines, the total and the sum of every account, seller and order.
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
    let lines = lines();
    let mut reader = csv::Reader::from_reader(lines.as_bytes());
    let rows = reader.deserialize::<BTreeMap<String, String>>().map(Result::unwrap);
    // All amounts have four decimals.
    let amount = |text: &str| Money(text.replace('.', "").parse().unwrap());
    sums(rows.map(|row| (row[column].clone(), amount(&row["net_amount"]))))
}

/// Returns the repository's own lines as CSV.
fn lines() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/northwind/orders.csv.gz");
    let mut text = String::new();
    flate2::read::GzDecoder::new(fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    text
}

/// Returns the hashes of the files that hold the order lines.
fn parts(snapshot: &Snapshot) -> Vec<String> {
    snapshot.parts(Table::Orders).map(|(part, _)| part.sha256.clone()).collect()
}

/// Returns the order lines in the order of their keys.
fn rows(snapshot: &Snapshot) -> Vec<Order> {
    let mut rows: Vec<Order> = snapshot.rows().unwrap();
    rows.sort_by(|a, b| (&a.order_id, &a.line_no).cmp(&(&b.order_id, &b.line_no)));
    rows
}

#[test]
fn datasette_by_ndjson_without_a_last_newline_and_a_link_header() {
    pulls_the_same("datasette", "datasette-ndjson.yaml");
}

#[test]
fn datasette_by_json_with_a_next_url_and_a_total() {
    pulls_the_same("datasette", "datasette-json.yaml");
}

#[test]
fn datasette_by_one_csv_stream() {
    pulls_the_same("datasette", "datasette-csv.yaml");
}

#[test]
fn json_server_by_a_link_header_and_a_total_in_a_header() {
    pulls_the_same("json-server", "json-server-link.yaml");
}

#[test]
fn json_server_that_ignores_the_page_size_still_gives_all() {
    pulls_the_same("json-server", "json-server-page.yaml");
}

#[test]
fn sap_cap_by_relative_next_links_with_amounts_as_texts() {
    pulls_the_same("cap", "cap.yaml");
}

#[test]
fn tryton_by_json_rpc_with_amounts_and_dates_as_objects() {
    pulls_northwind("tryton", "tryton.yaml");
}

#[test]
fn a_wrong_password_ends_with_69_is_tried_once_and_the_right_one_stays_in_no_file() {
    for (name, file) in [("cap", "cap.yaml"), ("tryton", "tryton.yaml")] {
        let server = Foreign::start(name);
        let desk = Desk::new(file, &server);
        let complaint = desk.analyse("not-the-password").fails(69);
        assert!(complaint.contains("401") && complaint.contains("hint: "), "{complaint}");
        assert!(!complaint.contains("not-the-password"), "{complaint}");
        // After five of these Tryton would answer 429 to the right one, too.
        is_northwind(&desk.pull(server.password()));
        is_in_no_file(server.password(), desk.env.path());
    }
}

fn is_in_no_file(secret: &str, folder: &Path) {
    for (path, bytes) in files(folder) {
        let mut windows = bytes.windows(secret.len());
        assert!(!windows.any(|window| window == secret.as_bytes()), "{path}");
    }
}

#[test]
fn an_error_of_tryton_inside_a_200_is_an_error() {
    let server = Foreign::start("tryton");
    let desk = Desk::changed("tryton.yaml", &server, |text| {
        text.replace("unit_price, amount]", "unit_price, amuont]")
    });
    let complaint = desk.analyse(server.password()).fails(69);
    for word in ["`orders`", "$.error", "amuont", "hint: "] {
        assert!(complaint.contains(word), "{complaint}");
    }
}

#[test]
fn datasette_is_asked_only_for_what_changed() {
    asks_only_for_what_changed("datasette", "datasette-incremental.yaml", "updated_at__gte=1998");
}

#[test]
fn sap_cap_is_asked_only_for_what_changed() {
    asks_only_for_what_changed("cap", "cap-incremental.yaml", "modifiedAt ge 1998");
}

/// Pulls all, has lines changed, pulls again: one small page brings what a full pull would.
fn asks_only_for_what_changed(server: &str, file: &str, filter: &str) {
    let mut server = Foreign::start(server);
    let desk = Desk::new(file, &server);
    is_northwind(&desk.pull(server.password()));
    let before = server.requests().len();
    server.change();
    let brought = desk.pull(server.password());
    let asked = &server.requests()[before..];
    let mut pages = asked.iter().filter(|line| line.contains("GET "));
    let page = pages.next().unwrap();
    assert!(page.contains(filter), "{page}");
    assert_eq!(pages.next(), None, "more than one page");
    assert_eq!(brought.manifest.lines, LINES + 1);
    assert_eq!(brought.manifest.control_total, CHANGED_TOTAL);
    let other = Desk::new(file, &server);
    assert_eq!(rows(&brought), rows(&other.pull(server.password())));
}

#[test]
fn json_server_is_not_asked_again_for_pages_that_did_not_change() {
    let server = Foreign::start("json-server");
    let desk = Desk::new("json-server-link.yaml", &server);
    let first = desk.pull("");
    let before = server.requests().len();
    desk.analyse("").ok();
    let asked = server.requests().split_off(before);
    assert_eq!(asked.len(), 5);
    assert!(asked.iter().all(|line| line.contains("304")), "{asked:?}");
    assert_eq!(desk.snapshots(), [first.dir]);
}

#[test]
fn a_server_ends_with_the_test_that_started_it() {
    let server = Foreign::start("json-server");
    let address = server.url().trim_start_matches("http://").to_owned();
    TcpStream::connect(&address).unwrap();
    drop(server);
    TcpStream::connect(&address).unwrap_err();
}
