//! Whether groups of lifetimes last equally long.

use statrs::function::gamma::gamma_ur;

use crate::stats::{Lifetime, count, number};

/// The result of [`log_rank`].
#[derive(Clone, Debug, PartialEq)]
pub struct LogRank {
    /// Distance of what ended from what was expected, over all groups.
    pub chi2: f64,
    /// Groups less one.
    pub degrees: u32,
    /// The probability of a larger distance between equal groups.
    pub p: f64,
    /// Per group: lifetimes that ended.
    pub observed: Vec<u32>,
    /// Per group: ends expected if all groups were alike.
    pub expected: Vec<f64>,
}

/// Tests whether groups of lifetimes come from one survival curve.
///
/// ```text
/// at each time with d ends among n at risk:  e[g] = d n[g] / n
/// cov[g][h] = d (n - d) / (n - 1) (n[g] / n) ((g = h) - n[h] / n)
/// chi2 = (O - E)' cov^-1 (O - E), one group left out
/// ```
///
/// - **Range:** chi2 from 0, p from 0 to 1.
/// - **Undefined** below two groups at risk together at an end.
/// - **Assumptions:** curves that do not cross; censoring alike in all groups. With few ends per group
///   p is rough.
///
/// # Reference
///
/// Mantel (1966), Peto and Peto (1972) with weight 1, as R `survdiff(rho = 0)`; checked on the 6-MP
/// remissions (16.79) and on `aml` (3.40).
pub fn log_rank(groups: &[Vec<Lifetime>]) -> Option<LogRank> {
    let mut score = Score::of(groups);
    let observed: Vec<u32> = groups.iter().map(|group| ends(group)).collect();
    let distance: Vec<f64> =
        observed.iter().zip(&score.expected).map(|(o, e)| f64::from(*o) - e).collect();
    // A group never at risk beside another tells nothing, and its row of the covariance is empty.
    let telling: Vec<usize> =
        (0..groups.len()).filter(|&group| score.covariance[group][group] > 0.0).collect();
    let (_, kept) = telling.split_last()?;
    let matrix =
        kept.iter().map(|&row| kept.iter().map(|&col| score.covariance[row][col]).collect());
    let right: Vec<f64> = kept.iter().map(|&row| distance[row]).collect();
    let solved = solve(matrix.collect(), right.clone())?;
    let chi2 = solved.iter().zip(&right).map(|(a, b)| a * b).sum::<f64>().max(0.0);
    let degrees = u32::try_from(kept.len()).expect("fewer than 2^32 groups");
    (degrees > 0).then(|| LogRank {
        chi2,
        degrees,
        p: if chi2 > 0.0 { gamma_ur(f64::from(degrees) / 2.0, chi2 / 2.0) } else { 1.0 },
        observed,
        expected: std::mem::take(&mut score.expected),
    })
}

fn ends(group: &[Lifetime]) -> u32 {
    number(group.iter().filter(|lifetime| lifetime.ended).count())
}

/// What the groups add up to over all times.
struct Score {
    expected: Vec<f64>,
    covariance: Vec<Vec<f64>>,
}

impl Score {
    fn of(groups: &[Vec<Lifetime>]) -> Self {
        let tagged =
            |group: usize| groups[group].iter().map(move |one| (one.time, one.ended, group));
        let mut all: Vec<(f64, bool, usize)> = (0..groups.len()).flat_map(tagged).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut at_risk: Vec<f64> = groups.iter().map(|group| count(group.len())).collect();
        let mut score = Self {
            expected: vec![0.0; groups.len()],
            covariance: vec![vec![0.0; groups.len()]; groups.len()],
        };
        for same in all.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
            score.add(&at_risk, count(same.iter().filter(|one| one.1).count()));
            for (_, _, group) in same {
                at_risk[*group] -= 1.0;
            }
        }
        score.mirror();
        score
    }

    fn add(&mut self, at_risk: &[f64], ended: f64) {
        let n: f64 = at_risk.iter().sum();
        if ended == 0.0 {
            return;
        }
        let spread = if n > 1.0 { ended * (n - ended) / (n - 1.0) } else { 0.0 };
        for (row, own) in at_risk.iter().enumerate() {
            self.expected[row] += ended * own / n;
            let part = spread * own / n;
            if part == 0.0 {
                continue;
            }
            let before = &mut self.covariance[row][..=row];
            before[row] += part * (1.0 - own / n);
            let part = part / n;
            for (cell, other) in before[..row].iter_mut().zip(at_risk) {
                *cell -= part * other;
            }
        }
    }

    /// Copies the lower half of the covariance, the only one that is summed, to the upper.
    fn mirror(&mut self) {
        for row in 0..self.covariance.len() {
            let (above, below) = self.covariance.split_at_mut(row);
            for (above, cell) in above.iter_mut().zip(&below[0]) {
                above[row] = *cell;
            }
        }
    }
}

