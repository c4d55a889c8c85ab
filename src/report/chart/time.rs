//! Charts along time: columns, lines, flow.

use serde::Serialize;

use crate::report::chart::Verdict;

/// One period of a column chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ColumnMark {
    /// The period, below the axis.
    pub label: String,
    /// A second line below, for the year; empty mostly.
    pub sublabel: String,
    /// Height of the actual column.
    pub actual: f32,
    /// Height of what is still expected of the period, hatched on top of the actual.
    pub forecast: Option<f32>,
    /// Height of the previous year's column.
    pub previous_year: Option<f32>,
    /// Height of the plan line.
    pub plan: Option<f32>,
    /// The actual value as text, above the highest of the three.
    pub text: String,
    /// Whether label and text are bold: the period the report is about.
    pub strong: bool,
}

/// A line of 13 weeks or 12 months; fractions of its own scale, 0 at the bottom.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Sparkline {
    /// Actual, oldest first.
    pub actual: Vec<f32>,
    /// The same periods a year earlier; empty when unknown.
    pub previous_year: Vec<f32>,
    /// Lower and upper limit of usual variation.
    pub band: Option<(f32, f32)>,
    /// Earlier points outside usual variation, by their index.
    pub signals: Vec<usize>,
    /// How the last point is marked.
    pub last: Verdict,
}

/// A line with ticks.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct LinePlot {
    /// Actual, oldest first, evenly spaced.
    pub actual: Vec<f32>,
    /// The same periods a year earlier; empty when unknown.
    pub previous_year: Vec<f32>,
    /// Labels below, at positions along the axis.
    pub ticks: Vec<(f32, String)>,
    /// The first and the last value as text.
    pub ends: (String, String),
}

/// One month of account flow; heights are fractions of the common scale.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FlowMark {
    /// The month.
    pub label: String,
    /// New accounts, solid above the axis, and their number as text.
    pub new: (f32, String),
    /// Won back, outlined above, on top of the new ones.
    pub won_back: (f32, String),
    /// Lost, below the axis, as a positive fraction.
    pub lost: (f32, String),
}
