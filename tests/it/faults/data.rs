//! Faults of the data: what arrives, but not as it should.

use std::fs;

use avain::{
    ingest::Currencies,
    model::{Date, Money, Order, Table},
    source::Mapping,
};
use jiff::civil::date;

use crate::ingest::{Bench, from, line, orders, rules};

#[test]
fn fault_24_an_empty_result_is_not_believed() {
    let error = Bench::new("").orders(|orders| orders.expect.min_records = 1).error();
    assert_eq!(
        error,
        "`orders`: 0 records, expected at least 1\n\
         hint: check the source, or lower `sources.orders.expect.min_records`"
    );
}

#[test]
fn fault_26_unknown_words_and_wrong_types_are_refused() {
    for (more, wanted) in [
        (
            r#","doc_type":"proforma""#,
            "column `doc_type`: found `proforma`, expected one of sale, return, credit_note",
        ),
        (
            r#","status":"lost""#,
            "column `status`: found `lost`, expected one of delivered, open, cancelled",
        ),
        (
            r#","due_date":"2027-02-29""#,
            "found `2027-02-29`, expected a date such as 2026-11-22, or a `format`",
        ),
        (r#","due_date":1795305600"#, "found `1795305600`, expected a date"),
        (r#","qty":1.0005"#, "column `qty`: found `1.0005`, expected at most 3 decimals"),
    ] {
        let error = orders(&[line(1, "1", more)]).error();
        assert!(error.contains(wanted), "{error}");
    }
}

#[test]
fn fault_26_a_bad_record_stops_the_pull_and_leaves_nothing_behind() {
    let long = format!("\"{}\"", "9".repeat(60));
    let bench = orders(&[line(1, "1", ""), line(2, &long, "")]);
    assert_eq!(
        bench.error(),
        format!(
            "`orders` row 2: column `net_amount`: found `{}…`, expected a number that fits 64 bits \
             with 2 decimals\nhint: correct the record, describe the column under \
             `sources.orders.map.net_amount`, or set `sources.orders.on_bad_record` to quarantine",
            "9".repeat(40)
        )
    );
    let left: Vec<_> = fs::read_dir(bench.state().join("snapshots")).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn fault_26_refused_records_are_set_aside_counted_and_shown() {
    let mut lines: Vec<String> = (1..=20).map(|number| line(number, "1", "")).collect();
    lines.extend((21..=27).map(|number| line(number, "\"=x\"", "")));
    lines.push("{broken".to_owned());
    let bench = orders(&lines).quarantine(8, 0.5);
    let snapshot = bench.run().unwrap();
    assert_eq!((snapshot.manifest.lines, snapshot.manifest.sources[0].refused), (20, 8));
    let findings = &snapshot.manifest.findings;
    assert_eq!(findings.len(), 6);
    assert_eq!(findings[0].place, "orders row 21");
    assert!(findings[5].text.starts_with("8 of 28 records refused"), "{}", findings[5].text);
    let kept = fs::read_to_string(snapshot.dir.join("quarantine/orders.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(kept.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), 8);
    assert_eq!((&records[0][0], &records[7][2]), ("21", r#"{"text":"{broken"}"#));
    assert!(records[0][2].contains(r#""net_amount":"=x""#), "{}", &records[0][2]);
    assert!(!bench.state().join("quarantine/.partial").exists());
    assert_eq!(bench.run().unwrap().hash(), snapshot.hash());
}

#[test]
fn fault_26_too_many_refused_records_stop_the_pull() {
    let lines = [line(1, "1", ""), line(2, "x", ""), line(3, "\"y\"", "")];
    let error = orders(&lines).quarantine(1, 1.0).error();
    assert!(
        error.starts_with("`orders`: 2 of 3 records refused, at most 1 allowed; first row 2"),
        "{error}"
    );
    let error = orders(&lines).quarantine(9, 0.5).error();
    assert!(error.starts_with("`orders`: 2 of 3 records refused, at most 50 % allowed"), "{error}");
}

#[test]
fn fault_28_exact_amounts_arrive_to_the_last_digit() {
    let amounts = ["12345678901234567.89", "-0", "\"+7\"", "\" 5 \"", "1.5e2", "0.10"];
    let lines: Vec<String> =
        amounts.iter().zip(1..).map(|(amount, number)| line(number, amount, "")).collect();
    let units: Vec<i64> = orders(&lines).rows().iter().map(|order| order.net_amount.0).collect();
    assert_eq!(units, [1_234_567_890_123_456_789, 0, 700, 500, 15_000, 10]);
}

#[test]
fn fault_28_amounts_that_are_not_exact_are_refused_with_the_reason() {
    for (amount, expected) in [
        ("1.005", "at most 2 decimals"),
        ("1e400", "a number that fits 64 bits with 2 decimals"),
        ("92233720368547758.08", "a number that fits 64 bits with 2 decimals"),
        ("\"1,5\"", "a number such as 1234.56"),
        ("\"NaN\"", "a number such as 1234.56"),
        ("\"Infinity\"", "a number such as 1234.56"),
        ("true", "a number such as 1234.56"),
        ("[1]", "a plain value"),
        ("\"\"", "a value"),
        ("null", "a value"),
    ] {
        let error = orders(&[line(1, amount, "")]).run().unwrap_err().to_string();
        let wanted = format!("expected {expected}");
        assert!(error.starts_with("`orders` row 1: column `net_amount`: found"), "{error}");
        assert!(error.ends_with(&wanted), "{error}");
    }
}

/// Order lines of the same day, each with an amount and a currency.
fn in_currencies(lines: &[(&str, &str)]) -> Bench {
    let lines: Vec<String> = lines
        .iter()
        .zip(1..)
        .map(|((amount, code), number)| {
            let more = format!(r#","currency":"{code}","cost_amount":{amount}"#);
            line(number, amount, &more)
        })
        .collect();
    orders(&lines)
}

const MIXED: [(&str, &str); 5] =
    [("100.00", "EUR"), ("10.01", "usd"), ("-5", "USD"), ("1.234", "KWD"), ("500", "JPY")];

#[test]
fn fault_30_mixed_currencies_stop_the_pull_and_every_total_is_told() {
    let error = in_currencies(&MIXED).quarantine(9, 1.0).error();
    assert_eq!(
        error,
        "`orders`: 100.00 EUR in 1 line, 500.00 JPY in 1 line, 1.234 KWD in 1 line, 5.01 USD in 2 \
         lines, expected `EUR` alone\n\
         hint: set `money.currencies` to separate, which keeps the other currencies apart, or to \
         rates with a table `rates`"
    );
    let own = in_currencies(&[("1", "eur")]).rows();
    assert_eq!(own[0].currency.as_deref(), Some("EUR"));
}

#[test]
fn fault_30_other_currencies_are_kept_apart_with_their_totals() {
    let mut bench = in_currencies(&MIXED);
    bench.currencies = Currencies::Separate;
    let manifest = bench.run().unwrap().manifest;
    assert_eq!((manifest.lines, manifest.control_total), (1, Money(10_000)));
    let told: Vec<String> = manifest.currencies.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "100.00 EUR in 1 line",
            "500.00 JPY in 1 line",
            "1.234 KWD in 1 line",
            "5.01 USD in 2 lines"
        ]
    );
    assert_eq!(rules(&manifest.findings), ["currency_separate"]);
    assert_eq!(
        manifest.findings[0].text,
        "in no figure: 500.00 JPY in 1 line, 1.234 KWD in 1 line, 5.01 USD in 2 lines"
    );
}

#[test]
fn fault_30_other_currencies_are_converted_by_the_rate_of_their_day() {
    let rate =
        |code, day, rate| format!(r#"{{"currency":"{code}","date":"2026-{day}","rate":{rate}}}"#);
    let rates = [
        rate("USD", "11-23", "9"),
        rate("usd", "11-20", "0.8651"),
        rate("USD", "11-01", "7"),
        rate("KWD", "10-22", "\"2.815000000001\""),
        rate("JPY", "11-22", "0.00553"),
    ];
    let mut bench = in_currencies(&MIXED).with(Table::Rates, &rates.join("\n"));
    bench.currencies = Currencies::Rates;
    let snapshot = bench.run().unwrap();
    let amounts: Vec<(Money, Option<Money>, Option<String>)> = snapshot
        .rows::<Order>()
        .unwrap()
        .into_iter()
        .map(|order| (order.net_amount, order.cost_amount, order.currency))
        .collect();
    let euro = |units| (Money(units), Some(Money(units)), Some("EUR".to_owned()));
    // 10.01 x 0.8651 = 8.6597, -5 x 0.8651 = -4.3255, 1.234 x 2.815 = 3.4737, 500 x 0.00553 = 2.765.
    assert_eq!(amounts, [euro(10_000), euro(866), euro(-433), euro(347), euro(276)]);
    let finding = &snapshot.manifest.findings[0];
    assert_eq!(finding.rule, "currency_converted");
    assert!(finding.text.ends_with("5.01 USD in 2 lines = 4.33 EUR"), "{}", finding.text);
    // A line without a rate is a bad record.
    let mut bench = in_currencies(&MIXED).with(Table::Rates, &rates[1..4].join("\n"));
    bench.currencies = Currencies::Rates;
    assert!(
        bench.error().starts_with(
            "`orders` row 5: column `currency`: found `JPY on 2026-11-22`, expected a rate in \
             `rates` of the day or at most 31 days before"
        ),
        "{}",
        bench.error()
    );
    let bench = in_currencies(&MIXED).with(Table::Rates, &rate("USD", "11-23", "0"));
    let error = bench.error();
    assert!(error.contains("column `rate`: found `0`, expected a number above 0"), "{error}");
}

/// Reads the day of one order.
fn day(text: &str, format: Option<&str>, time_zone: Option<&str>) -> Result<Date, String> {
    let record = line(1, "1", "").replace("\"2026-11-22\"", text);
    let mapping = Mapping {
        format: format.map(str::to_owned),
        time_zone: time_zone.map(str::to_owned),
        ..from("order_date")
    };
    let bench = orders(&[record]).map("order_date", mapping);
    bench.run().map(|snapshot| snapshot.manifest.newest_day.unwrap()).map_err(|e| e.to_string())
}

#[test]
fn fault_31_dates_are_read_by_their_format_or_refused() {
    let new_york = Some("America/New_York");
    for (text, format, time_zone, expected) in [
        ("\"31/12/26\"", Some("%d/%m/%y"), None, date(2026, 12, 31)),
        ("1795305600", Some("epoch_seconds"), None, date(2026, 11, 22)),
        ("1795390200000", Some("epoch_millis"), None, date(2026, 11, 23)),
        (r#""\/Date(1795390200000+0000)\/""#, Some("json_date"), None, date(2026, 11, 23)),
        (r#""/Date(1795390200000)/""#, Some("json_date"), None, date(2026, 11, 22)),
        ("\"2026-11-22T20:00:00\"", None, None, date(2026, 11, 22)),
        ("\"2026-11-22T20:00:00\"", None, new_york, date(2026, 11, 23)),
        ("\"2026-10-25T03:30:00\"", None, None, date(2026, 10, 25)),
    ] {
        assert_eq!(day(text, format, time_zone), Ok(expected), "{text}");
    }
    let wanted = "expected a date such as 2026-11-22, or a `format`";
    for (text, format, wanted) in [
        ("\"2027-02-29\"", None, wanted),
        ("\"0000-00-00\"", None, wanted),
        ("\"31/12/26\"", None, wanted),
        ("1795305600", None, wanted),
        ("\"/Date(1700000000000)/\"", None, wanted),
        ("\"2027-03-28T03:30:00\"", None, wanted),
        ("\"2026-11-22\"", Some("epoch_millis"), "expected a date written as epoch_millis"),
        ("\"/Date(x)/\"", Some("json_date"), "expected a date written as json_date"),
    ] {
        let error = day(text, format, None).unwrap_err();
        assert!(error.ends_with(wanted), "{error}");
    }
    assert_eq!(
        day("\"2026-11-22\"", None, Some("Europe/Turku")),
        Err("`orders`: time zone `Europe/Turku` for column `order_date` is not known".to_owned())
    );
}
