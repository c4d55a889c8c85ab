//! The lowest point of a smooth function.

use std::array;

/// Share of the expected decrease that a step must bring.
const DECREASE: f64 = 1e-4;
/// Share of the slope that may be left after a step.
const SLOPE_LEFT: f64 = 0.9;
/// Relative noise of a function value.
const NOISE: f64 = 1e-14;
/// Slope, relative to the value, from which on a point counts as the lowest.
const FLAT: f64 = 1e-12;
/// The largest move of one coordinate in one step.
const STRIDE: f64 = 3.0;
/// Steps without a visible decrease until the search ends.
const PATIENCE: u32 = 4;
const STEPS: usize = 500;
const TRIALS: usize = 40;

/// A value and its slope in each coordinate.
pub type Slope<const N: usize> = (f64, [f64; N]);

/// Where a function is lowest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Minimum<const N: usize> {
    /// The point.
    pub at: [f64; N],
    /// The value there.
    pub value: f64,
}

/// Walks downhill from `start` until the function is flat.
///
/// - **Deterministic:** the same function and start give the same bits.
/// - **Assumptions:** `function` returns its value and gradient and is smooth; a value that is not
///   finite is treated as a step too far. A function without a lowest point is followed until it is
///   flat to twelve digits.
///
/// # Reference
///
/// Broyden, Fletcher, Goldfarb and Shanno as in Nocedal and Wright (2006), *Numerical Optimization*,
/// algorithm 6.1; steps by bisection under the weak Wolfe conditions, Lewis and Overton (2013).
pub fn minimise<const N: usize>(
    start: [f64; N],
    function: impl Fn(&[f64; N]) -> Slope<N>,
) -> Minimum<N> {
    let mut at = start;
    let (mut value, mut slope) = function(&at);
    let mut inverse = identity(largest(&slope).max(1.0).recip());
    let mut idle = 0;
    for step in 0..STEPS {
        if largest(&slope) <= FLAT * value.abs().max(1.0) || idle == PATIENCE {
            break;
        }
        let mut direction = inverse.map(|row| -dot(&row, &slope));
        if dot(&direction, &slope) >= 0.0 {
            inverse = identity(largest(&slope).max(1.0).recip());
            direction = inverse.map(|row| -dot(&row, &slope));
        }
        let Some((to, (lower, next))) = search(&at, (value, &slope), &direction, &function) else {
            break;
        };
        let moved = array::from_fn(|i| to[i] - at[i]);
        let change = array::from_fn(|i| next[i] - slope[i]);
        update(&mut inverse, &moved, &change, step == 0);
        idle = if value - lower > NOISE * value.abs() { 0 } else { idle + 1 };
        (at, value, slope) = (to, lower, next);
    }
    Minimum { at, value }
}

/// Finds a step along `direction` that goes down enough and leaves less slope; `None` when there is
/// none the precision can see.
fn search<const N: usize>(
    at: &[f64; N],
    (value, slope): (f64, &[f64; N]),
    direction: &[f64; N],
    function: &impl Fn(&[f64; N]) -> Slope<N>,
) -> Option<([f64; N], Slope<N>)> {
    let downhill = dot(direction, slope);
    let mut length = (STRIDE / largest(direction)).min(1.0);
    let (longest, noise) = (STRIDE / largest(direction), NOISE * value.abs());
    let (mut low, mut high) = (0.0, f64::INFINITY);
    let mut best = None;
    for _ in 0..TRIALS {
        let to: [f64; N] = array::from_fn(|i| at[i] + length * direction[i]);
        let found = function(&to);
        let enough = found.0 <= value + DECREASE * length * downhill + noise;
        if enough && found.0.is_finite() {
            let settled = dot(direction, &found.1) >= SLOPE_LEFT * downhill;
            best = Some((to, found));
            if settled || length >= longest {
                return best;
            }
            low = length;
        } else {
            high = length;
        }
        length = if high.is_finite() { f64::midpoint(low, high) } else { (2.0 * low).min(longest) };
    }
    best
}

/// Corrects the inverse curvature by what a step has shown.
fn update<const N: usize>(
    inverse: &mut [[f64; N]; N],
    moved: &[f64; N],
    change: &[f64; N],
    first: bool,
) {
    let curvature = dot(moved, change);
    if curvature <= f64::EPSILON * dot(change, change) {
        return;
    }
    if first {
        *inverse = identity(curvature / dot(change, change));
    }
    let pushed = inverse.map(|row| dot(&row, change));
    let weight = (1.0 + dot(change, &pushed) / curvature) / curvature;
    for i in 0..N {
        for j in 0..N {
            inverse[i][j] += weight * moved[i] * moved[j]
                - (pushed[i] * moved[j] + moved[i] * pushed[j]) / curvature;
        }
    }
}

fn identity<const N: usize>(scale: f64) -> [[f64; N]; N] {
    array::from_fn(|i| array::from_fn(|j| if i == j { scale } else { 0.0 }))
}

fn dot<const N: usize>(a: &[f64; N], b: &[f64; N]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn largest<const N: usize>(vector: &[f64; N]) -> f64 {
    vector.iter().fold(0.0, |largest, value| value.abs().max(largest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::assert_close;

    #[test]
    fn finds_the_bottom_of_a_bent_valley() {
        let rosenbrock = |at: &[f64; 2]| {
            let (across, along) = (at[1] - at[0] * at[0], 1.0 - at[0]);
            let slope = [-400.0 * at[0] * across - 2.0 * along, 200.0 * across];
            (100.0 * across * across + along * along, slope)
        };
        let found = minimise([-1.2, 1.0], rosenbrock);
        assert_close(found.at[0], 1.0, 1e-9);
        assert_close(found.at[1], 1.0, 1e-9);
        assert_eq!(found, minimise([-1.2, 1.0], rosenbrock));
    }

    #[test]
    fn follows_a_slope_without_end_until_it_is_flat() {
        let found = minimise([0.0], |at: &[f64; 1]| ((-at[0]).exp(), [-(-at[0]).exp()]));
        assert!(found.value < 1e-10, "{found:?}");
    }

    #[test]
    fn steps_back_from_where_there_is_no_value() {
        let found = minimise([1.0], |at: &[f64; 1]| (at[0] - at[0].ln(), [1.0 - at[0].recip()]));
        let wide = minimise([0.01], |at: &[f64; 1]| (at[0] - at[0].ln(), [1.0 - at[0].recip()]));
        assert_close(found.at[0], 1.0, 1e-12);
        assert_close(wide.at[0], 1.0, 1e-9);
    }
}
