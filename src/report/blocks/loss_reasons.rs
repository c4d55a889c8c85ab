//! W10: why accounts were lost, from the declared losses of twelve months.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    analysis::Analysis,
    locale::Sign,
    model::Span,
    report::{
        blocks::{Charts, Content},
        chart::{Bar, Bars, Plot},
        plots::{chart, fraction},
        scene::Scene,
        slice::CompanySlice,
    },
};

/// The coded reasons, in the order the trade lists them; anything else counts as unknown.
const REASONS: [&str; 7] = [
    "service_level",
    "quality_decline",
    "missed_promises",
    "ignored_opinions",
    "price",
    "competitor",
    "client_closed",
];
const UNKNOWN: &str = "unknown";
const WIDTH: f32 = 108.9;
const PITCH: f32 = 6.6;

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    bars: String,
    unknown_share: f64,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let analysis = slice.analysis;
    let windows = &analysis.scope.windows;
    // Losses noticed since the last complete month belong to this year's count.
    let now = Span { from: windows.current.from, to: analysis.scope.as_of.tomorrow().ok()? };
    let counts = counts(analysis, now);
    let before = self::counts(analysis, windows.base);
    let total: u32 = counts.values().sum();
    if total == 0 {
        return None;
    }
    let mut reasons: Vec<&str> = REASONS.to_vec();
    reasons.sort_by_key(|reason| std::cmp::Reverse(counts.get(reason).copied().unwrap_or(0)));
    reasons.push(UNKNOWN);
    let highest = counts.values().chain(before.values()).copied().max().unwrap_or(1);
    let rows: Vec<Bar> = reasons
        .iter()
        .map(|reason| {
            let count = |map: &BTreeMap<&str, u32>| map.get(reason).copied().unwrap_or(0);
            bar(reason, count(&counts), count(&before), highest, scene)
        })
        .collect();
    let height = f32::from(u16::try_from(rows.len()).expect("eight rows")) * PITCH + 1.0;
    let mut charts = Charts::of("loss_reasons");
    let plot = Plot::Bars(Bars { name_mm: 34.0, rows, ..Bars::default() });
    let unknown = counts.get(UNKNOWN).copied().unwrap_or(0);
    let view = View {
        message: message(&counts, total, scene),
        caption: scene.say("reasons-caption", &[("since", scene.window_start().into())]),
        bars: charts.add(chart(plot, scene.language.word("alt-reasons"), (WIDTH, height))),
        unknown_share: f64::from(unknown) / f64::from(total),
    };
    Some(Content::new(&view, charts))
}

fn counts(analysis: &Analysis, span: Span) -> BTreeMap<&'static str, u32> {
    let mut counts = BTreeMap::new();
    let losses = analysis.accounts.iter().flat_map(|account| &account.records.losses);
    for loss in losses.filter(|loss| span.contains(loss.noticed_on)) {
        let coded = loss.reason.as_deref().unwrap_or(UNKNOWN);
        let reason = REASONS.into_iter().find(|reason| *reason == coded).unwrap_or(UNKNOWN);
        *counts.entry(reason).or_insert(0) += 1;
    }
    counts
}

fn bar(reason: &str, now: u32, before: u32, highest: u32, scene: &Scene<'_>) -> Bar {
    let change = i64::from(now) - i64::from(before);
    let change = match change {
        0 => "±0".to_owned(),
        _ => scene.language.count(change, Sign::Variance),
    };
    Bar {
        name: scene.language.word(&reason_key(reason)),
        actual: fraction(now.into(), highest.into()),
        previous_year: Some(fraction(before.into(), highest.into())),
        text: format!("{now}  ({change})"),
        ..Bar::default()
    }
}

fn reason_key(reason: &str) -> String {
    format!("reason-{}", reason.replace('_', "-"))
}

fn message(counts: &BTreeMap<&str, u32>, total: u32, scene: &Scene<'_>) -> String {
    let known = counts.iter().filter(|(reason, _)| **reason != UNKNOWN);
    let Some((reason, count)) = known.max_by_key(|(_, count)| **count) else {
        return scene.say("reasons-message-unknown", &[("total", i64::from(total).into())]);
    };
    let leaders = counts.iter().filter(|(reason, rival)| **reason != UNKNOWN && *rival == count);
    let key = if leaders.count() > 1 { "reasons-message-tie" } else { "reasons-message" };
    scene.say(
        key,
        &[
            ("reason", scene.language.word(&reason_key(reason)).into()),
            ("count", i64::from(*count).into()),
            ("total", i64::from(total).into()),
        ],
    )
}
