//! From the analysis to documents.

pub mod chart;
pub mod data;
pub mod document;
