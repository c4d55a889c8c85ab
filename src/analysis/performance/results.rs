//! What performance comes to, as a report can use it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    model::{Money, Span},
    stats::{Anova, BetaBinomial, Funnel, FunnelPoint, Likelihood},
};

/// The growth of the accounts of all managers, compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Growth {
    /// Managers with a growing or shrinking account, by id.
    pub managers: Vec<ManagerGrowth>,
    /// What the manager explains of the differences in growth.
    pub share: GrowthShare,
    /// Standard deviation between managers in log points; times 100 about percentage points.
    pub sd_between: f64,
    /// By moments.
    pub anova: Anova,
    /// By restricted maximum likelihood; effects rest on it.
    pub reml: Likelihood,
    /// By maximum likelihood.
    pub ml: Likelihood,
}

/// What the manager explains of the differences in growth between accounts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GrowthShare {
    /// Managers differ less than chance makes them, or not significantly more: 0 %.
    NotDistinguishable {
        /// Upper end of the 95 % interval of the share.
        at_most: f64,
    },
    /// Managers differ by more than chance.
    Explained {
        /// The share, 0 to 1.
        share: f64,
        /// 95 % interval, cut to 0 and 1.
        interval: [f64; 2],
    },
}

/// The growth of one manager's accounts.
#[derive(Clone, Debug, PartialEq)]
pub struct ManagerGrowth {
    /// The manager.
    pub manager_id: String,
    /// Accounts counted.
    pub accounts: u32,
    /// Mean log growth, as it is.
    pub mean: f64,
    /// What the manager adds to the common mean, chance taken out.
    pub effect: f64,
    /// 95 % interval of `effect`.
    pub interval: [f64; 2],
    /// Group of managers whose intervals overlap, 1 is the best; all 1: there is no order.
    pub place: u32,
}

/// Decided offers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfferResults {
    /// All offers, those without a manager included.
    pub all: WinRate,
    /// Managers with a decided offer.
    pub by_manager: BTreeMap<String, WinRate>,
    /// The distribution of the managers' true rates; `None` without both a won and a lost offer.
    pub fit: Option<BetaBinomial>,
    /// What chance alone would let managers differ; `None` with fewer than two.
    pub funnel: Option<Funnel>,
    /// Lost offers by reason, the most frequent first.
    pub lost: Vec<LostOffers>,
}

/// Won and closed offers with what they tell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WinRate {
    /// Won.
    pub won: usize,
    /// Won or lost.
    pub closed: usize,
    /// 95 % Wilson interval of the rate.
    pub interval: Option<[f64; 2]>,
    /// The rate drawn to what managers have in common.
    pub shrunk: Option<f64>,
    /// Where the manager lies in the funnel.
    pub funnel: Option<FunnelPoint>,
}

impl WinRate {
    /// Returns the share won; `None` when nothing was decided.
    pub fn rate(&self) -> Option<f64> {
        let count = crate::stats::count;
        (self.closed > 0).then(|| count(self.won) / count(self.closed))
    }
}

/// Offers lost for one reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LostOffers {
    /// The reason as the source names it; `None` when none is given.
    pub reason: Option<String>,
    /// Offers.
    pub offers: u32,
    /// Their value, as far as known.
    pub amount: Money,
}

/// Where a running period will end when accounts go on ordering as they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Landing {
    /// The whole period.
    pub period: Span,
    /// Sold so far.
    pub actual: Money,
    /// Sold so far and expected in the rest.
    pub landing: Money,
    /// 95 % range of `landing`, not below the actual.
    pub range: [Money; 2],
    /// 80 % range of `landing`, not below the actual.
    pub likely: [Money; 2],
    /// The plan of the whole period; `None` without one.
    pub plan: Option<Money>,
}

/// What a portfolio brought against what other managers' accounts of the same kind brought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExpectedResult {
    /// Accounts with base revenue that the manager answers for.
    pub accounts: u32,
    /// Their base revenue.
    pub base: Money,
    /// Their current revenue.
    pub actual: Money,
    /// What they would have brought elsewhere.
    pub expected: Money,
    /// `actual - expected`.
    pub effect: Money,
    /// 95 % interval of `effect`.
    pub interval: [Money; 2],
    /// The effect as a share of the expected, drawn to that of all managers, with its 95 % interval;
    /// `None` when there are too few to compare.
    pub shrunk: Option<(f64, [f64; 2])>,
}

impl ExpectedResult {
    /// Returns the effect as a share of what was expected; `None` unless that is positive.
    pub fn share(&self) -> Option<f64> {
        self.effect.ratio_to(self.expected)
    }

    /// Returns the effect in log points with its interval, whose ends are `None` where nothing would
    /// be left; `None` without revenue on both sides.
    pub fn log_points(&self) -> Option<(f64, [Option<f64>; 2])> {
        let log = |amount: Money| {
            let ratio = amount.ratio_to(self.expected);
            ratio.filter(|ratio| *ratio > 0.0).map(f64::ln)
        };
        Some((
            log(self.actual)?,
            self.interval.map(|effect| log(Money(self.expected.0.saturating_add(effect.0)))),
        ))
    }
}

/// A declared skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillLevel {
    /// The skill.
    pub skill: String,
    /// 0 to 3.
    pub level: i64,
    /// Day of the last review.
    pub reviewed_on: Option<Date>,
    /// Whether the review is older than twelve months, or missing.
    pub review_due: bool,
}
