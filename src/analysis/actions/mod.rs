//! What a manager has to do, by rule.

use crate::analysis::{Analysis, basis::Basis};

/// One thing to do about an account.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {}

/// Adds the actions of every account; they look at all other figures, so they come last.
pub(super) fn add(_basis: &Basis<'_>, _analysis: &mut Analysis) {}
