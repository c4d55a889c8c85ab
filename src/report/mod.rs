//! From the analysis to documents.
//!
//! A reader's slice of the analysis, blocks built from it, and one template that places them: see
//! [`Composer`].

pub mod chart;
pub mod data;
pub mod document;
pub mod engine;
pub mod export;
pub mod slug;
mod step;

pub mod lint;
pub mod workbook;

mod brand;
mod error;
mod run;
pub mod issued;
mod search;
mod slice;
mod scene;
mod change;
mod measure;
mod weekly;
pub mod plots;
mod message;
mod records;
mod task;
pub mod blocks;
pub mod needs;
pub mod provenance;
mod composer;

pub use brand::Brand;
pub use composer::{Composer, Edition};
pub use error::Error;
pub use issued::{Issued, Memory};
pub use run::{Produced, RunFacts, SourceFacts};

#[cfg(test)]
mod tests;
