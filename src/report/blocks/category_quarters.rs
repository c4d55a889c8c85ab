//! Dossier: what the account bought by category over eight quarters.

use serde::Serialize;

use crate::{
    analysis::{CategoryQuarters, quarter_spans},
    model::{Date, Money, Month},
    report::{
        blocks::{Charts, Content},
        change::Change,
        plots::{Series, chart, sparkline},
        scene::{Scene, shortened},
        slice::AccountSlice,
    },
};

const NAME: usize = 17;
const SPARK: (f32, f32) = (12.5, 3.6);

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The last month of each quarter, oldest first.
    ends: Vec<String>,
    /// The categories, largest first.
    rows: Vec<Row>,
    /// The sum of all categories.
    total: Row,
}

#[derive(Serialize)]
struct Row {
    /// The category's name.
    name: String,
    /// Net revenue of each quarter of the base window, oldest first.
    before: Vec<Money>,
    /// Net revenue of the base window.
    base: Money,
    /// Net revenue of each quarter of the window, oldest first.
    now: Vec<Money>,
    /// Net revenue of the window.
    actual: Money,
    /// The change against the year before.
    change: Change,
    /// Key of the sparkline; `none` without enough periods.
    spark: Option<String>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let categories = &slice.account.trade.categories;
    // Without any category the table would only repeat the revenue.
    if !categories.iter().any(|row| row.category.is_some()) {
        return None;
    }
    let mut charts = Charts::of("category_quarters");
    let rows: Vec<Row> = categories
        .iter()
        .map(|found| row(name(found, scene), found.quarters, &mut charts))
        .collect();
    let mut sums = [Money::ZERO; 8];
    for category in categories {
        for (sum, sales) in sums.iter_mut().zip(category.quarters) {
            *sum += sales;
        }
    }
    let ends = quarter_spans(scene.scope);
    let view = View {
        message: message(&rows, scene),
        ends: ends.iter().map(|span| month(span.last(), scene)).collect(),
        total: row(scene.language.word("all-categories"), sums, &mut charts),
        rows,
    };
    Some(Content::new(&view, charts))
}

/// Names a month in two words, so that a narrow head breaks between them.
fn month(last: Date, scene: &Scene<'_>) -> String {
    format!("{} {}", scene.language.month_short(Month::of(last)), last.year())
}

fn name(found: &CategoryQuarters, scene: &Scene<'_>) -> String {
    match &found.category {
        Some(category) => shortened(category, NAME),
        None if found.summed > 0 => scene.say("categories-rest", &[("count", found.summed.into())]),
        None => scene.language.word("category-none"),
    }
}

fn row(name: String, quarters: [Money; 8], charts: &mut Charts) -> Row {
    let (before, now) = quarters.split_at(4);
    let sum = |part: &[Money]| part.iter().copied().sum::<Money>();
    let (base, actual) = (sum(before), sum(now));
    let series = Series {
        actual: quarters.iter().map(|sales| sales.as_f64()).collect(),
        from_zero: true,
        ..Series::default()
    };
    let spark = sparkline(&series).map(|plot| charts.add(chart(plot, name.clone(), SPARK)));
    Row {
        name,
        before: before.to_vec(),
        base,
        now: now.to_vec(),
        actual,
        change: Change::of(actual, base),
        spark,
    }
}

/// Names the category that moved most money.
fn message(rows: &[Row], scene: &Scene<'_>) -> String {
    let moved = rows.iter().max_by_key(|row| row.change.amount.0.unsigned_abs());
    let Some(moved) = moved.filter(|row| row.change.amount != Money::ZERO) else {
        return scene.language.word("categories-even");
    };
    let key = if moved.change.amount.is_positive() { "categories-up" } else { "categories-down" };
    scene.say(
        key,
        &[
            ("category", moved.name.as_str().into()),
            ("actual", scene.amount(moved.actual).into()),
            ("base", scene.amount(moved.base).into()),
        ],
    )
}
