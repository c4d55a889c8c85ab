//! B0: the account, its classes and place, and the next meeting.

use serde::Serialize;

use crate::{
    analysis::KeyLabel,
    model::{Date, Meeting, UNASSIGNED},
    report::{
        blocks::{Charts, Content, classes},
        scene::{Scene, short_name, shortened},
        slice::AccountSlice,
    },
};

/// Longest name on the title line: beside five twelfths of the page, or beside the half.
const TITLE: (usize, usize) = (20, 24);
/// Longest text of a line beside such a title.
const LINE: (usize, usize) = (60, 47);
/// Longest name in the line above the title: over its own columns, or over the whole page.
const KICKER: (usize, usize) = (30, 90);

#[derive(Serialize)]
struct View {
    /// The title of the document.
    title: String,
    /// The account's name.
    name: String,
    /// The whole name, where the title line cuts it.
    full_name: Option<String>,
    /// Whether the title takes the half of the page.
    wide: bool,
    /// Whether the whole name runs over the page, and the rows stand below it.
    below: bool,
    /// Its class, value and regularity, such as `AX`; in brackets for a new account.
    class: String,
    /// Its key-account labels.
    labels: Vec<KeyLabel>,
    /// Its share of the company's revenue; `none` without revenue.
    share: Option<f64>,
    /// Its rank by revenue.
    rank: usize,
    /// How many accounts are ranked.
    ranked: usize,
    /// Whether the rows tell of a meeting.
    meeting: bool,
    /// Names and values beside the title.
    rows: Vec<(String, String)>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let account = &*slice.account;
    let full = scene.account(account);
    let next = account
        .relationship
        .next_meeting
        .map(|next| Next { day: next.day, meeting: &account.records.meetings[next.record] });
    // A standing brief has short lines, so the name gets more room; so does a name that is cut.
    let wide = next.is_none() || short_name(&full, TITLE.0).ends_with('…');
    let (title, line) = if wide { (TITLE.1, LINE.1) } else { (TITLE.0, LINE.0) };
    let rows = match &next {
        Some(next) => of_meeting(next, line, scene),
        None => standing(slice, scene),
    };
    let name = short_name(&full, title);
    let view = View {
        full_name: (full != name).then(|| shortened(&full, KICKER.1)),
        below: full != name && full.chars().count() > KICKER.0,
        wide,
        title: full,
        name,
        class: classes(account, "/"),
        labels: account.labels.clone(),
        share: account.share,
        rank: account.rank,
        ranked: slice.ranked,
        meeting: next.is_some(),
        rows: rows
            .into_iter()
            .map(|(key, text)| (scene.language.word(key), shortened(&text, line)))
            .collect(),
    };
    Some(Content::new(&view, Charts::of("briefing_head")))
}

/// The next meeting with its day.
struct Next<'a> {
    day: Date,
    meeting: &'a Meeting,
}

fn of_meeting(next: &Next<'_>, line: usize, scene: &Scene<'_>) -> Vec<(&'static str, String)> {
    let meeting = next.meeting;
    let missing = |key: &str| scene.language.word(key);
    let time = meeting.starts_at.get(11..16).unwrap_or_default();
    let when = [&scene.language.weekday_day(next.day), time].join(", ");
    let place = meeting.place.clone().map_or(when.clone(), |place| format!("{when}, {place}"));
    let or = |text: &Option<String>, key| text.clone().unwrap_or_else(|| missing(key));
    vec![
        ("briefing-meeting", place),
        ("briefing-theirs", people(&or(&meeting.their_people, "briefing-unknown"), line)),
        ("briefing-ours", people(&or(&meeting.our_people, "briefing-unknown"), line)),
        ("briefing-objective", or(&meeting.objective, "briefing-no-objective")),
    ]
}

/// Shortens a list of people: their functions go first, then the last of them become a number.
fn people(list: &str, most: usize) -> String {
    let fits = |text: &String| text.chars().count() <= most;
    let bare = |person: &str| person.split(" (").next().unwrap_or_default().trim().to_owned();
    let names: Vec<String> = list.split(';').map(bare).filter(|name| !name.is_empty()).collect();
    let first = |shown: usize| match names.len() - shown {
        0 => names.join("; "),
        rest => format!("{} +{rest}", names[..shown].join("; ")),
    };
    std::iter::once(list.to_owned())
        .chain((1..=names.len()).rev().map(first))
        .find(fits)
        .unwrap_or_else(|| list.to_owned())
}

fn standing(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Vec<(&'static str, String)> {
    let account = &*slice.account;
    let mut rows = vec![("briefing-meeting", scene.language.word("briefing-standing"))];
    if account.account.account_id != UNASSIGNED {
        rows.push(("briefing-manager", scene.owner(account)));
    }
    let standing = account.churn.standing.map(|standing| scene.standing(standing));
    rows.extend(standing.map(|word| ("briefing-state", word)));
    rows.push(("briefing-as-of", scene.language.day(scene.scope.as_of)));
    rows
}

#[cfg(test)]
mod tests {
    use super::people;

    #[test]
    fn functions_go_before_people_do() {
        let list = "Åsa Lönnqvist (Buyer); Nils Hägg (Finance); Ebba Ödman";
        assert_eq!(people(list, 60), list);
        assert_eq!(people(list, 40), "Åsa Lönnqvist; Nils Hägg; Ebba Ödman");
        assert_eq!(people(list, 30), "Åsa Lönnqvist; Nils Hägg +1");
        assert_eq!(people("Åsa Lönnqvist (Buyer)", 15), "Åsa Lönnqvist");
    }
}
