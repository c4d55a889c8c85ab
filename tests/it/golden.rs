//! Three real data sets, from canonical rows to the data files, against figures computed by an
//! independent implementation (`tests/golden/*/README.md`).

use std::{fs, io::Read, path::PathBuf};

use avain::{
    analysis::{
        Abc, AbcMeasure, Activity, Analysis, Bucket, OwnGap, Owner, Settings, Xyz, XyzMeasure,
        analyse, check_ties, detail_days,
    },
    facts,
    ingest::snapshot::{Snapshot, SnapshotWriter},
    model::{Cadence, Cell, ColumnType, Currency, Date, Money, Period, Table, Unit},
    report::data,
};
use serde_json::Value;
use tempfile::TempDir;

/// Decimals the amounts of these sets need.
const DECIMALS: u8 = 4;

/// Keys of the summary that later analyses add.
const LATER_KEYS: [&str; 2] = ["pvm", "bgnbd"];

/// Columns that later analyses fill.
const LATER_COLUMNS: [&str; 5] = ["p_alive", "p_alive_mbg", "exp_52w", "gg_mean", "clv_52w"];

/// Files of our own, with no golden.
const OWN_FILES: [&str; 1] = ["segments.csv"];

#[test]
fn adventureworks_gives_the_golden_figures() {
    check("adventureworks", 804_505_969_823);
}

#[test]
fn northwind_gives_the_golden_figures() {
    check("northwind", 12_657_930_395);
}

#[test]
fn chinook_gives_the_golden_figures() {
    check("chinook", 23_286_000);
}

#[test]
fn parts_and_row_order_do_not_change_a_byte() {
    let (_folder, whole) = snapshot("northwind", 1_000_000, |_| ());
    let (_other, cut) = snapshot("northwind", 97, |rows| rows.reverse());
    assert!(cut.parts(Table::Orders).count() > 10);
    let files = |snapshot| data::files(&analysed("northwind", snapshot));
    assert_eq!(files(&whole), files(&cut));
}

fn check(set: &str, control_total: i64) {
    let (_folder, snapshot) = snapshot(set, 20_000, |_| ());
    assert_eq!(snapshot.manifest.control_total, Money(control_total));
    let analysis = analysed(set, &snapshot);
    for file in data::files(&analysis) {
        let path = golden(set).join(&file.name);
        let found = String::from_utf8(file.bytes).unwrap();
        if OWN_FILES.contains(&file.name.as_str()) {
            assert_eq!(found.lines().count(), analysis.company.accounts as usize + 1);
            assert!(!found.contains("NaN") && !found.contains("inf,"), "{set}, {}", file.name);
            continue;
        }
        match fs::read_to_string(path) {
            Err(_) => assert_eq!(found.lines().count(), 1, "{set} has no {}", file.name),
            Ok(expected) if file.name == "summary.json" => {
                let expected: Value = serde_json::from_str(&expected).unwrap();
                check_summary(&serde_json::from_str(&found).unwrap(), &expected);
            }
            Ok(expected) => check_table(&file.name, &found, &expected),
        }
    }
}

fn golden(set: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(set)
}

fn check_summary(found: &Value, expected: &Value) {
    for (key, expected) in expected.as_object().unwrap() {
        if !LATER_KEYS.contains(&key.as_str()) {
            check_value(key, &found[key], expected);
        }
    }
}

fn check_value(path: &str, found: &Value, expected: &Value) {
    match expected {
        Value::Object(expected) => {
            for (key, expected) in expected {
                check_value(&format!("{path}.{key}"), &found[key], expected);
            }
        }
        Value::Array(expected) => {
            assert_eq!(found.as_array().unwrap().len(), expected.len(), "{path}");
            for (index, expected) in expected.iter().enumerate() {
                check_value(&format!("{path}[{index}]"), &found[index], expected);
            }
        }
        // The reference adds in floating point; this program must be exact.
        Value::Number(_) if path == "retention.check" => assert_eq!(found.as_f64(), Some(0.0)),
        Value::Number(expected) if expected.is_i64() => {
            assert_eq!(found.as_f64(), expected.as_f64(), "{path}");
        }
        Value::Number(expected) => {
            assert_close(path, found.as_f64(), expected.as_f64().unwrap(), 1e-9);
        }
        _ => assert_eq!(found, expected, "{path}"),
    }
}

fn check_table(name: &str, found: &str, expected: &str) {
    let read = |text: &str| -> Vec<csv::StringRecord> {
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        rows.records().map(Result::unwrap).collect()
    };
    let (found, expected) = (read(found), read(expected));
    let head = &expected[0];
    assert_eq!((&found[0], found.len()), (head, expected.len()), "{name}");
    for (found, expected) in found.iter().zip(&expected).skip(1) {
        let row = expected.iter().take(2).collect::<Vec<_>>().join(" ");
        for ((column, found), expected) in head.iter().zip(found).zip(expected) {
            let place = format!("{name}, {row}, {column}");
            if !LATER_COLUMNS.contains(&column) {
                check_cell(&place, found, expected);
            }
        }
    }
}

fn check_cell(place: &str, found: &str, expected: &str) {
    let missing = |text: &str| text.is_empty() || text == "NaN";
    match expected.parse::<f64>() {
        _ if missing(expected) => assert!(missing(found), "{place}: {found}"),
        Ok(number) => assert_close(place, found.parse().ok(), number, 1.1e-8),
        Err(_) => assert_eq!(found, expected, "{place}"),
    }
}

