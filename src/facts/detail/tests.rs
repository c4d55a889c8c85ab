//! What the detail promises.

use jiff::civil::{Date, date};

use super::*;
use crate::{
    facts::tests::{Line, line, snapshot},
    model::{Cell, UNASSIGNED},
};

const MAY: Date = Date::constant(2026, 5, 4);

/// The base window is 2024-06 to 2025-05, the current one 2025-06 to 2026-05.
fn days() -> DetailDays {
    let last = Month::of(MAY);
    DetailDays {
        base: Span::months_to(last.plus(-12), 12),
        current: Span::months_to(last, 12),
        as_of: date(2026, 6, 10),
    }
}

fn detail_of(part_rows: u64, lines: &[Line], exclude: &[&str]) -> Detail {
    let (_folder, snapshot) = snapshot(part_rows, lines, &[]);
    let exclude: Vec<String> = exclude.iter().map(|&id| id.to_owned()).collect();
    detail(&snapshot, &exclude, days()).unwrap()
}

fn sold(product: &str, day: Date, qty: i64, units: i64) -> Line {
    line("1", "A", day, units).text("product_id", product).with("qty", Cell::Integer(qty))
}

#[test]
fn sums_products_of_both_windows_with_returns_and_without_cancelled_lines() {
    let detail = detail_of(
        100,
        &[
            sold("P2", date(2024, 6, 1), 2_000, 300),
            sold("P2", date(2025, 5, 31), 1_000, 100),
            sold("P2", date(2025, 6, 1), 5_000, 900),
            sold("P2", date(2026, 5, 31), -1_500, -200).text("doc_type", "return"),
            sold("P2", MAY, 7_000, 7_000).text("status", "cancelled"),
            sold("P2", date(2024, 5, 31), 8_000, 8_000),
            sold("P9", date(2026, 6, 1), 9_000, 9_000),
            line("2", "A", MAY, 40),
        ],
        &[],
    );
    let [account] = detail.accounts.as_slice() else { panic!("one account") };
    assert_eq!(detail.products, ["", "P2"]);
    let traded = |qty, units| Traded { qty, revenue: Money(units) };
    let expected = [
        ProductSum { product: 0, base: Traded::default(), current: traded(0, 40) },
        ProductSum { product: 1, base: traded(3_000, 400), current: traded(3_500, 700) },
    ];
    assert_eq!(account.products.iter().collect::<Vec<_>>(), expected);
}

#[test]
fn a_category_is_that_of_the_line_else_of_the_product_else_nameless() {
    let sold = |product, units| sold(product, MAY, 1_000, units);
    let products = [("P1", "Pumps"), ("P2", "Cables")];
    let lines = [
        sold("P1", 10),
        sold("P1", 5).text("category", "Spare parts"),
        sold("P2", 7),
        sold("P3", 1),
        sold("P2", -7).text("doc_type", "return"),
        sold("P2", 9).day("order_date", date(2026, 5, 5)),
        // A day on which nothing of the category was sold in sum is none.
        sold("P2", 3).day("order_date", date(2026, 5, 6)),
        sold("P2", -3).day("order_date", date(2026, 5, 6)),
    ];
    let (_folder, snapshot) = snapshot(100, &lines, &products);
    let detail = detail(&snapshot, &[], days()).unwrap();
    let named = |row: CategoryDay| {
        (detail.categories[row.category as usize].as_str(), row.day.day(), row.sales.0)
    };
    let found: Vec<_> = detail.accounts[0].categories.iter().map(named).collect();
    let expected =
        [("", 4, 1), ("Cables", 4, 7), ("Cables", 5, 9), ("Pumps", 4, 10), ("Spare parts", 4, 5)];
    assert_eq!(found, expected);
}

#[test]
fn prices_compare_net_with_list_per_month_rounded_half_up_per_line() {
    let money = |units| Cell::Money(Money(units));
    let listed = |day, qty, net, list| sold("P", day, qty, net).with("list_price", money(list));
    let detail = detail_of(
        100,
        &[
            listed(MAY, 500, 40, 101),   // 50.5 -> 51
            listed(MAY, -500, -40, 101), // -50.5 -> -50
            listed(date(2026, 5, 31), 2_000, 150, 100),
            sold("P", date(2026, 6, 1), 3_000, 80)
                .with("unit_price", money(30))
                .with("discount_pct", Cell::Integer(11_111)),
            // Not comparable: no discount told, no quantity, a return.
            sold("P", MAY, 1_000, 1_000).with("unit_price", money(1_000)),
            line("1", "A", MAY, 500).with("list_price", money(500)),
            listed(MAY, -1_000, -90, 100).text("doc_type", "return"),
        ],
        &[],
    );
    let price = |month: Date, net, list| PriceMonth {
        month: Month::of(month),
        net: Money(net),
        list: Money(list),
    };
    let prices: Vec<PriceMonth> = detail.accounts[0].prices.iter().collect();
    assert_eq!(prices, [price(MAY, 150, 201), price(date(2026, 6, 1), 80, 90)]);
}

