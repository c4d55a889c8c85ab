//! Bad inputs and faults by their numbers: what each must do to a pull.

mod data;
/// Repeated, changed and contradicting rows.
mod keys;
/// Sums and row counts beyond what fits.
mod size;
mod decode;
mod http;
mod paging;
/// Names that do harm elsewhere.
mod names;
