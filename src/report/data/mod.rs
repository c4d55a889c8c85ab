//! The machine-readable files of an issue, below `data/`.
//!
//! Columns and keys are fixed; further ones may be added. `docs/data-contract.md` lists them; a test
//! compares the list of files. Amounts are exact decimals, ratios in CSV have eight digits, empty or
//! `NaN` means not available. Lines nobody owns are in no figure about accounts.

mod actions;
mod churn;
mod duties;
mod fading;
mod landings;
mod lifetime;
mod manager_effects;
mod performance;
mod pvm;
mod questions;
mod relationships;
mod segments;
mod skills;
mod summary;
mod table;
mod terms;
mod time;
mod trade;
mod white_space;
mod win_back;

use crate::analysis::Analysis;

/// A file of the data folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// The name below `data/`.
    pub name: String,
    /// The content; the same analysis gives the same bytes.
    pub bytes: Vec<u8>,
}

/// Returns the data files of an analysis, by name.
pub fn files(analysis: &Analysis) -> Vec<DataFile> {
    let file = |name: &str, bytes| DataFile { name: name.to_owned(), bytes };
    vec![
        file("accounts.csv", table::accounts(analysis)),
        file("actions.csv", actions::actions(analysis)),
        file("backtest.csv", churn::backtests(analysis)),
        file("buyers_monthly.csv", churn::buyers(analysis)),
        file("churn_monthly.csv", table::churn_monthly(analysis)),
        file("cohorts.csv", table::cohorts(analysis)),
        file("duties.csv", duties::duties(analysis)),
        file("fading.csv", fading::fading(analysis)),
        file("flow_groups.csv", churn::flow_groups(analysis)),
        file("km.csv", table::survival(analysis)),
        file("km_groups.csv", churn::survival_groups(analysis)),
        file("landings.csv", landings::landings(analysis)),
        file("manager_effects.csv", manager_effects::manager_effects(analysis)),
        file("managers.csv", table::managers(analysis)),
        file("pvm.csv", pvm::pvm(analysis)),
        file("questions.csv", questions::questions(analysis)),
        file("relationships.csv", relationships::relationships(analysis)),
        file("segments.csv", segments::segments(analysis)),
        file("skills.csv", skills::skills(analysis)),
        file("standings.csv", fading::standings(analysis)),
        file("summary.json", summary::summary(analysis)),
        file("targets.csv", table::targets(analysis)),
        file("terms.csv", terms::terms(analysis)),
        file("white_space.csv", white_space::white_space(analysis)),
        file("win_back.csv", win_back::win_back(analysis)),
    ]
}
