//! Raises the flags of earlier days and looks what became of the accounts.

use jiff::{ToSpan, civil::Date};
use rayon::prelude::*;

use crate::analysis::{
    AccountAnalysis, Audited, Backtest, Flag, Outcome, Raised, Standing, State,
    basis::Basis,
    churn::then::{Known, Then},
    metrics::{flag_backtest, own_rhythm, standing},
};

/// How many days ago the flags are raised: 13 and 26 weeks.
const FLAG_DAYS: [i32; 2] = [91, 182];
/// An account is watched when it bought this many days up to the flag day.
const WATCHED: i32 = 365;

/// Audits the flags of both days; those the data do not reach back to are left out.
pub(super) fn backtests(basis: &Basis<'_>, accounts: &[AccountAnalysis]) -> Vec<Backtest> {
    let as_of = basis.scope.as_of;
    let mut by_id: Vec<&AccountAnalysis> = accounts.iter().filter(|one| one.is_named()).collect();
    by_id.sort_by_key(|account| &account.account.account_id);
    let days = FLAG_DAYS.map(|days| as_of.saturating_sub(days.days()));
    let reached = |day: &Date| {
        let begin = day.saturating_sub(WATCHED.days());
        basis.classes.first_day.is_some_and(|first| first <= begin)
    };
    let test = |day| {
        let then = Then::of(basis, day);
        let watched =
            by_id.par_iter().filter_map(|account| audited(basis, account, &then)).collect();
        flag_backtest::backtest(day, as_of, watched)
    };
    days.into_iter().filter(reached).map(test).collect()
}

/// Returns what an account was flagged with and what became of it; `None` when it was not watched.
fn audited(basis: &Basis<'_>, account: &AccountAnalysis, then: &Then<'_>) -> Option<Audited> {
    let id = &account.account.account_id;
    let known = then.known(basis.history(id)?)?;
    let last = *known.purchases.last()?;
    let noticed = account.records.losses.iter().map(|row| row.noticed_on);
    let told = standing::notice(noticed, Some(last), then.day).is_some();
    if told || last <= then.day.saturating_sub(WATCHED.days()) {
        return None;
    }
    let outcome = if account.last_purchase.is_some_and(|last| last > then.day) {
        Outcome::Returned
    } else if matches!(account.churn.standing, Some(Standing::AtRisk | Standing::Lost)) {
        Outcome::Lost
    } else {
        Outcome::Open
    };
    Some(Audited {
        account_id: id.clone(),
        state: known.rhythm.state_guarded,
        flags: flags(&known, last),
        outcome,
    })
}

fn flags(known: &Known, last: Date) -> Vec<Raised> {
    let rhythm = &known.rhythm;
    let alarm = |state| matches!(state, State::AtRisk | State::Churned);
    let silence = rhythm.days_since.map(f64::from);
    let late = silence.zip(rhythm.late_after).is_some_and(|(silence, late)| silence > late);
    let raised = |flag: Flag| {
        let (carries, limit) = match flag {
            Flag::Late => {
                let paused = rhythm.state_guarded == State::SeasonalPause;
                let limit = rhythm.late_after.unwrap_or(rhythm.threshold).min(rhythm.threshold);
                (alarm(rhythm.state_guarded) || late && !paused, limit)
            }
            Flag::AlarmUnguarded => (alarm(rhythm.state), rhythm.threshold),
            Flag::Alarm => (alarm(rhythm.state_guarded), rhythm.threshold),
            Flag::Lost => (rhythm.state_guarded == State::Churned, 2.0 * rhythm.threshold),
        };
        // Lateness shows before the guard has anything to hold back.
        let early = flag == Flag::Late && rhythm.late_after.is_some();
        let guarded = known.released.filter(|_| !early && flag != Flag::AlarmUnguarded);
        let passed = last.saturating_add((own_rhythm::days(limit) + 1).days());
        let on = guarded.map_or(passed, |released| released.max(passed));
        let lead_days = (known.lost_on - on).get_days().max(0).unsigned_abs();
        carries.then_some(Raised { flag, lead_days })
    };
    Flag::ALL.into_iter().filter_map(raised).collect()
}