/// Solves a symmetric, positive system by elimination with pivots; `None` when it is singular.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let n = right.len();
    for step in 0..n {
        let pivot =
            (step..n).max_by(|&a, &b| matrix[a][step].abs().total_cmp(&matrix[b][step].abs()))?;
        matrix.swap(step, pivot);
        right.swap(step, pivot);
        let head = matrix[step].clone();
        if head[step].abs() < 1e-12 {
            return None;
        }
        let value = right[step];
        for row in step + 1..n {
            let factor = matrix[row][step] / head[step];
            for (cell, above) in matrix[row].iter_mut().zip(&head).skip(step) {
                *cell -= factor * above;
            }
            right[row] -= factor * value;
        }
    }
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n).map(|col| matrix[row][col] * right[col]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    Some(right)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::stats::reference::{assert_close, numbers, parse};

    fn groups(file: &Value) -> Vec<Vec<Lifetime>> {
        let lifetimes = |group: &Value| {
            let times = numbers(&group["time"]).into_iter().zip(numbers(&group["event"]));
            times.map(|(time, ended)| Lifetime { time, ended: ended > 0.0 }).collect()
        };
        file["expected"]["groups"].as_object().unwrap().values().map(lifetimes).collect()
    }

    #[test]
    fn agrees_with_r_survdiff() {
        let file = parse(include_str!("../../tests/reference/km_leukemia_6mp.json"));
        let found = log_rank(&groups(&file)).unwrap();
        let expected = &file["expected"]["logrank"];
        assert_close(found.chi2, expected["chi2"].as_f64().unwrap(), 1e-9);
        assert_close(found.expected[0], expected["expected"].as_f64().unwrap(), 1e-9);
        assert_close(found.p / expected["p"].as_f64().unwrap(), 1.0, 1e-9);
        assert_eq!((found.observed[0], found.degrees), (9, 1));
        let file = parse(include_str!("../../tests/reference/km_aml.json"));
        let chi2 = log_rank(&groups(&file)).unwrap().chi2;
        assert_close(chi2, file["expected"]["logrank_chi2"].as_f64().unwrap(), 1e-8);
    }

    #[test]
    fn more_groups_have_more_degrees_and_their_order_does_not_matter() {
        let file = parse(include_str!("../../tests/reference/km_leukemia_6mp.json"));
        let mut three = groups(&file);
        let half = three[0].split_off(10);
        three.push(half);
        let found = log_rank(&three).unwrap();
        let sums: f64 = found.expected.iter().sum();
        assert_close(sums, f64::from(found.observed.iter().sum::<u32>()), 1e-9);
        assert_eq!(found.degrees, 2);
        three.reverse();
        assert_close(log_rank(&three).unwrap().chi2, found.chi2, 1e-9);
    }

    #[test]
    fn the_distances_of_all_groups_cancel() {
        let file = parse(include_str!("../../tests/reference/km_leukemia_6mp.json"));
        let mut four = groups(&file);
        four.extend([four[0][5..12].to_vec(), four[1][..4].to_vec()]);
        let covariance = Score::of(&four).covariance;
        for (row, cells) in covariance.iter().enumerate() {
            assert!(cells[row] > 0.0);
            assert_close(cells.iter().sum::<f64>(), 0.0, 1e-12);
            assert!((0..4).all(|col| cells[col].to_bits() == covariance[col][row].to_bits()));
        }
    }

    #[test]
    fn one_group_has_nothing_to_be_compared_with() {
        let one = vec![Lifetime { time: 3.0, ended: true }, Lifetime { time: 4.0, ended: false }];
        assert_eq!(log_rank(std::slice::from_ref(&one)), None);
        assert_eq!(log_rank(&[one.clone(), vec![]]), None);
        let alike = log_rank(&[one.clone(), one]).unwrap();
        assert_eq!((alike.degrees, alike.p), (1, 1.0));
    }
}
