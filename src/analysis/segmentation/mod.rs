//! How accounts are classed, how classes move, and which accounts are key.

mod account;
mod company;

mod history;
mod moves;
mod potential;
mod weight;

#[cfg(test)]
mod tests;

pub use account::{
    AccountSegment, Answer, ClassChange, ClassLimit, ClassPoint, ClassStanding, DecisionPower,
    Demand, DemandClass, Forecast, Grade, LabelReview, LossEffect, Need, Potential,
    PotentialQuestion, ReviewState, Solvency, Strategy,
};
pub use company::{
    BandStanding, CellMove, ClassShare, CompanySegmentation, Importance, KeySetCheck, KeySetPoint,
    Migration, NewBusiness, Prospect, Spread, StrategyCell,
};

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::{
    analysis::{
        AbcClass, AccountAnalysis, Analysis, KeyLabel, XyzClass,
        basis::Basis,
        metrics::{concentration, core_account, demand_class, forecast_error, strategy},
    },
    model::Money,
    stats::NaiveForecast,
};

/// Adds demand classes, class history, key-account types and the effect of a loss.
pub(super) fn add(basis: &Basis<'_>, analysis: &mut Analysis) {
    let mut pasts: Vec<Option<history::Past>> =
        history::follow(basis).into_iter().map(Some).collect();
    // The histories stand by id, the accounts by revenue.
    let errors: Vec<Option<NaiveForecast>> =
        pasts.iter().map(|past| past.as_ref()?.forecast).collect();
    let forecasts = forecast_error::forecasts(&errors);
    let mut base_cells = vec![];
    let named = &mut analysis.accounts[..basis.named.len()];
    let found: Vec<(usize, Potential, Demand)> =
        named.par_iter().map(|account| alone(basis, account)).collect();
    for (account, (index, potential, demand)) in named.iter_mut().zip(found) {
        let past = pasts[index].take().expect("an account has one history");
        base_cells.push(account.abc_base.zip(past.xyz_base));
        if potential.grade == Grade::Prospective {
            account.labels.push(KeyLabel::Prospective);
            account.labels.sort_unstable();
        }
        account.segment = AccountSegment {
            is_new: history::is_new(account.first_purchase, basis.scope.as_of),
            history: past.points,
            standing: past.standing,
            cumulative_share: past.cumulative_share,
            demand,
            xyz_base: past.xyz_base,
            series: basis.classes.sizes(&basis.named[index]),
            forecast: forecasts[index],
            strategy: strategy::strategy(account.abc, account.xyz.class),
            potential: Some(potential),
            label_review: core_account::review(&account.account, basis.scope.as_of),
            loss: None,
        };
    }
    let new = weight::new_business(
        &analysis.accounts[..basis.named.len()],
        basis.scope.settings.window_months,
    );
    let losses = weight::losses(basis, analysis, &new);
    for (account, loss) in analysis.accounts.iter_mut().zip(losses) {
        account.segment.loss = loss;
    }
    analysis.company.segmentation = company(basis, analysis, &base_cells, new);
}

/// Returns the place of an account's history, and what that and its records tell by themselves.
fn alone(basis: &Basis<'_>, account: &AccountAnalysis) -> (usize, Potential, Demand) {
    let id = account.account.account_id.as_str();
    let index = basis.named.binary_search_by_key(&id, |history| history.id);
    let index = index.expect("every named account has a history");
    let history = &basis.named[index];
    let year = history.revenue(weight::year(basis));
    let demand = demand_class::demand(&basis.classes.series(history));
    (index, potential::of_account(basis, account, year), demand)
}

fn company(
    basis: &Basis<'_>,
    analysis: &Analysis,
    base_cells: &[Option<(AbcClass, XyzClass)>],
    new_business: NewBusiness,
) -> CompanySegmentation {
    // Lines nobody owns stand last.
    let named = &analysis.accounts[..basis.named.len()];
    let spread = |of: fn(&AccountAnalysis) -> Money| {
        concentration::spread(&named.iter().map(of).collect::<Vec<Money>>())
    };
    let mut demand = BTreeMap::new();
    for class in named.iter().filter_map(|account| account.segment.demand.class) {
        *demand.entry(class).or_default() += 1;
    }
    CompanySegmentation {
        importance: weight::importance(basis, named),
        empty_share: moves::empty_share(named),
        buckets: basis.classes.buckets.clone(),
        demand,
        cells: moves::cells(&analysis.company, named, base_cells),
        migration: moves::migration(named),
        cell_moves: moves::between_cells(named, base_cells),
        key_set: weight::key_set_check(basis, analysis),
        key_set_history: weight::key_set_history(basis),
        spread: spread(|account| account.revenue_current),
        spread_base: spread(|account| account.revenue_base),
        new_business,
        prospects: potential::prospects(basis),
    }
}
