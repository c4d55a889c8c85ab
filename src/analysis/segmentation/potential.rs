//! The three Ps, gathered from what is on record.

use std::collections::{BTreeMap, HashSet};

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{
        AccountAnalysis, Answer, DecisionPower, KeyLabel, Need, OpenMoney, Potential, Prospect,
        Solvency, WhiteSpace,
        basis::Basis,
        metrics::prospective_account::{self, Gate},
        relationship::is_known,
    },
    model::{Account, Contact, Money},
};

/// What a contact who decides is called.
const DECIDES: &str = "decides";

/// What is known of an account beside its master record.
struct Known<'a> {
    first_purchase: Option<Date>,
    is_core: bool,
    /// Revenue of the last twelve complete months.
    year: Money,
    growth: Option<f64>,
    white_space: Option<Money>,
    competitors: usize,
    receivables: Option<&'a OpenMoney>,
}

/// Grades an account that has lines.
pub(super) fn of_account(basis: &Basis<'_>, account: &AccountAnalysis, year: Money) -> Potential {
    let as_of = basis.scope.as_of;
    let known = Known {
        first_purchase: account.first_purchase,
        is_core: account.labels.contains(&KeyLabel::Core),
        year,
        growth: account.revenue_current.ratio_to(account.revenue_base).map(|ratio| ratio - 1.0),
        white_space: white_space(&account.trade.white_space),
        competitors: account.records.competitors.iter().filter(|row| is_known(row, as_of)).count(),
        receivables: account.trade.receivables.as_ref(),
    };
    potential(basis, &account.account, &known, account.records.contacts.iter())
}

/// What the proposals of white space add up to; `None` where there are too few peers to tell.
fn white_space(found: &WhiteSpace) -> Option<Money> {
    found.confidence?;
    Some(found.proposals.iter().map(|category| category.potential).sum())
}

/// Lists the accounts with a budget that never had a line, the largest budget first, ties by id.
pub(super) fn prospects(basis: &Basis<'_>) -> Vec<Prospect> {
    let (tables, excluded) = (&basis.facts.tables, &basis.scope.settings.exclude_accounts);
    let excluded: HashSet<&str> = excluded.iter().map(String::as_str).collect();
    let without_line = |account: &&Account| {
        let id = account.account_id.as_str();
        basis.history(id).is_none() && id != crate::model::UNASSIGNED && !excluded.contains(id)
    };
    let mut contacts: BTreeMap<&str, Vec<&Contact>> = BTreeMap::new();
    for contact in &tables.contacts {
        contacts.entry(&contact.account_id).or_default().push(contact);
    }
    let mut competitors: BTreeMap<&str, usize> = BTreeMap::new();
    for competitor in tables.competitors.iter().filter(|row| is_known(row, basis.scope.as_of)) {
        *competitors.entry(&competitor.account_id).or_default() += 1;
    }
    let prospect = |account: &Account| {
        let id = account.account_id.as_str();
        let known = Known {
            first_purchase: None,
            is_core: false,
            year: Money::ZERO,
            growth: None,
            white_space: None,
            competitors: competitors.get(id).copied().unwrap_or(0),
            receivables: None,
        };
        let contacts = contacts.get(id).into_iter().flatten().copied();
        Prospect {
            account_id: id.to_owned(),
            name: account.name.clone(),
            manager_id: basis.owners.owner(account).to_owned(),
            budget: account.budget_amount.unwrap_or_default(),
            potential: potential(basis, account, &known, contacts),
        }
    };
    let mut prospects: Vec<Prospect> = tables
        .accounts
        .iter()
        .filter(|account| account.budget_amount.is_some_and(Money::is_positive))
        .filter(without_line)
        .map(prospect)
        .collect();
    prospects.sort_by(|a, b| b.budget.cmp(&a.budget).then_with(|| a.account_id.cmp(&b.account_id)));
    prospects
}

fn potential<'a>(
    basis: &Basis<'_>,
    account: &Account,
    known: &Known<'_>,
    contacts: impl Iterator<Item = &'a Contact>,
) -> Potential {
    let as_of = basis.scope.as_of;
    let need = need(account, known);
    let solvency = solvency(account, known.receivables);
    let decision = decision(contacts, as_of, basis.scope.settings.duties.contact_days);
    let year_ago = as_of.saturating_sub(12.months());
    let gate = Gate {
        is_core: known.is_core,
        is_new: known.first_purchase.is_none_or(|first| first > year_ago),
        has_budget: account.budget_amount.is_some_and(Money::is_positive),
    };
    let grade = prospective_account::grade(gate, (&need, &solvency, &decision));
    Potential { need, solvency, decision, grade }
}

fn need(account: &Account, known: &Known<'_>) -> Need {
    let mut need = Need {
        answer: Answer::Unknown,
        unspent_budget: account.budget_amount.map(|budget| budget - known.year),
        white_space: known.white_space,
        competitors: u32::try_from(known.competitors).expect("fewer than 2^32 competitors"),
        growth: known.growth,
    };
    need.answer = prospective_account::need(&need);
    need
}

fn solvency(account: &Account, owed: Option<&OpenMoney>) -> Solvency {
    let mut solvency = Solvency {
        answer: Answer::Unknown,
        overdue_share: owed.map(|owed| owed.overdue_share.unwrap_or(0.0)),
        mean_delay: owed.and_then(|owed| owed.mean_delay_days),
        credit_use: owed
            .zip(account.credit_limit)
            .and_then(|(owed, limit)| owed.open.max(Money::ZERO).ratio_to(limit)),
    };
    solvency.answer = prospective_account::solvency(&solvency);
    solvency
}

fn decision<'a>(
    contacts: impl Iterator<Item = &'a Contact>,
    as_of: Date,
    contact_days: u32,
) -> DecisionPower {
    let deciders: Vec<&Contact> =
        contacts.filter(|contact| contact.function.as_deref() == Some(DECIDES)).collect();
    // A later contact says nothing about when the one before it was.
    let days = deciders.iter().filter_map(|contact| contact.last_contact);
    let last_contact = days.filter(|day| *day <= as_of).max();
    let count = u32::try_from(deciders.len()).expect("fewer than 2^32 contacts");
    let since = last_contact.map(|day| (as_of - day).get_days());
    let answer = prospective_account::decision(count, since, contact_days);
    DecisionPower { answer, deciders: count, last_contact }
}
