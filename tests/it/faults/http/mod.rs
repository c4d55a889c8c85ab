//! What goes wrong on the way: items 1 to 7, 10 to 12, 21 to 23.

/// Redirects, links and addresses: where a pull may go.
mod reach;
/// Certificates and versions of TLS.
mod tls;
/// Logins, and that no secret ever shows.
mod login;
/// Pulls that were interrupted, and several tables at once.
mod resume;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use avain::{
    model::Table,
    source::{
        Ask, Base, Connection, Error, Format, Limits, Method, Mismatch, Paginate, Param, Settings,
        TableSource, Total, TotalPlace,
    },
};

use crate::support::{
    pull::{pull, rows, settings, table},
    server::{Server, answer, ok},
};

const PAGE: &str = r#"{"value":[{"a":1}]}"#;

/// Settings of one table at a server.
fn at(server: &Server) -> Settings {
    settings(Base::Http(server.base()), table())
}

fn connection(settings: &mut Settings) -> &mut Connection {
    settings.connections.get_mut("test").unwrap()
}

/// Pulls below a folder that goes away.
fn pull_once(settings: &Settings) -> Result<Vec<String>, Error> {
    rows(settings, tempfile::tempdir().unwrap().path())
}

/// Answers `first` for the first `times` requests, then a page with one record.
fn first(times: usize, first: Vec<u8>) -> Server {
    Server::start(move |request| if request.before < times { first.clone() } else { ok(PAGE) })
}

#[test]
fn fault_01_nobody_there_fails_without_the_query() {
    let gone = Server::always(vec![]).base();
    // A label of 64 letters is refused before anyone is asked.
    let nameless = format!("http://{}.example/", "a".repeat(64)).parse().unwrap();
    for base in [gone, nameless] {
        let source = TableSource { path: "/orders?api_key=SECRET".to_owned(), ..table() };
        let error = pull(base, source).unwrap_err();
        assert!(matches!(error, Error::Request { .. }), "{error}");
        assert!(!format!("{error:?}").contains("SECRET"), "{error:?}");
    }
}

#[test]
fn fault_02_a_refused_login_and_a_wrong_path_are_not_tried_again() {
    for (status, wanted) in [
        ("401 Unauthorized", "login refused with status 401"),
        ("403 Forbidden", "login refused with status 403"),
        ("404 Not Found", "status 404"),
    ] {
        let server = Server::always(answer(status, &[], ""));
        let error = pull(server.base(), table()).unwrap_err();
        assert!(error.to_string().contains(wanted), "{error}");
        assert_eq!(server.targets().len(), 1);
    }
}

