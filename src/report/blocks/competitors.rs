//! B7: who else courts the account.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    analysis::Rival,
    model::{Competitor, Month, Table},
    report::{
        blocks::{Charts, Content},
        scene::{Scene, short_name, shortened},
        slice::AccountSlice,
    },
};

const MOST: usize = 2;
const NAME: usize = 19;
const OFFER: usize = 46;
const EDGE: usize = 42;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The rows of the table.
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
    /// The competitor's name.
    name: String,
    /// Since when; `none` where it is not known.
    since: Option<String>,
    /// What is known of its offer.
    offer: String,
    /// What we are better at; `none` where nothing is on record.
    edge: Option<String>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let known = &slice.account.relationship.competitors;
    let records = &slice.account.records.competitors;
    if known.is_empty() && !scene.run.has(Table::Competitors) {
        return None;
    }
    let number = i64::try_from(known.len()).expect("a count of competitors");
    let key = match known.len() {
        0 => "competitors-message-none",
        all if all > MOST => "competitors-message-cut",
        _ => "competitors-message",
    };
    let view = View {
        message: scene.say(
            key,
            &[
                ("count", number.into()),
                ("number", scene.language.number_word(number).into()),
                ("shown", MOST.into()),
            ],
        ),
        rows: known
            .iter()
            .take(MOST)
            .map(|rival| row(rival, rival.record.map(|record| &records[record]), scene))
            .collect(),
    };
    Some(Content::new(&view, Charts::of("competitors")))
}

/// Writes a competitor: what it offers, else what went to it.
fn row(rival: &Rival, record: Option<&Competitor>, scene: &Scene<'_>) -> Row {
    let lost = rival
        .value_lost
        .is_positive()
        .then(|| scene.say("competitor-won", &[("amount", scene.amount(rival.value_lost).into())]));
    let offer = record.and_then(|record| record.known_offer.clone()).or(lost);
    let edge = record.and_then(|record| record.our_edge.as_deref());
    Row {
        name: short_name(&rival.name, NAME),
        since: rival.since.or(rival.last_incident).map(|day| since(day, scene)),
        offer: shortened(&offer.unwrap_or_default(), OFFER),
        edge: edge.map(|edge| shortened(edge, EDGE)),
    }
}
