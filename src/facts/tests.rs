//! What facts promise.

use jiff::civil::{Date, date};
use tempfile::TempDir;

use super::*;
use crate::{
    ingest::snapshot::SnapshotWriter,
    model::{Cell, Currency, Table, UNASSIGNED},
};

/// A line of an order; the builder keeps the tests readable.
#[derive(Clone, Debug)]
pub(super) struct Line(Vec<Option<Cell>>);

pub(super) fn line(order: &str, account: &str, day: Date, units: i64) -> Line {
    let cells = vec![None; Table::Orders.columns().len()];
    Line(cells)
        .text("order_id", order)
        .text("line_no", "1")
        .text("account_id", account)
        .with("order_date", Cell::Date(day))
        .with("net_amount", Cell::Money(Money(units)))
}

impl Line {
    pub(super) fn with(mut self, column: &str, cell: Cell) -> Self {
        let mut columns = Table::Orders.columns().iter();
        self.0[columns.position(|known| known.name == column).unwrap()] = Some(cell);
        self
    }

    pub(super) fn text(self, column: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.with(column, Cell::Text(text.to_owned())) }
    }

    pub(super) fn day(self, column: &str, day: Date) -> Self {
        self.with(column, Cell::Date(day))
    }
}

/// Writes lines and products with their categories.
pub(super) fn snapshot(
    part_rows: u64,
    lines: &[Line],
    products: &[(&str, &str)],
) -> (TempDir, Snapshot) {
    let folder = TempDir::new().unwrap();
    let unit = Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 };
    let mut writer = SnapshotWriter::with_part_rows(folder.path(), unit, part_rows).unwrap();
    let mut orders = writer.table(Table::Orders).unwrap();
    for line in lines {
        orders.push(&line.0).unwrap();
    }
    orders.finish().unwrap();
    let mut table = writer.table(Table::Products).unwrap();
    for (id, category) in products {
        let mut cells = vec![None; Table::Products.columns().len()];
        for (cell, text) in cells.iter_mut().zip([id, id, category]) {
            *cell = Some(Cell::Text((*text).to_owned()));
        }
        table.push(&cells).unwrap();
    }
    table.finish().unwrap();
    let snapshot = writer.finish(vec![], vec![]).unwrap();
    (folder, snapshot)
}

fn facts(part_rows: u64, lines: &[Line], exclude: &[&str]) -> Facts {
    let (_folder, snapshot) = snapshot(part_rows, lines, &[]);
    let exclude: Vec<String> = exclude.iter().map(|&id| id.to_owned()).collect();
    compute(&snapshot, &exclude).unwrap()
}

const MAY: Date = Date::constant(2026, 5, 4);

#[test]
fn sums_per_account_and_day_without_cancelled_lines() {
    let facts = facts(
        100,
        &[
            line("1", "A", MAY, 500).with("cost_amount", Cell::Money(Money(300))),
            line("1", "A", MAY, 700).with("cost_amount", Cell::Money(Money(400))),
            line("2", "A", MAY, -200)
                .text("doc_type", "return")
                .with("cost_amount", Cell::Money(Money(-100))),
            line("3", "A", MAY, 9_000).text("status", "cancelled"),
            line("4", "", MAY, 50).text("manager_id", "M"),
        ],
        &[],
    );
    let [a, nobody] = facts.account_days.as_slice() else { panic!("two accounts") };
    assert_eq!((a.account_id.as_str(), a.revenue, a.sales), ("A", Money(1_000), Money(1_200)));
    assert_eq!((a.cost, a.orders), (Some(Money(600)), 1));
    assert_eq!((nobody.account_id.as_str(), nobody.cost), (UNASSIGNED, None));
    let managers: Vec<_> = facts.manager_days.iter().map(|day| day.manager_id.as_str()).collect();
    assert_eq!(managers, ["M", UNASSIGNED]);
    assert_eq!((facts.control_total, facts.cancelled_total), (Money(10_050), Money(9_000)));
    let counts =
        LineCounts { all: 5, no_account: 1, cancelled: 1, returns: 1, per_day: vec![(MAY, 5)] };
    assert_eq!(facts.lines, counts);
}

