//! The one integration binary.
#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

/// Whole configuration files: those that pass, and what is said about those that do not.
mod config;
