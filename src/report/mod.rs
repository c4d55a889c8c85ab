//! From the analysis to documents.

pub mod chart;
pub mod data;
pub mod document;
pub mod engine;

mod error;

pub use error::Error;