#[test]
fn fault_03_tries_again_whatever_form_the_request_to_wait_has() {
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
fn fault_04_a_server_that_comes_back_is_asked_again() {
    let server = first(2, answer("500 Oops", &[], ""));
    assert_eq!(pull(server.base(), table()).unwrap(), ["a=1"]);
    assert_eq!(server.targets().len(), 3);
}

#[test]
fn fault_04_a_post_is_sent_again_only_where_the_settings_say_that_it_reads() {
    for (idempotent, requests) in [(true, 3), (false, 1)] {
        let server = first(2, answer("500 Oops", &[], ""));
        let body = Some(serde_json::json!({ "a": [1.5] }));
        let ask = Ask { method: Method::Post { idempotent }, body, ..Ask::default() };
        let pulled = pull(server.base(), TableSource { ask, ..table() });
        assert_eq!(pulled.is_ok(), idempotent);
        assert_eq!(server.targets().len(), requests);
        let request = &server.requests()[0];
        assert_eq!((request.method.as_str(), request.body.as_str()), ("POST", r#"{"a":[1.5]}"#));
        assert_eq!(request.header("content-type"), Some("application/json"));
    }
}

#[test]
fn fault_05_gives_up_after_the_last_attempt_or_at_the_deadline() {
    let server = Server::always(answer("503 Service Unavailable", &[], ""));
    let error = pull(server.base(), table()).unwrap_err();
    assert!(error.to_string().ends_with("/orders: status 503, expected 200"), "{error}");
    assert_eq!(server.targets().len(), 3);

    let mut settings = at(&server);
    connection(&mut settings).retry.attempts = u32::MAX;
    connection(&mut settings).limits.total = Duration::from_millis(30);
    let error = pull_once(&settings).unwrap_err();
    assert!(matches!(error, Error::Deadline { .. }), "{error}");
}

/// Writes `head` and then `drop` every few milliseconds, until the client goes.
fn dripping(head: &'static str, drop: &'static str) -> Server {
    Server::writing(move |_, client| {
        client.write_all(head.as_bytes())?;
        loop {
            client.write_all(drop.as_bytes())?;
            std::thread::sleep(Duration::from_millis(2));
        }
    })
}

#[test]
fn fault_06_a_response_that_never_ends_ends_with_the_deadline() {
    let body = "HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n";
    for server in [dripping(body, " "), dripping("HTTP/1.1 200 OK\r\nX: ", "a")] {
        let mut settings = at(&server);
        connection(&mut settings).limits.total = Duration::from_millis(60);
        let error = pull_once(&settings).unwrap_err();
        assert!(matches!(error, Error::Deadline { .. }), "{error}");
    }
}

#[test]
fn fault_06_silence_ends_with_the_read_limit() {
    for head in ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"] {
        let is_over = std::sync::Arc::new(AtomicBool::new(false));
        let over = std::sync::Arc::clone(&is_over);
        let server = Server::writing(move |_, client| {
            client.write_all(head.as_bytes())?;
            while !over.load(Ordering::SeqCst) {
                std::thread::sleep(Duration::from_millis(2));
            }
            Ok(())
        });
        let mut settings = at(&server);
        connection(&mut settings).limits.read = Duration::from_millis(20);
        connection(&mut settings).retry.attempts = 1;
        let error = pull_once(&settings).unwrap_err();
        assert!(matches!(error, Error::Request { .. } | Error::Body { .. }), "{error}");
        is_over.store(true, Ordering::SeqCst);
    }
}

#[test]
fn fault_07_a_body_that_breaks_off_is_read_again_and_never_taken_as_complete() {
    let length = b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"value\":[{\"a\":0}]}".to_vec();
    let chunks =
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"a\":0}\n\r\n".to_vec();
    let server = first(1, length.clone());
    assert_eq!(pull(server.base(), table()).unwrap(), ["a=1"]);
    for (cut, format) in [(length, Format::Json), (chunks, Format::Ndjson)] {
        let server = Server::always(cut);
        let error = pull(server.base(), TableSource { format, ..table() }).unwrap_err();
        assert!(matches!(error, Error::Body { .. }), "{error}");
        assert_eq!(server.targets().len(), 3);
    }
}

#[test]
fn fault_08_a_body_beyond_the_limit_is_not_read_to_its_end() {
    let server = Server::always(ok(&" ".repeat(70_000)));
    let mut settings = at(&server);
    connection(&mut settings).limits = Limits { body_bytes: 65_536, ..Limits::default() };
    let error = pull_once(&settings).unwrap_err();
    assert!(matches!(error, Error::BodyTooLarge { limit: 65_536, .. }), "{error}");
}

#[test]
fn fault_09_an_encoding_nobody_asked_for_is_named() {
    for encoding in ["br", "gzip, gzip", "zstd, gzip"] {
        let header = format!("Content-Encoding: {encoding}");
        let server = Server::always(answer("200 OK", &[&header], "x"));
        let error = pull(server.base(), table()).unwrap_err();
        assert!(error.to_string().contains(&format!("encoded as `{encoding}`")), "{error}");
        assert_eq!(server.requests()[0].header("accept-encoding"), Some("gzip, zstd"));
    }
}

/// Answers 304 whenever it is asked whether something changed, else a page with these headers.
fn unchanging(headers: &'static [&'static str]) -> Server {
    Server::start(move |request| {
        let asked = ["if-none-match", "if-modified-since"];
        if asked.iter().any(|name| request.header(name).is_some()) {
            return answer("304 Not Modified", headers, "");
        }
        answer("200 OK", headers, PAGE)
    })
}

#[test]
fn fault_21_status_304_is_an_error_unless_the_page_was_kept() {
    let server = Server::always(answer("304 Not Modified", &[], ""));
    let error = pull(server.base(), table()).unwrap_err();
    assert!(matches!(error, Error::NeverKept { .. }), "{error}");
    for (headers, asked) in [
        (&["ETag: \"v1\""][..], ("if-none-match", "\"v1\"")),
        (&["ETag: W/\"v1\""], ("if-none-match", "w/\"v1\"")),
        (
            &["Last-Modified: Mon, 23 Nov 2026 12:00:00 GMT"],
            ("if-modified-since", "mon, 23 nov 2026 12:00:00 gmt"),
        ),
    ] {
        let server = unchanging(headers);
        let (settings, state) = (at(&server), tempfile::tempdir().unwrap());
        for _ in 0..3 {
            assert_eq!(rows(&settings, state.path()).unwrap(), ["a=1"]);
        }
        let requests = server.requests();
        let sent = requests.iter().map(|request| request.header(asked.0));
        assert_eq!(sent.collect::<Vec<_>>(), [None, Some(asked.1), Some(asked.1)]);
    }
}

/// Answers as many pages of one record as `count` tells, with an entity tag for each that stays the
/// same; `tell` gives the headers of a page, and whether an answer 304 has them too.
fn growing(
    count: &Arc<AtomicUsize>,
    tell: impl Fn(usize, usize) -> Vec<String> + Send + 'static,
    is_told_again: bool,
) -> Server {
    let count = Arc::clone(count);
    Server::start(move |request| {
        let all = count.load(Ordering::SeqCst);
        let page = request.target.split_once("page=").map_or(1, |(_, page)| page.parse().unwrap());
        let headers = tell(page, all);
        let tag = format!("ETag: \"{page}\"");
        let headers: Vec<&str> = headers.iter().map(String::as_str).chain([tag.as_str()]).collect();
        if request.header("if-none-match").is_some() {
            let headers = if is_told_again { headers } else { vec![tag.as_str()] };
            return answer("304 Not Modified", &headers, "");
        }
        let record = if page <= all { format!(r#"{{"a":{page}}}"#) } else { String::new() };
        answer("200 OK", &headers, &format!(r#"{{"value":[{record}]}}"#))
    })
}

#[test]
fn fault_21_pages_that_came_behind_unchanged_ones_are_asked_for() {
    let total = Total { place: TotalPlace::Header("X-Total".to_owned()), mismatch: Mismatch::Fail };
    let param = Param::Query("page".to_owned());
    let by_total = Paginate::Page { param, start: 1, size: None, total: Some(total) };
    let by_link = Paginate::LinkHeader { total: None };
    for is_told_again in [true, false] {
        let all = Arc::new(AtomicUsize::new(2));
        let totals = |_, all| vec![format!("X-Total: {all}")];
        let links = |page, all| {
            let next = format!("Link: </orders?page={}>; rel=next", page + 1);
            if page < all { vec![next] } else { vec![] }
        };
        for (server, paginate) in [
            (growing(&all, totals, is_told_again), &by_total),
            (growing(&all, links, is_told_again), &by_link),
        ] {
            let mut settings = at(&server);
            settings.tables.get_mut(&Table::Orders).unwrap().paginate = paginate.clone();
            let state = tempfile::tempdir().unwrap();
            for count in [2, 2, 3] {
                all.store(count, Ordering::SeqCst);
                let wanted: Vec<String> = (1..=count).map(|page| format!("a={page}")).collect();
                assert_eq!(rows(&settings, state.path()).unwrap(), wanted, "{paginate:?}");
            }
            let first = server.requests();
            let again = first.iter().filter(|request| request.header("if-none-match").is_some());
            assert_eq!(again.count(), 4, "{paginate:?}");
        }
    }
}

#[test]
fn fault_21_a_damaged_page_is_asked_for_as_if_it_was_never_kept() {
    let server = unchanging(&["ETag: \"v1\""]);
    let (settings, state) = (at(&server), tempfile::tempdir().unwrap());
    rows(&settings, state.path()).unwrap();
    let kept = std::fs::read_dir(state.path().join("http/orders/kept")).unwrap();
    for path in kept.map(|entry| entry.unwrap().path()) {
        if path.extension().unwrap() == "body" {
            std::fs::write(&path, PAGE.replace('1', "7")).unwrap();
        }
    }
    assert_eq!(rows(&settings, state.path()).unwrap(), ["a=1"]);
    assert!(server.requests().iter().all(|request| request.header("if-none-match").is_none()));
}
