//! Bad inputs and faults by their numbers: what each must do to a pull.

/// Sums and row counts beyond what fits.
mod size;
mod decode;
mod http;
mod paging;
