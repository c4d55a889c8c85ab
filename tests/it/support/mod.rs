//! What several tests share.

pub mod browser;
pub mod env;
pub mod foreign;
pub mod pull;
pub mod sample_document;
pub mod server;
