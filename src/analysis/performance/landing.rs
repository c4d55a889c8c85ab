//! Where month, quarter and year of each manager will end.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::{
    analysis::{
        AccountAnalysis, Analysis, Scope,
        basis::Basis,
        metrics::landing::{self, Expected, Outlook},
        plan::Plan,
    },
    model::{Month, Span, Target},
};

/// Adds the landings of the three running periods.
pub(super) fn add(basis: &Basis<'_>, analysis: &mut Analysis) {
    let periods = periods(basis.scope);
    let tomorrow = basis.scope.as_of.tomorrow().expect("a report lies before the last day of time");
    let rest = periods.map(|period| Span { from: tomorrow, to: period.to });
    let mut expected: HashMap<&str, [Expected; 3]> = HashMap::new();
    let own = |account: &AccountAnalysis| {
        let history = basis.history(&account.account.account_id)?;
        let outlook = Outlook::of(history, &account.rhythm, basis.scope.as_of)?;
        Some(rest.map(|rest| outlook.expected(rest)))
    };
    let found: Vec<Option<[Expected; 3]>> = analysis.accounts.par_iter().map(own).collect();
    for (account, found) in analysis.accounts.iter().zip(found) {
        let Some(found) = found else { continue };
        let sums = expected.entry(&account.manager_id).or_default();
        for (sum, own) in sums.iter_mut().zip(found) {
            *sum += own;
        }
    }
    let mut targets: HashMap<&str, Vec<&Target>> = HashMap::new();
    for target in &basis.facts.tables.targets {
        targets.entry(target.manager_id.as_deref().unwrap_or_default()).or_default().push(target);
    }
    for manager in &mut analysis.managers {
        let id = manager.manager.manager_id.as_str();
        let targets = targets.get(id).into_iter().flatten().copied();
        let plan = Plan::of(targets, basis.scope.as_of);
        let expected = expected.remove(id).unwrap_or_default();
        let to_date = &manager.to_date;
        let actual = [to_date.month, to_date.quarter, to_date.year].map(|running| running.actual);
        manager.performance.landings = [0, 1, 2]
            .map(|at| {
                let period = periods[at];
                landing::landing(period, actual[at], plan.amount(period), expected[at])
            })
            .to_vec();
    }
}

/// The month, the quarter and the fiscal year of the as-of date, whole.
fn periods(scope: &Scope) -> [Span; 3] {
    let calendar = scope.settings.calendar;
    [Month::of(scope.as_of).span(), calendar.fiscal_quarter(scope.as_of), scope.fiscal_year()]
}
