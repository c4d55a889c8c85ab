//! R9: who became or ceased to be a core account, and where the key set stands.

use crate::{
    analysis::{
        Action, Analysis, BandStanding, Trigger,
        actions::case::{Around, Case, Stake},
        calendar,
    },
    model::{Money, Span},
};

/// Ends of months, or of four weeks, over which a crossing is looked for.
const QUARTER: usize = 3;

/// Returns the action of an account whose share crossed the core limit.
pub(super) fn core_share(case: &Case<'_>) -> Option<Action> {
    let basis = case.around.basis;
    let history = basis.history(&case.account.account.account_id)?;
    let [now, then] = windows(case.around)?;
    let share = |window: Span| {
        let revenue = history.revenue(window);
        Some((revenue, revenue.ratio_to(basis.company.revenue(window))?))
    };
    let ((revenue, share), (revenue_then, before)) = (share(now)?, share(then)?);
    let limit = basis.scope.settings.key_accounts.core_share;
    if (share >= limit) == (before >= limit) {
        return None;
    }
    let moved = Money((revenue - revenue_then).0.saturating_abs());
    let due = case.around.in_days(14);
    Some(case.action(Trigger::CoreShare { share, before }, due, Stake::Amount(moved)))
}

/// Returns the action of the company when its key set left the band.
pub(super) fn key_set(around: &Around<'_>, analysis: &Analysis) -> Option<Action> {
    windows(around)?;
    let history = &analysis.company.segmentation.key_set_history;
    let now = history.last()?;
    let then = history.get(history.len().checked_sub(QUARTER + 1)?)?;
    let (standing, share, before) = (now.standing?, now.share?, then.share?);
    if standing == BandStanding::Inside || then.standing == Some(standing) {
        return None;
    }
    let band = around.basis.scope.settings.key_accounts.band;
    let limit = if standing == BandStanding::Below { band[0] } else { band[1] };
    let total = analysis.company.revenue_current;
    let money = Money((part(total, share) - part(total, limit)).0.saturating_abs());
    let trigger = Trigger::KeySet { share, before, standing };
    Some(around.action(trigger, around.in_days(14), money))
}

/// Returns the window now and a quarter ago; `None` where the data do not cover the earlier one.
fn windows(around: &Around<'_>) -> Option<[Span; 2]> {
    let (scope, first_day) = (around.basis.scope, around.basis.classes.first_day?);
    let ends = calendar::ends(scope.settings.calendar, scope.as_of);
    let [now, then] = [ends.len() - 1, ends.len() - 1 - QUARTER]
        .map(|place| calendar::windows(&scope.settings, ends[place]).current);
    (first_day <= then.from).then_some([now, then])
}

/// Returns a share of an amount, in exact steps of a millionth.
fn part(total: Money, share: f64) -> Money {
    #[expect(clippy::cast_possible_truncation, reason = "a share lies between 0 and 1")]
    let millionths = (share * 1e6).round() as i128;
    let units = i128::from(total.0) * millionths / 1_000_000;
    Money(i64::try_from(units).unwrap_or(total.0))
}
