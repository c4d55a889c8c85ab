//! B0: the account, its classes and place, and the next meeting.

use serde::Serialize;

use crate::{
    analysis::KeyLabel,
    model::{Meeting, UNASSIGNED},
    report::{
        action::day_of,
        blocks::{Charts, Content, class_name},
        scene::{Scene, short_name, shortened},
        slice::AccountSlice,
    },
};

/// Longest name that fits the title line.
const TITLE: usize = 19;
/// Longest text of one line beside the title.
const LINE: usize = 56;

#[derive(Serialize)]
struct View {
    title: String,
    name: String,
    /// The whole name, where the title line cuts it.
    full_name: Option<String>,
    class: String,
    labels: Vec<KeyLabel>,
    share: Option<f64>,
    rank: usize,
    ranked: usize,
    /// Whether the rows tell of a meeting.
    meeting: bool,
    rows: Vec<(String, String)>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let account = slice.account;
    let full = scene.account(account);
    let name = short_name(&full, TITLE);
    let next = account
        .records
        .meetings
        .iter()
        .find(|meeting| day_of(&meeting.starts_at).is_some_and(|day| day > scene.scope.as_of));
    let rows = match next {
        Some(meeting) => of_meeting(meeting, scene),
        None => standing(slice, scene),
    };
    let view = View {
        full_name: (full != name).then(|| shortened(&full, LINE)),
        title: full,
        name,
        class: class_name(account).chars().map(String::from).collect::<Vec<_>>().join("/"),
        labels: account.labels.clone(),
        share: account.share,
        rank: account.rank,
        ranked: slice.ranked,
        meeting: next.is_some(),
        rows: rows
            .into_iter()
            .map(|(key, text)| (scene.language.word(key), shortened(&text, LINE)))
            .collect(),
    };
    Some(Content::new(&view, Charts::of("briefing_head")))
}

fn of_meeting(meeting: &Meeting, scene: &Scene<'_>) -> Vec<(&'static str, String)> {
    let missing = |key: &str| scene.language.word(key);
    let day = day_of(&meeting.starts_at).map(|day| scene.language.weekday_day(day));
    let time = meeting.starts_at.get(11..16).unwrap_or_default();
    let when = [day.unwrap_or_default(), time.to_owned()].join(", ");
    let place = meeting.place.clone().map_or(when.clone(), |place| format!("{when}, {place}"));
    let or = |text: &Option<String>, key| text.clone().unwrap_or_else(|| missing(key));
    vec![
        ("briefing-meeting", place),
        ("briefing-theirs", or(&meeting.their_people, "briefing-unknown")),
        ("briefing-ours", or(&meeting.our_people, "briefing-unknown")),
        ("briefing-objective", or(&meeting.objective, "briefing-no-objective")),
    ]
}

fn standing(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Vec<(&'static str, String)> {
    let account = slice.account;
    let mut rows = vec![("briefing-meeting", scene.language.word("briefing-standing"))];
    if account.account.account_id != UNASSIGNED {
        rows.push(("briefing-manager", scene.owner(account)));
    }
    rows.push(("briefing-state", scene.state(account.rhythm.state_guarded)));
    rows.push(("briefing-as-of", scene.language.day(scene.scope.as_of)));
    rows
}
