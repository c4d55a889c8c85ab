//! W16, below: the rules and limits in force.

use serde::Serialize;

use crate::{
    analysis::{AbcMeasure, DayCounts, Owner},
    locale::Sign,
    report::{
        blocks::{Charts, Content, class_matrix::bucket},
        change::{POINT_LIMIT, RELATIVE_LIMIT},
        scene::Scene,
        slice::CompanySlice,
    },
};

#[derive(Serialize)]
struct View {
    /// Each term and what it means.
    rows: Vec<(String, String)>,
    /// What the marks mean; stands beside the key of the scenarios.
    marks: String,
}

pub(super) fn build(_: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let rows = [
        ("method-classes", classes(scene)),
        ("method-state", state(scene)),
        ("method-flow", flow(scene)),
        ("method-key", key_accounts(scene)),
        ("method-owner", owner(scene)),
        ("method-signals", scene.language.word("method-signals-text")),
        ("method-time", time(scene)),
        ("method-plan", scene.language.word("method-plan-text")),
        ("method-currency", currency(scene)),
        ("method-version", version(scene)),
    ];
    let rows = rows.into_iter().map(|(name, text)| (scene.language.word(name), text)).collect();
    Some(Content::new(&View { rows, marks: marks(scene) }, Charts::of("method")))
}

fn classes(scene: &Scene<'_>) -> String {
    let settings = &scene.scope.settings;
    let measure = match settings.abc.measure {
        AbcMeasure::Revenue => "measure-revenue",
        AbcMeasure::Margin => "measure-margin",
    };
    let decimal = |value| scene.language.decimal(value, 1, Sign::Minus);
    scene.say(
        "method-classes-text",
        &[
            ("cut_a", scene.percent(settings.abc.cut[0], 0).into()),
            ("cut_b", scene.percent(settings.abc.cut[1], 0).into()),
            ("measure", scene.language.word(measure).into()),
            ("window", scene.window_name().into()),
            ("cut_x", decimal(settings.xyz.cut[0]).into()),
            ("cut_y", decimal(settings.xyz.cut[1]).into()),
            ("bucket", scene.language.word(bucket(scene.scope.xyz_bucket)).into()),
        ],
    )
}

fn state(scene: &Scene<'_>) -> String {
    let activity = &scene.scope.settings.activity;
    let own = &activity.own_gap;
    let key =
        if activity.seasonal_guard { "method-state-guarded" } else { "method-state-unguarded" };
    scene.say(
        key,
        &[
            ("quantile", scene.percent(own.quantile, 0).into()),
            ("floor", i64::from(own.floor_days).into()),
            ("cap", i64::from(own.cap_days).into()),
        ],
    )
}

fn flow(scene: &Scene<'_>) -> String {
    let days = i64::from(scene.scope.settings.activity.inactive_after_days);
    scene.say("method-flow-text", &[("days", days.into())])
}

fn key_accounts(scene: &Scene<'_>) -> String {
    let key = &scene.scope.settings.key_accounts;
    scene.say(
        "method-key-text",
        &[("core", scene.percent(key.core_share, 0).into()), ("band", scene.band(key.band).into())],
    )
}

fn owner(scene: &Scene<'_>) -> String {
    match scene.scope.settings.owner {
        Owner::Assignment => scene.language.word("method-owner-assignment"),
        Owner::Revenue => {
            scene.say("method-owner-revenue", &[("window", scene.window_name().into())])
        }
    }
}

/// How many days of this year stand against how many of the year before.
fn time(scene: &Scene<'_>) -> String {
    let days = &scene.scope.days;
    let counts = |counts: &DayCounts| match (counts.actual, counts.previous_year) {
        (actual, before) if actual == before => actual.to_string(),
        (actual, before) => format!("{actual}/{before}"),
    };
    let mut text = scene.say(
        "method-time-text",
        &[
            ("week", counts(&days.week).into()),
            ("month", counts(&days.month).into()),
            ("quarter", counts(&days.quarter).into()),
            ("year", counts(&days.year).into()),
        ],
    );
    if let Some([this, before]) = scene.scope.fiscal_weeks() {
        let weeks = [("this", i64::from(this).into()), ("before", i64::from(before).into())];
        text = scene.say("method-time-weeks", &[&[("text", text.into())], &weeks[..]].concat());
    }
    if let Some(working) = days.month.working {
        let words = [
            ("text", text.into()),
            ("actual", i64::from(working.actual).into()),
            ("previous_year", i64::from(working.previous_year).into()),
        ];
        text = scene.say("method-time-working", &words);
    }
    text
}

fn marks(scene: &Scene<'_>) -> String {
    scene.say(
        "method-marks-text",
        &[
            ("relative", scene.percent(RELATIVE_LIMIT, 0).into()),
            ("points", scene.language.points(POINT_LIMIT, 0).trim_start_matches('+').into()),
        ],
    )
}

fn currency(scene: &Scene<'_>) -> String {
    let unit = &scene.scope.unit;
    scene.say(
        "method-currency-text",
        &[("currency", unit.currency.code().into()), ("decimals", i64::from(unit.decimals).into())],
    )
}

fn version(scene: &Scene<'_>) -> String {
    scene.say(
        "method-version-text",
        &[
            ("version", scene.run.version.as_str().into()),
            ("run", scene.run.run_id.as_str().into()),
        ],
    )
}
