//! The model that explains best what accounts bought.

use crate::stats::{
    minimise::{Minimum, minimise},
    repeat_purchases::{Dropout, PurchaseModel, Purchases, likelihood::Sample},
};

/// What the longest time is scaled to, so that all parameters have a similar size.
const SCALE: f64 = 10.0;
/// Pull of ln(parameter) towards zero: far below what any data say, it ends the walk where they say
/// nothing.
const PULL: f64 = 1e-8;
/// Distinct histories that suffice to see which start leads to the best model.
const ENOUGH: usize = 5000;
/// Where the search starts, on the scaled time: even, occasional buyers, regular buyers who stay, and
/// nearly nobody leaving.
const STARTS: [[f64; 4]; 4] =
    [[1.0, 1.0, 1.0, 1.0], [0.3, 1.0, 0.7, 2.5], [3.0, 2.0, 0.2, 20.0], [1.0, 1.0, 0.01, 1.0]];

/// Fits a model by maximum likelihood; returns it with the logarithm of its likelihood.
///
/// - **Undefined** without any account of positive age, or without any repeat purchase.
/// - Accounts of age 0 say nothing and are left out.
/// - **Deterministic:** the order of the accounts does not change a bit.
///
/// # Reference
///
/// Fader, Hardie and Lee (2005), "Counting Your Customers the Easy Way", and their note 027 for the
/// stable form of the likelihood; checked against the published fit to CDNOW (R BTYD, lifetimes).
pub fn fit(dropout: Dropout, known: &[Purchases]) -> Option<(PurchaseModel, f64)> {
    let longest = known.iter().map(|one| one.age).fold(0.0, f64::max);
    let scale = SCALE / longest;
    let scaled: Vec<Purchases> = known
        .iter()
        .filter(|one| one.age > 0.0)
        .map(|one| Purchases { recency: one.recency * scale, age: one.age * scale, ..*one })
        .collect();
    let repeats: f64 = scaled.iter().map(|one| f64::from(one.repeats)).sum();
    if scaled.is_empty() || repeats == 0.0 {
        return None;
    }
    let sample = Sample::of(&scaled);
    let few = sample.thinned(sample.len().div_ceil(ENOUGH));
    let found = STARTS.map(|start| search(&few, dropout, start.map(f64::ln)));
    let best =
        found.iter().fold(found[0], |best, one| if one.value < best.value { *one } else { best });
    let model = model(dropout, &search(&sample, dropout, best.at).at);
    let value = sample.log_likelihood(&model).0 + repeats * scale.ln();
    Some((PurchaseModel { alpha: model.alpha / scale, ..model }, value))
}

fn search(sample: &Sample, dropout: Dropout, start: [f64; 4]) -> Minimum<4> {
    minimise(start, |at| {
        let model = model(dropout, at);
        let (value, slope) = sample.log_likelihood(&model);
        let parameters = model.parameters();
        let pull: f64 = at.iter().map(|ln| PULL * ln * ln).sum();
        let slope = std::array::from_fn(|i| 2.0 * PULL * at[i] - slope[i] * parameters[i]);
        (pull - value, slope)
    })
}

fn model(dropout: Dropout, at: &[f64; 4]) -> PurchaseModel {
    let [r, alpha, a, b] = at.map(f64::exp);
    PurchaseModel { dropout, r, alpha, a, b }
}
