//! The one integration binary.
#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

/// Real data sets against independently computed figures.
mod golden;
