//! What of the list price arrives.

use std::collections::BTreeMap;

use crate::{
    analysis::{
        PriceHistory, PricePoint, Realisation, Windows, metrics::price_realisation::within,
    },
    facts::{Packed, PriceMonth},
    model::{Money, Month},
};

/// Months that are kept.
const KEPT: usize = 13;

/// Lays out the prices of one subject; months oldest first.
pub(super) fn history(months: &[PriceMonth], windows: Windows) -> PriceHistory {
    let told: Vec<PricePoint> = months
        .iter()
        .filter(|row| row.list.is_positive())
        .map(|row| PricePoint {
            month: row.month,
            paid: Realisation { net: row.net, list: row.list },
        })
        .collect();
    PriceHistory {
        base: within(months, windows.base),
        current: within(months, windows.current),
        months: told[told.len().saturating_sub(KEPT)..].to_vec(),
    }
}

/// Prices of all accounts together.
#[derive(Debug, Default)]
pub(super) struct CompanyPrices(BTreeMap<Month, (Money, Money)>);

impl CompanyPrices {
    /// Adds the months of an account.
    pub(super) fn add(&mut self, months: &Packed<PriceMonth>) {
        for row in months {
            let sum = self.0.entry(row.month).or_default();
            *sum = (sum.0 + row.net, sum.1 + row.list);
        }
    }

    /// Lays out what was added.
    pub(super) fn history(&self, windows: Windows) -> PriceHistory {
        let month =
            |(&month, &(net, list)): (&Month, &(Money, Money))| PriceMonth { month, net, list };
        history(&self.0.iter().map(month).collect::<Vec<_>>(), windows)
    }
}
