//! B8: what like accounts buy and this one does not, and what to offer.

use serde::Serialize;

use crate::{
    analysis::{CategorySpace, Confidence, PeerBasis, SpaceReason, WhiteSpace},
    model::{Money, Month},
    report::{
        blocks::{Charts, Content},
        chart::{Bar, Bars, Plot},
        plots::{chart, fraction},
        scene::{Scene, shortened},
        slice::AccountSlice,
    },
};

/// Width of the chart; one of its rows is as high as a row of the table beside it.
const WIDTH: f32 = 50.0;
const ROW: f32 = 4.9;
const NAMES: f32 = 19.0;
/// Longest name beside a bar, and in the table.
const NAME: usize = 13;
const CATEGORY: usize = 22;
const REASON: usize = 26;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// Key of the bar chart; `none` where there is nothing to draw.
    bars: Option<String>,
    /// The rows of the table.
    rows: Vec<Row>,
    /// The sum of the potentials.
    total: Money,
}

#[derive(Serialize)]
struct Row {
    /// The category.
    category: String,
    /// Why, in words.
    reason: String,
    /// What accounts like it buy of the category in a year.
    potential: Money,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let space = &slice.account.trade.white_space;
    let confidence = space.confidence?;
    let mut charts = Charts::of("white_space");
    let bars = (!space.proposals.is_empty()).then(|| charts.add(bars(space, scene)));
    let total = space.proposals.iter().map(|proposal| proposal.potential).sum();
    let view = View {
        message: message(space, total, scene),
        caption: caption(space, confidence, scene),
        bars,
        rows: space.proposals.iter().map(|proposal| row(proposal, space, scene)).collect(),
        total,
    };
    Some(Content::new(&view, charts))
}

/// What the account buys over what the median peer of its size would, in the current window.
fn bars(space: &WhiteSpace, scene: &Scene<'_>) -> crate::report::chart::Chart {
    let sizes = space.proposals.iter().flat_map(|proposal| [proposal.actual, proposal.usual]);
    let longest = sizes.max().unwrap_or_default().as_f64();
    let rows = space.proposals.iter().map(|proposal| Bar {
        name: shortened(&proposal.category, NAME),
        actual: fraction(proposal.actual.as_f64().max(0.0), longest),
        previous_year: Some(fraction(proposal.usual.as_f64().max(0.0), longest)),
        text: scene.change(proposal.actual - proposal.usual),
        ..Bar::default()
    });
    let rows: Vec<Bar> = rows.collect();
    let height = ROW * f32::from(u8::try_from(rows.len()).expect("three at most"));
    let plot = Plot::Bars(Bars { name_mm: NAMES, rows, ..Bars::default() });
    chart(plot, scene.language.word("alt-white-space"), (WIDTH, height))
}

fn row(proposal: &CategorySpace, space: &WhiteSpace, scene: &Scene<'_>) -> Row {
    let reason = match proposal.reason {
        SpaceReason::NotBought => scene.say(
            "space-not-bought",
            &[("buyers", proposal.buyers.into()), ("peers", space.peers.into())],
        ),
        SpaceReason::Stopped(last) => {
            let month = scene.language.month(Month::of(last));
            scene.say("space-stopped", &[("month", month.into())])
        }
        SpaceReason::BuysLess => scene.say(
            "space-buys-less",
            &[
                ("own", scene.percent(proposal.own_share, 0).into()),
                ("peers", scene.percent(proposal.peer_share, 0).into()),
            ],
        ),
    };
    Row {
        category: shortened(&proposal.category, CATEGORY),
        reason: shortened(&reason, REASON),
        potential: proposal.potential,
    }
}

fn message(space: &WhiteSpace, total: Money, scene: &Scene<'_>) -> String {
    if space.proposals.is_empty() {
        return scene.language.word("white-space-none");
    }
    scene.say("white-space-message", &[("amount", scene.amount(total).into())])
}

fn caption(space: &WhiteSpace, confidence: Confidence, scene: &Scene<'_>) -> String {
    let sure = match confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    };
    let basis = match space.basis {
        PeerBasis::SegmentAndSize => "size",
        PeerBasis::SegmentAndAbc => "abc",
    };
    scene.say(
        "white-space-caption",
        &[
            ("peers", space.peers.into()),
            ("confidence", scene.language.word(&format!("confidence-{sure}")).into()),
            ("basis", scene.language.word(&format!("peers-by-{basis}")).into()),
        ],
    )
}
