//! Faults 13 to 20: pages that do not follow each other as they should.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use avain::{
    ingest::{self, Currencies, ingest, snapshot::Snapshot},
    model::{Currency, Order, Table, Unit},
    source::{
        Base, Error, Limits, Mismatch, Paginate, Param, Quiet, Session, Settings, Size,
        TableSource, Total, TotalPlace,
    },
};
use jiff::tz::TimeZone;

use crate::support::{
    pull::{csv, next_link, now, pull, rows, settings, table, total},
    server::{Request, Server, answer, ok},
};

fn paged(paginate: Paginate) -> TableSource {
    TableSource { paginate, ..table() }
}

fn links() -> Paginate {
    Paginate::NextLink { path: "$.next".to_owned(), total: None }
}

fn cursor() -> Paginate {
    let param = Param::Query("c".to_owned());
    Paginate::Cursor { path: "$.c".to_owned(), param, size: None, total: None }
}

/// Pages by number, 50 records asked for.
fn numbered(total: Option<Total>) -> Paginate {
    Paginate::Page {
        param: Param::Query("_page".to_owned()),
        start: 1,
        size: Some(Size { param: Param::Query("_per_page".to_owned()), records: 50 }),
        total,
    }
}

fn offset(total: Option<Total>) -> Paginate {
    Paginate::Offset { param: Param::Query("skip".to_owned()), size: None, total }
}

fn warned(path: &str) -> Total {
    Total { mismatch: Mismatch::Warn, ..total(path) }
}

/// Returns the value of a query parameter, as a number.
fn asked(request: &Request, name: &str) -> Option<usize> {
    let (_, query) = request.target.split_once('?')?;
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.filter(|(key, _)| *key == name).find_map(|(_, value)| value.parse().ok())
}

/// Serves the pages of a server that is asked with `skip`, one after the other.
fn in_turn(pages: Vec<String>) -> Server {
    let turn = std::sync::atomic::AtomicUsize::new(0);
    Server::start(move |_| ok(&pages[turn.fetch_add(1, std::sync::atomic::Ordering::SeqCst)]))
}

