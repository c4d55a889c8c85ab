//! A made-up company of any size, the same each time.
//!
//! In proportions after `gen_sales.py`: few accounts buy most, 2.5 lines an order, 2,000 products
//! in 8 categories of which few sell most, 1.5 % returns, 0.8 % cancelled, three years.

use avain::model::{Cell, Date, Money, Month, Table};
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
const PLACES: [&str; 8] =
    ["Tampere", "Ylämaa", "Koivu", "Satama", "Pohjola", "Lakeus", "Rannikko", "Harju"];
const TRADES: [&str; 6] = ["Sellu", "Konepaja", "Elintarvike", "Kaivos", "Energia", "Logistiikka"];

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
    /// Gives every table once, to be filled row by row.
    pub(crate) fn write(self, mut table: impl FnMut(Table, Fill<'_>)) {
        let mut orders = self.orders();
        if self.by_day {
            orders.sort_unstable();
        }
        table(Table::Orders, &mut |rows| orders.iter().for_each(|order| self.order(rows, *order)));
        table(Table::Accounts, &mut |rows| {
            for number in 0..self.accounts {
                let mut draws = Draws::of(&[5, number]);
                rows.text("account_id", &account_id(number)).text("name", &account_name(number));
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
    }

    /// Returns how many managers there are.
    pub(crate) fn managers(self) -> u64 {
        (self.accounts / 50).clamp(5, 400)
    }

    /// Returns the number of the manager an account has first.
    pub(crate) fn owner(self, account: u64) -> u64 {
        account * 7 % self.managers()
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
    fn order(self, rows: &mut Rows<'_>, order: Order) {
        let account = u64::from(order.account);
        let mut draws = Draws::of(&[3, account, u64::from(order.number)]);
        let day = FIRST_DAY + i64::from(order.day).days();
        let switched = account.is_multiple_of(10) && order.day > 700;
        let manager = manager_id((self.owner(account) + u64::from(switched)) % self.managers());
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
            let id = if is_return { format!("R{order_id}-{line}") } else { order_id.to_string() };
            rows.text("order_id", &id).text("line_no", &line.to_string());
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

/// Returns the id of an account.
pub(crate) fn account_id(number: u64) -> String {
    format!("A{number:08}")
}

fn account_name(number: u64) -> String {
    let mut draws = Draws::of(&[6, number]);
    format!("{} {} {number} Oy", draws.pick(&PLACES), draws.pick(&TRADES))
}

/// Returns the id of a manager.
pub(crate) fn manager_id(number: u64) -> String {
    format!("M{number:04}")
}

fn category(product: u64) -> &'static str {
    Draws::of(&[4, product]).pick(&CATEGORIES)
}

/// Returns a small number with a sign.
pub(crate) fn small(number: u64) -> i64 {
    i64::try_from(number).expect("small")
}

/// Fills a table.
pub(crate) type Fill<'a> = &'a mut dyn FnMut(&mut Rows<'_>);

/// Rows of one table, cell by cell.
pub(crate) struct Rows<'a> {
    push: &'a mut dyn FnMut(&[Option<Cell>]),
    table: Table,
    cells: Vec<Option<Cell>>,
}

impl<'a> Rows<'a> {
    /// Begins a table whose rows are pushed somewhere.
    pub(crate) fn of(table: Table, push: &'a mut dyn FnMut(&[Option<Cell>])) -> Self {
        Self { push, table, cells: vec![] }
    }

    fn set(&mut self, column: &str, cell: Cell) -> &mut Self {
        let columns = self.table.columns();
        let place = columns.iter().position(|known| known.name == column).expect("a column");
        self.cells.resize(columns.len(), None);
        self.cells[place] = Some(cell);
        self
    }

    /// Sets a text.
    pub(crate) fn text(&mut self, column: &str, text: &str) -> &mut Self {
        self.set(column, Cell::Text(text.to_owned()))
    }

    /// Sets a day.
    pub(crate) fn day(&mut self, column: &str, day: Date) -> &mut Self {
        self.set(column, Cell::Date(day))
    }

    /// Sets an amount in stored units.
    pub(crate) fn money(&mut self, column: &str, units: i64) -> &mut Self {
        self.set(column, Cell::Money(Money(units)))
    }

    /// Sets a whole number; decimals in thousandths.
    pub(crate) fn number(&mut self, column: &str, number: i64) -> &mut Self {
        self.set(column, Cell::Integer(number))
    }

    /// Ends the row.
    pub(crate) fn end(&mut self) {
        self.cells.resize(self.table.columns().len(), None);
        (self.push)(&self.cells);
        self.cells.clear();
    }
}

impl Draws {
    /// Starts with a seed of several numbers.
    pub(crate) fn of(seed: &[u64]) -> Self {
        let mut draws = Self(0);
        for number in seed {
            draws.0 ^= *number;
            draws.0 = draws.next();
        }
        draws
    }

    /// Returns a number from 0 to less than 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are meant")]
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Draws one of several texts.
    pub(crate) fn pick(&mut self, names: &[&'static str]) -> &'static str {
        names[usize::try_from(self.below(names.len() as u64)).expect("small")]
    }
}
