//! Tails and quantiles of the distributions that tests and intervals need.

use statrs::function::{beta::beta_reg, gamma::gamma_ur};

use crate::stats::root::falling_root;

/// The probability that a chi-square variable exceeds `x`, for degrees of freedom above zero.
///
/// - **Range:** 0 to 1; 1 for `x` up to zero.
///
/// # Reference
///
/// Regularised upper incomplete gamma function, by statrs; checked against scipy.
pub fn chi_square_upper_tail(x: f64, freedom: f64) -> f64 {
    if x > 0.0 { gamma_ur(freedom / 2.0, x / 2.0) } else { 1.0 }
}

/// The value that a chi-square variable exceeds with the probability `tail`, which lies in (0, 1).
///
/// Limits of an expected count follow from it: from `n` events with confidence 95 %
/// `chi_square_quantile(0.975, 2 n) / 2` to `chi_square_quantile(0.025, 2 n + 2) / 2` (Garwood 1936).
///
/// # Reference
///
/// The inverse of [`chi_square_upper_tail`]; checked against scipy.
pub fn chi_square_quantile(tail: f64, freedom: f64) -> f64 {
    falling_root(|x| chi_square_upper_tail(x, freedom) - tail, f64::INFINITY)
}

/// The probability that an F variable exceeds `x`, for degrees of freedom above zero.
///
/// - **Range:** 0 to 1; 1 for `x` up to zero.
///
/// # Reference
///
/// Regularised incomplete beta function, by statrs; checked against scipy.
pub fn f_upper_tail(x: f64, numerator: f64, denominator: f64) -> f64 {
    if x > 0.0 {
        beta_reg(denominator / 2.0, numerator / 2.0, denominator / (denominator + numerator * x))
    } else {
        1.0
    }
}

/// The value that an F variable exceeds with the probability `tail`, which lies in (0, 1).
///
/// # Reference
///
/// The inverse of [`f_upper_tail`]; checked against scipy.
pub fn f_quantile(tail: f64, numerator: f64, denominator: f64) -> f64 {
    falling_root(|x| f_upper_tail(x, numerator, denominator) - tail, f64::INFINITY)
}

/// The probability that a t variable lies further from zero than `t` on either side.
///
/// # Reference
///
/// The square of a t variable is an F variable with one degree of freedom; checked against scipy.
pub fn t_two_sided_p(t: f64, freedom: f64) -> f64 {
    f_upper_tail(t * t, 1.0, freedom)
}

/// The value below which a beta variable lies with the probability `q`, which lies in (0, 1).
///
/// # Reference
///
/// The inverse of the regularised incomplete beta function of statrs; checked against scipy.
pub fn beta_quantile(q: f64, a: f64, b: f64) -> f64 {
    falling_root(|x| q - beta_reg(a, b, x), 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::{assert_close, special};

    #[test]
    fn tails_agree_with_scipy() {
        special("chi2_sf_df1", |inputs| chi_square_upper_tail(inputs[0], 1.0));
        special("f_sf", |inputs| f_upper_tail(inputs[0], inputs[1], inputs[2]));
        assert_close(t_two_sided_p(2.0, 10.0), 0.073_388_034_770_740_37, 1e-12);
        assert_close(f_upper_tail(1.0, 1000.0, 60_000.0), 0.494_200_080_297_786_84, 1e-10);
        assert_close(chi_square_upper_tail(0.0, 3.0) + f_upper_tail(-1.0, 2.0, 2.0), 2.0, 0.0);
    }

    #[test]
    fn quantiles_agree_with_scipy() {
        assert_close(chi_square_quantile(0.05, 1.0), 3.841_458_820_694_124, 1e-12);
        assert_close(chi_square_quantile(0.975, 6.0) / 2.0, 0.618_672_122_895_601_8, 1e-12);
        assert_close(f_quantile(0.025, 5.0, 24.0), 3.154_816_342_533_112_4, 1e-12);
        assert_close(f_quantile(0.975, 5.0, 24.0), 0.159_285_378_462_895_64, 1e-12);
        assert_close(beta_quantile(0.025, 3.0, 8.0), 0.066_739_511_177_734_47, 1e-12);
        assert_close(beta_quantile(0.975, 0.5, 100.0), 0.024_867_749_237_206_565, 1e-12);
    }

    #[test]
    fn a_quantile_has_its_probability_far_out_too() {
        for tail in [1e-12, 1e-4, 0.5, 0.999] {
            assert_close(
                chi_square_upper_tail(chi_square_quantile(tail, 9.0), 9.0) / tail,
                1.0,
                1e-9,
            );
            assert_close(f_upper_tail(f_quantile(tail, 3.0, 7.0), 3.0, 7.0) / tail, 1.0, 1e-9);
        }
    }
}
