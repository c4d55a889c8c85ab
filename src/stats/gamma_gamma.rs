//! What a purchase is worth when purchases of an account differ by chance.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::stats::{
    digamma, ln_gamma,
    minimise::{Minimum, Slope, minimise},
};

/// Pull of ln(parameter) towards zero: far below what any data say, it ends the walk where they say
/// nothing.
const PULL: f64 = 1e-8;
/// Where the search starts, on values scaled to a mean of 1.
const STARTS: [[f64; 3]; 3] = [[1.0, 3.0, 2.0], [6.0, 4.0, 0.5], [0.3, 10.0, 30.0]];
/// From here p or q says that the data do not determine it.
const LARGE: f64 = 1e3;

/// What the model needs to know of an account.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spending {
    /// x, the repeat purchases.
    pub repeats: u32,
    /// m, their mean value.
    pub mean: f64,
}

impl Spending {
    /// Returns whether the account says something about the value of a purchase.
    pub fn counts(&self) -> bool {
        self.repeats > 0 && self.mean > 0.0
    }
}

/// The Gamma-Gamma model of spending: values of an account are gamma distributed with shape p, the
/// rate of an account is gamma distributed with shape q and rate gamma.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpendingModel {
    /// Shape of the values of one account.
    pub p: f64,
    /// Shape of the distribution of the rates of accounts.
    pub q: f64,
    /// Rate of that distribution, an amount.
    pub gamma: f64,
}

impl SpendingModel {
    /// Returns p, q, gamma.
    pub fn parameters(&self) -> [f64; 3] {
        [self.p, self.q, self.gamma]
    }

    /// Returns whether p or q ran away: then purchases of an account, or accounts, do not differ.
    pub fn is_degenerate(&self) -> bool {
        self.p > LARGE || self.q > LARGE
    }

    /// The value expected of a purchase; without repeat purchases that of the population.
    ///
    /// ```text
    /// E[M] = p (gamma + x m) / (p x + q - 1),  x = 0: p gamma / (q - 1)
    /// ```
    ///
    /// - **Undefined** for q up to 1, where the population has no mean.
    ///
    /// # Reference
    ///
    /// Fader and Hardie, note 025, equation 5; checked against lifetimes.
    pub fn mean(&self, known: &Spending) -> Option<f64> {
        let x = if known.counts() { f64::from(known.repeats) } else { 0.0 };
        let value = self.p * (self.gamma + x * known.mean) / (self.p * x + self.q - 1.0);
        (self.q > 1.0).then_some(value)
    }
}

/// Fits the model by maximum likelihood to the accounts that [count](Spending::counts); returns it with
/// the logarithm of its likelihood.
///
/// - **Undefined** below two such accounts.
/// - **Assumptions:** the value of a purchase does not depend on how often an account buys; see
///   [`correlation`].
///
/// # Reference
///
/// Fader and Hardie (2013), note 025, "The Gamma-Gamma Model of Monetary Value"; checked against the
/// published fit to CDNOW (lifetimes, R BTYD).
pub fn fit_spending(known: &[Spending]) -> Option<(SpendingModel, f64)> {
    let mut known: Vec<Spending> = known.iter().copied().filter(Spending::counts).collect();
    known.sort_by(|a, b| a.repeats.cmp(&b.repeats).then(a.mean.total_cmp(&b.mean)));
    if known.len() < 2 {
        return None;
    }
    let accounts = crate::stats::count(known.len());
    let scale = known.iter().map(|one| one.mean).sum::<f64>() / accounts;
    for one in &mut known {
        one.mean /= scale;
    }
    let found: Vec<Minimum<3>> =
        STARTS.into_par_iter().map(|start| search(&known, start)).collect();
    let best =
        found.iter().fold(found[0], |best, one| if one.value < best.value { *one } else { best });
    let model = model(&best.at);
    let value = log_likelihood(&known, &model).0 - accounts * scale.ln();
    Some((SpendingModel { gamma: model.gamma * scale, ..model }, value))
}

fn search(known: &[Spending], start: [f64; 3]) -> Minimum<3> {
    minimise(start.map(f64::ln), |at| {
        let model = model(at);
        let (value, slope) = log_likelihood(known, &model);
        let parameters = model.parameters();
        let pull: f64 = at.iter().map(|ln| PULL * ln * ln).sum();
        let slope = std::array::from_fn(|i| 2.0 * PULL * at[i] - slope[i] * parameters[i]);
        (pull - value, slope)
    })
}

fn model(at: &[f64; 3]) -> SpendingModel {
    let [p, q, gamma] = at.map(f64::exp);
    SpendingModel { p, q, gamma }
}

