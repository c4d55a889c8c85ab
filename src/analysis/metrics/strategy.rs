//! What to do with each cell of the matrix.

use crate::analysis::{
    AbcClass, Strategy, XyzClass,
    metrics::{Metric, MetricUnit},
};

/// Strategy: what the cell of ABC by XYZ asks for.
///
/// ```text
///      X               Y                Z
/// A    secure          plan together    stabilise
/// B    develop         maintain         follow projects
/// C    automate        standardise      serve on demand
/// ```
///
/// - **Unit:** one of ten words; `observe` where either class is N.
/// - **Grain:** account, and cell of the matrix.
/// - **Undefined** never.
/// - **Roll-up:** counts, revenue, share and mean forecast error per cell; accounts that moved in and
///   out since the end of the base window.
/// - **Assumptions:** the classes of the current window go on.
///
/// # Reference
///
/// The trade's reading of the matrix: the letter of value says how much effort an account is worth,
/// the letter of regularity what kind.
pub(super) const METRIC: Metric = Metric {
    id: "strategy",
    unit: MetricUnit::Class,
    name: "Strategy",
    explanation: "What an account's cell of the ABC-XYZ matrix asks for, from securing it to serving it on \
                  demand.",
};

/// Returns the strategy of a cell.
pub(in crate::analysis) fn strategy(abc: AbcClass, xyz: XyzClass) -> Strategy {
    match (abc, xyz) {
        (AbcClass::N, _) | (_, XyzClass::N) => Strategy::Observe,
        (AbcClass::A, XyzClass::X) => Strategy::Secure,
        (AbcClass::A, XyzClass::Y) => Strategy::PlanTogether,
        (AbcClass::A, XyzClass::Z) => Strategy::Stabilise,
        (AbcClass::B, XyzClass::X) => Strategy::Develop,
        (AbcClass::B, XyzClass::Y) => Strategy::Maintain,
        (AbcClass::B, XyzClass::Z) => Strategy::FollowProjects,
        (AbcClass::C, XyzClass::X) => Strategy::Automate,
        (AbcClass::C, XyzClass::Y) => Strategy::Standardise,
        (AbcClass::C, XyzClass::Z) => Strategy::ServeOnDemand,
    }
}
