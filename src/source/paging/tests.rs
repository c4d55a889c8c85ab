//! A small model of a server, paged through in every way.

use std::{collections::BTreeMap, io::Cursor};

use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::{Value, json};

use super::*;
use crate::source::{
    Ask, Base, Limits, Method, Slice,
    body::Body,
    decode::{self, Places},
};

fn bytes(body: &str) -> Body {
    Box::new(Cursor::new(body.as_bytes().to_vec()))
}

/// How the server gives its pages.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Header,
    Link,
    Cursor,
    Page,
    Offset,
}

/// A server with records 0 to `records`, on pages of the planned sizes.
#[derive(Clone, Debug)]
struct Model {
    kind: Kind,
    in_body: bool,
    told: bool,
    link: &'static str,
    sizes: Vec<usize>,
    records: usize,
}

impl Model {
    fn param(&self, name: &str) -> Param {
        if self.in_body {
            Param::Body(format!("/page/{name}"))
        } else {
            Param::Query(name.to_owned())
        }
    }

    fn source(&self) -> TableSource {
        let total = self
            .told
            .then(|| Total { place: TotalPlace::Path("$.n".to_owned()), mismatch: Mismatch::Fail });
        let size = Some(Size { param: self.param("size"), records: 50 });
        let paginate = match self.kind {
            Kind::Header => Paginate::LinkHeader { total },
            Kind::Link => Paginate::NextLink { path: "$.to".to_owned(), total },
            Kind::Cursor => {
                Paginate::Cursor { path: "$.to".to_owned(), param: self.param("at"), size, total }
            }
            Kind::Page => Paginate::Page { param: self.param("at"), start: 0, size, total },
            Kind::Offset => Paginate::Offset { param: self.param("at"), size, total },
        };
        let method = if self.in_body { Method::Post { idempotent: true } } else { Method::Get };
        TableSource {
            ask: Ask { method, body: Some(json!({"keep": 1})), ..Ask::default() },
            records: "$.value".to_owned(),
            paginate,
            ..TableSource::new("erp", "/api/Sales?a=1")
        }
    }

    /// Returns where the answer begins, how many records it has and what leads to the next.
    fn answer(&self, request: &Request) -> (String, Head) {
        let query: BTreeMap<_, _> = request.url.query_pairs().into_owned().collect();
        let body = request.body.as_ref().and_then(|body| body.pointer("/page/at"));
        let asked: Option<usize> = match body {
            Some(at) => at.to_string().trim_matches('"').parse().ok(),
            None => query.get("at").and_then(|at| at.parse().ok()),
        };
        let at = asked.unwrap_or_default();
        let begin = |page: usize| self.sizes.iter().take(page).sum::<usize>();
        let (from, to) = if self.kind == Kind::Offset {
            (at, at + self.sizes.get(at % self.sizes.len().max(1)).copied().unwrap_or(1).max(1))
        } else {
            (begin(at), begin(at + 1))
        };
        let (from, to) = (from.min(self.records), to.min(self.records));
        let records: Vec<Value> = (from..to).map(|id| json!({"id": id})).collect();
        let has_next = at + 1 < self.sizes.len();
        let link = has_next.then(|| self.link.replace("AT", &(at + 1).to_string()));
        let to = match self.kind {
            Kind::Link => json!(link),
            Kind::Cursor if has_next && self.in_body => json!(at + 1),
            Kind::Cursor if has_next => json!((at + 1).to_string()),
            _ => Value::Null,
        };
        let next = link.filter(|_| self.kind == Kind::Header);
        let page = json!({"value": records, "to": to, "n": self.records});
        (page.to_string(), Head { next, total: None })
    }

    /// Pages through everything as a session does.
    fn pull(&self) -> Result<Vec<u64>, Error> {
        let base = Url::parse("http://erp.example/").unwrap();
        let connection = Connection::to(Base::Http(base.clone()));
        let (table, source) = (Table::Orders, self.source());
        let first = Request::new(table, &source, &connection, &base, &Slice::All)?;
        let places = Places::parse(table, &source)?;
        let (mut paging, first) = Paging::start(table, &source, &connection, first)?;
        let place = Place { table, address: "http://erp.example/".to_owned() };
        let (mut pulled, mut next) = (vec![], Some(first));
        while let Some(request) = next {
            let (body, head) = self.answer(&request);
            let outline =
                decode::outline(&place, &source, &places, &connection.limits, bytes(&body))?;
            let page: Value = serde_json::from_str(&body).unwrap();
            pulled.extend(page["value"].as_array().unwrap().iter().map(|row| row["id"].as_u64()));
            next = paging.next(&place, &request, &outline, &head)?;
        }
        assert_eq!(paging.finish()?, None);
        Ok(pulled.into_iter().map(Option::unwrap).collect())
    }
}

fn model() -> impl Strategy<Value = Model> {
    const KINDS: &[Kind] = &[Kind::Header, Kind::Link, Kind::Cursor, Kind::Page, Kind::Offset];
    const LINKS: &[&str] =
        &["Sales?a=1&at=AT", "/api/Sales?at=AT", "?at=AT", "http://erp.example/x?at=AT"];
    let sizes = vec(0..6_usize, 0..12);
    (select(KINDS), any::<bool>(), any::<bool>(), select(LINKS), sizes).prop_map(
        |(kind, in_body, told, link, mut sizes)| {
            let in_body = in_body && !matches!(kind, Kind::Header | Kind::Link);
            if kind == Kind::Page {
                // An empty page is the end of numbered ones.
                sizes.retain(|size| *size > 0);
            }
            let records = sizes.iter().sum();
            Model { kind, in_body, told, link, sizes, records }
        },
    )
}

