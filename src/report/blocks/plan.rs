//! M3: month, quarter and year to date against plan and last year, and the year as bars.

use serde::Serialize;

use crate::{
    analysis::{Comparison, ManagerAnalysis},
    model::Money,
    report::{
        blocks::{Charts, Content},
        change::Change,
        chart::{Bar, Bars, Plot},
        plots::{chart, fraction},
        scene::Scene,
        slice::ManagerSlice,
    },
};

const SIZE: (f32, f32) = (72.6, 16.0);

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    rows: Vec<Row>,
    year: Option<String>,
    year_name: String,
    large_unit: String,
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    actual: Money,
    plan: Option<Money>,
    to_plan: Option<Change>,
    to_previous_year: Change,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let to_date = &slice.manager.to_date;
    let rows = [("mtd", to_date.month), ("qtd", to_date.quarter), ("ytd", to_date.year)];
    let mut charts = Charts::of("plan");
    let year = year(slice.manager, scene).map(|bars| charts.add(bars));
    let view = View {
        message: message(&to_date.year, scene),
        caption: scene.say(
            "plan-caption",
            &[("manager", scene.manager(slice.manager).into()), ("unit", scene.unit().into())],
        ),
        rows: rows.into_iter().map(|(name, comparison)| row(name, &comparison)).collect(),
        year,
        year_name: scene.fiscal_year_name(),
        large_unit: scene.large_unit(),
    };
    Some(Content::new(&view, charts))
}

fn row(name: &'static str, comparison: &Comparison) -> Row {
    Row {
        name,
        actual: comparison.actual,
        plan: comparison.plan,
        to_plan: comparison.plan.map(|plan| Change::of(comparison.actual, plan)),
        to_previous_year: Change::of(comparison.actual, comparison.previous_year),
    }
}

/// The year so far over the plan of the whole year; `None` without a plan.
fn year(manager: &ManagerAnalysis, scene: &Scene<'_>) -> Option<crate::report::chart::Chart> {
    let plan = manager.plan_year.filter(|plan| plan.is_positive())?;
    let actual = manager.to_date.year.actual;
    let scale = plan.max(actual).as_f64() * 1.02;
    let length = |amount: Money| fraction(amount.as_f64().max(0.0), scale);
    let rows = vec![
        Bar {
            name: scene.language.word("bar-actual"),
            actual: length(actual),
            text: scene.column(actual),
            ..Bar::default()
        },
        Bar {
            name: scene.language.word("bar-plan-year"),
            plan: Some(length(plan)),
            text: scene.column(plan),
            ..Bar::default()
        },
    ];
    let plot = Plot::Bars(Bars { name_mm: 17.0, rows, ..Bars::default() });
    Some(chart(plot, scene.language.word("alt-year-plan"), SIZE))
}

fn message(year: &Comparison, scene: &Scene<'_>) -> String {
    let (key, base) = match year.plan {
        Some(plan) => ("plan-message", plan),
        None => ("plan-message-py", year.previous_year),
    };
    let gap = year.actual - base;
    let side = if gap < Money::ZERO { "below" } else { "above" };
    scene.say(key, &[("amount", scene.amount(Money(gap.0.abs())).into()), ("side", side.into())])
}
