//! The purchase models, and what they expect of every account.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::{
    analysis::{
        AccountLifetime, Buying, CompanyOutlook, Fits, Lifetime, LifetimeModel, ModelFigures,
        Outlook, PurchaseFit, RepeatCount, SpendingFit,
        metrics::{expected_purchases, lifetime_value, p_alive, purchase_value},
        trade::share_of,
    },
    model::{Money, Unit},
    stats::{Dropout, Purchases, Spending, correlation, fit_purchases, fit_spending, number},
};

/// Weeks ahead of the columns of `accounts.csv`.
const YEAR: u32 = 52;
/// Repeat purchases from which on accounts are counted together.
const MANY: u32 = 7;

/// Fits the models to what accounts bought; `None` with too few repeat purchases.
pub(super) fn fits(buying: &[Buying], chosen: LifetimeModel, unit: &Unit) -> Option<Fits> {
    let repeats: u32 = buying.iter().map(|one| one.repeats).sum();
    if repeats < p_alive::LEAST_REPEATS {
        return None;
    }
    let known: Vec<Purchases> = buying.iter().map(Buying::purchases).collect();
    let fit = |dropout| {
        let (model, log_likelihood) = fit_purchases(dropout, &known)?;
        Some(PurchaseFit { model, log_likelihood, degenerate: model.is_degenerate() })
    };
    let purchases = || rayon::join(|| fit(Dropout::AfterRepeat), || fit(Dropout::AfterAny));
    let ((bg, mbg), spending) = rayon::join(purchases, || spending(buying, unit));
    Some(Fits {
        chosen,
        bg: bg?,
        mbg: mbg?,
        accounts: number(known.iter().filter(|one| one.age > 0.0).count()),
        repeats,
        spending,
    })
}

fn spending(buying: &[Buying], unit: &Unit) -> Option<SpendingFit> {
    let all = buying.iter().map(|one| purchase_value::spending(one, unit));
    let known: Vec<Spending> = all.filter(Spending::counts).collect();
    let (model, log_likelihood) = fit_spending(&known)?;
    let often: Vec<f64> = known.iter().map(|one| f64::from(one.repeats)).collect();
    let much: Vec<f64> = known.iter().map(|one| one.mean).collect();
    let correlation = correlation(&often, &much);
    Some(SpendingFit {
        model,
        log_likelihood,
        degenerate: model.is_degenerate(),
        accounts: number(known.len()),
        correlation,
        dependent: correlation.is_some_and(|found| found.abs() > purchase_value::DEPENDENT),
    })
}

/// Rounds an amount in units of the currency to the stored unit.
fn stored(unit: &Unit, whole: f64) -> Money {
    share_of(Money(unit.per_whole()), whole)
}

impl Fits {
    /// Returns the model the settings choose.
    pub fn chosen(&self) -> &PurchaseFit {
        if self.chosen == LifetimeModel::BgNbd { &self.bg } else { &self.mbg }
    }

    /// Returns the value of a purchase in units of the currency; `None` when the model is not usable.
    fn purchase_value(&self, buying: &Buying, unit: &Unit) -> Option<f64> {
        let fit = self.spending.filter(|fit| !fit.degenerate)?;
        fit.model.mean(&purchase_value::spending(buying, unit))
    }
}

/// Returns what the models say of each account, in the given order.
pub(super) fn accounts(
    fits: &Fits,
    buying: &[Option<Buying>],
    rules: &Lifetime,
    unit: &Unit,
) -> Vec<AccountLifetime> {
    let account = |buying: &Option<Buying>| {
        let Some(known) = buying else { return AccountLifetime::default() };
        let value = fits.purchase_value(known, unit);
        let (models, year) = figures(fits, known, value, rules);
        let chosen = fits.chosen();
        let outlook = (!chosen.degenerate).then(|| {
            let purchases = known.purchases();
            let same = (chosen.model, rules.horizon_weeks) == (fits.bg.model, YEAR);
            let ahead = year.filter(|_| same).unwrap_or_else(|| {
                expected_purchases::by_week(&chosen.model, &purchases, rules.horizon_weeks)
            });
            outlook(chosen.model.alive(&purchases), &ahead, value, (rules, unit))
        });
        AccountLifetime { buying: *buying, outlook, models, win_back: None }
    };
    buying.par_iter().map(account).collect()
}

/// Returns the figures of `accounts.csv`, and the purchases by week behind them.
fn figures(
    fits: &Fits,
    known: &Buying,
    value: Option<f64>,
    rules: &Lifetime,
) -> (ModelFigures, Option<Vec<f64>>) {
    let purchases = known.purchases();
    let year = (!fits.bg.degenerate)
        .then(|| expected_purchases::by_week(&fits.bg.model, &purchases, YEAR));
    let discounted = year.as_ref().map(|year| lifetime_value::discounted(year, rules));
    let figures = ModelFigures {
        alive: Some(fits.bg.model.alive(&purchases)),
        alive_mbg: Some(fits.mbg.model.alive(&purchases)),
        expected: year.as_ref().and_then(|year| year.last().copied()),
        purchase_value: value,
        value: discounted.zip(value).map(|(worth, value)| rules.margin * value * worth),
    };
    (figures, year)
}

fn outlook(
    alive: f64,
    ahead: &[f64],
    value: Option<f64>,
    (rules, unit): (&Lifetime, &Unit),
) -> Outlook {
    let purchases = ahead.last().copied().unwrap_or(0.0);
    let worth = lifetime_value::discounted(ahead, rules);
    let money = |factor: f64| value.map(|value| stored(unit, value * factor));
    Outlook {
        alive,
        purchases,
        purchase_value: money(1.0),
        revenue: money(purchases),
        value: money(rules.margin * worth),
    }
}

/// Adds up what is expected of all accounts.
pub(super) fn total<'a>(accounts: impl Iterator<Item = &'a AccountLifetime>) -> CompanyOutlook {
    let mut total = CompanyOutlook { value: Some(Money::ZERO), ..CompanyOutlook::default() };
    for outlook in accounts.filter_map(|account| account.outlook) {
        total.alive += outlook.alive;
        total.purchases += outlook.purchases;
        total.value = total.value.zip(outlook.value).map(|(sum, value)| sum + value);
    }
    total
}

/// Counts accounts by repeat purchases, and returns how many the model expects by their age.
pub(super) fn repeat_counts(fit: &PurchaseFit, buying: &[Buying]) -> Vec<RepeatCount> {
    let mut counts: Vec<RepeatCount> =
        (0..=MANY).map(|repeats| RepeatCount { repeats, observed: 0, expected: 0.0 }).collect();
    // In days, so that equal ages are found.
    let mut ages: BTreeMap<u64, (f64, f64)> = BTreeMap::new();
    for one in buying.iter().filter(|one| one.age_weeks > 0.0) {
        counts[one.repeats.min(MANY) as usize].observed += 1;
        ages.entry(one.age_weeks.to_bits()).or_insert((one.age_weeks, 0.0)).1 += 1.0;
    }
    for (age, accounts) in ages.into_values() {
        let probabilities = fit.model.distribution_of_new(age, MANY);
        for (count, probability) in counts.iter_mut().zip(probabilities) {
            count.expected += accounts * probability;
        }
    }
    counts
}
