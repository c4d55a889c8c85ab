//! Logins: what is sent, what is told when they fail, and that no secret ever shows.

use std::{
    collections::BTreeMap,
    error::Error as StdError,
    fmt::Write as _,
    fs,
    io::{self, Write},
    path::Path,
    sync::{Arc, Mutex, Once},
};

use avain::{
    model::Table,
    source::{
        Ask, Auth, Base, Error, KeyPlace, Method, Paginate, Quiet, Session, Settings, TableSource,
    },
};
use serde_json::{Value, json};
use tracing_subscriber::fmt::MakeWriter;

use super::{PAGE, at, connection, first, pull_once};
use crate::support::{
    pull::{now, read, rows, settings},
    server::{Request, Server, answer, ok},
};

fn by_key(place: KeyPlace, name: &str, prefix: &str) -> Auth {
    let (name, prefix) = (name.to_owned(), prefix.to_owned());
    Auth::ApiKey { place, name, prefix, key: "SECRET 1".into() }
}

#[test]
fn every_login_is_sent_as_it_should_be() {
    for (auth, target, header) in [
        (Auth::None, "/orders?x=$1", None),
        (Auth::Bearer("SECRET".into()), "/orders?x=$1", Some("authorization: bearer secret")),
        (
            Auth::Basic { user: "joe".to_owned(), password: "SECRET".into() },
            "/orders?x=$1",
            Some("authorization: basic am9lolnfq1jfva=="),
        ),
        (
            by_key(KeyPlace::Header, "X-Shop", "token "),
            "/orders?x=$1",
            Some("x-shop: token secret 1"),
        ),
        (by_key(KeyPlace::Query, "key", ""), "/orders?x=$1&key=SECRET+1", None),
    ] {
        let server = Server::always(ok(PAGE));
        let mut settings = at(&server);
        settings.tables.values_mut().next().unwrap().path = "/orders?x=$1".to_owned();
        connection(&mut settings).auth = auth;
        connection(&mut settings).headers.insert("X-Tenant".to_owned(), "7".to_owned());
        pull_once(&settings).unwrap();
        let [seen] = server.requests().try_into().unwrap();
        assert_eq!(seen.target, target);
        assert_eq!(seen.header("x-tenant"), Some("7"));
        assert!(header.is_none_or(|line| seen.head.contains(line)), "{seen:?}");
    }
}

#[test]
fn a_header_that_cannot_be_sent_is_named_without_its_value() {
    let mut settings = at(&Server::always(ok(PAGE)));
    connection(&mut settings).auth = by_key(KeyPlace::Header, "X-Key", "line\n");
    let error = pull_once(&settings).unwrap_err();
    assert_eq!(
        error.to_string(),
        "connection `test`: header `X-Key` cannot be sent as it is written"
    );
}

// OAuth2.

fn oauth(server: &Server) -> Settings {
    let mut settings = at(server);
    connection(&mut settings).auth = Auth::OAuth2ClientCredentials {
        token_url: server.base().join("token").unwrap(),
        client_id: "avain".to_owned(),
        client_secret: "SECRET".into(),
        scope: vec!["sales.read".to_owned(), "x".to_owned()],
    };
    let orders = settings.tables.values_mut().next().unwrap();
    orders.paginate = Paginate::NextLink { path: "$.next".to_owned(), total: None };
    settings
}

fn token(number: usize, seconds: u64) -> Vec<u8> {
    ok(&format!(
        r#"{{"access_token":"TOKEN{number}","token_type":"Bearer","expires_in":{seconds}}}"#
    ))
}

