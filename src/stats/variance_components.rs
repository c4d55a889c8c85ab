//! How much of the variation between single values lies between the groups they belong to.

use crate::stats::{count, f_quantile, f_upper_tail, peak::peak};

/// Values of one group, summed up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// Number of values.
    pub n: f64,
    /// Their mean.
    pub mean: f64,
    /// Sum of the squared distances from the mean.
    pub squares: f64,
}

impl Group {
    /// Sums a group up; `None` for an empty one.
    pub fn of(values: &[f64]) -> Option<Self> {
        let mean = crate::stats::mean(values)?;
        let squares = values.iter().map(|value| (value - mean).powi(2)).sum();
        Some(Self { n: count(values.len()), mean, squares })
    }
}

/// One-way random effects by the moments of an analysis of variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anova {
    /// Groups.
    pub groups: usize,
    /// Values.
    pub values: usize,
    /// Mean square between groups.
    pub between: f64,
    /// Mean square within groups.
    pub within: f64,
    /// The size a balanced group would have.
    pub group_size: f64,
    /// Variance between groups as the moments give it; negative when groups differ less than chance
    /// would make them.
    pub variance_raw: f64,
    /// The same, cut at 0.
    pub variance: f64,
    /// Share of the variance that lies between groups, cut at 0.
    pub share: f64,
    /// The same, not cut.
    pub share_raw: f64,
    /// `between / within`.
    pub f: f64,
    /// Probability of an `f` at least as large if groups did not differ.
    pub p: f64,
    /// Searle's exact 95 % interval of the share, not cut.
    pub interval: [f64; 2],
}

/// Variances by likelihood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likelihood {
    /// Variance between groups, from 0.
    pub between: f64,
    /// Variance within groups.
    pub within: f64,
    /// The mean that weighs each group by what it tells.
    pub mean: f64,
}

/// What a group adds to the common mean, drawn to 0 as far as chance explains it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// The best linear unbiased prediction.
    pub effect: f64,
    /// Its standard error, variances and common mean taken as known.
    pub standard_error: f64,
}

