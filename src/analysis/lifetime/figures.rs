//! What the purchase models say.

use crate::{
    analysis::{CompanyWinBack, LifetimeModel, WinBack},
    model::Money,
    stats::{PurchaseModel, SpendingModel},
};

/// What an account is expected to bring.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountLifetime {
    /// What the models know of it; `None` when it never bought.
    pub buying: Option<Buying>,
    /// What the chosen model expects; `None` when it never bought or the model is not usable.
    pub outlook: Option<Outlook>,
    /// What both models say, usable or not, for `data/`.
    pub models: ModelFigures,
    /// What winning it back is worth; `None` unless it is lost and may come back.
    pub win_back: Option<Box<WinBack>>,
}

/// The purchases of an account as the models know them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Buying {
    /// x: purchase days after the first.
    pub repeats: u32,
    /// `t_x`: weeks from the first to the last purchase day.
    pub recency_weeks: f64,
    /// T: weeks from the first purchase day to the as-of date.
    pub age_weeks: f64,
    /// Sales of the repeat purchase days.
    pub repeat_sales: Money,
    /// m: their mean, rounded to the stored unit; `None` without a repeat purchase.
    pub mean_value: Option<Money>,
}

/// What the chosen model expects of an account.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// The probability that it has not left.
    pub alive: f64,
    /// Purchase days expected within the horizon.
    pub purchases: f64,
    /// The value expected of each; `None` when the spending model is not usable.
    pub purchase_value: Option<Money>,
    /// Revenue expected within the horizon, not discounted.
    pub revenue: Option<Money>,
    /// Lifetime value: the kept share of that revenue, in money of today.
    pub value: Option<Money>,
}

/// What both models say of an account, in units of the currency; `NaN` in files where `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ModelFigures {
    /// P(alive) by BG/NBD.
    pub alive: Option<f64>,
    /// P(alive) by MBG/NBD.
    pub alive_mbg: Option<f64>,
    /// Purchases expected within 52 weeks by BG/NBD; `None` when that is degenerate.
    pub expected: Option<f64>,
    /// The value expected of a purchase.
    pub purchase_value: Option<f64>,
    /// Lifetime value over 52 weeks by BG/NBD.
    pub value: Option<f64>,
}

/// The models behind the expectations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompanyLifetime {
    /// Whether reports may show what the chosen model says.
    pub use_of_model: ModelUse,
    /// The models as fitted; `None` when switched off or with too few repeat purchases.
    pub fits: Option<Fits>,
    /// What the chosen model expects of all accounts; `None` unless it is usable.
    pub outlook: Option<CompanyOutlook>,
    /// How many accounts made how many repeat purchases, and how many the chosen model expects;
    /// empty unless it is usable.
    pub repeat_counts: Vec<RepeatCount>,
    /// What is known about winning accounts back.
    pub win_back: CompanyWinBack,
}

/// Whether a model can be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelUse {
    /// The chosen model holds.
    Usable,
    /// The settings want none.
    #[default]
    SwitchedOff,
    /// Too few repeat purchases in all; the own rhythm stands instead.
    TooFewPurchases,
    /// The data do not determine the chosen model; the own rhythm stands instead.
    Degenerate,
}

/// The models as fitted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fits {
    /// The model the settings choose.
    pub chosen: LifetimeModel,
    /// BG/NBD.
    pub bg: PurchaseFit,
    /// MBG/NBD.
    pub mbg: PurchaseFit,
    /// Accounts that bought before the as-of date.
    pub accounts: u32,
    /// Their repeat purchases.
    pub repeats: u32,
    /// Gamma-Gamma; `None` below two accounts with a repeat purchase.
    pub spending: Option<SpendingFit>,
}

/// A fitted model of purchases; time in weeks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PurchaseFit {
    /// The model.
    pub model: PurchaseModel,
    /// The logarithm of its likelihood.
    pub log_likelihood: f64,
    /// Whether the data do not determine it.
    pub degenerate: bool,
}

/// A fitted model of spending; amounts in units of the currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpendingFit {
    /// The model.
    pub model: SpendingModel,
    /// The logarithm of its likelihood.
    pub log_likelihood: f64,
    /// Whether the data do not determine it.
    pub degenerate: bool,
    /// Accounts with a repeat purchase.
    pub accounts: u32,
    /// Correlation of how often and how much they buy; `None` when one of them does not vary.
    pub correlation: Option<f64>,
    /// Whether the correlation contradicts the model: its values are to be read with care.
    pub dependent: bool,
}

/// What the chosen model expects of all accounts within the horizon.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CompanyOutlook {
    /// Accounts expected to be alive.
    pub alive: f64,
    /// Purchase days.
    pub purchases: f64,
    /// Lifetime value; `None` when the spending model is not usable.
    pub value: Option<Money>,
}

/// Accounts with one number of repeat purchases.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RepeatCount {
    /// The number; the last of the list stands for it and more.
    pub repeats: u32,
    /// Accounts that made so many.
    pub observed: u32,
    /// Accounts the model expects to have made so many.
    pub expected: f64,
}
