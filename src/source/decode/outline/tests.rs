use std::io::{Cursor, Read};

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{
    model::Table,
    source::{Compression, Mismatch, Paginate, Param, Total, TotalPlace, body, decode::Decoder},
};

fn place() -> Place {
    Place { table: Table::Orders, address: "https://erp.example/orders".to_owned() }
}

/// A table with records at `$.value`, the next page at `next` and the total at `$.total`.
fn table_with(records: &str, next: &str) -> TableSource {
    let total =
        Total { place: TotalPlace::Path("$.total".to_owned()), mismatch: Mismatch::default() };
    TableSource {
        records: records.to_owned(),
        fail_if: vec!["$.error".to_owned()],
        paginate: Paginate::Cursor {
            path: next.to_owned(),
            param: Param::Query("after".to_owned()),
            size: None,
            total: Some(total),
        },
        ..TableSource::new("erp", "/orders")
    }
}

/// Hands on a few bytes at a time.
struct Slow<R>(R);

impl<R: Read> Read for Slow<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let some = buffer.len().min(3);
        self.0.read(&mut buffer[..some])
    }
}

fn read(source: &TableSource, body: &[u8]) -> Result<Outline, Error> {
    let places = Places::parse(Table::Orders, source).unwrap();
    let limits = Limits { record_bytes: 100, ..Limits::default() };
    let body = || Cursor::new(body.to_vec());
    let whole = outline(&place(), source, &places, &limits, Box::new(body()));
    let slow = outline(&place(), source, &places, &limits, Box::new(Slow(body())));
    assert_eq!(whole.as_ref().ok(), slow.as_ref().ok());
    whole
}

fn page(body: &str) -> Result<Outline, Error> {
    read(&table_with("$.value", "$.next"), body.as_bytes())
}

#[test]
fn reads_around_the_records_whatever_they_hold() {
    let body = r#"
        {"a": {"value": [9]}, "value" : [ {"a":"]}\\\"", "next": 1}, [[], {}] ,3 , "x" ],
         "next": "x\u0041", "total": "12"} "#;
    let found = page(body).unwrap();
    assert_eq!(found.next, Some(json!("xA")));
    assert_eq!((found.records, found.total), (Some(4), Some(12)));
    assert_eq!(found.hashes.len(), 4);
    let tight = r#"{"total":12,"value":[{"a":"]}\\\"", "next": 1},[[], {}],3,"x"],"next":7}"#;
    let other = page(tight).unwrap();
    assert_eq!((other.digest, &other.hashes), (found.digest, &found.hashes));
    assert_eq!(other.next, Some(json!(7)));
}

