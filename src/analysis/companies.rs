//! Every number of the company.

use std::collections::BTreeMap;

use crate::{
    analysis::{
        AbcClass, AccountAnalysis, ChurnMonth, CohortCell, CompanyAnalysis, CompanyChurn,
        CompanyLifetime, CompanyPerformance, CompanySegmentation, CompanyTrade, KeySet, MatrixCell,
        Scope, Survival, XyzClass,
        accounts::margin,
        classes::Classes,
        daily::Daily,
        history::History,
        metrics::{
            Change, bridge, churn_flow, churn_trend, cohort_retention, concentration, key_set,
            logo_retention, on_time, survival, xyz,
        },
        plan::Plan,
        running::Running,
        year_ago::year_ago,
    },
    facts::Facts,
    model::{Date, Money},
    stats::{number, quantile},
};

/// The quantiles of CV that are kept.
const CV_QUANTILES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// The cut-offs of the retail practice, kept beside the chosen ones for comparison.
const NARROW_CUT: [f64; 2] = [0.1, 0.25];

/// Computes the company from its accounts; figures about accounts leave the lines nobody owns out.
pub(super) fn company(
    facts: &Facts,
    scope: &Scope,
    daily: &Daily,
    (classes, named): (&Classes, &[History<'_>]),
    accounts: &[AccountAnalysis],
) -> CompanyAnalysis {
    let with_manager = facts.tables.targets.iter().filter(|target| target.manager_id.is_some());
    let plan = Plan::of(with_manager, scope.as_of);
    let running = Running { daily, plan: &plan };
    let real = &accounts[..named.len()];
    let changes: Vec<Change> = real.iter().map(AccountAnalysis::change).collect();
    let revenue_current = daily.revenue(scope.windows.current);
    let values = |of: fn(&AccountAnalysis) -> Money| real.iter().map(of).collect::<Vec<_>>();
    let punctuality = || {
        let orders = on_time::orders(named.iter().flat_map(|history| history.days));
        on_time::punctuality(orders.map(|(_, order)| order), scope.as_of)
    };
    let (punctuality, (churn, (survival, cohorts))) =
        rayon::join(punctuality, || over_time(scope, classes.first_day, named));
    let cvs: Vec<f64> = real.iter().filter_map(|account| account.xyz.cv).collect();
    CompanyAnalysis {
        revenue_total: daily.total(),
        revenue_current,
        revenue_base: daily.revenue(scope.windows.base),
        margin_current: margin(accounts, |account| account.margin_current),
        margin_base: margin(accounts, |account| account.margin_base),
        to_date: running.to_date(scope, scope.days),
        orders_to_date: running.orders_to_date(scope),
        months: running.months(scope),
        weeks: running.weeks(scope),
        accounts: number(real.len()),
        buyers: number(real.iter().filter(|account| account.purchase_days > 0).count()),
        abc: counts(real, |account| account.abc),
        matrix: matrix(real, revenue_current),
        concentration: concentration::concentration(&values(|account| account.revenue_current)),
        concentration_base: concentration::concentration(&values(|account| account.revenue_base)),
        key_set: key_accounts(scope, daily, real),
        retention: logo_retention::retention(&changes),
        year_ago: year_ago(named, classes.first_day, scope),
        bridge: bridge::bridge(&changes, scope.windows.base.from),
        states: counts(real, |account| account.rhythm.state),
        states_guarded: counts(real, |account| account.rhythm.state_guarded),
        pooled_gap: classes.pooled_gap,
        churn_trend: churn_trend::trend(&churn),
        churn,
        cv_quantiles: CV_QUANTILES.iter().filter_map(|q| quantile(&cvs, *q)).collect(),
        xyz_if_10_25: counts(real, |account| xyz::reclassify(&account.xyz, NARROW_CUT)),
        punctuality,
        survival,
        cohorts,
        trade: CompanyTrade::default(),
        churn_dynamics: CompanyChurn::default(),
        lifetime: CompanyLifetime::default(),
        segmentation: CompanySegmentation::default(),
        performance: CompanyPerformance::default(),
        actions: vec![],
    }
}

/// Computes what follows the purchase days of all accounts through time, each beside the others.
fn over_time(
    scope: &Scope,
    first_day: Option<Date>,
    named: &[History<'_>],
) -> (Vec<ChurnMonth>, (Survival, Vec<CohortCell>)) {
    let (theta, as_of) = (scope.settings.activity.inactive_after_days, scope.as_of);
    let days = || named.iter().map(History::purchase_days);
    let purchases = named.iter().map(History::purchases);
    let churn = || churn_flow::flow(purchases, first_day, (theta, as_of));
    let survival = || survival::survival(days(), theta, as_of);
    rayon::join(churn, || rayon::join(survival, || cohort_retention::cohorts(days(), as_of)))
}

fn counts<K: Ord>(
    accounts: &[AccountAnalysis],
    key: impl Fn(&AccountAnalysis) -> K,
) -> BTreeMap<K, u32> {
    let mut counts = BTreeMap::new();
    for account in accounts {
        *counts.entry(key(account)).or_default() += 1;
    }
    counts
}

fn matrix(accounts: &[AccountAnalysis], total: Money) -> Vec<MatrixCell> {
    let mut cells = vec![];
    let unclassed = accounts.iter().any(|account| account.abc == AbcClass::N);
    let rows = [AbcClass::A, AbcClass::B, AbcClass::C].into_iter();
    for abc in rows.chain(unclassed.then_some(AbcClass::N)) {
        for xyz in [XyzClass::X, XyzClass::Y, XyzClass::Z, XyzClass::N] {
            let inside =
                || accounts.iter().filter(|account| (account.abc, account.xyz.class) == (abc, xyz));
            let revenue: Money = inside().map(|account| account.revenue_current).sum();
            let accounts = number(inside().count());
            cells.push(MatrixCell { abc, xyz, accounts, revenue, share: revenue.ratio_to(total) });
        }
    }
    cells
}

/// Returns the key set; `accounts` descend by current revenue.
fn key_accounts(scope: &Scope, daily: &Daily, accounts: &[AccountAnalysis]) -> KeySet {
    let [total, total_base] =
        [scope.windows.current, scope.windows.base].map(|span| daily.revenue(span));
    let current: Vec<Money> = accounts.iter().map(|account| account.revenue_current).collect();
    let mut base: Vec<Money> = accounts.iter().map(|account| account.revenue_base).collect();
    base.sort_unstable_by(|a, b| b.cmp(a));
    let size = key_set::size(&current, total, &scope.settings.key_accounts);
    KeySet {
        accounts: accounts[..size].iter().map(|row| row.account.account_id.clone()).collect(),
        share: key_set::share(&current, size, total),
        share_base: key_set::share(&base, size, total_base),
    }
}
