//! The gamma function and its relatives.

use statrs::function::{beta, gamma};

/// The logarithm of the gamma function, for `x` above zero.
///
/// - **Range:** any number; correct to about 1e-14.
///
/// # Reference
///
/// Pugh (2004), "An Analysis of the Lanczos Gamma Approximation", by statrs; checked against mpmath.
pub fn ln_gamma(x: f64) -> f64 {
    gamma::ln_gamma(x)
}

/// The derivative of [`ln_gamma`], for `x` above zero.
///
/// # Reference
///
/// Recurrence and asymptotic series, Bernardo (1976), AS 103, by statrs; checked against mpmath.
pub fn digamma(x: f64) -> f64 {
    gamma::digamma(x)
}

/// The logarithm of the beta function, for `a` and `b` above zero.
///
/// ```text
/// ln B(a, b) = ln gamma(a) + ln gamma(b) - ln gamma(a + b)
/// ```
///
/// # Reference
///
/// Checked against mpmath.
pub fn ln_beta(a: f64, b: f64) -> f64 {
    beta::ln_beta(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::{assert_close, special};

    #[test]
    fn agrees_with_mpmath() {
        special("lgamma", |inputs| ln_gamma(inputs[0]));
        special("digamma", |inputs| digamma(inputs[0]));
        special("lnbeta", |inputs| ln_beta(inputs[0], inputs[1]));
    }

    #[test]
    fn digamma_is_the_slope_of_ln_gamma() {
        let slope = (ln_gamma(3.0 + 1e-5) - ln_gamma(3.0 - 1e-5)) / 2e-5;
        assert_close(slope, digamma(3.0), 1e-9);
    }
}
