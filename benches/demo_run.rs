//! The whole demo run: pull over HTTP, analyse, render every report, put them in place.
//!
//! `cargo bench --bench demo_run`; the one-second `Retry-After` of the demo is part of it.

mod sample;

use avain::pipeline::{self, Order, Quiet};

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn whole_demo_run() -> usize {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let config = sample::config(dir.path());
    let order = Order {
        period: Some(sample::WEEK.parse().expect("a period")),
        out: Some(dir.path().join("out")),
        ..Order::default()
    };
    let outcome = pipeline::run(&config, &order, &Quiet, &|_| 0).expect("the demo runs");
    outcome.issues.iter().map(|issued| issued.produced).sum()
}

/// The pull, the sums and the analysis without any report.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn demo_pull_and_analysis() -> usize {
    let dir = tempfile::tempdir().expect("a temporary folder");
    sample::analysis(&sample::config(dir.path())).accounts.len()
}
