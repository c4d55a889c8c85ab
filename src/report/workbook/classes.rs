//! The sheet that classes the accounts again, by formulas.

use crate::{
    analysis::XyzMeasure,
    model::Money,
    report::workbook::{
        Draft, data, matrix,
        model::{Cell, Outcome, Sheet, Style, Table},
        place::{HEAD, Place, own},
        quote,
        ranked::Row,
    },
};

/// The value in stored units.
pub(super) const UNITS: usize = 3;
/// The class of value.
pub(super) const ABC: usize = 8;
/// The class of regularity.
pub(super) const XYZ: usize = 13;
/// The cell of the matrix.
pub(super) const CELL: usize = 14;
/// Whether the cell is that of the issue.
pub(super) const CHECK: usize = 17;

const BEFORE: usize = 6;
const BUCKETS: usize = 9;
const MEAN: usize = 10;
const DEVIATION: usize = 11;
const CV: usize = 12;
const ISSUED: usize = 16;

const HEADS: [(&str, Style); 18] = [
    ("book-id", Style::Head),
    ("col-account", Style::Head),
    ("col-value", Style::HeadRight),
    ("book-units", Style::HeadRight),
    ("book-rank", Style::HeadRight),
    ("book-share", Style::HeadRight),
    ("book-before", Style::HeadRight),
    ("book-cumulative", Style::HeadRight),
    ("book-abc", Style::Head),
    ("book-buckets", Style::HeadRight),
    ("book-mean", Style::HeadRight),
    ("book-deviation", Style::HeadRight),
    ("book-cv", Style::HeadRight),
    ("book-xyz", Style::Head),
    ("book-cell", Style::Head),
    ("book-strategy", Style::Head),
    ("book-issued", Style::Head),
    ("book-check", Style::Head),
];

/// Builds the sheet.
pub(super) fn sheet(draft: &Draft<'_>) -> Sheet {
    let lead = draft.scene.say("book-classes-lead", &[("measure", draft.measure().into())]);
    let mut rows = draft.opening("book-classes", lead);
    rows.push(HEADS.map(|(key, style)| Cell::text(draft.word(key), style)).into());
    let ranked = draft.ranked.rows.iter().enumerate();
    rows.extend(ranked.map(|(place, row)| account(draft, place, row)));
    let differs = (u16::try_from(CHECK).expect("a column"), draft.word("book-differs"));
    Sheet {
        name: draft.word("book-classes"),
        widths: vec![
            12.0, 30.0, 16.0, 16.0, 7.0, 9.0, 16.0, 11.0, 6.0, 9.0, 14.0, 14.0, 8.0, 6.0, 7.0,
            17.0, 9.0, 11.0,
        ],
        rows,
        table: Some(Table { head: HEAD, columns: 18 }),
        kept: 2,
        marked: vec![differs],
        ..Sheet::default()
    }
}

fn account(draft: &Draft<'_>, place: usize, row: &Row<'_>) -> Vec<Cell> {
    let from_data = |column, text: &str, style| {
        Cell::formula(draft.data.cell(column, place), Outcome::Text(text.to_owned()), style)
    };
    let known = &row.account.account;
    let mut cells = vec![
        from_data(data::ID, &known.account_id, Style::Text),
        from_data(data::NAME, &known.name, Style::Name),
    ];
    cells.extend(value_cells(draft, place, row));
    cells.extend(regularity_cells(draft, place, row));
    cells.extend(verdict_cells(draft, place, row));
    cells
}

/// Rank, shares and the class of value.
fn value_cells(draft: &Draft<'_>, place: usize, row: &Row<'_>) -> Vec<Cell> {
    let value = draft.data.cell(draft.columns.value, place);
    let (units, before) = (own(UNITS, place), own(BEFORE, place));
    let all = Place::own_column(UNITS, draft.ranked.rows.len());
    let of_units = |style, formula: String, result: Option<f64>| {
        let text = format!("IF({units}=\"–\",\"–\",{formula})");
        Cell::formula(text, Outcome::of(row.value.and(result)), style)
    };
    let amount = row.value.map(|value| draft.scene.scope.unit.whole(value));
    let positive = row.value.filter(|value| value.is_positive());
    let share = draft.ranked.share(i128::from(positive.unwrap_or_default().0)).unwrap_or(0.0);
    let through = positive.and_then(|_| draft.ranked.share(row.through));
    let class = format!(
        "IF({units}=\"–\",\"N\",IF({units}<=0,\"C\",\
         IF({before}*cut_A_bottom<cut_A_top*abc_total,\"A\",\
         IF({before}*cut_B_bottom<cut_B_top*abc_total,\"B\",\"C\"))))"
    );
    vec![
        Cell::formula(
            format!("IF(ISNUMBER({value}),{value},\"–\")"),
            Outcome::of(amount),
            Style::Money,
        ),
        Cell::formula(
            format!("IF(ISNUMBER({value}),ROUND({value}*money_scale,0),\"–\")"),
            Outcome::of(row.value.map(Money::as_f64)),
            Style::Count,
        ),
        of_units(Style::Count, format!("RANK({units},{all})"), Some(number(row.rank))),
        of_units(
            Style::Percent,
            format!("IF(abc_total>0,MAX({units},0)/abc_total,0)"),
            Some(share),
        ),
        of_units(
            Style::Count,
            format!("SUMIF({all},\">\"&MAX({units},0))"),
            Some(units_of(row.before)),
        ),
        of_units(
            Style::Percent,
            format!("IF({units}<=0,\"–\",({before}+{units}*COUNTIF({all},{units}))/abc_total)"),
            through,
        ),
        Cell::formula(class, Outcome::Text(format!("{:?}", row.account.abc)), Style::Class),
    ]
}

