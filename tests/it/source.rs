//! The pull against a raw server, files and the demo.

use std::{collections::BTreeMap, fs, time::Duration};

use avain::{
    model::Table,
    source::{
        Ask, Base, Error, Format, Method, Paginate, Param, Place, Progress, Session, Size,
        TableSource,
        demo::{Error as DemoError, Server as Demo},
    },
};
use flate2::{Compression, write::GzEncoder};
use serde_json::{Value, json};

use crate::support::{
    pull::{csv, next_link, now, pull, read, rows, settings, table, total},
    server::{Server, answer, ok},
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
fn the_total_ends_numbered_pages_without_asking_for_an_empty_one() {
    let server = serve(&[
        ("/orders?_per_page=50&page=1", r#"{"value":[{"a":1}],"n":2}"#),
        ("/orders?_per_page=50&page=2", r#"{"value":[{"a":2}],"n":2}"#),
    ]);
    assert_eq!(pull(server.base(), paged(numbered(Some("$.n")))).unwrap(), ["a=1", "a=2"]);
    assert_eq!(server.targets().len(), 2);
}

#[test]
fn tables_in_pages_may_end_with_an_empty_body() {
    let server = serve(&[
        ("/orders?_per_page=50&page=1", "a\n1\n2\n"),
        ("/orders?_per_page=50&page=2", "a\n3\n"),
        ("/orders?_per_page=50&page=3", ""),
    ]);
    let source = TableSource { format: csv(b',', false), ..paged(numbered(None)) };
    assert_eq!(pull(server.base(), source).unwrap(), ["a=1", "a=2", "a=3"]);
}

#[test]
fn numbers_offsets_and_cursors_go_into_the_body_of_a_post() {
    let at = |pointer: &str| Param::Body(pointer.to_owned());
    let size = || Some(Size { param: at("/params/limit"), records: 2 });
    let body = json!({"method": "search_read", "params": {"domain": [["state", "=", "sale"]]}});
    for (paginate, asked) in [
        (
            Paginate::Page { param: at("/params/page"), start: 0, size: size(), total: None },
            [json!(0), json!(1), json!(2)],
        ),
        (
            Paginate::Offset { param: at("/params/page"), size: size(), total: None },
            [json!(0), json!(2), json!(3)],
        ),
        (
            Paginate::Cursor {
                path: "$.value[-1].a".to_owned(),
                param: at("/params/page"),
                size: size(),
                total: None,
            },
            [json!(null), json!(2), json!(3)],
        ),
    ] {
        let pages = [r#"{"value":[{"a":1},{"a":2}]}"#, r#"{"value":[{"a":3}]}"#, r#"{"value":[]}"#];
        let server = Server::start(move |request| ok(pages[request.before]));
        let method = Method::Post { idempotent: true };
        let ask = Ask { method, body: Some(body.clone()), ..Ask::default() };
        let source = TableSource { ask, ..paged(paginate) };
        assert_eq!(pull(server.base(), source).unwrap(), ["a=1", "a=2", "a=3"]);
        let requests = server.requests();
        assert_eq!(requests.len(), 3);
        for (request, page) in requests.iter().zip(asked) {
            let mut wanted = body.clone();
            wanted["params"]["limit"] = json!(2);
            if !page.is_null() {
                wanted["params"]["page"] = page;
            }
            assert_eq!(serde_json::from_str::<Value>(&request.body).unwrap(), wanted);
            assert_eq!(request.header("content-type"), Some("application/json"));
        }
    }
}

#[test]
fn a_post_that_changes_something_is_not_sent_twice() {
    let source = |idempotent| TableSource {
        ask: Ask { method: Method::Post { idempotent }, ..Ask::default() },
        ..table()
    };
    for (idempotent, attempts) in [(false, 1), (true, 3)] {
        let server = Server::always(answer("503 Service Unavailable", &[], ""));
        let error = pull(server.base(), source(idempotent)).unwrap_err();
        assert!(matches!(error, Error::Status { status: 503, .. }), "{error}");
        assert_eq!(server.targets().len(), attempts);
    }
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
    for paginate in [Paginate::LinkHeader { total: None }, numbered(None)] {
        let body = r#"{"value":[],"@odata.nextLink":"?p=2"}"#;
        let error = pull(Server::always(ok(body)).base(), paged(paginate)).unwrap_err();
        assert!(matches!(error, Error::MorePages { .. }), "{error}");
    }
    let server = Server::always(answer("200 OK", &[link], r#"{"value":[{"a":1}]}"#));
    let by_body = Paginate::NextLink { path: "$.next".to_owned(), total: None };
    let error = pull(server.base(), paged(by_body)).unwrap_err();
    assert!(matches!(error, Error::MorePages { .. }), "{error}");
    let server = Server::always(ok(r#"{"value":[{"a":1}],"next":null,"links":{"next":""}}"#));
    assert_eq!(pull(server.base(), table()).unwrap(), ["a=1"]);
}

// Bodies.

#[test]
fn what_is_not_json_is_refused() {
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
