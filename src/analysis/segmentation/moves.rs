//! Who moved between the classes and the cells, and what each cell asks for.

use std::collections::BTreeMap;

use crate::{
    analysis::{
        AbcClass, AccountAnalysis, CellMove, CompanyAnalysis, Migration, StrategyCell, XyzClass,
        metrics::strategy,
    },
    model::Money,
    stats::{count, mean},
};

/// A row and a column of the matrix.
type Cell = (AbcClass, XyzClass);

fn cell_of(account: &AccountAnalysis) -> Cell {
    (account.abc, account.xyz.class)
}

/// Counts the accounts by their class in the base and in the current window.
pub(super) fn migration(named: &[AccountAnalysis]) -> Vec<Migration> {
    let mut pairs: BTreeMap<(Option<AbcClass>, AbcClass), (u32, Money, Money)> = BTreeMap::new();
    for account in named {
        let pair = pairs.entry((account.abc_base, account.abc)).or_default();
        pair.0 += 1;
        pair.1 += account.revenue_base;
        pair.2 += account.revenue_current;
    }
    let migration: Vec<Migration> = pairs
        .into_iter()
        .map(|((from, to), (accounts, revenue_base, revenue_current))| Migration {
            from,
            to,
            accounts,
            revenue_base,
            revenue_current,
        })
        .collect();
    let revenue: Money = named.iter().map(|account| account.revenue_current).sum();
    let moved: Money = migration.iter().map(|pair| pair.revenue_current).sum();
    assert_eq!(moved, revenue, "every account stands in one pair of classes");
    migration
}

/// Counts the accounts that went from one cell to another; `base` is where each was.
pub(super) fn between_cells(named: &[AccountAnalysis], base: &[Option<Cell>]) -> Vec<CellMove> {
    let mut moves: BTreeMap<(Cell, Cell), (u32, Money)> = BTreeMap::new();
    for (account, from) in named.iter().zip(base) {
        if let Some(from) = from.filter(|from| *from != cell_of(account)) {
            let pair = moves.entry((from, cell_of(account))).or_default();
            pair.0 += 1;
            pair.1 += account.revenue_current;
        }
    }
    moves
        .into_iter()
        .map(|((from, to), (accounts, revenue_current))| CellMove {
            from,
            to,
            accounts,
            revenue_current,
        })
        .collect()
}

/// Adds strategy, forecast error and movers to the cells of the matrix.
pub(super) fn cells(
    company: &CompanyAnalysis,
    named: &[AccountAnalysis],
    base: &[Option<Cell>],
) -> Vec<StrategyCell> {
    let mut errors: BTreeMap<Cell, Vec<f64>> = BTreeMap::new();
    let mut moved: BTreeMap<Cell, [u32; 2]> = BTreeMap::new();
    for (account, from) in named.iter().zip(base) {
        let to = cell_of(account);
        errors.entry(to).or_default().extend(account.segment.forecast.map(|found| found.error));
        if *from != Some(to) {
            moved.entry(to).or_default()[0] += 1;
            if let Some(from) = from {
                moved.entry(*from).or_default()[1] += 1;
            }
        }
    }
    company
        .matrix
        .iter()
        .map(|cell| {
            let place = (cell.abc, cell.xyz);
            let [moved_in, moved_out] = moved.get(&place).copied().unwrap_or_default();
            StrategyCell {
                abc: cell.abc,
                xyz: cell.xyz,
                strategy: strategy::strategy(cell.abc, cell.xyz),
                accounts: cell.accounts,
                revenue: cell.revenue,
                share: cell.share,
                forecast_error: errors.get(&place).and_then(|errors| mean(errors)),
                moved_in,
                moved_out,
            }
        })
        .collect()
}

/// Returns the share of empty buckets over all accounts.
pub(super) fn empty_share(named: &[AccountAnalysis]) -> Option<f64> {
    let periods: f64 = named.iter().map(|account| f64::from(account.xyz.periods)).sum();
    let empty = |account: &AccountAnalysis| {
        // The share of an account is a count over its buckets.
        (account.xyz.empty_share * f64::from(account.xyz.periods)).round()
    };
    let empty: f64 = named.iter().map(empty).sum();
    (periods > count(0)).then(|| empty / periods)
}
