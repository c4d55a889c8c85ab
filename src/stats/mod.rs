//! Numerical functions on slices, each with its definition and the numbers it was checked against.
//!
//! No domain types: a caller turns money and dates into plain numbers first. Every function is
//! total: where a figure is not defined it returns `None`.

mod correlation;
mod dispersion;
mod distributions;
mod gamma;
mod gamma_gamma;
mod intermittency;
mod kaplan_meier;
mod mann_kendall;
mod minimise;
mod normal;
mod quantile;
mod repeat_purchases;
mod root;
mod theil_sen;

pub use correlation::correlation;
pub use dispersion::{coefficient_of_variation, mean};
pub use distributions::{
    beta_quantile, chi_square_quantile, chi_square_upper_tail, f_quantile, f_upper_tail,
    t_two_sided_p,
};
pub use gamma::{digamma, ln_beta, ln_gamma};
pub use gamma_gamma::{Spending, SpendingModel, fit_spending};
pub use intermittency::mean_demand_interval;
pub use kaplan_meier::{Lifetime, SurvivalStep, kaplan_meier};
pub use mann_kendall::{MannKendall, mann_kendall};
pub use minimise::{Minimum, Slope, minimise};
pub use normal::{normal_quantile, normal_upper_tail, two_sided_p};
pub use quantile::{median, quantile};
pub use repeat_purchases::{Dropout, PurchaseModel, Purchases, fit as fit_purchases};
pub use theil_sen::theil_sen_slope;

/// Turns a count into a number to calculate with.
#[expect(clippy::cast_precision_loss, reason = "counts here are far below 2^53")]
pub fn count(items: usize) -> f64 {
    items as f64
}

#[cfg(test)]
mod reference;
