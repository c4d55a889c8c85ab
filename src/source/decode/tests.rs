//! Readers against whatever may arrive, cut into pieces of any size.

use std::io::Cursor;

use proptest::{collection::vec, prelude::*};
use serde_json::{Map, Value};

use super::*;
use crate::source::{Row, decode::scan::Scanner};

fn csv_by(delimiter: u8) -> Format {
    Format::Csv { delimiter, decimal_comma: false, encoding: None }
}

fn told(error: &Error) -> String {
    std::error::Error::source(error).map_or(error.to_string(), |cause| format!("{error}: {cause}"))
}

/// Returns each row as its pairs, or why it cannot be read, or why nothing can.
fn rows(
    format: &Format,
    body: &[u8],
    step: usize,
    limits: Limits,
) -> Result<Vec<Vec<(String, String)>>, String> {
    let source = TableSource { format: format.clone(), ..TableSource::new("test", "/") };
    let place = Place { table: Table::Orders, address: "test".to_owned() };
    let mut decoder = Decoder::new(Table::Orders, &source, &limits).unwrap();
    decoder.step = step;
    let body = Box::new(Cursor::new(body.to_vec()));
    let mut reader = decoder.open(&place, body, Compression::None).map_err(|error| told(&error))?;
    let mut rows = Vec::new();
    while let Some(batch) = reader.next(&place).map_err(|error| told(&error))? {
        let before = rows.len() as u64;
        batch.for_each(|row| match row {
            Row::Fields(fields) => rows.push(fields.pairs()),
            Row::Unreadable(line) => rows.push(vec![("!".to_owned(), line.reason)]),
        });
        assert_eq!(rows.len() as u64 - before, batch.records());
    }
    Ok(rows)
}

fn pairs(object: &Map<String, Value>) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    object.iter().map(|(name, value)| (name.clone(), text(value))).collect()
}

/// Texts in which what matters to the formats is frequent.
fn text() -> impl Strategy<Value = String> {
    "([a-c\\\\\"',;\n\r{}\\[\\]:0-9. \u{feff}é]|\\PC){0,12}"
}

fn object() -> impl Strategy<Value = Map<String, Value>> {
    let value = prop_oneof![
        text().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        Just(Value::Bool(true)),
        vec(text(), 0..3).prop_map(Value::from),
    ];
    vec((text(), value), 0..5).prop_map(|members| members.into_iter().collect())
}

const STEPS: [usize; 6] = [1, 2, 3, 7, 64, 1 << 20];

