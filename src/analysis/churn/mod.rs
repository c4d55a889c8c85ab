//! Who fades and leaves, why, and how well the warnings worked.

use crate::analysis::{Analysis, basis::Basis};

/// Signs that an account is fading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountChurn {}

/// The dynamics of losing and keeping accounts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompanyChurn {}

/// Adds shrinking, reasons, survival by group and the audit of earlier flags.
pub(super) fn add(_basis: &Basis<'_>, _analysis: &mut Analysis) {}
