//! The pull against a raw server, files and the demo.

use std::{collections::BTreeMap, fs, time::Duration};

use avain::{
    model::Table,
    source::{
        Base, Error, Format, Limits, Paginate, Param, Place, Progress, Session, Size, TableSource,
        demo::{Error as DemoError, Server as Demo},
    },
};
use flate2::{Compression, write::GzEncoder};

use crate::support::{
    pull::{csv, next_link, now, pull, read, rows, settings, table, total},
    server::{Request, Server, answer, ok},
};

fn paged(paginate: Paginate) -> TableSource {
    TableSource { paginate, ..table() }
}

fn of(format: Format) -> TableSource {
    TableSource { format, ..table() }
}

/// Serves `pages` under the targets they stand for.
fn serve(pages: &[(&'static str, &'static str)]) -> Server {
    let pages = pages.to_vec();
    Server::start(move |request| {
        let page = pages.iter().find(|(target, _)| *target == request.target);
        page.map_or_else(|| answer("404 Not Found", &[], ""), |(_, body)| ok(body))
    })
}

// Paging.

#[test]
fn follows_relative_host_relative_and_absolute_links_to_the_same_result() {
    for link in ["orders?page=2", "/orders?page=2", "?page=2", "BASE/orders?page=2"] {
        let server = Server::start(move |request: &Request| {
            let host = request.head.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
            let link = link.replace("BASE", &format!("http://{host}"));
            match request.target.as_str() {
                "/orders" => ok(&format!(r#"{{"value":[{{"a":1}}],"next":"{link}","total":"2"}}"#)),
                _ => ok(r#"{"value":[{"a":2.50}],"next":null,"total":2}"#),
            }
        });
        assert_eq!(pull(server.base(), paged(next_link())).unwrap(), ["a=1", "a=2.50"], "{link}");
        assert_eq!(server.targets(), ["/orders", "/orders?page=2"]);
    }
}

#[test]
fn goes_on_after_an_empty_page_in_the_middle() {
    let server = serve(&[
        ("/orders", r#"{"value":[{"a":1}],"next":"?p=2"}"#),
        ("/orders?p=2", r#"{"value":[],"next":"?p=3"}"#),
        ("/orders?p=3", r#"{"value":[{"a":3}]}"#),
    ]);
    let paginate = Paginate::NextLink { path: "$.next".to_owned(), total: None };
    assert_eq!(pull(server.base(), paged(paginate)).unwrap(), ["a=1", "a=3"]);
}

#[test]
fn passes_the_cursor_on_and_keeps_other_parameters() {
    let server = serve(&[
        ("/orders?state=all", r#"{"value":[{"a":1}],"paging":{"after":"x y"}}"#),
        ("/orders?state=all&after=x%20y", r#"{"value":[{"a":2}],"paging":{"after":7}}"#),
        ("/orders?state=all&after=7", r#"{"value":[{"a":3}],"paging":{"after":null}}"#),
    ]);
    let paginate = Paginate::Cursor {
        path: "$.paging.after".to_owned(),
        param: Param::Query("after".to_owned()),
        size: None,
        total: None,
    };
    let source = TableSource { path: "/orders?state=all".to_owned(), ..paged(paginate) };
    assert_eq!(pull(server.base(), source).unwrap(), ["a=1", "a=2", "a=3"]);
}

fn numbered(at: Option<&str>) -> Paginate {
    Paginate::Page {
        param: Param::Query("page".to_owned()),
        start: 1,
        size: Some(Size { param: Param::Query("_per_page".to_owned()), records: 50 }),
        total: at.map(total),
    }
}

#[test]
fn a_server_that_gives_fewer_records_than_asked_does_not_end_the_pull() {
    let server = serve(&[
        ("/orders?_per_page=50&page=1", r#"[{"a":1},{"a":2}]"#),
        ("/orders?_per_page=50&page=2", r#"[{"a":3},{"a":4}]"#),
        ("/orders?_per_page=50&page=3", r#"[{"a":5}]"#),
        ("/orders?_per_page=50&page=4", "[]"),
    ]);
    let source = TableSource { records: "$".to_owned(), ..paged(numbered(None)) };
    assert_eq!(pull(server.base(), source).unwrap().len(), 5);
}

#[test]
fn the_total_ends_numbered_pages_without_asking_for_an_empty_one() {
    let server = serve(&[
        ("/orders?_per_page=50&page=1", r#"{"value":[{"a":1}],"n":2}"#),
        ("/orders?_per_page=50&page=2", r#"{"value":[{"a":2}],"n":2}"#),
    ]);
    assert_eq!(pull(server.base(), paged(numbered(Some("$.n")))).unwrap(), ["a=1", "a=2"]);
    assert_eq!(server.targets().len(), 2);
}

#[test]
fn refuses_to_go_in_circles() {
    let circle = serve(&[
        ("/orders", r#"{"value":[{"a":1}],"next":"?p=2"}"#),
        ("/orders?p=2", r#"{"value":[{"a":2}],"next":"/orders"}"#),
    ]);
    let same_cursor = Server::always(ok(r#"{"value":[{"a":1}],"c":"x","n":1}"#));
    let cursor = Paginate::Cursor {
        path: "$.c".to_owned(),
        param: Param::Query("c".to_owned()),
        size: None,
        total: None,
    };
    let links = Paginate::NextLink { path: "$.next".to_owned(), total: None };
    for (server, paginate) in
        [(&circle, links), (&same_cursor, cursor), (&same_cursor, numbered(None))]
    {
        let error = pull(server.base(), paged(paginate)).unwrap_err();
        assert!(matches!(error, Error::NotAdvancing { .. }), "{error}");
        assert!(server.targets().len() < 6);
    }
}

#[test]
fn stops_at_the_page_limit() {
    let server = Server::start(|request| {
        let page = request.target.len();
        ok(&format!(r#"{{"value":[{{"a":{page}}}],"next":"{}x"}}"#, request.target))
    });
    let mut settings = settings(
        Base::Http(server.base()),
        paged(Paginate::NextLink { path: "$.next".to_owned(), total: None }),
    );
    let connection = settings.connections.get_mut("test").unwrap();
    connection.limits = Limits { max_pages: 3, ..Limits::default() };
    let error = rows(&settings, tempfile::tempdir().unwrap().path()).unwrap_err();
    assert!(matches!(error, Error::TooManyPages { most: 3, .. }), "{error}");
}

#[test]
fn a_total_that_does_not_match_fails() {
    let server = Server::always(ok(r#"{"value":[{"a":1}],"next":null,"total":2}"#));
    let error = pull(server.base(), paged(next_link())).unwrap_err();
    assert_eq!(error.to_string(), "`orders`: the source says 2 records, but 1 arrived");
    let server = Server::always(ok(r#"{"value":[{"a":1}],"next":null}"#));
    let error = pull(server.base(), paged(next_link())).unwrap_err();
    assert!(matches!(error, Error::TotalMissing { .. }), "{error}");
}

#[test]
fn a_next_link_that_leaves_the_source_is_refused_unseen() {
    let other = Server::always(ok(r#"{"value":[]}"#));
    for link in [
        other.base().to_string(),
        "//evil.example/x?key=SECRET".to_owned(),
        "file:///etc/passwd".to_owned(),
        "https://127.0.0.1/orders".to_owned(),
    ] {
        let body = format!(r#"{{"value":[{{"a":1}}],"next":"{link}","total":1}}"#);
        let server = Server::always(ok(&body));
        let error = pull(server.base(), paged(next_link())).unwrap_err();
        assert!(matches!(error, Error::LinkRefused { .. }), "{error}");
        assert!(!error.to_string().contains("SECRET"), "{error}");
    }
    assert!(other.targets().is_empty());
}

#[test]
fn a_visible_next_page_that_paging_misses_is_not_ignored() {
    let bodies = [
        r#"{"value":[{"a":1}],"next":"?p=2"}"#,
        r#"{"value":[{"a":1}],"@odata.nextLink":"?p=2"}"#,
        r#"{"value":[{"a":1}],"links":{"next":{"href":"?p=2"}}}"#,
    ];
    for server in bodies.map(|body| Server::always(ok(body))) {
        let error = pull(server.base(), table()).unwrap_err();
        assert!(matches!(error, Error::MorePages { .. }), "{error}");
    }
    let link = "Link: </a>; rel=first, </orders?p=2>; rel=\"next\"";
    let server = Server::always(answer("200 OK", &[link], "{\"a\":1}\n"));
    let error = pull(server.base(), of(Format::Ndjson)).unwrap_err();
    assert!(error.to_string().contains("the `Link` header tells of a next page"), "{error}");
    let wrong = Paginate::NextLink { path: "$.nextLink".to_owned(), total: None };
    let server = Server::always(ok(bodies[1]));
    let error = pull(server.base(), paged(wrong)).unwrap_err();
    assert!(matches!(error, Error::MorePages { .. }), "{error}");
    let server = Server::always(ok(r#"{"value":[{"a":1}],"next":null,"links":{"next":""}}"#));
    assert_eq!(pull(server.base(), table()).unwrap(), ["a=1"]);
}

// Retries, login, redirects.

/// Answers `first` for the first `times` requests, then a page with one record.
fn first(times: usize, first: Vec<u8>) -> Server {
    Server::start(
        move |request| {
            if request.before < times { first.clone() } else { ok(r#"{"value":[{"a":1}]}"#) }
        },
    )
}

#[test]
fn tries_again_whatever_form_the_request_to_wait_has() {
    for wait in ["0", "0.001", "86400", "-1", "soon", "Mon, 23 Nov 2026 12:00:01 GMT"] {
        let headers =
            [format!("Retry-After: {wait}"), "Date: Mon, 23 Nov 2026 12:00:00 GMT".to_owned()];
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let server = first(2, answer("429 Too Many Requests", &headers, ""));
        assert_eq!(pull(server.base(), table()).unwrap(), ["a=1"], "{wait}");
        assert_eq!(server.targets().len(), 3);
    }
}

#[test]
fn gives_up_after_the_last_attempt() {
    let server = Server::always(answer("503 Service Unavailable", &[], ""));
    let error = pull(server.base(), table()).unwrap_err();
    assert!(error.to_string().ends_with("/orders: status 503, expected 200"), "{error}");
    assert_eq!(server.targets().len(), 3);
}

#[test]
fn a_refused_login_and_a_wrong_path_are_not_tried_again() {
    for (status, wanted) in [("401 Unauthorized", "login refused"), ("404 Not Found", "status 404")]
    {
        let server = Server::always(answer(status, &[], ""));
        let error = pull(server.base(), table()).unwrap_err();
        assert!(error.to_string().contains(wanted), "{error}");
        assert_eq!(server.targets().len(), 1);
    }
}

#[test]
fn sends_the_token_and_never_shows_it_or_a_query_value() {
    let server = Server::always(answer("500 Oops", &[], ""));
    let source = TableSource { path: "/orders?api_key=SECRET".to_owned(), ..table() };
    let error = pull(server.base(), source).unwrap_err();
    assert!(server.requests()[0].head.contains("authorization: bearer demo"));
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("SECRET") && shown.contains("api_key=***"), "{shown}");
}

#[test]
fn nobody_listening_is_an_error_without_the_query() {
    let gone = Server::always(vec![]).base();
    let source = TableSource { path: "/orders?api_key=SECRET".to_owned(), ..table() };
    let error = pull(gone, source).unwrap_err();
    assert!(matches!(error, Error::Request { .. }), "{error}");
    assert!(!format!("{error:?}").contains("SECRET"), "{error:?}");
}

#[test]
fn a_body_that_breaks_off_is_read_again_and_never_taken_as_complete() {
    let length = b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"value\":[{\"a\":0}]}".to_vec();
    let chunks =
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"a\":0}\n\r\n".to_vec();
    let server = first(1, length.clone());
    assert_eq!(pull(server.base(), table()).unwrap(), ["a=1"]);
    for (cut, format) in [(length, Format::Json), (chunks, Format::Ndjson)] {
        let server = Server::always(cut);
        let error = pull(server.base(), of(format)).unwrap_err();
        assert!(matches!(error, Error::Body { .. }), "{error}");
        assert_eq!(server.targets().len(), 3);
    }
}

#[test]
fn a_body_beyond_the_limit_is_not_read_to_its_end() {
    let server = Server::always(ok(&" ".repeat(70_000)));
    let mut settings = settings(Base::Http(server.base()), table());
    let connection = settings.connections.get_mut("test").unwrap();
    connection.limits = Limits { body_bytes: 65_536, ..Limits::default() };
    let error = rows(&settings, tempfile::tempdir().unwrap().path()).unwrap_err();
    assert!(matches!(error, Error::BodyTooLarge { limit: 65_536, .. }), "{error}");
}

#[test]
fn a_packed_body_nobody_asked_for_is_named() {
    let server = Server::always(answer("200 OK", &["Content-Encoding: br"], "x"));
    let error = pull(server.base(), table()).unwrap_err();
    assert!(error.to_string().contains("encoded as `br`"), "{error}");
}

#[test]
fn redirects_stay_with_the_source() {
    let server = Server::start(|request| match request.target.as_str() {
        "/orders" => answer("307 Temporary Redirect", &["Location: /v2/orders"], ""),
        _ => ok(r#"{"value":[{"a":1}]}"#),
    });
    assert_eq!(pull(server.base(), table()).unwrap(), ["a=1"]);
    let other = Server::always(ok(r#"{"value":[]}"#));
    let away = format!("Location: {}", other.base());
    let server = Server::always(answer("302 Found", &[&away], ""));
    let error = pull(server.base(), table()).unwrap_err();
    assert!(matches!(error, Error::RedirectRefused { .. }), "{error}");
    assert!(other.targets().is_empty());
    let server = Server::always(answer("302 Found", &["Location: /orders"], ""));
    let error = pull(server.base(), table()).unwrap_err();
    assert!(matches!(error, Error::TooManyRedirects { most: 5, .. }), "{error}");
}

// Kept pages.

#[test]
fn a_page_with_a_tag_is_sent_once() {
    let server = Server::start(|request| {
        if request.head.contains("if-none-match: \"v1\"") {
            return answer("304 Not Modified", &["ETag: \"v1\""], "");
        }
        answer("200 OK", &["ETag: \"v1\""], r#"{"value":[{"a":1}]}"#)
    });
    let cache = tempfile::tempdir().unwrap();
    let settings = settings(Base::Http(server.base()), table());
    for _ in 0..2 {
        assert_eq!(rows(&settings, cache.path()).unwrap(), ["a=1"]);
    }
    let asked: Vec<bool> =
        server.requests().iter().map(|request| request.head.contains("if-none-match")).collect();
    assert_eq!(asked, [false, true]);
}

#[test]
fn status_304_without_a_kept_page_is_an_error() {
    let server = Server::always(answer("304 Not Modified", &[], ""));
    let error = pull(server.base(), table()).unwrap_err();
    assert!(matches!(error, Error::NeverKept { .. }), "{error}");
}

// Bodies.

#[test]
fn a_web_page_or_an_error_in_the_body_is_not_zero_records() {
    for format in [Format::Json, Format::Ndjson, csv(b',', false)] {
        let server = Server::always(ok("\n<!DOCTYPE html><title>Log in</title>"));
        let error = pull(server.base(), of(format)).unwrap_err();
        assert!(matches!(error, Error::Html { .. }), "{error}");
    }
    for body in [r#"{"error":"busy"}"#, r#"{"value":null}"#, r#"{"value":"none"}"#] {
        let error = pull(Server::always(ok(body)).base(), table()).unwrap_err();
        assert!(matches!(error, Error::RecordsMissing { .. }), "{error}");
    }
    for body in ["", "{\"value\":[", &"[".repeat(100_000)] {
        let error = pull(Server::always(ok(body)).base(), table()).unwrap_err();
        assert!(matches!(error, Error::Unparsable { .. }), "{error}");
    }
}

#[test]
fn an_empty_list_is_zero_records_however_the_path_is_written() {
    for path in ["$.value", "$.value[*]"] {
        let source = TableSource { records: path.to_owned(), ..table() };
        let server = Server::always(ok(r#"{"value":[]}"#));
        assert_eq!(pull(server.base(), source).unwrap(), Vec::<String>::new());
    }
}

// Files.

#[test]
fn reads_the_same_formats_from_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("orders.json", r#"{"value":[{"a":1},{"a":2}]}"#);
    write("orders.ndjson", "{\"a\":1}\n{\"a\":2}");
    write("orders.csv", "a\n1\n2\n");
    let packed = fs::File::create(folder.path().join("orders.csv.gz")).unwrap();
    let mut packed = GzEncoder::new(packed, Compression::fast());
    std::io::Write::write_all(&mut packed, b"a\n1\n2\n").unwrap();
    packed.finish().unwrap();
    for (path, format) in [
        ("orders.json", Format::Json),
        ("orders.ndjson", Format::Ndjson),
        ("orders.csv", csv(b',', false)),
        ("orders.csv.gz", csv(b',', false)),
    ] {
        let source = TableSource { path: path.to_owned(), ..of(format) };
        let settings = settings(Base::Folder(folder.path().to_owned()), source);
        assert_eq!(rows(&settings, folder.path()).unwrap(), ["a=1", "a=2"], "{path}");
    }
    let source = TableSource { path: "gone.csv".to_owned(), ..of(csv(b',', false)) };
    let error = rows(&settings(Base::Folder(folder.path().to_owned()), source), folder.path());
    assert!(matches!(error.unwrap_err(), Error::File { .. }));
}

#[test]
fn reads_a_sheet_of_a_workbook() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/source");
    let read = |sheet: &str| {
        let format = Format::Xlsx { sheet: Some(sheet.to_owned()) };
        let source = TableSource { path: "targets.xlsx".to_owned(), ..of(format) };
        rows(&settings(Base::Folder(folder.into()), source), folder.as_ref())
    };
    assert_eq!(
        read("plan").unwrap(),
        [
            "manager_id=272 period_start=2026-11-22 target_amount=0.3 account_id=<Ää>",
            "manager_id=281 period_start=2026-12-01 target_amount=1234567.89 account_id=",
        ]
    );
    let error = read("Plan").unwrap_err();
    assert!(error.to_string().ends_with("sheet `Plan` is not in the workbook, found notes, plan"));
    let server = Server::always(ok("PK"));
    let error = pull(server.base(), of(Format::Xlsx { sheet: None })).unwrap_err();
    assert!(matches!(error, Error::WorkbookOverHttp { .. }), "{error}");
}

// The demo.

fn demo(lines: usize) -> Demo {
    let folder = tempfile::tempdir().unwrap();
    let line = |number| format!("O{number},1,,2026-11-22,{number}.5000");
    let head = "order_id,line_no,account_id,order_date,net_amount".to_owned();
    let orders: Vec<String> = std::iter::once(head).chain((1..=lines).map(line)).collect();
    fs::write(folder.path().join("orders.csv"), orders.join("\n")).unwrap();
    fs::write(folder.path().join("notes.csv"), "a\n1\n").unwrap();
    Demo::start(Some(folder.path()), 0).unwrap()
}

#[derive(Default)]
struct Pages(Vec<(u32, u64)>);

impl Progress for Pages {
    fn page(&mut self, _table: Table, page: u32, records: u64) {
        self.0.push((page, records));
    }
}

#[test]
fn the_demo_is_pulled_by_pages_through_its_one_refusal() {
    let demo = demo(1001);
    let settings = settings(Base::Http(demo.address()), paged(next_link()));
    let cache = tempfile::tempdir().unwrap();
    let session = Session::open(&settings, cache.path(), now()).unwrap();
    for _ in 0..2 {
        let mut pages = Pages::default();
        let fetched = session.fetch(&BTreeMap::new(), &mut pages).unwrap();
        assert_eq!(read(&session, &fetched, Table::Orders).unwrap().len(), 1001);
        assert_eq!(pages.0, [(1, 500), (2, 1000), (3, 1001)]);
        session.keep(&fetched).unwrap();
    }
    let check = session.check(Table::Orders).unwrap();
    assert_eq!((check.status, check.records, check.total), (304, 500, Some(1001)));
    assert!(check.next.unwrap().ends_with("/orders?page=***"));
    let first: Vec<&str> = check.first.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(first, ["O1", "1", "", "2026-11-22", "1.5000"]);
    assert_eq!((check.fields["net_amount"], check.fields["account_id"]), (500, 0));
}

#[test]
fn the_demo_serves_whole_tables_too() {
    let demo = demo(2);
    for (path, format) in [("/orders.ndjson", Format::Ndjson), ("/orders.csv", csv(b',', false))] {
        let source = TableSource { path: path.to_owned(), ..of(format) };
        let rows = pull(demo.address(), source).unwrap();
        assert_eq!(
            rows[1],
            "order_id=O2 line_no=1 account_id= order_date=2026-11-22 net_amount=2.5000"
        );
    }
    for path in ["/accounts", "/notes", "/orders.xml"] {
        let error = pull(demo.address(), TableSource { path: path.to_owned(), ..table() });
        assert!(error.unwrap_err().to_string().contains("status 404"), "{path}");
    }
}

#[test]
fn the_demo_wants_its_token() {
    let demo = demo(1);
    let mut settings = settings(Base::Http(demo.address()), table());
    settings.connections.get_mut("test").unwrap().auth = avain::source::Auth::None;
    let error = rows(&settings, tempfile::tempdir().unwrap().path()).unwrap_err();
    assert!(matches!(error, Error::LoginRefused { status: 401, .. }), "{error}");
}

#[test]
fn a_stopped_demo_frees_its_port() {
    let first = demo(1);
    let port = first.address().port().unwrap();
    drop(first);
    let again = Demo::start(None, port).unwrap();
    assert_eq!(again.address().port(), Some(port));
}

// Time.

/// A server that answers nothing until the test is over.
fn silent() -> (Server, std::sync::mpsc::Sender<()>) {
    let (release, held) = std::sync::mpsc::channel::<()>();
    let server = Server::start(move |_| {
        let _until_the_test_is_over = held.recv();
        vec![]
    });
    (server, release)
}

#[test]
fn silence_ends_with_the_read_limit_and_retries_with_the_total() {
    for (read, total, attempts) in [(20, 60_000, 1), (60_000, 20, 9)] {
        let (server, release) = silent();
        let mut settings = settings(Base::Http(server.base()), table());
        let connection = settings.connections.get_mut("test").unwrap();
        connection.limits.read = Duration::from_millis(read);
        connection.limits.total = Duration::from_millis(total);
        connection.retry.attempts = attempts;
        let error = rows(&settings, tempfile::tempdir().unwrap().path()).unwrap_err();
        let is_total = matches!(error, Error::Deadline { .. });
        assert!(is_total == (total == 20) && (is_total || matches!(error, Error::Request { .. })));
        drop(release);
    }
}

// Messages.

#[test]
fn every_error_reads_well() {
    let place =
        Place { table: Table::Orders, address: "https://erp.example/orders?key=***".to_owned() };
    let table = Table::Orders;
    let cause = || Box::new(std::io::Error::other("connection reset"));
    let io = || std::io::Error::other("permission denied");
    let text = str::to_owned;
    let target = || text("https://evil.example/");
    let parse = serde_json_path::JsonPath::parse("value").unwrap_err();
    let at = || place.clone();
    let errors = [
        Error::UnknownConnection { table, connection: text("erp") },
        Error::UnknownTable { table },
        Error::Runtime(io()),
        Error::Client { connection: text("erp"), cause: cause() },
        Error::Demo(DemoError::Port { port: 80, cause: io() }),
        Error::Demo(DemoError::NoTable { path: "data".into() }),
        Error::Address { place: at() },
        Error::Path { table, path: text("value"), cause: parse },
        Error::Request { place: at(), cause: cause() },
        Error::Body { place: at(), cause: cause() },
        Error::LoginRefused { place: at(), status: 401 },
        Error::Status { place: at(), status: 404, retry_after: None },
        Error::Status { place: at(), status: 503, retry_after: None },
        Error::NeverKept { place: at() },
        Error::RedirectRefused { place: at(), target: target(), reason: "it carries a login" },
        Error::TooManyRedirects { place: at(), most: 5 },
        Error::BodyTooLarge { place: at(), limit: 65_536 },
        Error::Encoded { place: at(), encoding: text("gzip") },
        Error::Deadline { place: at(), total: Duration::from_secs(90) },
        Error::Html { place: at(), format: "JSON" },
        Error::Unparsable { place: at(), format: "CSV", cause: cause() },
        Error::RecordsMissing { place: at(), path: text("$.value"), found: text("`error`") },
        Error::HeadMissing { place: at() },
        Error::ColumnTwice { place: at(), name: text("qty") },
        Error::LinkRefused { place: at(), target: target(), reason: "it carries a login" },
        Error::NotAdvancing { place: at(), what: "the cursor" },
        Error::MorePages { place: at(), what: text("`next`") },
        Error::TooManyPages { table, most: 20_000 },
        Error::TotalMismatch { table, total: 500, pulled: 499 },
        Error::TotalMissing { table, path: text("$.total") },
        Error::PagingImpossible { place: at() },
        Error::NextUnusable { place: at(), path: text("$.next"), found: "a number" },
        Error::Reported { place: at(), path: text("$.error"), message: text("Access Denied") },
        Error::Placeholder { table, name: "{since}" },
        Error::BodyPlace { table, pointer: text("/page"), reason: "a GET has no body" },
        Error::WorkbookOverHttp { place: at() },
        Error::SheetMissing { place: at(), sheet: text("Plan"), found: text("notes, plan") },
        Error::File { place: at(), cause: io() },
        Error::Cache { path: ".avain/http/orders".into(), cause: io() },
    ];
    let page: Vec<String> =
        errors.iter().map(|error| format!("error: {error}\nhint: {}\n", error.hint())).collect();
    insta::assert_snapshot!(page.join("\n"));
}
