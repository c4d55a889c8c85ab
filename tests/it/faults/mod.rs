//! Bad inputs and faults by their numbers: what each must do to a pull.

mod data;
/// Sums and row counts beyond what fits.
mod size;
mod decode;
