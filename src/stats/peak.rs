//! Where a function of one number is largest.

use crate::stats::root::falling_root;

/// Returns where a function is largest between the ends of an ascending grid: at the root of its
/// slope next to the highest point of the grid, or at an end from which it only falls.
pub(super) fn peak(grid: &[f64], value: impl Fn(f64) -> f64, slope: impl Fn(f64) -> f64) -> f64 {
    let values: Vec<f64> = grid.iter().map(|x| value(*x)).collect();
    let last = grid.len() - 1;
    let best = (0..=last).max_by(|a, b| values[*a].total_cmp(&values[*b])).unwrap_or(0);
    if best == 0 && slope(grid[0]) <= 0.0 || best == last && slope(grid[last]) >= 0.0 {
        return grid[best];
    }
    let (low, high) = (grid[best.saturating_sub(1)], grid[(best + 1).min(last)]);
    low + falling_root(|x| slope(low + x), high - low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::assert_close;

    #[test]
    fn finds_the_top_inside_and_at_the_ends() {
        let grid = [0.0, 0.5, 2.0, 8.0];
        let top = |at: f64| peak(&grid, |x| -(x - at).powi(2), |x| 2.0 * (at - x));
        assert_close(top(3.25), 3.25, 1e-14);
        assert_close(top(0.125), 0.125, 1e-14);
        assert_close(top(-1.0), 0.0, 0.0);
        assert_close(top(9.0), 8.0, 0.0);
    }
}
