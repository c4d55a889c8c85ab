//! Retention and the exact bridge between two windows.

use crate::{analysis::BridgePart, model::Money};

/// What a set of base accounts still brings, over the last complete months.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Retention {
    /// Revenue of the base accounts in the base window; base accounts have revenue > 0 there.
    pub base_revenue: Money,
    /// Net revenue retention, not capped; `None` without base revenue.
    pub nrr: Option<f64>,
    /// Gross revenue retention, capped per account; `None` without base revenue.
    pub grr: Option<f64>,
    /// Share of base accounts with revenue now; `None` without base accounts.
    pub logo_retention: Option<f64>,
    /// Number of base accounts.
    pub base_accounts: u32,
    /// Base accounts with revenue > 0 now.
    pub kept_accounts: u32,
}

/// Opening revenue, the changes, closing revenue; exact to the stored unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bridge {
    /// Revenue of the base window.
    pub opening: Money,
    /// One item per part, in the order of [`BridgePart::ALL`], in a manager's bridge followed by
    /// [`BridgePart::TRANSFERS`]; parts without accounts stay, at 0.
    pub items: Vec<BridgeItem>,
    /// Revenue of the current window: `opening` plus all items.
    pub closing: Money,
}

/// One bar of a bridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BridgeItem {
    /// Which change.
    pub part: BridgePart,
    /// Accounts it happened to.
    pub accounts: u32,
    /// The sum of their changes.
    pub amount: Money,
}
