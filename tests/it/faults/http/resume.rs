//! Pulls that were interrupted, and several tables at once.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Stdio,
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use avain::{
    ingest::{Currencies, Request, ingest},
    model::{Currency, Table, Unit},
    source::{
        Auth, Base, Connection, Error, Paginate, Progress, Quiet, Session, Settings, Slice,
        TableSource,
    },
};
use jiff::tz::TimeZone;

use super::{connection, pull_once};
use crate::support::{
    env::Env,
    pull::{next_link, now, read, rows, rows_at, settings, table},
    server::{Server, answer, ok},
};

/// Serves five pages, but page 4 only when it is told to.
struct Flaky {
    server: Server,
    is_up: Arc<AtomicBool>,
}

impl Flaky {
    fn start() -> Self {
        let is_up = Arc::new(AtomicBool::new(false));
        let up = Arc::clone(&is_up);
        let server = Server::start(move |request| {
            let page: u32 = request.target.split("p=").nth(1).map_or(1, |n| n.parse().unwrap());
            match page {
                4 if !up.load(Ordering::SeqCst) => answer("503 Busy", &[], ""),
                5 => ok(r#"{"value":[{"a":5}]}"#),
                _ => ok(&format!(r#"{{"value":[{{"a":{page}}}],"next":"?p={}"}}"#, page + 1)),
            }
        });
        Self { server, is_up }
    }

    fn settings(&self) -> Settings {
        let paginate = Paginate::NextLink { path: "$.next".to_owned(), total: None };
        let mut settings =
            settings(Base::Http(self.server.base()), TableSource { paginate, ..table() });
        connection(&mut settings).retry.attempts = 1;
        settings
    }

    /// Pulls until page 4 fails.
    fn interrupt(&self, settings: &Settings, state: &Path) {
        let error = rows(settings, state).unwrap_err();
        assert!(matches!(error, Error::Status { status: 503, .. }), "{error}");
        self.is_up.store(true, Ordering::SeqCst);
    }

    /// The targets asked after page 4 failed.
    fn since(&self) -> Vec<String> {
        self.server.targets().split_off(4)
    }
}

const ALL: [&str; 5] = ["a=1", "a=2", "a=3", "a=4", "a=5"];

#[test]
fn a_pull_is_taken_up_after_its_last_whole_page() {
    let (flaky, state) = (Flaky::start(), tempfile::tempdir().unwrap());
    flaky.interrupt(&flaky.settings(), state.path());
    let later = now() + Duration::from_mins(59);
    assert_eq!(rows_at(&flaky.settings(), state.path(), later).unwrap(), ALL);
    assert_eq!(flaky.since(), ["/orders?p=4", "/orders?p=5"]);
    // What was published is not taken up again.
    assert_eq!(rows_at(&flaky.settings(), state.path(), later).unwrap(), ALL);
    assert_eq!(flaky.since().len(), 2 + 5);
}

#[test]
fn a_killed_run_is_taken_up_by_the_next() {
    let is_up = Arc::new(AtomicBool::new(false));
    let up = Arc::clone(&is_up);
    let server = Server::parallel(move |request| {
        let page: u32 = request.target.split("p=").nth(1).map_or(1, |n| n.parse().unwrap());
        while page == 3 && !up.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(2));
        }
        let next = if page < 4 { format!("\"?p={}\"", page + 1) } else { "null".to_owned() };
        ok(&format!(r#"{{"value":[{{"order_id":"{page}"}}],"next":{next}}}"#))
    });
    let env = Env::new();
    env.write(
        "config.yaml",
        &format!(
            "connections:\n  erp: {{ base_url: \"{}\" }}\n\
             sources:\n  orders:\n    connection: erp\n    path: /orders\n    \
             records: $.value\n    paginate: {{ type: next_link, path: $.next }}\n",
            server.base()
        ),
    );
    let mut run = env.command(&["run"]).stderr(Stdio::null()).spawn().unwrap();
    while server.targets().len() < 3 {
        std::thread::sleep(Duration::from_millis(2));
    }
    run.kill().unwrap();
    run.wait().unwrap();
    is_up.store(true, Ordering::SeqCst);
    // The records are refused, but not before all of them came.
    let complaint = env.avain(&["run"]).fails(65);
    assert!(complaint.contains("`orders`"), "{complaint}");
    let targets = server.targets();
    assert_eq!(targets, ["/orders", "/orders?p=2", "/orders?p=3", "/orders?p=3", "/orders?p=4"]);
}

fn attempt(state: &Path, file: &str) -> PathBuf {
    state.join("http/orders/attempt").join(file)
}

#[test]
fn a_half_page_never_counts_as_whole() {
    let damages = [
        ("000002.body", r#"{"value":[{"a""#),
        ("000002.body", r#"{"value":[{"a":9}],"next":"?p=3"}"#),
        ("000002.json", r#"{"key":"#),
        ("000002.json", ""),
    ];
    for (file, text) in damages {
        let (flaky, state) = (Flaky::start(), tempfile::tempdir().unwrap());
        flaky.interrupt(&flaky.settings(), state.path());
        fs::write(attempt(state.path(), file), text).unwrap();
        assert_eq!(rows(&flaky.settings(), state.path()).unwrap(), ALL);
        assert_eq!(flaky.since(), ["/orders?p=2", "/orders?p=4", "/orders?p=5"]);
    }
}

#[test]
fn a_pull_that_is_too_old_or_was_made_for_something_else_begins_anew() {
    let changes: [fn(&mut Settings); 4] = [
        |settings| connection(settings).limits.resume = Duration::ZERO,
        |settings| settings.tables.values_mut().next().unwrap().fail_if = vec!["$.e".to_owned()],
        |settings| _ = connection(settings).headers.insert("X-Tenant".to_owned(), "7".to_owned()),
        |settings| connection(settings).auth = Auth::None,
    ];
    for change in changes {
        let (flaky, state) = (Flaky::start(), tempfile::tempdir().unwrap());
        flaky.interrupt(&flaky.settings(), state.path());
        let mut settings = flaky.settings();
        change(&mut settings);
        assert_eq!(rows(&settings, state.path()).unwrap(), ALL);
        assert_eq!(flaky.since().len(), 5);
    }
    for then in [now() + Duration::from_mins(61), now() - Duration::from_secs(1)] {
        let (flaky, state) = (Flaky::start(), tempfile::tempdir().unwrap());
        flaky.interrupt(&flaky.settings(), state.path());
        assert_eq!(rows_at(&flaky.settings(), state.path(), then).unwrap(), ALL);
        assert_eq!(flaky.since().len(), 5);
    }
}

#[test]
fn a_pull_of_another_slice_begins_anew() {
    let (flaky, state) = (Flaky::start(), tempfile::tempdir().unwrap());
    let settings = flaky.settings();
    flaky.interrupt(&settings, state.path());
    let session = Session::open(&settings, state.path(), now()).unwrap();
    let slices = BTreeMap::from([(Table::Orders, Slice::Since("2026-11-01".to_owned()))]);
    session.fetch(&slices, &mut Quiet).unwrap();
    assert_eq!(flaky.since().len(), 5);
}

#[test]
fn what_was_found_wrong_is_thrown_away() {
    let (flaky, state) = (Flaky::start(), tempfile::tempdir().unwrap());
    let mut settings = flaky.settings();
    flaky.is_up.store(true, Ordering::SeqCst);
    // Fetched whole, but nobody published it.
    let session = Session::open(&settings, state.path(), now()).unwrap();
    drop(session.fetch(&BTreeMap::new(), &mut Quiet).unwrap());
    drop(session);
    assert!(!attempt(state.path(), "").exists());
    connection(&mut settings).limits.max_pages = 2;
    let error = rows(&settings, state.path()).unwrap_err();
    assert!(matches!(error, Error::TooManyPages { .. }), "{error}");
    assert!(!attempt(state.path(), "").exists());
}

#[test]
fn a_look_at_a_source_leaves_an_interrupted_pull_alone() {
    let (flaky, state) = (Flaky::start(), tempfile::tempdir().unwrap());
    let settings = flaky.settings();
    flaky.interrupt(&settings, state.path());
    let session = Session::open(&settings, state.path(), now()).unwrap();
    let check = session.check(Table::Orders).unwrap();
    assert_eq!((check.records, check.next.unwrap().ends_with("/orders?p=***")), (1, true));
    assert_eq!(rows(&settings, state.path()).unwrap(), ALL);
    assert_eq!(flaky.since(), ["/orders", "/orders?p=4", "/orders?p=5"]);
    let left = fs::read_dir(state.path().join("http/orders")).unwrap();
    let left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["kept"]);
}

// Several tables.

#[test]
fn pages_of_a_table_that_is_not_pulled_any_more_are_removed() {
    let server = Server::start(|request| match request.target.as_str() {
        "/orders" => ok(r#"{"value":[{"a":1}]}"#),
        _ => answer("503 Busy", &[], ""),
    });
    let (mut settings, state) = (both(&server, 1), tempfile::tempdir().unwrap());
    connection(&mut settings).retry.attempts = 1;
    rows(&settings, state.path()).unwrap_err();
    assert!(state.path().join("http/accounts").exists());
    settings.tables.remove(&Table::Accounts);
    rows(&settings, state.path()).unwrap();
    assert!(!state.path().join("http/accounts").exists());
}

fn both(server: &Server, at_once: u32) -> Settings {
    let mut settings = settings(Base::Http(server.base()), table());
    let accounts =
        TableSource { records: "$.value".to_owned(), ..TableSource::new("test", "/accounts") };
    settings.tables.insert(Table::Accounts, accounts);
    connection(&mut settings).limits.at_once = at_once;
    settings
}

fn fetch_both(settings: &Settings) -> Result<[Vec<String>; 2], Error> {
    let state = tempfile::tempdir().unwrap();
    let session = Session::open(settings, state.path(), now())?;
    let fetched = session.fetch(&BTreeMap::new(), &mut Quiet)?;
    Ok([read(&session, &fetched, Table::Orders)?, read(&session, &fetched, Table::Accounts)?])
}

/// Answers nobody before two requests wait for an answer.
fn pairwise() -> Server {
    let waiting = (Mutex::new(0), Condvar::new());
    Server::parallel(move |request| {
        let mut count = waiting.0.lock().unwrap();
        *count += 1;
        waiting.1.notify_all();
        let (_count, wait) = waiting
            .1
            .wait_timeout_while(count, Duration::from_secs(4), |count| *count < 2)
            .unwrap();
        if wait.timed_out() {
            return answer("404 Alone", &[], "");
        }
        ok(&format!(r#"{{"value":[{{"a":"{}"}}]}}"#, request.target))
    })
}

#[test]
fn tables_come_at_the_same_time_and_give_the_same_rows() {
    let wanted = [vec!["a=/orders".to_owned()], vec!["a=/accounts".to_owned()]];
    assert_eq!(fetch_both(&both(&pairwise(), 2)).unwrap(), wanted);
    let server =
        Server::start(|request| ok(&format!(r#"{{"value":[{{"a":"{}"}}]}}"#, request.target)));
    assert_eq!(fetch_both(&both(&server, 1)).unwrap(), wanted);
}

/// Ingests the whole sample company and returns the hash of its snapshot.
fn snapshot(at_once: u32) -> OsString {
    let mut connection =
        Connection { auth: Auth::Bearer("demo".into()), ..Connection::to(Base::Demo) };
    connection.limits.at_once = at_once;
    let table = |table: Table| TableSource { paginate: next_link(), ..paged(table) };
    let tables = [Table::Orders, Table::Accounts, Table::Managers, Table::Products];
    let settings = Settings {
        connections: BTreeMap::from([("test".to_owned(), connection)]),
        tables: tables.into_iter().map(|name| (name, table(name))).collect(),
    };
    let state = tempfile::tempdir().unwrap();
    let request = Request {
        settings: &settings,
        unit: Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 },
        time_zone: TimeZone::UTC,
        state_dir: state.path(),
        currencies: Currencies::Refuse,
        now: now(),
        refresh: BTreeSet::new(),
    };
    ingest(&request, &mut Quiet).unwrap().dir.file_name().unwrap().to_owned()
}

fn paged(table: Table) -> TableSource {
    let path = format!("/{}", table.name());
    TableSource { records: "$.value".to_owned(), ..TableSource::new("test", &path) }
}

#[test]
fn tables_at_the_same_time_give_the_same_snapshot_as_one_after_the_other() {
    assert_eq!(snapshot(1), snapshot(8));
}

#[derive(Default)]
struct Log(Vec<(Table, u32, u64)>);

impl Progress for Log {
    fn page(&mut self, table: Table, page: u32, records: u64) {
        self.0.push((table, page, records));
    }
}

#[test]
fn no_more_tables_than_allowed_are_pulled_at_once() {
    let server = Server::start(|request| {
        let more = !request.target.contains("p=");
        let next = if more { r#","next":"?p=2""# } else { "" };
        ok(&format!(r#"{{"value":[{{"a":{}}}]{next}}}"#, u8::from(more)))
    });
    let mut settings = both(&server, 1);
    for source in settings.tables.values_mut() {
        source.paginate = Paginate::NextLink { path: "$.next".to_owned(), total: None };
    }
    let state = tempfile::tempdir().unwrap();
    let session = Session::open(&settings, state.path(), now()).unwrap();
    let mut log = Log::default();
    session.fetch(&BTreeMap::new(), &mut log).unwrap();
    let tables: Vec<Table> = settings.tables.keys().copied().collect();
    let wanted = [(tables[0], 1, 1), (tables[0], 2, 2), (tables[1], 1, 1), (tables[1], 2, 2)];
    assert_eq!(log.0, wanted);
}

#[test]
fn a_table_that_fails_stops_the_others() {
    // Orders never end, accounts are not there.
    let server = Server::parallel(|request| match request.target.as_str() {
        "/accounts" => answer("404 Not Found", &[], ""),
        target => ok(&format!(r#"{{"value":[{{"a":"{target}"}}],"next":"{target}x"}}"#)),
    });
    let mut settings = both(&server, 2);
    settings.tables.get_mut(&Table::Orders).unwrap().paginate =
        Paginate::NextLink { path: "$.next".to_owned(), total: None };
    let error = pull_once(&settings).unwrap_err();
    assert!(error.to_string().starts_with("`accounts`") && error.to_string().contains("404"));
}

#[test]
fn of_tables_that_fail_at_once_the_first_is_told() {
    let server = Server::always(ok("not JSON"));
    for at_once in [1, 2] {
        let settings = both(&server, at_once);
        let first = settings.tables.keys().next().unwrap();
        let error = fetch_both(&settings).unwrap_err();
        assert!(at_once == 2 || error.to_string().starts_with(&format!("`{first}`")), "{error}");
    }
}
