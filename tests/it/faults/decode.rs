//! Bodies: packed, encoded and written in every wrong way.

use std::{collections::BTreeMap, fs, io::Write, path::Path};

use avain::source::{
    Base, Compression, Error, Format, Mapping, TableSource,
    demo::{Error as DemoError, Server as Demo},
};
use flate2::{Compression as Level, write::GzEncoder};
use polars::prelude::*;

use crate::support::{
    pull::{csv, pull, rows, settings, table},
    server::{Server, answer_bytes, ok},
};

fn of(format: Format) -> TableSource {
    TableSource { format, ..table() }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(vec![], Level::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// Reads a file of these bytes.
fn read(body: &[u8], source: TableSource) -> Result<Vec<String>, Error> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("orders"), body).unwrap();
    rows(&settings(Base::Folder(folder.path().to_owned()), source), folder.path())
}

/// Reads what is at a path of a folder.
fn read_at(folder: &Path, path: &str, source: TableSource) -> Result<Vec<String>, Error> {
    let source = TableSource { path: path.to_owned(), ..source };
    rows(&settings(Base::Folder(folder.to_owned()), source), folder)
}

#[test]
fn fault_08_a_packed_body_is_unpacked_only_within_limits() {
    let blank = vec![b'\n'; 12 << 20];
    for packed in [gzip(&blank), zstd::encode_all(blank.as_slice(), 19).unwrap()] {
        let error = read(&packed, of(Format::Ndjson)).unwrap_err();
        assert!(matches!(error, Error::UnpackedSwells { times: 200, .. }), "{error}");
    }
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<String> = (0..10_000).map(|number| format!("{{\"a\":{number}}}")).collect();
    fs::write(folder.path().join("orders"), gzip(lines.join("\n").as_bytes())).unwrap();
    let mut settings = settings(Base::Folder(folder.path().to_owned()), of(Format::Ndjson));
    assert_eq!(rows(&settings, folder.path()).unwrap().len(), 10_000);
    settings.connections.get_mut("test").unwrap().limits.decompressed_bytes = 100_000;
    let error = rows(&settings, folder.path()).unwrap_err();
    assert!(matches!(error, Error::UnpackedTooLarge { limit: 100_000, .. }), "{error}");
}

#[test]
fn fault_09_a_body_that_is_not_packed_as_said_is_refused() {
    let body = b"a\n1\n2\n";
    let packed = |compression| TableSource { compression, ..of(csv(b',', false)) };
    let zst = zstd::encode_all(body.as_slice(), 3).unwrap();
    let twice = [gzip(b"a\n1\n"), gzip(b"2\n")].concat();
    for (compression, body) in [
        (Compression::Auto, gzip(body)),
        (Compression::Gzip, gzip(body)),
        (Compression::Gzip, twice),
        (Compression::Auto, zst.clone()),
        (Compression::Zstd, zst.clone()),
        (Compression::None, body.to_vec()),
    ] {
        assert_eq!(read(&body, packed(compression)).unwrap(), ["a=1", "a=2"], "{compression:?}");
    }
    for (compression, body) in [
        (Compression::Gzip, body.to_vec()),
        (Compression::Zstd, gzip(body)),
        (Compression::Gzip, zst.clone()),
    ] {
        let error = read(&body, packed(compression)).unwrap_err();
        assert!(matches!(error, Error::NotPacked { .. }), "{error}");
    }
    for body in [gzip(&gzip(body)), zstd::encode_all(gzip(body).as_slice(), 3).unwrap()] {
        let error = read(&body, packed(Compression::Auto)).unwrap_err();
        assert!(matches!(error, Error::PackedTwice { .. }), "{error}");
    }
    let mut damaged = gzip(body);
    let sum = damaged.len() - 6;
    damaged[sum] ^= 1;
    let cut = |bytes: &[u8]| bytes[..bytes.len() - 3].to_vec();
    for body in [cut(&gzip(body)), cut(&zst), [gzip(body), b"more".to_vec()].concat(), damaged] {
        let error = read(&body, packed(Compression::Auto)).unwrap_err();
        assert!(matches!(error, Error::Unpack { .. }), "{error}");
    }
}

