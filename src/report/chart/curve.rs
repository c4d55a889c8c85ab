//! Curves and tables of shares: concentration, cohorts, survival.

use serde::Serialize;

/// What share of the value the largest have together; both axes run from 0 to 1.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ShareCurve {
    /// Share of the items and share of the value, from (0, 0) to (1, 1).
    pub actual: Vec<(f32, f32)>,
    /// The same a year earlier; empty when unknown.
    pub previous_year: Vec<(f32, f32)>,
    /// Points worth a label, the most important first.
    pub points: Vec<SharePoint>,
    /// Labels of the items, below.
    pub items: Vec<(f32, String)>,
    /// Labels of the value, left.
    pub values: Vec<(f32, String)>,
}

/// A labelled point of a curve.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SharePoint {
    /// Share of the items.
    pub items: f32,
    /// Share of the value.
    pub value: f32,
    /// What it says: `6 accounts 50 %`.
    pub text: String,
}

/// Cohorts, one per row, by the time since they came, one step per column.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cohorts {
    /// Width of the names, and of the sizes right of them.
    pub name_mm: f32,
    /// The heads: of the names, of the sizes.
    pub head: (String, String),
    /// The steps, above the columns.
    pub steps: Vec<String>,
    /// The cohorts, oldest first.
    pub rows: Vec<CohortRow>,
}

/// One cohort.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CohortRow {
    /// When it came.
    pub name: String,
    /// How many came.
    pub size: String,
    /// One cell per step known so far.
    pub cells: Vec<CohortCell>,
}

/// The share of a cohort that is still there.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CohortCell {
    /// The share, 0 to 1: the darker, the more.
    pub share: f32,
    /// The share as text.
    pub text: String,
}

/// How many last how long; time is a fraction of the axis, survival of one.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Survival {
    /// The curves; three at most can be told apart.
    pub curves: Vec<SurvivalCurve>,
    /// Labels of the time, below.
    pub times: Vec<(f32, String)>,
    /// Labels of the share, left.
    pub shares: Vec<(f32, String)>,
}

/// One curve, falling in steps; the first is drawn strongest, the others are dashed.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SurvivalCurve {
    /// Its name, at its end.
    pub name: String,
    /// Each time something ends, and the share that lasts longer.
    pub steps: Vec<(f32, f32)>,
    /// The last time known; the curve ends there.
    pub until: f32,
    /// From each time on, the ends of the interval; empty without.
    pub band: Vec<(f32, f32, f32)>,
}
