//! How accounts are classed, how classes move, and which accounts are key.

use crate::analysis::{Analysis, basis::Basis};

/// How an account is classed, and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountSegment {}

/// The classes of all accounts and their movement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompanySegmentation {}

/// Adds demand classes, class history, key-account types and the effect of a loss.
pub(super) fn add(_basis: &Basis<'_>, _analysis: &mut Analysis) {}
