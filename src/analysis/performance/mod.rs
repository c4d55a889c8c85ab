//! What a manager adds, told apart from what the portfolio would have done anyway.

mod duties;
mod expectation;
mod growth;
mod landing;
mod offers;
mod ownership;
mod portfolio;
mod results;
mod scorecard;
mod skills;

#[cfg(test)]
mod tests;

pub(super) use ownership::ownership;
pub(super) use portfolio::{Portfolio, portfolios};
pub use results::{
    ExpectedResult, Growth, GrowthShare, Landing, LostOffers, ManagerGrowth, OfferResults,
    SkillLevel, WinRate,
};
pub use scorecard::{Duty, DutyKind, DutyUnit, duty};

use jiff::civil::Date;

use crate::analysis::{Analysis, basis::Basis};

/// Who had an account, and since when its owner has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountOwnership {
    /// First day of the owner's assignment; `None` where no assignment tells.
    pub since: Option<Date>,
    /// Who had it before; the account is inherited.
    pub previous: Option<String>,
    /// Whether the owner inherited it less than 90 days before the as-of date.
    pub in_handover: bool,
    /// Owner at the end of the base window.
    pub opening: String,
    /// Who answers for the change between the windows: the owner, but for 90 days after it changed
    /// hands the one before.
    pub answers: String,
}

/// A manager against plan, expectation and duty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ManagerPerformance {
    /// Growth of all accounts with revenue in both windows; `None` when nothing can be compared.
    pub growth: Option<ManagerGrowth>,
    /// Growth of the comparable accounts.
    pub growth_comparable: Option<ManagerGrowth>,
    /// Offers closed in the current window; `None` without a decided one.
    pub offers_window: Option<WinRate>,
    /// Offers closed in the base window; `None` without a decided one.
    pub offers_base: Option<WinRate>,
    /// Offers made in the current window; `None` where the source tells no day of making.
    pub offers_made: Option<u32>,
    /// Offers made in the base window.
    pub offers_made_base: Option<u32>,
    /// Offers that wait for a decision at the as-of date.
    pub offers_open: u32,
    /// Offers of all time.
    pub offers: Option<WinRate>,
    /// Offers lost in the current window by reason, the most frequent first.
    pub lost_offers: Vec<LostOffers>,
    /// Offers lost in the base window by reason.
    pub lost_offers_base: Vec<LostOffers>,
    /// The portfolio against what others would have made of it; `None` where nothing compares.
    pub expected: Option<ExpectedResult>,
    /// Where month, quarter and fiscal year will end.
    pub landings: Vec<Landing>,
    /// The duty scorecard, one line per duty.
    pub duties: Vec<Duty>,
    /// How far they reach their targets, 0 to 1; `None` where the source tells nothing.
    pub duty_score: Option<f64>,
    /// Declared skills by name.
    pub skills: Vec<SkillLevel>,
}

/// What can be said of all managers together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompanyPerformance {
    /// Growth of all accounts with revenue in both windows; `None` when nothing can be compared.
    pub growth: Option<Growth>,
    /// Growth of the comparable accounts.
    pub growth_comparable: Option<Growth>,
    /// Offers of all time; `None` without any.
    pub offers: Option<OfferResults>,
    /// Offers closed in the current window.
    pub offers_window: Option<OfferResults>,
    /// The duties of all managers together.
    pub duties: Vec<Duty>,
    /// How far they reach their targets, 0 to 1; `None` where the source tells nothing.
    pub duty_score: Option<f64>,
    /// Every skill that is declared for somebody, by name.
    pub skills: Vec<String>,
}

/// Adds ownership, expectations, effects with intervals, win rates and duties.
pub(super) fn add(basis: &Basis<'_>, analysis: &mut Analysis) {
    growth::add(basis, analysis);
    offers::add(basis, analysis);
    expectation::add(basis, analysis);
    landing::add(basis, analysis);
    duties::add(basis, analysis);
    skills::add(basis, analysis);
}