#[test]
fn fault_33_json_that_is_too_deep_or_no_text_is_set_apart() {
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let body = [
        b"\xef\xbb\xbf{\"a\":\"\\u00e9\"}\n" as &[u8],
        deep.as_bytes(),
        b"\n{\"a\":1,\"b\":2,\"a\":3}\n{\"a\":\"\xff\"}\n{\"a\":\"\\ud800\"}\n{\"a\":\"\\u0000\"}\n",
        b"{\"a\":\"\0\"}\n{\"a\":9}",
    ]
    .concat();
    let told = |name: &str, what: &str| format!("! {name} is not a JSON object: {what}");
    assert_eq!(
        read(&body, of(Format::Ndjson)).unwrap(),
        [
            "a=é".to_owned(),
            told("line 2", "nested too deep at byte 69"),
            told("line 3", "`a` occurs twice"),
            told("line 4", "found a byte that is not UTF-8 text at byte 7"),
            told("line 5", "found half a surrogate pair at byte 7"),
            told("line 6", "found a NUL character at byte 7"),
            told("line 7", "found a control character in a text at byte 7"),
            "a=9".to_owned(),
        ]
    );
    let page = format!("{{\"value\":[{{\"a\":1}},{deep}]}}");
    let found = read(page.as_bytes(), of(Format::Json)).unwrap();
    assert_eq!(found[0], "a=1");
    assert!(
        found[1].starts_with("! record 2 of the page is not a JSON object: nested"),
        "{found:?}"
    );
    for body in [
        format!("{{\"x\":{deep},\"value\":[]}}"),
        "[".repeat(100_000),
        "{\"value\":[{}],\"value\":[]}".to_owned(),
        "{\"x\":\"\u{0}\",\"value\":[]}".to_owned(),
    ] {
        let error = read(body.as_bytes(), of(Format::Json)).unwrap_err();
        assert!(matches!(error, Error::Unparsable { .. }), "{error}");
    }
}

#[test]
fn fault_33_a_record_beyond_the_limit_is_read_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = fs::File::create(folder.path().join("orders")).unwrap();
    file.write_all(b"{\"a\":1}\n{\"a\":\"").unwrap();
    for _ in 0..64 {
        file.write_all(&vec![b'x'; 1 << 20]).unwrap();
    }
    file.write_all(b"\"}\n{\"a\":3}\n").unwrap();
    let settings = settings(Base::Folder(folder.path().to_owned()), of(Format::Ndjson));
    let found = rows(&settings, folder.path()).unwrap();
    let told = "! line 2 is not a JSON object: it has more than 1048576 bytes";
    assert_eq!(found, ["a=1", told, "a=3"]);
}

#[test]
fn fault_34_lines_with_any_ending_are_read_and_a_broken_one_is_set_apart() {
    let body = "\u{feff}{\"a\":1}\r\n\n{\"a\":2}\n{\"a\":\n[3]\n{\"a\":4}";
    let rows = pull(Server::always(ok(body)).base(), of(Format::Ndjson)).unwrap();
    assert_eq!(
        rows,
        [
            "a=1",
            "a=2",
            "! line 4 is not a JSON object: expected a value at byte 6",
            "! line 5 is not a JSON object: found a bare value",
            "a=4",
        ]
    );
}

#[test]
fn fault_35_csv_has_quotes_newlines_and_its_own_delimiter() {
    let body = "\u{feff}id;name;amount\r\n1;\"a \"\"b\"\";\nc\";1,5\r\n2;;\r\n3;x\r\n";
    let rows = pull(Server::always(ok(body)).base(), of(csv(b';', true))).unwrap();
    assert_eq!(
        rows,
        [
            "id=1 name=a \"b\";\nc amount=1,5",
            "id=2 name= amount=",
            "! line 5 has 2 fields, expected 3",
        ]
    );
    let error = pull(Server::always(ok("a,b,a\n")).base(), of(csv(b',', false))).unwrap_err();
    assert!(error.to_string().contains("column `a` occurs twice"), "{error}");
    for body in ["", "\n\r\n"] {
        let error = pull(Server::always(ok(body)).base(), of(csv(b',', false))).unwrap_err();
        assert!(matches!(error, Error::HeadMissing { .. }), "{error}");
    }
    let error = read(b"a,b\n1,2\n\"3,4\n5,6\n", of(csv(b',', false))).unwrap_err();
    assert!(matches!(error, Error::QuoteOpen { line: 3, .. }), "{error}");
}