/// Bytes of which many are JSON or nearly.
fn near_json() -> impl Strategy<Value = Vec<u8>> {
    let broken = |mut bytes: Vec<u8>, at: prop::sample::Index, byte: u8| {
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes
    };
    let one = prop_oneof![Just(b'"'), Just(b'\\'), Just(b'{'), Just(b','), Just(b'0'), any::<u8>()];
    (vec(object(), 0..4), any::<prop::sample::Index>(), one).prop_map(move |(objects, at, byte)| {
        broken(serde_json::to_vec(&objects).unwrap(), at, byte)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bytes_give_the_same_rows_in_pieces_of_any_size(
        bytes in prop_oneof![
            vec(any::<u8>(), 0..200),
            near_json(),
            "([ab\",;\n\r{}\\[\\]:]|\"a\":1){0,60}".prop_map(String::into_bytes),
        ],
    ) {
        for format in [Format::Json, Format::Ndjson, csv_by(b',')] {
            let whole = rows(&format, &bytes, 1 << 20, Limits::default());
            for step in STEPS {
                prop_assert_eq!(&rows(&format, &bytes, step, Limits::default()), &whole);
            }
        }
    }

    #[test]
    fn what_was_written_as_json_reads_back(objects in vec(object(), 0..6)) {
        let expected: Vec<_> = objects.iter().map(pairs).collect();
        let lines: Vec<String> =
            objects.iter().map(|object| serde_json::to_string(object).unwrap()).collect();
        let page = format!(" [ {} ]\n", lines.join(" ,\r\n"));
        for step in STEPS {
            let read = rows(&Format::Ndjson, lines.join("\r\n").as_bytes(), step, Limits::default());
            prop_assert_eq!(read.as_ref(), Ok(&expected));
            let read = rows(&Format::Json, page.as_bytes(), step, Limits::default());
            prop_assert_eq!(read.as_ref(), Ok(&expected));
        }
    }

    #[test]
    fn what_was_written_as_csv_reads_back(
        records in vec([text(), text(), text()], 0..6),
        delimiter in prop_oneof![Just(b','), Just(b';'), Just(b'\t')],
        ending in prop_oneof![Just(csv::Terminator::CRLF), Just(csv::Terminator::Any(b'\n'))],
    ) {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(ending)
            .from_writer(vec![]);
        writer.write_record(["a", "b", "c"]).unwrap();
        for record in &records {
            writer.write_record(record).unwrap();
        }
        let body = writer.into_inner().unwrap();
        let names = ["a", "b", "c"].map(str::to_owned);
        let expected: Vec<Vec<_>> =
            records.iter().map(|record| names.iter().cloned().zip(record.clone()).collect()).collect();
        for step in STEPS {
            let read = rows(&csv_by(delimiter), &body, step, Limits::default());
            prop_assert_eq!(read.as_ref(), Ok(&expected));
        }
    }

    #[test]
    fn the_scanner_takes_what_json_is_and_nothing_else(bytes in near_json()) {
        if let Ok(text) = str::from_utf8(&bytes) {
            let is_json = serde_json::from_str::<Value>(text).is_ok() && !text.contains("\\u0000");
            prop_assert_eq!(Scanner::new(text, 100).whole().is_ok(), is_json, "{}", text);
        }
    }
}

#[test]
fn the_scanner_knows_every_kind_of_value() {
    let good = [
        "0",
        "-0.5e+10",
        "1E2",
        "\"\"",
        "\"\\u00e9\\n\\/\"",
        "\"\\ud83d\\ude00\"",
        "[]",
        "{}",
        " [1, {\"a\": [null, true]}, []] ",
    ];
    for text in good {
        assert!(Scanner::new(text, 9).whole().is_ok(), "{text}");
    }
    let bad = [
        "",
        "01",
        "1.",
        ".5",
        "+1",
        "1e",
        "-",
        "nul",
        "truex",
        "\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\t\"",
        "[1,]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":1,}",
        "{1:2}",
        "[}",
        "1 2",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\ud800\\u0041\"",
        "\"\\u0000\"",
        "[[[[[[[[[[]]]]]]]]]]",
    ];
    for text in bad {
        assert!(Scanner::new(text, 9).whole().is_err(), "{text}");
    }
}

#[test]
fn a_record_that_is_too_long_is_never_held() {
    let limits = Limits { record_bytes: 20, ..Limits::default() };
    let long = "x".repeat(50);
    let ndjson = format!("{{\"a\":1}}\n{{\"a\":\"{long}\"}}\n{{\"a\":3}}");
    let json = format!("[{{\"a\":1}},{{\"a\":\"{long}\"}},{{\"a\":3}}]");
    for (format, body, name) in
        [(Format::Ndjson, ndjson, "line 2"), (Format::Json, json, "record 2 of the page")]
    {
        for step in STEPS {
            let found = rows(&format, body.as_bytes(), step, limits).unwrap();
            let reason = format!("{name} is not a JSON object: it has more than 20 bytes");
            let one = |name: &str, text: &str| vec![(name.to_owned(), text.to_owned())];
            assert_eq!(found, [one("a", "1"), one("!", &reason), one("a", "3")], "{step}");
        }
    }
    for body in [format!("a\n1\n{long}\n3\n"), format!("a\n1\n\"{long}\n3\n")] {
        for step in STEPS {
            let error = rows(&csv_by(b','), body.as_bytes(), step, limits).unwrap_err();
            assert!(error.ends_with("the record in line 3 has more than 20 bytes"), "{error}");
        }
    }
}

#[test]
fn records_stand_at_a_path_and_the_rest_of_the_page_is_checked() {
    let page = |records: &str, body: &str| {
        let source = TableSource { records: records.to_owned(), ..TableSource::new("test", "/") };
        let place = Place { table: Table::Orders, address: "test".to_owned() };
        let decoder = Decoder::new(Table::Orders, &source, &Limits::default()).unwrap();
        let body = Box::new(Cursor::new(body.as_bytes().to_vec()));
        let mut count = 0;
        let mut reader =
            decoder.open(&place, body, Compression::None).map_err(|error| told(&error))?;
        while let Some(batch) = reader.next(&place).map_err(|error| told(&error))? {
            count += batch.records();
        }
        Ok::<u64, String>(count)
    };
    let nested = r#"{"n":1,"d":{"x":[{}],"results":[{"a":1},{"a":2}],"y":"]}"},"z":null}"#;
    assert_eq!(page("$.d.results", nested), Ok(2));
    assert_eq!(page("$['d'].results[*]", nested), Ok(2));
    assert_eq!(page("$.d.results[?@.a > 1]", nested), Ok(1));
    assert_eq!(page("$.d", nested), Ok(1));
    assert_eq!(page("$", "[]"), Ok(0));
    for (path, body, told) in [
        ("$.v", r#"{"v":[{}"#, "expected `,` or `]` at byte 9"),
        ("$.v", r#"{"v":[{},]}"#, "the value does not end at byte 10"),
        ("$.v", r#"{"v":[{}],"n":tru}"#, "expected a value at byte 15"),
        ("$.v", r#"{"v":[{}]} x"#, "expected the end at byte 12"),
        ("$.v", r#"{"v":[{}],"v":[]}"#, "`v` occurs twice"),
        ("$.v[?@.a]", r#"{"v":[{"a":1,"a":2}]}"#, "`a` occurs twice"),
    ] {
        let error = page(path, body).unwrap_err();
        assert!(error.ends_with(told), "{body}: {error}");
    }
    for (path, body, told) in [
        ("$.d.v", r#"{"d":{"a":1,"b":2}}"#, "no records at `$.d.v`, found `a`, `b`"),
        ("$.v", "{}", "no records at `$.v`, found an empty object"),
        ("$.v", "[1]", "no records at `$.v`, found a list"),
        ("$.v", r#"{"v":null}"#, "no records at `$.v`, found a plain value"),
    ] {
        let error = page(path, body).unwrap_err();
        assert!(error.ends_with(told), "{body}: {error}");
    }
}
