//! What several tests share.

pub mod browser;
pub mod env;
pub mod font;
pub mod foreign;
pub mod picture;
pub mod pull;
pub mod sample_document;
pub mod server;
