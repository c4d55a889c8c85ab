//! What a snapshot promises.

use std::fs;

use jiff::civil::{Date, date};
use tempfile::TempDir;

use super::*;
use crate::model::{Assignment, Cell, Currency, Money, Order, Table, Unit};

fn unit() -> Unit {
    Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 }
}

fn line(order: &str, line: u32, day: Date, units: i64) -> Vec<Option<Cell>> {
    let mut cells = vec![None; Table::Orders.columns().len()];
    cells[0] = Some(Cell::Text(order.to_owned()));
    cells[1] = Some(Cell::Text(line.to_string()));
    cells[3] = Some(Cell::Date(day));
    cells[4] = Some(Cell::Money(Money(units)));
    cells[11] = Some(Cell::Integer(1_500));
    cells
}

fn write(folder: &TempDir, part_rows: u64, rows: &[Vec<Option<Cell>>]) -> Snapshot {
    let mut writer = SnapshotWriter::with_part_rows(folder.path(), unit(), part_rows).unwrap();
    let mut orders = writer.table(Table::Orders).unwrap();
    for row in rows {
        orders.push(row).unwrap();
    }
    orders.finish().unwrap();
    writer.finish(vec![], vec![]).unwrap()
}

fn rows() -> Vec<Vec<Option<Cell>>> {
    vec![
        line("Ä1", 1, date(2026, 1, 31), 100),
        line("Ä1", 2, date(2026, 1, 31), -250),
        line("Ä1", 3, date(2026, 1, 31), 5),
        line("B2", 1, date(1969, 12, 31), 7),
    ]
}

#[test]
fn gives_back_every_cell_it_took() {
    let folder = TempDir::new().unwrap();
    let snapshot = write(&folder, PART_ROWS, &rows());
    let orders: Vec<Order> = snapshot.rows().unwrap();
    assert_eq!(orders.len(), 4);
    assert_eq!(orders[1].net_amount, Money(-250));
    assert_eq!((orders[3].order_id.as_str(), orders[3].order_date), ("B2", date(1969, 12, 31)));
    assert_eq!((orders[0].qty, orders[0].account_id.clone()), (Some(1_500), None));
    assert!(snapshot.rows::<Assignment>().unwrap().is_empty());
}

#[test]
fn tells_rows_days_and_the_exact_total() {
    let folder = TempDir::new().unwrap();
    let manifest = write(&folder, PART_ROWS, &rows()).manifest;
    assert_eq!((manifest.lines, manifest.control_total), (4, Money(-138)));
    assert_eq!(manifest.first_day, Some(date(1969, 12, 31)));
    assert_eq!(manifest.newest_day, Some(date(2026, 1, 31)));
}

#[test]
fn never_cuts_a_part_inside_an_order() {
    let folder = TempDir::new().unwrap();
    let snapshot = write(&folder, 1, &rows());
    let rows: Vec<u64> = snapshot.parts(Table::Orders).map(|(part, _)| part.rows).collect();
    assert_eq!(rows, [3, 1]);
}

#[test]
fn the_same_rows_are_the_same_folder() {
    let folder = TempDir::new().unwrap();
    let (first, second) = (write(&folder, 2, &rows()), write(&folder, 2, &rows()));
    assert_eq!(first.dir, second.dir);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left aside");
    let other = TempDir::new().unwrap();
    assert_eq!(write(&other, 2, &rows()).hash(), first.hash());
    assert_ne!(write(&other, 2, &rows()[1..]).hash(), first.hash());
}

#[test]
fn how_rows_are_handed_over_changes_no_byte() {
    let mut all = Columns::new(Table::Orders);
    let day = date(2026, 1, 1);
    for number in 0..70_000_u32 {
        all.push(&line(&format!("O{}", number / 3), number % 3, day, i64::from(number)));
    }
    let write = |batch: usize| {
        let folder = TempDir::new().unwrap();
        let mut writer = SnapshotWriter::with_part_rows(folder.path(), unit(), 66_000).unwrap();
        let mut orders = writer.table(Table::Orders).unwrap();
        for start in (0..all.rows()).step_by(batch) {
            let mut rows = Columns::new(Table::Orders);
            rows.append(&all, start..all.rows().min(start + batch));
            orders.append(&rows).unwrap();
        }
        orders.finish().unwrap();
        writer.finish(vec![], vec![]).unwrap().manifest
    };
    let whole = write(70_000);
    let rows: Vec<u64> = whole.tables[&Table::Orders].parts.iter().map(|part| part.rows).collect();
    assert_eq!(rows, [66_000, 4_000]);
    assert_eq!(write(997), whole);
}

#[test]
fn rows_are_added_whole_or_not_at_all() {
    let mut rows = Columns::new(Table::Managers);
    let mut push = |fails_at: usize| {
        rows.try_push(|place, values| match values {
            Values::Text(texts) if place < fails_at => {
                texts.push(Some("ä"));
                Ok(())
            }
            _ if place < fails_at => {
                values.push_none();
                Ok(())
            }
            _ => Err(()),
        })
    };
    assert_eq!([push(99), push(1), push(99)], [Ok(()), Err(()), Ok(())]);
    assert_eq!((rows.rows(), rows.cells(0)), (2, rows.cells(1)));
}

#[test]
fn refuses_a_part_that_was_changed_and_writes_it_anew() {
    let folder = TempDir::new().unwrap();
    let snapshot = write(&folder, PART_ROWS, &rows());
    let (_, part) = snapshot.parts(Table::Orders).next().unwrap();
    fs::write(&part, b"PAR1").unwrap();
    assert!(matches!(Snapshot::open(&snapshot.dir), Err(SnapshotError::Damaged { .. })));
    write(&folder, PART_ROWS, &rows());
    assert!(Snapshot::open(&snapshot.dir).is_ok());
}

#[test]
fn refuses_rows_that_break_the_contract() {
    let folder = TempDir::new().unwrap();
    let mut writer = SnapshotWriter::create(folder.path(), unit()).unwrap();
    let mut orders = writer.table(Table::Orders).unwrap();
    let mut empty = rows().remove(0);
    empty[4] = None;
    let mut wrong = rows().remove(0);
    wrong[4] = Some(Cell::Integer(1));
    let told: Vec<String> = [vec![], empty, wrong]
        .map(|cells| orders.push(&cells).unwrap_err().to_string())
        .into_iter()
        .collect();
    assert_eq!(
        told,
        [
            "`orders` row 1: 0 cells, expected 21",
            "`orders` row 1: column `net_amount` is empty, expected a value",
            "`orders` row 1: column `net_amount` holds another type, expected Money",
        ]
    );
}

#[test]
fn refuses_a_table_that_was_not_finished() {
    let folder = TempDir::new().unwrap();
    let mut writer = SnapshotWriter::create(folder.path(), unit()).unwrap();
    drop(writer.table(Table::Orders).unwrap());
    assert!(matches!(writer.table(Table::Orders), Err(SnapshotError::TableTwice { .. })));
    let unfinished = writer.finish(vec![], vec![]).unwrap_err();
    assert!(matches!(unfinished, SnapshotError::TableUnfinished { table: Table::Orders }));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left aside");
}
