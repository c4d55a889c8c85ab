//! The results of the part, named.

use jiff::civil::Date;

use crate::model::{Money, Month};

/// What an account buys and pays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountTrade {
    /// Why revenue moved between the windows; `None` without quantities or products, and without a
    /// line in the windows.
    pub price_volume_mix: Option<PriceVolumeMix>,
    /// The products whose price moved most money, up to five, by size of the effect.
    pub moves: Vec<ProductMove>,
    /// What of the list price arrives.
    pub prices: PriceHistory,
    /// What is owed; `None` without due dates.
    pub receivables: Option<OpenMoney>,
    /// What like accounts buy.
    pub white_space: WhiteSpace,
    /// Sales of the last quarters by category, by size; the smallest are summed up.
    pub categories: Vec<CategoryQuarters>,
    /// What can be given and what it costs; `None` without revenue in the current window.
    pub terms: Option<Terms>,
}

/// Prices and mix of the accounts of one manager.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ManagerTrade {
    /// Why the revenue of the owned accounts moved between the windows.
    pub price_volume_mix: Option<PriceVolumeMix>,
}

/// What the company sells at which prices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompanyTrade {
    /// Why revenue moved between the windows, without the lines nobody owns.
    pub price_volume_mix: Option<PriceVolumeMix>,
    /// What of the list price arrives.
    pub prices: PriceHistory,
    /// What all accounts owe; `None` without due dates.
    pub receivables: Option<OpenMoney>,
}

/// Why revenue moved: `base + price + volume + mix + new + lost = current`, exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PriceVolumeMix {
    /// Base revenue.
    pub base: Money,
    /// From prices.
    pub price: Money,
    /// From quantities.
    pub volume: Money,
    /// From the choice of products, with the remainder of rounding.
    pub mix: Money,
    /// Products without a price in the base window.
    pub new: Money,
    /// Minus the products without a price in the current window.
    pub lost: Money,
    /// Current revenue.
    pub current: Money,
    /// Price, volume and mix before rounding, in stored units; for files that show more digits.
    pub unrounded: [f64; 3],
    /// Products, per account, that were compared.
    pub compared_items: u32,
    /// Whether prices jump so that units of measure may be mixed: then only the sum of volume and
    /// mix says something.
    pub units_doubtful: bool,
}

/// A product whose price moved.
#[derive(Clone, Debug, PartialEq)]
pub struct ProductMove {
    /// The product; empty for lines that name none.
    pub product_id: String,
    /// Its name; the id where no table names it.
    pub name: String,
    /// Its price in the current window over that in the base window, minus 1.
    pub price_change: f64,
    /// What that brought or cost: `(p1 - p0) q1`.
    pub effect: Money,
    /// Its revenue in the current window.
    pub revenue: Money,
}

/// Net against list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Realisation {
    /// Paid.
    pub net: Money,
    /// At list prices.
    pub list: Money,
}

/// Net against list in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PricePoint {
    /// The month.
    pub month: Month,
    /// Net and list of the lines that tell both.
    pub paid: Realisation,
}

/// What of the list price arrives, window by window and month by month.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PriceHistory {
    /// The base window.
    pub base: Realisation,
    /// The current window.
    pub current: Realisation,
    /// The last thirteen months with sales that tell both, oldest first.
    pub months: Vec<PricePoint>,
}

impl PriceHistory {
    /// Returns how the share that arrives changed from base to current; `None` unless both have one.
    pub fn change(&self) -> Option<f64> {
        Some(self.current.share()? - self.base.share()?)
    }

    /// Returns month and weighted discount of the last five months with sales, oldest first.
    pub fn discounts(&self) -> Vec<(Month, f64)> {
        let from = self.months.len().saturating_sub(5);
        let discount = |row: &PricePoint| Some((row.month, row.paid.discount()?));
        self.months[from..].iter().filter_map(discount).collect()
    }

    /// Returns the weighted discount of those five months; `None` without any.
    pub fn discount_now(&self) -> Option<f64> {
        let from = self.months.len().saturating_sub(5);
        let months = || self.months[from..].iter();
        let net = months().map(|row| row.paid.net).sum();
        Realisation { net, list: months().map(|row| row.paid.list).sum() }.discount()
    }
}

