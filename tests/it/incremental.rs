//! Pulls of what changed: whatever happened in between, the snapshot holds what a whole pull gives.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use avain::{
    ingest::{
        Currencies, Error, Request, ingest, last_refresh,
        snapshot::{Snapshot, SourceNote},
    },
    model::{Currency, Date, Order, Table, Unit},
    source::{Base, Deletes, Incremental, OnBadRecord, Quiet, Settings, Watermark, Window},
};
use jiff::{Timestamp, civil::date, tz::TimeZone};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::support::{
    pull::{settings, table},
    server::{Server, ok},
};

/// How far before the watermark is asked again.
const LOOKBACK: i64 = 3;

/// An order line of the source.
#[derive(Clone)]
struct Line {
    changed: i64,
    amount: i64,
    day: Date,
    gone: bool,
}

/// What the source holds, and how it answers.
#[derive(Default)]
struct Source {
    lines: BTreeMap<u32, Line>,
    /// It gives everything, whatever it is asked.
    ignores: bool,
    /// Written after the lines.
    extra: String,
}

impl Source {
    fn answer(&self, target: &str) -> Vec<u8> {
        let asked = |name| asked(target, name).filter(|_| !self.ignores);
        let day = |text: &str| text.parse::<Date>().unwrap();
        let is_asked = |line: &Line| {
            asked("since").is_none_or(|since| line.changed >= since.parse().unwrap())
                && asked("from").is_none_or(|from| day(from) <= line.day)
                && asked("to").is_none_or(|to| line.day <= day(to))
        };
        let lines = self.lines.iter().filter(|(_, line)| is_asked(line)).map(|(id, line)| {
            let Line { changed, amount, day, gone } = line;
            // Of what is gone only the key is told.
            let rest = match gone {
                true => String::new(),
                false => {
                    format!(r#","account_id":"A{id}","order_date":"{day}","net_amount":{amount}"#)
                }
            };
            format!(
                r#"{{"order_id":"O{id}","line_no":1,"changed":{changed},"deleted":{gone}{rest}}}"#
            )
        });
        let lines: Vec<String> =
            lines.chain([self.extra.clone()].into_iter().filter(|it| !it.is_empty())).collect();
        ok(&format!(r#"{{"value":[{}]}}"#, lines.join(",")))
    }
}

/// Returns a parameter of a request.
fn asked<'a>(target: &'a str, name: &str) -> Option<&'a str> {
    let query = target.split_once('?')?.1;
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|pair| pair.0 == name)
        .map(|pair| pair.1)
}

/// A source, the settings that pull it and the state of earlier pulls.
struct Bench {
    source: Arc<Mutex<Source>>,
    server: Server,
    settings: Settings,
    refresh: BTreeSet<Table>,
    now: Timestamp,
    folder: TempDir,
}

