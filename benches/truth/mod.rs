//! What the generator knows of its company, and how close an analysis comes to it.

#![expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    path::Path,
};

use polars::prelude::*;

/// The truth behind a generated company.
pub(crate) struct Truth {
    /// The accounts that left.
    pub(crate) left: BTreeSet<String>,
    /// What each manager adds to the yearly log growth of an account.
    pub(crate) growth: BTreeMap<String, f64>,
    /// What each manager adds to the logit of winning an offer.
    pub(crate) wins: BTreeMap<String, f64>,
}

impl Truth {
    /// Reads `truth/` of the generator.
    pub(crate) fn read(folder: &Path) -> Self {
        let (accounts, managers) = (
            frame(&folder.join("account_truth.parquet")),
            frame(&folder.join("manager_truth.parquet")),
        );
        let ended = texts(&accounts, "account_id").into_iter().zip(texts(&accounts, "status_end"));
        let effects =
            |name| texts(&managers, "manager_id").into_iter().zip(numbers(&managers, name));
        Self {
            left: ended.filter(|(_, end)| end == "churned").map(|ended| ended.0).collect(),
            growth: effects("growth_effect").collect(),
            wins: effects("win_effect").collect(),
        }
    }
}

fn frame(path: &Path) -> DataFrame {
    let file = File::open(path).expect("the generator wrote it");
    ParquetReader::new(file).finish().expect("Parquet")
}

fn texts(frame: &DataFrame, name: &str) -> Vec<String> {
    let column = frame.column(name).expect("a column").cast(&DataType::String).expect("texts");
    let texts = column.str().expect("texts").iter();
    texts.map(|text| text.expect("every row has one").to_owned()).collect()
}

fn numbers(frame: &DataFrame, name: &str) -> Vec<f64> {
    let column = frame.column(name).expect("a column").f64().expect("numbers");
    column.iter().map(|number| number.expect("every row has one")).collect()
}

/// Returns the chance that the score of one who is is above that of one who is not; ties count half.
pub(crate) fn auc(scores: &[f64], is: &[bool]) -> f64 {
    let mut sorted: Vec<(f64, bool)> = scores.iter().copied().zip(is.iter().copied()).collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut wins) = (0.0, 0.0);
    for tied in sorted.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let those = tied.iter().filter(|pair| pair.1).count() as f64;
        let others = tied.len() as f64 - those;
        wins += those * (below + others / 2.0);
        below += others;
    }
    let those = is.iter().filter(|is| **is).count() as f64;
    wins / (those * below)
}

/// Returns Pearson's correlation of the pairs.
pub(crate) fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / pairs.len() as f64;
    let (x, y) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum = |of: &dyn Fn(f64, f64) -> f64| -> f64 {
        pairs.iter().map(|pair| of(pair.0 - x, pair.1 - y)).sum()
    };
    sum(&|x, y| x * y) / (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt()
}

/// Returns the root of the mean squared difference of the pairs.
pub(crate) fn rmse(pairs: &[(f64, f64)]) -> f64 {
    let squares: f64 = pairs.iter().map(|(found, truth)| (found - truth).powi(2)).sum();
    (squares / pairs.len() as f64).sqrt()
}
