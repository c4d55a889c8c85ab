//! M2: duties of the manager that the data can tell, against their targets.

use serde::Serialize;

use crate::{
    analysis::{Duty, DutyKind, duty},
    report::{
        blocks::{Charts, Content},
        change::{Better, PointChange},
        chart::Verdict,
        plots::{Series, bullet, chart, sparkline},
        scene::Scene,
        slice::ManagerSlice,
    },
};

const BULLET: (f32, f32) = (18.0, 3.2);
const SPARK: (f32, f32) = (15.5, 3.8);

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

/// The duties shown, with their words: shares only, so that the bars have one scale.
const SHOWN: [(DutyKind, &str); 6] = [
    (DutyKind::OnTime, "duty-on-time"),
    (DutyKind::PromisesKept, "duty-promises"),
    (DutyKind::MeetingsPrepared, "duty-meetings"),
    (DutyKind::FollowUps, "duty-follow-ups"),
    (DutyKind::ComplaintsClosed, "duty-complaints"),
    (DutyKind::DocumentsRead, "duty-documents"),
];

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let mut charts = Charts::of("duties");
    let duties = &slice.manager.performance.duties;
    let rows: Vec<Row> = SHOWN
        .into_iter()
        .filter_map(|(kind, name)| row(duty(duties, kind)?, name, &mut charts, scene))
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

fn row(duty: &Duty, name: &'static str, charts: &mut Charts, scene: &Scene<'_>) -> Option<Row> {
    let actual = duty.value?;
    let change = PointChange::of(actual, duty.target, Better::More);
    let alt = scene.language.word(name);
    let plot = bullet(actual, Some(duty.target), 1.0, change.verdict);
    let line = duty.series.iter().copied().collect::<Option<Vec<f64>>>();
    let spark = line.filter(|line| !line.is_empty()).and_then(|actual| {
        sparkline(&Series { actual, last: change.verdict, ..Series::default() })
    });
    Some(Row {
        name,
        actual,
        target: duty.target,
        change,
        cases: duty.cases,
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
