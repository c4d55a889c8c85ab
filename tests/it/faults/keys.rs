//! Keys and counts: rows that come twice, and far fewer rows than before.

use std::{collections::BTreeSet, fs, time::Duration};

use avain::{
    ingest::{Currencies, Error, Request, ingest, snapshot::Snapshot},
    model::{Currency, Money, Order, Table, Unit},
    source::{Base, Format, Incremental, OnBadRecord, Quiet, Settings, TableSource, Watermark},
};
use jiff::{Timestamp, tz::TimeZone};
use tempfile::TempDir;

use crate::support::pull::{settings, table};

/// Pulls order lines, given as number, amount and cursor, from a file.
fn pull(
    folder: &TempDir,
    settings: &Settings,
    lines: &[(u32, i64, &str)],
) -> Result<Snapshot, Error> {
    let lines: Vec<String> = lines
        .iter()
        .map(|(number, amount, changed)| {
            format!(
                r#"{{"order_id":"O1","line_no":{number},"account_id":"A1","order_date":"2026-11-22","net_amount":{amount},"changed":"{changed}"}}"#
            )
        })
        .collect();
    fs::write(folder.path().join("orders.ndjson"), lines.join("\n")).unwrap();
    let state_dir = folder.path().join("state");
    let request = Request {
        settings,
        unit: Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 },
        time_zone: TimeZone::UTC,
        state_dir: &state_dir,
        currencies: Currencies::Refuse,
        now: Timestamp::UNIX_EPOCH,
        refresh: BTreeSet::new(),
    };
    ingest(&request, &mut Quiet)
}

fn file(change: impl FnOnce(&mut TableSource)) -> (TempDir, Settings) {
    let folder = tempfile::tempdir().unwrap();
    let mut orders =
        TableSource { path: "orders.ndjson".to_owned(), format: Format::Ndjson, ..table() };
    change(&mut orders);
    let settings = settings(Base::Folder(folder.path().to_owned()), orders);
    (folder, settings)
}

#[test]
fn fault_25_far_fewer_rows_than_last_time_stop_the_pull() {
    let (folder, settings) = file(|orders| orders.expect.not_below_last = Some(0.9));
    let lines: Vec<(u32, i64, &str)> = (1..=100).map(|number| (number, 1, "")).collect();
    // There is nothing to compare the first pull with.
    pull(&folder, &settings, &lines).unwrap();
    let error = pull(&folder, &settings, &lines[..10]).unwrap_err();
    assert_eq!(
        format!("{error}\n{}", error.hint()),
        "`orders`: 10 records, 10.0 % of the 100 of the last pull, expected at least 90.0 %\n\
         check the source, or lower `sources.orders.expect.not_below_last` for one run"
    );
    // It is no new standard either.
    assert!(pull(&folder, &settings, &lines[..89]).is_err());
    pull(&folder, &settings, &lines[..90]).unwrap();
    pull(&folder, &settings, &lines[..81]).unwrap();
}

#[test]
fn fault_27_the_same_key_twice_counts_by_cursor_else_is_refused() {
    let (folder, mut settings) = file(|orders| {
        orders.incremental = Incremental::Watermark(Watermark {
            cursor: "changed".to_owned(),
            format: None,
            start: "2026-01-01".to_owned(),
            lookback: Duration::ZERO,
            key: vec![],
            full_refresh: None,
        });
    });
    let lines = [
        (1, 10, "2026-11-22T10:00:00Z"),
        (2, 10, "2026-11-22T10:00:00Z"),
        // Later, though its clock shows less.
        (1, 30, "2026-11-22T10:00:01-05:00"),
        (1, 20, "2026-11-22 10:00:02"),
        (2, 10, "2026-11-22T10:00:00Z"),
    ];
    let snapshot = pull(&folder, &settings, &lines).unwrap();
    let rows: Vec<Order> = snapshot.rows().unwrap();
    let amounts: Vec<i64> = rows.iter().map(|row| row.net_amount.0 / 100).collect();
    assert_eq!((amounts, snapshot.manifest.control_total), (vec![10, 30], Money(4_000)));
    assert_eq!(snapshot.manifest.findings[0].rule, "record_repeated");

    let same_time = [lines[0], (1, 11, "2026-11-22T10:00:00Z"), lines[1]];
    let error = pull(&folder, &settings, &same_time).unwrap_err().to_string();
    assert_eq!(
        error,
        "`orders` row 2: column `order_id, line_no`: found `O1 / 1`, expected a key that came with \
         the same values before"
    );
    let orders = settings.tables.get_mut(&Table::Orders).unwrap();
    orders.on_bad_record = OnBadRecord::Quarantine { max: 1, max_share: 1.0 };
    orders.incremental = Incremental::Full;
    let snapshot = pull(&folder, &settings, &same_time).unwrap();
    assert_eq!((snapshot.manifest.lines, snapshot.manifest.control_total), (2, Money(2_000)));
    assert_eq!(snapshot.manifest.sources[0].refused, 1);
    let kept = fs::read_to_string(snapshot.dir.join("quarantine/orders.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(kept.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!((records.len(), &records[0][0]), (1, "2"));
    assert!(records[0][2].contains(r#""net_amount":"11.00""#), "{}", &records[0][2]);
    let twice = [same_time[0], same_time[1], (1, 12, ""), same_time[2]];
    let error = pull(&folder, &settings, &twice).unwrap_err().to_string();
    assert!(error.starts_with("`orders`: 2 of 3 records refused, at most 1 allowed"), "{error}");
}
