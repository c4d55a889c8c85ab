//! Raw records to the snapshot.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use avain::{
    ingest::{self, Currencies, Error, Refusal, Request, ingest, snapshot::Snapshot},
    model::{
        Account, Currency, Date, Finding, Meeting, Money, Offer, Order, Product, Table, Target,
        UNASSIGNED, Unit,
    },
    source::{
        Base, Connection, Format, Mapping, OnBadRecord, Paginate, Quiet, Round, Settings,
        TableSource, demo,
    },
};
use jiff::{Timestamp, civil::date, tz::TimeZone};
use tempfile::TempDir;

use crate::support::pull::{csv, next_link, settings, table};

/// Monday morning after the orders of these tests.
const NOW: Timestamp = Timestamp::constant(1_795_413_600, 0);

/// A folder of input files, the settings that read them, and a state folder.
pub struct Bench {
    pub folder: TempDir,
    pub settings: Settings,
    decimals: u8,
    pub currencies: Currencies,
    pub now: Timestamp,
}

impl Bench {
    /// Starts with orders as NDJSON.
    pub fn new(orders: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = settings(Base::Folder(folder.path().to_owned()), lines("orders"));
        let bench =
            Self { folder, settings, decimals: 2, currencies: Currencies::Refuse, now: NOW };
        fs::write(bench.folder.path().join("orders.ndjson"), orders).unwrap();
        bench
    }

    pub fn with(mut self, table: Table, text: &str) -> Self {
        fs::write(self.folder.path().join(format!("{table}.ndjson")), text).unwrap();
        self.settings.tables.insert(table, lines(table.name()));
        self
    }

    pub fn orders(mut self, change: impl FnOnce(&mut TableSource)) -> Self {
        change(self.settings.tables.get_mut(&Table::Orders).unwrap());
        self
    }

    pub fn map(self, column: &str, mapping: Mapping) -> Self {
        self.orders(|orders| {
            orders.map.insert(column.to_owned(), mapping);
        })
    }

    pub fn quarantine(self, max: u64, max_share: f64) -> Self {
        self.orders(|orders| orders.on_bad_record = OnBadRecord::Quarantine { max, max_share })
    }

    pub fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    pub fn request<'a>(&'a self, state: &'a Path) -> Request<'a> {
        Request {
            settings: &self.settings,
            unit: Unit { currency: Currency::parse("EUR").unwrap(), decimals: self.decimals },
            time_zone: TimeZone::get("Europe/Helsinki").unwrap(),
            state_dir: state,
            currencies: self.currencies,
            now: self.now,
            refresh: BTreeSet::new(),
        }
    }

    pub fn run(&self) -> Result<Snapshot, Error> {
        ingest(&self.request(&self.state()), &mut Quiet)
    }

    pub fn rows(&self) -> Vec<Order> {
        self.run().unwrap().rows::<Order>().unwrap()
    }

    pub fn error(&self) -> String {
        let error = self.run().unwrap_err();
        format!("{error}\nhint: {}", error.hint())
    }
}

fn lines(name: &str) -> TableSource {
    TableSource { path: format!("{name}.ndjson"), format: Format::Ndjson, ..table() }
}

pub fn from(field: &str) -> Mapping {
    Mapping { from: vec![field.to_owned()], ..Mapping::default() }
}

/// One order line; `more` is written after the required fields.
pub fn line(number: u32, amount: &str, more: &str) -> String {
    format!(
        r#"{{"order_id":"O1","line_no":{number},"account_id":"A1","order_date":"2026-11-22","net_amount":{amount}{more}}}"#
    )
}

pub fn orders(lines: &[String]) -> Bench {
    Bench::new(&lines.join("\n"))
}

pub fn rules(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.rule.as_str()).collect()
}

// Values.

