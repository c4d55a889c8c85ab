//! The message of a briefing: where the account stands, and the one thing to know.

use crate::{
    analysis::{AccountAnalysis, Standing},
    report::{
        message::shared::{joined, side, weeks_of, whole},
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
        .or_else(|| overdue(account, scene))
        .or_else(|| shrinks(account, scene))
        .or_else(|| dropped(account, scene))
        .or_else(|| nothing(account, scene))
        .unwrap_or_default();
    joined(&level(account, scene), &exception)
}

fn level(account: &AccountAnalysis, scene: &Scene<'_>) -> String {
    let (current, base) = (account.revenue_current, account.revenue_base);
    let mut words = scene.window_length().to_vec();
    words.push(("actual", scene.large(current).into()));
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
    match account.churn.standing? {
        Standing::Lost => {
            let since = scene.language.day(account.churn.loss?.on);
            Some(scene.say("briefing-lost", &[("date", since.into())]))
        }
        Standing::AtRisk => Some(scene.say(
            "briefing-late",
            &[
                ("days", i64::from(rhythm.days_since?).into()),
                ("usual", whole(rhythm.usual_gap.unwrap_or(rhythm.threshold)).into()),
            ],
        )),
        _ => None,
    }
}

fn promise(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<String> {
    let promises = account.relationship.promises.iter();
    let oldest = promises.filter(|open| open.overdue_days > 0).min_by_key(|open| open.due_on)?;
    let text = &account.records.promises[oldest.record].text;
    Some(scene.say(
        "briefing-promise",
        &[("text", shortened(text, QUOTE).into()), ("days", i64::from(oldest.overdue_days).into())],
    ))
}

fn complaint(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<String> {
    let oldest = account.relationship.complaints.open.first()?;
    let row = &account.records.interactions[oldest.record];
    let theme = row.theme.as_deref().or(row.text.as_deref()).unwrap_or("–");
    Some(scene.say(
        "briefing-complaint",
        &[("theme", shortened(theme, QUOTE).into()), ("days", i64::from(oldest.days).into())],
    ))
}

fn overdue(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<String> {
    let owed = account.trade.receivables.filter(|owed| owed.overdue.is_positive())?;
    let since = scene.language.day(owed.oldest_due?);
    let amount = scene.amount(owed.overdue);
    Some(scene.say("briefing-overdue", &[("amount", amount.into()), ("date", since.into())]))
}

fn shrinks(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<String> {
    let shrink = account.churn.shrink.as_ref()?;
    let gap = scene.amount_change(shrink.current - shrink.previous);
    Some(scene.say("briefing-shrink", &[("change", gap.into()), ("weeks", weeks_of(shrink))]))
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
