//! Charts as data: scaled, labelled, ready to be placed.
//!
//! Positions along an axis are fractions of the plot: 0 is its start, 1 its end. Heights of
//! columns and lengths of bars are fractions of the common scale and may be negative. `report`
//! chooses scales and writes labels; `render/chart` only turns fractions into millimetres. No kind
//! exists for pies, gauges, broken or double axes (notation N6).

use serde::Serialize;

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

/// One period of a column chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ColumnMark {
    /// The period, below the axis.
    pub label: String,
    /// A second line below, for the year; empty mostly.
    pub sublabel: String,
    /// Height of the actual column.
    pub actual: f32,
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

/// Horizontal bars from one axis.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bars {
    /// Width reserved for the names.
    pub name_mm: f32,
    /// The rows, top to bottom.
    pub rows: Vec<Bar>,
    /// Limits across all rows: position along the scale and text.
    pub limits: Vec<(f32, String)>,
    /// A shaded range of the scale.
    pub band: Option<(f32, f32)>,
    /// The ends of that range as texts below it.
    pub band_ends: Option<(String, String)>,
}

/// One row of bars.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bar {
    /// The name, left; may be empty in a table.
    pub name: String,
    /// Length of the actual bar.
    pub actual: f32,
    /// Length of the previous year's bar.
    pub previous_year: Option<f32>,
    /// Length of the plan outline.
    pub plan: Option<f32>,
    /// The value as text, right of the longest bar.
    pub text: String,
    /// Whether the figure passed its limit.
    pub verdict: Verdict,
}

/// One step of a bridge; `from` and `to` are positions, the axis lies at `zero` of the widest.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BridgeStep {
    /// Where the bar starts, as a change from previous year: fractions of the plot, 0 is its left.
    pub from: f32,
    /// Where it ends.
    pub to: f32,
    /// Where the axis (no change) lies; equal in all steps.
    pub zero: f32,
    /// The change as text with its sign; empty for a row without a bar.
    pub text: String,
    /// Better, worse, or the net in ink.
    pub verdict: Verdict,
}

/// A measure against its target.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bullet {
    /// Length of the actual bar.
    pub actual: f32,
    /// Length of the forecast that continues it, hatched.
    pub forecast: Option<f32>,
    /// Position of the target tick.
    pub target: Option<f32>,
    /// Whether the target is missed.
    pub verdict: Verdict,
}

/// One variance.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Variance {
    /// Signed length, as a fraction of the whole width.
    pub value: f32,
    /// Where the zero line lies.
    pub zero: f32,
    /// The variance as text with its sign.
    pub text: String,
    /// Whether it passed its limit.
    pub verdict: Verdict,
}

/// Silence in units of the usual gap, scaled so that 1 is the end of the plot.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Rhythm {
    /// Days since the last purchase.
    pub silence: f32,
    /// The usual gap.
    pub usual: f32,
    /// The account's own limit.
    pub limit: f32,
    /// The figure when the silence is beyond the plot; empty otherwise.
    pub text: String,
    /// Outside the limit or not.
    pub verdict: Verdict,
}

/// Orders as bars over lanes of events.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Timeline {
    /// Month grid: position of each month's start and its label.
    pub months: Vec<(f32, String)>,
    /// Name, unit and count of the order lane, one line each.
    pub orders_head: Vec<String>,
    /// Orders: position and height.
    pub orders: Vec<(f32, f32)>,
    /// The largest order as text and its position.
    pub peak: Option<(f32, String)>,
    /// The next order expected: start, end, height; hatched.
    pub expected: Option<(f32, f32, f32)>,
    /// Event lanes, top to bottom.
    pub lanes: Vec<Lane>,
}

/// A lane of events.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Lane {
    /// Its name, left.
    pub name: String,
    /// The events, by time.
    pub marks: Vec<LaneMark>,
}

/// An event on a lane.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct LaneMark {
    /// Position along the twelve months.
    pub at: f32,
    /// Shape.
    pub shape: LaneShape,
    /// Text beside the mark; empty mostly.
    pub text: String,
}

/// The shape of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum LaneShape {
    /// Small grey dot: as it should be.
    #[default]
    Usual,
    /// Blue ●.
    Good,
    /// Red-orange ◆.
    Bad,
    /// Hollow ◆: was bad, is settled.
    Settled,
    /// Ink square: a meeting held.
    Held,
    /// Hollow square: a meeting planned.
    Planned,
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

/// ABC by XYZ.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Matrix {
    /// Heads of the columns: X, Y, Z with a word each.
    pub columns: Vec<String>,
    /// The rows A, B, C.
    pub rows: Vec<MatrixRow>,
}

/// A row of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MatrixRow {
    /// `A`, `B` or `C`.
    pub name: String,
    /// The cells X, Y, Z.
    pub cells: Vec<MatrixCell>,
}

/// A cell of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MatrixCell {
    /// Number of accounts.
    pub count: String,
    /// Whether the cell is empty, and its count grey.
    pub empty: bool,
    /// Lines at the right: revenue, share.
    pub lines: Vec<String>,
    /// Length of the share bar below.
    pub share: f32,
}
