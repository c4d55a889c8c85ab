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
    /// What a length of 1 stands for, where other charts of the page show the same unit.
    pub measure: Option<Measure>,
}

/// What the lengths of a chart measure (notation N5).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Measure {
    /// The unit, whatever its name; equal for charts that can be compared.
    pub unit: String,
    /// What a length of 1 stands for, in that unit.
    pub whole: f32,
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

impl Plot {
    /// Returns whether this explains other charts and shows no figures itself.
    pub fn is_key(&self) -> bool {
        matches!(self, Self::Legend(_) | Self::ColumnsLegend(_) | Self::Axis(_))
    }

    /// Returns the figures a chart writes beside its marks.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Columns(marks) => marks.iter().map(|mark| mark.text.as_str()).collect(),
            Self::Line(line) => vec![&line.ends.0, &line.ends.1],
            Self::Bars(bars) => bars.rows.iter().map(|row| row.text.as_str()).collect(),
            Self::Bridge(steps) => steps.iter().map(|step| step.text.as_str()).collect(),
            Self::Variance(variance) => vec![&variance.text],
            Self::Rhythm(rhythm) => vec![&rhythm.text],
            Self::Timeline(timeline) => timeline.peak.iter().map(|peak| peak.1.as_str()).collect(),
            Self::Flow(marks) => marks
                .iter()
                .flat_map(|mark| [&mark.new.1, &mark.won_back.1, &mark.lost.1])
                .map(String::as_str)
                .collect(),
            Self::Matrix(matrix) => matrix
                .rows
                .iter()
                .flat_map(|row| row.cells.iter().flat_map(|cell| &cell.lines))
                .map(String::as_str)
                .collect(),
            Self::Dots(dots) => dots.rows.iter().map(|row| row.text.as_str()).collect(),
            Self::Landing(Landing { texts: (actual, landing, plan), .. }) => {
                vec![actual, landing, plan]
            }
            Self::Shares(curve) => curve.points.iter().map(|point| point.text.as_str()).collect(),
            Self::Cohorts(cohorts) => cohorts
                .rows
                .iter()
                .flat_map(|row| row.cells.iter().map(|cell| cell.text.as_str()))
                .collect(),
            Self::Sparkline(_)
            | Self::Bullet(_)
            | Self::Dot(_)
            | Self::Axis(_)
            | Self::Survival(_)
            | Self::Legend(_)
            | Self::ColumnsLegend(_) => vec![],
        }
    }
}
