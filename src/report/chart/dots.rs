//! Charts of estimates: dots with intervals on an axis, and the landing of a year.

use serde::Serialize;

use crate::report::chart::Verdict;

/// Rows of dots over one axis; all positions are fractions of the axis.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Dots {
    /// Width of the names; 0 where the only row needs none.
    pub name_mm: f32,
    /// The rows, top to bottom.
    pub rows: Vec<DotRow>,
    /// Dots in grey below the rows: the others of the same group.
    pub others: Vec<f32>,
    /// The line common to all rows, and its label above; zero, or the usual.
    pub line: Option<(f32, String)>,
    /// Labels below the axis, at their positions.
    pub ticks: Vec<(f32, String)>,
}

/// One row of dots.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DotRow {
    /// The name, left.
    pub name: String,
    /// The dot.
    pub at: f32,
    /// The ends of its interval.
    pub interval: Option<(f32, f32)>,
    /// The limit of the row, as a tick.
    pub limit: Option<f32>,
    /// Whether it differs from the line or passed its limit, and to which side.
    pub verdict: Verdict,
    /// Figures at the right end; may be empty.
    pub text: String,
}

/// A dot in a table cell; the line stands at the same place in all rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Dot {
    /// The line common to all rows.
    pub line: f32,
    /// The dot.
    pub at: f32,
    /// The ends of its interval.
    pub interval: Option<(f32, f32)>,
    /// Whether its interval leaves the line out, and to which side.
    pub verdict: Verdict,
}

/// Where a year will land; lengths are fractions of one scale.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Landing {
    /// Width of the names.
    pub name_mm: f32,
    /// The names of the two bars.
    pub names: (String, String),
    /// The year so far.
    pub actual: f32,
    /// The rest of the year as expected, hatched after the actual.
    pub forecast: f32,
    /// The ends of the landing.
    pub range: Option<(f32, f32)>,
    /// The plan of the whole year.
    pub plan: f32,
    /// Actual, landing and plan as texts.
    pub texts: (String, String, String),
}
