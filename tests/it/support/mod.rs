//! What several tests build on.

pub(crate) mod sample_document;
