//! Sums that must agree and do not.

use crate::model::Money;

/// Two ways to the same figure that give different amounts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{figure}` of {of} is {} stored units, expected {}", found.0, expected.0)]
pub struct TieError {
    /// The figure.
    pub figure: &'static str,
    /// What was summed.
    pub of: &'static str,
    /// The sum found.
    pub found: Money,
    /// The sum of the facts.
    pub expected: Money,
}

impl TieError {
    /// Returns what to do about it, in one sentence.
    pub fn hint(&self) -> String {
        "report this as a fault of the program, no report was made from these figures".into()
    }
}
