//! Which of several shares stand out by more than chance.

use crate::stats::{Hits, chi_square_upper_tail, count, normal_quantile, quantile};

/// Tails of the two limits: 95 % and 99.8 % of alike groups lie inside.
const TAILS: [f64; 2] = [0.975, 0.999];

/// Share of the most extreme groups at either end that does not decide how much groups differ.
const WINSORISED: f64 = 0.1;

/// A test at this probability of no difference calls groups overdispersed.
const SIGNIFICANT: f64 = 0.05;

/// Limits within which alike groups lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Funnel {
    /// The common share.
    pub target: f64,
    /// Mean squared distance of the groups in standard errors, extremes drawn in; 1 when groups
    /// differ by chance only.
    pub dispersion: f64,
    /// Probability of groups as different as these if all had the common share.
    pub p: f64,
}

/// Where a group lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunnelPoint {
    /// Limits that 95 % of alike groups of this size keep.
    pub inner: [f64; 2],
    /// Limits that 99.8 % keep.
    pub outer: [f64; 2],
    /// Distance from the target in standard errors, widened by the dispersion.
    pub z: f64,
}

/// Fits the funnel of a set of groups to their common share.
///
/// ```text
/// z      = (share - target) / sqrt(target (1 - target) / cases)
/// limits = target +- z_q sqrt(phi target (1 - target) / cases),  q = 95 % and 99.8 %
/// phi    = mean of z^2, z cut at its 10 % and 90 % quantiles; 1 unless the groups are overdispersed:
///          sum of z^2 against chi-square with k - 1 degrees of freedom, p <= .05
/// ```
///
/// - **Undefined** for fewer than two groups, or when the common share is 0 or 1.
/// - **Assumptions:** cases are independent; groups differ by chance and by what all of them have
///   (case mix), not by many outliers.
///
/// # Reference
///
/// Spiegelhalter (2005), "Funnel plots for comparing institutional performance", with the winsorised
/// multiplicative overdispersion of its section 4.
pub fn funnel(groups: &[Hits]) -> Option<Funnel> {
    let groups: Vec<&Hits> = groups.iter().filter(|group| group.cases > 0).collect();
    let sum = |of: fn(&Hits) -> usize| count(groups.iter().map(|group| of(group)).sum());
    let target = sum(|group| group.hits) / sum(|group| group.cases);
    if groups.len() < 2 || target <= 0.0 || target >= 1.0 {
        return None;
    }
    let distances: Vec<f64> = groups.iter().map(|group| distance(**group, target)).collect();
    let squares: f64 = distances.iter().map(|z| z * z).sum();
    let p = chi_square_upper_tail(squares, count(groups.len() - 1));
    let ends = [WINSORISED, 1.0 - WINSORISED].map(|q| quantile(&distances, q));
    let [Some(low), Some(high)] = ends else { return None };
    let drawn_in = distances.iter().map(|z| z.clamp(low, high).powi(2)).sum::<f64>();
    let dispersion = drawn_in / count(groups.len());
    let is_overdispersed = p <= SIGNIFICANT;
    Some(Funnel { target, dispersion: if is_overdispersed { dispersion.max(1.0) } else { 1.0 }, p })
}

impl Funnel {
    /// Returns the limits for the size of a group and its distance; `None` without a case.
    pub fn point(&self, group: Hits) -> Option<FunnelPoint> {
        let error = (self.dispersion * variance(self.target, group)).sqrt();
        let limits = TAILS.map(|tail| {
            let width = normal_quantile(tail) * error;
            [self.target - width, self.target + width].map(|limit| limit.clamp(0.0, 1.0))
        });
        (group.cases > 0).then(|| FunnelPoint {
            inner: limits[0],
            outer: limits[1],
            z: distance(group, self.target) / self.dispersion.sqrt(),
        })
    }
}

impl FunnelPoint {
    /// Returns whether the group lies outside of the outer limits.
    pub fn is_outlier(&self) -> bool {
        self.z.abs() > normal_quantile(TAILS[1])
    }
}

fn variance(target: f64, group: Hits) -> f64 {
    target * (1.0 - target) / count(group.cases)
}

fn distance(group: Hits, target: f64) -> f64 {
    (count(group.hits) / count(group.cases) - target) / variance(target, group).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::assert_close;

    #[test]
    fn limits_follow_the_size_of_the_group() {
        let groups = [
            Hits { hits: 50, cases: 100 },
            Hits { hits: 55, cases: 100 },
            Hits { hits: 45, cases: 100 },
        ];
        let found = funnel(&groups).unwrap();
        assert_eq!((found.target, found.dispersion), (0.5, 1.0));
        assert_close(found.p, (-1.0_f64).exp(), 1e-12);
        let point = found.point(groups[1]).unwrap();
        assert_close(point.inner[1], 0.5 + 0.05 * 1.959_963_984_540_054, 1e-9);
        assert_close(point.outer[0], 0.5 - 0.05 * 3.090_232_306_167_813, 1e-9);
        assert_close(point.z, 1.0, 1e-12);
        assert!(!point.is_outlier());
        let few = found.point(Hits { hits: 1, cases: 1 }).unwrap();
        assert_eq!((few.inner, few.z), ([0.0, 1.0], 1.0));
    }

    #[test]
    fn names_an_outlier_only_beyond_what_all_groups_vary() {
        let mut groups = vec![Hits { hits: 50, cases: 100 }; 18];
        groups.push(Hits { hits: 80, cases: 100 });
        let lonely = funnel(&groups).unwrap();
        assert_close(lonely.dispersion, 1.0, 0.0);
        assert!(lonely.point(groups[18]).unwrap().is_outlier());
        let varied: Vec<Hits> =
            (0..19).map(|step| Hits { hits: 20 + 3 * step, cases: 100 }).collect();
        let wide = funnel(&varied).unwrap();
        assert!(wide.p < 1e-6 && wide.dispersion > 5.0);
        assert!(!wide.point(varied[18]).unwrap().is_outlier());
        assert_eq!(funnel(&groups[..1]), None);
        assert_eq!(funnel(&[Hits { hits: 0, cases: 3 }; 4]), None);
    }
}
