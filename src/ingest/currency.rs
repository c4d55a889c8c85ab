//! Order lines in other currencies than the company's.

/// What becomes of order lines in other currencies; they are never added to the company's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Currencies {
    /// The pull fails and tells the total of each currency.
    #[default]
    Refuse,
    /// They are kept out of the snapshot; the data note tells the total of each currency.
    Separate,
    /// They are converted with the rate of table `rates` that held on the order's day.
    Rates,
}