/// Answers two pages to the bearer of a token, as `checks` sees it.
fn pages(request: &Request) -> Vec<u8> {
    match request.target.as_str() {
        "/orders" => ok(r#"{"value":[{"a":1}],"next":"?p=2"}"#),
        _ => ok(r#"{"value":[{"a":2}]}"#),
    }
}

fn bearers(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let pages = requests.iter().filter(|request| request.target.starts_with("/orders"));
    pages.map(|request| request.header("authorization").unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_token_is_fetched_once_and_used_for_every_page() {
    let server = Server::start(|request| match request.target.as_str() {
        "/token" => token(request.before, 3600),
        _ => pages(request),
    });
    assert_eq!(pull_once(&oauth(&server)).unwrap(), ["a=1", "a=2"]);
    assert_eq!(bearers(&server), ["bearer token0", "bearer token0"]);
    let asked = &server.requests()[0];
    assert_eq!((asked.method.as_str(), asked.target.as_str()), ("POST", "/token"));
    assert_eq!(asked.header("authorization"), Some("basic yxzhaw46u0vdukvu"));
    assert_eq!(asked.body, "grant_type=client_credentials&scope=sales.read+x");
}

#[test]
fn a_token_that_ends_soon_is_fetched_again() {
    let server = Server::start(|request| match request.target.as_str() {
        "/token" => token(request.before, 0),
        _ => pages(request),
    });
    assert_eq!(pull_once(&oauth(&server)).unwrap(), ["a=1", "a=2"]);
    assert_eq!(bearers(&server), ["bearer token0", "bearer token1"]);
}

#[test]
fn a_token_may_be_good_for_longer_than_can_be_counted() {
    let server = Server::start(|request| match request.target.as_str() {
        "/token" => token(request.before, u64::MAX),
        _ => pages(request),
    });
    assert_eq!(pull_once(&oauth(&server)).unwrap(), ["a=1", "a=2"]);
    assert_eq!(bearers(&server), ["bearer token0", "bearer token0"]);
}

#[test]
fn fault_02_a_refused_token_is_fetched_again_once() {
    let server = Server::start(|request| match request.target.as_str() {
        "/token" => token(request.before, 3600),
        "/orders?p=2" if request.before == 0 => answer("401 Unauthorized", &[], ""),
        _ => pages(request),
    });
    assert_eq!(pull_once(&oauth(&server)).unwrap(), ["a=1", "a=2"]);
    assert_eq!(bearers(&server), ["bearer token0", "bearer token0", "bearer token1"]);

    let server = Server::start(|request| match request.target.as_str() {
        "/token" => token(request.before, 3600),
        _ => answer("401 Unauthorized", &[], ""),
    });
    let error = pull_once(&oauth(&server)).unwrap_err();
    assert!(matches!(error, Error::LoginRefused { status: 401, .. }), "{error}");
    assert_eq!(bearers(&server), ["bearer token0", "bearer token1"]);
}

#[test]
fn a_token_that_is_not_given_is_told_without_the_secret() {
    let said = r#"{"error":"invalid_client","error_description":"SECRET is\nwrong"}"#;
    let page = "<html>SECRET</html>";
    for (status, body, wanted) in [
        ("400 Bad Request", said, "/token: login failed, invalid_client: *** is wrong"),
        ("401 Unauthorized", said, "/token: login failed, invalid_client: *** is wrong"),
        ("200 OK", page, "/token: login failed, the answer is not a token"),
        ("404 Not Found", page, "/token: login failed, the answer is not a token"),
        ("302 Found", "", "/token: login failed, the answer is not a token"),
    ] {
        let server = Server::always(answer(status, &["Location: /other"], body));
        let error = pull_once(&oauth(&server)).unwrap_err();
        assert!(error.to_string().ends_with(wanted), "{error}");
        assert!(!format!("{error:?}").contains("SECRET"), "{error:?}");
        assert_eq!(server.targets(), ["/token"]);
    }
}

#[test]
fn an_overloaded_token_server_is_asked_again() {
    let server = Server::start(|request| match (request.target.as_str(), request.before) {
        ("/token", 0) => answer("503 Busy", &["Retry-After: 0"], ""),
        ("/token", before) => token(before, 3600),
        _ => pages(request),
    });
    assert_eq!(pull_once(&oauth(&server)).unwrap(), ["a=1", "a=2"]);
    assert_eq!(server.targets(), ["/token", "/token", "/orders", "/orders?p=2"]);
}

// Odoo.

fn odoo(server: &Server) -> Settings {
    let body = json!({
        "params": {
            "service": "object", "method": "execute_kw",
            "args": ["{database}", "{uid}", "{key}", "sale.order", "search_read"],
        },
    });
    let ask = Ask { method: Method::Post { idempotent: true }, body: Some(body), ..Ask::default() };
    let orders =
        TableSource { ask, records: "$.result".to_owned(), ..TableSource::new("test", "/jsonrpc") };
    let mut settings = settings(Base::Http(server.base()), orders);
    connection(&mut settings).headers.insert("X-Tenant".to_owned(), "7".to_owned());
    connection(&mut settings).auth =
        Auth::Odoo { database: "sales".to_owned(), login: "joe".to_owned(), key: "SECRET".into() };
    settings
}

fn called(request: &Request) -> Value {
    serde_json::from_str::<Value>(&request.body).unwrap()["params"].clone()
}

#[test]
fn odoo_is_logged_in_to_and_its_names_are_filled_into_the_body() {
    let server = Server::start(|request| match called(request)["service"].as_str() {
        Some("common") => ok(r#"{"jsonrpc":"2.0","id":1,"result":7}"#),
        _ => ok(r#"{"jsonrpc":"2.0","id":1,"result":[{"id":1,"name":"S1"}]}"#),
    });
    assert_eq!(pull_once(&odoo(&server)).unwrap(), ["id=1 name=S1"]);
    assert!(server.requests().iter().all(|asked| asked.header("x-tenant") == Some("7")));
    let calls: Vec<Value> =
        server.requests().iter().map(|request| called(request)["args"].clone()).collect();
    assert_eq!(calls[0], json!(["sales", "joe", "SECRET"]));
    assert_eq!(calls[1], json!(["sales", 7, "SECRET", "sale.order", "search_read"]));
}

#[test]
fn fault_20_odoo_tells_of_a_failed_login_inside_a_200() {
    let unknown = r#"{"error":{"message":"Odoo Server Error","data":{"message":"database \"sales\" with SECRET"}}}"#;
    for (body, wanted) in [
        (r#"{"result":false}"#, "login failed, user, password or database are wrong"),
        (r#"{"result":null}"#, "login failed, user, password or database are wrong"),
        (unknown, "login failed, database \"sales\" with ***"),
        ("<html>SECRET", "login failed, status 200 without an answer in JSON"),
    ] {
        let server = Server::always(ok(body));
        let error = pull_once(&odoo(&server)).unwrap_err();
        assert!(error.to_string().ends_with(wanted), "{error}");
        assert_eq!(server.targets(), ["/jsonrpc"]);
    }
}

// Secrets.

/// What is written to the log.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// Everything a pull leaves behind: log, files, the error and its causes, the settings for
/// debugging.
fn traces(settings: &Settings, state: &Path) -> String {
    listen_everywhere();
    let log = Log::default();
    let everything = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .finish();
    let pulled = tracing::subscriber::with_default(everything, || rows(settings, state));
    let mut left = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    write!(left, "{settings:?} {pulled:?}").unwrap();
    let mut below = pulled.as_ref().err().map(|error| error as &dyn StdError);
    while let Some(error) = below {
        write!(left, "\n{error}").unwrap();
        below = error.source();
    }
    add_files(state, &mut left);
    left
}

/// Lets every place that logs be asked each time: one that another test reaches first, without
/// anybody listening, would stay silent for the whole process.
fn listen_everywhere() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let nowhere = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE);
        tracing::subscriber::set_global_default(nowhere.with_writer(io::sink).finish()).unwrap();
    });
}

fn add_files(folder: &Path, left: &mut String) {
    for path in fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()) {
        writeln!(left, "{}", path.display()).unwrap();
        if path.is_dir() {
            add_files(&path, left);
        } else {
            left.push_str(&String::from_utf8_lossy(&fs::read(path).unwrap()));
        }
    }
}

/// A server that says the secrets back wherever it can, except in its pages.
fn indiscreet(status: &'static str) -> Server {
    let said = "SECRET-1 SECRET%2D1 TOKEN0 c2VjcmV0";
    Server::start(move |request| {
        if request.target == "/token" {
            return token(0, 3600);
        }
        if request.body.contains(r#""service":"common""#) {
            return ok(r#"{"result":7}"#);
        }
        let is_away = status.starts_with("307");
        let headers = [
            "ETag: \"1\"".to_owned(),
            format!(
                "Location: {}/SECRET-1?key=SECRET-1",
                if is_away { "//evil.example" } else { "" }
            ),
            "Link: </orders?key=SECRET-1>; rel=\"prev\"".to_owned(),
            format!("WWW-Authenticate: {said}"),
        ];
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let body = if status == "200 OK" { r#"{"value":[{"a":1}]}"# } else { said };
        answer(status, &headers, body)
    })
}

#[test]
fn fault_64_no_login_leaves_a_trace_of_its_secret() {
    let key = |place| Auth::ApiKey {
        place,
        name: "key".to_owned(),
        prefix: String::new(),
        key: "SECRET-1".into(),
    };
    for status in ["200 OK", "302 Found", "307 Away", "401 No", "500 Oops", "304 Same"] {
        let logins = |server: &Server| {
            let server = server.base();
            [
                Auth::Bearer("SECRET-1".into()),
                Auth::Basic { user: "joe".to_owned(), password: "SECRET-1".into() },
                key(KeyPlace::Header),
                key(KeyPlace::Query),
                Auth::OAuth2ClientCredentials {
                    token_url: server.join("token").unwrap(),
                    client_id: "avain".to_owned(),
                    client_secret: "SECRET-1".into(),
                    scope: vec![],
                },
                Auth::Odoo {
                    database: "sales".to_owned(),
                    login: "joe".to_owned(),
                    key: "SECRET-1".into(),
                },
            ]
        };
        for number in 0..6 {
            let server = indiscreet(status);
            let mut settings = if number == 5 { odoo(&server) } else { at(&server) };
            settings.tables.values_mut().next().unwrap().records = "$.value".to_owned();
            connection(&mut settings).auth = logins(&server).into_iter().nth(number).unwrap();
            let state = tempfile::tempdir().unwrap();
            let left = traces(&settings, state.path());
            for secret in ["SECRET", "TOKEN0", "am9lOlNFQ1JFVC0x", "YXZhaW46U0VDUkVULTE="] {
                assert!(!left.contains(secret), "{status} {number} {secret}: {left}");
            }
            assert!(left.contains("REDACTED") && left.contains("/http/orders"), "{left}");
        }
    }
}

#[test]
fn fault_64_a_key_that_the_source_writes_into_its_pages_is_not_kept() {
    let server = Server::start(|request| match request.target.as_str() {
        "/orders?key=SECRET-1" => ok(r#"{"value":[{"a":1}],"next":"/orders?key=SECRET-1&p=2"}"#),
        "/orders?p=2&key=SECRET-1" => ok(r#"{"value":[{"a":2}],"self":"?key=SECRET-1"}"#),
        _ => answer("404 Not Found", &[], ""),
    });
    let mut settings = at(&server);
    let orders = settings.tables.values_mut().next().unwrap();
    orders.paginate = Paginate::NextLink { path: "$.next".to_owned(), total: None };
    let (name, prefix) = ("key".to_owned(), String::new());
    let key = "SECRET-1".into();
    connection(&mut settings).auth = Auth::ApiKey { place: KeyPlace::Query, name, prefix, key };
    let state = tempfile::tempdir().unwrap();
    let session = Session::open(&settings, state.path(), now()).unwrap();
    let fetched = session.fetch(&BTreeMap::new(), &mut Quiet).unwrap();
    assert_eq!(read(&session, &fetched, Table::Orders).unwrap(), ["a=1", "a=2"]);
    let mut left = String::new();
    add_files(state.path(), &mut left);
    assert!(left.contains("/orders?key=***&p=2"), "{left}");
    assert!(!left.contains("SECRET"), "{left}");
}

#[test]
fn fault_20_an_error_inside_a_200_is_told_without_the_secret() {
    let server = Server::always(ok(r#"{"error":{"message":"no rights for demo-SECRET"}}"#));
    let mut settings = at(&server);
    settings.tables.values_mut().next().unwrap().fail_if = vec!["$.error".to_owned()];
    connection(&mut settings).auth = Auth::Bearer("demo-SECRET".into());
    let error = pull_once(&settings).unwrap_err();
    assert!(error.to_string().ends_with("no rights for ***"), "{error}");
}

#[test]
fn an_attempt_that_was_refused_is_logged_without_the_query() {
    let server = first(1, answer("503 Busy", &[], ""));
    let mut settings = at(&server);
    settings.tables.values_mut().next().unwrap().path = "/orders?note=SECRET".to_owned();
    let left = traces(&settings, tempfile::tempdir().unwrap().path());
    assert!(left.contains("Request tried again.") && left.contains("note=***"), "{left}");
    let log = left.split("Settings {").next().unwrap();
    assert!(!log.contains("SECRET"), "{log}");
}
