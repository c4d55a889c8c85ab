//! The accounts in the order of their value, with what the formulas will find.

use std::cmp::Reverse;

use crate::{
    analysis::{AbcMeasure, AccountAnalysis, Analysis},
    model::Money,
};

/// The accounts in the order of what ABC ranks; those of unknown value stand last.
pub(super) struct Ranked<'a> {
    /// One per account with an id.
    pub(super) rows: Vec<Row<'a>>,
    /// The sum of the values above zero, in stored units.
    pub(super) total: i128,
}

/// One account among all.
pub(super) struct Row<'a> {
    /// The account.
    pub(super) account: &'a AccountAnalysis,
    /// What ABC ranks; `None` for a margin that is not known.
    pub(super) value: Option<Money>,
    /// Its place from 1, shared by equal values.
    pub(super) rank: usize,
    /// The sum of larger values above zero.
    pub(super) before: i128,
    /// The sum of values above zero up to and including those as large as this one.
    pub(super) through: i128,
}

impl<'a> Ranked<'a> {
    /// Ranks the named accounts.
    pub(super) fn of(analysis: &'a Analysis) -> Self {
        let measure = analysis.scope.settings.abc.measure;
        let named = analysis.accounts.iter().filter(|account| account.is_named());
        let mut rows: Vec<Row<'a>> = named
            .map(|account| Row {
                account,
                value: match measure {
                    AbcMeasure::Revenue => Some(account.revenue_current),
                    AbcMeasure::Margin => account.margin_current,
                },
                rank: 0,
                before: 0,
                through: 0,
            })
            .collect();
        rows.sort_by(|one, other| {
            let by_value = Reverse(one.value).cmp(&Reverse(other.value));
            by_value
                .then_with(|| one.account.account.account_id.cmp(&other.account.account.account_id))
        });
        let total = place(&mut rows);
        Self { rows, total }
    }

    /// Returns a sum as a share of the total; `None` without a value above zero.
    pub(super) fn share(&self, sum: i128) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "a share, not an amount")]
        let share = sum as f64 / self.total as f64;
        (self.total > 0).then_some(share)
    }
}

/// Fills rank and sums group by group of equal values; returns the sum of those above zero.
fn place(rows: &mut [Row<'_>]) -> i128 {
    let (mut rank, mut sum) = (1, 0);
    for group in rows.chunk_by_mut(|one, other| one.value == other.value) {
        let weight = |row: &Row<'_>| i128::from(row.value.unwrap_or_default().max(Money::ZERO).0);
        let through = sum + group.iter().map(weight).sum::<i128>();
        let count = group.len();
        for row in group {
            (row.rank, row.before, row.through) = (rank, sum, through);
        }
        (rank, sum) = (rank + count, through);
    }
    sum
}
