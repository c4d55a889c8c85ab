//! Periodic key-account reports: pulled, computed, proved, burst into one document per reader.
//!
//! ```text
//! source → ingest → facts → analysis → report → render → deliver
//! ```
//!
//! The folders are the data flow, in reading order; `ARCHITECTURE.md` tells what may import what.

pub mod model;
pub mod stats;
pub mod source;
pub mod ingest;
pub mod facts;
pub mod analysis;
pub mod locale;
pub mod report;
pub mod render;
pub mod deliver;

pub mod ledger;
pub mod schedule;
pub mod config;
pub mod pipeline;
pub mod cli;
