//! What a model expects.

use crate::stats::repeat_purchases::{PurchaseModel, Purchases};

/// Below this logarithm the probability of no purchase is too small a number to start from.
const UNDERFLOW: f64 = -600.0;
/// What is left of a sum, relative to it, when it is cut off.
const REST: f64 = 1e-16;

/// Probabilities of the number of purchases within several times ahead of an account that never
/// leaves: negative binomial, from no purchase on.
struct Counts {
    shape: f64,
    /// Share of each time ahead in all time.
    shares: Vec<f64>,
    /// The probabilities of `n` purchases.
    now: Vec<f64>,
    n: u32,
    /// Index of the longest time.
    longest: usize,
    /// The logarithms to start from where the probabilities themselves are too small.
    logarithms: Option<Logarithms>,
}

struct Logarithms {
    shares: Vec<f64>,
    none: Vec<f64>,
    /// Of `(shape)_n / n!`.
    weight: f64,
}

impl Counts {
    /// `horizon / reach` is the time ahead relative to the time that is known.
    fn new(shape: f64, reach: f64, horizons: &[f64]) -> Self {
        let none: Vec<f64> =
            horizons.iter().map(|horizon| -shape * (horizon / reach).ln_1p()).collect();
        let shares: Vec<f64> = horizons.iter().map(|horizon| horizon / (reach + horizon)).collect();
        let longest = (0..shares.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b]));
        let now = none.iter().map(|ln| ln.exp()).collect();
        let small = none.iter().any(|ln| *ln < UNDERFLOW);
        let ln_shares = || shares.iter().map(|share| share.ln()).collect();
        let logarithms = small.then(|| Logarithms { shares: ln_shares(), none, weight: 0.0 });
        Self { shape, now, n: 0, longest: longest.unwrap_or(0), logarithms, shares }
    }

    /// Goes on to one purchase more.
    fn advance(&mut self) {
        let n = f64::from(self.n);
        let weight = (self.shape + n) / (n + 1.0);
        self.n += 1;
        let Some(ln) = &mut self.logarithms else {
            for (now, share) in self.now.iter_mut().zip(&self.shares) {
                *now *= weight * share;
            }
            return;
        };
        ln.weight += weight.ln();
        for ((now, share), none) in self.now.iter_mut().zip(&ln.shares).zip(&ln.none) {
            *now = (ln.weight + (n + 1.0) * share + none).exp();
        }
    }

    /// Returns whether all that is still to come is below `limit`.
    fn is_spent(&self, limit: f64) -> bool {
        let (n, share, now) =
            (f64::from(self.n), self.shares[self.longest], self.now[self.longest]);
        // From here on the probabilities fall at least this fast.
        let falls = (self.shape + n) * share < (n + 1.0) * (0.5 + share / 2.0);
        falls && now * (n + 1.0) <= limit * (1.0 - share)
    }
}

impl PurchaseModel {
    /// The purchases expected within each time ahead of an account that has not left.
    ///
    /// ```text
    /// sum over n of P(n purchases if it never leaves) * sum for j < n of P(it stays j times)
    /// P(n) = (r+x)_n / n! z^n (1-z)^(r+x),  z = t / (alpha + T + t)
    /// P(j) = (b+k)_j / (a+b+k)_j,           k = x for BG/NBD, x + 1 for MBG/NBD
    /// ```
    ///
    /// All terms are positive: nothing cancels, a = 1 is no exception, and no x is too large. The
    /// published `(a+b+k-1) / (a-1) (1 - (1-z)^(r+x) 2F1(r+x, b+k; a+b+k-1; z))` is the same.
    pub fn expected_if_alive(&self, known: &Purchases, horizons: &[f64]) -> Vec<f64> {
        let shape = self.r + f64::from(known.repeats);
        let mut counts = Counts::new(shape, self.alpha + known.age, horizons);
        let stays = self.b + f64::from(self.dropout.stays(known.repeats));
        let mut sums = vec![0.0; horizons.len()];
        if horizons.is_empty() {
            return sums;
        }
        // Of the purchases it would make, `kept` are made; one more if it stays once more.
        let (mut staying, mut kept) = (1.0, 0.0);
        loop {
            let n = f64::from(counts.n);
            kept += staying;
            staying *= (stays + n) / (self.a + stays + n);
            counts.advance();
            for (sum, now) in sums.iter_mut().zip(&counts.now) {
                *sum += now * kept;
            }
            if counts.is_spent(REST * sums[counts.longest]) {
                return sums;
            }
        }
    }

    /// The purchases expected of an account within a time ahead.
    ///
    /// # Reference
    ///
    /// Fader, Hardie and Lee (2005), equation 10; Batislam, Denizel and Filiztekin (2007); checked
    /// against mpmath and the published form with 2F1.
    pub fn expected(&self, known: &Purchases, horizon: f64) -> f64 {
        self.alive(known) * self.expected_if_alive(known, &[horizon])[0]
    }

    /// The repeat purchases expected of a new account within a time from its first purchase.
    ///
    /// # Reference
    ///
    /// Fader, Hardie and Lee (2005), equation 9; the published values of CDNOW.
    pub fn expected_of_new(&self, time: f64) -> f64 {
        self.expected(&Purchases { repeats: 0, recency: 0.0, age: 0.0 }, time)
    }

    /// The probabilities that a new account makes 0, 1, 2, … repeat purchases within a time; the last
    /// is that of `most` or more.
    ///
    /// ```text
    /// P(n) = P(it stays at all n) P(n if it never leaves) + P(it leaves at the n-th) P(n or more if …)
    /// ```
    ///
    /// # Reference
    ///
    /// Fader, Hardie and Lee (2005), equation 8; checked against R BTYD.
    pub fn distribution_of_new(&self, time: f64, most: u32) -> Vec<f64> {
        let exactly = self.counts_of_new(time, most);
        let mut or_more = exactly.clone();
        for n in (1..or_more.len()).rev() {
            or_more[n - 1] += or_more[n];
        }
        let (mut stayed, mut stays) = (1.0, 0);
        let mut probability = |n: u32| {
            let mut left = 0.0;
            while stays < self.dropout.stays(n) {
                let odds = self.a / (self.b + f64::from(stays));
                left = stayed * odds / (1.0 + odds);
                stayed /= 1.0 + odds;
                stays += 1;
            }
            let alike = |table: &[f64]| table[n as usize];
            let last = if n == most { alike(&or_more) } else { alike(&exactly) };
            stayed * last + left * alike(&or_more)
        };
        (0..=most).map(&mut probability).collect()
    }

    /// Returns the probabilities of 0, 1, 2, … purchases of an account that never leaves, at least to
    /// `most` and until nothing is left.
    fn counts_of_new(&self, time: f64, most: u32) -> Vec<f64> {
        let mut counts = Counts::new(self.r, self.alpha, &[time]);
        let mut found = vec![counts.now[0]];
        let mut total = counts.now[0];
        while found.len() <= most as usize || !counts.is_spent(REST * total) {
            counts.advance();
            found.push(counts.now[0]);
            total += counts.now[0];
        }
        found
    }
}
