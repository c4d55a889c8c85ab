//! M7: tenders and offers decided in twelve months, and why they were lost.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    model::{Offer, Span},
    report::{
        blocks::{Charts, Content},
        chart::{Bar, Bars, Plot},
        plots::{chart, fraction},
        scene::{Scene, shortened},
        slice::ManagerSlice,
    },
};

const SIZE_WIDTH: f32 = 88.0;
const PITCH: f32 = 5.6;
const REASONS: usize = 4;
const REASON: usize = 20;

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    now: Count,
    before: Option<Count>,
    pending: usize,
    reasons: Option<String>,
}

#[derive(Clone, Copy, Serialize)]
struct Count {
    won: u32,
    lost: u32,
    rate: Option<f64>,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let offers: Vec<&Offer> = slice.accounts.iter().flat_map(|one| &one.records.offers).collect();
    let windows = &scene.scope.windows;
    let current = Span { from: windows.current.from, to: scene.scope.as_of.tomorrow().ok()? };
    let now = count(&offers, current);
    let pending = offers.iter().filter(|offer| offer.status == "open").count();
    if now.won + now.lost == 0 && pending == 0 {
        return None;
    }
    let before = count(&offers, windows.base);
    let mut charts = Charts::of("offers");
    let reasons = reasons(&offers, current, scene).map(|plot| charts.add(plot));
    let view = View {
        message: scene.say(
            "offers-message",
            &[
                ("won", i64::from(now.won).into()),
                ("decided", i64::from(now.won + now.lost).into()),
                ("pending", pending.into()),
            ],
        ),
        caption: scene.say("offers-caption", &[("since", scene.window_start().into())]),
        now,
        before: (before.won + before.lost > 0).then_some(before),
        pending,
        reasons,
    };
    Some(Content::new(&view, charts))
}

/// Counts by the day of the decision; open ones are in neither number.
fn count(offers: &[&Offer], span: Span) -> Count {
    let decided = |status: &str| {
        let inside = |offer: &&&Offer| offer.closed.is_some_and(|day| span.contains(day));
        let found = offers.iter().filter(|offer| offer.status == status).filter(inside).count();
        u32::try_from(found).expect("a count of offers")
    };
    let (won, lost) = (decided("won"), decided("lost"));
    let all = won + lost;
    Count { won, lost, rate: (all > 0).then(|| f64::from(won) / f64::from(all)) }
}

fn reasons(
    offers: &[&Offer],
    span: Span,
    scene: &Scene<'_>,
) -> Option<crate::report::chart::Chart> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for offer in offers.iter().filter(|offer| offer.status == "lost") {
        if offer.closed.is_some_and(|day| span.contains(day)) {
            let unknown = || scene.language.word("reason-unknown");
            let reason = offer
                .loss_reason
                .as_deref()
                .map_or_else(unknown, |text| super::reason(text, scene));
            *counts.entry(reason).or_insert(0) += 1;
        }
    }
    let highest = *counts.values().max()?;
    let mut sorted: Vec<(String, u32)> = counts.into_iter().collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    sorted.truncate(REASONS);
    let rows: Vec<Bar> = sorted
        .into_iter()
        .map(|(name, count)| Bar {
            name: shortened(&name, REASON),
            actual: fraction(count.into(), highest.into()),
            text: count.to_string(),
            ..Bar::default()
        })
        .collect();
    let height = f32::from(u16::try_from(rows.len()).expect("four rows")) * PITCH + 0.6;
    let plot = Plot::Bars(Bars { name_mm: 30.0, rows, ..Bars::default() });
    Some(chart(plot, scene.language.word("alt-offer-reasons"), (SIZE_WIDTH, height)))
}
