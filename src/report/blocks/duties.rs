//! M2: duties of the manager that the data can tell, against their targets.

use jiff::ToSpan;
use serde::Serialize;

use crate::{
    analysis::AccountAnalysis,
    model::Span,
    report::{
        blocks::{Charts, Content},
        change::{Better, PointChange},
        chart::Verdict,
        conduct::{Rate, meetings_prepared, promises_kept},
        plots::{Series, bullet, chart, sparkline},
        scene::Scene,
        slice::ManagerSlice,
        weekly,
    },
};

const BULLET: (f32, f32) = (18.0, 3.2);
const SPARK: (f32, f32) = (15.5, 3.8);
const ON_TIME_TARGET: f64 = 0.95;
const PROMISES_TARGET: f64 = 0.95;
const MEETINGS_TARGET: f64 = 1.0;

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    actual: f64,
    target: f64,
    change: PointChange,
    cases: u32,
    bullet: String,
    spark: Option<String>,
}

/// A duty: its name, its rate over 13 weeks, its line and its target.
struct Duty {
    name: &'static str,
    rate: Rate,
    line: Vec<Option<f64>>,
    target: f64,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let mut charts = Charts::of("duties");
    let rows: Vec<Row> = duties(&slice.accounts, scene)?
        .into_iter()
        .filter_map(|duty| row(duty, &mut charts, scene))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let view = View {
        message: message(&rows, scene),
        caption: scene.say("duties-caption", &[("manager", scene.manager(slice.manager).into())]),
        rows,
    };
    Some(Content::new(&view, charts))
}

fn duties(accounts: &[&AccountAnalysis], scene: &Scene<'_>) -> Option<[Duty; 3]> {
    let to = scene.scope.as_of.tomorrow().ok()?;
    let quarter = |to: jiff::civil::Date| Span { from: to.saturating_sub(91.days()), to };
    let weeks = weekly::weeks(scene.scope);
    let by_week = |rate: &dyn Fn(Span) -> Rate| -> Vec<Option<f64>> {
        weeks.iter().map(|week| rate(quarter(week.to)).share()).collect()
    };
    let promises = |span: Span| promises_kept(accounts, span, scene.scope.as_of);
    let meetings = |span: Span| meetings_prepared(accounts, span);
    let delivered = weekly::punctuality_in(accounts, quarter(to));
    let on_time = weekly::punctuality(accounts, scene.scope);
    Some([
        Duty {
            name: "duty-on-time",
            rate: Rate { good: delivered.on_time, all: delivered.on_time + delivered.late },
            line: on_time.iter().map(|week| week.share()).collect(),
            target: ON_TIME_TARGET,
        },
        Duty {
            name: "duty-promises",
            rate: promises(quarter(to)),
            line: by_week(&promises),
            target: PROMISES_TARGET,
        },
        Duty {
            name: "duty-meetings",
            rate: meetings(quarter(to)),
            line: by_week(&meetings),
            target: MEETINGS_TARGET,
        },
    ])
}

fn row(duty: Duty, charts: &mut Charts, scene: &Scene<'_>) -> Option<Row> {
    let actual = duty.rate.share()?;
    let change = PointChange::of(actual, duty.target, Better::More);
    let alt = scene.language.word(duty.name);
    let plot = bullet(actual, Some(duty.target), 1.0, change.verdict);
    let line = duty.line.into_iter().collect::<Option<Vec<f64>>>();
    let spark = line.and_then(|actual| {
        sparkline(&Series { actual, last: change.verdict, ..Series::default() })
    });
    Some(Row {
        name: duty.name,
        actual,
        target: duty.target,
        change,
        cases: duty.rate.all,
        bullet: charts.add(chart(plot, alt.clone(), BULLET)),
        spark: spark.map(|plot| charts.add(chart(plot, alt, SPARK))),
    })
}

fn message(rows: &[Row], scene: &Scene<'_>) -> String {
    let missed = rows.iter().filter(|row| row.change.verdict == Verdict::Bad).count();
    let worst =
        rows.iter().min_by(|left, right| left.change.points.total_cmp(&right.change.points));
    let name = worst.map_or_else(String::new, |row| scene.language.word(row.name));
    let gap = worst.map_or(0.0, |row| row.change.points);
    let key = if missed == 0 { "duties-message-met" } else { "duties-message" };
    scene.say(
        key,
        &[
            ("missed", missed.into()),
            ("duties", rows.len().into()),
            ("worst", name.to_lowercase().into()),
            ("gap", scene.language.points(gap, 1).into()),
        ],
    )
}
