//! Sums of lines, gathered from all parts.

use std::{
    collections::{HashMap, HashSet},
    sync::Mutex,
};

use crate::{
    facts::{
        LineSum, LineSums, NO_ID, NOT_A_SALE, Owed, PriceSum,
        buckets::{Buckets, Split},
        ids::Ids,
    },
    model::{Product, UNASSIGNED},
};

/// Takes batches from any thread; what comes out does not depend on their order.
pub(super) struct Gather<'a> {
    excluded: HashSet<&'a str>,
    /// The categories of the products table.
    categories: HashMap<&'a str, &'a str>,
    found: Mutex<Found>,
}

/// What was found so far. Ids are numbered as they come.
#[derive(Default)]
pub(super) struct Found {
    pub(super) accounts: Ids,
    pub(super) products: Ids,
    pub(super) categories: Ids,
    pub(super) lines: Buckets<LineSum>,
    pub(super) prices: Buckets<PriceSum>,
    /// By the number of the account.
    pub(super) owed: Vec<Owed>,
}

/// The numbers of the ids of a batch by place; the last is the number for none.
struct Numbers {
    /// [`NO_ID`] for an account that is left out.
    accounts: Vec<u32>,
    products: Vec<u32>,
    categories: Vec<u32>,
    /// The category of each product in the products table.
    of_products: Vec<u32>,
}

impl<'a> Gather<'a> {
    /// Starts with the accounts to leave out and the products table.
    pub(super) fn new(exclude: &'a [String], products: &'a [Product]) -> Self {
        let categories = products.iter().filter_map(|product| {
            product.category.as_deref().map(|category| (product.product_id.as_str(), category))
        });
        Self {
            excluded: exclude.iter().map(String::as_str).collect(),
            categories: categories.collect(),
            found: Mutex::default(),
        }
    }

    /// Takes a batch.
    pub(super) fn take(&self, batch: &LineSums) {
        let numbers = self.number(batch);
        let account = |id| numbers.accounts[batch.accounts.place(id)];
        let lines = batch.lines.iter().map(|line| {
            let product = batch.products.place(line.product);
            LineSum {
                account: account(line.account),
                product: numbers.products[product],
                category: match line.category {
                    NOT_A_SALE => NOT_A_SALE,
                    NO_ID => numbers.of_products[product],
                    category => numbers.categories[category as usize],
                },
                ..*line
            }
        });
        let prices =
            batch.prices.iter().map(|row| PriceSum { account: account(row.account), ..*row });
        let lines = lines.filter(|row| row.account != NO_ID).collect();
        let prices = prices.filter(|row| row.account != NO_ID).collect();
        let (lines, prices) =
            (Split::of(lines, |row| row.account), Split::of(prices, |row| row.account));
        let owed = batch.owed.iter().map(|(place, owed)| (account(*place), owed));
        let mut found = self.found();
        found.lines.add(lines);
        found.prices.add(prices);
        for (account, owed) in owed.filter(|(account, _)| *account != NO_ID) {
            found.owed[account as usize].add(owed);
        }
    }

    /// Returns what was found.
    pub(super) fn finish(self) -> Found {
        self.found.into_inner().expect("a thread that panics ends the program")
    }

    fn found(&self) -> std::sync::MutexGuard<'_, Found> {
        self.found.lock().expect("a thread that panics ends the program")
    }

    fn number(&self, batch: &LineSums) -> Numbers {
        let is_left_out: Vec<bool> =
            batch.accounts.iter().map(|id| self.excluded.contains(id)).collect();
        let category = |product| self.categories.get(product).copied().unwrap_or_default();
        let mut found = self.found();
        let found = &mut *found;
        let mut account = |(id, is_left_out): (&str, &bool)| {
            if *is_left_out { NO_ID } else { found.accounts.number(id) }
        };
        let accounts: Vec<u32> =
            batch.accounts.iter().zip(&is_left_out).map(&mut account).collect();
        let nobody = account((UNASSIGNED, &self.excluded.contains(UNASSIGNED)));
        let products = || batch.products.iter().chain([""]);
        let numbers = Numbers {
            accounts: accounts.into_iter().chain([nobody]).collect(),
            products: products().map(|id| found.products.number(id)).collect(),
            categories: batch.categories.iter().map(|id| found.categories.number(id)).collect(),
            of_products: products().map(|id| found.categories.number(category(id))).collect(),
        };
        found.owed.resize(found.accounts.texts().len(), Owed::default());
        numbers
    }
}