impl Bench {
    fn new(incremental: Incremental) -> Self {
        let source = Arc::new(Mutex::new(Source::default()));
        let answering = Arc::clone(&source);
        let server =
            Server::start(move |request| answering.lock().unwrap().answer(&request.target));
        let mut orders = table();
        let parts: &[&str] = match &incremental {
            Incremental::Full => &[],
            Incremental::Watermark(_) => &["since"],
            Incremental::Window(_) => &["from", "to"],
        };
        let query = parts.iter().map(|name| ((*name).to_owned(), format!("{{{name}}}")));
        orders.ask.slice_query = query.collect();
        orders.incremental = incremental;
        orders.deletes =
            Deletes::Tombstone { field: "deleted".to_owned(), value: "true".to_owned() };
        Self {
            settings: settings(Base::Http(server.base()), orders),
            source,
            server,
            refresh: BTreeSet::new(),
            now: "2026-11-22T12:00:00Z".parse().unwrap(),
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn changes() -> Self {
        Self::new(Incremental::Watermark(watermark()))
    }

    fn orders(&mut self) -> &mut avain::source::TableSource {
        self.settings.tables.get_mut(&Table::Orders).unwrap()
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    fn put(&self, id: u32, changed: i64, amount: i64) {
        self.put_on(id, changed, amount, date(2026, 11, 1));
    }

    fn put_on(&self, id: u32, changed: i64, amount: i64, day: Date) {
        let line = Line { changed, amount, day, gone: false };
        self.source.lock().unwrap().lines.insert(id, line);
    }

    fn delete(&self, id: u32, changed: i64) {
        if let Some(line) = self.source.lock().unwrap().lines.get_mut(&id) {
            (line.changed, line.gone) = (changed, true);
        }
    }

    fn ingest(&self, state: &Path) -> Result<Snapshot, Error> {
        let request = Request {
            settings: &self.settings,
            unit: Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 },
            time_zone: TimeZone::get("Europe/Helsinki").unwrap(),
            state_dir: state,
            currencies: Currencies::Refuse,
            now: self.now,
            refresh: self.refresh.clone(),
        };
        ingest(&request, &mut Quiet)
    }

    /// Pulls, and makes sure that what changed since a value of the cursor is asked for.
    fn since(&self, since: i64) -> Result<Snapshot, Error> {
        let pulled = self.ingest(&self.state());
        let target = self.server.targets().pop().unwrap();
        assert_eq!(asked(&target, "since"), Some(since.to_string().as_str()), "{target}");
        pulled
    }

    /// Pulls from a source that gives everything, whatever it is asked.
    fn all(&self) -> Result<Snapshot, Error> {
        self.source.lock().unwrap().ignores = true;
        let pulled = self.ingest(&self.state());
        self.source.lock().unwrap().ignores = false;
        pulled
    }

    /// Returns what a pull without a history gives.
    fn whole(&self) -> Vec<Order> {
        rows(&self.ingest(tempfile::tempdir().unwrap().path()).unwrap())
    }

    fn latest(&self) -> PathBuf {
        self.state().join("snapshots/latest.json")
    }
}

fn watermark() -> Watermark {
    Watermark {
        cursor: "changed".to_owned(),
        format: Some("epoch_seconds".to_owned()),
        start: "0".to_owned(),
        lookback: Duration::from_secs(LOOKBACK.unsigned_abs()),
        key: vec![],
        full_refresh: None,
    }
}

fn window(key: &[&str]) -> Incremental {
    Incremental::Window(Window {
        column: "order_date".to_owned(),
        start: date(2026, 1, 1),
        days: 10,
        key: key.iter().map(|name| (*name).to_owned()).collect(),
        full_refresh: None,
    })
}

fn rows(snapshot: &Snapshot) -> Vec<Order> {
    let mut rows: Vec<Order> = snapshot.rows().unwrap();
    rows.sort_by(|one, other| one.order_id.cmp(&other.order_id));
    rows
}

fn amounts(snapshot: &Snapshot) -> Vec<(String, i64)> {
    rows(snapshot).into_iter().map(|row| (row.order_id, row.net_amount.0 / 100)).collect()
}

fn ids(snapshot: &Snapshot) -> Vec<String> {
    rows(snapshot).into_iter().map(|row| row.order_id).collect()
}

fn note(snapshot: &Snapshot) -> &SourceNote {
    &snapshot.manifest.sources[0]
}

/// Slice, then rows added, replaced and removed.
fn told(snapshot: &Snapshot) -> (&str, u64, u64, u64) {
    let note = note(snapshot);
    (&note.slice, note.added, note.replaced, note.removed)
}

fn rules(snapshot: &Snapshot) -> Vec<&str> {
    snapshot.manifest.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

#[test]
fn new_changed_late_and_deleted_lines_join_the_last_snapshot() {
    let bench = Bench::changes();
    (1..=4).for_each(|id| bench.put(id, 10, 100));
    let first = bench.all().unwrap();
    assert_eq!(told(&first), ("since 0", 4, 0, 0));
    bench.put(5, 12, 50);
    bench.put(2, 13, 70);
    bench.delete(3, 14);
    bench.put(6, 8, 60); // Became visible late.
    let second = bench.since(7).unwrap();
    let wanted = [("O1", 100), ("O2", 70), ("O4", 100), ("O5", 50), ("O6", 60)];
    assert_eq!(amounts(&second), wanted.map(|(id, amount)| (id.to_owned(), amount)));
    assert_eq!(told(&second), ("since 7", 2, 1, 1));
    assert_eq!(second.manifest.control_total.0, 38_000);
    assert_eq!(rows(&second), bench.whole());
    assert_eq!(
        note(&second).fields,
        ["account_id", "changed", "deleted", "line_no", "net_amount", "order_date", "order_id"]
    );
    // Nothing changed: the next pull asks from the new watermark and gives the same lines.
    let third = bench.since(11).unwrap();
    assert_eq!((rows(&third), told(&third)), (rows(&second), ("since 11", 0, 0, 0)));
}

#[test]
fn parts_without_changes_are_taken_over_as_they_are() {
    let bench = Bench::changes();
    (1..=3).for_each(|id| bench.put(id, 10, 100));
    let first = bench.all().unwrap();
    bench.put(4, 12, 50);
    let second = bench.since(7).unwrap();
    let parts = |snapshot: &Snapshot| snapshot.manifest.tables[&Table::Orders].parts.clone();
    assert_eq!((parts(&second).len(), parts(&second)[0].clone()), (2, parts(&first)[0].clone()));
    assert_eq!((parts(&second)[1].rows, second.manifest.lines), (1, 4));
    // The same again is the same snapshot, and the first one is what it was.
    assert_eq!(bench.since(9).unwrap().manifest.tables, second.manifest.tables);
    assert_eq!(Snapshot::open(&first.dir).unwrap().hash(), first.hash());
}

#[test]
fn a_source_that_ignores_the_filter_does_no_harm_and_is_told() {
    let bench = Bench::changes();
    (1..=19).for_each(|id| bench.put(id, i64::from(id), 100));
    bench.all().unwrap();
    bench.put(20, 30, 1);
    let second = bench.all().unwrap();
    assert_eq!((told(&second), note(&second).records), (("since 16", 1, 0, 0), 20));
    assert_eq!(rules(&second), ["filter_ignored"]);
    assert_eq!(rows(&second), bench.whole());
}

#[test]
fn a_failed_pull_moves_nothing() {
    let bench = Bench::changes();
    bench.put(1, 10, 100);
    bench.all().unwrap();
    let before = fs::read(bench.latest()).unwrap();
    bench.put(2, 20, 50);
    bench.source.lock().unwrap().extra =
        r#"{"order_id":"O9","line_no":1,"changed":"soon"}"#.to_owned();
    let error = bench.since(7).unwrap_err().to_string();
    assert!(error.contains("column `changed`: found `soon`, expected a date-time"), "{error}");
    assert_eq!(fs::read(bench.latest()).unwrap(), before);
    bench.source.lock().unwrap().extra = String::new();
    let next = bench.since(7).unwrap();
    assert_eq!(told(&next), ("since 7", 1, 0, 0));
}

#[test]
fn a_run_that_dies_before_it_notes_its_snapshot_is_made_up_for() {
    let bench = Bench::changes();
    bench.put(1, 10, 100);
    bench.all().unwrap();
    let before = fs::read(bench.latest()).unwrap();
    bench.put(1, 20, 70);
    bench.put(2, 20, 50);
    let died = bench.since(7).unwrap();
    fs::write(bench.latest(), before).unwrap();
    fs::create_dir_all(bench.state().join("snapshots/.partial/orders")).unwrap();
    let again = bench.since(7).unwrap();
    assert_eq!((again.hash(), told(&again)), (died.hash(), ("since 7", 1, 1, 0)));
    bench.delete(2, 21);
    let next = bench.since(17).unwrap();
    assert_eq!((ids(&next), told(&next)), (vec!["O1".to_owned()], ("since 17", 0, 0, 1)));
}

#[test]
fn a_refresh_or_another_mapping_replaces_everything() {
    let mut bench = Bench::changes();
    (1..=2).for_each(|id| bench.put(id, 10, 100));
    bench.all().unwrap();
    // Deleted without a trace: only a whole pull can tell.
    bench.source.lock().unwrap().lines.remove(&2);
    let part = bench.since(7).unwrap();
    assert_eq!(ids(&part), ["O1", "O2"]);
    let first = last_refresh(&bench.state())[&Table::Orders];
    bench.now = "2026-11-29T12:00:00Z".parse().unwrap();
    bench.refresh.insert(Table::Orders);
    let whole = bench.all().unwrap();
    assert_eq!((ids(&whole), told(&whole)), (vec!["O1".to_owned()], ("since 0", 1, 0, 0)));
    let second = last_refresh(&bench.state())[&Table::Orders];
    assert_eq!((first.to_string(), second), ("2026-11-22T12:00:00Z".to_owned(), bench.now));
    bench.refresh.clear();
    assert_eq!(told(&bench.since(7).unwrap()), ("since 7", 0, 0, 0));
    bench.orders().map.insert(
        "category".to_owned(),
        avain::source::Mapping { from: vec!["account_id".to_owned()], ..Default::default() },
    );
    let mapped = bench.all().unwrap();
    assert_eq!((told(&mapped).0, rows(&mapped)[0].category.as_deref()), ("since 0", Some("A1")));
    // Who asks may be given the records of another company.
    let of_company = |company: &str| ("X-Company".to_owned(), company.to_owned());
    let connection = bench.settings.connections.get_mut("test").unwrap();
    connection.headers.extend([of_company("2"), ("X-Token".to_owned(), "1".to_owned())]);
    assert_eq!(told(&bench.all().unwrap()).0, "since 0");
    let connection = bench.settings.connections.get_mut("test").unwrap();
    connection.headers.insert("X-Token".to_owned(), "2".to_owned());
    // What only limits a pull does not matter.
    bench.orders().expect.min_records = 1;
    assert_eq!(told(&bench.since(7).unwrap()).0, "since 7");
}

#[test]
fn a_lost_or_damaged_snapshot_means_a_whole_pull() {
    let damages: [fn(&Path); 2] = [
        |dir| fs::remove_dir_all(dir).unwrap(),
        |dir| fs::write(dir.join("orders/part-00000.parquet"), "x").unwrap(),
    ];
    for damage in damages {
        let bench = Bench::changes();
        bench.put(1, 10, 100);
        let first = bench.all().unwrap();
        damage(&first.dir);
        let second = bench.all().unwrap();
        assert_eq!((told(&second).0, rules(&second)), ("since 0", vec!["last_snapshot_lost"]));
        assert_eq!(told(&bench.since(7).unwrap()), ("since 7", 0, 0, 0));
    }
    let bench = Bench::changes();
    bench.put(1, 10, 100);
    bench.all().unwrap();
    fs::write(bench.latest(), "{").unwrap();
    let second = bench.all().unwrap();
    assert_eq!((told(&second).0, rules(&second)), ("since 0", vec!["last_snapshot_lost"]));
}

#[test]
fn a_record_without_its_key_is_refused() {
    let bench = Bench::new(Incremental::Watermark(Watermark {
        key: vec!["account_id".to_owned()],
        ..watermark()
    }));
    bench.source.lock().unwrap().extra =
        r#"{"order_id":"O9","line_no":1,"changed":1,"order_date":"2026-11-01","net_amount":1}"#
            .to_owned();
    let error = bench.all().unwrap_err().to_string();
    assert!(
        error.contains("column `account_id`: found `nothing`, expected a value, as it"),
        "{error}"
    );
}

#[test]
fn records_refused_by_earlier_pulls_stay_told() {
    let mut bench = Bench::changes();
    bench.orders().on_bad_record = OnBadRecord::Quarantine { max: 5, max_share: 1.0 };
    bench.put(1, 10, 100);
    bench.source.lock().unwrap().extra = r#"{"order_id":"O9","line_no":1,"changed":9}"#.to_owned();
    assert_eq!(note(&bench.all().unwrap()).refused, 1);
    bench.source.lock().unwrap().extra = String::new();
    let second = bench.since(7).unwrap();
    assert_eq!((note(&second).refused, rules(&second)), (0, vec!["records_refused_before"]));
    assert_eq!(rules(&bench.since(7).unwrap()), ["records_refused_before"]);
    bench.refresh.insert(Table::Orders);
    assert!(rules(&bench.all().unwrap()).is_empty());
}

#[test]
fn a_window_replaces_its_days() {
    let mut bench = Bench::new(window(&[]));
    bench.put_on(1, 0, 100, date(2026, 10, 1));
    bench.put_on(2, 0, 100, date(2026, 11, 20));
    bench.put_on(3, 0, 100, date(2026, 11, 21));
    let first = bench.all().unwrap();
    assert_eq!(told(&first), ("2026-01-01 to 2026-11-22", 3, 0, 0));
    bench.put_on(2, 0, 70, date(2026, 11, 20));
    bench.source.lock().unwrap().lines.remove(&3);
    let second = bench.ingest(&bench.state()).unwrap();
    assert_eq!(told(&second), ("2026-11-12 to 2026-11-22", 0, 1, 1));
    assert_eq!(rows(&second), bench.whole());
    // Lines have a key, so those of other days do no harm.
    assert_eq!(rows(&bench.all().unwrap()), bench.whole());
    bench.now = "2027-11-22T12:00:00Z".parse().unwrap();
    bench.source.lock().unwrap().lines.remove(&1);
    let later = bench.all().unwrap();
    assert_eq!((told(&later).0, ids(&later).len()), ("2026-11-22 to 2027-11-22", 2));
}

#[test]
fn days_between_two_pulls_far_apart_are_asked_for() {
    let mut bench = Bench::new(window(&[]));
    bench.put_on(1, 0, 100, date(2026, 11, 20));
    bench.ingest(&bench.state()).unwrap();
    bench.put_on(2, 0, 100, date(2026, 11, 25));
    bench.now = "2026-12-31T12:00:00Z".parse().unwrap();
    let later = bench.ingest(&bench.state()).unwrap();
    assert_eq!(ids(&later), ["O1", "O2"]);
    assert_eq!(told(&later).0, "2026-11-22 to 2026-12-31");
}

#[test]
fn a_change_that_lies_in_the_future_does_not_hide_those_before_it() {
    let bench = Bench::new(Incremental::Watermark(Watermark {
        format: None,
        start: "2026-01-01T00:00:00Z".to_owned(),
        lookback: Duration::ZERO,
        ..watermark()
    }));
    let line = |id: u32, changed: &str| {
        format!(
            r#"{{"order_id":"O{id}","line_no":1,"changed":"{changed}","account_id":"A",
                "order_date":"2026-11-01","net_amount":1}}"#
        )
    };
    for (changed, since) in [
        ("2026-11-22T14:00:00", "2026-01-01T00:00:00Z"),
        ("9999-12-30T00:00:00Z", "2026-11-22T14:00:00Z"),
        ("2026-11-20T00:00:00Z", "2026-11-22T12:00:00Z"),
    ] {
        bench.source.lock().unwrap().extra = line(1, changed);
        assert_eq!(told(&bench.all().unwrap()).0, format!("since {since}"), "{changed}");
    }
}

/// Returns the files below a folder, without the snapshots themselves.
fn left(state: &Path) -> Vec<String> {
    let mut folders = vec![state.to_owned()];
    let mut found = vec![];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            match entry.join("snapshot.json").exists() {
                true => {}
                false if entry.is_dir() => folders.push(entry),
                false => found.push(entry.strip_prefix(state).unwrap().display().to_string()),
            }
        }
    }
    found.sort();
    found
}

