//! M0: up to three messages, the weightiest first.

use crate::report::{
    blocks::{Charts, Content},
    message,
    scene::Scene,
    slice::ManagerSlice,
};

const MOST: usize = 3;

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let messages = message::manager(slice, scene, MOST);
    Some(Content::new(&messages, Charts::of("manager_messages")))
}
