//! Sums of orders, merged to the days of accounts and managers.

mod fold;
mod merge;
mod rows;

pub(super) use merge::{MOST_OPEN, Merge};

use crate::{facts::Error, model::Money};

/// Narrows an exact sum to stored units.
pub(super) fn money(total: i128, subject: impl Fn() -> String) -> Result<Money, Error> {
    i64::try_from(total).map(Money).map_err(|_| Error::TooLarge { subject: subject(), total })
}
