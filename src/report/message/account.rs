//! The message of a briefing: where the account stands, and the one thing to know.

use crate::{
    analysis::{AccountAnalysis, State},
    report::{
        message::shared::{joined, lost_since, shrink, side, whole},
        scene::{Scene, shortened},
    },
};

/// Longest quoted text inside the message.
const QUOTE: usize = 44;

/// Returns one or two sentences.
pub(crate) fn account(account: &AccountAnalysis, scene: &Scene<'_>) -> String {
    let exception = silence(account, scene)
        .or_else(|| promise(account, scene))
        .or_else(|| complaint(account, scene))
        .or_else(|| shrinks(account, scene))
        .or_else(|| dropped(account, scene))
        .or_else(|| nothing(account, scene))
        .unwrap_or_default();
    joined(&level(account, scene), &exception)
}

fn level(account: &AccountAnalysis, scene: &Scene<'_>) -> String {
    let (current, base) = (account.revenue_current, account.revenue_base);
    let mut words = vec![
        ("months", i64::from(scene.scope.settings.window_months).into()),
        ("actual", scene.large(current).into()),
    ];
    match (current - base).ratio_to(base) {
        None => scene.say("message-level-first", &words),
        Some(change) => {
            words.extend([("size", scene.size(change).into()), ("side", side(change))]);
            scene.say("message-level", &words)
        }
    }
}

fn silence(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<String> {
    let rhythm = &account.rhythm;
    match rhythm.state_guarded {
        State::Churned => {
            let since = scene.language.day(lost_since(account)?);
            Some(scene.say("briefing-lost", &[("date", since.into())]))
        }
        State::AtRisk => Some(scene.say(
            "briefing-late",
            &[
                ("days", i64::from(rhythm.days_since?).into()),
                ("usual", whole(rhythm.usual_gap.unwrap_or(rhythm.threshold)).into()),
            ],
        )),
        State::Active | State::SeasonalPause | State::Never => None,
    }
}

fn promise(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<String> {
    let as_of = scene.scope.as_of;
    let oldest = account
        .records
        .promises
        .iter()
        .filter(|promise| promise.kept_on.is_none() && promise.due_on < as_of)
        .min_by_key(|promise| promise.due_on)?;
    Some(scene.say(
        "briefing-promise",
        &[
            ("text", shortened(&oldest.text, QUOTE).into()),
            ("days", i64::from(-scene.days_to(oldest.due_on)).into()),
        ],
    ))
}

fn complaint(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<String> {
    let open = account
        .records
        .interactions
        .iter()
        .find(|row| row.kind == "complaint" && row.closed.is_none())?;
    let theme = open.theme.as_deref().or(open.text.as_deref()).unwrap_or("–");
    Some(scene.say(
        "briefing-complaint",
        &[
            ("theme", shortened(theme, QUOTE).into()),
            ("days", i64::from(-scene.days_to(open.opened)).into()),
        ],
    ))
}

fn shrinks(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<String> {
    shrink(account)?;
    let gap = account.revenue_current - account.revenue_base;
    Some(scene.say("briefing-shrink", &[("change", scene.amount_change(gap).into())]))
}

fn dropped(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<String> {
    let first = account.churn.dropped.first()?;
    let last = scene.language.day_short(first.last);
    Some(scene.say(
        "briefing-category",
        &[("category", shortened(&first.category, QUOTE).into()), ("date", last.into())],
    ))
}

fn nothing(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<String> {
    let since = scene.language.day_short(account.last_purchase?);
    Some(scene.say("message-nothing", &[("date", since.into())]))
}