#[test]
fn a_mapping_rounds_renames_digs_and_translates() {
    let record = r#"{"id":7,"pos":"1","customer":{"no":"A1"},"day":"22.11.2026","sum":"1.005","kind":"INV","state":"Delivered ","units":2.5}"#;
    let values = BTreeMap::from([("INV".to_owned(), "sale".to_owned())]);
    let order = &Bench::new(record)
        .map("order_id", from("id"))
        .map("line_no", from("pos"))
        .map("account_id", from("$.customer.no"))
        .map("order_date", Mapping { format: Some("%d.%m.%Y".to_owned()), ..from("day") })
        .map("net_amount", Mapping { round: Round::HalfUp, ..from("sum") })
        .map("doc_type", Mapping { values, ..from("kind") })
        .map("status", from("state"))
        .map("qty", from("units"))
        .rows()[0];
    assert_eq!((order.order_id.as_str(), order.line_no.as_str()), ("7", "1"));
    assert_eq!(order.account_id.as_deref(), Some("A1"));
    assert_eq!((order.order_date, order.net_amount), (date(2026, 11, 22), Money(101)));
    assert_eq!(
        (order.doc_type.as_deref(), order.status.as_deref()),
        (Some("sale"), Some("delivered"))
    );
    assert_eq!((order.qty, order.manager_id.as_deref()), (Some(2500), None));
}

