//! How well a model explains what accounts bought.

use std::collections::BTreeMap;

use crate::stats::{
    minimise::Slope,
    repeat_purchases::{PurchaseModel, Purchases},
};

/// Accounts with equal histories, as positions in tables of the distinct times.
#[derive(Clone, Copy)]
struct Group {
    repeats: u32,
    recency: u32,
    age: u32,
    accounts: f64,
}

/// The histories of a fit, prepared so that each evaluation takes one logarithm and one exponential
/// per distinct history.
pub(super) struct Sample {
    /// Distinct times, ascending.
    times: Vec<f64>,
    groups: Vec<Group>,
    most_repeats: u32,
}

/// Sums over the first `k` whole numbers `i`, at index `k`.
struct Sums {
    /// `ln(r + i)` and its slope in r.
    rate: Vec<[f64; 2]>,
    /// `ln((b + i) / (a + b + i))` and its slopes in a and b.
    stay: Vec<[f64; 3]>,
}

impl Sample {
    /// Prepares histories; their order does not matter.
    pub(super) fn of(known: &[Purchases]) -> Self {
        let mut times: Vec<f64> = known.iter().flat_map(|one| [one.recency, one.age]).collect();
        times.sort_by(f64::total_cmp);
        times.dedup();
        let position = |time: f64| {
            let index = times.partition_point(|known| *known < time);
            u32::try_from(index).expect("fewer than 2^32 distinct times")
        };
        let mut equal: BTreeMap<[u32; 3], f64> = BTreeMap::new();
        for one in known {
            let key = [one.repeats, position(one.recency), position(one.age)];
            *equal.entry(key).or_default() += 1.0;
        }
        let groups = equal
            .into_iter()
            .map(|([repeats, recency, age], accounts)| Group { repeats, recency, age, accounts })
            .collect();
        let most_repeats = known.iter().map(|one| one.repeats).max().unwrap_or(0);
        Self { times, groups, most_repeats }
    }

    /// Returns the number of distinct histories.
    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    /// Returns every `step`-th distinct history.
    pub(super) fn thinned(&self, step: usize) -> Self {
        let groups = self.groups.iter().step_by(step).copied().collect();
        Self { times: self.times.clone(), groups, ..*self }
    }

    /// Returns the logarithm of the likelihood and its slope in each parameter.
    pub(super) fn log_likelihood(&self, model: &PurchaseModel) -> Slope<4> {
        let terms = Terms {
            model,
            sums: Sums::of(model, self.most_repeats + 1),
            late: self.times.iter().map(|time| (time / model.alpha).ln_1p()).collect(),
            ln_alpha: model.alpha.ln(),
        };
        let mut total = (0.0, [0.0; 4]);
        for group in &self.groups {
            let times = [group.recency, group.age].map(|at| (self.times[at as usize], at as usize));
            let (value, slope) = terms.of(group.repeats, times);
            total.0 += group.accounts * value;
            for (sum, part) in total.1.iter_mut().zip(slope) {
                *sum += group.accounts * part;
            }
        }
        total
    }
}

/// What the histories of a sample share under one model.
struct Terms<'a> {
    model: &'a PurchaseModel,
    sums: Sums,
    /// `ln((alpha + t) / alpha)` of each distinct time.
    late: Vec<f64>,
    ln_alpha: f64,
}

impl Terms<'_> {
    /// Returns the term of one account; its two times come with their position.
    ///
    /// ```text
    /// ln (r)_x + ln (b)_k / (a+b)_k - r ln((alpha+t_x) / alpha) - x ln(alpha+t_x)
    ///   + ln( ((alpha+t_x) / (alpha+T))^(r+x) + [k > 0] a / (b+k-1) )
    /// ```
    fn of(&self, repeats: u32, times: [(f64, usize); 2]) -> Slope<4> {
        let PurchaseModel { dropout, r, alpha, a, b } = *self.model;
        let stays = dropout.stays(repeats);
        let [rate, rate_slope] = self.sums.rate[repeats as usize];
        let [stay, stay_a, stay_b] = self.sums.stay[stays as usize];
        let (x, shape) = (f64::from(repeats), r + f64::from(repeats));
        let [late, until_now] = times.map(|(_, position)| self.late[position]);
        let [from, to] = times.map(|(time, _)| alpha + time);
        let silence = until_now - late;
        let unseen = (-shape * silence).exp();
        let odds = self.model.odds_of_leaving(repeats);
        // Without a decision so far the exponential may be too small a number, its logarithm is not.
        let (mixed, left) = if stays > 0 {
            ((unseen + odds).ln(), odds / (unseen + odds))
        } else {
            (-shape * silence, 0.0)
        };
        let alive = 1.0 - left;
        let value = rate + stay - r * late - x * (self.ln_alpha + late) + mixed;
        let by_alpha = r * times[0].0 / (alpha * from) - x / from
            + alive * shape * (times[1].0 - times[0].0) / (from * to);
        let flips = b + f64::from(stays) - 1.0;
        let by_b = stay_b - if stays > 0 { left / flips } else { 0.0 };
        (value, [rate_slope - late - alive * silence, by_alpha, left / a - stay_a, by_b])
    }
}

impl Sums {
    fn of(model: &PurchaseModel, most: u32) -> Self {
        let (mut rate, mut stay) = (vec![[0.0; 2]], vec![[0.0; 3]]);
        let (mut rates, mut stays) = ([0.0; 2], [0.0; 3]);
        for i in 0..most {
            let (r, b) = (model.r + f64::from(i), model.b + f64::from(i));
            let both = model.a + b;
            rates = [rates[0] + r.ln(), rates[1] + r.recip()];
            stays = [
                stays[0] - (model.a / b).ln_1p(),
                stays[1] + both.recip(),
                stays[2] + model.a / (b * both),
            ];
            rate.push(rates);
            stay.push(stays);
        }
        Self { rate, stay }
    }
}
