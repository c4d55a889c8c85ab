//! A made-up company of any size as a snapshot, the same each time.
//!
//! In proportions after `gen_sales.py`: few accounts buy most, 2.5 lines an order, 2,000 products
//! in 8 categories of which few sell most, 1.5 % returns, 0.8 % cancelled, three years.

use std::path::Path;

use avain::{
    ingest::snapshot::{Snapshot, SnapshotWriter, TableWriter},
    model::{Cell, Currency, Date, Money, Month, Table, Unit},
};
use jiff::ToSpan;

use crate::draws::Draws;

/// The last day.
pub(crate) const LAST_DAY: Date = Date::constant(2025, 12, 31);

const FIRST_DAY: Date = Date::constant(2023, 1, 1);
const DAYS: u64 = 1_096;
const PRODUCTS: u64 = 2_000;
const CATEGORIES: [&str; 8] =
    ["Filters", "Valves", "Pumps", "Cables", "Tools", "Chemistry", "Safety", "Spare parts"];
const SEGMENTS: [&str; 5] = ["Retail", "HoReCa", "Industrial", "Public", "Distributor"];
const SIZES: [&str; 3] = ["S", "M", "L"];

/// How big a company is and how its lines stand.
#[derive(Clone, Copy)]
pub(crate) struct Company {
    /// Accounts.
    pub(crate) accounts: u64,
    /// About as many order lines.
    pub(crate) lines: u64,
    /// Whether lines stand by day; else by account.
    pub(crate) by_day: bool,
}

/// An order that is not drawn yet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    day: u16,
    account: u32,
    number: u32,
}

impl Company {
    /// Returns the snapshot in a folder, which is written on first use.
    pub(crate) fn snapshot(self, folder: &Path) -> Snapshot {
        let known = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut known = known.filter_map(|entry| Snapshot::open(&entry.path()).ok());
        known.next().unwrap_or_else(|| self.write(folder))
    }

    fn write(self, folder: &Path) -> Snapshot {
        let unit = Unit { currency: Currency::parse("EUR").expect("a currency"), decimals: 2 };
        let mut writer = SnapshotWriter::create(folder, unit).expect("the folder can be written");
        let mut table = |table, rows: &mut dyn FnMut(&mut Rows<'_, '_>)| {
            let mut writer = writer.table(table).expect("each table once");
            rows(&mut Rows { writer: &mut writer, table, cells: vec![] });
            writer.finish().expect("the rows can be written");
        };
        let mut orders = self.orders();
        if self.by_day {
            orders.sort_unstable();
        }
        table(Table::Orders, &mut |rows| orders.iter().for_each(|order| self.order(rows, *order)));
        table(Table::Accounts, &mut |rows| {
            for number in 0..self.accounts {
                let mut draws = Draws::of(&[5, number]);
                rows.text("account_id", &account_id(number)).text("name", &account_id(number));
                rows.text("segment", draws.pick(&SEGMENTS)).text("size", draws.pick(&SIZES)).end();
            }
        });
        table(Table::Managers, &mut |rows| {
            for number in 0..self.managers() {
                rows.text("manager_id", &manager_id(number))
                    .text("name", &manager_id(number))
                    .end();
            }
        });
        table(Table::Products, &mut |rows| {
            for number in 0..PRODUCTS {
                rows.text("product_id", &format!("P{number:05}"));
                rows.text("category", category(number)).end();
            }
        });
        table(Table::Targets, &mut |rows| {
            for number in 0..self.managers() {
                for month in (0..36).map(|month| Month::of(FIRST_DAY).plus(month)) {
                    rows.text("manager_id", &manager_id(number)).day("period_start", month.first());
                    rows.day("period_end", month.last()).money("target_amount", 5_000_000).end();
                }
            }
        });
        writer.finish(vec![], vec![]).expect("the snapshot can be written")
    }

    fn managers(self) -> u64 {
        (self.accounts / 60).clamp(5, 400)
    }