#[test]
fn an_order_is_late_as_its_latest_line_and_open_while_any_line_is() {
    let promised = |order, day| line(order, "A", MAY, 1).day("promised_date", day);
    let facts = facts(
        100,
        &[
            promised("1", date(2026, 5, 10)).day("delivered_date", date(2026, 5, 9)),
            promised("1", date(2026, 5, 11)).day("delivered_date", date(2026, 5, 12)),
            promised("2", date(2026, 5, 8)).day("delivered_date", date(2026, 5, 8)),
            promised("2", date(2026, 5, 8)),
            line("3", "A", MAY, 1).day("delivered_date", MAY),
            // One order of two managers: its lines reach the merge apart, in any order.
            promised("4", MAY).day("delivered_date", MAY).text("manager_id", "M"),
            promised("4", MAY).day("delivered_date", date(2026, 5, 7)).text("manager_id", "N"),
            promised("4", MAY).day("delivered_date", date(2026, 5, 5)).text("manager_id", "O"),
        ],
        &[],
    );
    let expected = [
        Delivery { promised: MAY, delivered: Some(date(2026, 5, 7)) },
        Delivery { promised: date(2026, 5, 8), delivered: None },
        Delivery { promised: date(2026, 5, 11), delivered: Some(date(2026, 5, 12)) },
    ];
    assert_eq!(facts.account_days[0].deliveries, expected);
    assert_eq!(facts.account_days[0].orders, 4);
}

#[test]
fn leaves_excluded_accounts_out_and_keeps_the_control_total() {
    let lines = [line("1", "A", MAY, 10), line("2", "B", MAY, 7)];
    let facts = facts(100, &lines, &["B"]);
    assert_eq!(facts.account_days.len(), 1);
    assert_eq!((facts.control_total, facts.excluded_total), (Money(17), Money(7)));
}

#[test]
fn does_not_depend_on_the_order_of_rows_or_the_size_of_parts() {
    let mut lines: Vec<Line> = (0..60_i64)
        .map(|n| {
            let day = Date::constant(2026, 5, 1 + i8::try_from(n % 5).unwrap());
            line(&format!("{}", n % 12), ["A", "B", ""][usize::try_from(n % 3).unwrap()], day, n)
                .text("manager_id", ["M", "N"][usize::try_from(n % 2).unwrap()])
                .day("promised_date", day)
        })
        .collect();
    let whole = facts(1_000, &lines, &[]);
    for part_rows in [1, 7, 30] {
        lines.rotate_left(13);
        let cut = facts(part_rows, &lines, &[]);
        assert_eq!(cut.account_days, whole.account_days, "{part_rows} rows a part");
        assert_eq!(cut.manager_days, whole.manager_days, "{part_rows} rows a part");
        assert_eq!(cut.lines, whole.lines, "{part_rows} rows a part");
    }
}

#[test]
fn sums_beyond_the_stored_unit_are_refused_not_wrapped() {
    let folder = TempDir::new().unwrap();
    let unit = Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 };
    let mut writer = SnapshotWriter::create(folder.path(), unit).unwrap();
    let mut orders = writer.table(Table::Orders).unwrap();
    for (account, units) in [("A", i64::MAX), ("A", 1), ("B", -1)] {
        orders.push(&line("1", account, MAY, units).0).unwrap();
    }
    orders.finish().unwrap();
    let snapshot = writer.finish(vec![], vec![]).unwrap();
    let told = compute(&snapshot, &[]).unwrap_err().to_string();
    assert_eq!(
        told,
        "account `A` on 2026-05-04 sums to 9223372036854775808 stored units, expected at most \
         9223372036854775807"
    );
}
