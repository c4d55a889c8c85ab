//! The close of a month, in the first issue after it: every manager against last year and plan.

use serde::Serialize;

use crate::{
    analysis::{Comparison, MonthPoint},
    model::{Cadence, Money},
    report::{
        blocks::{Charts, Content},
        change::Change,
        scene::{Scene, short_name},
        slice::CompanySlice,
    },
};

const NAME: usize = 40;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// A row for each manager who won revenue in the month or the year before, by name.
    rows: Vec<Row>,
    /// The company.
    total: Row,
}

#[derive(Serialize)]
struct Row {
    /// Whose revenue it is.
    name: String,
    /// Net revenue of the month.
    actual: Money,
    /// Net revenue of the same month a year before.
    previous_year: Money,
    /// The change against the year before.
    change: Change,
    /// The plan; `none` without one.
    plan: Option<Money>,
    /// The change against the plan; `none` without one.
    against_plan: Option<Change>,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let closed = scene.closed(Cadence::Month)?;
    let first = scene.scope.settings.calendar.span(closed).from;
    let find = |months: &[MonthPoint]| {
        let is_it = |point: &&MonthPoint| point.month.first() == first;
        months.iter().find(is_it).map(|point| point.revenue)
    };
    let total = find(&slice.analysis.company.months)?;
    let mut rows: Vec<Row> = slice
        .analysis
        .managers
        .iter()
        .filter_map(|manager| {
            let revenue = find(&manager.months)?;
            let is_any = revenue.actual != Money::ZERO || revenue.previous_year != Money::ZERO;
            is_any.then(|| row(short_name(&scene.manager(manager), NAME), revenue))
        })
        .collect();
    rows.sort_by(|a, b| scene.language.compare(&a.name, &b.name));
    let month = scene.period_name(closed);
    let words = |scene: &Scene<'_>| {
        [
            ("month", month.clone().into()),
            ("revenue", scene.large(total.actual).into()),
            ("change", scene.amount_change(total.actual - total.previous_year).into()),
            ("company", scene.run.company.clone().into()),
            ("unit", scene.unit().into()),
        ]
    };
    let view = View {
        message: scene.say("month-close-message", &words(scene)),
        caption: scene.say("month-close-caption", &words(scene)),
        rows,
        total: row(scene.run.company.clone(), total),
    };
    Some(Content::new(&view, Charts::of("month_close")))
}

fn row(name: String, revenue: Comparison) -> Row {
    Row {
        name,
        actual: revenue.actual,
        previous_year: revenue.previous_year,
        change: Change::of(revenue.actual, revenue.previous_year),
        plan: revenue.plan,
        against_plan: revenue.plan.map(|plan| Change::of(revenue.actual, plan)),
    }
}
