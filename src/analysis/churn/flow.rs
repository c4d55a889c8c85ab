//! The flow of active accounts over the windows, and the identities it keeps.

use std::collections::BTreeMap;

use jiff::ToSpan;

use crate::{
    analysis::{
        AccountAnalysis, ChurnMonth, Flow, MonthLosses, WindowFlow,
        basis::Basis,
        metrics::window_flow::{compare, of_account},
    },
    model::{Date, Money},
    stats::poisson_interval,
};

/// Months told with what their counts can mean.
const MONTHS: usize = 13;

/// Computes the flow of both windows with its groups.
pub(super) fn flow(basis: &Basis<'_>, accounts: &[AccountAnalysis]) -> Option<Flow> {
    let first_day = basis.classes.first_day?;
    let (scope, windows) = (basis.scope, basis.scope.windows);
    let theta = scope.settings.activity.inactive_after_days;
    let flow_of = |bought: &[(Date, Money)], window| of_account(bought, theta, window);
    let (mut company, mut base) = (WindowFlow::default(), WindowFlow::default());
    let (mut by_class, mut by_manager) = (BTreeMap::new(), BTreeMap::new());
    let mut by_segment = BTreeMap::new();
    for account in accounts.iter().filter(|account| account.is_named()) {
        let Some(history) = basis.history(&account.account.account_id) else { continue };
        let bought = history.purchases();
        let flow = flow_of(&bought, windows.current);
        company.add(&flow);
        base.add(&flow_of(&bought, windows.base));
        group(&mut by_class, account.abc_base, &flow);
        group(&mut by_manager, account.manager_id.clone(), &flow);
        group(&mut by_segment, account.account.segment.clone(), &flow);
    }
    assert_sum(&company, by_class.values());
    assert_sum(&company, by_manager.values());
    assert_sum(&company, by_segment.values());
    [company, base].iter().for_each(WindowFlow::assert_ties);
    let warm = first_day.saturating_add((i64::from(theta) + 1).days());
    let comparable = [windows.current, windows.base].map(|window| warm <= window.from);
    let before = |count: u32, over: f64| comparable[1].then_some((count, over));
    let opening = |flow: &WindowFlow| f64::from(flow.opening);
    Some(Flow {
        new: compare((company.new, 1.0), before(base.new, 1.0)),
        reactivated: compare((company.reactivated, 1.0), before(base.reactivated, 1.0)),
        lost: compare((company.lost, opening(&company)), before(base.lost, opening(&base))),
        company,
        base,
        comparable,
        by_class,
        by_manager,
        by_segment,
    })
}

fn group<K: Ord>(groups: &mut BTreeMap<K, WindowFlow>, key: K, flow: &WindowFlow) {
    groups.entry(key).or_default().add(flow);
}

fn assert_sum<'a>(company: &WindowFlow, groups: impl Iterator<Item = &'a WindowFlow>) {
    let mut sum = WindowFlow::default();
    for flow in groups {
        flow.assert_ties();
        sum.add(flow);
    }
    assert_eq!(sum, *company, "the flows of disjoint groups add up to the company's");
}

/// Returns the last months whose losses compare, oldest first.
pub(super) fn monthly(churn: &[ChurnMonth]) -> Vec<MonthLosses> {
    let usable = churn.iter().filter(|month| month.comparable && month.complete);
    let mut months: Vec<MonthLosses> = usable
        .map(|month| MonthLosses {
            month: month.month,
            lost: month.churned,
            interval: poisson_interval(month.churned),
        })
        .collect();
    months.drain(..months.len().saturating_sub(MONTHS));
    months
}
