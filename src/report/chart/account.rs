//! Charts of one account: rhythm and timeline.

use serde::Serialize;

use crate::report::chart::Verdict;

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
