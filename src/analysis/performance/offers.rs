//! Offers won and lost.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use crate::{
    analysis::{AccountAnalysis, Analysis, LossReason, basis::Basis, metrics::win_rate},
    model::{Date, Offer, Span, UNASSIGNED},
};

/// Adds the win rates of all time and of both windows, and what is still open.
pub(super) fn add(basis: &Basis<'_>, analysis: &mut Analysis) {
    if basis.facts.tables.offers.is_empty() {
        return;
    }
    let windows = basis.scope.windows;
    let offers = attributed(basis, &analysis.accounts);
    // All the source tells, whenever decided, as the goldens of `data/` have it; what a report of an
    // earlier day says is the window.
    let all = win_rate::results(offers.iter().map(Cow::as_ref), None);
    let window = win_rate::results(offers.iter().map(Cow::as_ref), Some(windows.current));
    let base = win_rate::results(offers.iter().map(Cow::as_ref), Some(windows.base));
    let mut own: HashMap<&str, Vec<&Offer>> = HashMap::new();
    for offer in offers.iter().map(Cow::as_ref) {
        own.entry(offer.manager_id.as_deref().unwrap_or_default()).or_default().push(offer);
    }
    for manager in &mut analysis.managers {
        let id = manager.manager.manager_id.as_str();
        let own = || own.get(id).into_iter().flatten().copied();
        let performance = &mut manager.performance;
        performance.offers = all.by_manager.get(id).copied();
        performance.offers_window = window.by_manager.get(id).copied();
        performance.offers_base = base.by_manager.get(id).copied();
        let open = own().filter(|offer| is_open(offer, basis.scope.as_of)).count();
        performance.offers_open = u32::try_from(open).expect("fewer than 2^32 offers");
        let made = |window: Span| {
            let days = || own().filter_map(|offer| offer.created);
            let made = days().filter(|day| window.contains(*day)).count();
            days().next().map(|_| u32::try_from(made).expect("fewer than 2^32 offers"))
        };
        performance.offers_made = made(windows.current);
        performance.offers_made_base = made(windows.base);
        performance.lost_offers_base = win_rate::lost(own(), Some(windows.base));
        let mut lost = win_rate::lost(own(), Some(windows.current));
        // Among reasons as frequent as each other the one nobody knows says least.
        lost.sort_by_key(|one| (std::cmp::Reverse(one.offers), one.reason.is_none()));
        performance.lost_offers = lost;
    }
    let company = &mut analysis.company.performance;
    (company.offers, company.offers_window) = (Some(all), Some(window));
}

/// Returns the offers with whom they count for, the owner of the account where they name nobody, and
/// without the reasons that say that none is known.
fn attributed<'a>(basis: &Basis<'a>, accounts: &[AccountAnalysis]) -> Vec<Cow<'a, Offer>> {
    let accounts: BTreeMap<&str, &AccountAnalysis> =
        accounts.iter().map(|one| (one.account.account_id.as_str(), one)).collect();
    let owner = |offer: &Offer| {
        let account = accounts.get(offer.account_id.as_str())?;
        let day = offer.closed.or(offer.created).unwrap_or(basis.scope.as_of);
        let owner = basis.owners.owner_on(&account.account, day.min(basis.scope.as_of));
        (owner != UNASSIGNED).then(|| owner.to_owned())
    };
    let tells_reason = |offer: &Offer| offer.loss_reason.as_deref().is_none_or(is_told);
    let offers = basis.facts.tables.offers.iter();
    offers
        .map(|offer| {
            if offer.manager_id.is_some() && tells_reason(offer) {
                return Cow::Borrowed(offer);
            }
            let manager_id = offer.manager_id.clone().or_else(|| owner(offer));
            let loss_reason = offer.loss_reason.clone().filter(|reason| is_told(reason));
            Cow::Owned(Offer { manager_id, loss_reason, ..offer.clone() })
        })
        .collect()
}

fn is_told(reason: &str) -> bool {
    !reason.trim().is_empty() && reason != LossReason::Unknown.code()
}

/// Returns whether an offer waits for a decision at the end of `as_of`.
fn is_open(offer: &Offer, as_of: Date) -> bool {
    let made = offer.created.is_none_or(|day| day <= as_of);
    let decided_later = offer.closed.is_some_and(|day| day > as_of);
    made && (offer.status == "open" || decided_later)
}
