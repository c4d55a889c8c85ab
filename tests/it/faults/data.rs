//! Faults of the data: what arrives, but not as it should.

use std::{fs, time::Duration};

use avain::{
    ingest::{self, Currencies},
    model::{Date, Finding, Money, Order, Table},
    source::{Base, Control, Expect, Mapping, MaxAge, Stale, TableSource, demo},
};
use jiff::civil::date;

use crate::{
    ingest::{Bench, from, line, orders, rules},
    support::{
        env::Env,
        pull::{next_link, settings, table},
    },
};

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

/// Order lines of the same day, each with an amount and a currency; the last comes twice.
fn in_currencies(lines: &[(&str, &str)]) -> Bench {
    let lines = lines.iter().zip(1..).map(|((amount, code), number)| {
        let more = format!(r#","currency":"{code}","cost_amount":{amount}"#);
        line(number, amount, &more)
    });
    let mut lines: Vec<String> = lines.collect();
    lines.extend(lines.last().cloned());
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
         hint: set `money.foreign` to separate, which keeps the other currencies apart, or \
         `money.rates` to table"
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
    assert_eq!(rules(&manifest.findings), ["record_repeated", "currency_separate"]);
    assert_eq!(
        manifest.findings[1].text,
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
    let finding = &snapshot.manifest.findings[1];
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

/// Order lines on these days, one each of 100.00, for one account and manager.
fn dated(days: &[&str]) -> String {
    let lines =
        days.iter().zip(1..).map(|(day, number)| format!("O{number},1,A1,{day},100.00,M1\n"));
    let head = "order_id,line_no,account_id,order_date,net_amount,manager_id\n";
    std::iter::once(head.to_owned()).chain(lines).collect()
}

/// Runs the whole program on days of order lines and returns the management report in a language.
fn report(env: &Env, days: &[&str], language: &str) -> String {
    env.write("exports/orders.csv", &dated(days));
    env.write(
        "config.yaml",
        &format!(
            "company: {{ name: Mine, currency: EUR }}\n\
             connections: {{ files: {{ base_url: \"file:exports\" }} }}\n\
             sources: {{ orders: {{ connection: files, path: orders.csv, format: csv }} }}\n\
             reports: {{ management: {{ every: week, due: \"0 7 * * MON\", language: {language} }} }}\n"
        ),
    );
    env.avain(&["run", "--formats", "html"]).ok();
    let folder = fs::read_dir(env.path().join("reports")).unwrap().map(Result::unwrap);
    let newest = folder.map(|entry| entry.path()).filter(|path| path.is_dir()).max().unwrap();
    fs::read_to_string(newest.join("management.html")).unwrap()
}

const GOOD_DAYS: [&str; 4] = ["2025-11-20", "2026-10-05", "2026-11-13", "2026-11-22"];

#[test]
fn fault_32_future_and_very_old_days_are_counted_outside_the_period() {
    let strange = ["2099-01-01", "2026-11-26", "1970-01-01", "0001-01-01"];
    let days = [&GOOD_DAYS[..], &strange].concat();
    for (language, words) in [("en", "4 outside the period"), ("fi", "4 kauden ulkopuolella")] {
        let env = Env::new();
        let page = report(&env, &days, language);
        assert!(page.contains(words), "{words}");
        let without = report(&Env::new(), &GOOD_DAYS, language);
        assert!(!without.contains(&words[2..]), "{words}");
        let summary = |env: &Env| -> serde_json::Value {
            serde_json::from_str(&env.read("reports/2026-W47/data/summary.json")).unwrap()
        };
        let clean = Env::new();
        report(&clean, &GOOD_DAYS, language);
        let (found, expected) = (summary(&env), summary(&clean));
        for figures in ["as_of", "company"] {
            assert_eq!(found[figures], expected[figures], "{figures}");
        }
    }
}

/// Reads order lines of some days on Monday, 2026-11-23, and asks whether they are old.
fn age(days: &[&str], hours: u64, then: Stale) -> Result<Option<Finding>, String> {
    let lines: Vec<String> = days
        .iter()
        .zip(1..)
        .map(|(day, number)| line(number, "1", "").replace("2026-11-22", day))
        .collect();
    let bench = orders(&lines).orders(|orders| {
        orders.max_age = Some(MaxAge { age: Duration::from_hours(hours), then });
    });
    let (state, snapshot) = (bench.state(), bench.run().unwrap());
    ingest::check_age(&bench.request(&state), &snapshot)
        .map_err(|error| format!("{error}\nhint: {}", error.hint()))
}

#[test]
fn old_orders_are_let_through_marked_or_refused() {
    // 08:00 in Helsinki: the end of Saturday lies 32 hours back. Of 2099 nothing can be known.
    let days = ["2026-11-20", "2026-11-21", "2099-01-01"];
    assert_eq!(age(&days, 32, Stale::Refuse), Ok(None));
    assert_eq!(age(&days, 31, Stale::Proceed), Ok(None));
    let marked = age(&days, 31, Stale::Mark).unwrap().unwrap();
    assert_eq!(marked.rule, "orders_old");
    assert_eq!(marked.text, "the newest order is of 2026-11-21, allowed are 31 hours");
    assert_eq!(
        age(&days, 24, Stale::Refuse).unwrap_err(),
        "`orders`: the newest order is of 2026-11-21 and today is 2026-11-23, expected orders of \
         the last 1 day\n\
         hint: find out why the source has nothing newer, or raise `sources.orders.max_age`"
    );
    let error = age(&["2099-01-01"], 24, Stale::Refuse).unwrap_err();
    assert!(error.starts_with("`orders`: no order up to today"), "{error}");
}

/// Reads two order lines of 1.10 and 2.20 whose source says that they add up to this.
fn controlled(document: &str) -> Result<(), String> {
    let lines = [line(1, "1.10", ""), line(2, "2.20", r#","cost_amount":2"#)];
    let bench = orders(&lines).with(Table::Accounts, document).orders(|orders| {
        orders.expect.control = Some(Control {
            path: "accounts.ndjson".to_owned(),
            count: Some("$.count".to_owned()),
            sum: Some(("net_amount".to_owned(), "$.sum".to_owned())),
        });
    });
    let mut bench = bench;
    bench.settings.tables.remove(&Table::Accounts);
    bench.run().map(|_| ()).map_err(|error| error.to_string())
}

#[test]
fn totals_of_the_source_must_be_met_to_the_last_digit() {
    for document in [
        r#"{"count": 2, "sum": 3.30}"#,
        r#"{"count": "2", "sum": "3.3"}"#,
        // 1.1 + 2.2 as doubles.
        r#"{"count": 2.0, "sum": 3.3000000000000003}"#,
    ] {
        assert_eq!(controlled(document), Ok(()), "{document}");
    }
    for (document, expected) in [
        (
            r#"{"count": 3, "sum": 3.30}"#,
            "records is 2, expected 3 by the control total of the source",
        ),
        (
            r#"{"count": 2, "sum": 3.31}"#,
            "sum of `net_amount` is 3.30, expected 3.31 by the control total of the source",
        ),
        (
            r#"{"count": 2, "sum": 3.305}"#,
            "control total at `$.sum` is `3.305`, expected at most 2 decimals",
        ),
        (
            r#"{"count": 2}"#,
            "control total at `$.sum` is `nothing`, expected a number such as 1234.56",
        ),
    ] {
        assert_eq!(controlled(document), Err(format!("`orders`: {expected}")), "{document}");
    }
}

#[test]
fn totals_are_asked_for_with_the_login_of_the_table() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("orders.csv"), dated(&GOOD_DAYS)).unwrap();
    let server = demo::Server::start(Some(folder.path()), 0).unwrap();
    let asked = |count: &str| {
        let control =
            Control { path: "/orders".to_owned(), count: Some(count.to_owned()), sum: None };
        let orders = TableSource {
            paginate: next_link(),
            expect: Expect { control: Some(control), ..Expect::default() },
            ..table()
        };
        let mut bench = Bench::new("");
        bench.settings = settings(Base::Http(server.address()), orders);
        bench.run().map(|snapshot| snapshot.manifest.lines).map_err(|error| error.to_string())
    };
    assert_eq!(asked("$.total"), Ok(4));
    let missing =
        "`orders`: control total at `$.count` is `nothing`, expected a number such as 1234.56";
    assert_eq!(asked("$.count"), Err(missing.to_owned()));
}

#[test]
fn fault_26_a_missing_field_names_the_one_that_looks_like_it() {
    let error = orders(&[line(1, "1", "")]).map("account_id", from("account")).error();
    assert_eq!(
        error,
        "`orders`: no record has a field `account`, expected it for column `account_id`\n\
         hint: set `sources.orders.map.account_id` to `account_id`, if that is it"
    );
    let renamed = line(1, "1", "").replace("net_amount", "netAmount");
    let error = orders(&[renamed]).error();
    assert!(
        error.contains(
            "found `no field`, expected a field `net_amount`; the closest is `netAmount`"
        ),
        "{error}"
    );
    let bench = orders(&[line(1, "1", r#","colour":"x","more":1"#)]);
    let manifest = bench.map("category", from("group")).run().unwrap().manifest;
    assert_eq!(manifest.findings[0].text, "no record has a field `group` for column `category`");
    let bench = orders(&[line(1, "1", r#","categories":"x""#)]);
    let manifest = bench.map("category", from("group")).run().unwrap().manifest;
    assert_eq!(
        manifest.findings[0].text,
        "no record has a field `group` for column `category`; is it `categories` now?"
    );
}

#[test]
fn fault_26_a_field_that_vanished_or_appeared_since_the_last_pull_is_told() {
    let bench = orders(&[line(1, "1", r#","category":"x""#)]);
    assert!(bench.run().unwrap().manifest.findings.is_empty());
    let now = line(1, "1", r#","product_category":"x""#);
    fs::write(bench.folder.path().join("orders.ndjson"), now).unwrap();
    let findings = bench.run().unwrap().manifest.findings;
    let told: Vec<&str> = findings.iter().map(|finding| finding.text.as_str()).collect();
    assert_eq!(
        told,
        [
            "no record has a field `category` for column `category`; is it `product_category` now?",
            "fields that were not there before: `product_category`"
        ]
    );
}