#[test]
fn receivables_are_those_of_the_as_of_date() {
    let due = |day, net, due| line("1", "A", day, net).day("due_date", due);
    let old = date(2020, 1, 1);
    let detail = detail_of(
        100,
        &[
            due(old, 100, date(2020, 1, 31)), // open for years
            due(MAY, 30, date(2026, 6, 10)),  // due today
            due(MAY, -5, date(2019, 1, 1)),   // a credit note
            due(MAY, 20, date(2026, 6, 9)).day("paid_date", date(2026, 6, 11)), // paid after
            due(old, 7, date(2025, 6, 1)).day("paid_date", date(2025, 6, 11)),
            due(MAY, 11, date(2026, 6, 8)).day("paid_date", date(2026, 6, 5)),
            due(old, 90, date(2020, 2, 1)).day("paid_date", date(2025, 6, 10)), // a year ago
            due(MAY, 1_000, MAY).text("status", "cancelled"),
            due(date(2026, 6, 11), 1_000, date(2026, 6, 11)),
            line("2", "A", MAY, 1_000),
        ],
        &[],
    );
    let expected = Receivables {
        lines: 5,
        open: Money(145),
        overdue: Money(115),
        oldest_due: Some(date(2020, 1, 31)),
        paid: Money(18),
        paid_late: Money(7),
        delay: 7 * 10 - 11 * 3,
    };
    assert_eq!(detail.accounts[0].receivables, expected);
}

#[test]
fn an_account_that_only_owes_is_there_and_one_without_lines_in_these_days_is_not() {
    let old = date(2020, 1, 1);
    let lines = [
        line("1", "Owes", old, 5).day("due_date", old),
        line("2", "Gone", old, 5),
        line("3", "", MAY, 5),
        line("4", "Out", MAY, 5).day("due_date", old),
        line("5", "Old", date(1970, 1, 1), 5).day("due_date", old),
    ];
    let detail = detail_of(100, &lines, &["Out"]);
    let ids: Vec<_> = detail.accounts.iter().map(|row| row.account_id.as_str()).collect();
    assert_eq!(ids, ["Owes", UNASSIGNED]);
    assert_eq!(detail.account("Owes").map(|row| row.receivables.open), Some(Money(5)));
    assert_eq!(detail.account("Gone"), None);
}

#[test]
fn sums_beyond_the_stored_unit_are_refused() {
    let lines = [sold("P", MAY, 1_000, i64::MAX), sold("P", MAY, 1_000, 1)];
    let lines = lines.into_iter().chain([line("1", "B", MAY, -1)]).collect::<Vec<_>>();
    let (_folder, snapshot) = snapshot(100, &lines, &[]);
    let told = detail(&snapshot, &[], days()).unwrap_err().to_string();
    assert_eq!(
        told,
        "the revenue of product `P` for account `A` sums to 9223372036854775808 stored units, \
         expected at most 9223372036854775807"
    );
}

#[test]
fn does_not_depend_on_the_order_of_rows_or_the_size_of_parts() {
    let pick = |names: &[&'static str], n: i64| names[usize::try_from(n).unwrap() % names.len()];
    let mut lines: Vec<Line> = (0..90_i64)
        .map(|n| {
            let day = [date(2024, 7, 1), MAY, date(2026, 5, 5), date(2026, 6, 2)]
                [usize::try_from(n % 4).unwrap()];
            line("1", pick(&["B", "A", ""], n), day, n - 20)
                .text("product_id", pick(&["P3", "", "P1", "P2", "a product with a long id"], n))
                .text("category", pick(&["", "Pumps"], n / 2))
                .with("qty", Cell::Integer(n * 1_000))
                .with("list_price", Cell::Money(Money(n)))
                .day("due_date", day)
        })
        .collect();
    let whole = detail_of(1_000, &lines, &[]);
    assert_eq!(whole.accounts.len(), 3);
    for part_rows in [1, 7, 30] {
        lines.rotate_left(13);
        lines.swap(3, 50);
        assert_eq!(detail_of(part_rows, &lines, &[]), whole, "{part_rows} rows a part");
    }
}