#[test]
fn several_fields_make_one_text() {
    let join = || Mapping { from: vec!["order".into(), "position".into()], ..Mapping::default() };
    let bench = |more: &str| orders(&[line(1, "1", more)]).map("product_id", join());
    let product = |more| bench(more).rows()[0].product_id.clone();
    assert_eq!(product(r#","order":7,"position":" b ""#).as_deref(), Some("7-b"));
    assert_eq!(product(r#","order":7,"position":null"#).as_deref(), Some("7-"));
    assert_eq!(product(r#","order":"","position":null"#), None);
    let error = bench(r#","order":7,"position":[1]"#).error();
    assert!(error.contains("column `product_id`: found `a nested value`"), "{error}");
    let findings = bench(r#","order":7"#).run().unwrap().manifest.findings;
    assert_eq!(findings[0].text, "no record has a field `position` for column `product_id`");
}

#[test]
fn days_and_times_are_the_companys() {
    let late = line(1, "1", "").replace("2026-11-22", "2026-11-22T23:30:00Z");
    let bench = orders(&[late]).with(
        Table::Meetings,
        r#"{"meeting_id":1,"account_id":"A1","starts_at":"2026-11-24T08:00:00Z"}"#,
    );
    let snapshot = bench.run().unwrap();
    assert_eq!(snapshot.manifest.newest_day, Some(date(2026, 11, 23)));
    assert_eq!(snapshot.rows::<Meeting>().unwrap()[0].starts_at, "2026-11-24 10:00");
}

#[test]
fn a_decimal_comma_is_read_and_a_point_beside_it_refused() {
    let read = |amount: &str| {
        let text = format!(
            "order_id;line_no;account_id;order_date;net_amount\nO1;1;;2026-11-22;{amount}\n"
        );
        let bench = Bench::new("").orders(|orders| {
            orders.path = "orders.csv".to_owned();
            orders.format = csv(b';', true);
        });
        fs::write(bench.folder.path().join("orders.csv"), text).unwrap();
        bench.run().map(|snapshot| snapshot.manifest.control_total).map_err(|e| e.to_string())
    };
    assert_eq!((read("-1234,5"), read("7")), (Ok(Money(-123_450)), Ok(Money(700))));
    for amount in ["1.234", "1.234,50", "1,2,3"] {
        assert!(read(amount).is_err(), "{amount}");
    }
}

#[test]
fn a_workbook_gives_typed_rows() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/source");
    let mut bench = orders(&[line(1, "1", "")]);
    let connection = Connection::to(Base::Folder(data.into()));
    bench.settings.connections.insert("sheets".to_owned(), connection);
    let targets = TableSource {
        connection: "sheets".to_owned(),
        path: "targets.xlsx".to_owned(),
        format: Format::Xlsx { sheet: Some("plan".to_owned()) },
        ..table()
    };
    bench.settings.tables.insert(Table::Targets, targets);
    let rows = bench.run().unwrap().rows::<Target>().unwrap();
    let read: Vec<(&str, Date, Money)> = rows
        .iter()
        .map(|row| (row.manager_id.as_deref().unwrap(), row.period_start, row.target_amount))
        .collect();
    assert_eq!(
        read,
        [("272", date(2026, 11, 22), Money(30)), ("281", date(2026, 12, 1), Money(123_456_789))]
    );
}

// Tables.

#[test]
fn the_same_row_twice_counts_once_and_a_contradiction_is_refused() {
    let (one, other) = (line(1, "1.00", ""), line(1, "2.00", ""));
    let snapshot = orders(&[one.clone(), line(2, "5", ""), one.clone()]).run().unwrap();
    assert_eq!((snapshot.manifest.lines, snapshot.manifest.control_total), (2, Money(600)));
    assert_eq!(rules(&snapshot.manifest.findings), ["record_repeated"]);
    assert_eq!(snapshot.manifest.sources[0].records, 3);
    let error = orders(&[one, other]).error();
    let wanted = "`orders` row 2: column `order_id, line_no`: found `O1 / 1`, expected a key that";
    assert!(error.starts_with(wanted), "{error}");
}

#[test]
fn accounts_nobody_described_are_named() {
    let named = |account: &str, number| line(number, "1", "").replace("\"A1\"", account);
    let lines = [named("\"A1\"", 1), named("\"A2\"", 2), named("null", 3), named("\"A2\"", 4)];
    let accounts = r#"{"account_id":"A1","name":"Aalto"}"#;
    let bench = orders(&lines).with(Table::Accounts, accounts);
    let snapshot = bench.run().unwrap();
    assert_eq!(snapshot.rows::<Account>().unwrap()[0].name, "Aalto");
    let finding = &snapshot.manifest.findings[0];
    assert_eq!(finding.rule, "account_not_described");
    assert_eq!(finding.text, "1 in `orders` but not in `accounts`, shown by id; first: A2");
    assert!(orders(&lines).run().unwrap().manifest.findings.is_empty());
}

#[test]
fn an_offer_may_have_no_account_yet_and_a_product_no_name() {
    let offers = r#"{"offer_id":1,"account_id":"","status":"open"}"#;
    let bench = orders(&[line(1, "1", "")])
        .with(Table::Offers, offers)
        .with(Table::Products, r#"{"product_id":"P1"}"#);
    let snapshot = bench.run().unwrap();
    assert_eq!(snapshot.rows::<Offer>().unwrap()[0].account_id, UNASSIGNED);
    assert_eq!(snapshot.rows::<Product>().unwrap()[0].name, None);
    let error = orders(&[line(1, "1", "")])
        .with(Table::Offers, r#"{"offer_id":1,"customer":"A1","status":"open"}"#)
        .error();
    assert!(error.starts_with("`offers`: no record has a field `account_id`"), "{error}");
}

#[test]
fn a_mapping_that_misses_is_told() {
    let error = orders(&[line(1, "1", "")]).map("account_id", from("customer")).error();
    assert!(error.starts_with("`orders`: no record has a field `customer`"), "{error}");
    let error = orders(&[line(1, "1", "")]).map("net_sum", from("sum")).error();
    assert!(error.starts_with("`orders`: `net_sum` is not one of its columns"), "{error}");
    let snapshot = orders(&[line(1, "1", "")]).map("category", from("group")).run().unwrap();
    assert_eq!(rules(&snapshot.manifest.findings), ["field_missing"]);
}

// Over HTTP.

#[test]
fn the_same_table_gives_the_same_rows_however_it_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let head = "order_id,line_no,account_id,order_date,net_amount,qty,category";
    let line = |number| {
        format!("O{number},1,A{},2026-11-22,{number}.0700,2,\"a, \"\"b\"\"\nä\"", number % 7)
    };
    let text: Vec<String> = std::iter::once(head.to_owned()).chain((1..=501).map(line)).collect();
    fs::write(folder.path().join("orders.csv"), text.join("\n")).unwrap();
    let demo = demo::Server::start(Some(folder.path()), 0).unwrap();
    let pull = |base: Base, source: TableSource| {
        let mut bench = Bench::new("");
        bench.settings = settings(base, source);
        bench.run().unwrap().rows::<Order>().unwrap()
    };
    let http = || Base::Http(demo.address());
    let of = |path: &str, format| TableSource { path: path.to_owned(), format, ..table() };
    let paged = TableSource { paginate: next_link(), ..table() };
    let json = pull(http(), paged);
    assert_eq!((json.len(), json[500].net_amount), (501, Money(50_107)));
    assert_eq!(json[0].category.as_deref(), Some("a, \"b\"\nä"));
    assert_eq!(pull(http(), of("/orders.ndjson", Format::Ndjson)), json);
    assert_eq!(pull(http(), of("/orders.csv", csv(b',', false))), json);
    let files = Base::Folder(folder.path().to_owned());
    assert_eq!(pull(files, of("orders.csv", csv(b',', false))), json);
}

#[test]
fn a_failed_page_publishes_nothing() {
    let bench = orders(&[line(1, "1", "")]).with(Table::Accounts, "");
    let mut bench = bench;
    let accounts = bench.settings.tables.get_mut(&Table::Accounts).unwrap();
    accounts.paginate = Paginate::NextLink { path: "$.next".to_owned(), total: None };
    let error = bench.run().unwrap_err();
    assert!(matches!(error, ingest::Error::Source(_)), "{error}");
    assert_eq!(fs::read_dir(bench.state().join("snapshots")).unwrap().count(), 0);
}

// Looking and telling.

#[test]
fn a_check_shows_the_first_record_as_it_would_be_stored() {
    let bench = orders(&[line(1, "1.5", r#","qty":2,"manager_id":" M1 ""#), line(2, "x", "")]);
    let state = bench.state();
    let looked = ingest::check(&bench.request(&state), Table::Orders, 1).unwrap();
    assert_eq!((looked.page.records, looked.page.format), (2, "NDJSON"));
    let mapped = looked.mapped.into_iter().next().unwrap().unwrap();
    let last: Vec<(&str, &str)> =
        mapped.iter().skip(3).map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(
        last,
        [
            ("order_date", "2026-11-22"),
            ("net_amount", "1.50"),
            ("manager_id", "M1"),
            ("qty", "2.000")
        ]
    );
    let bench = orders(&[line(1, "\"x\"", "")]);
    let refused = ingest::check(&bench.request(&state), Table::Orders, 1).unwrap().mapped.remove(0);
    assert!(refused.unwrap_err().to_string().starts_with("column `net_amount`: found `x`"));
    let nothing = ingest::check(&Bench::new("").request(&state), Table::Orders, 1).unwrap();
    assert_eq!(nothing.mapped, vec![]);
}

#[test]
fn every_refusal_reads_well() {
    let table = Table::Orders;
    let text = str::to_owned;
    let cell = |column: &str| Refusal::Cell {
        column: text(column),
        found: text("1,5"),
        expected: text("a number such as 1234.56"),
    };
    let broken = Refusal::Unreadable {
        reason: text("line 4 has 2 fields, expected 3"),
        text: text("1 | 2"),
    };
    let cause = serde_json_path::JsonPath::parse("value").unwrap_err();
    let errors = [
        Error::BadRecord { table, row: 412, refusal: cell("net_amount") },
        Error::BadRecord { table, row: 412, refusal: cell("order_id, line_no") },
        Error::BadRecord { table, row: 3, refusal: broken },
        Error::TooManyRefused {
            table,
            refused: 412,
            records: 9318,
            allowed: text("1 %"),
            first: format!("row 7, {}", cell("qty")),
        },
        Error::TooFewRecords { table, found: 0, expected: 1 },
        Error::UnknownColumn { table: Table::Credits, column: text("share") },
        Error::FieldMissing { table, column: "account_id", field: text("customer"), closest: None },
        Error::FieldPath { table, column: "qty", path: text("$["), cause },
        Error::Quarantine { path: "q/orders.csv".into(), cause: std::io::Error::other("full") },
    ];
    let page: Vec<String> =
        errors.iter().map(|error| format!("error: {error}\nhint: {}\n", error.hint())).collect();
    insta::assert_snapshot!(page.join("\n"));
}
