//! What several test files lean on.

pub mod pull;
pub mod server;