#[test]
fn fault_35_csv_is_decoded_as_configured_or_by_its_mark() {
    let labelled = |label: Option<&str>| {
        of(Format::Csv {
            delimiter: b';',
            decimal_comma: false,
            encoding: label.map(str::to_owned),
        })
    };
    let told = "id=1 name=Åsunda €";
    let utf_16 = |text: &str, mark: bool| {
        let text = if mark { format!("\u{feff}{text}") } else { text.to_owned() };
        text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let text = "id;name\n1;Åsunda €\n";
    for (label, body) in [
        (Some("windows-1252"), b"id;name\n1;\xc5sunda \x80\n".to_vec()),
        (Some("utf-16le"), utf_16(text, false)),
        (None, utf_16(text, true)),
        (Some("windows-1252"), format!("\u{feff}{text}").into_bytes()),
    ] {
        assert_eq!(read(&body, labelled(label)).unwrap(), [told], "{label:?}");
    }
    let latin = b"id;name\n1;\xc5sunda\n2;x\n";
    assert_eq!(read(latin, labelled(None)).unwrap(), ["! line 2 is not UTF-8 text", "id=2 name=x"]);
    let error = read(b"id;name\n1;\x83\xff\n", labelled(Some("shift_jis"))).unwrap_err();
    assert!(error.to_string().ends_with("byte 11 is not Shift_JIS text"), "{error}");
    let error = read(text.as_bytes(), labelled(Some("latin-9x"))).unwrap_err();
    assert!(matches!(error, Error::UnknownEncoding { .. }), "{error}");
}

#[test]
fn files_of_a_folder_or_a_pattern_are_one_table() {
    let folder = tempfile::tempdir().unwrap();
    let parts = folder.path().join("parts");
    fs::create_dir(&parts).unwrap();
    for (name, text) in
        [("b-2.csv", "b,a\nx,2\n"), ("b-1.csv", "a,b\n1,x\n"), ("_log.csv", "z\n"), ("a.txt", "")]
    {
        fs::write(parts.join(name), text).unwrap();
    }
    fs::write(parts.join("c.csv.gz"), gzip(b"a\n3\n")).unwrap();
    let read = |path: &str| read_at(folder.path(), path, of(csv(b',', false)));
    assert_eq!(read("parts").unwrap(), ["a=1 b=x", "b=x a=2", "a=3"]);
    assert_eq!(read("/parts/b-*.csv").unwrap(), ["a=1 b=x", "b=x a=2"]);
    let error = read("parts/d-*.csv").unwrap_err();
    assert!(matches!(error, Error::NoFile { .. }), "{error}");
}

fn data() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/source"))
}

/// Orders in Parquet, with further columns read as if they were other ones.
fn typed(columns: &[(&str, &str)]) -> TableSource {
    let map = columns.iter().map(|(column, from)| {
        let mapping = Mapping { from: vec![(*from).to_owned()], ..Mapping::default() };
        ((*column).to_owned(), mapping)
    });
    TableSource { map: map.collect::<BTreeMap<_, _>>(), ..of(Format::Parquet) }
}

#[test]
fn fault_36_every_type_of_parquet_is_read_as_it_is() {
    let source = typed(&[
        ("account_id", "at_instant"),
        ("manager_id", "at_clock"),
        ("product_id", "at_time"),
        ("category", "is_paid"),
        ("currency", "nothing"),
        ("status", "tags"),
        ("qty", "quantity"),
        ("discount_pct", "discount"),
        ("list_price", "list_amount"),
    ]);
    let rows = read_at(data(), "typed.parquet", source).unwrap();
    assert_eq!(rows.len(), 3);
    for part in [
        "order_id=O1",
        "line_no=1",
        "quantity=9223372036854775808",
        "net_amount=12345678901234567.8900",
        "order_date=2026-11-22",
        "at_instant=2026-11-22T13:30:00Z",
        "at_clock=2026-11-22T13:30:00",
        "at_time=13:30:00",
        "doc_type=invoice",
        "is_paid=true",
        "discount=0.1",
        "list_amount=0.1",
        "nothing=",
    ] {
        assert!(rows[0].split(' ').any(|found| found == part), "{part} in {}", rows[0]);
    }
    assert!(rows[1].contains("net_amount=-0.0500"), "{}", rows[1]);
    assert!(
        rows[2].contains("order_id=O3 line_no= quantity= net_amount= list_amount="),
        "{}",
        rows[2]
    );
    let old = read_at(data(), "int96.parquet", typed(&[])).unwrap();
    assert_eq!(old, ["order_date=2026-11-22T13:30:00", "order_date="]);
    let error = read_at(data(), "typed.parquet", typed(&[("order_id", "blob")])).unwrap_err();
    assert!(error.to_string().contains("column `blob` is binary"), "{error}");
}

#[test]
fn fault_36_damaged_parquet_is_a_clear_error() {
    let whole = fs::read(data().join("typed.parquet")).unwrap();
    let mut footless = whole.clone();
    let end = footless.len();
    footless[end - 1] = b'?';
    for body in [whole[..whole.len() / 2].to_vec(), footless, vec![], b"<html>".to_vec()] {
        let error = read(&body, of(Format::Parquet)).unwrap_err();
        assert!(matches!(error, Error::Unparsable { format: "Parquet", .. }), "{error}");
    }
    // Wherever a byte is wrong, there is a result or an error, never a crash.
    for at in (0..whole.len()).step_by(97) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        let _either = read(&damaged, of(Format::Parquet));
    }
}

