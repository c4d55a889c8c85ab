//! The one integration binary: `cargo test --test it`.
#![expect(clippy::unwrap_used, reason = "a failed setup step should stop the test at its line")]

/// Real data sets against independently computed figures.
mod golden;
/// Documents to PDF and HTML.
mod render;
/// Documents and helpers shared by the tests.
mod support;
