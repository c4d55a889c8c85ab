//! Real and generated data sets, from their tables to the data files, against figures computed by an
//! independent implementation (`tests/golden/*/README.md`).

mod compare;
mod data_set;
mod dust;
mod tolerance;

use std::{env, path::Path};

use crate::support::env::{Env, Outcome, files};
use compare::compare;
use data_set::DataSet;

/// How many differences a failed test prints.
const SHOWN: usize = 40;

#[test]
fn adventureworks_gives_the_golden_figures() {
    check(&DataSet::of_the_tests("adventureworks"), "80450596.9823");
}

#[test]
fn northwind_gives_the_golden_figures() {
    check(&DataSet::of_the_tests("northwind"), "1265793.0395");
}

#[test]
fn chinook_gives_the_golden_figures() {
    check(&DataSet::of_the_tests("chinook"), "2328.6000");
}

#[test]
fn online_retail_gives_the_golden_figures() {
    check(&DataSet::of_the_tests("online_retail"), "9747747.9340");
}

#[test]
fn the_generated_set_gives_the_golden_figures() {
    check(&DataSet::of_the_tests("gen_shared_100k"), "55777781.1200");
}

#[test]
fn a_month_without_orders_at_its_end_is_whole_but_the_next_is_not_there() {
    let (env, set) = (Env::new(), DataSet::of_the_tests("chinook"));
    env.write("config.yaml", &set.config());
    let analyse = |as_of| env.avain(&["analyse", "--as-of", as_of, "--out", "out"]);
    analyse("2025-12-31").ok();
    let error = analyse("2026-01-12").fails(65);
    assert!(error.contains("`2026-W03` holds no day from 2021-01-01 to 2025-12-22"), "{error}");
}

#[test]
fn threads_change_no_byte() {
    let set = DataSet::of_the_tests("northwind");
    let files_with = |threads: &str| {
        let env = Env::new();
        env.write("config.yaml", &set.config());
        let mut command = env.command(&["analyse", "--as-of", set.as_of(), "--out", "out"]);
        command.env("POLARS_MAX_THREADS", threads).env("RAYON_NUM_THREADS", threads);
        Outcome::of(command.output().unwrap()).ok();
        files(&env.path().join("out"))
    };
    let one = files_with("1");
    assert!(one.contains_key("data/summary.json"));
    assert_eq!(one, files_with("4"));
}

/// `tests/golden_sets FOLDER`.
#[test]
#[ignore = "needs a folder of data sets"]
fn every_set_of_a_folder_gives_its_golden_figures() {
    let folder = env::var_os("AVAIN_GOLDEN_SETS").expect("the folder in AVAIN_GOLDEN_SETS");
    let sets = DataSet::of_folder(Path::new(&folder));
    assert!(!sets.is_empty(), "{} holds no set", folder.display());
    let wrong: Vec<String> = sets
        .iter()
        .map(|set| (set, analysed(set).1))
        .filter(|(_, differences)| !differences.is_empty())
        .map(|(set, differences)| told(set, &differences))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Checks a set whose order lines add up to `control_total`.
fn check(set: &DataSet, control_total: &str) {
    let (log, differences) = analysed(set);
    assert!(log.contains(&format!("control_total=\"{control_total}\"")), "{log}");
    assert!(differences.is_empty(), "{}", told(set, &differences));
}

/// Analyses a set as a user would; returns what was logged and what differs from the goldens.
fn analysed(set: &DataSet) -> (String, Vec<String>) {
    let env = Env::new();
    env.write("config.yaml", &set.config());
    let outcome = env.avain(&["analyse", "--as-of", set.as_of(), "--out", "out"]);
    assert_eq!(outcome.code, 0, "{}: {}", set.name, outcome.stderr);
    (outcome.stderr, compare(&env.path().join("out/data"), &set.golden))
}

fn told(set: &DataSet, differences: &[String]) -> String {
    let more = differences.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!("\n  and {more} more") } else { String::new() };
    let shown = &differences[..differences.len().min(SHOWN)];
    format!("{}:\n  {}{more}", set.name, shown.join("\n  "))
}
