//! Pages to typed rows to the snapshot: mapping, exact amounts, findings, control totals.

pub mod snapshot;
