//! The sample company, pulled and analysed once for the benchmarks.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use avain::{
    analysis::{self, Analysis},
    config::{self, Config, Environment},
    facts,
    ingest::{self, Currencies, Request},
    model::Period,
    source::Quiet,
};
use jiff::Timestamp;

/// The week the sample ends with.
pub(crate) const WEEK: &str = "2026-W47";

/// Returns the built-in configuration with its folders below `dir`.
pub(crate) fn config(dir: &Path) -> Config {
    let environment = Environment { vars: BTreeMap::new(), current_dir: dir.to_owned() };
    config::load(None, &environment).expect("the built-in configuration is valid")
}

/// Pulls and analyses the sample.
pub(crate) fn analysis(config: &Config) -> Analysis {
    let request = Request {
        settings: &config.source,
        unit: config.unit.clone(),
        time_zone: config.company.time_zone.clone(),
        state_dir: &config.paths.state,
        currencies: Currencies::Refuse,
        now: Timestamp::UNIX_EPOCH,
        refresh: BTreeSet::new(),
    };
    let snapshot = ingest::ingest(&request, &mut Quiet).expect("the sample can be pulled");
    let facts = facts::compute(&snapshot, &[]).expect("the sample can be summed");
    let period: Period = WEEK.parse().expect("a period");
    let as_of = period.span().last();
    let days = analysis::detail_days(&config.analysis, as_of);
    let detail = facts::detail(&snapshot, &[], days).expect("the sample can be summed");
    analysis::analyse((&facts, detail), &config.analysis, period, as_of)
}
