//! W13: what the alarms of 13 and 26 weeks ago were worth: flagged or not, lost or not.

use serde::Serialize;

use crate::{
    analysis::{Backtest, Flag, FlagResult},
    report::{
        blocks::{Charts, Content},
        scene::Scene,
        slice::CompanySlice,
    },
};

/// The warning under audit: the one the readers saw.
const AUDITED: Flag = Flag::Alarm;

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    /// The audits, the longest ago first.
    audits: Vec<Audit>,
}

#[derive(Serialize)]
struct Audit {
    weeks: u32,
    /// Lost, returned, not decided.
    flagged: [u32; 3],
    quiet: [u32; 3],
    together: [u32; 3],
    /// What the counts say of the warning.
    quality: String,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let mut backtests: Vec<&Backtest> =
        slice.analysis.company.churn_dynamics.backtests.iter().collect();
    backtests.sort_by_key(|backtest| backtest.day);
    let oldest = *backtests.first()?;
    let view = View {
        message: message(oldest, scene),
        caption: scene
            .say("audit-caption", &[("day", scene.language.day(scene.scope.as_of).into())]),
        audits: backtests.iter().map(|backtest| audit(backtest, scene)).collect(),
    };
    Some(Content::new(&view, Charts::of("self_audit")))
}

fn audit(backtest: &Backtest, scene: &Scene<'_>) -> Audit {
    let found = backtest.result(AUDITED);
    let flagged = [found.flagged_lost, found.flagged_returned, found.flagged_open];
    let quiet = [found.quiet_lost, found.quiet_returned, found.quiet_open];
    let weeks = weeks(backtest);
    Audit {
        weeks,
        flagged,
        quiet,
        together: std::array::from_fn(|place| flagged[place] + quiet[place]),
        quality: quality(found, weeks, scene),
    }
}

fn weeks(backtest: &Backtest) -> u32 {
    backtest.days / 7
}

/// Tells how many alarms were right, how many losses they met and how early; what cannot be told yet
/// is named.
fn quality(found: &FlagResult, weeks: u32, scene: &Scene<'_>) -> String {
    let share = |share: Option<f64>| {
        share.map_or_else(|| scene.language.not_available(), |share| scene.percent(share, 0))
    };
    let lead = found.lead_days.map_or_else(
        || scene.language.not_available(),
        |days| scene.language.days(crate::report::message::whole(days)),
    );
    let nothing = found.precision.is_none() && found.recall.is_none();
    scene.say(
        if nothing { "audit-quality-none" } else { "audit-quality" },
        &[
            ("weeks", i64::from(weeks).into()),
            ("precision", share(found.precision).into()),
            ("recall", share(found.recall).into()),
            ("lead", lead.into()),
        ],
    )
}

fn message(oldest: &Backtest, scene: &Scene<'_>) -> String {
    let found = oldest.result(AUDITED);
    let lost = found.flagged_lost + found.quiet_lost;
    let flags = found.flagged_lost + found.flagged_returned + found.flagged_open;
    let key = match (lost, found.flagged_lost) {
        (0, _) if flags == 0 => "audit-message-quiet",
        (0, _) => "audit-message-false",
        (_, 0) => "audit-message-none",
        _ => "audit-message",
    };
    scene.say(
        key,
        &[
            ("found", i64::from(found.flagged_lost).into()),
            ("lost_count", i64::from(lost).into()),
            ("flags", i64::from(flags).into()),
            ("accounts", oldest.accounts.len().into()),
            ("weeks", i64::from(weeks(oldest)).into()),
        ],
    )
}