fn assert_close(place: &str, found: Option<f64>, expected: f64, tolerance: f64) {
    let found = found.unwrap_or(f64::NAN);
    let close = (found - expected).abs() <= tolerance * expected.abs().max(1.0);
    assert!(close, "{place}: found {found}, expected {expected}");
}

fn analysed(set: &str, snapshot: &Snapshot) -> Analysis {
    let params = fs::read_to_string(golden(set).join("params.json")).unwrap();
    let params: Value = serde_json::from_str(&params).unwrap();
    let as_of: Date = params["as_of"].as_str().unwrap().parse().unwrap();
    let facts = facts::compute(snapshot, &[]).unwrap();
    let period = Period::containing(Cadence::Month, as_of);
    let settings = settings(&params);
    let detail = facts::detail(snapshot, &[], detail_days(&settings, as_of)).unwrap();
    let analysis = analyse((&facts, &detail), &settings, period, as_of);
    check_ties(&analysis, &facts).unwrap();
    let current = analysis.scope.windows.current;
    let current = [current.from, current.to].map(|day| Value::from(day.to_string()));
    assert_eq!(params["current"], Value::from(current.to_vec()));
    let pooled = analysis.company.pooled_gap;
    assert_close("pooled gap", pooled, params["pooled_gap_q95"].as_f64().unwrap(), 1e-12);
    analysis
}

fn settings(params: &Value) -> Settings {
    let count = |value: &Value| u32::try_from(value.as_u64().unwrap()).unwrap();
    let cut = |value: &Value| [value[0].as_f64().unwrap(), value[1].as_f64().unwrap()];
    let gap = &params["own_gap"];
    Settings {
        window_months: count(&params["window"]),
        owner: Owner::Revenue,
        abc: Abc { measure: AbcMeasure::Revenue, cut: cut(&params["abc_cut"]) },
        xyz: Xyz {
            measure: XyzMeasure::Revenue,
            bucket: Bucket::Month,
            periods: count(&params["xyz_months"]),
            cut: cut(&params["xyz_cut"]),
            min_periods: count(&params["xyz_min"]),
        },
        activity: Activity {
            inactive_after_days: count(&params["theta"]),
            own_gap: OwnGap {
                quantile: gap["q"].as_f64().unwrap(),
                min_gaps: count(&gap["min_gaps"]),
                floor_days: count(&gap["floor"]),
                cap_days: count(&gap["cap"]),
            },
            seasonal_guard: true,
        },
        ..Settings::default()
    }
}

type Row = Vec<Option<Cell>>;

/// Writes a data set as a snapshot, its order lines rearranged.
fn snapshot(set: &str, part_rows: u64, rearrange: impl Fn(&mut Vec<Row>)) -> (TempDir, Snapshot) {
    let folder = TempDir::new().unwrap();
    let unit = Unit { currency: Currency::parse("USD").unwrap(), decimals: DECIMALS };
    let mut writer = SnapshotWriter::with_part_rows(folder.path(), unit, part_rows).unwrap();
    for table in [Table::Orders, Table::Accounts, Table::Managers, Table::Targets] {
        let Some(mut rows) = rows(set, table) else { continue };
        if table == Table::Orders {
            rearrange(&mut rows);
        }
        let mut writer = writer.table(table).unwrap();
        for row in rows {
            writer.push(&row).unwrap();
        }
        writer.finish().unwrap();
    }
    let snapshot = writer.finish(vec![], vec![]).unwrap();
    (folder, snapshot)
}

/// Reads a canonical table; `None` when the set does not have it.
fn rows(set: &str, table: Table) -> Option<Vec<Row>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(set);
    let file = fs::File::open(path.join(format!("{table}.csv.gz"))).ok()?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let columns: Vec<_> = table
        .columns()
        .iter()
        .map(|column| (head.iter().position(|name| name == column.name), column.kind))
        .collect();
    let read = |record: csv::StringRecord| {
        let cell = |&(index, kind): &(Option<usize>, ColumnType)| {
            record.get(index?).filter(|text| !text.is_empty()).map(|text| cell(kind, text))
        };
        columns.iter().map(cell).collect()
    };
    Some(reader.records().map(Result::unwrap).map(read).collect())
}

fn cell(kind: ColumnType, text: &str) -> Cell {
    match kind {
        ColumnType::Text | ColumnType::DateTime => Cell::Text(text.to_owned()),
        ColumnType::Integer => Cell::Integer(text.parse().unwrap()),
        ColumnType::Decimal => Cell::Integer(decimal(text, 3)),
        ColumnType::Money => Cell::Money(Money(decimal(text, usize::from(DECIMALS)))),
        ColumnType::Date => Cell::Date(text.parse().unwrap()),
    }
}

/// Reads an exact decimal; what stands behind `decimals` places must be zero.
fn decimal(text: &str, decimals: usize) -> i64 {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let padded = format!("{rest:0<decimals$}");
    assert!(padded[decimals..].bytes().all(|digit| digit == b'0'), "{text}");
    format!("{whole}{}", &padded[..decimals]).parse().unwrap()
}
