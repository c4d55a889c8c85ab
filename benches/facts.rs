//! Facts, detail and analysis of a company, against the same sums in `DuckDB`.
//!
//! `cargo bench --bench facts`; ten million lines of 60,000 accounts, or as many as `AVAIN_LINES`
//! says. Each case runs in a process of its own; `DuckDB` (`benches/facts_peers.py`) reads the same
//! Parquet parts with two threads when pip can install it. The snapshots stay in
//! `target/tmp/facts` for the next run.

mod as_snapshot;
mod clock;
mod company;
mod draws;
mod peers;
mod memory;
mod process;

use std::{env, path::Path, process::Command, time::Instant};

use avain::{
    analysis::{self, Settings},
    facts::{self, Detail, Facts},
    ingest::snapshot::Snapshot,
    model::Period,
};
use serde_json::{Value, json};

use clock::{cpu_seconds, tell};
use memory::status_mb;
use peers::{peers, script};
use process::{number, run};

use company::Company;

/// What facts, detail and analysis may need together at their peak.
const MOST_MEMORY_MB: f64 = 1_000.0;

/// Threads of both sides.
const THREADS: usize = 2;

/// Order lines of an account, on average.
const LINES: u64 = 167;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [flag, folder] = &arguments[..]
        && flag == "--sum"
    {
        return sum_here(Path::new(folder));
    }
    // `cargo test --all-targets` runs it too: then it only has to work, on a few lines.
    let is_measured = arguments.iter().any(|argument| argument == "--bench");
    let lines = env::var_os("AVAIN_LINES").map(|lines| lines.to_string_lossy().parse());
    let default = if is_measured { 60_000 * LINES } else { 40 * LINES };
    let lines: u64 = lines.map_or(default, |lines| lines.expect("a whole number of lines"));
    let peer = if is_measured { peers("facts") } else { None };
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("facts");
    let folder = if is_measured { kept } else { scratch.path().to_owned() };
    tell(&format!(
        "{:<22} {:<7} {:>10} {:>8} {:>8} {:>7}   seconds of facts, detail, analysis; MB after the first two",
        "", "", "lines/s", "seconds", "CPU s", "MB"
    ));
    let mut peaks = vec![];
    for (by_day, share) in [(false, 1), (true, 1), (false, 2), (false, 4)] {
        let lines = lines / share;
        let company = Company { accounts: (lines / LINES).max(1), lines, by_day };
        let order = if by_day { "by day" } else { "by account" };
        let name = format!("{} {order}", company.accounts);
        let dir = as_snapshot::snapshot(company, &folder.join(format!("{lines} {order}"))).dir;
        let ours = run(Command::new(env::current_exe().expect("a path")).arg("--sum").arg(&dir));
        row(&name, "avain", &ours);
        peaks.push(number(&ours, "memory_mb"));
        if let Some(python) = peer.as_deref().filter(|_| share == 1) {
            let mut command = Command::new(python);
            command.arg(script("facts")).arg("sum").arg(THREADS.to_string()).arg(&dir);
            let theirs = run(&mut command);
            row(&name, "duckdb", &theirs);
            compare(&ours, &theirs);
        }
    }
    tell(&format!("peaks of {peaks:.0?} MB, less than {MOST_MEMORY_MB} allowed"));
    assert!(peaks.iter().all(|peak| *peak < MOST_MEMORY_MB), "a peak is not below the limit");
}

