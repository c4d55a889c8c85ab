//! The part of the analysis one reader may see.
//!
//! Blocks are built from a slice and from nothing else, so that a document cannot hold another
//! subject's numbers. Company figures reach a narrower slice only as shares already computed.

use crate::{
    analysis::{AccountAnalysis, Analysis, ManagerAnalysis, OfferKind},
    model::Subject,
    report::error::Error,
};

/// What management sees: everything.
#[derive(Debug)]
pub(crate) struct CompanySlice<'a> {
    /// The whole analysis.
    pub(crate) analysis: &'a Analysis,
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
}

/// Others below which a result would tell whose it is.
const UNNAMED: usize = 3;

/// What the reader of one account's briefing sees.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AccountSlice<'a> {
    /// The account.
    pub(crate) account: &'a AccountAnalysis,
    /// How many accounts the rank counts.
    pub(crate) ranked: usize,
}

impl<'a> ManagerSlice<'a> {
    /// Takes the part of one manager.
    pub(crate) fn of(analysis: &'a Analysis, id: &str) -> Result<Self, Error> {
        let manager = analysis
            .managers
            .iter()
            .find(|manager| manager.manager.manager_id == id)
            .ok_or_else(|| Error::UnknownSubject(Subject::Manager(id.to_owned())))?;
        let accounts =
            analysis.accounts.iter().filter(|account| account.manager_id == id).collect();
        let recommended = analysis.company.lifetime.win_back.recommended;
        Ok(Self { manager, accounts, recommended, team: team(analysis, id) })
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
    /// Takes the part of one account.
    pub(crate) fn of(analysis: &'a Analysis, id: &str) -> Result<Self, Error> {
        let account = analysis
            .accounts
            .iter()
            .find(|account| account.account.account_id == id)
            .ok_or_else(|| Error::UnknownSubject(Subject::Account(id.to_owned())))?;
        Ok(Self { account, ranked: analysis.accounts.len() })
    }
}