#[test]
fn finds_the_records_deep_down_and_under_escaped_names() {
    for (path, body) in [
        ("$.d.results", r#"{"d":{"x":[1],"results":[1,2]},"results":[3]}"#),
        ("$['a b'][*]", r#"{"a\u0020b":[1,2]}"#),
        ("", " [ 1 , 2 ] "),
        ("$.a.b", r#"{"a":[],"a":{"b":[1,2]}}"#),
        ("$.o[*].l[*]", r#"{"o":[{"l":[1]},{"l":[2]}]}"#),
        ("$..hit", r#"[{"hit":{"a":1}},{"hit":{"a":2}}]"#),
    ] {
        let source = TableSource { records: path.to_owned(), ..TableSource::new("erp", "/o") };
        assert_eq!(read(&source, body.as_bytes()).unwrap().records, Some(2), "{path}");
    }
}

#[test]
fn a_cursor_may_stand_in_the_last_record() {
    let source = table_with("$.value", "$.value[-1].id");
    let found = read(&source, br#"{"value":[{"id":"a"},{"id":"b"}],"has_more":true}"#).unwrap();
    assert_eq!((found.next, found.more), (Some(json!("b")), Some("`has_more`")));
    let found = read(&source, br#"{"value":[],"has_more":false}"#).unwrap();
    assert_eq!((found.next, found.more, found.records), (None, None, Some(0)));
}

#[test]
fn a_single_object_is_one_record() {
    let found = page(r#"{"value":{"id":1,"x":[2,3]},"next":false}"#).unwrap();
    assert_eq!((found.records, found.next), (Some(1), None));
}

#[test]
fn places_that_tell_of_more_are_known() {
    for body in [
        r#"{"next":"?p=2"}"#,
        r#"{"next":2}"#,
        r#"{"@odata.nextLink":"x"}"#,
        r#"{"d":{"__next":"x"}}"#,
        r#"{"links":{"next":{"href":"x"}}}"#,
        r#"{"links":[{"rel":"self","href":"x"},{"rel":"next","href":"y"}]}"#,
        r#"{"paging":{"next":{"after":"x"}}}"#,
        r#"{"done":false,"nextRecordsUrl":"/x"}"#,
        r#"{"hasMore":true}"#,
    ] {
        let document: Value = serde_json::from_str(body).unwrap();
        assert!(reported::more(&document).is_some(), "{body}");
    }
    for body in [
        r#"{"next":null,"links":{"next":{"href":null}},"d":{"__next":""},"has_more":false}"#,
        r#"{"next":false,"paging":{"next":{}},"links":[{"rel":"self","href":"x"}],"done":true}"#,
    ] {
        let document: Value = serde_json::from_str(body).unwrap();
        assert_eq!(reported::more(&document), None, "{body}");
    }
}

#[test]
fn an_error_inside_the_body_is_told_in_the_words_of_the_source() {
    let told = |body: &str| match page(body).unwrap_err() {
        Error::Reported { path, message, .. } => format!("{path} {message}"),
        other => other.to_string(),
    };
    let odoo = r#"{"error":{"code":200,"message":"Odoo Server Error","data":{"message":"Access\n Denied"}}}"#;
    assert_eq!(told(odoo), "$.error Odoo Server Error: Access Denied");
    assert_eq!(told(r#"{"error":{"message":{"lang":"en","value":"no"}}}"#), "$.error no");
    assert_eq!(told(r#"{"error":[{"detail":"no such field"}]}"#), "$.error no such field");
    assert_eq!(told(r#"{"error":"busy","value":[]}"#), "$.error busy");
    assert_eq!(told(r#"{"error":true,"value":[1]}"#), "$.error true");
    assert_eq!(told(r#"{"error":{"x":1}}"#), r#"$.error {"x":1}"#);
    let long = told(&format!(r#"{{"error":"{}"}}"#, "ä".repeat(300)));
    assert_eq!(long, format!("$.error {}…", "ä".repeat(200)));
    for nothing in ["null", "false", "\"\"", "{}", "[]", "0"] {
        let body = format!(r#"{{"error":{nothing},"value":[1]}}"#);
        assert_eq!(page(&body).unwrap().records, Some(1), "{nothing}");
    }
}

#[test]
fn what_holds_no_records_is_named_but_not_repeated() {
    for (body, found) in [
        (r#"{"errors":"SECRET","x":1}"#, "`errors`, `x`"),
        ("{}", "an empty object"),
        ("[]", "a list"),
        (r#"{"value":null}"#, "`value`"),
        (r#"{"value":"SECRET"}"#, "`value`"),
        ("\"SECRET\"", "a plain value"),
    ] {
        let error = page(body).unwrap_err().to_string();
        assert!(error.ends_with(&format!("no records at `$.value`, found {found}")), "{error}");
    }
    let whole = TableSource::new("erp", "/orders");
    let error = read(&whole, br#"{"error":"SECRET"}"#).unwrap_err().to_string();
    assert!(error.ends_with("no records at `$`, found `error`"), "{error}");
}

#[test]
fn what_is_not_json_is_refused() {
    let deep = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);
    for body in [
        "",
        "{",
        r#"{"value":["#,
        r#"{"value":[1,"#,
        r#"{"value":[1,]}"#,
        r#"{"value":[1}"#,
        r#"{"value":[,1]}"#,
        r#"{"value":["x]}"#,
        r#"{"value" [1]}"#,
        r#"{"value":}"#,
        r#"{"value":[1] "x":2}"#,
        r#"{"value":[1]} x"#,
        r#"{"value":[1],"value":[2]}"#,
        r#"{"x":1 2,"value":[1]}"#,
        &format!(r#"{{"value":[1],"x":{}}}"#, deep("{\"a\":", "}")),
        &deep("[", "]"),
    ] {
        let error = page(body).unwrap_err();
        let start: String = body.chars().take(40).collect();
        assert!(matches!(error, Error::Unparsable { .. }), "{start}: {error}");
    }
}

fn by_page() -> Paginate {
    let param = Param::Query("page".to_owned());
    Paginate::Page { param, start: 1, size: None, total: None }
}

#[test]
fn lines_and_tables_are_counted_only_for_paging() {
    let csv = Format::Csv { delimiter: b';', decimal_comma: false, encoding: None };
    for (format, body) in
        [(Format::Ndjson, "{\"a\":1}\r\n\n{\"a\":2}"), (csv, "a;b\r\n1;\"x\ny\"\r\n\r\n2;z")]
    {
        let plain = TableSource { format, ..TableSource::new("erp", "/orders") };
        assert_eq!(read(&plain, body.as_bytes()).unwrap(), Outline::default());
        let paged = TableSource { paginate: by_page(), ..plain };
        let found = read(&paged, body.as_bytes()).unwrap();
        assert_eq!((found.records, found.hashes.len()), (Some(2), 2), "{body}");
    }
}

/// Counts the records of a body when it is read.
fn count_read(source: &TableSource, limits: &Limits, body: &[u8]) -> Result<u64, Error> {
    let decoder = Decoder::new(Table::Orders, source, limits)?;
    let body = Box::new(Cursor::new(body.to_vec()));
    let (mut reader, mut count) = (decoder.open(&place(), body, Compression::None)?, 0);
    while let Some(batch) = reader.next(&place())? {
        batch.for_each(|_| count += 1);
    }
    Ok(count)
}

#[test]
fn a_record_that_is_set_aside_is_one_here_too() {
    let deep = "[".repeat(20_000) + &"]".repeat(20_000);
    let long = format!("\"{}\"", "x".repeat(50_000));
    let records = [
        "{]",
        r#"{"a":[1}}"#,
        r#"{"a":1,"a":2}"#,
        "nul",
        "-",
        r#""\ud800""#,
        "{\"a\":\"\u{1}\"}",
        &deep,
        &long,
        r#"{"a":"]}","b":{}}"#,
        "7",
    ];
    let limits = Limits { record_bytes: 30_000, ..Limits::default() };
    let csv = Format::Csv { delimiter: b';', decimal_comma: false, encoding: None };
    let lines = records.join("\n\n \r\n");
    for (format, body) in [
        (Format::Json, format!(r#"{{"value":[{}]}}"#, records.join(","))),
        (Format::Ndjson, lines.clone()),
        (Format::Ndjson, format!("\n\n{lines}\n")),
        (
            csv.clone(),
            format!("\r\na;b\n{}\n", "1;2;3\n\n\"x\ny\";\r \n;\n\"\"\n\u{feff};1\n".repeat(2)),
        ),
        (csv, "a;b".to_owned()),
    ] {
        let source = TableSource { format, paginate: by_page(), ..table_with("$.value", "$.n") };
        for mark in ["", "\u{feff}"] {
            let body = format!("{mark}{body}");
            let places = Places::parse(Table::Orders, &source).unwrap();
            let plain = body::open(
                &place(),
                Box::new(Cursor::new(body.clone().into_bytes())),
                Compression::None,
                &source.format,
                &limits,
            );
            let found = outline(&place(), &source, &places, &limits, plain.unwrap()).unwrap();
            let read = count_read(&source, &limits, body.as_bytes()).unwrap();
            assert_eq!(found.records, Some(read), "{:?} {body:.60}", source.format);
        }
    }
}

#[test]
fn a_quote_that_never_ends_is_not_read_to_the_end() {
    let csv = Format::Csv { delimiter: b';', decimal_comma: false, encoding: None };
    let page = Paginate::LinkHeader { total: None };
    let source = TableSource { format: csv, paginate: page, ..TableSource::new("erp", "/o") };
    let body = format!("a;b\n\"{}", "x\n".repeat(1_000));
    let error = read(&source, body.as_bytes()).unwrap_err();
    assert!(matches!(error, Error::RecordTooLarge { line: 2, limit: 100, .. }), "{error}");
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[ -~ä\\n]{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-d\"\\\\]{0,3}", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_bytes_can_be_read(body in any::<Vec<u8>>(), like in "[\\[\\]{},:\"\\\\ value1]{0,60}") {
        for source in [table_with("$.value", "$.next"), TableSource::new("erp", "/orders")] {
            let _any_answer_will_do = read(&source, &body);
            let _any_answer_will_do = read(&source, like.as_bytes());
        }
    }

    #[test]
    fn both_ways_of_reading_agree(
        records in prop::collection::vec(value(), 0..5),
        next in value(),
        before in value(),
        is_pretty in any::<bool>(),
    ) {
        let document = json!({"x": before, "d": {"y": 1, "value": records, "next": next}});
        let body = if is_pretty {
            serde_json::to_string_pretty(&document).unwrap()
        } else {
            document.to_string()
        };
        let streamed = read(&table_with("$.d.value", "$.d.next"), body.as_bytes()).unwrap();
        let mut through_the_tree = table_with("$.d.value", "$.d.next");
        through_the_tree.fail_if.push("$..nowhere".to_owned());
        let tree = read(&through_the_tree, body.as_bytes()).unwrap();
        prop_assert_eq!(streamed.records, Some(records.len() as u64));
        prop_assert_eq!(streamed.next.is_some(), reported::is_something(&next));
        prop_assert_eq!((&tree.next, tree.records), (&streamed.next, streamed.records));
        if !is_pretty {
            prop_assert_eq!(tree, streamed);
        }
    }
}
