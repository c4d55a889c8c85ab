//! M2: the duties of a manager against their targets.

use serde::Serialize;

use crate::{
    analysis::{Duty, DutyKind, DutyUnit, duty},
    locale::Sign,
    report::{
        blocks::{Charts, Content},
        change::{Better, POINT_LIMIT, RELATIVE_LIMIT, verdict},
        chart::Verdict,
        plots::{Series, bullet, chart, sparkline},
        scene::Scene,
        slice::ManagerSlice,
    },
};

const BULLET: (f32, f32) = (16.0, 3.0);
const SPARK: (f32, f32) = (14.4, 3.4);
/// Shares with a lower target than this are bad ones; their bars have a scale of their own.
const RATE: f64 = 0.5;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// The rows of the table.
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    /// The duty, as the code of its word.
    name: &'static str,
    /// The unit of the figures.
    unit: DutyUnit,
    /// `None` where the source tells nothing.
    actual: Option<f64>,
    /// The target, in the unit of the duty.
    target: f64,
    /// Actual minus target, in the unit of the duty.
    change: f64,
    /// Whether the figure passed its limit, and to which side.
    verdict: Verdict,
    /// How many cases it is counted over.
    cases: u32,
    /// Key of the bullet chart; `none` without a target.
    bullet: Option<String>,
    /// Key of the sparkline; `none` without enough periods.
    spark: Option<String>,
    /// How far the target is missed, between duties of different units.
    #[serde(skip)]
    shortfall: f64,
}

/// The duties shown, with their words. Those that only weigh another differently are in the data.
const SHOWN: [(DutyKind, &str); 12] = [
    (DutyKind::OnTime, "duty-on-time"),
    (DutyKind::DaysLateByWorth, "duty-days-late"),
    (DutyKind::PromisesKept, "duty-promises"),
    (DutyKind::ReplyDays, "duty-reply-days"),
    (DutyKind::MeetingsPrepared, "duty-meetings"),
    (DutyKind::FollowUps, "duty-follow-ups"),
    (DutyKind::ComplaintsOpen, "duty-complaints-open"),
    (DutyKind::ComplaintsRepeated, "duty-complaints-repeated"),
    (DutyKind::CreditNotes, "duty-credit-notes"),
    (DutyKind::DocumentsRead, "duty-documents"),
    (DutyKind::DecidersContacted, "duty-deciders"),
    (DutyKind::DossierComplete, "duty-dossier"),
];

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let mut charts = Charts::of("duties");
    let duties = &slice.manager.performance.duties;
    let rows: Vec<Row> = SHOWN
        .into_iter()
        .filter_map(|(kind, name)| Some(row(duty(duties, kind)?, name, &mut charts, scene)))
        .collect();
    if rows.iter().all(|row| row.actual.is_none()) {
        return None;
    }
    let view = View {
        message: message(&rows, scene),
        caption: scene.say("duties-caption", &[("manager", scene.manager(slice.manager).into())]),
        rows,
    };
    Some(Content::new(&view, charts))
}

fn row(duty: &Duty, name: &'static str, charts: &mut Charts, scene: &Scene<'_>) -> Row {
    let (target, unit) = (duty.target, duty.kind.unit());
    let change = duty.value.map_or(0.0, |actual| actual - target);
    let verdict = if duty.value.is_some() { judged(duty, change) } else { Verdict::None };
    let alt = scene.language.word(name);
    let plot = duty.value.map(|actual| {
        // What has no natural end is drawn to twice its target.
        let scale = if target >= RATE && unit == DutyUnit::Share { 1.0 } else { target * 2.0 };
        let scale = if scale > 0.0 { scale } else { actual.max(1.0) };
        bullet(actual.min(scale), Some(target), scale, verdict)
    });
    let spark = sparkline(&Series { actual: known(duty), last: verdict, ..Series::default() });
    Row {
        name,
        unit,
        actual: duty.value,
        target,
        change,
        verdict,
        cases: duty.cases,
        bullet: plot.map(|plot| charts.add(chart(plot, alt.clone(), BULLET))),
        spark: spark
            .filter(|_| duty.value.is_some())
            .map(|plot| charts.add(chart(plot, alt, SPARK))),
        shortfall: if verdict == Verdict::Bad { shortfall(duty, change) } else { 0.0 },
    }
}

/// Returns the weeks since the last one that nothing is known of.
fn known(duty: &Duty) -> Vec<f64> {
    let from_last = duty.series.iter().rev();
    let mut weeks: Vec<f64> = from_last.map_while(|week| *week).collect();
    weeks.reverse();
    weeks
}

/// Judges rates by points, all else relative to the target; what should not happen at all by whether
/// it did.
fn judged(duty: &Duty, change: f64) -> Verdict {
    let better = if duty.kind.is_more_better() { Better::More } else { Better::Less };
    if duty.kind.unit() == DutyUnit::Share && duty.target >= RATE {
        return verdict(Some(change), POINT_LIMIT, better);
    }
    if duty.target == 0.0 {
        return verdict(Some(change), 0.0, better);
    }
    verdict(Some(change / duty.target), RELATIVE_LIMIT, better)
}

/// Returns how far a missed target is missed, 0 to 1; of what should not happen at all five cases
/// are half the way.
fn shortfall(duty: &Duty, change: f64) -> f64 {
    const HALF: f64 = 5.0;
    let gap = change.abs();
    if duty.kind.is_more_better() { gap / duty.target } else { gap / (gap + duty.target.max(HALF)) }
}

fn message(rows: &[Row], scene: &Scene<'_>) -> String {
    let known = rows.iter().filter(|row| row.actual.is_some()).count();
    let missed = rows.iter().filter(|row| row.verdict == Verdict::Bad).count();
    let number = i64::try_from(missed).expect("a dozen duties");
    let worst = rows.iter().rev().max_by(|left, right| left.shortfall.total_cmp(&right.shortfall));
    let mut words = vec![
        ("missed", number.into()),
        ("number", scene.language.number_word(number).into()),
        ("duties", known.into()),
    ];
    let Some((worst, actual)) =
        worst.filter(|_| missed > 0).and_then(|row| Some((row, row.actual?)))
    else {
        return scene.say("duties-message-met", &words);
    };
    words.extend([
        ("worst", scene.language.word(&format!("{}-short", worst.name)).into()),
        ("actual", figure(worst.unit, actual, scene).into()),
        ("target", figure(worst.unit, worst.target, scene).into()),
    ]);
    scene.say("duties-message", &words)
}

fn figure(unit: DutyUnit, value: f64, scene: &Scene<'_>) -> String {
    match unit {
        DutyUnit::Share => scene.percent(value, 0),
        DutyUnit::Days => {
            let value = scene.language.decimal(value, 1, Sign::Minus);
            scene.say("duty-in-days", &[("value", value.into())])
        }
        DutyUnit::Count => scene.language.decimal(value, 0, Sign::Minus),
    }
}
