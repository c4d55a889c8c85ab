//! W3: six weeks and twelve months of net revenue against last year and plan.

use serde::Serialize;

use crate::{
    analysis::Comparison,
    model::{Money, Period},
    report::{
        blocks::{Charts, Content},
        change::Change,
        chart::{Chart, ColumnMark, Plot},
        plots::{chart, fraction, measured},
        scene::Scene,
        slice::CompanySlice,
    },
};

const WEEKS: usize = 6;
const MONTHS: usize = 12;
const WEEK_SIZE: (f32, f32) = (58.0, 37.0);
const MONTH_SIZE: (f32, f32) = (137.3, 37.0);

/// What both charts measure, to different scales: the ratio stands beside them (notation N5).
const REVENUE: &str = "revenue";

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// Key of the chart of weeks.
    weeks: String,
    /// Key of the chart of months.
    months: String,
    /// How many times higher a week is drawn than the same money in a month.
    ratio: f64,
    /// The unit of the weeks, such as `kEUR`.
    unit: String,
    /// The unit of month columns, such as `m EUR`.
    large_unit: String,
    /// The periods that run.
    running: Vec<RunningLine>,
}

#[derive(Serialize)]
struct RunningLine {
    /// The period, as the code of its word.
    name: &'static str,
    /// Net revenue so far, as text.
    amount: String,
    /// The change; `none` without a base.
    change: Option<Change>,
    /// Against what, as the code of its word.
    against: &'static str,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let company = &slice.analysis.company;
    let weeks = &company.weeks[company.weeks.len().saturating_sub(WEEKS)..];
    let months = &company.months[company.months.len().saturating_sub(MONTHS)..];
    let week_scale = highest(weeks.iter().map(|week| &week.revenue))?;
    let month_scale = highest(months.iter().map(|month| &month.revenue))?;
    let last = weeks.len() - 1;
    let week_marks = weeks.iter().enumerate().map(|(place, week)| {
        let label = scene.language.week(week.week.span().from);
        let text = scene.money(week.revenue.actual);
        // The year below the first week keeps the axes of both charts at one height.
        let year = week.week.span().last().year();
        let sublabel = if place == 0 { year.to_string() } else { String::new() };
        ColumnMark {
            strong: place == last,
            sublabel,
            ..mark(&week.revenue, week_scale, label, text)
        }
    });
    let month_marks = months.iter().enumerate().map(|(place, month)| {
        let label = scene.language.month_short(month.month);
        let text = scene.column(month.revenue.actual);
        let new_year = place == 0 || month.month.number() == 1;
        let sublabel = if new_year { month.month.year().to_string() } else { String::new() };
        ColumnMark { sublabel, ..mark(&month.revenue, month_scale, label, text) }
    });
    let weeks_chart = columns(week_marks.collect(), "alt-6-weeks", WEEK_SIZE, scene);
    let months_chart = columns(month_marks.collect(), "alt-12-months", MONTH_SIZE, scene);
    let mut charts = Charts::of("revenue_columns");
    let view = View {
        message: message(slice, scene),
        weeks: charts.add(measured(weeks_chart, REVENUE, week_scale)),
        months: charts.add(measured(months_chart, REVENUE, month_scale)),
        ratio: month_scale / week_scale,
        unit: scene.unit(),
        large_unit: scene.large_unit(),
        running: running(slice, scene),
    };
    Some(Content::new(&view, charts))
}

fn columns(marks: Vec<ColumnMark>, alt: &str, size: (f32, f32), scene: &Scene<'_>) -> Chart {
    chart(Plot::Columns(marks), scene.language.word(alt), size)
}

fn highest<'a>(comparisons: impl Iterator<Item = &'a Comparison>) -> Option<f64> {
    let all = comparisons.flat_map(|one| {
        [Some(one.actual), Some(one.previous_year), one.plan].into_iter().flatten()
    });
    all.max().filter(|highest| highest.is_positive()).map(Money::as_f64)
}

fn mark(revenue: &Comparison, scale: f64, label: String, text: String) -> ColumnMark {
    let height = |amount: Money| fraction(amount.as_f64(), scale);
    ColumnMark {
        label,
        actual: height(revenue.actual),
        previous_year: Some(height(revenue.previous_year)),
        plan: revenue.plan.map(height),
        text,
        ..ColumnMark::default()
    }
}

/// Counts the months below plan, or below last year where there is no plan.
fn message(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> String {
    let months = &slice.analysis.company.months;
    let months = &months[months.len().saturating_sub(MONTHS)..];
    let planned: Vec<_> = months
        .iter()
        .filter_map(|month| Some((month.revenue.actual, month.revenue.plan?)))
        .collect();
    let (key, pairs) = if planned.is_empty() {
        let pairs = months.iter().map(|month| (month.revenue.actual, month.revenue.previous_year));
        ("columns-message-py", pairs.collect())
    } else {
        ("columns-message-plan", planned)
    };
    let below = pairs.iter().filter(|(actual, base)| actual < base).count();
    scene.say(key, &[("below", below.into()), ("months", pairs.len().into())])
}

fn running(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Vec<RunningLine> {
    let to_date = &slice.analysis.company.to_date;
    let line = |name, comparison: &Comparison, large: bool| {
        let (base, against) = match comparison.plan.filter(|_| large) {
            Some(plan) => (plan, "plan"),
            None => (comparison.previous_year, "previous-year"),
        };
        let amount = comparison.actual;
        let amount = if large { scene.large(amount) } else { scene.amount(amount) };
        let change = Some(Change::of(comparison.actual, base));
        RunningLine { name, amount, change, against }
    };
    let mut lines = vec![];
    if let Period::Week { .. } = scene.scope.period {
        lines.push(line("week", &to_date.week, false));
    }
    lines.push(line("mtd", &to_date.month, true));
    lines.push(line("qtd", &to_date.quarter, true));
    lines.push(line("ytd", &to_date.year, true));
    lines
}