#[test]
fn fault_13_a_link_a_cursor_or_a_page_that_came_before_stops_the_pull() {
    let itself = Server::always(ok(r#"{"value":[{"a":1}],"next":"/orders#x"}"#));
    let circle = Server::start(|request| match request.target.as_str() {
        "/orders" => ok(r#"{"value":[{"a":1}],"next":"?p=2"}"#),
        "/orders?p=2" => ok(r#"{"value":[{"a":2}],"next":"/orders?p=3"}"#),
        _ => ok(r#"{"value":[{"a":3}],"next":"/orders?p=2"}"#),
    });
    let stuck = Server::start(|request| {
        let a = request.target.len();
        ok(&format!(r#"{{"value":[{{"a":{a}}}],"c":"x"}}"#))
    });
    let same = Server::always(ok(r#"{"value":[{"a":1}],"c":null,"n":1}"#));
    let clamped = Server::start(|request| {
        let page = asked(request, "_page").unwrap().min(3);
        ok(&format!(r#"{{"value":[{{"a":{page}}}]}}"#))
    });
    let old = Server::start(|request| match asked(request, "_page").unwrap() {
        1 => ok(r#"{"value":[{"a":1},{"a":2}]}"#),
        2 => ok(r#"{"value":[{"a":3},{"a":4}]}"#),
        _ => ok(r#"{"value":[{"a":4},{"a":1}]}"#),
    });
    for (server, paginate, what) in [
        (&itself, links(), "the next link"),
        (&circle, links(), "the next link"),
        (&stuck, cursor(), "the cursor"),
        (&same, numbered(None), "the same page"),
        (&same, offset(None), "the same page"),
        (&clamped, numbered(None), "the same page"),
        (&old, numbered(None), "every record of the page"),
    ] {
        let error = pull(server.base(), paged(paginate)).unwrap_err().to_string();
        let wanted = format!("pagination does not advance, {what} came before");
        assert!(error.ends_with(&wanted), "{error}");
        assert!(server.targets().len() < 6);
    }
}

#[test]
fn fault_14_endless_pages_stop_at_the_limit() {
    for paginate in [links(), cursor(), numbered(None), offset(None)] {
        let server = Server::start(|request| {
            let page =
                request.target.bytes().fold(7_u64, |sum, byte| sum * 31 % 99_991 + u64::from(byte));
            ok(&format!(r#"{{"value":[{{"a":{page}}}],"next":"?p={page}","c":"c{page}"}}"#))
        });
        let mut settings = settings(Base::Http(server.base()), paged(paginate));
        let connection = settings.connections.get_mut("test").unwrap();
        connection.limits = Limits { max_pages: 3, ..Limits::default() };
        let error = rows(&settings, tempfile::tempdir().unwrap().path()).unwrap_err();
        assert!(matches!(error, Error::TooManyPages { most: 3, .. }), "{error}");
        assert_eq!(server.targets().len(), 3);
    }
}

/// Gives 10 records a page whatever is asked for, as json-server 0.17 does with `_per_page`.
fn json_server(records: usize) -> Server {
    Server::start(move |request| {
        let page = asked(request, "_page").unwrap_or(1);
        let (from, to) = ((page - 1) * 10, (page * 10).min(records));
        let body: Vec<String> = (from.min(to)..to).map(|id| format!(r#"{{"a":{id}}}"#)).collect();
        let host = request.header("host").unwrap();
        let pages = records.div_ceil(10);
        let link = |to: usize, rel: &str| {
            format!("<http://{host}/orders?_page={to}&_per_page=50>; rel=\"{rel}\"")
        };
        let mut links = vec![link(1, "first"), link(pages, "last")];
        if page < pages {
            links.insert(1, link(page + 1, "next"));
        }
        let (links, count) =
            (format!("Link: {}", links.join(", ")), format!("X-Total-Count: {records}"));
        answer("200 OK", &[&links, &count], &format!("[{}]", body.join(",")))
    })
}

#[test]
fn fault_15_a_page_size_that_the_server_ignores_loses_nothing() {
    let place = TotalPlace::Header("X-Total-Count".to_owned());
    let counted = Some(Total { place, mismatch: Mismatch::Fail });
    for (paginate, pages) in [
        (numbered(None), 4),
        (numbered(counted.clone()), 3),
        (Paginate::LinkHeader { total: None }, 3),
        (Paginate::LinkHeader { total: counted }, 3),
    ] {
        let server = json_server(25);
        let path = "/orders?_page=1&_per_page=50".to_owned();
        let source = TableSource { records: "$".to_owned(), path, ..paged(paginate) };
        let wanted: Vec<String> = (0..25).map(|id| format!("a={id}")).collect();
        assert_eq!(pull(server.base(), source).unwrap(), wanted);
        assert_eq!(server.targets().len(), pages);
    }
}

#[test]
fn fault_16_an_empty_page_in_the_middle_is_not_the_end() {
    let pages = || {
        in_turn(vec![
            r#"{"value":[{"a":1}],"next":"?p=2","c":1}"#.to_owned(),
            r#"{"value":[],"next":"?p=3","c":2}"#.to_owned(),
            r#"{"value":[],"next":"?p=4","c":3}"#.to_owned(),
            r#"{"value":[{"a":3}]}"#.to_owned(),
        ])
    };
    for paginate in [links(), cursor()] {
        assert_eq!(pull(pages().base(), paged(paginate)).unwrap(), ["a=1", "a=3"]);
    }
    let server = Server::start(|request| {
        let next = format!("Link: <?p={}>; rel=next", request.target.len());
        match request.target.as_str() {
            "/orders" => answer("200 OK", &[&next], r#"{"value":[{"a":1}]}"#),
            "/orders?p=7" => answer("200 OK", &[&next], r#"{"value":[]}"#),
            _ => ok(r#"{"value":[{"a":3}]}"#),
        }
    });
    let header = Paginate::LinkHeader { total: None };
    assert_eq!(pull(server.base(), paged(header)).unwrap(), ["a=1", "a=3"]);
}

/// Serves 499 records on pages of 100 and says that there are 500.
fn one_short() -> Server {
    Server::start(|request| {
        let page = asked(request, "_page").or(asked(request, "p")).unwrap_or(1);
        let from = asked(request, "skip").unwrap_or((page - 1) * 100);
        let ids = (from..(from + 100).min(499)).map(|id| format!(r#"{{"a":{id}}}"#));
        let records = ids.collect::<Vec<_>>().join(",");
        let has_next = page < 5 && asked(request, "skip").is_none();
        let next = if has_next { format!(r#""?p={}""#, page + 1) } else { "null".to_owned() };
        ok(&format!(r#"{{"value":[{records}],"next":{next},"total":500}}"#))
    })
}

#[test]
fn fault_17_a_total_that_is_not_reached_fails_or_is_noted() {
    let next = |total| Paginate::NextLink { path: "$.next".to_owned(), total };
    let all: [fn(Option<Total>) -> Paginate; 2] = [next, offset];
    for with in all {
        let error = pull(one_short().base(), paged(with(Some(total("$.total"))))).unwrap_err();
        assert_eq!(error.to_string(), "`orders`: the source says 500 records, but 499 arrived");
        let server = one_short();
        let settings = settings(Base::Http(server.base()), paged(with(Some(warned("$.total")))));
        let folder = tempfile::tempdir().unwrap();
        let session = Session::open(&settings, folder.path(), now()).unwrap();
        let mut quiet = Quiet;
        let fetched = session.fetch(&BTreeMap::new(), &mut Quiet).unwrap();
        let mut pull = session.pull(&fetched, Table::Orders, &mut quiet).unwrap();
        while pull.next_batch().unwrap().is_some() {}
        assert_eq!(pull.records(), 499);
        assert_eq!(pull.note(), Some("the source says 500 records, but 499 arrived"));
    }
    let missing = || Server::always(ok(r#"{"value":[{"a":1}],"next":null}"#));
    let error = pull(missing().base(), paged(next_link())).unwrap_err();
    assert!(matches!(error, Error::TotalMissing { .. }), "{error}");
    assert_eq!(pull(missing().base(), paged(next(Some(warned("$.total"))))).unwrap(), ["a=1"]);
}

#[test]
fn fault_18_every_form_of_next_link_gives_the_same_result() {
    // The second form is that of SAP CAP.
    for link in [
        "Sales?%24count=true&%24skiptoken=1",
        "/odata/v4/Sales?%24count=true&%24skiptoken=1",
        "?%24count=true&%24skiptoken=1",
        "//HOST/odata/v4/Sales?%24count=true&%24skiptoken=1",
        "http://HOST/odata/v4/Sales?%24count=true&%24skiptoken=1",
        "../v4/./Sales?%24count=true&%24skiptoken=1#fragment",
    ] {
        let server = Server::start(move |request: &Request| {
            let link = link.replace("HOST", request.header("host").unwrap());
            if request.target.contains("skiptoken") {
                return ok(r#"{"value":[{"a":"2.50"}],"@odata.count":2}"#);
            }
            ok(&format!(r#"{{"value":[{{"a":1}}],"@odata.nextLink":"{link}","@odata.count":"2"}}"#))
        });
        let paginate = Paginate::NextLink {
            path: "$['@odata.nextLink']".to_owned(),
            total: Some(total("$['@odata.count']")),
        };
        let path = "/odata/v4/Sales?$count=true".to_owned();
        let source = TableSource { path, ..paged(paginate) };
        assert_eq!(pull(server.base(), source).unwrap(), ["a=1", "a=2.50"], "{link}");
        let next = "/odata/v4/Sales?%24count=true&%24skiptoken=1";
        assert_eq!(server.targets(), ["/odata/v4/Sales?$count=true", next]);
    }
}

/// Pulls orders into a snapshot below `state`.
fn ingested(settings: &Settings, state: &Path) -> Result<Snapshot, ingest::Error> {
    let request = ingest::Request {
        settings,
        unit: Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 },
        time_zone: TimeZone::UTC,
        state_dir: state,
        currencies: Currencies::Refuse,
        now: now(),
        refresh: BTreeSet::new(),
    };
    ingest(&request, &mut Quiet)
}

#[test]
fn fault_19_rows_that_move_between_pages_come_once_and_a_gap_shows_in_the_total() {
    let row = |id: &str| {
        format!(
            r#"{{"order_id":"{id}","line_no":1,"account_id":"A","order_date":"2026-11-22","net_amount":1}}"#
        )
    };
    let page = |ids: &[&str], total: u32| {
        let rows: Vec<String> = ids.iter().map(|id| row(id)).collect();
        format!(r#"{{"value":[{}],"total":{total}}}"#, rows.join(","))
    };
    let folder = tempfile::tempdir().unwrap();
    let run = |pages: &[String], total: Total| {
        let server = in_turn(pages.to_vec());
        let state = tempfile::tempdir_in(folder.path()).unwrap().keep();
        ingested(&settings(Base::Http(server.base()), paged(offset(Some(total)))), &state)
    };
    // A row came in above: the last of page 1 is the first of page 2, and the new one is missed.
    let inserted = [page(&["2", "3"], 3), page(&["3", "4"], 4), page(&[], 4)];
    let error = run(&inserted, total("$.total")).unwrap_err();
    assert_eq!(error.to_string(), "`orders`: the source says 4 records, but 3 arrived");
    let snapshot = run(&inserted, warned("$.total")).unwrap();
    let ids = snapshot.rows::<Order>().unwrap().into_iter().map(|order| order.order_id);
    assert_eq!(ids.collect::<Vec<_>>(), ["2", "3", "4"]);
    let found = &snapshot.manifest.findings;
    for rule in ["record_repeated", "total_differs"] {
        assert!(found.iter().any(|finding| finding.rule == rule), "{rule}: {found:?}");
    }
    // The total of the moment when the pull began is complete.
    let before = [page(&["2", "3"], 3), page(&["3", "4"], 3)];
    assert_eq!(run(&before, total("$.total")).unwrap().manifest.lines, 3);
    // A row went away above: the first of page 2 moved up to page 1 and is missed.
    let deleted = [page(&["1", "2"], 4), page(&["4"], 3), page(&[], 3)];
    let error = run(&deleted, total("$.total")).unwrap_err();
    assert_eq!(error.to_string(), "`orders`: the source says 4 records, but 3 arrived");
}

#[test]
fn fault_20_an_error_or_a_login_page_with_status_200_is_not_zero_records() {
    for format in [avain::source::Format::Json, avain::source::Format::Ndjson, csv(b',', false)] {
        let server = Server::always(ok("\n<!DOCTYPE html><title>Log in</title>SECRET"));
        let error = pull(server.base(), TableSource { format, ..table() }).unwrap_err();
        assert!(matches!(error, Error::Html { .. }), "{error}");
        assert!(!error.to_string().contains("SECRET"), "{error}");
    }
    for body in [r#" {"error":"SECRET"}"#, "[]", "<?xml version=\"1.0\"?><error>SECRET</error>"] {
        let source = TableSource { format: csv(b',', false), ..table() };
        let error = pull(Server::always(ok(body)).base(), source).unwrap_err();
        assert!(matches!(error, Error::Unparsable { .. }), "{error}");
    }
    for body in [r#"{"error":"SECRET"}"#, r#"{"value":null}"#, r#"{"value":"none"}"#, "[]"] {
        let error = pull(Server::always(ok(body)).base(), table()).unwrap_err();
        assert!(matches!(error, Error::RecordsMissing { .. }), "{error}");
        assert!(!error.to_string().contains("SECRET"), "{error}");
    }
    let whole = TableSource { records: "$".to_owned(), ..table() };
    let error = pull(Server::always(ok(r#"{"error":"busy"}"#)).base(), whole).unwrap_err();
    assert!(matches!(error, Error::RecordsMissing { .. }), "{error}");
    let odoo = r#"{"jsonrpc":"2.0","id":1,"error":{"code":200,"message":"Odoo Server Error",
        "data":{"name":"odoo.exceptions.AccessDenied","message":"Access Denied","debug":"x"}}}"#;
    let failing = TableSource { fail_if: vec!["$.error".to_owned()], ..table() };
    let error = pull(Server::always(ok(odoo)).base(), failing.clone()).unwrap_err().to_string();
    let wanted = "the source reports an error at `$.error`: Odoo Server Error: Access Denied";
    assert!(error.ends_with(wanted), "{error}");
    let fine = ok(r#"{"error":null,"value":[{"a":1}]}"#);
    assert_eq!(pull(Server::always(fine).base(), failing).unwrap(), ["a=1"]);
}
