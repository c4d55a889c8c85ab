//! What was advised, since when, and what became of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    analysis::{AccountAnalysis, Rule},
    model::{Date, Money, UNASSIGNED},
    report::issued::Issued,
};

/// One action as it was advised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// The account.
    pub account_id: String,
    /// The rule, by its number in the rule book.
    pub rule: usize,
    /// By when.
    pub due: Date,
    /// Money at stake.
    pub money: Money,
    /// The as-of date of the issue that advised it first.
    pub since: Date,
}

/// What became of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Status {
    /// Its day has passed and what set it off still stands.
    Overdue,
    /// What set it off still stands.
    Open,
    /// What set it off is gone.
    Done,
}

/// An action of the last issue and what became of it.
#[derive(Clone, Debug)]
pub(crate) struct Outcome<'a> {
    /// As it was advised.
    pub(crate) advice: &'a Advice,
    /// The rule it follows.
    pub(crate) rule: Rule,
    /// The account as it is now.
    pub(crate) account: &'a AccountAnalysis,
    /// What became of it.
    pub(crate) status: Status,
    /// Net revenue of the account since the last issue; `None` without an order.
    pub(crate) bought_since: Option<Money>,
}

/// Returns the actions on some accounts with the day each was first advised, by money at stake.
pub(super) fn of(
    accounts: &[&AccountAnalysis],
    as_of: Date,
    before: Option<&Issued>,
) -> Vec<Advice> {
    let first = first_days(before);
    let named = accounts.iter().filter(|account| account.account.account_id != UNASSIGNED);
    let mut all: Vec<Advice> = named
        .flat_map(|account| account.actions.iter().map(move |action| (account, action)))
        .map(|(account, action)| {
            let (account_id, rule) = (account.account.account_id.clone(), action.rule().number());
            let since = first.get(&(account_id.as_str(), rule)).copied().unwrap_or(as_of);
            Advice { account_id, rule, due: action.due, money: action.money, since }
        })
        .collect();
    all.sort_by(|a, b| {
        b.money.cmp(&a.money).then_with(|| (&a.account_id, a.rule).cmp(&(&b.account_id, b.rule)))
    });
    all
}

/// Returns what became of the actions of the last issue, overdue ones first, then by money. Accounts
/// that are no longer among `accounts` are left out.
pub(crate) fn outcomes<'a>(
    before: &'a Issued,
    accounts: &[&'a AccountAnalysis],
    as_of: Date,
) -> Vec<Outcome<'a>> {
    let by_id: BTreeMap<&str, &AccountAnalysis> =
        accounts.iter().map(|it| (it.account.account_id.as_str(), *it)).collect();
    let mut all: Vec<Outcome<'_>> = before
        .advice
        .iter()
        .filter_map(|advice| {
            let account = *by_id.get(advice.account_id.as_str())?;
            let rule = *Rule::ALL.get(advice.rule.checked_sub(1)?)?;
            let stands = account.actions.iter().any(|action| action.rule() == rule);
            let status = match stands {
                true if advice.due < as_of => Status::Overdue,
                true => Status::Open,
                false => Status::Done,
            };
            let bought_since = bought_since(account, before.as_of);
            Some(Outcome { advice, rule, account, status, bought_since })
        })
        .collect();
    all.sort_by_key(|outcome| (outcome.status, std::cmp::Reverse(outcome.advice.money)));
    all
}

/// For how many weeks actions have been advised.
#[derive(Debug)]
pub(crate) struct Ages<'a> {
    first: BTreeMap<(&'a str, usize), Date>,
    as_of: Date,
}

impl<'a> Ages<'a> {
    /// Reads them from what the last issue told.
    pub(crate) fn of(before: Option<&'a Issued>, as_of: Date) -> Self {
        Self { first: first_days(before), as_of }
    }

    /// Returns for how many weeks an action has been advised: 0 for one that is new.
    pub(crate) fn weeks(&self, account_id: &str, rule: Rule) -> i32 {
        let since = self.first.get(&(account_id, rule.number())).copied();
        // A week that is not over counts as one: the action was carried over.
        since.map_or(0, |since| ((self.as_of - since).get_days() + 6) / 7)
    }
}

/// Returns the day each action was first advised, by account and rule.
fn first_days(before: Option<&Issued>) -> BTreeMap<(&str, usize), Date> {
    let advice = before.into_iter().flat_map(|issued| &issued.advice);
    advice.map(|it| ((it.account_id.as_str(), it.rule), it.since)).collect()
}

fn bought_since(account: &AccountAnalysis, day: Date) -> Option<Money> {
    let days = account.order_days.iter().filter(|it| it.day > day && it.orders > 0);
    let revenue: Vec<Money> = days.map(|it| it.revenue).collect();
    (!revenue.is_empty()).then(|| revenue.into_iter().sum())
}
