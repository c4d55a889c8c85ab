//! Charts by structure: bars, bridge, bullet, variance, matrix.

use serde::Serialize;

use crate::report::chart::Verdict;

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
    /// Length of the forecast that continues it, hatched.
    pub forecast: Option<f32>,
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
    /// Lines at the right: revenue, share, forecast error.
    pub lines: Vec<String>,
    /// Accounts that came in and went out, right of the bar; may be empty.
    pub moves: String,
    /// Length of the share bar below.
    pub share: f32,
}
