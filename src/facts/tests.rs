//! What facts promise.

use jiff::civil::{Date, date};
use tempfile::TempDir;

use super::{compute::compute_keeping, *};
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
    snapshot_with(part_rows, lines, products, &[])
}

/// Writes credits too: order, manager and share.
fn snapshot_with(
    part_rows: u64,
    lines: &[Line],
    products: &[(&str, &str)],
    credits: &[(&str, &str, i64)],
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
    let mut table = writer.table(Table::Credits).unwrap();
    for (order, manager, share) in credits {
        let text = |text: &str| Some(Cell::Text(text.to_owned()));
        table.push(&[text(order), text(manager), Some(Cell::Integer(*share))]).unwrap();
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
    assert_eq!([a, nobody].map(|account| account.account_id.as_str()), ["A", UNASSIGNED]);
    let [a, nobody] = [a, nobody].map(|account| &account.days[0]);
    assert_eq!((a.day, a.revenue, a.sales), (MAY, Money(1_000), Money(1_200)));
    assert_eq!((a.cost.known(), a.orders, nobody.cost), (Some(Money(600)), 1, Cost::UNKNOWN));
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
        Delivery::new(MAY, Some(date(2026, 5, 7))),
        Delivery::new(date(2026, 5, 8), None),
        Delivery::new(date(2026, 5, 11), Some(date(2026, 5, 12))),
    ];
    assert_eq!(facts.account_days[0].days[0].deliveries[..], expected);
    assert_eq!(facts.account_days[0].days[0].orders, 4);
}

#[test]
fn an_order_of_several_days_or_accounts_can_be_told() {
    let promised = |order, account, day| line(order, account, day, 1).day("promised_date", MAY);
    let next = date(2026, 5, 5);
    let lines = [
        promised("1", "A", MAY),
        promised("1", "A", next),
        promised("an order with a long id", "A", MAY),
        promised("an order with a long id", "B", MAY),
        promised("3", "A", MAY),
        // Of one day only, be it in two lines of two managers.
        promised("4", "B", MAY).text("manager_id", "M"),
        promised("4", "B", MAY).text("manager_id", "N"),
        // Its second line is left out with its account.
        promised("5", "B", MAY),
        promised("5", "C", MAY),
    ];
    for (part_rows, most_open) in [(100, usize::MAX), (1, 0)] {
        let (_folder, snapshot) = snapshot(part_rows, &lines, &[]);
        let facts = compute_keeping(most_open, &Polars, &snapshot, &["C".to_owned()]).unwrap();
        let days = facts.account_days.iter().flat_map(|account| &account.days);
        let split: Vec<Vec<_>> =
            days.map(|day| day.deliveries.iter().filter_map(Delivery::split).collect()).collect();
        let [first, second, other] = split.as_slice() else { panic!("{split:?}") };
        assert_eq!((first.len(), second.len(), other.len()), (2, 1, 1), "{split:?}");
        assert!(first.contains(&second[0]) && first.contains(&other[0]) && second != other);
    }
}

#[test]
fn leaves_excluded_accounts_out_and_keeps_the_control_total() {
    let lines = [line("1", "A", MAY, 10), line("2", "B", MAY, 7)];
    let facts = facts(100, &lines, &["B"]);
    assert_eq!(facts.account_days.len(), 1);
    assert_eq!((facts.control_total, facts.excluded_total), (Money(17), Money(7)));
}