/// Money earned and not yet paid, at the as-of date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenMoney {
    /// Not paid.
    pub open: Money,
    /// The part past its due date.
    pub overdue: Money,
    /// `overdue / open`; `None` unless something is open.
    pub overdue_share: Option<f64>,
    /// The oldest due date of the overdue part.
    pub oldest_due: Option<Date>,
    /// Days since then.
    pub oldest_days: Option<i32>,
    /// Paid in the year up to as-of.
    pub paid: Money,
    /// Share of that which came late.
    pub paid_late_share: Option<f64>,
    /// Days from due date to payment, weighted by amount; negative when early.
    pub mean_delay_days: Option<f64>,
    /// Days of current revenue that are open; `None` without positive revenue.
    pub days_sales_outstanding: Option<f64>,
}

/// How far a comparison can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// 5 to 9 peers.
    Low,
    /// 10 to 29 peers.
    Medium,
    /// 30 peers or more.
    High,
}

/// What makes accounts alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PeerBasis {
    /// Segment and declared size class.
    SegmentAndSize,
    /// Segment and ABC class, where no size class is declared.
    #[default]
    SegmentAndAbc,
}

/// What like accounts buy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhiteSpace {
    /// What makes the peers alike.
    pub basis: PeerBasis,
    /// Peers, the account itself left out.
    pub peers: usize,
    /// How far they can be trusted; `None` when there are too few, and then no proposal.
    pub confidence: Option<Confidence>,
    /// Up to three categories, the largest potential first.
    pub proposals: Vec<CategorySpace>,
}

/// Sales of one category over the last eight quarters that end with the current window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CategoryQuarters {
    /// The category; `None` for those that are summed up, or sales that name none.
    pub category: Option<String>,
    /// How many categories are summed up; zero for sales that name none.
    pub summed: usize,
    /// Sales by quarter, oldest first.
    pub quarters: [Money; 8],
}

/// A category that could be bought.
#[derive(Clone, Debug, PartialEq)]
pub struct CategorySpace {
    /// The category.
    pub category: String,
    /// Sales of the account in the current window.
    pub actual: Money,
    /// Its share of the account's sales.
    pub own_share: f64,
    /// The median share among the peers.
    pub peer_share: f64,
    /// What that share makes of the account's sales in the current window.
    pub usual: Money,
    /// Peers that buy it.
    pub buyers: usize,
    /// More sales a year.
    pub potential: Money,
    /// Whether a limit cut the potential.
    pub limited: bool,
    /// Why it is proposed.
    pub reason: SpaceReason,
}

/// Why a category is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SpaceReason {
    /// Not bought in either window.
    NotBought,
    /// Bought before, not in the current window; the last day.
    Stopped(Date),
    /// Bought, but less than usual among the peers.
    BuysLess,
}

/// What can be given to an account and what it costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    /// Net revenue of a year, from the current window.
    pub yearly_revenue: Money,
    /// Margin as a share of net revenue; `None` when a line has no cost, or without revenue.
    pub margin: Option<f64>,
    /// What one percent point of discount costs a year.
    pub point_cost: Money,
    /// What that is one percent of.
    pub point_basis: PointBasis,
    /// Cost and break-even of larger steps.
    pub ladder: Vec<LadderStep>,
    /// The discount of late: the last five months with sales.
    pub discount_now: Option<f64>,
    /// Largest discount without approval; `None`: not set, get approval.
    pub approval_limit: Option<f64>,
    /// What both sides lose if it ends.
    pub stakes: Stakes,
    /// Last day of the contract in force.
    pub contract_end: Option<Date>,
    /// Last day of the price list in force.
    pub price_list_end: Option<Date>,
}

impl Terms {
    /// Returns the discount that can still be given without approval, in shares of the list price;
    /// `None` when the limit is not set or prices are not told.
    pub fn headroom(&self) -> Option<f64> {
        Some(self.approval_limit? - self.discount_now?)
    }
}

/// What one percent point is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PointBasis {
    /// The list value of a year: revenue over price realisation.
    List,
    /// The net revenue of a year, where lines do not tell list prices.
    Net,
}

/// One step of the ladder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LadderStep {
    /// The discount as a share of net revenue.
    pub discount: f64,
    /// What it costs a year at today's volume.
    pub yearly_cost: Money,
    /// How much more volume makes up for it; `None` without a margin, or when none does.
    pub extra_volume: Option<f64>,
    /// What that volume is worth a year at the lower price.
    pub extra_revenue: Option<Money>,
}

/// What both sides lose if it ends.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stakes {
    /// Our revenue of a year.
    pub revenue: Money,
    /// The account's share of our revenue.
    pub revenue_share: Option<f64>,
    /// Our margin of a year.
    pub margin: Option<Money>,
    /// The account's share of our margin.
    pub margin_share: Option<f64>,
    /// Our share of its budget for what we sell; `None` when no budget is declared.
    pub budget_share: Option<f64>,
}
