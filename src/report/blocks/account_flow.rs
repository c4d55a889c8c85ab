//! W9: accounts gained, won back and lost by quarter and month, and the bridge in money.

use serde::Serialize;

use crate::{
    analysis::{AbcClass, Analysis, BridgePart, ChurnMonth, Direction, DirectionCall, WindowFlow},
    locale::Sign,
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
const SIZE: (f32, f32) = (112.0, 27.0);

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// The months, as heads of the columns.
    heads: Vec<String>,
    /// Accounts at the start of each month.
    opening: Vec<u32>,
    /// New accounts of each month.
    new: Vec<u32>,
    /// Accounts won back in each month.
    won_back: Vec<u32>,
    /// Accounts lost in each month.
    lost: Vec<u32>,
    /// Accounts at the end of each month.
    closing: Vec<u32>,
    /// The same flow in money, part by part.
    money: Vec<Part>,
    /// Net revenue of the base window.
    money_opening: Money,
    /// Net revenue of the window.
    money_closing: Money,
    /// Key of the chart.
    flow: String,
    /// The accounts lost, by class.
    classes: Vec<ClassRow>,
    /// The last quarter against the one before, and what may be said of the year.
    direction: Option<String>,
}

/// Accounts active at the opening, by the class they had then, and those not active at the end.
#[derive(Serialize)]
struct ClassRow {
    /// The class; `none` for all together.
    class: Option<AbcClass>,
    /// Accounts of the class at the start of the window.
    opening: u32,
    /// Those of them that left.
    gone: u32,
    /// What these had brought in the base window.
    money: Money,
}

#[derive(Serialize)]
struct Part {
    /// The part of the bridge.
    part: BridgePart,
    /// What it adds or takes.
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
    let dynamics = &analysis.company.churn_dynamics;
    let mut charts = Charts::of("account_flow");
    let alt = scene.language.word("alt-flow");
    let view = View {
        message: message(year, dynamics.direction.as_ref(), scene),
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
        classes: dynamics.flow.as_ref().map_or_else(Vec::new, |flow| {
            let held = flow.by_class.iter().filter(|(_, flow)| flow.opening > 0);
            held.map(|(class, flow)| class_row(*class, flow)).collect()
        }),
        direction: dynamics.direction.as_ref().map(|direction| told(direction, scene)),
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

fn class_row(class: Option<AbcClass>, flow: &WindowFlow) -> ClassRow {
    ClassRow { class, opening: flow.opening, gone: flow.lost, money: flow.lost_value }
}

/// Tells the direction of the losses with the numbers it rests on.
fn told(direction: &Direction, scene: &Scene<'_>) -> String {
    let decimal = |value| scene.language.decimal(value, 2, Sign::Minus);
    let interval = direction.population.interval;
    let mut words = vec![
        ("call", call(direction.call).into()),
        ("lost", i64::from(direction.population.lost).into()),
        ("months", i64::from(direction.population.months).into()),
        ("low", scene.language.decimal(interval[0], 0, Sign::Minus).into()),
        ("high", scene.language.decimal(interval[1], 0, Sign::Minus).into()),
        ("p", decimal(direction.p).into()),
    ];
    let year = scene.say("flow-direction", &words);
    let Some(quarters) = direction.quarters else { return year };
    words.extend([
        ("now", i64::from(quarters.lost).into()),
        ("before", i64::from(quarters.lost_before).into()),
    ]);
    format!("{} {year}", scene.say("flow-quarters", &words))
}

/// The choice of words for a direction.
fn call(call: DirectionCall) -> &'static str {
    match call {
        DirectionCall::NoSignal => "none",
        DirectionCall::Worsening => "up",
        DirectionCall::Improving => "down",
        DirectionCall::OneCohort => "cohort",
    }
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

fn message(year: &[&ChurnMonth], direction: Option<&Direction>, scene: &Scene<'_>) -> String {
    let sum = |pick: fn(&ChurnMonth) -> u32| -> u32 { year.iter().map(|month| pick(month)).sum() };
    let word = |count: u32| scene.language.number_word(count.into());
    let lost = sum(|month| month.churned);
    scene.say(
        "flow-message",
        &[
            ("lost_count", i64::from(lost).into()),
            ("lost", word(lost).into()),
            ("new", word(sum(|month| month.new)).to_lowercase().into()),
            ("new_count", i64::from(sum(|month| month.new)).into()),
            ("back", word(sum(|month| month.reactivated)).to_lowercase().into()),
            ("opening", i64::from(year[0].active_start).into()),
            ("closing", i64::from(year[year.len() - 1].active_end).into()),
            ("call", direction.map_or("unknown", |direction| call(direction.call)).into()),
        ],
    )
}