#[test]
fn parquet_over_http_is_read_from_disk_and_never_asked_for_packed() {
    let body = fs::read(data().join("typed.parquet")).unwrap();
    let server = Server::always(answer_bytes("200 OK", &["ETag: \"v1\""], &body));
    let rows = pull(server.base(), of(Format::Parquet)).unwrap();
    assert_eq!(rows, read(&body, of(Format::Parquet)).unwrap());
    assert_eq!(rows.len(), 3);
    assert_eq!(server.requests()[0].header("accept-encoding"), None);
    let packed = answer_bytes("200 OK", &["Content-Encoding: gzip"], &gzip(&body));
    let error = pull(Server::always(packed).base(), of(Format::Parquet)).unwrap_err();
    assert!(matches!(error, Error::Encoded { .. }), "{error}");
}

fn write_parquet(path: &Path, mut data: DataFrame, group_rows: usize) {
    let file = fs::File::create(path).unwrap();
    ParquetWriter::new(file).with_row_group_size(Some(group_rows)).finish(&mut data).unwrap();
}

#[test]
fn fault_36_a_huge_row_group_comes_in_parts() {
    let folder = tempfile::tempdir().unwrap();
    // 40 MB in one row group: more than is read at once.
    let texts: Vec<String> = (0..10_000).map(|number| format!("{number:04000}")).collect();
    let mut data = df!("order_id" => &texts).unwrap();
    let file = fs::File::create(folder.path().join("orders")).unwrap();
    ParquetWriter::new(file)
        .with_row_group_size(Some(10_000))
        .with_compression(ParquetCompression::Uncompressed)
        .finish(&mut data)
        .unwrap();
    let rows = read_at(folder.path(), "orders", of(Format::Parquet)).unwrap();
    let expected: Vec<String> = texts.iter().map(|text| format!("order_id={text}")).collect();
    assert!(rows == expected, "{} rows", rows.len());
}

#[test]
fn fault_36_row_groups_come_in_order_and_parts_must_agree() {
    let folder = tempfile::tempdir().unwrap();
    let numbers = |range: std::ops::Range<i64>| {
        let ids: Vec<String> = range.clone().map(|number| format!("O{number}")).collect();
        df!("order_id" => ids, "line_no" => range.collect::<Vec<_>>()).unwrap()
    };
    write_parquet(&folder.path().join("orders-1.parquet"), numbers(0..150_000), 150_000);
    write_parquet(&folder.path().join("orders-2.parquet"), numbers(150_000..150_010), 4);
    let rows = read_at(folder.path(), "orders-*.parquet", of(Format::Parquet)).unwrap();
    assert_eq!(rows.len(), 150_010);
    for (number, row) in rows.iter().enumerate() {
        assert_eq!(*row, format!("order_id=O{number} line_no={number}"));
    }
    let other = df!("order_id" => ["O1"], "line_no" => ["1"]).unwrap();
    write_parquet(&folder.path().join("orders-3.parquet"), other, 10);
    let error = read_at(folder.path(), "orders-*.parquet", of(Format::Parquet)).unwrap_err();
    let told = "orders-3.parquet: column `line_no` is str, expected i64 as in the first file";
    assert!(error.to_string().ends_with(told), "{error}");
    write_parquet(&folder.path().join("orders-3.parquet"), df!("order_id" => ["O1"]).unwrap(), 10);
    let error = read_at(folder.path(), "orders-*.parquet", of(Format::Parquet)).unwrap_err();
    assert!(error.to_string().contains("column `line_no` is missing, expected i64"), "{error}");
}

#[test]
fn the_demo_serves_parquet_digit_for_digit() {
    let folder = tempfile::tempdir().unwrap();
    let orders = folder.path().join("orders");
    fs::create_dir(&orders).unwrap();
    for (name, id) in [("part-0.parquet", "O1"), ("part-1.parquet", "O2")] {
        let data = df!("order_id" => [id], "net_amount" => [0.1 + 0.2]).unwrap();
        write_parquet(&orders.join(name), data, 10);
    }
    let accounts = df!("account_id" => ["A1"]).unwrap();
    write_parquet(&folder.path().join("accounts.parquet"), accounts, 10);
    let demo = Demo::start(Some(folder.path()), 0).unwrap();
    let served = |path: &str| {
        pull(demo.address(), TableSource { path: path.to_owned(), ..table() }).unwrap()
    };
    let amount = "net_amount=0.30000000000000004";
    assert_eq!(
        served("/orders"),
        [format!("order_id=O1 {amount}"), format!("order_id=O2 {amount}")]
    );
    assert_eq!(served("/accounts"), ["account_id=A1"]);
    drop(demo);
    fs::write(folder.path().join("accounts.parquet"), "PAR1").unwrap();
    let error = Demo::start(Some(folder.path()), 0).unwrap_err();
    assert!(matches!(error, DemoError::NotParquet { .. }), "{error}");
}
