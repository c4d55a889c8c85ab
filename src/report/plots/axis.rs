//! Axes: a range of values, round ticks, and where a value stands.

use crate::report::plots::fraction;

/// A range of values that ends at round ticks or a little beyond the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    low: f64,
    high: f64,
    ticks: Vec<f64>,
}

impl Axis {
    /// Returns an axis that covers these values, with at most `most` round ticks.
    ///
    /// Values that are not finite are left out; without any the axis runs from 0 to 1.
    pub fn covering(values: impl IntoIterator<Item = f64>, most: u8) -> Self {
        let finite = values.into_iter().filter(|value| value.is_finite());
        let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        if low > high {
            return Self::between(0.0, 1.0, most);
        }
        let air = if high > low { (high - low) * 0.02 } else { low.abs().max(1.0) * 0.1 };
        Self::between(low - air, high + air, most)
    }

    /// Returns an axis with exactly these ends.
    pub fn between(low: f64, high: f64, most: u8) -> Self {
        let step = round_step((high - low) / f64::from(most.max(2) - 1));
        let first = (low / step - 1e-9).ceil();
        let ticks = (0..most.max(2))
            .map(|index| (first + f64::from(index)) * step)
            .take_while(|tick| *tick <= high + step * 1e-9);
        // Adding 0 turns minus zero into zero.
        Self { low, high, ticks: ticks.map(|tick| tick + 0.0).collect() }
    }

    /// Returns where a value stands: 0 at the start, 1 at the end, cut there.
    pub fn place(&self, value: f64) -> f32 {
        fraction(value.clamp(self.low, self.high) - self.low, self.high - self.low)
    }

    /// Returns the ticks at their places, each written by `print`.
    pub fn labels(&self, print: &dyn Fn(f64) -> String) -> Vec<(f32, String)> {
        self.ticks.iter().map(|tick| (self.place(*tick), print(*tick))).collect()
    }
}

/// Returns the smallest of 1, 2, 5 times a power of ten that is not below `least`.
fn round_step(least: f64) -> f64 {
    if !least.is_normal() || least < 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(least.log10().floor());
    let factors = [1.0, 2.0, 5.0, 10.0];
    let factor = factors.into_iter().find(|factor| factor * power >= least * (1.0 - 1e-9));
    factor.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(low: f64, high: f64, most: u8) -> Vec<String> {
        Axis::between(low, high, most)
            .labels(&|tick| format!("{tick:.2}"))
            .into_iter()
            .map(|tick| tick.1)
            .collect()
    }

    #[test]
    fn ticks_are_round_and_lie_inside() {
        assert_eq!(ticks(-0.12, 0.12, 5), ["-0.10", "0.00", "0.10"]);
        assert_eq!(ticks(0.0, 36.0, 5), ["0.00", "10.00", "20.00", "30.00"]);
        assert_eq!(ticks(0.0, 1.0, 3), ["0.00", "0.50", "1.00"]);
    }

    #[test]
    fn an_axis_without_values_or_with_one_is_still_an_axis() {
        assert_eq!(Axis::covering([f64::NAN], 3), Axis::between(0.0, 1.0, 3));
        let one = Axis::covering([5.0], 3);
        assert_eq!((one.place(5.0), one.place(f64::INFINITY)), (0.5, 1.0));
    }
}
