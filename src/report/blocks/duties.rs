//! M2: duties of the manager that the data can tell, against their targets.

use jiff::ToSpan;
use serde::Serialize;

use crate::{
    analysis::AccountAnalysis,
    model::Span,
    report::{
        action::day_of,
        blocks::{Charts, Content},
        change::{Better, PointChange},
        chart::Verdict,
        message::{PROMISE_DAYS, is_broken},
        plots::{Series, bullet, chart, sparkline},
        scene::Scene,
        slice::ManagerSlice,
        weekly,
    },
};

const BULLET: (f32, f32) = (19.0, 3.2);
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

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let accounts = &slice.accounts;
    let to = scene.scope.as_of.tomorrow().ok()?;
    let span = Span { from: to.saturating_sub(i64::from(PROMISE_DAYS).days()), to };
    let mut charts = Charts::of("duties");
    let measured = [
        ("duty-on-time", on_time(accounts, span), ON_TIME_TARGET),
        ("duty-promises", promises_kept(accounts, span, scene), PROMISES_TARGET),
        ("duty-meetings", meetings_prepared(accounts, span), MEETINGS_TARGET),
    ];
    let rows: Vec<Row> = measured
        .into_iter()
        .filter_map(|(name, (good, all), target)| {
            let actual = (all > 0).then(|| f64::from(good) / f64::from(all))?;
            let change = PointChange::of(actual, target, Better::More);
            let plot = bullet(actual, Some(target), 1.0, change.verdict);
            let alt = scene.language.word(name);
            let spark = (name == "duty-on-time").then(|| line(accounts, scene)).flatten();
            Some(Row {
                name,
                actual,
                target,
                change,
                cases: all,
                bullet: charts.add(chart(plot, alt, BULLET)),
                spark: spark.map(|plot| charts.add(plot)),
            })
        })
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

fn on_time(accounts: &[&AccountAnalysis], span: Span) -> (u32, u32) {
    let sum = weekly::punctuality_in(accounts, span);
    (sum.on_time, sum.on_time + sum.late)
}

fn promises_kept(accounts: &[&AccountAnalysis], span: Span, scene: &Scene<'_>) -> (u32, u32) {
    let due = accounts
        .iter()
        .flat_map(|account| &account.records.promises)
        .filter(|promise| span.contains(promise.due_on));
    due.fold((0, 0), |(kept, all), promise| (kept + u32::from(!is_broken(promise, scene)), all + 1))
}

fn meetings_prepared(accounts: &[&AccountAnalysis], span: Span) -> (u32, u32) {
    let held = accounts
        .iter()
        .flat_map(|account| &account.records.meetings)
        .filter(|meeting| day_of(&meeting.starts_at).is_some_and(|day| span.contains(day)));
    held.fold((0, 0), |(prepared, all), meeting| {
        (prepared + u32::from(meeting.prepared_on.is_some()), all + 1)
    })
}

fn line(accounts: &[&AccountAnalysis], scene: &Scene<'_>) -> Option<crate::report::chart::Chart> {
    let weeks = weekly::punctuality(accounts, scene.scope);
    let actual = weeks.iter().map(|week| week.share()).collect::<Option<Vec<f64>>>()?;
    let plot = sparkline(&Series { actual, ..Series::default() })?;
    Some(chart(plot, scene.language.word("duty-on-time"), SPARK))
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
