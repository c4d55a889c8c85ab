//! Sums of parts, merged to the facts.

use std::{
    collections::{BTreeMap, HashSet},
    mem,
    ops::RangeInclusive,
    sync::Mutex,
};

use rayon::prelude::*;

use crate::{
    facts::{
        AccountDay, AccountDays, CreditCounts, EARLIEST_DAY, Error, LineCounts, ManagerDay,
        ManagerDays, NO_ID, OrderCounts, OrderSum, OrderSums,
        buckets::{Buckets, Rows, Split},
        credit::Credits,
        days::{to_date, to_days},
        deliveries::keep_split,
        ids::Ids,
        orders::fold::{Fold, compact},
    },
    model::{Credit, Date, UNASSIGNED},
};

/// Sums of orders kept before those of finished days are made days of: 64 bytes each.
pub(in crate::facts) const MOST_OPEN: usize = 6_000_000;

/// Merges the sums of parts in any order of rows and parts, from any thread.
///
/// Orders are kept while a later part can still hold lines of their day, or while they are few:
/// memory grows with accounts and days, not with lines, when the source delivers by date.
pub(in crate::facts) struct Merge<'a> {
    excluded: HashSet<&'a str>,
    credits: Credits,
    most_open: usize,
    found: Mutex<Found>,
}

#[derive(Default)]
struct Found {
    accounts: Ids,
    managers: Ids,
    open: Buckets<OrderSum>,
    open_rows: usize,
    account_days: Buckets<(u32, AccountDay)>,
    manager_days: Buckets<([u32; 2], ManagerDay)>,
    counts: OrderCounts,
    per_day: BTreeMap<i32, u64>,
    excluded_total: i128,
    too_old_total: i128,
}

/// What came out.
pub(in crate::facts) struct Merged {
    pub(in crate::facts) account_days: Vec<AccountDays>,
    pub(in crate::facts) manager_days: Vec<ManagerDays>,
    pub(in crate::facts) lines: LineCounts,
    pub(in crate::facts) credits: CreditCounts,
    pub(in crate::facts) total: i128,
    pub(in crate::facts) cancelled_total: i128,
    pub(in crate::facts) excluded_total: i128,
    pub(in crate::facts) too_old_total: i128,
}

impl<'a> Merge<'a> {
    /// Starts with the accounts to leave out and the table of credits.
    pub(in crate::facts) fn new(
        exclude: &'a [String],
        credits: &[Credit],
        most_open: usize,
    ) -> Self {
        let mut found = Found::default();
        let credits = Credits::of(credits, &mut found.managers);
        let excluded = exclude.iter().map(String::as_str).collect();
        Self { excluded, credits, most_open, found: Mutex::new(found) }
    }

    /// Takes a batch.
    pub(in crate::facts) fn take(&self, batch: &OrderSums) {
        let (accounts, managers) = self.number(batch);
        let earliest = to_days(EARLIEST_DAY);
        let (mut excluded, mut too_old) = (0, 0);
        let mut kept = Vec::with_capacity(batch.orders.len());
        for order in &batch.orders {
            let account = accounts[batch.accounts.place(order.account)];
            if account == NO_ID {
                excluded += i128::from(order.revenue);
            } else if order.day < earliest {
                too_old += i128::from(order.revenue);
            } else {
                let manager = managers[batch.managers.place(order.manager)];
                kept.push(OrderSum { account, manager, ..*order });
            }
        }
        let rows = kept.len();
        let kept = Split::of(kept, |row: &OrderSum| row.account);
        let mut found = self.found.lock().expect(LOCK);
        found.open_rows += rows;
        found.open.add(kept);
        found.excluded_total += excluded;
        found.too_old_total += too_old;
        found.counts.add(&batch.counts);
        for (day, lines) in &batch.counts.per_day {
            *found.per_day.entry(*day).or_default() += lines;
        }
    }

    /// Numbers the ids of a batch by place; the last is for none, and [`NO_ID`] for an account that
    /// is left out.
    fn number(&self, batch: &OrderSums) -> (Vec<u32>, Vec<u32>) {
        let is_left_out: Vec<bool> =
            batch.accounts.iter().map(|id| self.excluded.contains(id)).collect();
        let mut found = self.found.lock().expect(LOCK);
        let accounts = batch.accounts.iter().zip(is_left_out);
        let nobody = (UNASSIGNED, self.excluded.contains(UNASSIGNED));
        let accounts = accounts
            .chain([nobody])
            .map(|(id, is_left_out)| if is_left_out { NO_ID } else { found.accounts.number(id) });
        let accounts = accounts.collect();
        let managers = batch.managers.iter().chain([UNASSIGNED]);
        (accounts, managers.map(|id| found.managers.number(id)).collect())
    }

