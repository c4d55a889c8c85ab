//! W4: figures of closed months that read otherwise than in the last issue, apart from real moves.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    analysis::MonthPoint,
    model::Money,
    report::{
        Issued,
        blocks::{Charts, Content},
        issued::Restated,
        scene::Scene,
        slice::{AccountSlice, CompanySlice},
    },
};

/// Months shown to management, and in the one line of a dossier.
const MOST: usize = 6;
const IN_A_LINE: usize = 4;

#[derive(Serialize)]
struct View {
    /// About whom.
    who: String,
    /// The day up to which the last issue told.
    since: Date,
    /// The sentence with the figure that heads the block.
    message: String,
    /// The rows of the table.
    rows: Vec<Row>,
    /// How many further rows are left out.
    more: usize,
    /// Months restated by less than is printed.
    small: usize,
}

#[derive(Serialize)]
struct Row {
    /// The month, in words.
    month: String,
    /// What the last issue told.
    was: Money,
    /// What the data say now.
    now: Money,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let who = scene.run.company.clone();
    Some(content(who, slice.before?, &slice.analysis.company.months, (scene, MOST)))
}

/// Builds the same for the dossier of an account.
pub(super) fn build_account(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let who = scene.account(&slice.account);
    Some(content(who, slice.before?, &slice.account.months, (scene, IN_A_LINE)))
}

fn content(
    who: String,
    before: &Issued,
    months: &[MonthPoint],
    (scene, most): (&Scene<'_>, usize),
) -> Content {
    // What prints as it did then cannot be told as a change.
    let shows = |told: &Restated| scene.money(told.was) != scene.money(told.now);
    let (mut restated, small): (Vec<Restated>, Vec<Restated>) =
        before.restated(months).into_iter().partition(shows);
    let count = restated.len();
    restated.sort_by_key(|told| std::cmp::Reverse((told.now - told.was).0.abs()));
    restated.truncate(most);
    // The largest are told, in the order of time.
    restated.sort_by(|a, b| a.month.cmp(&b.month));
    let row = |told: &Restated| {
        let point = months.iter().find(|point| point.month.to_string() == told.month)?;
        let month = scene.language.month(point.month);
        Some(Row { month, was: told.was, now: told.now })
    };
    let number = scene.language.number_word(i64::try_from(count).expect("a count of months"));
    let key = if count == 0 { "restated-message-none" } else { "restated-message" };
    let words = [
        ("count", count.into()),
        ("number", number.into()),
        ("months", before.months.len().into()),
    ];
    let view = View {
        who,
        since: before.as_of,
        message: scene.say(key, &words),
        more: count - restated.len(),
        rows: restated.iter().filter_map(row).collect(),
        small: small.len(),
    };
    Content::new(&view, Charts::of("restated"))
}