/// Splits the variance of values into what lies between and within groups, by moments.
///
/// ```text
/// n0    = (N - sum n^2 / N) / (k - 1)
/// share = s_b^2 / (s_b^2 + MSW),  s_b^2 = (MSB - MSW) / n0
/// F     = MSB / MSW with k - 1 and N - k degrees of freedom
/// interval (Searle): (F/U - 1) / (F/U + n0 - 1) to (F/L - 1) / (F/L + n0 - 1)
///           with L and U the 2.5 % and 97.5 % quantiles of F
/// ```
///
/// - **Range:** `share` 0 to 1, `share_raw` from `-1/(n0 - 1)`; the interval exact when balanced.
/// - **Undefined** for fewer than two groups, without a group of two, or when nothing varies within.
/// - **Assumptions:** values are normal within groups, groups a sample of normal ones, one variance
///   within all of them.
///
/// # Reference
///
/// Searle, Casella and `McCulloch` (1992), *Variance Components*, 3.6; checked against Dyestuff (Davies
/// and Goldsmith) and Shrout and Fleiss (1979), ICC(1,1).
pub fn anova(groups: &[Group]) -> Option<Anova> {
    let (k, n) = (count(groups.len()), groups.iter().map(|group| group.n).sum::<f64>());
    if groups.len() < 2 || n <= k {
        return None;
    }
    let mean = groups.iter().map(|group| group.n * group.mean).sum::<f64>() / n;
    let apart: f64 = groups.iter().map(|group| group.n * (group.mean - mean).powi(2)).sum();
    let between = apart / (k - 1.0);
    let within = groups.iter().map(|group| group.squares).sum::<f64>() / (n - k);
    let f = between / within;
    if !f.is_finite() {
        return None;
    }
    let group_size = (n - groups.iter().map(|group| group.n.powi(2)).sum::<f64>() / n) / (k - 1.0);
    let variance_raw = (between - within) / group_size;
    let variance = variance_raw.max(0.0);
    let bound = |tail| {
        let ratio = f / f_quantile(tail, k - 1.0, n - k);
        (ratio - 1.0) / (ratio + group_size - 1.0)
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a sum of counts")]
    let values = n as usize;
    Some(Anova {
        groups: groups.len(),
        values,
        between,
        within,
        group_size,
        variance_raw,
        variance,
        share: variance / (variance + within),
        share_raw: variance_raw / (variance_raw + within),
        f,
        p: f_upper_tail(f, k - 1.0, n - k),
        interval: [bound(0.025), bound(0.975)],
    })
}

/// Estimates the variances by restricted maximum likelihood.
///
/// ```text
/// with t = between / within and w = n / (1 + n t), t minimises
/// (N - 1) ln Q(t) + sum ln(1 + n t) + ln sum w,  Q = SSW + sum w (mean_j - mu)^2
/// mu = sum w mean_j / sum w,  within = Q / (N - 1)
/// ```
///
/// - **Range:** `between` from 0; exactly 0 where groups differ no more than chance makes them.
/// - **Undefined** as [`anova`].
/// - **Assumptions:** as [`anova`]. Equal to it when all groups have the same size.
///
/// # Reference
///
/// Patterson and Thompson (1971); checked against R `lme4` on Dyestuff.
pub fn reml(groups: &[Group]) -> Option<Likelihood> {
    anova(groups).map(|_| Profile { groups, restricted: true }.estimate())
}

/// Estimates the variances by maximum likelihood: as [`reml`] with `N` for `N - 1` and without the
/// last term, hence a smaller variance between groups.
pub fn maximum_likelihood(groups: &[Group]) -> Option<Likelihood> {
    anova(groups).map(|_| Profile { groups, restricted: false }.estimate())
}

impl Likelihood {
    /// Returns the share of the variance that lies between groups.
    pub fn share(&self) -> f64 {
        self.between / (self.between + self.within)
    }

    /// Predicts what a group adds.
    ///
    /// ```text
    /// l = n s_b^2 / (n s_b^2 + s_w^2),  effect = l (mean_j - mu)
    /// variance = (1 - l) s_b^2, the posterior one
    /// ```
    ///
    /// # Reference
    ///
    /// Robinson (1991), "That BLUP is a good thing"; checked against R `lme4` on Dyestuff.
    pub fn effect(&self, group: &Group) -> Effect {
        let known = group.n * self.between;
        let kept = if known > 0.0 { known / (known + self.within) } else { 0.0 };
        Effect {
            effect: kept * (group.mean - self.mean),
            standard_error: ((1.0 - kept) * self.between).sqrt(),
        }
    }
}

/// The likelihood as a function of `t`, all else at its best.
struct Profile<'a> {
    groups: &'a [Group],
    restricted: bool,
}

/// What a `t` comes to.
struct At {
    mean: f64,
    /// `Q`.
    squares: f64,
    /// The slope of the quantity to minimise.
    slope: f64,
    /// That quantity.
    value: f64,
}

