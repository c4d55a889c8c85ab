//! B7: who else courts the account.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    model::{Month, Table},
    report::{
        blocks::{Charts, Content},
        scene::{Scene, short_name, shortened},
        slice::AccountSlice,
    },
};

const MOST: usize = 2;
const NAME: usize = 19;
const OFFER: usize = 46;
const EDGE: usize = 46;

#[derive(Serialize)]
struct View {
    message: String,
    rows: Vec<Row>,
}

fn since(day: Date, scene: &Scene<'_>) -> String {
    scene.say(
        "date-since",
        &[
            ("month", scene.language.month(Month::of(day)).into()),
            ("number", format!("{}/{}", day.month(), day.year()).into()),
        ],
    )
}

#[derive(Serialize)]
struct Row {
    name: String,
    since: Option<String>,
    offer: String,
    edge: Option<String>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let known = &slice.account.records.competitors;
    if known.is_empty() && !scene.run.has(Table::Competitors) {
        return None;
    }
    let number = i64::try_from(known.len()).expect("a count of competitors");
    let key = if known.is_empty() { "competitors-message-none" } else { "competitors-message" };
    let view = View {
        message: scene.say(
            key,
            &[("count", number.into()), ("number", scene.language.number_word(number).into())],
        ),
        rows: known
            .iter()
            .rev()
            .take(MOST)
            .map(|row| Row {
                name: short_name(&row.name, NAME),
                since: row.since.map(|day| since(day, scene)),
                offer: shortened(row.known_offer.as_deref().unwrap_or_default(), OFFER),
                edge: row.our_edge.as_deref().map(|edge| shortened(edge, EDGE)),
            })
            .collect(),
    };
    Some(Content::new(&view, Charts::of("competitors")))
}
