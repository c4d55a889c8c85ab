//! Numerical functions on slices, each with its definition and the numbers it was checked against.
//!
//! No domain types: a caller turns money and dates into plain numbers first. Every function is
//! total: where a figure is not defined it returns `None`.

pub mod xmr;

mod beta_binomial;
mod by_count;
mod correlation;
mod dispersion;
mod distributions;
mod funnel;
mod gamma;
mod gamma_gamma;
mod inequality;
mod intermittency;
mod kaplan_meier;
mod log_rank;
mod mann_kendall;
mod minimise;
mod naive;
mod normal;
mod peak;
mod pettitt;
mod poisson;
mod quantile;
mod repeat_purchases;
mod root;
mod shrinkage;
mod theil_sen;
mod variance_components;
mod wilson;

pub use beta_binomial::{BetaBinomial, Hits, beta_binomial};
pub use by_count::{groups_by_count, shares_of_groups};
pub use correlation::correlation;
pub use dispersion::{coefficient_of_variation, mean};
pub use distributions::{
    beta_quantile, chi_square_quantile, chi_square_upper_tail, f_quantile, f_upper_tail,
    t_two_sided_p,
};
pub use funnel::{Funnel, FunnelPoint, funnel};
pub use gamma::{digamma, ln_beta, ln_gamma};
pub use gamma_gamma::{Spending, SpendingModel, fit_spending};
pub use inequality::{gini, lorenz, theil};
pub use intermittency::{mean_demand_interval, size_variation};
pub use kaplan_meier::{
    Lifetime, MedianLifetime, Scale, SurvivalStep, kaplan_meier, median_lifetime,
};
pub use log_rank::{LogRank, log_rank};
pub use mann_kendall::{MannKendall, mann_kendall};
pub use minimise::{Minimum, Slope, minimise};
pub use naive::{NaiveForecast, NaiveModel, naive_forecast};
pub use normal::{normal_quantile, normal_upper_tail, two_sided_p};
pub use pettitt::{ChangePoint, pettitt};
pub use poisson::{poisson_interval, poisson_ratio_p};
pub use quantile::{median, quantile, quantile_of_sorted};
pub use repeat_purchases::{Dropout, PurchaseModel, Purchases, fit as fit_purchases};
pub use shrinkage::{Common, dersimonian_laird, efron_morris};
pub use theil_sen::theil_sen_slope;
pub use variance_components::{Anova, Effect, Group, Likelihood, anova, maximum_likelihood, reml};
pub use wilson::wilson;

/// The 97.5 % quantile of the normal distribution: 95 % intervals reach that many standard errors.
pub const NORMAL_975: f64 = 1.959_963_984_540_054;
/// The 90 % quantile of the standard normal distribution: the ends of an 80 % range.
pub const NORMAL_90: f64 = 1.281_551_565_544_600_4;

/// Turns a count into a number to calculate with.
#[expect(clippy::cast_precision_loss, reason = "counts here are far below 2^53")]
pub fn count(items: usize) -> f64 {
    items as f64
}

/// Turns a count into the number that stands in results.
pub fn number(items: usize) -> u32 {
    u32::try_from(items).expect("fewer than 2^32 of anything are counted")
}

/// Returns 1 for a rise, -1 for a fall, 0 for equal values.
fn sign(from: f64, to: f64) -> i64 {
    match from.partial_cmp(&to) {
        Some(std::cmp::Ordering::Less) => 1,
        Some(std::cmp::Ordering::Greater) => -1,
        _ => 0,
    }
}

#[cfg(test)]
mod reference;
