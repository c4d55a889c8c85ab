//! From order lines to figures: returns, cancelled lines, duplicates and joins, where naive sums go
//! wrong.

use avain::{
    analysis::{AccountAnalysis, Analysis, Settings, analyse, check_ties, detail_days},
    facts,
    ingest::snapshot::SnapshotWriter,
    model::{Cell, Currency, Date, Money, Period, Table, Unit},
};
use tempfile::TempDir;

const AS_OF: Date = Date::constant(2026, 10, 31);
/// A day of the base window.
const THEN: Date = Date::constant(2025, 5, 5);
/// A day of the current window.
const NOW: Date = Date::constant(2026, 5, 4);

/// A line of an order.
#[derive(Clone)]
struct Line(Vec<Option<Cell>>);

/// A sale line of product P; quantity in whole units, amount in cents.
fn line(order: &str, number: usize, day: Date, (qty, units): (i64, i64)) -> Line {
    Line(vec![None; Table::Orders.columns().len()])
        .text("order_id", order)
        .text("line_no", &number.to_string())
        .text("account_id", "A")
        .text("manager_id", "M")
        .text("product_id", "P")
        .text("category", "Pumps")
        .with("order_date", Cell::Date(day))
        .with("net_amount", Cell::Money(Money(units)))
        .with("qty", Cell::Integer(qty * 1_000))
}

impl Line {
    fn with(mut self, column: &str, cell: Cell) -> Self {
        let mut columns = Table::Orders.columns().iter();
        self.0[columns.position(|known| known.name == column).unwrap()] = Some(cell);
        self
    }

    fn text(self, column: &str, text: &str) -> Self {
        self.with(column, Cell::Text(text.to_owned()))
    }
}

/// Computes the analysis and checks that it ties out.
fn analysed(lines: &[Line]) -> Analysis {
    let folder = TempDir::new().unwrap();
    let unit = Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 };
    let mut writer = SnapshotWriter::with_part_rows(folder.path(), unit, 3).unwrap();
    let mut orders = writer.table(Table::Orders).unwrap();
    for line in lines {
        orders.push(&line.0).unwrap();
    }
    orders.finish().unwrap();
    let snapshot = writer.finish(vec![], vec![]).unwrap();
    let settings = Settings::default();
    let facts = facts::compute(&snapshot, &[]).unwrap();
    let detail = facts::detail(&snapshot, &[], detail_days(&settings, AS_OF)).unwrap();
    let period: Period = "2026-10".parse().unwrap();
    let analysis = analyse((&facts, detail), &settings, period, AS_OF);
    check_ties(&analysis, &facts).unwrap();
    analysis
}

fn only(analysis: &Analysis) -> &AccountAnalysis {
    let [account] = analysis.accounts.as_slice() else { panic!("one account") };
    account
}

#[test]
fn pitfall_03_returns_lower_revenue_and_quantity_and_are_no_purchase() {
    let later = Date::constant(2026, 9, 1);
    let analysis = analysed(&[
        line("1", 1, THEN, (10, 1_000)),
        line("2", 1, NOW, (10, 1_100)),
        line("3", 1, later, (-2, -220)).text("doc_type", "return").text("original_order_id", "2"),
    ]);
    let account = only(&analysis);
    assert_eq!((account.revenue_current, account.revenue_base), (Money(880), Money(1_000)));
    assert_eq!((account.purchase_days, account.last_purchase), (2, Some(NOW)));
    let parts = account.trade.price_volume_mix.unwrap();
    assert_eq!((parts.price, parts.volume, parts.mix), (Money(80), Money(-200), Money(0)));
}

#[test]
fn pitfall_04_cancelled_lines_are_in_no_figure_but_the_control_total() {
    let sold = [line("1", 1, THEN, (10, 1_000)), line("2", 1, NOW, (10, 1_100))];
    let mut all = sold.to_vec();
    all.push(line("3", 1, NOW, (50, 9_999)).text("status", "cancelled"));
    let (with, without) = (analysed(&all), analysed(&sold));
    assert_eq!(only(&with).revenue_total, only(&without).revenue_total);
    assert_eq!(only(&with).trade, only(&without).trade);
    assert_eq!(with.quality.cancelled, 1);
}

#[test]
fn pitfall_07_lines_that_only_look_alike_all_count() {
    // The same product, day, quantity and amount on two lines of an order and on another order.
    let analysis = analysed(&[
        line("1", 1, THEN, (1, 100)),
        line("2", 1, NOW, (1, 100)),
        line("2", 2, NOW, (1, 100)),
        line("3", 1, NOW, (1, 100)),
    ]);
    let account = only(&analysis);
    assert_eq!((account.revenue_current, account.purchase_days), (Money(300), 2));
    let parts = account.trade.price_volume_mix.unwrap();
    assert_eq!((parts.price, parts.volume), (Money(0), Money(200)));
}

#[test]
fn pitfall_08_returned_lines_are_never_joined_with_the_lines_of_their_order() {
    // Three order lines and two returned ones: a join would make six.
    let order = (1..=3).map(|number| line("2", number, NOW, (10, 1_000)));
    let returned = (1..=2).map(|number| {
        let line = line("R", number, NOW, (-1, -100)).text("doc_type", "return");
        line.text("original_order_id", "2")
    });
    let mut lines = vec![line("1", 1, THEN, (20, 2_000))];
    lines.extend(order.chain(returned));
    let analysis = analysed(&lines);
    let account = only(&analysis);
    assert_eq!(account.revenue_current, Money(2_800));
    assert_eq!((analysis.quality.returns, analysis.quality.lines), (2, 6));
    let parts = account.trade.price_volume_mix.unwrap();
    assert_eq!((parts.current, parts.price, parts.volume), (Money(2_800), Money(0), Money(800)));
}
