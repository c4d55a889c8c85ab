//! W10: why accounts were lost in twelve months, as far as anybody wrote it down.

use serde::Serialize;

use crate::{
    analysis::{LossReason, ReasonTable},
    locale::Sign,
    report::{
        blocks::{Charts, Content},
        chart::{Bar, Bars, Plot},
        plots::{chart, fraction},
        scene::Scene,
        slice::CompanySlice,
    },
};

const WIDTH: f32 = 108.9;
const PITCH: f32 = 6.6;
/// Losses that fill the width at least.
const LEAST_SCALE: u32 = 4;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// Key of the bar chart.
    bars: String,
    /// Share of the lost accounts whose reason is not known.
    unknown_share: f64,
    /// The same share in money; `none` without revenue.
    unknown_money_share: Option<f64>,
    /// The share a year before; `None` where nothing was lost then.
    unknown_before: Option<f64>,
    /// Lost since the window ended, in no bar.
    since: u32,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let reasons = &slice.analysis.company.churn_dynamics.reasons;
    let (now, before) = (&reasons.current, &reasons.base);
    let unknown_share = now.unknown_share()?;
    let mut order = LossReason::ALL.to_vec();
    order.sort_by_key(|reason| {
        (*reason == LossReason::Unknown, std::cmp::Reverse(now.count(*reason)))
    });
    let counts = |table: &ReasonTable| table.reasons.values().map(|sum| sum.0).max();
    // A single loss must not look like many.
    let highest = counts(now).max(counts(before)).unwrap_or(1).max(LEAST_SCALE);
    let rows: Vec<Bar> = order
        .into_iter()
        .map(|reason| bar(reason, [now, before].map(|table| table.count(reason)), highest, scene))
        .collect();
    let height = f32::from(u16::try_from(rows.len()).expect("eight rows")) * PITCH + 1.0;
    let mut charts = Charts::of("loss_reasons");
    let plot = Plot::Bars(Bars { name_mm: 34.0, rows, ..Bars::default() });
    let view = View {
        message: message(now, scene),
        caption: scene.say("reasons-caption", &[("window", scene.window().into())]),
        bars: charts.add(chart(plot, scene.language.word("alt-reasons"), (WIDTH, height))),
        unknown_share,
        unknown_money_share: now.unknown_money_share(),
        unknown_before: before.unknown_share(),
        since: reasons.running.total.0,
    };
    Some(Content::new(&view, charts))
}

fn bar(reason: LossReason, [now, before]: [u32; 2], highest: u32, scene: &Scene<'_>) -> Bar {
    let change = i64::from(now) - i64::from(before);
    let change = match change {
        0 => "±0".to_owned(),
        _ => scene.language.count(change, Sign::Variance),
    };
    Bar {
        name: super::reason(reason.code(), scene),
        actual: fraction(now.into(), highest.into()),
        previous_year: Some(fraction(before.into(), highest.into())),
        text: format!("{now}  ({change})"),
        ..Bar::default()
    }
}

fn message(table: &ReasonTable, scene: &Scene<'_>) -> String {
    let total = ("total", i64::from(table.total.0).into());
    let known = || table.reasons.iter().filter(|(reason, _)| **reason != LossReason::Unknown);
    let Some((reason, (count, _))) = known().max_by_key(|(_, (count, _))| *count) else {
        return scene.say("reasons-message-unknown", &[total]);
    };
    let leaders = known().filter(|(_, (rival, _))| rival == count).count();
    let key = if leaders > 1 { "reasons-message-tie" } else { "reasons-message" };
    let reason = super::reason(reason.code(), scene);
    scene.say(key, &[("reason", reason.into()), ("count", i64::from(*count).into()), total])
}
