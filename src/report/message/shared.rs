//! Messages that management and managers both read.

use jiff::ToSpan;

use crate::{
    analysis::{AccountAnalysis, Comparison, Rule, Shrink, Standing},
    locale::Word,
    model::{Money, UNASSIGNED},
    report::{
        message::Candidate,
        scene::{Scene, short_name},
    },
};

/// Longest account name inside a message.
pub(super) const NAME: usize = 30;
/// Relative deviation from plan below which nothing is said.
const PLAN_LIMIT: f64 = 0.01;
/// Days within which somebody calls.
const CALL_DAYS: i64 = 2;

/// Returns the word that says on which side of its base a figure lies.
pub(super) fn side(change: f64) -> Word {
    if change < 0.0 { "below".into() } else { "above".into() }
}

/// Year to date against plan; `more` is a second sentence or empty.
pub(super) fn to_plan(year: &Comparison, more: &str, scene: &Scene<'_>) -> Option<Candidate> {
    let gap = year.actual - year.plan?;
    let ratio = gap.ratio_to(year.plan?).filter(|ratio| ratio.abs() >= PLAN_LIMIT)?;
    let last_year = (year.actual - year.previous_year).ratio_to(year.previous_year);
    let head = scene.say("message-plan-head", &[("change", scene.amount_change(gap).into())]);
    let mut words = vec![
        ("actual", scene.large(year.actual).into()),
        ("size", scene.size(ratio).into()),
        ("side", side(ratio)),
    ];
    let key = match last_year {
        Some(change) => {
            words.extend([("py_size", scene.size(change).into()), ("py_side", side(change))]);
            "message-plan-text"
        }
        None => "message-plan-text-alone",
    };
    let text = joined(&scene.say(key, &words), more);
    Some(Candidate::new(head, text, gap, 0.6))
}

/// Revenue of the window against the window before, where no plan says more.
pub(super) fn level(current: Money, base: Money, scene: &Scene<'_>) -> Option<Candidate> {
    let change = (current - base).ratio_to(base).filter(|ratio| ratio.abs() >= PLAN_LIMIT)?;
    let gap = scene.amount_change(current - base);
    let head = scene.say("message-level-head", &[("change", gap.into())]);
    let [length, span] = scene.window_length();
    let actual = ("actual", scene.large(current).into());
    let words = [length, span, actual, ("size", scene.size(change).into()), ("side", side(change))];
    let text = scene.say("message-level", &words);
    Some(Candidate::new(head, text, current - base, 0.5))
}

/// Accounts past their own rhythm, the largest first.
pub(super) fn late(accounts: &[&AccountAnalysis], scene: &Scene<'_>) -> Option<Candidate> {
    let late = standing_at(accounts, Standing::AtRisk);
    let first = late.first()?;
    let money: Money = late.iter().map(|account| account.revenue_current).sum();
    let call = first.actions.iter().find(|action| action.rule() == Rule::RhythmLate);
    let in_days = || scene.scope.as_of.saturating_add(CALL_DAYS.days());
    let call_by = call.map_or_else(in_days, |action| action.due);
    let [length, span] = scene.window_length();
    let words = [
        length,
        span,
        ("count", late.len().into()),
        ("number", number_word(late.len(), scene)),
        ("amount", scene.amount(money).into()),
        ("account", short_name(&scene.account(first), NAME).into()),
        ("days", i64::from(first.rhythm.days_since.unwrap_or(0)).into()),
        ("usual", whole(first.rhythm.usual_gap.unwrap_or(first.rhythm.threshold)).into()),
        ("first", scene.money(first.revenue_current).into()),
        ("date", scene.language.day_short(call_by).into()),
    ];
    let head = scene.say("message-late-head", &words);
    let key = if late.len() == 1 { "message-late-one" } else { "message-late-some" };
    Some(Candidate::new(head, scene.say(key, &words), money, 1.0))
}

/// Accounts that count as lost and still have revenue in the window.
pub(super) fn lost(accounts: &[&AccountAnalysis], scene: &Scene<'_>) -> Option<Candidate> {
    let lost = standing_at(accounts, Standing::Lost);
    let first = lost.first()?;
    let money: Money = lost.iter().map(|account| account.revenue_current).sum();
    let since = first.churn.loss?.on;
    let words = [
        ("count", lost.len().into()),
        ("number", number_word(lost.len(), scene)),
        ("account", short_name(&scene.account(first), NAME).into()),
        ("date", scene.language.day_short(since).into()),
        ("amount", scene.amount(first.revenue_current).into()),
        ("total", scene.amount(money).into()),
    ];
    let head = scene.say("message-lost-head", &words);
    let key = if lost.len() == 1 { "message-lost-one" } else { "message-lost-some" };
    Some(Candidate::new(head, scene.say(key, &words), money, 0.8))
}

/// The account that still buys and shrinks by most money.
///
/// `key` names the sentence: managers read what to do, management who does it.
pub(super) fn shrinking(
    accounts: &[&AccountAnalysis],
    key: &str,
    scene: &Scene<'_>,
) -> Option<Candidate> {
    let shrinking = accounts.iter().filter_map(|one| Some((*one, one.churn.shrink.as_ref()?)));
    let (account, shrink) = shrinking.rev().max_by_key(|(_, shrink)| shrink.at_stake())?;
    let gap = Money::ZERO - shrink.at_stake();
    let name = short_name(&scene.account(account), NAME);
    let words = [
        ("account", name.into()),
        ("change", scene.amount_change(gap).into()),
        ("size", scene.size(fall(shrink)?).into()),
        ("weeks", weeks_of(shrink)),
        ("owner", scene.owner(account).into()),
    ];
    let head = scene.say("message-shrink-head", &words);
    Some(Candidate::new(head, scene.say(key, &words), gap, 0.8))
}

/// Returns the relative fall of an account that shrinks.
pub(crate) fn fall(shrink: &Shrink) -> Option<f64> {
    (shrink.current - shrink.previous).ratio_to(shrink.previous)
}

/// Returns the number of weeks over which an account shrinks.
pub(crate) fn weeks_of(shrink: &Shrink) -> Word {
    i64::from(shrink.weeks.days() / 7).into()
}

/// Returns the accounts of a standing with revenue in the window, the largest first.
pub(crate) fn standing_at<'a>(
    accounts: &[&'a AccountAnalysis],
    standing: Standing,
) -> Vec<&'a AccountAnalysis> {
    let mut found: Vec<_> = accounts
        .iter()
        .copied()
        .filter(|account| {
            account.churn.standing == Some(standing)
                && account.revenue_current.is_positive()
                && account.account.account_id != UNASSIGNED
        })
        .collect();
    found.sort_by_key(|account| std::cmp::Reverse(account.revenue_current));
    found
}

/// Returns a number that starts a sentence.
pub(super) fn number_word(count: usize, scene: &Scene<'_>) -> Word {
    let count = i64::try_from(count).expect("a count of accounts");
    scene.language.number_word(count).into()
}

/// Returns days rounded down, as silence counts them.
#[expect(clippy::cast_possible_truncation, reason = "thresholds are at most a few hundred days")]
pub(crate) fn whole_days(days: f64) -> i64 {
    days.floor() as i64
}

/// Returns days rounded to the nearest, as sentences tell them.
#[expect(clippy::cast_possible_truncation, reason = "gaps are at most a few thousand days")]
pub(crate) fn whole(days: f64) -> i64 {
    days.round() as i64
}

/// Joins two sentences; the second may be empty.
pub(super) fn joined(first: &str, second: &str) -> String {
    if second.is_empty() { first.to_owned() } else { format!("{first} {second}") }
}
