//! From gathered sums to the detail of every account.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::{
    facts::{
        AccountDetail, CategoryDay, Detail, DetailDays, Error, LineSum, NOT_A_SALE, Owed,
        PriceMonth, PriceSum, ProductSum, Texts, Traded, buckets::Rows, detail::gather::Found,
        orders::money,
    },
    model::Money,
};

/// Sums what was found, account by account.
pub(super) fn close(found: Found, days: DetailDays) -> Result<Detail, Error> {
    let (products, product_ids) = found.products.texts().sorted();
    let (categories, category_names) = found.categories.texts().sorted();
    let accounts = found.accounts.texts();
    let closing =
        Closing { accounts, products: &products, product_ids: &product_ids, categories, days };
    let buckets: Vec<_> =
        found.lines.into_rows().into_iter().zip(found.prices.into_rows()).collect();
    let details = buckets.into_par_iter().map(|(lines, prices)| closing.bucket(lines, prices));
    let details: Vec<Vec<(u32, AccountDetail)>> = details.collect::<Result<_, _>>()?;
    let mut rows: BTreeMap<&str, AccountDetail> = BTreeMap::new();
    rows.extend(details.into_iter().flatten().map(|(number, row)| (accounts.get(number), row)));
    for (number, owed) in (0..).zip(found.owed).filter(|(_, owed)| *owed != Owed::default()) {
        let id = accounts.get(number);
        rows.entry(id).or_default().receivables = owed.close(id)?;
    }
    let named =
        rows.into_iter().map(|(id, row)| AccountDetail { account_id: id.to_owned(), ..row });
    let mut detail =
        Detail { accounts: named.collect(), products: product_ids, categories: category_names };
    list_what_is_used(&mut detail);
    Ok(detail)
}

/// What is known when the rows of an account are summed.
struct Closing<'a> {
    accounts: &'a Texts,
    /// The place of each product among the sorted ones.
    products: &'a [u32],
    product_ids: &'a [String],
    /// The place of each category among the sorted ones.
    categories: Vec<u32>,
    days: DetailDays,
}

impl Closing<'_> {
    /// Sums the accounts of a bucket.
    fn bucket(
        &self,
        lines: Rows<LineSum>,
        prices: Rows<PriceSum>,
    ) -> Result<Vec<(u32, AccountDetail)>, Error> {
        let mut lines = lines.joined();
        for line in &mut lines {
            line.product = self.products[line.product as usize];
            if line.category != NOT_A_SALE {
                line.category = self.categories[line.category as usize];
            }
        }
        lines.sort_unstable_by_key(|line| (line.account, line.product));
        let mut prices = prices.joined();
        prices.sort_unstable_by_key(|price| (price.account, price.month));
        let mut prices = prices.chunk_by(|a, b| a.account == b.account).peekable();
        let mut details = vec![];
        for lines in lines.chunk_by_mut(|a, b| a.account == b.account) {
            let account = lines[0].account;
            // Every price is of a line, so no account is passed over.
            let prices = prices.next_if(|prices| prices[0].account == account).unwrap_or_default();
            details.push((account, self.account(self.accounts.get(account), lines, prices)?));
        }
        Ok(details)
    }

    /// Sums one account; its lines stand by product and are brought in another order.
    fn account(
        &self,
        id: &str,
        lines: &mut [LineSum],
        prices: &[PriceSum],
    ) -> Result<AccountDetail, Error> {
        let mut products = vec![];
        for lines in lines.chunk_by(|a, b| a.product == b.product) {
            products.extend(self.product(id, lines)?);
        }
        lines.sort_unstable_by_key(|line| (line.category, line.day));
        let mut categories = vec![];
        let sales = &lines[..lines.partition_point(|line| line.category < NOT_A_SALE)];
        for lines in sales.chunk_by(|a, b| (a.category, a.day) == (b.category, b.day)) {
            let (category, day) = (lines[0].category, lines[0].day);
            let sales = lines.iter().map(|line| i128::from(line.revenue)).sum();
            let sales = money(sales, || format!("account `{id}` on {day}"))?;
            if sales.is_positive() {
                categories.push(CategoryDay { category, day, sales });
            }
        }
        let prices = prices.chunk_by(|a, b| a.month == b.month).map(|rows| price(id, rows));
        Ok(AccountDetail {
            products: products.into_iter().collect(),
            categories: categories.into_iter().collect(),
            prices: prices.collect::<Result<_, _>>()?,
            ..AccountDetail::default()
        })
    }

    /// Sums one product; `None` when it was bought in neither window.
    fn product(&self, id: &str, lines: &[LineSum]) -> Result<Option<ProductSum>, Error> {
        let product = lines[0].product;
        let [mut base, mut current] = [(0, 0, false); 2];
        for line in lines {
            let sum = match line.day {
                day if self.days.current.contains(day) => &mut current,
                day if self.days.base.contains(day) => &mut base,
                _ => continue,
            };
            *sum = (sum.0 + i128::from(line.qty), sum.1 + i128::from(line.revenue), true);
        }
        if !base.2 && !current.2 {
            return Ok(None);
        }
        let exact = |total, what| {
            let name = &self.product_ids[product as usize];
            money(total, || format!("the {what} of product `{name}` for account `{id}`"))
        };
        let traded = |(qty, revenue, _)| -> Result<Traded, Error> {
            let Money(qty) = exact(qty, "quantity")?;
            Ok(Traded { qty, revenue: exact(revenue, "revenue")? })
        };
        Ok(Some(ProductSum { product, base: traded(base)?, current: traded(current)? }))
    }
}

fn price(id: &str, rows: &[PriceSum]) -> Result<PriceMonth, Error> {
    let month = rows[0].month;
    let exact = |of: fn(&PriceSum) -> i64| {
        let total = rows.iter().map(|row| i128::from(of(row))).sum();
        money(total, || format!("account `{id}` in {month}"))
    };
    Ok(PriceMonth { month, net: exact(|row| row.net)?, list: exact(|row| row.list)? })
}

/// Leaves products and categories out that no sum names.
fn list_what_is_used(detail: &mut Detail) {
    let Detail { products, categories, accounts } = detail;
    let used = accounts.iter().flat_map(|row| row.products.iter().map(|sum| sum.product));
    if let Some(places) = keep_used(products, used) {
        accounts.par_iter_mut().for_each(|row| {
            let moved =
                |sum: ProductSum| ProductSum { product: places[sum.product as usize], ..sum };
            row.products = row.products.iter().map(moved).collect();
        });
    }
    let used = accounts.iter().flat_map(|row| row.categories.iter().map(|day| day.category));
    if let Some(places) = keep_used(categories, used) {
        accounts.par_iter_mut().for_each(|row| {
            let moved =
                |day: CategoryDay| CategoryDay { category: places[day.category as usize], ..day };
            row.categories = row.categories.iter().map(moved).collect();
        });
    }
}

/// Keeps the names at the places in use and returns the new place for each old one; `None` when all
/// are in use.
fn keep_used(names: &mut Vec<String>, used: impl Iterator<Item = u32>) -> Option<Vec<u32>> {
    let mut is_used = vec![false; names.len()];
    used.for_each(|place| is_used[place as usize] = true);
    if is_used.iter().all(|is_used| *is_used) {
        return None;
    }
    let mut next = 0;
    let places = is_used.iter().map(|is_used| {
        next += u32::from(*is_used);
        next.saturating_sub(1)
    });
    let places = places.collect();
    let mut is_used = is_used.into_iter();
    names.retain(|_| is_used.next().is_some_and(|is_used| is_used));
    Some(places)
}
