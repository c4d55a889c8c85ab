//! Repeat purchases of accounts that may leave without saying so.
//!
//! While alive an account buys at random at its own rate; after a purchase it leaves with its own
//! probability. Rates and probabilities differ between accounts as a gamma and a beta distribution.

mod expectation;
mod fit;
mod likelihood;

#[cfg(test)]
mod hypergeometric;
#[cfg(test)]
mod tests;

pub use fit::fit;

/// After which purchases an account may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dropout {
    /// After a repeat purchase: BG/NBD. An account that bought once cannot have left.
    AfterRepeat,
    /// After any purchase, the first included: MBG/NBD.
    AfterAny,
}

/// What a model needs to know of an account; the unit of time is the caller's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Purchases {
    /// x, the purchases after the first.
    pub repeats: u32,
    /// `t_x`, the time from the first to the last purchase.
    pub recency: f64,
    /// T, the time from the first purchase to now.
    pub age: f64,
}

/// A model of repeat purchases.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PurchaseModel {
    /// After which purchases an account may leave.
    pub dropout: Dropout,
    /// Shape of the distribution of rates.
    pub r: f64,
    /// Rate of that distribution, a time: `r / alpha` purchases per unit of time are the mean.
    pub alpha: f64,
    /// First parameter of the distribution of leaving: `a / (a + b)` is the mean.
    pub a: f64,
    /// Second parameter of that distribution.
    pub b: f64,
}

/// From here a parameter says that the data do not determine it.
const LARGE: f64 = 1e3;
/// Up to here a parameter says that the data do not determine it.
const SMALL: f64 = 1e-2;

impl Dropout {
    /// Returns how often an account with so many repeat purchases has decided to stay.
    fn stays(self, repeats: u32) -> u32 {
        match self {
            Self::AfterRepeat => repeats,
            Self::AfterAny => repeats + 1,
        }
    }
}

impl PurchaseModel {
    /// Returns r, alpha, a, b.
    pub fn parameters(&self) -> [f64; 4] {
        [self.r, self.alpha, self.a, self.b]
    }

    /// Returns whether a parameter ran away: then there is no difference between accounts, or nobody
    /// ever leaves, and what the model says of single accounts means nothing.
    pub fn is_degenerate(&self) -> bool {
        self.parameters().iter().any(|value| !(SMALL..=LARGE).contains(value))
    }

    /// Returns the odds of having left at the last purchase against having stayed, before the
    /// silence since then is looked at.
    fn odds_of_leaving(&self, repeats: u32) -> f64 {
        match self.dropout.stays(repeats) {
            0 => 0.0,
            stays => self.a / (self.b + f64::from(stays - 1)),
        }
    }

    /// The probability that an account has not left.
    ///
    /// ```text
    /// 1 / (1 + a / (b + k - 1) ((alpha + T) / (alpha + t_x))^(r + x)),  1 for k = 0
    /// k = x for BG/NBD, x + 1 for MBG/NBD
    /// ```
    ///
    /// - **Range:** 0 to 1.
    ///
    /// # Reference
    ///
    /// Fader, Hardie and Lee, note 021 (BG/NBD); Batislam, Denizel and Filiztekin (2007); checked
    /// against R BTYD.
    pub fn alive(&self, known: &Purchases) -> f64 {
        let silence = ((known.age - known.recency) / (self.alpha + known.recency)).ln_1p();
        let shape = self.r + f64::from(known.repeats);
        (1.0 + self.odds_of_leaving(known.repeats) * (shape * silence).exp()).recip()
    }
}