impl Profile<'_> {
    fn freedom(&self) -> f64 {
        let n: f64 = self.groups.iter().map(|group| group.n).sum();
        if self.restricted { n - 1.0 } else { n }
    }

    fn at(&self, t: f64) -> At {
        let weighted = || self.groups.iter().map(|group| (group, group.n / (1.0 + group.n * t)));
        let weights: f64 = weighted().map(|(_, w)| w).sum();
        let mean = weighted().map(|(group, w)| w * group.mean).sum::<f64>() / weights;
        let within: f64 = self.groups.iter().map(|group| group.squares).sum();
        let apart = |power| {
            weighted().map(|(group, w)| w.powi(power) * (group.mean - mean).powi(2)).sum::<f64>()
        };
        let squares = within + apart(1);
        let freedom = self.freedom();
        let mut slope = weights - freedom * apart(2) / squares;
        let mut value = freedom * (squares / freedom).ln()
            + self.groups.iter().map(|group| (group.n * t).ln_1p()).sum::<f64>();
        if self.restricted {
            slope -= weighted().map(|(_, w)| w * w).sum::<f64>() / weights;
            value += weights.ln();
        }
        At { mean, squares, slope, value }
    }

    /// Finds the best `t` from 0 to a million.
    fn estimate(&self) -> Likelihood {
        let powers = (-60..=60).map(|step| 10_f64.powf(f64::from(step) / 10.0));
        let grid: Vec<f64> = std::iter::once(0.0).chain(powers).collect();
        let t = peak(&grid, |t| -self.at(t).value, |t| -self.at(t).slope);
        let at = self.at(t);
        let within = at.squares / self.freedom();
        Likelihood { between: t * within, within, mean: at.mean }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::{assert_close, numbers, parse};

    fn groups(rows: &serde_json::Value) -> Vec<Group> {
        rows.as_array().unwrap().iter().filter_map(|row| Group::of(&numbers(row))).collect()
    }

    fn check_anova(found: &Anova, expected: &serde_json::Value) {
        let figures = [
            ("msb", found.between),
            ("msw", found.within),
            ("n0", found.group_size),
            ("sigma2_b_raw", found.variance_raw),
            ("sigma2_b", found.variance),
            ("sigma2_w", found.within),
            ("icc", found.share),
            ("icc_raw", found.share_raw),
            ("F", found.f),
            ("p", found.p),
        ];
        for (key, found) in figures {
            assert_close(found, expected[key].as_f64().unwrap(), 1e-10);
        }
        for (found, expected) in found.interval.iter().zip(numbers(&expected["icc_ci"])) {
            assert_close(*found, expected, 1e-9);
        }
        let counts = [found.groups, found.values].map(|count| Some(count as u64));
        assert_eq!(counts, [expected["k"].as_u64(), expected["N"].as_u64()]);
    }

    #[test]
    fn agrees_with_lme4_on_dyestuff() {
        let file = parse(include_str!("../../tests/reference/icc_dyestuff.json"));
        let groups = groups(&file["inputs"]["groups"]);
        let balanced = anova(&groups).unwrap();
        check_anova(&balanced, &file["expected"]["anova"]);
        let (expected, found) = (&file["expected"]["reml"], reml(&groups).unwrap());
        // The optimiser behind the file stops within 1e-8; with equal groups the answer is known.
        assert_close(found.between, balanced.variance, 1e-12);
        assert_close(found.within, balanced.within, 1e-12);
        let ml = maximum_likelihood(&groups).unwrap();
        let figures = [
            ("sigma2_b", found.between),
            ("sigma2_e", found.within),
            ("mu", found.mean),
            ("icc", found.share()),
            ("ml_sigma2_b", ml.between),
            ("ml_sigma2_e", ml.within),
        ];
        for (key, found) in figures {
            assert_close(found, expected[key].as_f64().unwrap(), 1e-7);
        }
        for (group, expected) in groups.iter().zip(numbers(&expected["blup"])) {
            assert_close(found.effect(group).effect, expected, 1e-7);
        }
    }

    #[test]
    fn agrees_with_shrout_and_fleiss() {
        let file = parse(include_str!("../../tests/reference/icc_shrout_fleiss.json"));
        let groups = groups(&file["inputs"]["rows_are_groups"]);
        check_anova(&anova(&groups).unwrap(), &file["expected"]);
    }

    #[test]
    fn pitfall_20_groups_that_differ_less_than_chance_share_nothing() {
        let groups: Vec<Group> =
            [[1.0, 9.0], [9.0, 1.0], [4.0, 6.0]].iter().filter_map(|row| Group::of(row)).collect();
        let found = anova(&groups).unwrap();
        assert!(found.share_raw < 0.0 && found.share == 0.0 && found.interval[0] < 0.0);
        let likelihood = reml(&groups).unwrap();
        assert_eq!((likelihood.between, likelihood.share()), (0.0, 0.0));
        assert_eq!(likelihood.effect(&groups[0]), Effect { effect: 0.0, standard_error: 0.0 });
    }

    #[test]
    fn needs_two_groups_and_something_that_varies_within() {
        let group = |values: &[f64]| Group::of(values).unwrap();
        assert_eq!(anova(&[group(&[1.0, 2.0])]), None);
        assert_eq!(anova(&[group(&[1.0]), group(&[2.0])]), None);
        assert_eq!(reml(&[group(&[1.0, 1.0]), group(&[2.0])]), None);
        assert_eq!(Group::of(&[]), None);
    }
}
