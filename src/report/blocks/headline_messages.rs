//! W1: up to four messages, the weightiest first.

use crate::report::{
    blocks::{Charts, Content},
    message,
    scene::Scene,
    slice::CompanySlice,
};

const MOST: usize = 4;

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let messages = message::company(slice.analysis, scene, MOST);
    (!messages.is_empty()).then(|| Content::new(&messages, Charts::of("headline_messages")))
}
