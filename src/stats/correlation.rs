//! How two figures go together.

use crate::stats::mean;

/// Pearson's correlation of two equally long samples.
///
/// - **Range:** -1 to 1.
/// - **Undefined** when one of them does not vary.
///
/// # Reference
///
/// Pearson (1895); checked against numpy on the repeat purchases of CDNOW.
pub fn correlation(x: &[f64], y: &[f64]) -> Option<f64> {
    let (mean_x, mean_y) = (mean(x)?, mean(y)?);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in x.iter().zip(y) {
        let (x, y) = (x - mean_x, y - mean_y);
        (xx, yy, xy) = (xx + x * x, yy + y * y, xy + x * y);
    }
    let spread = (xx * yy).sqrt();
    (spread > 0.0).then(|| (xy / spread).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::assert_close;

    #[test]
    fn knows_alike_opposite_and_constant() {
        let x = [1.0, 2.0, 4.0];
        assert_close(correlation(&x, &[3.0, 5.0, 9.0]).unwrap(), 1.0, 1e-15);
        assert_close(correlation(&x, &[-1.0, -2.0, -4.0]).unwrap(), -1.0, 1e-15);
        assert_eq!(correlation(&x, &[2.0; 3]), None);
        assert_eq!(correlation(&[], &[]), None);
    }
}
