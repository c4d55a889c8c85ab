//! Every number of every account.

use std::collections::HashMap;

use jiff::{ToSpan, civil::Date};
use rayon::prelude::*;

use crate::{
    analysis::{
        AbcClass, AccountAnalysis, AccountChurn, AccountLifetime, AccountRecords,
        AccountRelationship, AccountSegment, AccountTrade, OrderDay, Punctuality, Rhythm, Scope,
        State, ToDateDays, XyzResult,
        basis::Basis,
        classes::Classes,
        daily::Daily,
        history::History,
        metrics::{Change, bridge, core_account, on_time, own_rhythm, seasonal_guard, xyz},
        named,
        owner::Owners,
        performance::ownership,
        plan::Plan,
        running::Running,
        working_days::DaysByRegion,
    },
    facts::{AccountDay, Facts},
    model::{Money, Span, Target},
};

/// What the analysis of one account needs besides its history.
pub(super) struct Around<'a> {
    /// The facts.
    pub(super) facts: &'a Facts,
    /// The days and rules.
    pub(super) scope: &'a Scope,
    /// Comparison with all accounts.
    pub(super) classes: &'a Classes,
    /// Who owns what.
    pub(super) owners: &'a Owners<'a>,
    /// Revenue of the company.
    pub(super) company: &'a Daily,
}

