//! The embedded engine: polars reads the columns that are needed, a row group at a time, and the
//! lines are walked once.
//!
//! The lines of an order stand together in nearly every source, so a sum over neighbours leaves
//! little to group. Row groups are read in parallel and given on in any order.

mod columns;
mod groups;
mod lines;
mod orders;

use std::path::Path;

use rayon::prelude::*;

use crate::facts::{DetailDays, Engine, Error, LineSums, OrderSums};

/// The embedded engine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Polars;

impl Engine for Polars {
    fn sum_orders(&self, part: &Path, take: &(dyn Fn(&OrderSums) + Sync)) -> Result<(), Error> {
        let groups = groups::open(part, orders::COLUMNS)?;
        groups.into_par_iter().try_for_each(|group| orders::sum(&group).map(|sums| take(&sums)))
    }

    fn sum_lines(
        &self,
        part: &Path,
        days: DetailDays,
        take: &(dyn Fn(&LineSums) + Sync),
    ) -> Result<(), Error> {
        let groups = groups::open(part, lines::COLUMNS)?;
        groups
            .into_par_iter()
            .try_for_each(|group| lines::sum(&group, days).map(|sums| take(&sums)))
    }
}
