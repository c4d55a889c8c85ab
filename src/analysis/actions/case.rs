//! One account before the rules: what it is worth, and how an action on it weighs.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{
        AbcClass, AccountAnalysis, Action, KeyLabel, Trigger,
        basis::Basis,
        history::History,
        metrics::action_priority::{next_working_day, priority, urgency},
        working_days,
    },
    model::Money,
};

/// What all accounts share.
pub(super) struct Around<'a> {
    pub(super) basis: &'a Basis<'a>,
    /// Days without work in the company.
    rest: BTreeSet<Date>,
    /// What the median A account is worth.
    typical: Worth,
    /// Whether anybody's contacts are known at all.
    pub(super) has_contacts: bool,
}

/// What an account brings.
#[derive(Clone, Copy, Debug, Default)]
struct Worth {
    order: Money,
    year: Money,
}

/// What is lost when nobody acts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stake {
    /// A usual order.
    Order,
    /// A quarter of the year's revenue.
    Quarter,
    /// The year's revenue.
    Year,
    /// This amount.
    Amount(Money),
}

/// One account.
pub(super) struct Case<'a> {
    pub(super) account: &'a AccountAnalysis,
    pub(super) around: &'a Around<'a>,
    worth: Worth,
}

impl<'a> Around<'a> {
    pub(super) fn of(basis: &'a Basis<'a>, accounts: &[AccountAnalysis]) -> Self {
        let months = basis.scope.settings.window_months;
        let best = accounts.iter().filter(|it| it.is_named() && it.abc == AbcClass::A);
        let (mut orders, mut years): (Vec<Money>, Vec<Money>) = best
            .map(|account| Worth::of(account, || bought(basis, account), months))
            .map(|worth| (worth.order, worth.year))
            .unzip();
        Self {
            basis,
            rest: working_days::company_holidays(basis.scope, &basis.facts.tables),
            typical: Worth { order: middle(&mut orders), year: middle(&mut years) },
            has_contacts: !basis.facts.tables.contacts.is_empty(),
        }
    }

    pub(super) fn case(&'a self, account: &'a AccountAnalysis) -> Case<'a> {
        let months = self.basis.scope.settings.window_months;
        Case {
            account,
            around: self,
            worth: Worth::of(account, || bought(self.basis, account), months),
        }
    }

    pub(super) fn as_of(&self) -> Date {
        self.basis.scope.as_of
    }

    /// Returns the working day some days from the as-of date on.
    pub(super) fn in_days(&self, days: i32) -> Date {
        self.working_day(self.as_of().saturating_add(days.days()))
    }

    /// Returns the day itself, or the next one on which somebody works.
    pub(super) fn working_day(&self, day: Date) -> Date {
        next_working_day(day, |day| working_days::is_working_day(day, &self.rest))
    }

    /// Makes an action that weighs what is at stake.
    pub(super) fn action(&self, trigger: Trigger, due: Date, money: Money) -> Action {
        self.weighed(trigger, due, money, money)
    }

    fn weighed(&self, trigger: Trigger, due: Date, money: Money, weight: Money) -> Action {
        let urgency = urgency(due, self.as_of());
        Action { trigger, due, money, urgency, priority: priority(weight, urgency) }
    }
}

impl Case<'_> {
    /// Makes an action; where nothing is at stake it stands last, but it stands.
    ///
    /// Small revenue of an iconic or expert account is not held against it: it weighs at least as
    /// much as the same action on the median A account.
    pub(super) fn action(&self, trigger: Trigger, due: Date, stake: Stake) -> Action {
        let money = self.worth.at(stake);
        let floor = match stake {
            _ if !self.is_declared() => Money::ZERO,
            Stake::Amount(_) => self.around.typical.order,
            _ => self.around.typical.at(stake),
        };
        self.around.weighed(trigger, due, money, money.max(floor))
    }

    /// Returns what a stake is worth here.
    pub(super) fn money(&self, stake: Stake) -> Money {
        self.worth.at(stake)
    }

    /// Returns whether the account matters for more than its revenue.
    fn is_declared(&self) -> bool {
        let labels = &self.account.labels;
        labels.contains(&KeyLabel::Iconic) || labels.contains(&KeyLabel::Expert)
    }

    /// Returns whether the account is one of those to look after: class A or B, or with a label.
    pub(super) fn is_cared_for(&self) -> bool {
        self.account.abc <= AbcClass::B || !self.account.labels.is_empty()
    }

    /// Returns the days from a day to the as-of date.
    pub(super) fn days_since(&self, day: Date) -> i32 {
        (self.around.as_of() - day).get_days()
    }
}

impl Worth {
    /// A year is the current window scaled to twelve months; an order what a day with orders brought in
    /// the last twelve months, else what a purchase did in those up to the last one.
    fn of(
        account: &AccountAnalysis,
        bought: impl FnOnce() -> Vec<(Date, Money)>,
        window_months: u32,
    ) -> Self {
        let revenue = i128::from(account.revenue_current.0.max(0));
        let year = revenue * 12 / i128::from(window_months.max(1));
        let days = account.order_days.iter().filter(|day| day.orders > 0).count();
        let brought: Money = account.order_days.iter().map(|day| day.revenue).sum();
        let (brought, days) = if days > 0 { (brought, days) } else { last_year_of(&bought()) };
        let days = i128::try_from(days.max(1)).expect("days of a year");
        let order = i128::from(brought.0.max(0)) / days;
        let money = |units| Money(i64::try_from(units).unwrap_or(i64::MAX));
        Self { order: money(order), year: money(year) }
    }

    fn at(&self, stake: Stake) -> Money {
        match stake {
            Stake::Order => self.order,
            Stake::Quarter => Money(self.year.0 / 4),
            Stake::Year => self.year,
            Stake::Amount(money) => money.max(Money::ZERO),
        }
    }
}

/// Returns the purchases of an account, oldest first.
fn bought(basis: &Basis<'_>, account: &AccountAnalysis) -> Vec<(Date, Money)> {
    basis.history(&account.account.account_id).map(History::purchases).unwrap_or_default()
}

/// Returns what the purchases of the twelve months up to the last one sum to, and their number.
fn last_year_of(bought: &[(Date, Money)]) -> (Money, usize) {
    let Some((last, _)) = bought.last() else { return (Money::ZERO, 0) };
    let before = last.saturating_sub(1.year());
    let year = &bought[bought.partition_point(|(day, _)| *day <= before)..];
    (year.iter().map(|(_, value)| *value).sum(), year.len())
}

/// Returns the middle amount, the smaller of two; nothing for none.
fn middle(amounts: &mut [Money]) -> Money {
    amounts.sort_unstable();
    amounts.len().checked_sub(1).map_or(Money::ZERO, |last| amounts[last / 2])
}
