//! What an account buys, at what price, and what it could buy.

use crate::analysis::{Analysis, basis::Basis};

/// What an account buys and pays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountTrade {}

/// What the company sells at which prices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompanyTrade {}

/// Adds products, prices, receivables and white space.
pub(super) fn add(_basis: &Basis<'_>, _analysis: &mut Analysis) {}
