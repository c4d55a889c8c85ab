//! Bodies: packed, encoded and written in every wrong way.

use avain::source::{Error, Format, TableSource};

use crate::support::{
    pull::{csv, pull, table},
    server::{Server, ok},
};

fn of(format: Format) -> TableSource {
    TableSource { format, ..table() }
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
    let error = pull(Server::always(ok("")).base(), of(csv(b',', false))).unwrap_err();
    assert!(matches!(error, Error::HeadMissing { .. }), "{error}");
}
