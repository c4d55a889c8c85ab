//! The part of the analysis one reader may see.
//!
//! Blocks are built from a slice and from nothing else, so that a document cannot hold another
//! subject's numbers. Company figures reach a narrower slice only as shares already computed.

use crate::{
    analysis::{AccountAnalysis, Analysis, ManagerAnalysis, OfferKind},
    model::Subject,
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
    /// What the last report of this manager told.
    pub(crate) before: Option<&'a Issued>,
}

/// What the reader of one account's briefing sees.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AccountSlice<'a> {
    /// The account.
    pub(crate) account: &'a AccountAnalysis,
    /// How many accounts the rank counts.
    pub(crate) ranked: usize,
    /// What the last briefing told.
    pub(crate) before: Option<&'a Issued>,
}

impl<'a> ManagerSlice<'a> {
    /// Takes the part of one manager.
    pub(crate) fn of(
        analysis: &'a Analysis,
        id: &str,
        memory: &'a Memory,
    ) -> Result<Self, Error> {
        let manager = analysis
            .managers
            .iter()
            .find(|manager| manager.manager.manager_id == id)
            .ok_or_else(|| Error::UnknownSubject(Subject::Manager(id.to_owned())))?;
        let accounts =
            analysis.accounts.iter().filter(|account| account.manager_id == id).collect();
        let recommended = analysis.company.lifetime.win_back.recommended;
        let before = memory.of(&Subject::Manager(id.to_owned()));
        Ok(Self { manager, accounts, recommended, before })
    }
}

impl<'a> AccountSlice<'a> {
    /// Takes the part of one account.
    pub(crate) fn of(
        analysis: &'a Analysis,
        id: &str,
        memory: &'a Memory,
    ) -> Result<Self, Error> {
        let account = analysis
            .accounts
            .iter()
            .find(|account| account.account.account_id == id)
            .ok_or_else(|| Error::UnknownSubject(Subject::Account(id.to_owned())))?;
        let before = memory.of(&Subject::Account(id.to_owned()));
        Ok(Self { account, ranked: analysis.accounts.len(), before })
    }
}
