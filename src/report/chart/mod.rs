//! Charts as data: scaled, labelled, ready to be placed.
//!
//! Positions along an axis are fractions of the plot: 0 is its start, 1 its end. Heights of
//! columns and lengths of bars are fractions of the common scale and may be negative. `report`
//! chooses scales and writes labels; `render/chart` only turns fractions into millimetres. No kind
//! exists for pies, gauges, broken or double axes (notation N6).

use serde::Serialize;

mod account;
mod curve;
mod dots;
mod structure;
mod time;

pub use account::{Lane, LaneMark, LaneShape, Rhythm, Timeline};
pub use curve::{CohortCell, CohortRow, Cohorts, ShareCurve, SharePoint, Survival, SurvivalCurve};
pub use dots::{Dot, DotRow, Dots, Landing};
pub use structure::{Bar, Bars, BridgeStep, Bullet, Matrix, MatrixCell, MatrixRow, Variance};
pub use time::{ColumnMark, FlowMark, LinePlot, Sparkline};

/// A chart with its place and its text for those who cannot see it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chart {
    /// What the chart says, in a sentence.
    pub alt: String,
    /// Width in millimetres.
    pub width_mm: f32,
    /// Height in millimetres.
    pub height_mm: f32,
    /// What is drawn.
    pub plot: Plot,
}

/// The kinds of chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Plot {
    /// Values over time: actual, previous year and plan as columns.
    Columns(Vec<ColumnMark>),
    /// A value over time in a small space.
    Sparkline(Sparkline),
    /// A value over time as a line with labelled ends and months below.
    Line(LinePlot),
    /// Values by structure: horizontal bars.
    Bars(Bars),
    /// A change from previous year to actual as a bridge from zero.
    Bridge(Vec<BridgeStep>),
    /// A value against its target.
    Bullet(Bullet),
    /// One variance left or right of a zero line common to all rows.
    Variance(Variance),
    /// Silence against the usual gap of one account.
    Rhythm(Rhythm),
    /// Orders and events of one account over twelve months.
    Timeline(Timeline),
    /// Accounts gained above the axis and lost below it, by month.
    Flow(Vec<FlowMark>),
    /// The nine cells of ABC by XYZ.
    Matrix(Matrix),
    /// Results on a common axis, with their intervals or limits.
    Dots(Dots),
    /// One result with its interval, on the axis of its table column.
    Dot(Dot),
    /// The labels of that axis, in the head of the column.
    Axis(Vec<(f32, String)>),
    /// Actual and forecast of a year, with its range, over its plan.
    Landing(Landing),
    /// How much the largest hold together: Pareto's curve, or Lorenz's from the other end.
    Shares(ShareCurve),
    /// Cohorts by the time since they came.
    Cohorts(Cohorts),
    /// How many last how long.
    Survival(Survival),
    /// The key of the scenarios used on the page, in this order.
    Legend(Vec<(Scenario, String)>),
    /// The same key beside columns, which show the plan as a line.
    ColumnsLegend(Vec<(Scenario, String)>),
}

/// What kind of figure a mark shows (notation N1); each has one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Scenario {
    /// Actual: solid ink.
    Actual,
    /// Previous year: solid light grey.
    PreviousYear,
    /// Plan: outline, or a line over columns.
    Plan,
    /// Forecast: hatched.
    Forecast,
}

/// Whether a figure passed its limit, and to which side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Verdict {
    /// Inside the limit: ink, no shape.
    #[default]
    None,
    /// Better: blue, ●.
    Good,
    /// Worse: red-orange, ◆.
    Bad,
}
