use std::{collections::BTreeMap, time::Duration};

use serde_json::json;

use super::*;
use crate::source::{Ask, Auth, Base, Incremental, Watermark};

fn base() -> Url {
    Url::parse("https://erp.example/api/").unwrap()
}

fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn request(path: &str, ask: Ask, slice: &Slice) -> Result<Request, Error> {
    let connection = Connection {
        headers: texts(&[("Accept", "application/json"), ("X-Api-Key", "SECRET")]),
        ..Connection::to(Base::Http(base()))
    };
    let source = TableSource { ask, ..TableSource::new("erp", path) };
    Request::new(Table::Orders, &source, &connection, &base(), slice)
}

fn post(body: Value) -> Ask {
    Ask { method: Method::Post { idempotent: true }, body: Some(body), ..Ask::default() }
}

fn since() -> Slice {
    Slice::Since("2026-11-01T00:00:00+02:00".to_owned())
}

#[test]
fn adds_the_query_of_the_settings_to_that_of_the_path() {
    let query = texts(&[("$select", "ID,day"), ("state", "all & more")]);
    let ask = Ask { query, ..Ask::default() };
    let made = request("/Sales?%24count=true&state=open", ask, &Slice::All).unwrap();
    let wanted =
        "https://erp.example/api/Sales?%24count=true&$select=ID,day&state=all%20%26%20more";
    assert_eq!(made.url.as_str(), wanted);
}

#[test]
fn a_slice_is_filled_in_only_when_a_part_is_asked_for() {
    let ask = Ask {
        query: texts(&[("$top", "5")]),
        slice_query: texts(&[("$filter", "modifiedAt ge {since}")]),
        ..Ask::default()
    };
    let all = request("/Sales", ask.clone(), &Slice::All).unwrap();
    assert_eq!(all.url.query(), Some("$top=5"));
    let part = request("/Sales", ask, &since()).unwrap();
    let wanted = "$top=5&$filter=modifiedAt%20ge%202026-11-01T00:00:00%2B02:00";
    assert_eq!(part.url.query(), Some(wanted));
    let path = "/v/{from}?d={to}&x={uid}";
    let (from, to) = ("2026-11-01".parse().unwrap(), "2026-11-08".parse().unwrap());
    let days = request(path, Ask::default(), &Slice::Days { from, to }).unwrap();
    assert_eq!(days.url.as_str(), "https://erp.example/api/v/2026-11-01?d=2026-11-08&x={uid}");
    let sly = Slice::Since("../x?y&z".to_owned());
    let kept = request("/v/{since}", Ask::default(), &sly).unwrap();
    assert_eq!(kept.url.as_str(), "https://erp.example/api/v/..%2Fx%3Fy%26z");
}

#[test]
fn a_placeholder_without_its_slice_is_refused() {
    for (path, body, slice) in [
        ("/o?a={since}", json!({}), Slice::All),
        ("/o?a={from}", json!({}), since()),
        ("/o", json!({"a": [{"b": "x{to}"}]}), since()),
    ] {
        let error = request(path, post(body), &slice).unwrap_err();
        assert!(matches!(error, Error::Placeholder { .. }), "{error}");
    }
}

#[test]
fn fills_the_body_and_leaves_what_the_login_fills() {
    let mut ask = post(json!({"args": ["{database}", [["write_date", ">=", "x"]], 2]}));
    ask.slice_body.insert("/args/1/0/2".to_owned(), json!("{since}"));
    let all = request("/jsonrpc", ask.clone(), &Slice::All).unwrap();
    assert_eq!(all.body, ask.body);
    let part = request("/jsonrpc", ask, &since()).unwrap();
    let wanted = r#"{"args":["{database}",[["write_date",">=","2026-11-01T00:00:00+02:00"]],2]}"#;
    assert_eq!(part.body.unwrap().to_string(), wanted);
}

