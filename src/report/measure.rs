//! One measure of the table of measures: its figures in their own unit.

use serde::Serialize;

use crate::{
    analysis::Comparison,
    model::Money,
    report::{
        change::{Better, Change, PointChange, RELATIVE_LIMIT, verdict},
        chart::Verdict,
    },
};

/// Counts below this are no base of a relative change (notation N8).
const SMALLEST_BASE: u32 = 10;

/// A smaller difference of two counts is never judged.
const SMALLEST_JUDGED: i64 = 2;

/// What a measure counts in.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Unit {
    /// Things.
    Count,
    /// Money.
    Money,
    /// Percent.
    Share,
}

/// A figure in the unit of its row.
#[derive(Clone, Copy, Serialize)]
#[serde(untagged)]
pub(crate) enum Figure {
    /// A number of things.
    Count(i64),
    /// An amount.
    Money(Money),
    /// A fraction of one.
    Share(f64),
}

/// The week, or the level at its end, against the year before; absent figures print empty.
#[derive(Default, Serialize)]
pub(crate) struct Week {
    /// AC.
    pub(crate) actual: Option<Figure>,
    /// PY.
    pub(crate) previous_year: Option<Figure>,
    /// AC minus PY.
    pub(crate) change: Option<Figure>,
    /// The change relative to PY.
    pub(crate) ratio: Option<f64>,
    /// Whether a relative change means anything for the measure; without a base it is "n/a" then.
    pub(crate) ratio_known: bool,
    /// Whether the change passed its limit.
    pub(crate) verdict: Verdict,
}

/// A period to date against plan; absent figures print empty.
#[derive(Default, Serialize)]
pub(crate) struct Running {
    /// AC.
    pub(crate) actual: Option<Figure>,
    /// PL.
    pub(crate) plan: Option<Figure>,
    /// AC against PL.
    pub(crate) change: Option<Change>,
}

impl Week {
    /// Compares two counts.
    pub(crate) fn counts(actual: u32, previous_year: Option<u32>) -> Self {
        let Some(base) = previous_year else {
            return Self { actual: Some(Figure::Count(actual.into())), ..Self::default() };
        };
        let (now, then) = (i64::from(actual), i64::from(base));
        Self {
            actual: Some(Figure::Count(now)),
            previous_year: Some(Figure::Count(then)),
            change: Some(Figure::Count(now - then)),
            ratio: (base > 0).then(|| f64::from(actual) / f64::from(base) - 1.0),
            ratio_known: base >= SMALLEST_BASE,
            verdict: Verdict::None,
        }
    }

    /// Judges a count that passed the limit of relative changes by at least two things.
    pub(crate) fn judged(mut self, better: Better) -> Self {
        let Some(Figure::Count(change)) = self.change else { return self };
        if change.abs() >= SMALLEST_JUDGED {
            let from_nothing = if change > 0 { 1.0 } else { -1.0 };
            let ratio = self.ratio.unwrap_or(from_nothing);
            self.verdict = verdict(Some(ratio), RELATIVE_LIMIT, better);
        }
        self
    }

    /// Compares two amounts.
    pub(crate) fn money(week: &Comparison) -> Self {
        let change = Change::of(week.actual, week.previous_year);
        Self {
            actual: Some(Figure::Money(week.actual)),
            previous_year: Some(Figure::Money(week.previous_year)),
            change: Some(Figure::Money(change.amount)),
            ratio: change.ratio,
            ratio_known: true,
            verdict: Verdict::None,
        }
    }

    /// Compares two shares.
    pub(crate) fn share(actual: f64, base: Option<f64>, better: Better) -> Self {
        let change = base.map(|base| PointChange::of(actual, base, better));
        Self {
            actual: Some(Figure::Share(actual)),
            previous_year: base.map(Figure::Share),
            change: change.map(|change| Figure::Share(change.points)),
            // Points have no relative change; what is missing is the base.
            ratio_known: base.is_none(),
            verdict: change.map(|change| change.verdict).unwrap_or_default(),
            ..Self::default()
        }
    }
}

impl Running {
    /// Takes a count, which has no plan.
    pub(crate) fn count(actual: u32) -> Self {
        Self { actual: Some(Figure::Count(actual.into())), ..Self::default() }
    }

    /// Compares an amount with its plan.
    pub(crate) fn money(comparison: &Comparison) -> Self {
        Self {
            actual: Some(Figure::Money(comparison.actual)),
            plan: comparison.plan.map(Figure::Money),
            change: comparison.plan.map(|plan| Change::of(comparison.actual, plan)),
        }
    }
}