/// Sums and analyses a snapshot and prints what it took.
fn sum_here(dir: &Path) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(THREADS).build_global();
    pool.expect("no thread was started before");
    let snapshot = Snapshot::open(dir).expect("the snapshot is whole");
    let (settings, period) = (Settings::default(), "2025-12".parse::<Period>().expect("a period"));
    let cpu_before = cpu_seconds();
    let start = Instant::now();
    let facts = facts::compute(&snapshot, &[]).expect("the lines can be summed");
    let facts_seconds = start.elapsed().as_secs_f64();
    let facts_mb = status_mb("VmHWM:");
    let days = analysis::detail_days(&settings, company::LAST_DAY);
    let detail = facts::detail(&snapshot, &[], days).expect("the lines can be summed");
    let detail_seconds = start.elapsed().as_secs_f64() - facts_seconds;
    let (sums_cpu, sums_mb) = (cpu_seconds() - cpu_before, status_mb("VmHWM:"));
    let found = found(&facts, &detail);
    let (cpu_before, start) = (cpu_seconds(), Instant::now());
    let result = analysis::analyse((&facts, detail), &settings, period, company::LAST_DAY);
    let analysis_seconds = start.elapsed().as_secs_f64();
    let took = json!({
        "seconds": facts_seconds + detail_seconds + analysis_seconds,
        "parts": [facts_seconds, detail_seconds, analysis_seconds],
        "sums_cpu": sums_cpu,
        "cpu_seconds": sums_cpu + cpu_seconds() - cpu_before,
        "memory": [facts_mb, sums_mb],
        "memory_mb": status_mb("VmHWM:"),
        "lines": facts.lines.all,
        "found": found,
    });
    assert_eq!(result.quality.lines, facts.lines.all);
    tell(&took.to_string());
}

/// Returns figures that only right sums give, in the order of the peer.
fn found(facts: &Facts, detail: &Detail) -> Vec<i128> {
    let days = || facts.account_days.iter().flat_map(|account| &account.days);
    let sold = || facts.manager_days.iter().flat_map(|sold| &sold.days);
    let rows = || detail.accounts.iter();
    let count = |number: usize| number as i128;
    vec![
        count(days().count()),
        days().map(|day| i128::from(day.orders)).sum(),
        days().map(|day| count(day.deliveries.len())).sum(),
        days().filter_map(|day| day.cost.known()).map(|cost| i128::from(cost.0)).sum(),
        count(sold().count()),
        sold().map(|day| i128::from(day.orders)).sum(),
        rows().map(|row| count(row.products.len())).sum(),
        rows()
            .flat_map(|row| &row.products)
            .map(|sum| i128::from(sum.base.qty) + i128::from(sum.current.qty))
            .sum(),
        rows().map(|row| count(row.categories.len())).sum(),
        rows().flat_map(|row| &row.categories).map(|day| i128::from(day.sales.0)).sum(),
        rows().map(|row| count(row.prices.len())).sum(),
        rows().flat_map(|row| &row.prices).map(|price| i128::from(price.list.0)).sum(),
        rows().map(|row| i128::from(row.receivables.open.0)).sum(),
        rows().map(|row| i128::from(row.receivables.overdue.0)).sum(),
        rows().map(|row| i128::from(row.receivables.paid_late.0)).sum(),
        rows().map(|row| row.receivables.delay).sum(),
    ]
}

/// Tells how the times compare, once the sums are the same.
fn compare(ours: &Value, theirs: &Value) {
    if theirs.get("seconds").is_none() {
        return;
    }
    assert_eq!(ours["found"], theirs["found"], "the sums differ");
    let part = |place: usize| ours["parts"][place].as_f64().unwrap_or(f64::NAN);
    let duckdb = number(theirs, "seconds");
    let (sums, all) = ((part(0) + part(1)) / duckdb, number(ours, "seconds") / duckdb);
    let cpu = |what| number(ours, what) / number(theirs, "cpu_seconds");
    let (sums_cpu, all_cpu) = (cpu("sums_cpu"), cpu("cpu_seconds"));
    tell(&format!(
        "  times DuckDB: sums {sums:.2} (CPU {sums_cpu:.2}), with the analysis {all:.2} (CPU {all_cpu:.2})"
    ));
}

fn row(name: &str, who: &str, took: &Value) {
    if took.get("seconds").is_none() {
        return tell(&format!("{name:<22} {who:<7} {took}"));
    }
    let [lines, seconds, cpu, memory] =
        ["lines", "seconds", "cpu_seconds", "memory_mb"].map(|what| number(took, what));
    let speed = lines / seconds;
    let parts = took["parts"].as_array().into_iter().flatten();
    let parts: Vec<String> =
        parts.map(|part| format!("{:.2}", part.as_f64().unwrap_or(f64::NAN))).collect();
    let parts = parts.join(" ");
    let memory_parts = took.get("memory").map_or_else(String::new, |parts| format!("  MB {parts}"));
    tell(&format!(
        "{name:<22} {who:<7} {speed:>10.0} {seconds:>8.2} {cpu:>8.2} {memory:>7.0}  {parts}{memory_parts}"
    ));
}
