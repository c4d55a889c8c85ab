//! Integration tests: stages over real sockets and files, and the whole program.

#![expect(unreachable_pub, reason = "what tests share is seen by all of them")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

/// Clean surroundings, servers and documents that the tests share.
mod support;

/// Whole configuration files: those that pass, and what is said about those that do not.
mod config;
/// The pull: paging, retries, redirects, formats, the demo.
mod source;
/// Raw records to the snapshot: mapping, duplicates, refused records.
mod ingest;
/// Pulls of what changed, run after run.
mod incremental;
/// What goes wrong between the stages of the analysis.
mod pitfalls;
/// Documents to PDF and HTML.
mod render;
/// The look of the user's: theme, logo, fonts.
mod theme;
/// Every kind of chart, to be looked at.
mod gallery;
/// Real data sets against independently computed figures.
mod golden;
/// What each kind of order line does to the figures.
mod lines;
/// What holds of the analysis of any data.
mod whole;
/// The whole program on the sample company.
mod job;
/// What a report tells of the issue before it.
mod memory;
/// What belongs to one reader stands in no document of another.
mod canary;
mod look;
/// What every error says.
mod errors;
mod faults;
/// The whole program when something is wrong.
mod operator;
/// The whole program on public data sets.
mod public_data;
/// The workbook, recalculated by `LibreOffice`, and the tables for spreadsheets.
mod workbook;
/// The whole program on servers that nobody here wrote.
mod servers;
/// Pages in a real browser.
mod browser;
/// What others get wrong, and the tests that show it is right here.
mod proofs;
/// The documents say what the program does.
mod docs;
/// The rules of ARCHITECTURE.md that the compiler cannot check.
mod tidy;
