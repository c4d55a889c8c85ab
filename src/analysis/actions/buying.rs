//! Rules about what an account buys, owes and no longer buys.

use jiff::ToSpan;

use crate::{
    analysis::{
        AbcClass, Action, Standing, Trigger,
        actions::case::{Case, Stake},
    },
    model::{Money, Span},
};

/// Days for which a lost account stays an action.
const LOST_DAYS: i32 = 180;
/// Days past due that a payment may be on its way.
const PAYMENT_DAYS: i32 = 7;
/// Days in which a won-back account is looked after.
const WON_BACK_DAYS: i32 = 90;

/// Returns R1, R2, R7, R8 and R12.
pub(super) fn actions(case: &Case<'_>) -> [Option<Action>; 5] {
    [late(case), lost(case), overdue(case), dropped(case), won_back(case)]
}

/// R1: one missed order is at stake while the account is only late, the year once at risk.
fn late(case: &Case<'_>) -> Option<Action> {
    let account = case.account;
    let at_risk = match account.churn.standing? {
        Standing::AtRisk => true,
        Standing::Late if case.is_cared_for() => false,
        _ => return None,
    };
    let rhythm = &account.rhythm;
    let usual = rhythm.usual_gap.unwrap_or(rhythm.threshold);
    let trigger = Trigger::RhythmLate { days: rhythm.days_since?, usual, at_risk };
    let stake = if at_risk { Stake::Year } else { Stake::Order };
    Some(case.action(trigger, case.around.in_days(2), stake))
}

/// R2.
fn lost(case: &Case<'_>) -> Option<Action> {
    let loss = case.account.churn.loss.as_ref()?;
    if case.days_since(loss.on) > LOST_DAYS {
        return None;
    }
    let trigger = Trigger::Lost {
        last: loss.last_purchase,
        on: loss.on,
        limit: case.account.rhythm.threshold * 2.0,
        by_notice: loss.by_notice,
    };
    Some(case.action(trigger, case.around.in_days(5), Stake::Amount(loss.revenue)))
}

/// R7: a payment may be some days on its way.
fn overdue(case: &Case<'_>) -> Option<Action> {
    let owed = case.account.trade.receivables.as_ref()?;
    let long = owed.oldest_due.is_some_and(|due| case.days_since(due) > PAYMENT_DAYS);
    let owes = case.account.abc == AbcClass::A && owed.overdue.is_positive() && long;
    let trigger = Trigger::MoneyOverdue { overdue: owed.overdue, oldest_due: owed.oldest_due };
    let due = case.around.in_days(3);
    owes.then(|| case.action(trigger, due, Stake::Amount(owed.overdue)))
}

/// R8.
fn dropped(case: &Case<'_>) -> Option<Action> {
    let dropped = &case.account.churn.dropped;
    let most = dropped.first()?;
    let trigger = Trigger::CategoryDropped {
        category: most.category.clone(),
        last: most.last,
        count: dropped.len(),
    };
    let yearly: Money = dropped.iter().map(|category| category.yearly_sales).sum();
    Some(case.action(trigger, case.around.in_days(7), Stake::Amount(yearly)))
}

/// R12: only while it buys; once it is late again R1 speaks.
fn won_back(case: &Case<'_>) -> Option<Action> {
    let account = case.account;
    let back = account.churn.won_back.as_ref()?;
    let span = Span { from: back.on, to: back.on.saturating_add(WON_BACK_DAYS.days()) };
    if account.churn.standing != Some(Standing::WonBack) || !span.contains(case.around.as_of()) {
        return None;
    }
    let due = case.around.in_days(14).min(case.around.working_day(span.last()));
    let money = back.revenue_since.max(case.money(Stake::Order));
    Some(case.action(Trigger::WonBack { span }, due, Stake::Amount(money)))
}