#[test]
fn since_alone_in_a_body_is_a_number_where_the_watermark_is_one() {
    let watermark = |start: &str, format: Option<&str>| Watermark {
        cursor: "version".to_owned(),
        format: format.map(str::to_owned),
        start: start.to_owned(),
        lookback: Duration::ZERO,
        key: vec![],
        full_refresh: None,
    };
    let mut ask = post(json!({"above": "{since}", "text": "v > {since}"}));
    ask.slice_body.insert("/filter".to_owned(), json!(["version", ">", "{since}"]));
    let connection = Connection::to(Base::Http(base()));
    for (start, format, number) in [
        ("0", None, json!(7)),
        ("0", Some("epoch_seconds"), json!(7)),
        ("2024-01-01T00:00:00Z", Some("epoch_millis"), json!(7)),
        ("0", Some("%s"), json!("7")),
        ("2024-01-01T00:00:00Z", None, json!("7")),
    ] {
        let incremental = Incremental::Watermark(watermark(start, format));
        let source =
            TableSource { ask: ask.clone(), incremental, ..TableSource::new("erp", "/changes") };
        let slice = Slice::Since("7".to_owned());
        let made = Request::new(Table::Orders, &source, &connection, &base(), &slice).unwrap();
        let wanted = json!({"above": number, "text": "v > 7", "filter": ["version", ">", number]});
        assert_eq!(made.body, Some(wanted), "{start} {format:?}");
    }
}

#[test]
fn sets_numbers_and_texts_by_pointer() {
    let mut made = request("/o", post(json!({"a/b": {"~": [1]}})), &Slice::All).unwrap();
    let mut set = |pointer: &str, value| {
        made.set(Table::Orders, &Param::Body(pointer.to_owned()), value).map(|()| made.body.clone())
    };
    set("/a~1b/~0/0", json!(7)).unwrap();
    set("/a~1b/~0/1", json!("x")).unwrap();
    let body = set("/page/number", json!(3)).unwrap();
    assert_eq!(body, Some(json!({"a/b": {"~": [7, "x"]}, "page": {"number": 3}})));
    for pointer in ["page", "/page/number/x", "/a~1b/~0/9", "/a~1b/~0/-"] {
        let error = set(pointer, json!(1)).unwrap_err();
        assert!(matches!(error, Error::BodyPlace { .. }), "{error}");
    }
    let mut plain = request("/o", Ask::default(), &Slice::All).unwrap();
    let error = plain.set(Table::Orders, &Param::Body("/a".to_owned()), json!(1)).unwrap_err();
    assert!(error.to_string().ends_with("a GET has no body"), "{error}");
}

#[test]
fn the_key_tells_requests_apart_but_not_logins_or_ports() {
    let connection = Connection::to(Base::Http(base()));
    let key = |made: &Request| made.key(&connection, &base());
    let first = request("/o?page=1", Ask::default(), &Slice::All).unwrap();
    assert_eq!(key(&first), key(&first.clone()));
    let mut login = first.clone();
    login.headers.insert("x-api-key".to_owned(), "OTHER".to_owned());
    assert_eq!(key(&first), key(&login));
    let mut accept = first.clone();
    accept.headers.insert("accept".to_owned(), "text/csv".to_owned());
    let other = request("/o?page=2", Ask::default(), &Slice::All).unwrap();
    let posted = request("/o?page=1", post(json!({"a": 1})), &Slice::All).unwrap();
    let changed = request("/o?page=1", post(json!({"a": 2})), &Slice::All).unwrap();
    let keys = [&first, &accept, &other, &posted, &changed].map(key);
    assert_eq!(keys.iter().collect::<std::collections::BTreeSet<_>>().len(), keys.len());
    let user = |user: &str, password: &str| {
        let auth = Auth::Basic { user: user.to_owned(), password: password.into() };
        first.key(&Connection { auth, ..Connection::to(Base::Http(base())) }, &base())
    };
    assert_eq!(user("ann", "a"), user("ann", "b"));
    assert_ne!(user("ann", "a"), user("bob", "a"));
    let at = |port, path: &str| {
        let home = Url::parse(&format!("http://127.0.0.1:{port}/")).unwrap();
        first.at(home.join(path).unwrap()).key(&Connection::to(Base::Demo), &home)
    };
    assert_eq!(at(1, "o"), at(2, "o"));
    assert_ne!(at(1, "o"), at(1, "p"));
}

#[test]
fn shows_no_secret() {
    let made = request("/o?api_key=SECRET", post(json!("SECRET")), &Slice::All).unwrap();
    assert_eq!(format!("{made:?}"), "POST https://erp.example/api/o?api_key=***");
    assert!(made.is_idempotent());
}
