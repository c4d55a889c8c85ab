//! Integration tests: stages over real sockets and files, and the whole program.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

/// Clean surroundings, servers and documents that the tests share.
mod support;

/// Whole configuration files: those that pass, and what is said about those that do not.
mod config;
/// The pull: paging, retries, redirects, formats, the demo.
mod source;
/// Raw records to the snapshot: mapping, duplicates, refused records.
mod ingest;
/// Documents to PDF and HTML.
mod render;
/// Real data sets against independently computed figures.
mod golden;
