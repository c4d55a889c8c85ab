//! How likely accounts are to buy again, what that is worth, and what winning one back may cost.

use crate::analysis::{Analysis, basis::Basis};

/// What an account is expected to bring.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountLifetime {}

/// The models behind the expectations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompanyLifetime {}

/// Adds purchase models, lifetime values and the win-back list.
pub(super) fn add(_basis: &Basis<'_>, _analysis: &mut Analysis) {}
