//! Percentages as the tables hold them.

/// Thousandths of a percentage point in a whole.
const PER_WHOLE: f64 = 100_000.0;

/// Turns thousandths of a percentage point into a ratio.
#[expect(clippy::cast_precision_loss, reason = "a percentage has few digits")]
pub fn ratio_of_percent(thousandths: i64) -> f64 {
    thousandths as f64 / PER_WHOLE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_and_a_half_percent_is_an_eighth() {
        let ratios = [12_500, 0, -100_000].map(ratio_of_percent);
        let eighths = ratios.map(|ratio| format!("{}", ratio * 8.0));
        assert_eq!(eighths, ["1", "0", "-8"]);
    }
}
