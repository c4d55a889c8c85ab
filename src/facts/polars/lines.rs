//! The lines of a row group by product, category and month.

use jiff::civil::Date;
use polars::prelude::*;

use crate::{
    facts::{
        DetailDays, EARLIEST_DAY, Error, LineSum, LineSums, NOT_A_SALE, Owed, PriceSum,
        days::to_date,
        detail::OwedDays,
        polars::{
            columns::{self, Are, Codes, Numbers},
            groups::Group,
        },
    },
    model::Month,
};

/// The columns that are read.
pub(super) const COLUMNS: &[&str] = &[
    "account_id",
    "order_date",
    "net_amount",
    "doc_type",
    "status",
    "product_id",
    "category",
    "qty",
    "unit_price",
    "list_price",
    "discount_pct",
    "due_date",
    "paid_date",
];

/// Thousandths of a quantity of one.
const ONE: i128 = 1_000;

/// Sums the lines of a row group.
pub(super) fn sum(group: &Group, days: DetailDays) -> Result<LineSums, Error> {
    let frame = group.read()?;
    let texts = |name| Codes::of(&frame, name).map_err(|source| group.failed(source));
    let [accounts, products, categories] =
        [texts("account_id")?, texts("product_id")?, texts("category")?];
    let [status, doc_type] = [texts("status")?, texts("doc_type")?];
    let mut walk = Walk {
        cells: Cells::of(&frame).map_err(|source| group.failed(source))?,
        is_cancelled: status.are("cancelled"),
        is_sale: doc_type.are("sale"),
        codes: [&accounts.rows, &products.rows, &categories.rows],
        days,
        year: OwedDays::up_to(days.as_of),
        sums: LineSums::default(),
        // The last one is for lines without account.
        owed: vec![Owed::default(); accounts.texts.len() + 1],
    };
    for row in 0..frame.height() {
        let day = walk.cells.day.get(row).and_then(to_date);
        let day = day.ok_or_else(|| group.empty("order_date"))?;
        let net = walk.cells.net.get(row).ok_or_else(|| group.empty("net_amount"))?;
        walk.line(row, day, net)?;
    }
    let Walk { mut sums, owed, .. } = walk;
    sums.owed = (0..).zip(owed).filter(|(_, owed)| *owed != Owed::default()).collect();
    sums.accounts = accounts.texts;
    sums.products = products.texts;
    sums.categories = categories.texts;
    Ok(sums)
}

/// The lines of a row group and what was made of those passed.
struct Walk<'a> {
    cells: Cells<'a>,
    is_cancelled: Are<'a>,
    is_sale: Are<'a>,
    codes: [&'a [u32]; 3],
    days: DetailDays,
    year: OwedDays,
    sums: LineSums,
    owed: Vec<Owed>,
}

impl Walk<'_> {
    fn line(&mut self, row: usize, day: Date, net: i64) -> Result<(), Error> {
        let is_cancelled = self.is_cancelled.get(row).unwrap_or(false);
        if is_cancelled || day < EARLIEST_DAY || day > self.days.as_of {
            return Ok(());
        }
        let [account, product, category] = self.codes.map(|codes| codes[row]);
        if let Some(due) = self.cells.due.get(row) {
            let slot = (account as usize).min(self.owed.len() - 1);
            self.owed[slot].add_line(net, due, self.cells.paid.get(row), self.year);
        }
        if day < self.days.base.from {
            return Ok(());
        }
        let is_sale = self.is_sale.get(row).unwrap_or(true);
        let category = if is_sale { category } else { NOT_A_SALE };
        let qty = self.cells.qty.get(row).unwrap_or(0);
        self.sums.lines.push(LineSum { account, product, category, day, qty, revenue: net });
        if is_sale && let Some(list) = self.cells.list_value(row) {
            let list = i64::try_from(list).map_err(|_| Error::TooLarge {
                subject: "the list value of an order line".to_owned(),
                total: list,
            })?;
            self.price(PriceSum { account, month: Month::of(day), net, list });
        }
        Ok(())
    }

    /// Adds to the price before, when it is of the same account and month.
    fn price(&mut self, price: PriceSum) {
        if let Some(last) = self.sums.prices.last_mut()
            && (last.account, last.month) == (price.account, price.month)
            && let Some(net) = last.net.checked_add(price.net)
            && let Some(list) = last.list.checked_add(price.list)
        {
            (last.net, last.list) = (net, list);
        } else {
            self.sums.prices.push(price);
        }
    }
}

/// The numbers of a row group.
struct Cells<'a> {
    day: Numbers<'a, i32>,
    net: Numbers<'a, i64>,
    qty: Numbers<'a, i64>,
    unit_price: Numbers<'a, i64>,
    list_price: Numbers<'a, i64>,
    discount: Numbers<'a, i64>,
    due: Numbers<'a, i32>,
    paid: Numbers<'a, i32>,
}

impl<'a> Cells<'a> {
    fn of(frame: &'a DataFrame) -> PolarsResult<Self> {
        Ok(Self {
            day: columns::days(frame, "order_date")?,
            net: columns::numbers(frame, "net_amount")?,
            qty: columns::numbers(frame, "qty")?,
            unit_price: columns::numbers(frame, "unit_price")?,
            list_price: columns::numbers(frame, "list_price")?,
            discount: columns::numbers(frame, "discount_pct")?,
            due: columns::days(frame, "due_date")?,
            paid: columns::days(frame, "paid_date")?,
        })
    }

    /// Returns what a line would be worth at its list price, in stored units, rounded half up.
    fn list_value(&self, row: usize) -> Option<i128> {
        let qty = self.qty.get(row)?;
        let before_discount = || self.discount.get(row).and_then(|_| self.unit_price.get(row));
        let price = self.list_price.get(row).or_else(before_discount)?;
        Some((i128::from(price) * i128::from(qty) + ONE / 2).div_euclid(ONE))
    }
}
