//! From sums of orders to days.

use crate::{
    facts::{
        AccountDay, Cost, Deliveries, Delivery, Error, ManagerDay, NO_DAY, OrderSum, Texts,
        credit::Credits, days::to_date, orders::money,
    },
    model::Date,
};

/// What the numbers in sums stand for, and who shares orders.
#[derive(Clone, Copy)]
pub(super) struct Fold<'a> {
    pub(super) accounts: &'a Texts,
    pub(super) managers: &'a Texts,
    pub(super) credits: &'a Credits,
}

/// Days with the numbers of their account and manager.
#[derive(Default)]
pub(super) struct Folded {
    pub(super) accounts: Vec<(u32, AccountDay)>,
    pub(super) managers: Vec<([u32; 2], ManagerDay)>,
}

/// One manager's part of an account's day.
struct Part {
    manager: u32,
    revenue: i128,
    orders: u32,
}

/// Brings rows that are added up together.
fn sort(rows: &mut [OrderSum]) {
    rows.sort_unstable_by_key(|row| (row.account, row.day, row.order, row.manager));
}

/// Makes one row of those that can be told apart by nothing.
pub(super) fn compact(mut rows: Vec<OrderSum>) -> Vec<OrderSum> {
    sort(&mut rows);
    rows.dedup_by(|next, row| row.absorb(next));
    rows.shrink_to_fit();
    rows
}

impl Fold<'_> {
    /// Sums days of which no row is missing, by account, then day.
    pub(super) fn fold(&self, mut rows: Vec<OrderSum>) -> Result<Folded, Error> {
        sort(&mut rows);
        let mut folded = Folded::default();
        let mut parts = vec![];
        for rows in rows.chunk_by(|a, b| (a.account, a.day) == (b.account, b.day)) {
            let account = rows[0].account;
            let date = to_date(rows[0].day).expect("engines give days of the calendar");
            folded.accounts.push((account, self.account_day(rows, date)?));
            for order in rows.chunk_by(|a, b| a.order == b.order) {
                self.credit(order, &mut parts);
            }
            for part in parts.drain(..) {
                let day = self.manager_day(&part, date)?;
                folded.managers.push(([part.manager, account], day));
            }
        }
        Ok(folded)
    }

    fn account_day(&self, rows: &[OrderSum], day: Date) -> Result<AccountDay, Error> {
        let subject = || format!("account `{}` on {day}", self.accounts.get(rows[0].account));
        let sum = |of: fn(&OrderSum) -> i64| {
            money(rows.iter().map(|row| i128::from(of(row))).sum(), subject)
        };
        let cost = || {
            let cost = sum(|row| row.cost)?;
            Cost::of(cost)
                .ok_or_else(|| Error::TooLarge { subject: subject(), total: cost.0.into() })
        };
        let orders = || rows.chunk_by(|a, b| a.order == b.order);
        let lacks_cost = rows.iter().any(|row| row.lacks_cost);
        Ok(AccountDay {
            day,
            revenue: sum(|row| row.revenue)?,
            sales: sum(|row| row.sales)?,
            cost: if lacks_cost { Cost::UNKNOWN } else { cost()? },
            orders: count(orders().filter(|rows| is_sale(rows)).count()),
            deliveries: orders().filter_map(delivery).collect::<Deliveries>(),
        })
    }

    /// Adds an order of the day to the parts of its managers.
    fn credit(&self, order: &[OrderSum], parts: &mut Vec<Part>) {
        if let Some(shares) = self.credits.shares(order[0].order) {
            let orders = u32::from(is_sale(order));
            let revenue = order.iter().map(|row| i128::from(row.revenue)).sum();
            for (manager, revenue) in shares.split(revenue) {
                add(parts, Part { manager, revenue, orders });
            }
            return;
        }
        for rows in order.chunk_by(|a, b| a.manager == b.manager) {
            let revenue = rows.iter().map(|row| i128::from(row.revenue)).sum();
            let orders = u32::from(is_sale(rows));
            add(parts, Part { manager: rows[0].manager, revenue, orders });
        }
    }

    fn manager_day(&self, part: &Part, day: Date) -> Result<ManagerDay, Error> {
        let subject = || format!("manager `{}` on {day}", self.managers.get(part.manager));
        Ok(ManagerDay { day, revenue: money(part.revenue, subject)?, orders: part.orders })
    }
}

fn add(parts: &mut Vec<Part>, part: Part) {
    match parts.iter_mut().find(|known| known.manager == part.manager) {
        Some(known) => {
            known.revenue += part.revenue;
            known.orders += part.orders;
        }
        None => parts.push(part),
    }
}

fn is_sale(order: &[OrderSum]) -> bool {
    order.iter().any(|row| row.is_sale)
}

/// Returns the delivery of an order with a promised day.
fn delivery(order: &[OrderSum]) -> Option<Delivery> {
    let latest = |of: fn(&OrderSum) -> i32| order.iter().map(of).max().unwrap_or(NO_DAY);
    let promised = to_date(latest(|row| row.promised))?;
    let is_open = order.iter().any(|row| row.is_undelivered);
    let delivered = if is_open { None } else { to_date(latest(|row| row.delivered)) };
    Some(Delivery::new(promised, delivered).of_order(order[0].order.short()))
}

fn count(orders: usize) -> u32 {
    u32::try_from(orders).expect("a day has fewer than 2^32 orders")
}
