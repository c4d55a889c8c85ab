//! W4: figures of closed months that read otherwise than in the last issue, apart from real moves.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    model::{Money, Month},
    report::{
        blocks::{Charts, Content},
        issued::Restated,
        scene::Scene,
        slice::CompanySlice,
    },
};

const MOST: usize = 6;

#[derive(Serialize)]
struct View {
    /// The period of the last issue, for example `2026-W46`.
    since: String,
    since_day: Date,
    message: String,
    rows: Vec<Row>,
    more: usize,
}

#[derive(Serialize)]
struct Row {
    month: String,
    was: Money,
    now: Money,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let before = slice.before?;
    let months = &slice.analysis.company.months;
    let mut restated = before.restated(months);
    let count = restated.len();
    let number = scene.language.number_word(i64::try_from(count).expect("a count of months"));
    let key = if count == 0 { "restated-message-none" } else { "restated-message" };
    restated.sort_by_key(|month| std::cmp::Reverse((month.now - month.was).abs()));
    let name = |told: &Restated| {
        let found = months.iter().find(|point| point.month.to_string() == told.month);
        found.map_or_else(|| told.month.clone(), |point| month(point.month, scene))
    };
    let rows = restated.iter().take(MOST);
    let view = View {
        since: before.period.clone(),
        since_day: before.as_of,
        message: scene.say(key, &[("count", count.into()), ("number", number.into())]),
        rows: rows.map(|it| Row { month: name(it), was: it.was, now: it.now }).collect(),
        more: count.saturating_sub(MOST),
    };
    Some(Content::new(&view, Charts::of("restated")))
}

fn month(month: Month, scene: &Scene<'_>) -> String {
    scene.language.month(month)
}
