//! What every part of the analysis starts from.

use std::collections::HashMap;

use crate::{
    analysis::{Scope, classes::Classes, daily::Daily, history::History, owner::Owners},
    facts::Facts,
};

/// Facts, days, rules and histories, shared by all parts.
pub(super) struct Basis<'a> {
    /// The facts of the whole history.
    pub(super) facts: &'a Facts,
    /// The days and rules.
    pub(super) scope: &'a Scope,
    /// Comparison of all accounts.
    pub(super) classes: &'a Classes,
    /// Who owns what.
    pub(super) owners: &'a Owners<'a>,
    /// The history of every account, by id; without the lines nobody owns.
    pub(super) named: &'a [History<'a>],
    /// The place of each account among them.
    pub(super) places: HashMap<&'a str, usize>,
    /// Revenue of the company per day.
    pub(super) company: &'a Daily,
}

impl<'a> Basis<'a> {
    /// Returns the history of an account; `None` for the lines nobody owns.
    pub(super) fn history(&self, account_id: &str) -> Option<&'a History<'a>> {
        self.places.get(account_id).map(|place| &self.named[*place])
    }
}
