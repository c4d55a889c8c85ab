//! Sums of parts, merged to the facts.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;

use crate::{
    facts::{AccountDay, Delivery, EARLIEST_DAY, Error, LineCounts, ManagerDay, OrderSum},
    model::{Money, UNASSIGNED},
};

/// Merges the sums of parts in any order of rows and parts.
///
/// Orders are kept by id only while a later part can still hold lines of their day: memory grows
/// with accounts and days, not with lines, when the source delivers by date.
#[derive(Default)]
pub(super) struct Merge {
    excluded: HashSet<String>,
    names: Names,
    open: HashMap<(u32, Date), OpenDay>,
    open_managers: HashMap<(u32, u32, Date), OpenManagerDay>,
    per_day: BTreeMap<Date, u64>,
    /// Counts over all lines; `per_day` is filled at the end.
    pub(super) lines: LineCounts,
    /// Net amount of all lines.
    pub(super) total: i128,
    /// Net amount of the cancelled lines.
    pub(super) cancelled_total: i128,
    /// Net amount of the counted lines of excluded accounts.
    pub(super) excluded_total: i128,
    /// Net amount of the other counted lines before [`EARLIEST_DAY`].
    pub(super) too_old_total: i128,
    /// Finished days, in any order.
    pub(super) account_days: Vec<AccountDay>,
    /// Finished days, in any order.
    pub(super) manager_days: Vec<ManagerDay>,
}

/// Ids as small numbers.
#[derive(Default)]
struct Names {
    numbers: HashMap<String, u32>,
    texts: Vec<String>,
}

impl Names {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = u32::try_from(self.texts.len()).expect("fewer than 2^32 ids");
        self.texts.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }

    fn text(&self, number: u32) -> &str {
        &self.texts[number as usize]
    }
}

/// An account's day while parts may still add to it.
#[derive(Default)]
struct OpenDay {
    revenue: i128,
    sales: i128,
    cost: i128,
    without_cost: u64,
    orders: HashMap<Box<str>, OpenOrder>,
}

/// The sale lines of an order.
#[derive(Default)]
struct OpenOrder {
    promised: Option<Date>,
    delivered: Option<Date>,
    undelivered: u64,
}

#[derive(Default)]
struct OpenManagerDay {
    revenue: i128,
    orders: HashSet<Box<str>>,
}

impl Merge {
    /// Starts a merge that leaves some accounts out.
    pub(super) fn excluding(accounts: &[String]) -> Self {
        Self { excluded: accounts.iter().cloned().collect(), ..Self::default() }
    }

    /// Takes the sum of an order.
    pub(super) fn add(&mut self, sum: &OrderSum<'_>) {
        self.count(sum);
        if sum.counted == 0 {
            return;
        }
        if sum.account_id.is_some_and(|id| self.excluded.contains(id)) {
            self.excluded_total += sum.revenue;
            return;
        }
        if sum.day < EARLIEST_DAY {
            self.too_old_total += sum.revenue;
            return;
        }
        let account = self.names.number(sum.account_id.unwrap_or(UNASSIGNED));
        let manager = self.names.number(sum.manager_id.unwrap_or(UNASSIGNED));
        self.open.entry((account, sum.day)).or_default().add(sum);
        let day = self.open_managers.entry((manager, account, sum.day)).or_default();
        day.revenue += sum.revenue;
        if sum.sale_lines > 0 && !day.orders.contains(sum.order_id) {
            day.orders.insert(sum.order_id.into());
        }
    }

    fn count(&mut self, sum: &OrderSum<'_>) {
        self.lines.all += sum.lines;
        self.lines.cancelled += sum.lines - sum.counted;
        self.lines.returns += sum.returns;
        if sum.account_id.is_none() {
            self.lines.no_account += sum.lines;
        }
        *self.per_day.entry(sum.day).or_default() += sum.lines;
        self.total += sum.total;
        self.cancelled_total += sum.total - sum.revenue;
    }

    /// Finishes the days that no later part can add to.
    pub(super) fn close(&mut self, later: impl Fn(Date) -> bool) -> Result<(), Error> {
        for ((account, day), open) in self.open.extract_if(|(_, day), _| !later(*day)) {
            self.account_days.push(open.close(self.names.text(account), day)?);
        }
        for (key, open) in self.open_managers.extract_if(|(_, _, day), _| !later(*day)) {
            let (manager, account, day) = key;
            let manager_id = self.names.text(manager).to_owned();
            self.manager_days.push(ManagerDay {
                revenue: money(open.revenue, || format!("manager `{manager_id}` on {day}"))?,
                manager_id,
                account_id: self.names.text(account).to_owned(),
                day,
                orders: count(open.orders.len()),
            });
        }
        Ok(())
    }

    /// Puts everything in order once all parts were added and closed.
    pub(super) fn sort(&mut self) {
        self.account_days.sort_by(|a, b| (&a.account_id, a.day).cmp(&(&b.account_id, b.day)));
        self.manager_days.sort_by(|a, b| {
            (&a.manager_id, &a.account_id, a.day).cmp(&(&b.manager_id, &b.account_id, b.day))
        });
        self.lines.per_day = std::mem::take(&mut self.per_day).into_iter().collect();
    }
}

impl OpenDay {
    fn add(&mut self, sum: &OrderSum<'_>) {
        self.revenue += sum.revenue;
        self.sales += sum.sales;
        self.cost += sum.cost;
        self.without_cost += sum.without_cost;
        if sum.sale_lines == 0 {
            return;
        }
        if !self.orders.contains_key(sum.order_id) {
            self.orders.insert(sum.order_id.into(), OpenOrder::default());
        }
        let order = self.orders.get_mut(sum.order_id).expect("inserted just above");
        order.promised = order.promised.max(sum.promised);
        order.delivered = order.delivered.max(sum.delivered);
        order.undelivered += sum.undelivered;
    }

    fn close(self, account_id: &str, day: Date) -> Result<AccountDay, Error> {
        let exact = |total| money(total, || format!("account `{account_id}` on {day}"));
        let mut deliveries: Vec<Delivery> =
            self.orders.values().filter_map(OpenOrder::close).collect();
        deliveries.sort_unstable();
        Ok(AccountDay {
            account_id: account_id.to_owned(),
            day,
            revenue: exact(self.revenue)?,
            sales: exact(self.sales)?,
            cost: if self.without_cost == 0 { Some(exact(self.cost)?) } else { None },
            orders: count(self.orders.len()),
            deliveries,
        })
    }
}

impl OpenOrder {
    /// Returns the delivery of an order with a promised day.
    fn close(&self) -> Option<Delivery> {
        let delivered = if self.undelivered == 0 { self.delivered } else { None };
        self.promised.map(|promised| Delivery { promised, delivered })
    }
}

fn count(orders: usize) -> u32 {
    u32::try_from(orders).expect("a day has fewer than 2^32 orders")
}

/// Narrows an exact sum to stored units.
pub(super) fn money(total: i128, subject: impl Fn() -> String) -> Result<Money, Error> {
    i64::try_from(total).map(Money).map_err(|_| Error::TooLarge { subject: subject(), total })
}