proptest! {
    #[test]
    fn every_record_is_pulled_once_whatever_the_pages(model in model()) {
        let wanted: Vec<u64> = (0..model.records as u64).collect();
        prop_assert_eq!(model.pull().unwrap(), wanted);
    }
}

/// Pages through bodies with a pager and returns the requests, or why it ended.
fn follow_all(source: &TableSource, pages: &[(&str, Head)]) -> Result<Vec<String>, Error> {
    let base = Url::parse("http://erp.example/api/").unwrap();
    let connection = Connection::to(Base::Http(base.clone()));
    let first = Request::new(Table::Orders, source, &connection, &base, &Slice::All)?;
    let places = Places::parse(Table::Orders, source)?;
    let (mut paging, first) = Paging::start(Table::Orders, source, &connection, first)?;
    let place = Place { table: Table::Orders, address: first.shown() };
    let (mut next, mut asked) = (Some(first), vec![]);
    let mut pages = pages.iter();
    while let Some(request) = next {
        asked.push(request.url.to_string());
        let Some((body, head)) = pages.next() else { return Ok(asked) };
        let outline = decode::outline(&place, source, &places, &Limits::default(), bytes(body))?;
        next = paging.next(&place, &request, &outline, head)?;
    }
    paging.finish().map(|note| asked.into_iter().chain(note).collect())
}

fn source(paginate: Paginate) -> TableSource {
    TableSource { paginate, records: "$.value".to_owned(), ..TableSource::new("erp", "/Sales") }
}

#[test]
fn a_cursor_of_any_kind_goes_into_a_body_but_not_into_a_query() {
    let cursor =
        |param| Paginate::Cursor { path: "$.c".to_owned(), param, size: None, total: None };
    let body = (r#"{"value":[{"a":1}],"c":["x",2]}"#, Head::default());
    let query = source(cursor(Param::Query("c".to_owned())));
    let error = follow_all(&query, std::slice::from_ref(&body)).unwrap_err();
    assert!(matches!(error, Error::NextUnusable { found: "a list", .. }), "{error}");
    let mut posted = source(cursor(Param::Body("/search_after".to_owned())));
    posted.ask.method = Method::Post { idempotent: true };
    assert_eq!(follow_all(&posted, &[body]).unwrap().len(), 2);
}

#[test]
fn a_link_that_is_no_link_is_refused_and_a_wrapped_one_followed() {
    let links = source(Paginate::NextLink { path: "$.next".to_owned(), total: None });
    let page = |next: &str| format!(r#"{{"value":[{{"a":1}}],"next":{next}}}"#);
    let wrapped = page(r#"{"href":"Sales?p=2"}"#);
    let asked = follow_all(&links, &[(&wrapped, Head::default())]).unwrap();
    assert_eq!(asked[1], "http://erp.example/api/Sales?p=2");
    for next in ["2", "true", r#"{"x":1}"#] {
        let error = follow_all(&links, &[(&page(next), Head::default())]).unwrap_err();
        assert!(matches!(error, Error::NextUnusable { .. }), "{error}");
    }
}

#[test]
fn a_total_may_stand_in_a_header() {
    let links = ["</a>; rel=first", "</b>; rel=next"].map(str::to_owned);
    let read = |total: Option<&str>| Head::read(&links, total);
    assert_eq!(read(Some("3")), Head { next: Some("/b".to_owned()), total: Some(3) });
    assert_eq!((read(Some("0-24/4")).total, read(Some("many")).total), (Some(4), None));
    assert_eq!(read(None).total, None);
}

#[test]
fn rows_that_move_while_pages_are_read_are_not_counted_twice() {
    let offset = Paginate::Offset {
        param: Param::Query("skip".to_owned()),
        size: None,
        total: Some(Total { place: TotalPlace::Path("$.n".to_owned()), mismatch: Mismatch::Warn }),
    };
    let page = |rows: &str, n: u32| format!(r#"{{"value":[{rows}],"n":{n}}}"#);
    let pull = |pages: &[String]| {
        let pages: Vec<_> = pages.iter().map(|page| (page.as_str(), Head::default())).collect();
        follow_all(&source(offset.clone()), &pages).unwrap()
    };
    let inserted = [page("1,2", 4), page("2,3", 4), page("4", 4)];
    assert_eq!(pull(&inserted).len(), 3, "asked on after the row that came again");
    let seen = [page("1,2", 4), page("2,3", 5), page("4", 5), page("", 5)];
    assert_eq!(pull(&seen)[4], "the source says 5 records, but 4 arrived");
    let deleted = [page("1,2", 4), page("4", 3), page("", 3)];
    assert_eq!(pull(&deleted)[3], "the source says 4 records, but 3 arrived");
}

#[test]
fn formats_that_cannot_be_paged_so_are_refused_at_once() {
    let links = Paginate::NextLink { path: "$.next".to_owned(), total: None };
    for (format, paginate, possible) in [
        (Format::Ndjson, links.clone(), false),
        (Format::Ndjson, Paginate::LinkHeader { total: None }, true),
        (Format::Parquet, Paginate::LinkHeader { total: None }, false),
        (Format::Parquet, Paginate::None, true),
    ] {
        let source = TableSource { format, ..source(paginate) };
        assert_eq!(follow_all(&source, &[]).is_ok(), possible, "{:?}", source.format);
    }
}
