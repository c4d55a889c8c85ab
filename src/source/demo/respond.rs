//! What the demo answers to a request: a pure function but for the one 429.

use std::sync::atomic::{AtomicBool, Ordering};

use csv::StringRecord;
use hyper::{
    HeaderMap, Method, StatusCode, Uri,
    header::{AUTHORIZATION, IF_NONE_MATCH},
};
use serde_json::Value;

use crate::{
    model::{ColumnType, Table, sha256_hex},
    source::demo::{
        TOKEN,
        tables::{Data, PAGE, Served},
    },
};

/// An answer before it is written to the wire.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

/// The tables and whether the one refusal was given.
pub(super) struct Demo {
    data: Data,
    refused_once: AtomicBool,
}

impl Demo {
    pub(super) fn new(data: Data) -> Self {
        Self { data, refused_once: AtomicBool::new(false) }
    }

    /// Answers a request.
    pub(super) fn answer(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Answer {
        if method != Method::GET {
            return sentence(StatusCode::METHOD_NOT_ALLOWED, "only GET is served");
        }
        let expected = format!("Bearer {TOKEN}");
        if headers.get(AUTHORIZATION).is_none_or(|sent| sent != expected.as_str()) {
            let mut answer = sentence(StatusCode::UNAUTHORIZED, "the bearer token is `demo`");
            answer.headers.push(("www-authenticate", "Bearer".to_owned()));
            return answer;
        }
        let name = uri.path().trim_start_matches('/');
        let (name, ending) = name.split_once('.').unwrap_or((name, "json"));
        let found =
            name.parse().ok().and_then(|table| Some((table, self.data.tables.get(&table)?)));
        let Some((table, served)) = found else {
            return sentence(StatusCode::NOT_FOUND, "there is no such table");
        };
        match ending {
            "json" => self.page(table, served, uri, headers),
            "ndjson" => tagged("application/x-ndjson", lines(table, served), headers),
            "csv" => tagged("text/csv; charset=utf-8", served.csv.clone(), headers),
            _ => sentence(StatusCode::NOT_FOUND, "tables end in .json, .ndjson or .csv"),
        }
    }

    fn page(&self, table: Table, served: &Served, uri: &Uri, headers: &HeaderMap) -> Answer {
        let Some(number) = page_number(uri) else {
            return sentence(StatusCode::BAD_REQUEST, "`page` is a number from 1");
        };
        let is_busy = table == Table::Orders && number == 2;
        if is_busy && !self.refused_once.swap(true, Ordering::Relaxed) {
            let mut answer = sentence(StatusCode::TOO_MANY_REQUESTS, "too fast, once");
            answer.headers.push(("retry-after", "1".to_owned()));
            return answer;
        }
        tagged("application/json", page_body(table, served, number).into_bytes(), headers)
    }
}

fn page_number(uri: &Uri) -> Option<u64> {
    let asked =
        uri.query().unwrap_or_default().split('&').find_map(|pair| pair.strip_prefix("page="));
    asked.map_or(Some(1), |text| text.parse().ok().filter(|number| *number > 0))
}

fn page_body(table: Table, served: &Served, number: u64) -> String {
    let records: Vec<String> =
        served.page(number).map(|record| object(table, &served.head, &record)).collect();
    let is_last = number.saturating_mul(PAGE) >= served.records;
    let next =
        if is_last { "null".to_owned() } else { format!("\"/{table}?page={}\"", number + 1) };
    let value = records.join(",\n");
    format!("{{\"value\":[\n{value}\n],\"next\":{next},\"total\":{}}}\n", served.records)
}

fn lines(table: Table, served: &Served) -> Vec<u8> {
    let mut body = String::new();
    for record in served.all() {
        body.push_str(&object(table, &served.head, &record));
        body.push('\n');
    }
    body.into_bytes()
}

/// Writes a record as JSON: amounts and numbers digit for digit, empty cells as null.
fn object(table: Table, head: &StringRecord, record: &StringRecord) -> String {
    let members: Vec<String> = head
        .iter()
        .zip(record)
        .map(|(name, text)| format!("{}:{}", quoted(name), value(table, name, text)))
        .collect();
    format!("{{{}}}", members.join(","))
}

fn value(table: Table, name: &str, text: &str) -> String {
    let is_number = table.columns().iter().any(|column| {
        let numeric = [ColumnType::Money, ColumnType::Decimal, ColumnType::Integer];
        column.name == name && numeric.contains(&column.kind)
    });
    if text.is_empty() {
        "null".to_owned()
    } else if is_number && serde_json::from_str::<serde_json::Number>(text).is_ok() {
        text.trim().to_owned()
    } else {
        quoted(text)
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn tagged(kind: &str, body: Vec<u8>, headers: &HeaderMap) -> Answer {
    let tag = format!("\"{}\"", sha256_hex(&body));
    let is_known = headers.get(IF_NONE_MATCH).is_some_and(|sent| sent == tag.as_str());
    let headers = vec![("content-type", kind.to_owned()), ("etag", tag)];
    if is_known {
        return Answer { status: StatusCode::NOT_MODIFIED, headers, body: Vec::new() };
    }
    Answer { status: StatusCode::OK, headers, body }
}

fn sentence(status: StatusCode, text: &str) -> Answer {
    let headers = vec![("content-type", "text/plain; charset=utf-8".to_owned())];
    Answer { status, headers, body: format!("{text}\n").into_bytes() }
}