#[test]
fn nothing_but_snapshots_is_left_behind() {
    let mut bench = Bench::changes();
    bench.orders().on_bad_record = OnBadRecord::Quarantine { max: 1, max_share: 1.0 };
    bench.put(1, 10, 100);
    bench.source.lock().unwrap().extra = r#"{"order_id":"O9","line_no":1,"changed":9}"#.to_owned();
    bench.all().unwrap();
    assert_eq!(left(&bench.state()), ["snapshots/latest.json"]);
    bench.source.lock().unwrap().extra = r#"{"order_id":"O9"},{"order_id":"O8"}"#.to_owned();
    bench.all().unwrap_err();
    assert_eq!(left(&bench.state()), ["snapshots/latest.json"]);
    // What one that was killed leaves behind goes with the next.
    for file in ["snapshots/.partial/orders.keys", "quarantine/.partial/orders.csv"] {
        fs::create_dir_all(bench.state().join(file).parent().unwrap()).unwrap();
        fs::write(bench.state().join(file), "x").unwrap();
    }
    fs::write(bench.latest().with_extension("partial"), "x").unwrap();
    bench.source.lock().unwrap().extra = String::new();
    bench.all().unwrap();
    assert_eq!(left(&bench.state()), ["snapshots/latest.json"]);
}

