//! M0: who, how large a portfolio, as of when, and who else reads it.

use serde::Serialize;

use crate::{
    model::UNASSIGNED,
    report::{
        blocks::{Charts, Content},
        scene::{Scene, shortened},
        slice::ManagerSlice,
    },
};

/// Longest name that fits the title line.
const TITLE: usize = 28;

#[derive(Serialize)]
struct View {
    /// The manager's name.
    name: String,
    /// How many accounts of which worth, in words.
    portfolio: String,
    /// The last day included, in words.
    as_of: String,
    /// To whom the manager reports; `none` where the source has nobody.
    lead: Option<String>,
    /// Whether these are the accounts that nobody owns.
    unassigned: bool,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let manager = slice.manager;
    let share = manager
        .share
        .map_or_else(|| scene.language.not_available(), |share| scene.percent(share, 1));
    let view = View {
        name: shortened(&scene.manager(manager), TITLE),
        portfolio: scene.say(
            "manager-portfolio",
            &[("accounts", slice.accounts.len().into()), ("share", share.into())],
        ),
        as_of: scene.about_window("manager-as-of", scene.scope.windows.current),
        lead: manager.manager.lead.clone(),
        unassigned: manager.manager.manager_id == UNASSIGNED,
    };
    Some(Content::new(&view, Charts::of("manager_head")))
}
