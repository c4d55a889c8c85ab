//! Which accounts make a manager's result, and what moved between managers.

use std::collections::BTreeMap;

use crate::{
    analysis::{
        AccountAnalysis, Bridge, BridgeItem, BridgePart,
        metrics::{Change, bridge},
    },
    model::{Date, Money},
};

/// The accounts of one manager in three roles.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Portfolio<'a> {
    /// Owned at the as-of date, with the lines nobody owns where they stand under this manager.
    pub(in crate::analysis) owned: Vec<&'a AccountAnalysis>,
    /// Named accounts whose change between the windows the manager answers for.
    pub(in crate::analysis) answered: Vec<&'a AccountAnalysis>,
    opening: Money,
    taken: BridgeItem,
    handed: BridgeItem,
}

impl Default for Portfolio<'_> {
    fn default() -> Self {
        let [taken, handed] =
            BridgePart::TRANSFERS.map(|part| BridgeItem { part, accounts: 0, amount: Money::ZERO });
        Self { owned: vec![], answered: vec![], opening: Money::ZERO, taken, handed }
    }
}

/// Sorts accounts into the portfolios of all managers who own, owned or answer for one.
pub(in crate::analysis) fn portfolios(
    accounts: &[AccountAnalysis],
) -> BTreeMap<&str, Portfolio<'_>> {
    let mut portfolios: BTreeMap<&str, Portfolio<'_>> = BTreeMap::new();
    for account in accounts {
        let owner = account.manager_id.as_str();
        portfolios.entry(owner).or_default().owned.push(account);
        if !account.is_named() {
            continue;
        }
        let ownership = &account.ownership;
        let (opening, answers) = (ownership.opening.as_str(), ownership.answers.as_str());
        if account.revenue_base != Money::ZERO {
            portfolios.entry(opening).or_default().opening += account.revenue_base;
        }
        hand_over(&mut portfolios, [opening, answers], account.revenue_base);
        portfolios.entry(answers).or_default().answered.push(account);
        hand_over(&mut portfolios, [answers, owner], account.revenue_current);
    }
    portfolios
}

/// Moves an account with what it brought from one portfolio to another.
fn hand_over<'a>(
    portfolios: &mut BTreeMap<&'a str, Portfolio<'a>>,
    [from, to]: [&'a str; 2],
    amount: Money,
) {
    if from == to || amount == Money::ZERO {
        return;
    }
    let handed = &mut portfolios.entry(from).or_default().handed;
    handed.accounts += 1;
    handed.amount -= amount;
    let taken = &mut portfolios.entry(to).or_default().taken;
    taken.accounts += 1;
    taken.amount += amount;
}

impl Portfolio<'_> {
    /// Returns the changes the manager answers for.
    pub(in crate::analysis) fn changes(&self) -> Vec<Change> {
        self.answered.iter().map(|account| account.change()).collect()
    }

    /// Returns the bridge from the accounts owned at the end of the base window to those owned now.
    pub(in crate::analysis) fn bridge(&self, base_from: Date) -> Bridge {
        let named = self.owned.iter().filter(|account| account.is_named());
        let closing = named.map(|account| account.revenue_current).sum();
        let changes = bridge::bridge(&self.changes(), base_from);
        bridge::with_transfers(changes, [self.taken, self.handed], [self.opening, closing])
    }
}
