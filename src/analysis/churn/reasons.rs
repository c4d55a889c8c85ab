//! Which accounts were lost in each window, and why.

use rayon::prelude::*;

use crate::{
    analysis::{
        AccountAnalysis, AccountLoss, LossReasons, ReasonTable,
        basis::Basis,
        churn::then::Then,
        metrics::{churn_flow, loss_reason, standing},
    },
    model::Span,
};

/// Counts the losses of both windows, and since, by reason.
pub(super) fn reasons(basis: &Basis<'_>, accounts: &[AccountAnalysis]) -> LossReasons {
    let windows = basis.scope.windows;
    let to = basis.scope.as_of.tomorrow().expect("a report lies before the last day of time");
    let running = Span { from: windows.current.to, to };
    let table = |span: Span| {
        let mut table = ReasonTable::default();
        if span.from >= span.to {
            return table;
        }
        let then = Then::of(basis, span.last());
        let named = accounts.par_iter().filter(|account| account.is_named());
        let losses = named.filter_map(|account| self::loss(basis, account, &then));
        let losses: Vec<AccountLoss> = losses.filter(|loss| span.contains(loss.on)).collect();
        for loss in losses {
            table.add(loss.reason, loss.revenue);
        }
        table
    };
    LossReasons {
        current: table(windows.current),
        base: table(windows.base),
        running: table(running),
    }
}

/// Returns the loss of an account as it could be told on a day; `None` unless it was lost then.
pub(super) fn loss(
    basis: &Basis<'_>,
    account: &AccountAnalysis,
    then: &Then<'_>,
) -> Option<AccountLoss> {
    let history = basis.history(&account.account.account_id)?;
    if account.records.losses.is_empty() && !then.is_long_silent(history) {
        return None;
    }
    let known = then.known(history)?;
    let last = *known.purchases.last()?;
    let noticed = account.records.losses.iter().map(|row| row.noticed_on);
    let notice = standing::notice(noticed, Some(last), then.day);
    let silent = Some(known.lost_on).filter(|day| *day <= then.day);
    // Whichever came first made it a loss.
    let on = notice.into_iter().chain(silent).min()?;
    let (reason, reason_from) = loss_reason::reason(&account.records, last, then.day);
    let within = |span| history.within(span);
    Some(AccountLoss {
        last_purchase: last,
        on,
        by_notice: notice == Some(on),
        revenue: churn_flow::year_to(&history.purchases(), last),
        reason,
        reason_from,
        signs: loss_reason::signs(&account.records, within, last, on),
    })
}