/// Computes the accounts, by current revenue descending, ties by id; then the lines nobody owns.
pub(super) fn accounts(
    around: &Around<'_>,
    named: &[History<'_>],
    nobody: Option<&History<'_>>,
) -> Vec<AccountAnalysis> {
    let mut records = crate::analysis::records::by_account(&around.facts.tables);
    let account = |(index, history)| around.account(index, history);
    let named_ones = named.par_iter().enumerate().map(|(index, history)| (Some(index), history));
    let mut accounts: Vec<AccountAnalysis> = named_ones.map(account).collect();
    accounts.extend(nobody.map(|history| account((None, history))));
    for account in &mut accounts {
        account.records = records.remove(account.account.account_id.as_str()).unwrap_or_default();
    }
    accounts[..named.len()].sort_unstable_by(|a, b| {
        let by_revenue = b.revenue_current.cmp(&a.revenue_current);
        by_revenue.then_with(|| a.account.account_id.cmp(&b.account.account_id))
    });
    for (index, account) in accounts.iter_mut().enumerate() {
        account.rank = index + 1;
    }
    accounts
}

/// Adds the running comparisons and the last periods of every account.
///
/// They are large and nothing else is computed from them, so they come once the detail is gone.
pub(super) fn add_periods(
    basis: &Basis<'_>,
    days: &DaysByRegion,
    nobody: Option<&History<'_>>,
    accounts: &mut [AccountAnalysis],
) {
    let plans = plans(&basis.facts.tables.targets);
    accounts.par_iter_mut().for_each(|account| {
        let id = account.account.account_id.as_str();
        let Some(history) = basis.history(id).or(nobody) else { return };
        let targets = plans.get(id).into_iter().flatten().copied();
        let plan = Plan::of(targets, basis.scope.as_of);
        let days = days.region(account.account.region.as_deref());
        account.run(&Running { daily: &history.daily(), plan: &plan }, basis.scope, days);
    });
}

/// Returns the targets of each account.
fn plans(targets: &[Target]) -> HashMap<&str, Vec<&Target>> {
    let mut plans: HashMap<&str, Vec<&Target>> = HashMap::new();
    for target in targets {
        if let Some(account) = &target.account_id {
            plans.entry(account).or_default().push(target);
        }
    }
    plans
}

impl Around<'_> {
    /// Computes one account; lines nobody owns have no index among the compared accounts.
    fn account(&self, index: Option<usize>, history: &History<'_>) -> AccountAnalysis {
        let (scope, windows) = (self.scope, self.scope.windows);
        let account = named::account(&self.facts.tables, history.id);
        let manager_id = self.owners.owner(&account);
        let [current, base] = [windows.current, windows.base].map(|span| history.revenue(span));
        let share = current.ratio_to(self.company.revenue(windows.current));
        let class = |classes: &[AbcClass]| index.map_or(AbcClass::C, |index| classes[index]);
        let first_purchase = history.first_purchase();
        let change = Change { base, current, first_purchase };
        let rhythm = self.rhythm(history);
        let part = index.and_then(|_| bridge::part(&change, windows.base.from));
        let around = (self.owners, scope);
        AccountAnalysis {
            ownership: ownership(around, &account, &rhythm, part, history.last_purchase()),
            manager_id: manager_id.to_owned(),
            manager_name: named::manager(&self.facts.tables, manager_id).name,
            rank: 0,
            share,
            share_base: base.ratio_to(self.company.revenue(windows.base)),
            revenue_total: history.days.iter().map(|day| day.revenue).sum(),
            revenue_current: current,
            revenue_base: base,
            margin_current: history.margin(windows.current),
            margin_base: history.margin(windows.base),
            to_date: crate::analysis::ToDate::default(),
            months: vec![],
            weeks: vec![],
            first_purchase,
            last_purchase: history.last_purchase(),
            purchase_days: u32::try_from(history.bought_days()).expect("fewer than 2^32 days"),
            abc: class(&self.classes.abc),
            abc_inclusive: class(&self.classes.abc_inclusive),
            abc_base: first_purchase
                .filter(|first| *first < windows.base.to)
                .map(|_| class(&self.classes.abc_base)),
            xyz: self.xyz(index, history),
            rfm: index.and_then(|index| self.classes.rfm[index]),
            labels: core_account::labels(
                &account,
                share.filter(|_| index.is_some()),
                scope.settings.key_accounts.core_share,
            ),
            rhythm,
            bridge_part: part,
            order_days: self.order_days(history),
            records: AccountRecords::default(),
            trade: AccountTrade::default(),
            relationship: AccountRelationship::default(),
            churn: AccountChurn::default(),
            lifetime: AccountLifetime::default(),
            segment: AccountSegment::default(),
            actions: vec![],
            account,
        }
    }

    fn xyz(&self, index: Option<usize>, history: &History<'_>) -> XyzResult {
        let rules = &self.scope.settings.xyz;
        let series = if index.is_some() { self.classes.series(history) } else { vec![] };
        xyz::classify(&series, rules.min_periods, rules.cut)
    }

    fn rhythm(&self, history: &History<'_>) -> Rhythm {
        let (as_of, rules) = (self.scope.as_of, &self.scope.settings.activity);
        let mut rhythm = own_rhythm::rhythm(
            &history.gaps(),
            history.last_purchase(),
            as_of,
            self.classes.pooled_gap,
            &rules.own_gap,
        );
        if rules.seasonal_guard && rhythm.state != State::Never {
            let days = history.purchase_days();
            rhythm.state_guarded = seasonal_guard::guarded(rhythm.state, &days, as_of);
        }
        rhythm
    }

    /// Returns the days with lines in the twelve months up to the as-of date.
    fn order_days(&self, history: &History<'_>) -> Vec<OrderDay> {
        let as_of = self.scope.as_of;
        let to = as_of.tomorrow().expect("a report lies before the last day of time");
        let year = Span { from: to.saturating_sub(1.year()), to };
        let mut placed = HashMap::<Date, Punctuality>::new();
        for (day, order) in on_time::orders(history.days.iter()) {
            if year.contains(day) {
                placed.entry(day).or_default().add(&order, as_of);
            }
        }
        let order_day = |day: &AccountDay| {
            let deliveries = placed.get(&day.day).copied().unwrap_or_default();
            OrderDay {
                day: day.day,
                revenue: day.revenue,
                orders: day.orders,
                on_time: deliveries.on_time,
                late: deliveries.late_delivered + deliveries.overdue_undelivered,
            }
        };
        history.within(year).iter().map(order_day).collect()
    }
}

impl AccountAnalysis {
    fn run(&mut self, running: &Running<'_>, scope: &Scope, days: ToDateDays) {
        self.to_date = running.to_date(scope, days);
        self.months = running.months(scope);
        self.weeks = running.weeks(scope);
    }

    /// Returns what retention and the bridge need.
    pub(super) fn change(&self) -> Change {
        Change {
            base: self.revenue_base,
            current: self.revenue_current,
            first_purchase: self.first_purchase,
        }
    }

    /// Returns whether this is an account and not the lines nobody owns.
    pub fn is_named(&self) -> bool {
        self.account.account_id != crate::model::UNASSIGNED
    }
}

/// Adds up margins; `None` as soon as one is unknown.
pub(super) fn margin(
    accounts: &[AccountAnalysis],
    of: impl Fn(&AccountAnalysis) -> Option<Money>,
) -> Option<Money> {
    accounts.iter().try_fold(Money::ZERO, |sum, account| of(account).map(|margin| sum + margin))
}
