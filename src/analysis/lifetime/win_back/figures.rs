//! What winning accounts back is worth.

use jiff::civil::Date;

use crate::{analysis::LossReason, model::Money};

/// A lost account that may come back.
#[derive(Clone, Debug, PartialEq)]
pub struct WinBack {
    /// Place in the list, from 1: by worth, those without one behind by value.
    pub rank: u32,
    /// The day it counts as lost.
    pub lost_on: Date,
    /// Whole months since then.
    pub months_lost: u32,
    /// Why it left.
    pub reason: LossReason,
    /// Net revenue of its last 365 days before it stopped.
    pub yearly_revenue: Money,
    /// What that left.
    pub yearly_margin: Money,
    /// How that is known.
    pub margin_basis: MarginBasis,
    /// The value of its second life: yearly margin times expected years.
    pub value: Money,
    /// How likely it buys again within a year.
    pub chance: Chance,
    /// What an offer costs: the median of earlier ones of the recommended kind, else of all; `None`
    /// where no amount is known, which counts as nothing.
    pub offer_cost: Option<Money>,
    /// Chance times value minus the offer; `None` below ten cases of the chance.
    pub worth: Option<Money>,
    /// What may be offered at most.
    pub ceiling: OfferCeiling,
    /// Offers made to it since the loss.
    pub offers_made: u32,
}

/// How a yearly margin is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MarginBasis {
    /// Revenue minus cost of the goods.
    Cost,
    /// A line has no cost: the share of revenue the settings say is kept.
    Revenue,
}

/// How likely lost accounts buy again within the next 365 days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    /// Which cases it rests on.
    pub basis: ChanceBasis,
    /// Cases: accounts still lost at the start of a period that could be followed for 365 days.
    pub cases: u32,
    /// Of these, those that bought again.
    pub regained: u32,
    /// The share to expect; `None` below ten cases, where only the count says something.
    pub rate: Option<f64>,
    /// Where it lies with 95 % probability.
    pub interval: Option<[f64; 2]>,
}

/// Which cases a chance rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChanceBasis {
    /// Lost for the same reason and as long ago.
    ReasonAndTime,
    /// Lost as long ago.
    Time,
    /// Fewer than ten of these.
    TooFew,
}

/// The chance of one row of the table of past losses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChanceRow {
    /// Days since the loss, from which on it holds, to those of the next row.
    pub days_lost: u32,
    /// For which reason; `None` for all.
    pub reason: Option<LossReason>,
    /// The chance.
    pub chance: Chance,
}

/// What may be offered to one account at most so that it pays back in six months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OfferCeiling {
    /// A special offer, paid only when the account returns.
    pub special_offer: Option<Money>,
    /// A gift, paid whether it returns or not; `None` where the chance is not known.
    pub gift: Option<Money>,
    /// A discount on all it buys; `None` where neither its costs nor a limit is known.
    pub discount: Option<f64>,
    /// What limits the discount.
    pub discount_limit: Option<DiscountLimit>,
}

/// What limits a discount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DiscountLimit {
    /// The margin.
    Margin,
    /// What the manager may give without approval.
    Approval,
}

/// A kind of offer to lost accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes of the win-back offers table")]
pub enum OfferKind {
    SpecialOffer,
    Gift,
    Discount,
}

/// What came of the offers of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OfferResult {
    /// The kind.
    pub kind: OfferKind,
    /// Offers made.
    pub made: u32,
    /// Of these, those with a result so far.
    pub decided: u32,
    /// Of these, those that were answered, returned or not.
    pub answered: u32,
    /// Of these, those whose account returned.
    pub returned: u32,
    /// Share of the decided that returned; `None` below ten.
    pub rate: Option<f64>,
    /// Its 95 % interval (Wilson); `None` below ten.
    pub interval: Option<[f64; 2]>,
    /// Median cost of those whose cost is known.
    pub cost: Option<Money>,
}

/// What is known about winning accounts back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompanyWinBack {
    /// The accounts to win back, the best worth first.
    pub accounts: Vec<String>,
    /// Sum of the worths above zero; `None` when no account has a worth.
    pub worth: Option<Money>,
    /// Losses in the whole history, by silence or notice.
    pub losses: u32,
    /// Of these, those followed by a purchase.
    pub regained: u32,
    /// The chances by time since the loss, for all reasons and for each.
    pub chances: Vec<ChanceRow>,
    /// The results of earlier offers, by kind.
    pub offers: Vec<OfferResult>,
    /// The kind that worked best; `None` while no kind has ten results.
    pub recommended: Option<OfferKind>,
    /// Median cost of earlier offers of any kind; `None` without a known one.
    pub offer_cost: Option<Money>,
    /// Years an account that comes back is expected to stay.
    pub expected_years: f64,
}