    /// Lays the orders out, by account.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "made-up numbers need not be exact"
    )]
    fn orders(self) -> Vec<Order> {
        let weight = |account| {
            let mut draws = Draws::of(&[1, account]);
            (1.0 - draws.share()).powf(-0.3).min(30.0) * (draws.share() + 0.3)
        };
        let total: f64 = (0..self.accounts).map(weight).sum();
        let mut orders = Vec::with_capacity(self.lines as usize / 2);
        for account in 0..self.accounts {
            let wanted = weight(account) / total * self.lines as f64 / 2.5;
            let mut draws = Draws::of(&[2, account]);
            // Some come late, some leave.
            let first = if draws.below(100) < 45 { draws.below(DAYS - 30) } else { 0 };
            let last = if draws.below(100) < 30 { first + draws.below(DAYS - first) } else { DAYS };
            for number in 0..wanted.max(1.0) as u32 {
                let day = first + draws.below((last - first).max(1));
                orders.push(Order { day: day as u16, account: account as u32, number });
            }
        }
        orders
    }

    /// Draws an order.
    fn order(self, rows: &mut Rows<'_, '_>, order: Order) {
        let account = u64::from(order.account);
        let mut draws = Draws::of(&[3, account, u64::from(order.number)]);
        let day = FIRST_DAY + i64::from(order.day).days();
        let switched = account.is_multiple_of(10) && order.day > 700;
        let manager = manager_id((account * 7 + u64::from(switched)) % self.managers());
        let order_id = u64::from(order.number) + account * 10_000;
        let is_cancelled = draws.below(1_000) < 8;
        let promised = day + small(3 + draws.below(18)).days();
        let delivered = (promised + (small(draws.below(9)) - 4).days()).max(day);
        let is_open = delivered > LAST_DAY;
        let paid = day + small(14 + draws.below(40)).days();
        for line in 1..=1 + draws.below(2) + draws.below(3) {
            let share = draws.share().powf(2.2);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss,
                reason = "made-up numbers need not be exact"
            )]
            let product = (share * PRODUCTS as f64) as u64;
            let (qty, price) = (small(1 + draws.below(30)), small(200 + product % 97 * 55));
            let discount = small(draws.below(25));
            let is_return = draws.below(1_000) < 15;
            let sign = if is_return { -1 } else { 1 };
            let net = sign * qty * price * (100 - discount) / 100;
            // A return is an order of its own.
            let id = if is_return { order_id * 10 + line } else { order_id };
            rows.text("order_id", &id.to_string()).text("line_no", &line.to_string());
            rows.text("account_id", &account_id(account)).text("manager_id", &manager);
            rows.day("order_date", day).money("net_amount", net);
            rows.text("doc_type", if is_return { "return" } else { "sale" });
            rows.text(
                "status",
                match (is_cancelled, is_open) {
                    (true, _) => "cancelled",
                    (false, true) => "open",
                    (false, false) => "delivered",
                },
            );
            rows.text("product_id", &format!("P{product:05}")).text("category", category(product));
            rows.number("qty", sign * qty * 1_000).money("unit_price", price);
            rows.number("discount_pct", discount * 1_000);
            rows.money("cost_amount", sign * qty * price * 6 / 10).day("promised_date", promised);
            rows.day("due_date", day + 30.days());
            if !is_open {
                rows.day("delivered_date", delivered);
            }
            if paid <= LAST_DAY {
                rows.day("paid_date", paid);
            }
            rows.end();
        }
    }
}

fn account_id(number: u64) -> String {
    format!("A{number:08}")
}

fn manager_id(number: u64) -> String {
    format!("M{number:04}")
}

fn category(product: u64) -> &'static str {
    Draws::of(&[4, product]).pick(&CATEGORIES)
}

fn small(number: u64) -> i64 {
    i64::try_from(number).expect("small")
}

/// Rows of one table, cell by cell.
struct Rows<'a, 'w> {
    writer: &'a mut TableWriter<'w>,
    table: Table,
    cells: Vec<Option<Cell>>,
}

impl Rows<'_, '_> {
    fn set(&mut self, column: &str, cell: Cell) -> &mut Self {
        let columns = self.table.columns();
        let place = columns.iter().position(|known| known.name == column).expect("a column");
        self.cells.resize(columns.len(), None);
        self.cells[place] = Some(cell);
        self
    }

    fn text(&mut self, column: &str, text: &str) -> &mut Self {
        self.set(column, Cell::Text(text.to_owned()))
    }

    fn day(&mut self, column: &str, day: Date) -> &mut Self {
        self.set(column, Cell::Date(day))
    }

    fn money(&mut self, column: &str, units: i64) -> &mut Self {
        self.set(column, Cell::Money(Money(units)))
    }

    fn number(&mut self, column: &str, number: i64) -> &mut Self {
        self.set(column, Cell::Integer(number))
    }

    fn end(&mut self) {
        self.writer.push(&self.cells).expect("the row can be written");
        self.cells.clear();
    }
}

impl Draws {
    /// Starts with a seed of several numbers.
    fn of(seed: &[u64]) -> Self {
        let mut draws = Self(0);
        for number in seed {
            draws.0 ^= *number;
            draws.0 = draws.next();
        }
        draws
    }

    /// Returns a number from 0 to less than 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are meant")]
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn pick(&mut self, names: &[&'static str]) -> &'static str {
        names[usize::try_from(self.below(names.len() as u64)).expect("small")]
    }
}
