//! How likely accounts are to buy again, what that is worth, and what winning one back may cost.

mod figures;
mod models;
mod win_back;

#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::analysis::{
    AccountAnalysis, Analysis, LifetimeModel, basis::Basis, history::History, metrics::p_alive,
};

pub use figures::{
    AccountLifetime, Buying, CompanyLifetime, CompanyOutlook, Fits, ModelFigures, ModelUse,
    Outlook, PurchaseFit, RepeatCount, SpendingFit,
};
pub use win_back::{
    Chance, ChanceBasis, ChanceRow, CompanyWinBack, DiscountLimit, MarginBasis, OfferCeiling,
    OfferKind, OfferResult, WinBack,
};

/// Adds purchase models, lifetime values and the win-back list.
pub(super) fn add(basis: &Basis<'_>, analysis: &mut Analysis) {
    let of = |account: &AccountAnalysis| {
        let history: &History<'_> = basis.history(&account.account.account_id)?;
        p_alive::buying(&history.purchases(), basis.scope.as_of)
    };
    let buying: Vec<Option<Buying>> = analysis.accounts.par_iter().map(of).collect();
    for (account, buying) in analysis.accounts.iter_mut().zip(&buying) {
        account.lifetime.buying = *buying;
    }
    analysis.company.lifetime = model(basis, analysis, &buying);
    win_back::add(basis, analysis);
}

/// Fits the models and hands their expectations to the accounts.
fn model(basis: &Basis<'_>, analysis: &mut Analysis, buying: &[Option<Buying>]) -> CompanyLifetime {
    let (rules, unit) = (&basis.scope.settings.lifetime, &basis.scope.unit);
    let mut company = CompanyLifetime::default();
    if rules.model == LifetimeModel::None {
        return company;
    }
    let bought: Vec<Buying> = buying.iter().flatten().copied().collect();
    company.fits = models::fits(&bought, rules.model, unit);
    let Some(fits) = &company.fits else {
        return CompanyLifetime { use_of_model: ModelUse::TooFewPurchases, ..company };
    };
    let expected = models::accounts(fits, buying, rules, unit);
    for (account, lifetime) in analysis.accounts.iter_mut().zip(expected) {
        account.lifetime = lifetime;
    }
    if fits.chosen().degenerate {
        return CompanyLifetime { use_of_model: ModelUse::Degenerate, ..company };
    }
    let accounts = analysis.accounts.iter().map(|account| &account.lifetime);
    company.outlook = Some(models::total(accounts));
    company.repeat_counts = models::repeat_counts(fits.chosen(), &bought);
    CompanyLifetime { use_of_model: ModelUse::Usable, ..company }
}
