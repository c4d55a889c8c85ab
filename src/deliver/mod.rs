//! Artifacts to their readers; today into folders.

mod error;
pub mod folder;

pub use error::Error;
