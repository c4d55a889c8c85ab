//! Every number of every manager.

use std::collections::BTreeMap;

use crate::{
    analysis::{
        AccountAnalysis, ManagerAnalysis, ManagerPerformance, ManagerTrade, Scope, TargetResult,
        daily::Daily,
        metrics::{log_growth, logo_retention, plan_attainment},
        named,
        performance::{Portfolio, portfolios},
        plan::Plan,
        running::Running,
    },
    facts::{Facts, ManagerDays},
    model::{Money, Target, UNASSIGNED},
};

/// Computes the managers, by name, then id.
pub(super) fn managers(
    facts: &Facts,
    scope: &Scope,
    accounts: &[AccountAnalysis],
    company_current: Money,
) -> Vec<ManagerAnalysis> {
    let mut portfolios = portfolios(accounts);
    let mut targets: BTreeMap<&str, Vec<&Target>> = BTreeMap::new();
    for target in &facts.tables.targets {
        if let Some(id) = target.manager_id.as_deref() {
            targets.entry(id).or_default().push(target);
        }
    }
    // A manager with a plan and no sales is behind plan, not absent.
    for id in targets.keys() {
        portfolios.entry(id).or_default();
    }
    let mut sold: BTreeMap<&str, Sold> = BTreeMap::new();
    for accounts in facts.manager_days.chunk_by(|a, b| a.manager_id == b.manager_id) {
        let days = accounts.iter().flat_map(|account| &account.days);
        if days.into_iter().any(|day| day.day <= scope.as_of) {
            sold.insert(&accounts[0].manager_id, Sold::of(accounts, scope));
            portfolios.entry(&accounts[0].manager_id).or_default();
        }
    }
    let mut managers: Vec<ManagerAnalysis> = portfolios
        .into_iter()
        .map(|(id, portfolio)| {
            let sold = sold.remove(id).unwrap_or_default();
            let targets = targets.remove(id).unwrap_or_default();
            manager((facts, scope), (id, &targets), &portfolio, &sold, company_current)
        })
        .collect();
    managers.sort_by(|a, b| {
        let (a, b) = (&a.manager, &b.manager);
        (&a.name, &a.manager_id).cmp(&(&b.name, &b.manager_id))
    });
    managers
}

/// What a manager sold by day.
#[derive(Default)]
struct Sold {
    all: Daily,
    /// The part with an account on its lines, which targets are held against, where that is less.
    to_accounts: Option<Daily>,
}

impl Sold {
    fn of(accounts: &[ManagerDays], scope: &Scope) -> Self {
        let daily = |accounts: &mut dyn Iterator<Item = &ManagerDays>| {
            let days = accounts.flat_map(|account| &account.days);
            let counted = days.filter(|day| day.day <= scope.as_of);
            Daily::of(counted.map(|day| (day.day, day.revenue, day.orders)))
        };
        let is_named = |account: &&ManagerDays| account.account_id != UNASSIGNED;
        let to_accounts = (!accounts.iter().all(|account| is_named(&account)))
            .then(|| daily(&mut accounts.iter().filter(is_named)));
        Self { all: daily(&mut accounts.iter()), to_accounts }
    }

    fn to_accounts(&self) -> &Daily {
        self.to_accounts.as_ref().unwrap_or(&self.all)
    }
}

fn manager(
    (facts, scope): (&Facts, &Scope),
    (id, targets): (&str, &[&Target]),
    portfolio: &Portfolio<'_>,
    sold: &Sold,
    company_current: Money,
) -> ManagerAnalysis {
    let plan = Plan::of(targets.iter().copied(), scope.as_of);
    let running = Running { daily: &sold.all, plan: &plan };
    let (owned, changes) = (&portfolio.owned, portfolio.changes());
    let sum = |of: fn(&AccountAnalysis) -> Money| owned.iter().map(|account| of(account)).sum();
    let current: Money = sum(|account| account.revenue_current);
    let (growth_accounts, mean_log_growth) = log_growth::log_growth(&changes);
    ManagerAnalysis {
        manager: named::manager(&facts.tables, id),
        accounts: owned.iter().map(|account| account.account.account_id.clone()).collect(),
        revenue_total: sum(|account| account.revenue_total),
        portfolio_current: current,
        portfolio_base: sum(|account| account.revenue_base),
        share: current.ratio_to(company_current),
        to_date: running.to_date(scope, scope.days),
        plan_year: plan.amount(scope.fiscal_year()),
        months: running.months(scope),
        weeks: running.weeks(scope),
        retention: logo_retention::retention(&changes),
        bridge: portfolio.bridge(scope.windows.base.from),
        growth_accounts,
        mean_log_growth,
        targets: results(targets, sold.to_accounts(), scope),
        trade: ManagerTrade::default(),
        performance: ManagerPerformance::default(),
    }
}

fn results(targets: &[&Target], sold: &Daily, scope: &Scope) -> Vec<TargetResult> {
    targets.iter().map(|target| plan_attainment::result(target, sold, scope.as_of)).collect()
}