/// Returns the logarithm of the likelihood and its slope in each parameter.
fn log_likelihood(known: &[Spending], model: &SpendingModel) -> Slope<3> {
    let SpendingModel { p, q, gamma } = *model;
    let mut by_repeats: BTreeMap<u32, [f64; 3]> = BTreeMap::new();
    let (ln_gamma_q, digamma_q, ln_scale) = (ln_gamma(q), digamma(q), gamma.ln());
    let mut total = (0.0, [0.0; 3]);
    for one in known {
        let x = f64::from(one.repeats);
        let [shapes, both, own] = *by_repeats.entry(one.repeats).or_insert_with(|| {
            let both = p * x + q;
            [ln_gamma(both) - ln_gamma(p * x) - ln_gamma_q, digamma(both), digamma(p * x)]
        });
        let spent = x * one.mean;
        let sum = gamma + spent;
        // Logarithms of the shares of what was spent and of what is assumed in their sum.
        let (share, rest) = ((spent / sum).ln(), ln_scale - sum.ln());
        total.0 += shapes + q * rest + p * x * share - one.mean.ln();
        total.1[0] += x * (both - own + share);
        total.1[1] += both - digamma_q + rest;
        total.1[2] += q / gamma - (p * x + q) / sum;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{
        correlation,
        reference::{assert_close, numbers, parse},
    };

    fn cdnow() -> Vec<Spending> {
        let rows = include_str!("../../tests/reference/cdnow_cbs.csv").lines().skip(1);
        rows.map(|row| row.split(',').collect::<Vec<_>>())
            .map(|cells| Spending {
                repeats: cells[0].parse().unwrap(),
                mean: cells[4].parse().unwrap(),
            })
            .collect()
    }

    #[test]
    fn the_fit_to_cdnow_is_the_published_one() {
        let file = parse(include_str!("../../tests/reference/gamma_gamma_cdnow_fit.json"));
        let (expected, tolerance) = (&file["expected"], &file["tol"]);
        let (model, value) = fit_spending(&cdnow()).unwrap();
        for (key, found) in ["p", "q", "gamma"].iter().zip(model.parameters()) {
            let tolerance = tolerance["params_rel"].as_f64().unwrap();
            assert_close(found / expected["precise"][key].as_f64().unwrap(), 1.0, tolerance);
        }
        assert_close(value, expected["precise"]["ll"].as_f64().unwrap(), 1e-9);
        let repeat: Vec<Spending> = cdnow().into_iter().filter(Spending::counts).collect();
        assert_eq!(expected["n"].as_u64(), Some(repeat.len() as u64));
        let x: Vec<f64> = repeat.iter().map(|one| f64::from(one.repeats)).collect();
        let m: Vec<f64> = repeat.iter().map(|one| one.mean).collect();
        assert_close(correlation(&x, &m).unwrap(), expected["corr_x_m"].as_f64().unwrap(), 1e-9);
        let mut turned = cdnow();
        turned.reverse();
        assert_eq!(fit_spending(&turned), Some((model, value)));
    }

    #[test]
    fn expects_what_lifetimes_expects() {
        let file = parse(include_str!("../../tests/reference/gamma_gamma_cdnow_fit.json"));
        let (first, tolerance) = (&file["expected"]["first10_at_rounded_params"], &file["tol"]);
        let rounded = SpendingModel { p: 6.25, q: 3.74, gamma: 15.44 };
        let [published, exact] =
            ["first10_published_abs", "first10_abs"].map(|key| tolerance[key].as_f64().unwrap());
        for (index, known) in cdnow().iter().take(10).enumerate() {
            let found = rounded.mean(known).unwrap();
            let close = |key: &str| (found - numbers(&first[key])[index]).abs();
            assert!(close("e") <= exact && close("e_published") <= published, "{index}: {found}");
        }
    }

    #[test]
    fn pitfall_15_only_positive_repeat_purchases_teach_the_spending_model() {
        let mut padded = cdnow();
        padded.push(Spending { repeats: 0, mean: 900.0 });
        padded.push(Spending { repeats: 4, mean: -20.0 });
        assert_eq!(fit_spending(&padded), fit_spending(&cdnow()));
        let model = SpendingModel { p: 2.0, q: 3.0, gamma: 10.0 };
        let (none, back) =
            (Spending { repeats: 0, mean: 0.0 }, Spending { repeats: 4, mean: -20.0 });
        assert_eq!((model.mean(&none), model.mean(&back)), (Some(10.0), Some(10.0)));
        assert_eq!(SpendingModel { q: 1.0, ..model }.mean(&none), None);
        assert_eq!(fit_spending(&padded[..1]), None);
    }
}
