//! Offers won and lost.

use std::collections::HashMap;

use crate::{
    analysis::{Analysis, basis::Basis, metrics::win_rate},
    model::Offer,
};

/// Adds the win rates of all time and of the current window.
pub(super) fn add(basis: &Basis<'_>, analysis: &mut Analysis) {
    let offers = &basis.facts.tables.offers;
    if offers.is_empty() {
        return;
    }
    let current = Some(basis.scope.windows.current);
    // All the source tells, whenever decided, as the goldens of `data/` have it; what a report of an
    // earlier day says is the window.
    let all = win_rate::results(offers.iter(), None);
    let window = win_rate::results(offers.iter(), current);
    let mut own: HashMap<&str, Vec<&Offer>> = HashMap::new();
    for offer in offers {
        own.entry(offer.manager_id.as_deref().unwrap_or_default()).or_default().push(offer);
    }
    for manager in &mut analysis.managers {
        let id = manager.manager.manager_id.as_str();
        let own = own.get(id).into_iter().flatten().copied();
        let performance = &mut manager.performance;
        performance.offers = all.by_manager.get(id).copied();
        performance.offers_window = window.by_manager.get(id).copied();
        performance.lost_offers = win_rate::lost(own, current);
    }
    let company = &mut analysis.company.performance;
    (company.offers, company.offers_window) = (Some(all), Some(window));
}
