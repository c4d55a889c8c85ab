//! Figures against their base: absolute, relative, and whether they passed their limit.

use serde::Serialize;

use crate::{model::Money, report::chart::Verdict};

/// A relative change shows colour and shape from here.
pub(crate) const RELATIVE_LIMIT: f64 = 0.05;
/// A relative change from here on has a base too small to be told.
const LARGEST_RATIO: f64 = 10.0;
/// A change in percent points shows colour and shape from here.
pub(crate) const POINT_LIMIT: f64 = 0.02;

/// Which direction of a measure is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Better {
    /// More is better.
    More,
    /// Less is better.
    Less,
}

/// An amount against a base (notation N8).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Change {
    /// Actual minus base.
    pub(crate) amount: Money,
    /// The change relative to the base; `None` when that is not positive or tiny.
    pub(crate) ratio: Option<f64>,
    /// Better or worse than the base by more than the limit.
    pub(crate) verdict: Verdict,
}

impl Change {
    /// Compares an amount of which more is better.
    pub(crate) fn of(actual: Money, base: Money) -> Self {
        let ratio = (actual - base).ratio_to(base);
        let verdict = verdict(ratio, RELATIVE_LIMIT, Better::More);
        // Over a tiny base a relative change says nothing.
        let ratio = ratio.filter(|ratio| ratio.abs() < LARGEST_RATIO);
        Self { amount: actual - base, ratio, verdict }
    }
}

/// A share against a base, in fractions of one; a percent point is 0.01.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct PointChange {
    /// Actual minus base.
    pub(crate) points: f64,
    /// Better or worse than the base by more than the limit.
    pub(crate) verdict: Verdict,
}

impl PointChange {
    /// Compares two shares.
    pub(crate) fn of(actual: f64, base: f64, better: Better) -> Self {
        let points = actual - base;
        Self { points, verdict: verdict(Some(points), POINT_LIMIT, better) }
    }
}

/// Judges a change by its limit.
pub(crate) fn verdict(change: Option<f64>, limit: f64, better: Better) -> Verdict {
    let Some(change) = change.filter(|change| change.abs() > limit) else { return Verdict::None };
    if (change > 0.0) == (better == Better::More) { Verdict::Good } else { Verdict::Bad }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judges_only_past_the_limit() {
        assert_eq!(Change::of(Money(104), Money(100)).verdict, Verdict::None);
        assert_eq!(Change::of(Money(94), Money(100)).verdict, Verdict::Bad);
        assert_eq!(PointChange::of(0.5, 0.4, Better::Less).verdict, Verdict::Bad);
    }

    #[test]
    fn has_no_relative_change_from_nothing() {
        let new = Change::of(Money(10), Money::ZERO);
        assert_eq!((new.amount, new.ratio, new.verdict), (Money(10), None, Verdict::None));
        let from_little = Change::of(Money(1_100), Money(100));
        assert_eq!((from_little.ratio, from_little.verdict), (None, Verdict::Good));
    }
}
