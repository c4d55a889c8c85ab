//! Which lost accounts are worth an effort, and how much of it.

mod figures;

use std::cmp::Reverse;

use jiff::ToSpan;
use rayon::prelude::*;

use crate::{
    analysis::{
        AccountAnalysis, AccountLoss, Analysis, LossReason,
        basis::Basis,
        history::History,
        metrics::{
            loss_reason,
            regain_chance::{self, Cases, Chances, PastLoss},
            win_back_offer::{self, Yearly},
            win_back_value,
        },
        trade::share_of,
    },
    model::{Date, Money, Span, WinBackOffer, ratio_of_percent},
    stats::number,
};

pub use figures::{
    Chance, ChanceBasis, ChanceRow, CompanyWinBack, DiscountLimit, MarginBasis, OfferCeiling,
    OfferKind, OfferResult, WinBack,
};

const YEAR: i32 = 365;

/// What past losses and offers of all accounts teach.
struct Experience {
    chances: Chances,
    company: CompanyWinBack,
}

/// Adds what winning lost accounts back is worth, and the list of them.
pub(super) fn add(basis: &Basis<'_>, analysis: &mut Analysis) {
    let experience = experience(basis, analysis);
    analysis.accounts.par_iter_mut().for_each(|account| {
        account.lifetime.win_back = win_back(basis, account, &experience).map(Box::new);
    });
    let mut company = experience.company;
    company.accounts = rank(&mut analysis.accounts);
    let worths = analysis.accounts.iter().filter_map(|account| {
        account.lifetime.win_back.as_ref().and_then(|win_back| win_back.worth)
    });
    company.worth = worths.fold(None, |sum: Option<Money>, worth| {
        Some(sum.unwrap_or(Money::ZERO) + worth.max(Money::ZERO))
    });
    analysis.company.lifetime.win_back = company;
}

fn experience(basis: &Basis<'_>, analysis: &Analysis) -> Experience {
    let as_of = basis.scope.as_of;
    let lost: Vec<Vec<(PastLoss, LossReason)>> =
        analysis.accounts.par_iter().map(|account| losses(basis, account)).collect();
    let mut cases = Cases::default();
    let (mut losses, mut regained) = (0, 0);
    for (loss, reason) in lost.into_iter().flatten() {
        cases.add(&loss, reason, as_of);
        losses += 1;
        regained += u32::from(loss.regained.is_some());
    }
    let chances = cases.chances();
    let offers: Vec<&WinBackOffer> = analysis
        .accounts
        .iter()
        .flat_map(|account| &account.records.win_back_offers)
        .filter(|offer| offer.made_on <= as_of)
        .collect();
    let results = win_back_offer::results(&offers);
    let recommended = win_back_offer::recommended(&results);
    let preferred = results.iter().find(|result| Some(result.kind) == recommended);
    let cost = win_back_offer::cost(offers.iter().copied());
    let survival = &analysis.company.survival;
    let watched = basis.classes.first_day.map_or(0, |first| (as_of - first).get_days());
    let company = CompanyWinBack {
        losses,
        regained,
        chances: chances.table(),
        recommended,
        offer_cost: preferred.and_then(|result| result.cost).or(cost),
        offers: results,
        expected_years: win_back_value::expected_years(&survival.steps, watched.into()),
        ..CompanyWinBack::default()
    };
    Experience { chances, company }
}

/// Returns every loss of an account with its reason.
fn losses(basis: &Basis<'_>, account: &AccountAnalysis) -> Vec<(PastLoss, LossReason)> {
    let as_of = basis.scope.as_of;
    let Some(history) = basis.history(&account.account.account_id) else { return vec![] };
    let noticed: Vec<Date> = account.records.losses.iter().map(|row| row.noticed_on).collect();
    let rules = &basis.scope.settings.activity;
    let pooled = basis.classes.pooled_gap;
    regain_chance::losses(&history.purchase_days(), &noticed, as_of, pooled, rules)
        .into_iter()
        .map(|loss| {
            // What was written down after the return belongs to another loss.
            let until = loss.regained.and_then(|day| day.yesterday().ok()).unwrap_or(as_of);
            (loss, loss_reason::reason(&account.records, loss.last, until).0)
        })
        .collect()
}

fn win_back(
    basis: &Basis<'_>,
    account: &AccountAnalysis,
    experience: &Experience,
) -> Option<WinBack> {
    let loss = account.churn.loss?;
    let days_lost = (basis.scope.as_of - loss.on).get_days();
    if days_lost > win_back_value::HORIZON_DAYS || loss.reason == LossReason::ClientClosed {
        return None;
    }
    let history = basis.history(&account.account.account_id)?;
    let yearly = yearly(basis, history, &loss).filter(|yearly| yearly.revenue.is_positive())?;
    let Experience { chances, company } = experience;
    let chance = chances.chance(u32::try_from(days_lost).unwrap_or(0), loss.reason);
    let value = win_back_value::value(yearly.margin, company.expected_years);
    let approval = account.account.approval_limit_pct.map(ratio_of_percent);
    let made = account.records.win_back_offers.iter();
    let as_of = basis.scope.as_of;
    let since = made.filter(|offer| (loss.on..=as_of).contains(&offer.made_on)).count();
    Some(WinBack {
        rank: 0,
        lost_on: loss.on,
        months_lost: months(loss.on, as_of),
        reason: loss.reason,
        yearly_revenue: yearly.revenue,
        yearly_margin: yearly.margin,
        margin_basis: yearly.basis,
        value,
        chance,
        offer_cost: company.offer_cost,
        worth: win_back_value::worth(chance.rate, value, company.offer_cost),
        ceiling: win_back_offer::ceiling(&yearly, chance.rate, company.offer_cost, approval),
        offers_made: number(since),
    })
}

/// Returns what an account brought in the 365 days up to its last purchase.
fn yearly(basis: &Basis<'_>, history: &History<'_>, loss: &AccountLoss) -> Option<Yearly> {
    let end = loss.last_purchase.tomorrow().ok()?;
    let span = Span { from: end.saturating_sub(YEAR.days()), to: end };
    let revenue = history.revenue(span);
    let kept = basis.scope.settings.lifetime.margin;
    Some(match history.margin(span) {
        Some(margin) => Yearly { revenue, margin, basis: MarginBasis::Cost },
        None => Yearly { revenue, margin: share_of(revenue, kept), basis: MarginBasis::Revenue },
    })
}

/// Returns the whole months between two days.
fn months(from: Date, to: Date) -> u32 {
    let span = from.until((jiff::Unit::Month, to)).expect("both days are in range");
    u32::try_from(span.get_months()).unwrap_or(0)
}

/// Ranks the list and returns its accounts: by worth, those without one behind, by value.
fn rank(accounts: &mut [AccountAnalysis]) -> Vec<String> {
    let mut listed: Vec<(&str, &mut WinBack)> = accounts
        .iter_mut()
        .filter_map(|account| {
            Some((account.account.account_id.as_str(), account.lifetime.win_back.as_deref_mut()?))
        })
        .collect();
    listed.sort_by_key(|(id, one)| (Reverse((one.worth.is_some(), one.worth, one.value)), *id));
    for (place, (_, win_back)) in (1..).zip(&mut listed) {
        win_back.rank = place;
    }
    listed.into_iter().map(|(id, _)| id.to_owned()).collect()
}