    /// Makes days of the orders that no part of `later` can add to, once many orders are kept.
    pub(in crate::facts) fn settle(&mut self, later: &RangeInclusive<Date>) -> Result<(), Error> {
        let found = self.found.get_mut().expect(LOCK);
        if found.open_rows < self.most_open {
            return Ok(());
        }
        let later = to_days(*later.start())..=to_days(*later.end());
        let open = mem::take(&mut found.open).into_rows();
        let fold = found.fold(&self.credits);
        let settle = |rows: Rows<OrderSum>| {
            let (open, closed) =
                rows.joined().into_iter().partition(|row: &OrderSum| later.contains(&row.day));
            Ok((compact(open), fold.fold(closed)?))
        };
        let settled: Result<Vec<_>, Error> = open.into_par_iter().map(settle).collect();
        let (mut open, mut accounts, mut managers) = (vec![], vec![], vec![]);
        for (rows, folded) in settled? {
            open.push(rows);
            accounts.push(folded.accounts);
            managers.push(folded.managers);
        }
        found.open_rows = open.iter().map(Vec::len).sum();
        found.open.add(Split::from(open));
        found.account_days.add(Split::from(accounts));
        found.manager_days.add(Split::from(managers));
        // Where nothing can be finished, it is not tried again after each part.
        self.most_open = self.most_open.max(2 * found.open_rows);
        Ok(())
    }

    /// Returns the days of every account and manager.
    pub(in crate::facts) fn finish(self) -> Result<Merged, Error> {
        let mut found = self.found.into_inner().expect(LOCK);
        let open = mem::take(&mut found.open).into_rows();
        let accounts = mem::take(&mut found.account_days).into_rows();
        let managers = mem::take(&mut found.manager_days).into_rows();
        let fold = found.fold(&self.credits);
        let buckets: Vec<_> = open.into_iter().zip(accounts).zip(managers).collect();
        let days = buckets.into_par_iter().map(|((open, accounts), managers)| {
            let folded = fold.fold(open.joined())?;
            let accounts = grouped(accounts.joined_with(folded.accounts), |day| day.day);
            let managers = grouped(managers.joined_with(folded.managers), |day| day.day);
            Ok((accounts, managers))
        });
        let days: Result<Vec<_>, Error> = days.collect();
        let (mut account_days, mut manager_days) = (vec![], vec![]);
        for (accounts, managers) in days? {
            account_days.extend(accounts.into_iter().map(|(account, days)| AccountDays {
                account_id: fold.accounts.get(account).to_owned(),
                days,
            }));
            manager_days.extend(managers.into_iter().map(|([manager, account], days)| {
                ManagerDays {
                    manager_id: fold.managers.get(manager).to_owned(),
                    account_id: fold.accounts.get(account).to_owned(),
                    days,
                }
            }));
        }
        account_days.sort_unstable_by(|a, b| a.account_id.cmp(&b.account_id));
        keep_split(&mut account_days);
        manager_days.sort_unstable_by(|a, b| {
            (&a.manager_id, &a.account_id).cmp(&(&b.manager_id, &b.account_id))
        });
        Ok(found.merged(account_days, manager_days, self.credits.counts))
    }
}

impl Found {
    fn fold<'a>(&'a self, credits: &'a Credits) -> Fold<'a> {
        Fold { accounts: self.accounts.texts(), managers: self.managers.texts(), credits }
    }

    fn merged(
        self,
        account_days: Vec<AccountDays>,
        manager_days: Vec<ManagerDays>,
        credits: CreditCounts,
    ) -> Merged {
        let counts = self.counts;
        let day = |(day, lines)| Some((to_date(day)?, lines));
        let lines = LineCounts {
            all: counts.lines,
            no_account: counts.no_account,
            cancelled: counts.cancelled,
            returns: counts.returns,
            per_day: self.per_day.into_iter().filter_map(day).collect(),
        };
        Merged {
            account_days,
            manager_days,
            lines,
            credits,
            total: counts.total,
            cancelled_total: counts.cancelled_total,
            excluded_total: self.excluded_total,
            too_old_total: self.too_old_total,
        }
    }
}

/// Groups the days of one subject, oldest first.
fn grouped<K: Copy + Ord, D, Days: FromIterator<D>>(
    mut rows: Vec<(K, D)>,
    day: fn(&D) -> Date,
) -> Vec<(K, Days)> {
    rows.sort_unstable_by_key(|(key, row)| (*key, day(row)));
    let sizes: Vec<(K, usize)> =
        rows.chunk_by(|a, b| a.0 == b.0).map(|rows| (rows[0].0, rows.len())).collect();
    let mut rows = rows.into_iter();
    let mut next = |size| rows.by_ref().take(size).map(|(_, row)| row).collect();
    sizes.into_iter().map(|(key, size)| (key, next(size))).collect()
}

const LOCK: &str = "a thread that panics ends the program";
