//! What an account buys, at what price, and what it could buy.

mod figures;
mod prices;
mod products;
mod space;
mod terms;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::{
    analysis::{
        AccountAnalysis, Analysis,
        basis::Basis,
        metrics::{price_volume_mix::Tally, receivables},
        trade::{prices::CompanyPrices, space::Groups},
    },
    facts::{AccountDetail, CategoryDay, Detail, PriceMonth, Receivables},
    model::{Money, Span},
};

pub use figures::{
    AccountTrade, CategorySpace, CompanyTrade, Confidence, LadderStep, ManagerTrade, OpenMoney,
    PeerBasis, PointBasis, PriceHistory, PricePoint, PriceVolumeMix, ProductMove, Realisation,
    SpaceReason, Stakes, Terms, WhiteSpace,
};

/// Adds products, prices, receivables and white space.
pub(super) fn add(basis: &Basis<'_>, detail: &Detail, analysis: &mut Analysis) {
    let groups = Groups::of((basis, detail), &analysis.accounts);
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut company = Tally::default();
    let mut prices = CompanyPrices::default();
    let mut owed = Receivables::default();
    let margin = analysis.company.margin_current;
    let own = |account: &mut AccountAnalysis| {
        let rows = detail.account(&account.account.account_id);
        if let Some(rows) = rows {
            account.trade = trade((basis, detail), account, rows);
        }
        if !account.is_named() {
            return None;
        }
        let tally = rows.map(|rows| {
            account.trade.white_space = groups.space((basis, detail), account, rows);
            products::tally(detail, rows)
        });
        account.trade.price_volume_mix = tally.as_ref().and_then(Tally::split);
        account.trade.terms = terms::terms(basis.scope, account, margin);
        tally
    };
    let found: Vec<Option<Tally>> = analysis.accounts.par_iter_mut().map(own).collect();
    for (account, tally) in analysis.accounts.iter().zip(found) {
        if let Some(rows) = detail.account(&account.account.account_id) {
            receivables::add(&mut owed, &rows.receivables);
            prices.add(&rows.prices);
        }
        if let Some(tally) = tally {
            company.merge(&tally);
            tallies.entry(account.manager_id.clone()).or_default().merge(&tally);
        }
    }
    for manager in &mut analysis.managers {
        let tally = tallies.get(&manager.manager.manager_id);
        manager.trade.price_volume_mix = tally.and_then(Tally::split);
    }
    let current = basis.scope.windows.current;
    analysis.company.trade = CompanyTrade {
        price_volume_mix: company.split(),
        prices: prices.history(basis.scope.windows),
        receivables: receivables::open_money(
            &owed,
            basis.scope.as_of,
            (basis.company.revenue(current), current.days()),
        ),
    };
}

/// Computes what the lines of one account tell by themselves.
fn trade(
    (basis, detail): (&Basis<'_>, &Detail),
    account: &AccountAnalysis,
    rows: &AccountDetail,
) -> AccountTrade {
    let months: Vec<PriceMonth> = rows.prices.iter().collect();
    let scope = basis.scope;
    let window = (account.revenue_current, scope.windows.current.days());
    AccountTrade {
        moves: products::moves(detail, &basis.facts.tables.products, rows),
        prices: prices::history(&months, scope.windows),
        receivables: receivables::open_money(&rows.receivables, scope.as_of, window),
        ..AccountTrade::default()
    }
}

/// Returns a share of an amount, rounded to the stored unit.
#[expect(clippy::cast_possible_truncation, reason = "a share of an amount fits its type")]
pub(in crate::analysis) fn share_of(amount: Money, share: f64) -> Money {
    Money((amount.as_f64() * share).round() as i64)
}

/// Returns what an amount of a window makes in a year.
pub(in crate::analysis) fn yearly(amount: Money, window_months: u32) -> Money {
    share_of(amount, 12.0 / f64::from(window_months.max(1)))
}

/// Returns whether a day lies in a span.
fn within(span: Span) -> impl Fn(&CategoryDay) -> bool {
    move |row| span.contains(row.day)
}
