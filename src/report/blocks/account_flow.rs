//! W9: accounts gained, won back and lost by quarter and month, and the bridge in money.

use serde::Serialize;

use crate::{
    analysis::{Analysis, BridgePart, ChurnMonth},
    model::{Money, Month},
    report::{
        blocks::{Charts, Content},
        chart::{FlowMark, Plot},
        plots::{chart, fraction},
        scene::Scene,
        slice::CompanySlice,
    },
};

const MONTHS: usize = 12;
const QUARTER: usize = 3;
const SIZE: (f32, f32) = (112.0, 29.0);

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    heads: Vec<String>,
    opening: Vec<u32>,
    new: Vec<u32>,
    won_back: Vec<u32>,
    lost: Vec<u32>,
    closing: Vec<u32>,
    money: Vec<Part>,
    money_opening: Money,
    money_closing: Money,
    flow: String,
}

#[derive(Serialize)]
struct Part {
    part: BridgePart,
    amount: Money,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let analysis = slice.analysis;
    let complete: Vec<&ChurnMonth> =
        analysis.company.churn.iter().filter(|month| month.complete && month.comparable).collect();
    let year = &complete[complete.len().checked_sub(MONTHS)?..];
    let before =
        complete.len().checked_sub(2 * MONTHS).map(|start| &complete[start..start + MONTHS]);
    let mut spans: Vec<&[&ChurnMonth]> = year.chunks(QUARTER).collect();
    spans.push(year);
    spans.extend(before);
    let sum = |pick: fn(&ChurnMonth) -> u32| -> Vec<u32> {
        spans.iter().map(|span| span.iter().map(|month| pick(month)).sum()).collect()
    };
    let mut charts = Charts::of("account_flow");
    let alt = scene.language.word("alt-flow");
    let view = View {
        message: message(year, scene),
        caption: scene.say(
            "flow-caption",
            &[
                ("unit", scene.unit().into()),
                ("window", scene.window().into()),
                ("days", i64::from(analysis.scope.settings.activity.inactive_after_days).into()),
            ],
        ),
        heads: heads(&spans, scene),
        opening: spans.iter().map(|span| span[0].active_start).collect(),
        new: sum(|month| month.new),
        won_back: sum(|month| month.reactivated),
        lost: sum(|month| month.churned),
        closing: spans.iter().map(|span| span[span.len() - 1].active_end).collect(),
        money: parts(analysis),
        money_opening: analysis.company.bridge.opening,
        money_closing: analysis.company.bridge.closing,
        flow: charts.add(chart(Plot::Flow(marks(year, scene)), alt, SIZE)),
    };
    Some(Content::new(&view, charts))
}

/// `Nov–Jan` for each quarter, then twelve months and the twelve before.
fn heads(spans: &[&[&ChurnMonth]], scene: &Scene<'_>) -> Vec<String> {
    let quarter = |from: Month, to: Month| {
        let number = |month: Month| month.number().to_string();
        let words = [
            ("from", scene.language.month_short(from).into()),
            ("to", scene.language.month_short(to).into()),
            ("from_number", number(from).into()),
            ("to_number", number(to).into()),
        ];
        scene.say("date-months", &words)
    };
    let mut heads: Vec<String> = spans
        .iter()
        .take(MONTHS / QUARTER)
        .map(|span| quarter(span[0].month, span[span.len() - 1].month))
        .collect();
    heads.push(scene.say("col-months", &[("months", MONTHS.into())]));
    if spans.len() > heads.len() {
        heads.push(scene.language.word("head-py"));
    }
    heads
}

fn parts(analysis: &Analysis) -> Vec<Part> {
    analysis
        .company
        .bridge
        .items
        .iter()
        .filter(|item| item.part != BridgePart::Adjustment || item.amount != Money::ZERO)
        .map(|item| Part { part: item.part, amount: item.amount })
        .collect()
}

fn marks(year: &[&ChurnMonth], scene: &Scene<'_>) -> Vec<FlowMark> {
    let highest = year
        .iter()
        .flat_map(|month| [month.new + month.reactivated, month.churned])
        .max()
        .unwrap_or(0)
        .max(1);
    let part = |count: u32| fraction(count.into(), highest.into());
    let text = |count: u32, sign: &str| {
        if count == 0 { String::new() } else { format!("{sign}{count}") }
    };
    year.iter()
        .map(|month| FlowMark {
            label: scene.language.month_short(month.month),
            // One text for both, at the upper bar.
            new: (
                part(month.new),
                if month.reactivated == 0 { text(month.new, "+") } else { String::new() },
            ),
            won_back: (
                part(month.reactivated),
                if month.reactivated == 0 {
                    String::new()
                } else {
                    text(month.new + month.reactivated, "+")
                },
            ),
            lost: (part(month.churned), text(month.churned, "\u{2212}")),
        })
        .collect()
}

fn message(year: &[&ChurnMonth], scene: &Scene<'_>) -> String {
    let sum = |pick: fn(&ChurnMonth) -> u32| -> u32 { year.iter().map(|month| pick(month)).sum() };
    let word = |count: u32| scene.language.number_word(count.into());
    let lost = sum(|month| month.churned);
    scene.say(
        "flow-message",
        &[
            ("lost_count", i64::from(lost).into()),
            ("lost", word(lost).into()),
            ("new", word(sum(|month| month.new)).to_lowercase().into()),
            ("back", word(sum(|month| month.reactivated)).to_lowercase().into()),
            ("opening", i64::from(year[0].active_start).into()),
            ("closing", i64::from(year[year.len() - 1].active_end).into()),
        ],
    )
}
