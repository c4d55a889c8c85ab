//! M3: month, quarter and year to date against plan and last year, and where they will land.

use serde::Serialize;

use crate::{
    analysis::{Comparison, Landing},
    model::Money,
    report::{
        blocks::{Charts, Content},
        change::Change,
        chart::Chart,
        plots::{Year, chart, landing},
        scene::Scene,
        slice::ManagerSlice,
    },
};

const SIZE: (f32, f32) = (72.6, 15.4);

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// The rows of the table.
    rows: Vec<Row>,
    /// Where the periods are expected to end.
    landings: Vec<Landed>,
    /// Key of the chart of the year; `none` without a plan.
    year: Option<String>,
    /// Whether there is a plan at all.
    has_plan: bool,
    /// The fiscal year, by the calendar year it begins with.
    year_name: String,
    /// The unit of month columns, such as `m EUR`.
    large_unit: String,
}

#[derive(Serialize)]
struct Row {
    /// The period, as the code of its word.
    name: &'static str,
    /// Net revenue so far.
    actual: Money,
    /// Its plan; `none` without one.
    plan: Option<Money>,
    /// The change against the plan; `none` without one.
    to_plan: Option<Change>,
    /// The change against the year before.
    to_previous_year: Change,
}

/// Where a running period will end.
#[derive(Serialize)]
struct Landed {
    /// The period, as the code of its word.
    name: &'static str,
    /// The net revenue expected at its end.
    landing: Money,
    /// The ends of its likely range.
    likely: [Money; 2],
    /// Its plan; `none` without one.
    plan: Option<Money>,
    /// The change against the plan; `none` without one.
    to_plan: Option<Change>,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let to_date = &slice.manager.to_date;
    let rows = [("mtd", to_date.month), ("qtd", to_date.quarter), ("ytd", to_date.year)];
    let mut charts = Charts::of("plan");
    let landings = &slice.manager.performance.landings;
    let year = landings.last().and_then(|year| year_chart(year, scene)).map(|one| charts.add(one));
    let view = View {
        message: message(&to_date.year, scene),
        caption: scene.say(
            "plan-caption",
            &[("manager", scene.manager(slice.manager).into()), ("unit", scene.unit().into())],
        ),
        rows: rows.into_iter().map(|(name, comparison)| row(name, &comparison)).collect(),
        landings: ["month", "quarter", "year"]
            .into_iter()
            .zip(landings)
            .map(|(name, landing)| landed(name, landing))
            .collect(),
        year,
        has_plan: to_date.year.plan.is_some(),
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

fn landed(name: &'static str, landing: &Landing) -> Landed {
    Landed {
        name,
        landing: landing.landing,
        likely: landing.likely,
        plan: landing.plan,
        to_plan: landing.plan.map(|plan| Change::of(landing.landing, plan)),
    }
}

/// The year so far and what is expected of it over its plan; `None` without a plan.
fn year_chart(year: &Landing, scene: &Scene<'_>) -> Option<Chart> {
    let plan = year.plan.filter(|plan| plan.is_positive())?;
    let change = Change::of(year.landing, plan);
    let [low, high] = year.likely.map(|end| scene.column(end));
    let words = [
        ("landing", scene.column(year.landing).into()),
        ("low", low.into()),
        ("high", high.into()),
        ("change", scene.language.delta(change.ratio, 1).into()),
    ];
    let text = scene.say("plan-landing", &words);
    let plot = landing(
        &Year {
            actual: year.actual.as_f64(),
            landing: year.landing.as_f64(),
            range: Some(year.likely.map(Money::as_f64)),
            plan: plan.as_f64(),
        },
        ["bar-landing", "bar-plan-year"].map(|key| scene.language.word(key)),
        [scene.column(year.actual), text.clone(), scene.column(plan)],
    );
    Some(chart(plot, text, SIZE))
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
