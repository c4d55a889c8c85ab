//! The part of the analysis one reader may see.
//!
//! Blocks are built from a slice and from nothing else, so that a document cannot hold another
//! subject's numbers. Company figures reach a narrower slice only as shares already computed.

use std::borrow::Cow;

use crate::{
    analysis::{AccountAnalysis, Analysis, ManagerAnalysis, OfferKind, Subject as About},
    model::{Subject, View},
    report::{Issued, Memory, error::Error},
};

/// What management sees: everything.
#[derive(Debug)]
pub(crate) struct CompanySlice<'a> {
    /// The whole analysis.
    pub(crate) analysis: &'a Analysis,
    /// What the last issue told.
    pub(crate) before: Option<&'a Issued>,
}

/// What a manager sees: the own figures and the accounts owned.
#[derive(Clone, Debug)]
pub(crate) struct ManagerSlice<'a> {
    /// The manager.
    pub(crate) manager: &'a ManagerAnalysis,
    /// The accounts owned, by current revenue descending.
    pub(crate) accounts: Vec<&'a AccountAnalysis>,
    /// The kind of offer that brought most lost accounts of the company back.
    pub(crate) recommended: Option<OfferKind>,
    /// Results of the other managers as shares of what was expected of them, by size and without
    /// names; empty where they are too few to stay unnamed.
    pub(crate) team: Vec<f64>,
    /// What the last report of this manager told.
    pub(crate) before: Option<&'a Issued>,
}

/// Others below which a result would tell whose it is.
const UNNAMED: usize = 3;

/// What the reader of one account's briefing sees.
#[derive(Clone, Debug)]
pub(crate) struct AccountSlice<'a> {
    /// The account, without what the view leaves out.
    pub(crate) account: Cow<'a, AccountAnalysis>,
    /// How much the reader may see.
    pub(crate) view: View,
    /// How many accounts the rank counts.
    pub(crate) ranked: usize,
    /// What the last briefing told.
    pub(crate) before: Option<&'a Issued>,
}

impl<'a> ManagerSlice<'a> {
    /// Takes the part of one manager.
    pub(crate) fn of(analysis: &'a Analysis, id: &str, memory: &'a Memory) -> Result<Self, Error> {
        let manager = analysis
            .managers
            .iter()
            .find(|manager| manager.manager.manager_id == id)
            .ok_or_else(|| Error::UnknownSubject(Subject::Manager(id.to_owned())))?;
        let accounts =
            analysis.accounts.iter().filter(|account| account.manager_id == id).collect();
        let recommended = analysis.company.lifetime.win_back.recommended;
        let before = memory.of(&Subject::Manager(id.to_owned()));
        Ok(Self { manager, accounts, recommended, team: team(analysis, id), before })
    }
}

/// Returns the results of all managers but one.
fn team(analysis: &Analysis, id: &str) -> Vec<f64> {
    let others = analysis.managers.iter().filter(|manager| manager.manager.manager_id != id);
    let mut results: Vec<f64> =
        others.filter_map(|other| Some(other.performance.expected?.shrunk?.0)).collect();
    // By size: their order tells nothing either.
    results.sort_by(f64::total_cmp);
    if results.len() < UNNAMED { vec![] } else { results }
}

impl<'a> AccountSlice<'a> {
    /// Takes the part of one account that a view shows.
    pub(crate) fn of(
        analysis: &'a Analysis,
        id: &str,
        view: View,
        memory: &'a Memory,
    ) -> Result<Self, Error> {
        let account = analysis
            .accounts
            .iter()
            .find(|account| account.account.account_id == id)
            .ok_or_else(|| Error::UnknownSubject(Subject::Account(id.to_owned())))?;
        let account = match view {
            View::Full => Cow::Borrowed(account),
            View::Colleague => Cow::Owned(without_terms(account.clone())),
        };
        let before = memory.of(&Subject::Account(id.to_owned()));
        Ok(Self { account, view, ranked: analysis.accounts.len(), before })
    }
}

/// Takes out what is for the manager alone: terms, the attitude of each person, and what asks or
/// offers terms. No block can print what is not there.
fn without_terms(mut account: AccountAnalysis) -> AccountAnalysis {
    account.account.approval_limit_pct = None;
    account.trade.terms = None;
    account.trade.moves.clear();
    account.trade.prices.months.clear();
    account.lifetime.win_back = None;
    account.records.win_back_offers.clear();
    for contact in &mut account.records.contacts {
        contact.attitude = None;
    }
    account.relationship.agenda.retain(|about| !is_about_terms(about));
    account
}

/// Returns whether a question or a proposal speaks of prices or terms.
fn is_about_terms(about: About) -> bool {
    matches!(
        about,
        About::PriceMoved | About::Solvency | About::PriceIncrease | About::DiscountForVolume
    )
}