/// Mean, deviation and the class of regularity.
fn regularity_cells(draft: &Draft<'_>, place: usize, row: &Row<'_>) -> Vec<Cell> {
    let buckets = draft.analysis.company.segmentation.buckets.len();
    let series = draft.data.run(draft.columns.series, buckets, place);
    let [count, mean, deviation, cv] =
        [BUCKETS, MEAN, DEVIATION, CV].map(|column| own(column, place));
    let found = spread(&sizes(draft, row));
    let formula =
        |text: String, value: Option<f64>, style| Cell::formula(text, Outcome::of(value), style);
    let class = format!(
        "IF({count}<min_buckets,\"N\",IF({cv}=\"–\",\"Z\",\
         IF({cv}<=cut_X,\"X\",IF({cv}<=cut_Y,\"Y\",\"Z\"))))"
    );
    vec![
        formula(
            format!("COUNT({series})"),
            Some(number(row.account.segment.series.len())),
            Style::Count,
        ),
        formula(
            format!("IF({count}=0,\"–\",ROUND(SUM({series})*series_scale,0)/series_scale/{count})"),
            found.mean,
            Style::Money,
        ),
        formula(format!("IF({count}<2,\"–\",STDEV({series}))"), found.deviation, Style::Money),
        formula(
            format!(
                "IF({count}<MAX(min_buckets,2),\"–\",\
                 IF({mean}<=0,\"–\",ROUND({deviation}/{mean},12)))"
            ),
            row.account.xyz.cv,
            Style::Ratio,
        ),
        Cell::formula(class, Outcome::Text(format!("{:?}", row.account.xyz.class)), Style::Class),
    ]
}

/// The cell, what it asks for, and whether the issue says the same.
fn verdict_cells(draft: &Draft<'_>, place: usize, row: &Row<'_>) -> Vec<Cell> {
    let [abc, xyz, cell, issued] = [ABC, XYZ, CELL, ISSUED].map(|column| own(column, place));
    let (equal, differs) = (draft.word("book-equal"), draft.word("book-differs"));
    let name = format!("{:?}{:?}", row.account.abc, row.account.xyz.class);
    let class = |text: String| Cell::formula(text, Outcome::Text(name.clone()), Style::Class);
    let asks = matrix::strategy(row.account.segment.strategy, draft);
    vec![
        class(format!("{abc}&{xyz}")),
        Cell::formula(matrix::look_up(draft, &abc, &xyz), Outcome::Text(asks), Style::Text),
        class(format!(
            "{}&{}",
            draft.data.cell(draft.columns.abc, place),
            draft.data.cell(draft.columns.xyz, place)
        )),
        Cell::formula(
            format!("IF({cell}={issued},{},{})", quote(&equal), quote(&differs)),
            Outcome::Text(equal),
            Style::Text,
        ),
    ]
}

/// Mean and sample deviation of a series.
struct Spread {
    mean: Option<f64>,
    deviation: Option<f64>,
}

fn spread(sizes: &[f64]) -> Spread {
    let count = number(sizes.len());
    if sizes.is_empty() {
        return Spread { mean: None, deviation: None };
    }
    let mean = sizes.iter().sum::<f64>() / count;
    let squares: f64 = sizes.iter().map(|size| (size - mean) * (size - mean)).sum();
    let deviation = (sizes.len() > 1).then(|| (squares / (count - 1.0)).sqrt());
    Spread { mean: Some(mean), deviation }
}

/// Returns the buckets as the sheet of data writes them.
fn sizes(draft: &Draft<'_>, row: &Row<'_>) -> Vec<f64> {
    let whole = |size: &Money| match draft.analysis.scope.settings.xyz.measure {
        XyzMeasure::Revenue => draft.scene.scope.unit.whole(*size),
        XyzMeasure::Frequency => size.as_f64(),
    };
    row.account.segment.series.iter().map(whole).collect()
}

/// Returns a count as a cell holds it.
pub(super) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("fewer than 2^32 accounts"))
}

/// Returns a sum of stored units as a cell holds it.
#[expect(clippy::cast_precision_loss, reason = "cells are floats, exact to 15 digits")]
pub(super) fn units_of(sum: i128) -> f64 {
    sum as f64
}
