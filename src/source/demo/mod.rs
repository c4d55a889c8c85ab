//! The built-in source: canonical tables served over real HTTP on loopback.
//!
//! It behaves like the sources out there, so that every demo runs the whole pull: a bearer token
//! (`demo`), JSON pages of 500 with `next` and `total`, an `ETag` per page, and one 429 with
//! `Retry-After` when the second page of orders is asked for the first time.

mod error;
mod tables;
mod parquet;
mod respond;
mod server;

pub use error::Error;
pub use server::Server;

/// The bearer token the demo wants.
pub const TOKEN: &str = "demo";
