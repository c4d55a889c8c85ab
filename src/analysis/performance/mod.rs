//! What a manager adds, told apart from what the portfolio would have done anyway.

use crate::analysis::{Analysis, basis::Basis};

/// Since when an account has its owner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountOwnership {}

/// A manager against plan, expectation and duty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ManagerPerformance {}

/// What can be said of all managers together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompanyPerformance {}

/// Adds ownership, expectations, effects with intervals, win rates and duties.
pub(super) fn add(_basis: &Basis<'_>, _analysis: &mut Analysis) {}