#[test]
fn does_not_depend_on_the_order_of_rows_parts_or_what_is_kept_open() {
    let mut lines = mixed_lines();
    let credits = [("4", "M", 60_000), ("4", "K", 40_000), ("7", "K", 33_333), ("7", "L", 33_333)];
    let facts = |part_rows, lines: &[Line], most_open| {
        let (_folder, snapshot) = snapshot_with(part_rows, lines, &[], &credits);
        compute_keeping(most_open, &Polars, &snapshot, &["C".to_owned()]).unwrap()
    };
    let whole = facts(1_000, &lines, usize::MAX);
    assert_eq!((whole.account_days.len(), whole.credits.not_whole), (3, 1));
    for part_rows in [1, 7, 30] {
        for most_open in [0, 20, usize::MAX] {
            lines.rotate_left(13);
            lines.swap(2, 40);
            let cut = facts(part_rows, &lines, most_open);
            assert_eq!(cut.account_days, whole.account_days, "{part_rows} rows a part");
            assert_eq!(cut.manager_days, whole.manager_days, "{part_rows} rows a part");
            assert_eq!(cut.lines, whole.lines, "{part_rows} rows a part");
            let totals = |facts: &Facts| (facts.excluded_total, facts.cancelled_total);
            assert_eq!(totals(&cut), totals(&whole), "{part_rows} rows a part");
        }
        // By day, the days of a part are over with it.
        lines.sort_by_key(|line| line.0[3].clone().map(|cell| format!("{cell:?}")));
        assert_eq!(facts(part_rows, &lines, 0).account_days, whole.account_days, "by day");
        lines.reverse();
        assert_eq!(facts(part_rows, &lines, 0).account_days, whole.account_days, "newest first");
    }
}

fn mixed_lines() -> Vec<Line> {
    let pick = |names: &[&'static str], n: i64| names[usize::try_from(n).unwrap() % names.len()];
    let lines = (0..60_i64).map(|n| {
        let day = Date::constant(2026, 5, 1 + i8::try_from(n % 5).unwrap());
        line(&format!("{}", n % 12), pick(&["A", "B", "", "C"], n), day, n * 100 - 700)
            .text("line_no", &n.to_string())
            .text("manager_id", pick(&["M", "N", "", "a manager with a long id"], n / 2))
            .text("status", pick(&["", "delivered", "cancelled", "open", "open"], n / 3))
            .text("doc_type", pick(&["", "sale", "return", "sale", "credit_note"], n / 7))
            .day("promised_date", day)
            .with("cost_amount", Cell::Money(Money(n)))
    });
    lines.collect()
}

#[test]
fn d7_credits_over_all_managers_sum_to_the_order_value_exactly() {
    let lines = [
        line("1", "A", MAY, 1_001).text("manager_id", "M"),
        line("1", "A", MAY, -100).text("manager_id", "M").text("doc_type", "return"),
        line("2", "A", MAY, 500).text("manager_id", "M"),
        line("3", "A", MAY, -7).text("manager_id", "M").text("doc_type", "return"),
        line("4", "A", MAY, 11).text("manager_id", "M"),
    ];
    let credits = [
        ("1", "N", 50_000),
        ("1", "M", 25_000),
        ("1", "K", 25_000),
        // To more than 100 %: in proportion, and told.
        ("3", "N", 100_000),
        ("3", "K", 100_000),
        // Of less than nothing: not used, and told.
        ("4", "K", -5_000),
    ];
    let (_folder, snapshot) = snapshot_with(2, &lines, &[], &credits);
    let facts = compute(&snapshot, &[]).unwrap();
    let credited: Vec<_> = facts
        .manager_days
        .iter()
        .flat_map(|sold| sold.days.iter().map(|day| (sold.manager_id.as_str(), day)))
        .map(|(manager, day)| (manager, day.revenue.0, day.orders))
        .collect();
    // Order 1 is 901: 450.5, 225.25 and 225.25; the one that is left over goes to the largest rest.
    // Order 3 is -7: -3.5 each; the tie goes to the smaller id.
    assert_eq!(credited, [("K", 225 - 4, 1), ("M", 225 + 500 + 11, 3), ("N", 451 - 3, 1)]);
    let sum: Money =
        facts.manager_days.iter().flat_map(|sold| &sold.days).map(|day| day.revenue).sum();
    assert_eq!(sum, facts.control_total);
    assert_eq!(facts.credits, CreditCounts { orders: 3, not_whole: 1, unusable: 1 });
    assert_eq!(facts.account_days[0].days[0].orders, 3);
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
