//! Numerical functions on slices, each with its definition and the numbers it was checked against.
//!
//! No domain types: a caller turns money and dates into plain numbers first. Every function is
//! total: where a figure is not defined it returns `None`.

mod dispersion;
mod intermittency;
mod kaplan_meier;
mod log_rank;
mod mann_kendall;
mod normal;
mod pettitt;
mod poisson;
mod quantile;
mod theil_sen;
pub mod xmr;

pub use dispersion::{coefficient_of_variation, mean};
pub use intermittency::mean_demand_interval;
pub use kaplan_meier::{
    Lifetime, MedianLifetime, Scale, SurvivalStep, kaplan_meier, median_lifetime,
};
pub use log_rank::{LogRank, log_rank};
pub use mann_kendall::{MannKendall, mann_kendall};
pub use normal::{normal_upper_tail, two_sided_p};
pub use pettitt::{ChangePoint, pettitt};
pub use poisson::{poisson_interval, poisson_ratio_p};
pub use quantile::{median, quantile};
pub use theil_sen::theil_sen_slope;

/// Turns a count into a number to calculate with.
#[expect(clippy::cast_precision_loss, reason = "counts here are far below 2^53")]
pub fn count(items: usize) -> f64 {
    items as f64
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