#[test]
fn a_row_without_a_key_must_keep_to_the_window() {
    let mut bench = Bench::new(Incremental::Full);
    let mut holidays = table();
    holidays.path = "/holidays".to_owned();
    let Incremental::Window(days) = window(&[]) else { unreachable!() };
    holidays.incremental = Incremental::Window(Window { column: "date".to_owned(), ..days });
    bench.settings.tables.insert(Table::Holidays, holidays);
    let days = Arc::new(Mutex::new(vec!["2026-01-06", "2026-11-20"]));
    let answering = Arc::clone(&days);
    let server = Server::start(move |request| {
        let days = answering.lock().unwrap();
        let days = days.iter().filter(|_| request.target.starts_with("/holidays"));
        let days: Vec<String> =
            days.map(|day| format!(r#"{{"date":"{day}","region":"FI","name":"x"}}"#)).collect();
        ok(&format!(r#"{{"value":[{}]}}"#, days.join(",")))
    });
    bench.settings.connections.get_mut("test").unwrap().base = Base::Http(server.base());
    let count = |snapshot: Snapshot| snapshot.manifest.tables[&Table::Holidays].rows;
    assert_eq!(count(bench.all().unwrap()), 2);
    *days.lock().unwrap() = vec!["2026-11-20", "2026-11-21"];
    assert_eq!(count(bench.all().unwrap()), 3);
    *days.lock().unwrap() = vec!["2026-01-06"];
    let error = bench.all().unwrap_err();
    assert_eq!(
        format!("{error}\n{}", error.hint()),
        "`holidays` row 1: found 2026-01-06, expected 2026-11-12 to 2026-11-22, the days asked for\n\
         let the source keep to {from} and {to}, or set `sources.holidays.incremental.key`"
    );
}

#[test]
fn what_nobody_names_any_more_is_not_missed() {
    let mut bench = Bench::changes();
    let mut accounts = table();
    bench.put(1, 10, 100);
    bench.put(2, 10, 100);
    let described = bench.folder.path().join("accounts.ndjson");
    fs::write(&described, r#"{"account_id":"A1","name":"Aalto"}"#).unwrap();
    accounts.connection = "files".to_owned();
    accounts.path = "accounts.ndjson".to_owned();
    accounts.format = avain::source::Format::Ndjson;
    let files = avain::source::Connection::to(Base::Folder(bench.folder.path().to_owned()));
    bench.settings.connections.insert("files".to_owned(), files);
    bench.settings.tables.insert(Table::Accounts, accounts);
    assert_eq!(rules(&bench.all().unwrap()), ["account_not_described"]);
    bench.delete(2, 11);
    assert!(rules(&bench.since(7).unwrap()).is_empty());
    // Nothing is pulled, and still it is known who is named.
    bench.put(3, 30, 100);
    assert_eq!(rules(&bench.since(8).unwrap()), ["account_not_described"]);
    assert_eq!(rules(&bench.since(27).unwrap()), ["account_not_described"]);
}

/// One thing that happens at the source.
#[derive(Clone, Copy, Debug)]
enum Event {
    Put {
        id: u32,
        amount: i64,
        late: i64,
    },
    Delete {
        id: u32,
    },
    /// The next pull fails.
    Fail,
    /// The next pull gets everything, though it asked for less.
    Ignore,
    Pull,
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        5 => (0..8_u32, 0..4_i64, 0..=LOOKBACK)
            .prop_map(|(id, amount, late)| Event::Put { id, amount, late }),
        2 => (0..8_u32).prop_map(|id| Event::Delete { id }),
        1 => Just(Event::Fail),
        1 => Just(Event::Ignore),
        3 => Just(Event::Pull),
    ];
    prop::collection::vec(event, 1..25)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn pulls_of_changes_give_what_a_whole_pull_gives(events in events()) {
        let bench = Bench::changes();
        let (mut clock, mut watermark, mut fails, mut ignores) = (10, None, false, false);
        for event in events.into_iter().chain([Event::Pull]) {
            clock += 1;
            match event {
                // A line never gets older than it is.
                Event::Put { id, amount, late } => {
                    let known = bench.source.lock().unwrap().lines.get(&id).map(|line| line.changed);
                    bench.put(id, known.unwrap_or(0).max(clock - late), amount);
                }
                Event::Delete { id } => bench.delete(id, clock),
                Event::Fail => fails = true,
                Event::Ignore => ignores = true,
                Event::Pull => {
                    let since = watermark.map_or(0, |watermark: i64| watermark - LOOKBACK);
                    let mut source = bench.source.lock().unwrap();
                    source.extra = if fails { "7".to_owned() } else { String::new() };
                    source.ignores = ignores;
                    let changed = source.lines.values().map(|line| line.changed).max();
                    drop(source);
                    let pulled = bench.since(since);
                    prop_assert_eq!(pulled.is_err(), fails);
                    if pulled.is_ok() {
                        watermark = watermark.max(changed);
                    }
                    (fails, ignores) = (false, false);
                }
            }
        }
        bench.source.lock().unwrap().extra = String::new();
        let since = watermark.map_or(0, |watermark: i64| watermark - LOOKBACK);
        prop_assert_eq!(rows(&bench.since(since).unwrap()), bench.whole());
    }
}
