//! What was promised, who decides, who courts the account, and what to ask next.

mod documents;

use crate::analysis::{Analysis, basis::Basis};

pub(in crate::analysis) use documents::in_force;

/// How we stand with an account beside the figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountRelationship {}

/// Adds promises, complaints, decision systems, dossiers, questions and proposals.
pub(super) fn add(_basis: &Basis<'_>, _analysis: &mut Analysis) {}
