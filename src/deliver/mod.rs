//! Artifacts to their readers; today into folders.

mod error;
pub mod folder;
mod foreign;

pub use error::Error;
