//! Where a function crosses zero.

/// Returns where a falling function crosses zero between 0 and `end`, which may be infinite.
///
/// Halving, because it cannot fail: the answer is as exact as the function.
pub(super) fn falling_root(function: impl Fn(f64) -> f64, end: f64) -> f64 {
    let (mut low, mut high) = (0.0, end.min(1.0));
    while high < end && function(high) > 0.0 {
        (low, high) = (high, high * 2.0);
    }
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return middle;
        }
        if function(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::assert_close;

    #[test]
    fn finds_the_crossing_near_and_far() {
        assert_close(falling_root(|x| 0.25 - x, 1.0), 0.25, 1e-15);
        assert_close(falling_root(|x| 1e9 - x, f64::INFINITY), 1e9, 1e-15);
        assert_close(falling_root(|_| 1.0, 1.0), 1.0, 1e-15);
    }
}
