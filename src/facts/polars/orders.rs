//! The orders of a row group.

use std::{collections::HashMap, ops::Range};

use polars::prelude::*;

use crate::facts::{
    Error, Key, NO_DAY, OrderSum, OrderSums,
    days::to_date,
    polars::{
        columns::{self, Are, Codes, Numbers},
        groups::Group,
    },
};

/// The columns that are read.
pub(super) const COLUMNS: &[&str] = &[
    "order_id",
    "account_id",
    "order_date",
    "net_amount",
    "doc_type",
    "status",
    "manager_id",
    "cost_amount",
    "promised_date",
    "delivered_date",
];

/// Sums the orders of a row group: neighbours of one order, account, manager and day.
pub(super) fn sum(group: &Group) -> Result<OrderSums, Error> {
    let frame = group.read()?;
    let texts = |name| Codes::of(&frame, name).map_err(|source| group.failed(source));
    let [orders, accounts, managers] =
        [texts("order_id")?, texts("account_id")?, texts("manager_id")?];
    let [status, doc_type] = [texts("status")?, texts("doc_type")?];
    let mut walk = Walk {
        cells: Cells::of(&frame).map_err(|source| group.failed(source))?,
        is_cancelled: status.are("cancelled"),
        is_sale: doc_type.are("sale"),
        is_return: doc_type.are("return"),
        sums: OrderSums::default(),
        per_day: HashMap::new(),
    };
    let height = frame.height();
    let ids = |row: usize| [orders.rows[row], accounts.rows[row], managers.rows[row]];
    let mut start = 0;
    while start < height {
        let [order, account, manager] = ids(start);
        let day = walk.cells.day.get(start);
        let is_other = |row: &usize| ids(*row) != ids(start) || walk.cells.day.get(*row) != day;
        let end = (start + 1..height).find(is_other).unwrap_or(height);
        let order = orders.texts.find(order).ok_or_else(|| group.empty("order_id"))?;
        let day = day.filter(|day| to_date(*day).is_some());
        let day = day.ok_or_else(|| group.empty("order_date"))?;
        if accounts.texts.find(account).is_none() {
            walk.sums.counts.no_account += (end - start) as u64;
        }
        walk.order(
            OrderSum { account, manager, ..OrderSum::empty(Key::of(order), day) },
            start..end,
        )
        .ok_or_else(|| group.empty("net_amount"))?;
        start = end;
    }
    let Walk { mut sums, per_day, .. } = walk;
    sums.counts.per_day = per_day.into_iter().collect();
    (sums.accounts, sums.managers) = (accounts.texts, managers.texts);
    Ok(sums)
}

/// The lines of a row group and what was made of those passed.
struct Walk<'a> {
    cells: Cells<'a>,
    is_cancelled: Are<'a>,
    is_sale: Are<'a>,
    is_return: Are<'a>,
    sums: OrderSums,
    per_day: HashMap<i32, u64>,
}

impl Walk<'_> {
    /// Sums neighbours, starting with a sum of none; `None` when one has no net amount.
    fn order(&mut self, empty: OrderSum, rows: Range<usize>) -> Option<()> {
        let counts = &mut self.sums.counts;
        counts.lines += rows.len() as u64;
        *self.per_day.entry(empty.day).or_default() += rows.len() as u64;
        let mut sum: Option<OrderSum> = None;
        for row in rows {
            let net = self.cells.net.get(row)?;
            counts.total += i128::from(net);
            counts.returns += u64::from(self.is_return.get(row).unwrap_or(false));
            if self.is_cancelled.get(row).unwrap_or(false) {
                counts.cancelled += 1;
                counts.cancelled_total += i128::from(net);
                continue;
            }
            let is_sale = self.is_sale.get(row).unwrap_or(true);
            let line = self.cells.line(OrderSum { revenue: net, is_sale, ..empty }, row);
            if !sum.as_mut().is_some_and(|sum| sum.absorb(&line)) {
                self.sums.orders.extend(sum.replace(line));
            }
        }
        self.sums.orders.extend(sum);
        Some(())
    }
}

/// The numbers of a row group.
struct Cells<'a> {
    day: Numbers<'a, i32>,
    net: Numbers<'a, i64>,
    cost: Numbers<'a, i64>,
    promised: Numbers<'a, i32>,
    delivered: Numbers<'a, i32>,
}

impl<'a> Cells<'a> {
    fn of(frame: &'a DataFrame) -> PolarsResult<Self> {
        Ok(Self {
            day: columns::days(frame, "order_date")?,
            net: columns::numbers(frame, "net_amount")?,
            cost: columns::numbers(frame, "cost_amount")?,
            promised: columns::days(frame, "promised_date")?,
            delivered: columns::days(frame, "delivered_date")?,
        })
    }

    /// Adds to a counted line what its other cells tell.
    fn line(&self, mut line: OrderSum, row: usize) -> OrderSum {
        let cost = self.cost.get(row);
        (line.cost, line.lacks_cost) = (cost.unwrap_or(0), cost.is_none());
        if line.is_sale {
            line.sales = line.revenue;
            if let Some(promised) = self.promised.get(row) {
                let delivered = self.delivered.get(row);
                line.promised = promised;
                line.delivered = delivered.unwrap_or(NO_DAY);
                line.is_undelivered = delivered.is_none();
            }
        }
        line
    }
}
