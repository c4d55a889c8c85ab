//! B1: where the account stands and the one thing to know.

use serde::Serialize;

use crate::report::{
    blocks::{Charts, Content},
    message,
    scene::Scene,
    slice::AccountSlice,
};

#[derive(Serialize)]
struct View {
    /// The message of the briefing, one or two sentences.
    text: String,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let text = message::account(&slice.account, scene);
    Some(Content::new(&View { text }, Charts::of("briefing_message")))
}
